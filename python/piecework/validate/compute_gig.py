"""T10 to T12: platform work in twelve months, as main activity, and gig income by calendar year.

As in `compute_labour`: every function takes the recorded months and gives an array (replicate, component) in the units
of the target. All counts are of simulated persons.
"""

from __future__ import annotations

import numpy as np

from piecework.validate.data import NotComputed, Recorded
from piecework.validate.statistics import Floats

PERCENT = 100.0
BIN_DOLLARS = 250.0  # measures/gig.h
FULL_TIME_HOURS = 2000.0  # a year, as the target reckons
KINDS = ("micro", "dispatch", "selling")


def platform_work(data: Recorded) -> Floats:
    """T10: residents of 15 to 69 with any platform work in twelve months, percent, mean over the base months."""
    return _share(data, "year_15_69", "aged_15_69")


def main_activity(data: Recorded) -> Floats:
    """T11: employed with most hours on platforms / all employed, percent, mean over the base months.

    Employed is who holds a job, or works on platforms for an hour a week on average, whether looking for a job or not.
    """
    return _share(data, "main", "employed")


def _share(data: Recorded, part: str, whole: str) -> Floats:
    counts = data.base(f"series/platforms/{part}") / data.base(f"series/platforms/{whole}")
    return (PERCENT * counts).mean(axis=1, keepdims=True)


def kinds(data: Recorded) -> dict[str, float]:
    """T10 by kind, percent, mean over replicates; a person may be in several."""
    return {kind: float(_share(data, f"year_{kind}_15_69", "aged_15_69").mean()) for kind in KINDS}


def gig_income(data: Recorded) -> Floats:
    """T12: share of workers with gig income in a calendar year, percent; its median / a year at the minimum wage.

    Mean over the whole calendar years that the study records, minimum wage of their last month.
    """
    workers, gig = data.monthly("series/gig_year/workers"), data.monthly("series/gig_year/gig")
    incomes, wage = data.monthly("distributions/gig_income"), data.monthly("series/gig_year/minimum_wage")
    ends = [month for month in range(workers.shape[1]) if workers[:, month].min() > 0]
    if not ends:
        raise NotComputed("the study records no whole calendar year")
    shares = PERCENT * gig[:, ends] / workers[:, ends]
    medians = np.array([[median_of_bins(counts, BIN_DOLLARS) for counts in run] for run in incomes[:, ends]])
    ratios = medians / (FULL_TIME_HOURS * wage[:, ends])
    return np.stack([shares.mean(axis=1), ratios.mean(axis=1)], axis=1)


def median_of_bins(counts: Floats, width: float) -> float:
    """Median of values known by bins of one width from 0, spread evenly within a bin; NaN of none."""
    total = counts.sum()
    if total <= 0:
        return float("nan")
    below = np.cumsum(counts)
    place = int(np.searchsorted(below, total / 2))
    inside = (total / 2 - (below[place] - counts[place])) / counts[place]
    return float((place + inside) * width)
