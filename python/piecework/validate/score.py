"""Verdicts and scores by the rules in the header of `targets.toml`.

A component scores 1 inside its band and otherwise max(0, 1 - distance to the nearest bound / width of the band); a
target scores the mean of its components, at their mean over replicates. It is undecided while the standard error of
that mean is above a quarter of the band's width. A band without an upper bound has no width: 1 inside, 0 outside, and
undecided while the interval crosses the bound.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from piecework.effects.intervals import half_width
from piecework.i18n import counted
from piecework.validate.statistics import Floats
from piecework.validate.targets import Target

LEVEL = 0.95
QUARTER = 0.25
PASS, FAIL, UNDECIDED, NOT_COMPUTED = "pass", "fail", "undecided", "not computed"


@dataclass(frozen=True)
class Result:
    """One line of the scorecard.

    Attributes
    ----------
    target
        The entry, with the band that was used.
    verdict
        ``"pass"``, ``"fail"``, ``"undecided"`` or ``"not computed"``.
    mean, error, ends
        Of each component over replicates: mean, standard error, and both ends of the 95 % interval; empty if not
        computed.
    score
        Between 0 and 1; 0 if not computed. None for what has no score (AT and unit items).
    replicates
        How many replicates gave a value.
    note
        Why it was not computed, or what to know about the value.
    """

    target: Target
    verdict: str
    mean: tuple[float, ...] = ()
    error: tuple[float, ...] = ()
    ends: tuple[tuple[float, float], ...] = ()
    score: float | None = None
    replicates: int = 0
    note: str = ""


def component_score(value: float, low: float, high: float) -> float:
    """Score of one number against its band.

    Examples
    --------
    >>> component_score(8.0, 7.7, 9.2), round(component_score(10.7, 7.7, 9.2), 6), component_score(20, 7.7, 9.2)
    (1.0, 0.0, 0.0)
    >>> component_score(9.575, 7.7, 9.2)
    0.75
    """
    if low <= value <= high:
        return 1.0
    if not math.isfinite(high - low):
        return 0.0
    distance = low - value if value < low else value - high
    return max(0.0, 1.0 - distance / (high - low))


def weight(target: Target) -> float:
    """Weight of a target in a block's total: 1, or the smallest of those that its role and confidence ask for."""
    wanted = [0.5] * (target.confidence == "U") + [0.5] * (target.role == "cal") + [1.5] * (target.role == "resp")
    return min(wanted, default=1.0)


def judged(target: Target, values: Floats, note: str = "") -> Result:
    """The verdict on a target from its values (replicate, component); replicates without a value are left out."""
    usable = np.isfinite(values).all(axis=1)
    lost = len(values) - int(usable.sum())
    notes = ([note] if note else []) + (
        [f"{lost} of {counted(len(values), 'replicate')} without a value"] if lost else []
    )
    if not usable.any():
        return not_computed(target, "no replicate has a value")
    used = values[usable]
    mean, half = used.mean(axis=0), half_width(used, LEVEL)
    alone = len(used) == 1
    error = np.full(len(mean), np.nan) if alone else used.std(axis=0, ddof=1) / math.sqrt(len(used))
    ends = tuple((float(m - h), float(m + h)) for m, h in zip(mean, half, strict=True))
    bands = list(zip(mean, error, ends, target.low, target.high, strict=True))
    inside = all(low <= value <= high for value, _, _, low, high in bands)
    decided = all(_decided(*band[1:]) for band in bands)
    score = float(np.mean([component_score(value, low, high) for value, _, _, low, high in bands]))
    return Result(
        target,
        (PASS if inside else FAIL) if decided else UNDECIDED,
        tuple(map(float, mean)),
        tuple(map(float, error)),
        ends,
        score if target.kind == "score" else None,
        len(used),
        "; ".join(notes),
    )


def tried(target: Target, values: Mapping[str, float], note: str = "") -> Result:
    """The verdict on a unit target: every component inside its band or not; there is no luck and no interval.

    Examples
    --------
    >>> from piecework.validate.targets import read_targets
    >>> tried(read_targets()["T32"], {"accuracy": 6.5, "mixed": 11.0, "speed": 20.0}).verdict
    'fail'
    """
    found = [values[component] for component in target.components]
    inside = all(low <= value <= high for value, low, high in zip(found, target.low, target.high, strict=True))
    nothing = (math.nan,) * len(found)
    ends = ((math.nan, math.nan),) * len(found)
    return Result(target, PASS if inside else FAIL, tuple(found), nothing, ends, note=note)


def _decided(error: float, ends: tuple[float, float], low: float, high: float) -> bool:
    if not math.isfinite(error):
        return False
    if math.isfinite(high - low):
        return error <= QUARTER * (high - low) * (1 + 1e-12)
    return not ends[0] < low < ends[1]


def not_computed(target: Target, why: str) -> Result:
    """A target without a value: it counts with score 0."""
    return Result(target, NOT_COMPUTED, score=0.0 if target.kind == "score" else None, note=why)


def with_overlaps(results: Mapping[str, Result]) -> dict[str, Result]:
    """Lets the T items decide the AT items that are about the same fact."""
    decided = dict(results)
    for name, result in results.items():
        if result.target.kind == "acceptance" and result.target.overlaps:
            verdicts = [results[other].verdict for other in result.target.overlaps]
            by = f"decided by {', '.join(result.target.overlaps)}"
            note = f"{by}; {result.note}" if result.mean and result.note else by
            decided[name] = replace(result, verdict=worst(verdicts), note=note)
    return decided


def worst(verdicts: Iterable[str]) -> str:
    """The least favourable of several verdicts."""
    return max(verdicts, key=[PASS, UNDECIDED, NOT_COMPUTED, FAIL].index)


def block_score(results: Iterable[Result], block: str) -> float:
    """Weighted mean score of the T items that count in a block; NaN if there are none."""
    counted = [
        result for result in results if block in result.target.blocks and result.score is not None
    ]  # AT and unit items have no score
    total = sum(weight(result.target) for result in counted)
    if total == 0:
        return math.nan
    return sum(weight(result.target) * float(result.score or 0.0) for result in counted) / total
