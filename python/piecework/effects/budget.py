"""Where the uncertainty of an effect comes from: chance, parameters, or the future.

An effect is estimated in several futures, each with several draws of the doubtful parameters, each with several
replicates; seeds and draws are the same everywhere, so the design is crossed. The variance of a single replicate's
effect is split by the mean squares of a three-way random model (Searle, Casella and McCulloch, Variance Components, ch.
4): *future* is what differs between futures on average, *parameters* what differs between draws and between draws in
one future and another, *chance* all that differs between replicates. Estimates below zero are set to zero, so that no
share is negative and all sum to one.

The intervals of the shares are generalised ones (Weerahandi 1993, Journal of the American Statistical Association 88):
each mean square is divided by a draw of its chi-square over its degrees of freedom, the split is done again, and the
ends are quantiles of the shares. They hold for normal effects. Two futures leave one degree of freedom, and hence next
to no knowledge of their share: the interval says so. The draws are the same in every call.

The budget is that of the effect of a study as it was run, so chance is divided by the replicates: more of them shrink
that part and no other.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import Floats
from piecework.errors import InputError

COLUMNS = ["source", "variance", "share", "share_low", "share_high", "deviation", "note"]
FUTURE, DRAW, REPLICATE = range(3)
SOURCES = ("chance", "parameters", "future")
AXIS_OF = {"chance": REPLICATE, "parameters": DRAW, "future": FUTURE}
ROUNDING = 1e-24  # of the squared effect: a variance below it is rounding
SPLITS = 4000  # draws behind the intervals
SEED = 20260103
Subset = tuple[int, ...]  # the axes that a mean square or a component varies over
FEWEST_DRAWS = 10  # for the share of single parameters


def uncertainty_budget(values: Floats, level: float = 0.95) -> pd.DataFrame:
    """Splits the variance of an effect by its sources.

    Parameters
    ----------
    values
        Effects (policy arm less baseline) with the axes (future, draw, replicate); two replicates at least.
    level
        Probability that the intervals of the shares cover.

    Returns
    -------
    pandas.DataFrame
        One row per source (chance, parameters, future): variance of the mean effect of one future and draw, its share
        with the ends of its interval, its square root in the unit of the effect, and a note where a source was not
        varied (its share is then 0 because nobody looked) or where nothing moved with it; there is no interval then.
        ``table.attrs["mean"]`` is the effect over all.

    Raises
    ------
    InputError
        Values are missing, there are fewer than two replicates, or the level lies outside (0, 1).

    Examples
    --------
    >>> values = np.array([[[1.0, 3.0], [5.0, 7.0]]])  # draws differ by 4, replicates by 2
    >>> uncertainty_budget(values).set_index("source").variance.to_dict()
    {'chance': 1.0, 'parameters': 8.0, 'future': 0.0}
    """
    values = np.asarray(values, dtype=np.float64)
    if values.ndim != 3 or values.shape[REPLICATE] < 2:
        raise InputError("a budget needs effects by future, draw and replicate, with two replicates or more")
    if not np.isfinite(values).all():
        raise InputError(
            "a budget needs a value in every future, draw and replicate; take a measure that is always there"
        )
    if not 0 < level < 1:
        raise InputError(f"level {level}: must lie between 0 and 1, for example 0.95")
    squares = _mean_squares(values)
    found = _by_source(squares, values.shape)
    total = float(found.sum())
    ends = _share_interval(squares, values.shape, level) if total else np.full((2, len(SOURCES)), np.nan)
    rows: list[dict[str, Any]] = []
    for place, name in enumerate(SOURCES):
        note = _note(name, squares, values.shape)
        low, high = (np.nan, np.nan) if note else ends[:, place]
        variance = float(found[place])
        share = {"share": variance / total if total else np.nan, "share_low": float(low), "share_high": float(high)}
        rows.append({"source": name, "variance": variance, "deviation": variance**0.5, "note": note} | share)
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"mean": float(values.mean()), "shape": list(values.shape), "level": level}
    return table


def _note(source: str, squares: Mapping[Subset, float], shape: tuple[int, ...]) -> str:
    """Why a source has no interval: it was not varied, or nothing moved with it."""
    axis = AXIS_OF[source]
    name = ("future", "draw", "replicate")[axis]
    if shape[axis] == 1:
        return f"not varied: one {name} alone"
    if not any(squares[subset] for subset in squares):
        return "nothing to split: the effect is the same everywhere"
    return (
        ""
        if any(squares[subset] for subset in squares if axis in subset)
        else f"the effect is the same in every {name}"
    )


def _axes(shape: tuple[int, ...]) -> list[int]:
    """The axes that vary."""
    return [axis for axis in range(3) if shape[axis] > 1]


def _mean_squares(values: Floats) -> dict[Subset, float]:
    """Mean squares by the axes that they vary over; what is rounding beside the effects is none."""
    axes = _axes(values.shape)
    subsets = [each for size in range(1, len(axes) + 1) for each in itertools.combinations(axes, size)]
    rounding = ROUNDING * float(np.square(values).max())
    found = {subset: _mean_square(values, subset) for subset in subsets}
    return {subset: square if square > rounding else 0.0 for subset, square in found.items()}


def _by_source(squares: Mapping[Subset, Floats | float], shape: tuple[int, ...]) -> Floats:
    """Variances by source (last axis): components of the mean squares, none of them below zero."""
    axes = _axes(shape)
    found = dict.fromkeys(SOURCES, np.zeros(1)[0])
    for subset in squares:
        above = [(other, (-1) ** (len(other) - len(subset))) for other in squares if set(subset) <= set(other)]
        rest = np.prod([shape[axis] for axis in axes if axis not in subset])
        variance = np.maximum(0.0, sum(sign * squares[other] for other, sign in above) / rest)
        if REPLICATE in subset:
            found["chance"] = found["chance"] + variance / shape[REPLICATE]
        else:
            source = "parameters" if DRAW in subset else "future"
            found[source] = found[source] + variance
    return np.stack(np.broadcast_arrays(*(found[name] for name in SOURCES)), axis=-1)


def _share_interval(squares: Mapping[Subset, float], shape: tuple[int, ...], level: float) -> Floats:
    """Ends of the shares' intervals; axes (end, source)."""
    generator = np.random.Generator(np.random.Philox(SEED))
    drawn = {}
    for subset, square in squares.items():
        freedom = _freedom(shape, subset)
        drawn[subset] = square * freedom / generator.chisquare(freedom, SPLITS)
    parts = _by_source(drawn, shape)
    total = parts.sum(axis=1, keepdims=True)
    shares = np.divide(parts, total, out=np.zeros_like(parts), where=total > 0)
    return np.asarray(np.quantile(shares, [0.5 - level / 2, 0.5 + level / 2], axis=0))


def _freedom(shape: tuple[int, ...], subset: Subset) -> int:
    return int(np.prod([shape[axis] - 1 for axis in subset]))


def _mean_square(values: Floats, subset: Subset) -> float:
    deviations = np.zeros([values.shape[axis] if axis in subset else 1 for axis in range(3)])
    for size in range(len(subset) + 1):
        for kept in itertools.combinations(subset, size):
            others = tuple(axis for axis in range(3) if axis not in kept)
            deviations = deviations + (-1) ** (len(subset) - size) * values.mean(axis=others, keepdims=True)
    repeats = values.size / deviations.size
    return float((deviations**2).sum() * repeats / _freedom(values.shape, subset))


def sensitivity(values: Floats, drawn: pd.DataFrame) -> pd.DataFrame:
    """Which parameter the effect follows: its correlation with each, over draws.

    Parameters
    ----------
    values
        Effects with the axes (future, draw, replicate).
    drawn
        The values drawn: one row per draw, one column per parameter.

    Returns
    -------
    pandas.DataFrame
        Columns parameter, correlation, and share: the squared correlation, the part of the variance between draws that
        a straight line in this parameter explains; NaN below ten draws, where chance correlations are large.
    """
    means = np.asarray(values, dtype=np.float64).mean(axis=(FUTURE, REPLICATE))
    rows = []
    for name in drawn.columns:
        column = drawn[name].to_numpy(dtype=np.float64)
        known = len(means) > 2 and np.ptp(column) > 0 and np.ptp(means) > 0
        correlation = float(np.corrcoef(column, means)[0, 1]) if known else np.nan
        rows.append((str(name), correlation, correlation**2 if len(means) >= FEWEST_DRAWS else np.nan))
    return pd.DataFrame(rows, columns=["parameter", "correlation", "share"])
