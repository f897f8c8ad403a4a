"""Where the uncertainty of an effect comes from: chance, parameters, or the future.

An effect is estimated in several futures, each with several draws of the doubtful parameters, each with several
replicates; seeds and draws are the same everywhere, so the design is crossed. The variance of a single replicate's
effect is split by the mean squares of a three-way random model (Searle, Casella and McCulloch, Variance Components, ch.
4): *future* is what differs between futures on average, *parameters* what differs between draws and between draws in
one future and another, *chance* all that differs between replicates. Estimates below zero are set to zero.

The budget is that of the effect of a study as it was run, so chance is divided by the replicates: more of them shrink
that part and no other.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import Floats
from piecework.errors import InputError

COLUMNS = ["source", "variance", "share", "deviation"]
FUTURE, DRAW, REPLICATE = range(3)
SOURCES = ("chance", "parameters", "future")
FEWEST_DRAWS = 10  # for the share of single parameters


def uncertainty_budget(values: Floats) -> pd.DataFrame:
    """Splits the variance of an effect by its sources.

    Parameters
    ----------
    values
        Effects (policy arm less baseline) with the axes (future, draw, replicate); two replicates at least.

    Returns
    -------
    pandas.DataFrame
        One row per source (chance, parameters, future): variance of the mean effect of one future and draw, its share
        and its square root, in the unit of the effect. ``table.attrs["mean"]`` is the effect over all.

    Raises
    ------
    InputError
        Values are missing, or there are fewer than two replicates.

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
    components = _components(values)
    found = dict.fromkeys(SOURCES, 0.0)
    for axes, variance in components.items():
        if REPLICATE in axes:
            found["chance"] += variance / values.shape[REPLICATE]
        else:
            found["parameters" if DRAW in axes else "future"] += variance
    total = sum(found.values())
    rows: list[dict[str, Any]] = [
        {"source": name, "variance": each, "share": each / total if total else np.nan, "deviation": each**0.5}
        for name, each in found.items()
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"mean": float(values.mean()), "shape": list(values.shape)}
    return table


def _components(values: Floats) -> dict[tuple[int, ...], float]:
    """Variance components by the axes that they vary over; axes of one element have none."""
    axes = [axis for axis in range(3) if values.shape[axis] > 1]
    subsets = [each for size in range(1, len(axes) + 1) for each in itertools.combinations(axes, size)]
    squares = {subset: _mean_square(values, subset) for subset in subsets}
    found = {}
    for subset in subsets:
        above = [(other, (-1) ** (len(other) - len(subset))) for other in subsets if set(subset) <= set(other)]
        rest = np.prod([values.shape[axis] for axis in axes if axis not in subset])
        found[subset] = max(0.0, float(sum(sign * squares[other] for other, sign in above) / rest))
    return found


def _mean_square(values: Floats, subset: tuple[int, ...]) -> float:
    deviations = np.zeros([values.shape[axis] if axis in subset else 1 for axis in range(3)])
    for size in range(len(subset) + 1):
        for kept in itertools.combinations(subset, size):
            others = tuple(axis for axis in range(3) if axis not in kept)
            deviations = deviations + (-1) ** (len(subset) - size) * values.mean(axis=others, keepdims=True)
    repeats = values.size / deviations.size
    freedom = np.prod([values.shape[axis] - 1 for axis in subset])
    return float((deviations**2).sum() * repeats / freedom)


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
