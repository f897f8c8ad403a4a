"""Paired differences between arms.

Replicate k of every arm has the same seeds, so person by person the arms differ only where a policy made them differ;
the difference is taken within each replicate and its t interval over replicates. `variance_ratio` says how much that
pairing is worth: how many times more replicates unpaired arms would need for the same interval.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import Floats, half_width
from piecework.errors import InputError
from piecework.results import Group, Results

COLUMNS = [
    "arm",
    "component",
    "group",
    "n_min",
    "baseline",
    "policy",
    "difference",
    "low",
    "high",
    "replicates",
    "variance_ratio",
    "note",
]
TOO_FEW = 10  # a cell with fewer simulated persons shows its count, never a value
_MANY = np.iinfo(np.int64).max
ROUNDING = 1e-12  # relative spread of differences that is rounding, not variance


def effects(results: Results, measure: str = "M1", by: str | None = None, level: float = 0.95) -> pd.DataFrame:
    """What each arm changed against the baseline, paired by replicate.

    Parameters
    ----------
    results
        A loaded study.
    measure
        Name of a measure.
    by
        Dimension of groups, for example ``"immigrant_class"``; None means everyone together.
    level
        Probability that the interval covers the effect.

    Returns
    -------
    pandas.DataFrame
        One row per arm, component and group; the columns are those of `COLUMNS`. The unit of each component is in
        ``table.attrs["units"]``. `n_min` counts distinct simulated persons, the smallest over replicates and both arms.

    Raises
    ------
    InputError
        No such measure or group, no arm to compare, or a level outside (0, 1).

    Examples
    --------
    >>> effects(study, "M1", by="immigrant_class")[["arm", "group", "difference", "note"]]  # doctest: +SKIP
    """
    rows = results.summary.rows(measure) if results.components(measure) else {}
    groups = results.groups_by(by)
    cells = [
        _cell(results, arm, (component, group), rows[component, group.name], level)
        for arm in policy_arms(results)
        for component in results.components(measure)
        for group in groups
        if (component, group.name) in rows
    ]
    table = pd.DataFrame(cells, columns=COLUMNS)
    table.attrs = {"measure": measure, "by": by, "level": level, "units": _units(results, rows)}
    return table


def policy_arms(results: Results) -> list[str]:
    """All arms but the baseline.

    Raises
    ------
    InputError
        There is none.
    """
    if len(results.arms) < 2:
        raise InputError(
            f"{results.path}: nothing to compare: the study has the arm '{results.arms[0]}' alone; run it with a policy"
        )
    return results.arms[1:]


def _units(results: Results, rows: dict[tuple[str, str], int]) -> dict[str, str]:
    return {component: results.summary.unit[row] for (component, _), row in rows.items()}


def _cell(results: Results, arm: str, name: tuple[str, Group], row: int, level: float) -> dict[str, Any]:
    arms = [0, results.arms.index(arm)]
    both = results.complete[arms].all(axis=0)
    values = results.summary.value[arms, :, row][:, both]
    persons = results.summary.persons[arms, :, row][:, both]
    component, group = name
    n_min = int(persons.min(initial=_MANY))
    found = {"arm": arm, "component": component, "group": group.member, "n_min": n_min}
    return found | compare(values, n_min, level)


def compare(values: Floats, n_min: int, level: float) -> dict[str, Any]:
    """Compares baseline (first row) and policy (second row) over replicates (columns)."""
    usable = np.isfinite(values).all(axis=0)
    count = int(usable.sum())
    if values.shape[1] == 0:
        return _nothing("no replicate is committed in both arms", 0) | {"n_min": 0}
    if n_min < TOO_FEW:
        return _nothing(f"too few ({n_min})", count)
    if count == 0:
        return _nothing("no value in any replicate", 0)
    lost = values.shape[1] - count
    notes = [f"{lost} of {values.shape[1]} replicates without a value"] if lost else []
    return _difference(values[:, usable], level, notes)


def _nothing(note: str, replicates: int) -> dict[str, Any]:
    blank = dict.fromkeys(("baseline", "policy", "difference", "low", "high"), np.nan)
    return blank | {"replicates": replicates, "variance_ratio": np.nan, "note": note}


def _difference(values: Floats, level: float, notes: list[str]) -> dict[str, Any]:
    baseline, policy = values
    paired = policy - baseline
    difference = float(paired.mean())
    half = float(half_width(paired, level))
    ratio, why_none = _variance_ratio(values, paired)
    notes += _verdict(paired, difference, half) + why_none
    return {
        "baseline": float(baseline.mean()),
        "policy": float(policy.mean()),
        "difference": difference,
        "low": difference - half,
        "high": difference + half,
        "replicates": len(paired),
        "variance_ratio": ratio,
        "note": "; ".join(notes),
    }


def _verdict(paired: Floats, difference: float, half: float) -> list[str]:
    if not paired.any():
        return ["identical"] + (["one replicate: no interval"] if len(paired) == 1 else [])
    if len(paired) == 1:
        return ["one replicate: no interval"]
    if abs(difference) <= half:
        return ["not distinguishable from zero here", f"smallest effect that would have been seen: {half:.3g}"]
    return []


def _variance_ratio(values: Floats, paired: Floats) -> tuple[float, list[str]]:
    if len(paired) < 2:
        return np.nan, []
    if np.ptp(paired) <= ROUNDING * np.abs(values).max():
        return np.nan, ["no variance ratio: the same difference in every replicate"] if paired.any() else []
    return float(values.var(axis=1, ddof=1).sum() / paired.var(ddof=1)), []
