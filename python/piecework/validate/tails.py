"""Statistics of counts in bins: medians, power-law tails, survival with what is still running, log-normality.

Bins are given by their lower bounds; the first begins at 0, the last has no end. Inside a bin a quantity is taken to be
spread evenly on a logarithmic scale (evenly in the first).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.optimize import minimize
from scipy.special import erfc, ndtr

from piecework.validate.statistics import Floats

LEAST_TAIL = 50  # completed durations above a cut-off, for it to be considered
LEAST_SPAN = 10.0  # longest of them / cut-off: a few bins fit any curve
DRAWS = 2000  # samples behind the null distribution of the test for log-normality


def share_below(counts: Floats, bounds: Floats, value: float) -> float:
    """Share of what was counted that lies below a value; NaN if nothing was.

    Examples
    --------
    >>> share_below(np.array([0.0, 4.0, 4.0, 0.0]), np.array([0.0, 1.0, 10.0, 100.0]), 10.0)
    0.5
    """
    total = float(counts.sum())
    if total == 0:
        return math.nan
    bin = max(0, int(np.searchsorted(bounds, value, side="right")) - 1)
    inside = 0.0
    if bin + 1 < len(bounds):
        low, high = bounds[bin], bounds[bin + 1]
        inside = value / high if low == 0 else math.log(value / low) / math.log(high / low)
    return float(counts[:bin].sum() + inside * counts[bin]) / total


def median_of(counts: Floats, bounds: Floats) -> float:
    """The median of what was counted; NaN if nothing was, infinite if it lies in the last bin.

    Examples
    --------
    >>> round(median_of(np.array([0.0, 4.0, 4.0, 0.0]), np.array([0.0, 1.0, 10.0, 100.0])), 6)
    10.0
    """
    total = counts.sum()
    if total == 0:
        return math.nan
    below = np.cumsum(counts)
    bin = int(np.searchsorted(below, total / 2))
    if bin + 1 == len(bounds):
        return math.inf
    inside = float(1 - (below[bin] - total / 2) / counts[bin])
    low, high = float(bounds[bin]), float(bounds[bin + 1])
    return inside * high if low == 0 else low * (high / low) ** inside


@dataclass(frozen=True)
class Tail:
    """A power law fitted to the durations above a cut-off: exponent of the density, cut-off, distance, completed."""

    exponent: float
    cutoff: float
    distance: float
    completed: int


def power_law(completed: Floats, censored: Floats, bounds: Floats) -> Tail | None:
    """Fits density ~ x^-exponent above the cut-off with the least Kolmogorov-Smirnov distance; None without enough.

    The likelihood is that of counts in bins, with those still running when last seen as right-censored (in the middle
    of their bin); the cut-off is chosen as by Clauset, Shalizi and Newman (2009), SIAM Review 51(4), the empirical
    survival being that of Kaplan and Meier. A cut-off is considered while 50 completed durations lie above it and they
    span a decade.

    Parameters
    ----------
    completed, censored
        Durations by bin; all bins but the first and last grow by the same factor.
    bounds
        Lower bounds.
    """
    fits = []
    longest = bounds[np.flatnonzero(completed)[-1]] if completed.any() else 0.0
    for first in range(1, len(bounds) - 1):
        if completed[first:].sum() < LEAST_TAIL or LEAST_SPAN * bounds[first] > longest * (1 + 1e-9):
            break
        fits.append(_tail_from(first, completed, censored, bounds))
    return min((fit for fit in fits if fit is not None), key=lambda fit: fit.distance, default=None)


def _tail_from(first: int, completed: Floats, censored: Floats, bounds: Floats) -> Tail | None:
    done, running = completed[first:], censored[first:]
    step = math.log(bounds[2] / bounds[1])
    places = step * np.arange(len(done))  # log of the lower bound / the cut-off
    closed = float(done[:-1].sum())  # the last bin is open: of those in it only the lower bound is known
    passed = float(done @ places + running @ (places + step / 2))
    if passed == 0 or closed == 0:
        return None
    # Zero of the likelihood's derivative by a = exponent - 1: e^(-a step) = q / (1 + q), q = passed / (closed step).
    slope = math.log1p(closed * step / passed) / step
    distance = np.abs(kaplan_meier(done, running) - np.exp(-slope * (places + step)))[:-1]
    return Tail(1 + slope, float(bounds[first]), float(np.nanmax(distance)), int(done.sum()))


def kaplan_meier(ended: Floats, censored: Floats) -> Floats:
    """Share that outlasts each bin; those censored in a bin count as at risk for half of it. NaN where nobody is left.

    Examples
    --------
    >>> kaplan_meier(np.array([2.0, 1.0]), np.array([0.0, 1.0])).round(6).tolist()
    [0.5, 0.166667]
    """
    left = (ended + censored)[::-1].cumsum()[::-1] - censored / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.cumprod(1 - ended / left), dtype=np.float64)


@dataclass(frozen=True)
class Comparison:
    """Power law against log-normal above the same cut-off: Vuong's statistic, its p-value, and the log-normal's fit.

    The statistic is above 0 where the power law fits better.
    """

    statistic: float
    p: float
    mean: float
    sigma: float


def against_lognormal(tail: Tail, completed: Floats, censored: Floats, bounds: Floats) -> Comparison:
    """The likelihood-ratio test of Vuong (1989) on the durations above the tail's cut-off."""
    first = int(np.argmin(np.abs(bounds - tail.cutoff)))
    low = np.log(bounds[first:])
    high = np.append(low[1:], np.inf)
    middle = low + (low[1] - low[0]) / 2
    counts = np.concatenate([completed[first:], censored[first:]])

    def terms(survival: object) -> Floats:
        shares = survival(low) - survival(high)  # type: ignore[operator]
        return np.log(np.maximum(np.concatenate([shares, survival(middle)]), 1e-300))  # type: ignore[operator]

    def lognormal(parameters: Floats) -> Floats:
        mean, log_sigma = parameters
        sigma = math.exp(min(log_sigma, 50.0))
        base = ndtr(-(low[0] - mean) / sigma)
        return terms(lambda x: ndtr(-(x - mean) / sigma) / max(base, 1e-300))

    start = [float(np.average(low, weights=np.maximum(completed[first:], 1e-9))), 0.5]
    found = minimize(lambda x: -float(counts @ lognormal(x)), start, method="Nelder-Mead", options={"maxiter": 2000})
    power = terms(lambda x: np.exp(-(tail.exponent - 1) * (x - low[0])))
    difference = power - lognormal(found.x)
    number = counts.sum()
    mean = counts @ difference / number
    spread = math.sqrt(max(float(counts @ (difference - mean) ** 2 / number), 1e-300))
    statistic = float(math.sqrt(number) * mean / spread)
    return Comparison(statistic, float(erfc(abs(statistic) / math.sqrt(2))), float(found.x[0]), math.exp(found.x[1]))


def half_life(gone: Floats, censored: Floats) -> float:
    """Months until half are gone, by the last month in which they were active; NaN if more than half are left.

    Who was last active `k` months after the month from which time counts left between k - 1/2 and k + 1/2 months after
    its middle; between these moments the hazard is constant.
    """
    left = kaplan_meier_whole(gone, censored)
    times = np.concatenate([[0.0], np.arange(len(gone)) + 0.5])
    shares = np.concatenate([[1.0], left])
    below = np.flatnonzero(shares <= 0.5)
    if len(below) == 0:
        return math.nan
    after = int(below[0])
    if shares[after] <= 0:
        return float(times[after])
    inside = math.log(2 * shares[after - 1]) / math.log(shares[after - 1] / shares[after])
    return float(times[after - 1] + inside * (times[after] - times[after - 1]))


def kaplan_meier_whole(gone: Floats, censored: Floats) -> Floats:
    """Share that is left after each month; those censored in it are at risk for all of it."""
    left = (gone + censored)[::-1].cumsum()[::-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.cumprod(np.where(left > 0, 1 - gone / left, np.nan)), dtype=np.float64)


def lognormal_p(sample: Floats) -> float:
    """The p-value of a Kolmogorov-Smirnov test that a sample is log-normal, mean and sigma fitted to it.

    Fitting makes the usual table too lenient, so the null distribution is drawn (Lilliefors 1967); it does not depend
    on mean and sigma. NaN for fewer than four values.
    """
    logs = np.sort(np.log(sample[np.isfinite(sample)]))
    if len(logs) < 4:
        return math.nan
    return float(np.mean(_null_distances(len(logs)) >= _distance(logs[None, :])[0]))


@lru_cache
def _null_distances(size: int) -> Floats:
    draws = np.random.default_rng(1).standard_normal((DRAWS, size))
    return _distance(np.sort(draws, axis=1))


def _distance(sorted_rows: Floats) -> Floats:
    size = sorted_rows.shape[1]
    mean, sigma = sorted_rows.mean(axis=1, keepdims=True), sorted_rows.std(axis=1, ddof=1, keepdims=True)
    fitted = ndtr((sorted_rows - mean) / sigma)
    steps = np.arange(size + 1) / size
    return np.maximum(np.abs(fitted - steps[:-1]), np.abs(fitted - steps[1:])).max(axis=1)
