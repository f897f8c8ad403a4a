"""Paired differences between arms.

Replicate k of every arm has the same seeds, so person by person the arms differ only where a policy made them differ;
the difference is taken within each replicate and its t interval over replicates. `variance_ratio` says how much that
pairing is worth: how many times more replicates unpaired arms would need for the same interval. Beside the t interval
stand the studentised bootstrap's, the chance that the sign is wrong, and a light that says whether to quote the row.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from piecework.effects.bootstrap import bootstrap_half_width
from piecework.effects.health import allow_for_many, judge, sign_wrong
from piecework.effects.intervals import Floats, half_width
from piecework.errors import InputError, unknown_name
from piecework.i18n import counted
from piecework.results import Group, Results

JUDGED = ["boot_low", "boot_high", "sign_wrong", "replicates", "variance_ratio", "health", "why", "note"]
COLUMNS = ["arm", "component", "group", "n_min", "baseline", "policy", "difference", "low", "high", *JUDGED]
BASELINE = "baseline"
TOO_FEW = 10  # a cell with fewer simulated persons shows its count, never a value
_MANY = np.iinfo(np.int64).max
ROUNDING = 1e-12  # relative spread of differences that is rounding, not variance
Course = Callable[[npt.NDArray[np.bool_]], Floats | None]


@dataclass(frozen=True)
class Pair:
    """Two arms to compare by their places, the reference first, and how."""

    reference: int
    arm: int
    level: float
    smallest: int

    @property
    def places(self) -> list[int]:
        return [self.reference, self.arm]


def effects(
    results: Results,
    measure: str = "M1",
    by: str | None = None,
    level: float = 0.95,
    against: str | None = None,
    smallest: int = TOO_FEW,
) -> pd.DataFrame:
    """What each arm changed against the baseline or another arm, paired by replicate.

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
    against
        The arm that the others are compared with; None means the baseline.
    smallest
        Cells with fewer simulated persons, in either arm of any replicate, show no value. 0 shows all; a number that
        rests on few persons is then marked amber.

    Returns
    -------
    pandas.DataFrame
        One row per arm, component and group; the columns are those of `COLUMNS`. The unit of each component is in
        ``table.attrs["units"]``. `n_min` counts distinct simulated persons, the smallest over replicates and both arms;
        all weigh the same, and ``table.attrs["stands_for"]`` says for how many residents one stands.

    Raises
    ------
    InputError
        No such measure, group or arm, no arm to compare, or a level outside (0, 1).

    Examples
    --------
    >>> effects(study, "M1", by="immigrant_class")[["arm", "group", "difference", "health"]]  # doctest: +SKIP
    """
    rows = results.summary.rows(measure) if results.components(measure) else {}
    groups = results.groups_by(by)
    reference = reference_arm(results, against)
    cells = [
        _cell(results, pair, (measure, component, group), rows[component, group.name])
        for arm in _others(results, reference)
        for pair in [Pair(results.arms.index(reference), results.arms.index(arm), level, smallest)]
        for component in results.components(measure)
        for group in groups
        if (component, group.name) in rows
    ]
    table = judged_table(cells, COLUMNS, level)
    about = {"measure": measure, "by": by, "level": level, "against": reference, "units": _units(results, rows)}
    table.attrs = about | table.attrs | {"smallest": smallest, "stands_for": results.stands_for}
    return table


def judged_table(cells: list[dict[str, Any]], columns: list[str], level: float) -> pd.DataFrame:
    """A table of what `compare` found, with the allowance for many comparisons in its lights.

    ``table.attrs["why_fr"]`` holds the reasons of each row in French.
    """
    lights = [cell.pop("judgement") for cell in cells]
    comparisons = allow_for_many(cells, lights, level)
    rows = [cell | light.columns() for cell, light in zip(cells, lights, strict=True)]
    table = pd.DataFrame(rows, columns=columns)
    table.attrs = {"comparisons": comparisons, "why_fr": [light.why("fr") for light in lights]}
    return table


def policy_arms(results: Results) -> list[str]:
    """All arms but the baseline.

    Raises
    ------
    InputError
        There is none, or no baseline.
    """
    return _others(results, reference_arm(results))


def reference_arm(results: Results, against: str | None = None) -> str:
    """The arm that others are compared with.

    Raises
    ------
    InputError
        There is no such arm, nothing beside it, or the arms do not share their seeds.
    """
    if len(results.arms) < 2:
        raise InputError(
            f"{results.path}: nothing to compare: the study has the arm '{results.arms[0]}' alone; run it with a policy"
        )
    if against is None and BASELINE not in results.arms:
        raise InputError(
            f"{results.path}: the study has no arm '{BASELINE}'; say what to compare with, for example "
            f"against='{results.arms[0]}' (arms: {', '.join(results.arms)})"
        )
    if against is not None and against not in results.arms:
        raise unknown_name("arm", against, results.arms)
    if " | " in (seed := str(results.provenance.get("seed", ""))):
        raise InputError(
            f"{results.path}: its arms or replicates have different seeds ({seed}) and cannot be paired; "
            "run all arms in one study, with one seed"
        )
    return against or BASELINE


def _others(results: Results, reference: str) -> list[str]:
    return [arm for arm in results.arms if arm != reference]


def _units(results: Results, rows: dict[tuple[str, str], int]) -> dict[str, str]:
    return {component: results.summary.unit[row] for (component, _), row in rows.items()}


def _cell(results: Results, pair: Pair, name: tuple[str, str, Group], row: int) -> dict[str, Any]:
    both = results.complete[pair.places].all(axis=0)
    values = results.summary.value[pair.places, :, row][:, both]
    persons = results.summary.persons[pair.places, :, row][:, both]
    measure, component, group = name
    n_min = int(persons.min(initial=_MANY))

    def course(usable: npt.NDArray[np.bool_]) -> Floats | None:
        """Differences by month of the evaluation period, axes (replicate, month)."""
        found = results.course(measure, component)
        if found is None:
            return None
        place = list(results.groups).index(group.name)
        chosen = found[pair.places][:, both][:, usable][..., results.evaluated, place]
        return np.asarray(chosen[1] - chosen[0])

    found = {"arm": results.arms[pair.arm], "component": component, "group": group.member, "n_min": n_min}
    return found | compare(values, n_min, pair.level, pair.smallest, course)


def compare(
    values: Floats, n_min: int, level: float, smallest: int = TOO_FEW, course: Course | None = None
) -> dict[str, Any]:
    """Compares baseline (first row) and policy (second row) over replicates (columns).

    `course` gives the differences by month of the replicates that are used, where there are any.
    """
    usable = np.asarray(np.all(np.isfinite(values), axis=0))
    count = int(usable.sum())
    if values.shape[1] == 0:
        return _nothing("no replicate is committed in both arms", 0) | {"n_min": 0}
    if n_min < smallest:
        return _nothing(f"too few ({n_min})", count)
    if count == 0:
        return _nothing("no value in any replicate", 0)
    lost = values.shape[1] - count
    notes = [f"{lost} of {counted(values.shape[1], 'replicate')} without a value"] if lost else []
    row = _difference(values[:, usable], level, notes)
    paired = values[1, usable] - values[0, usable]
    light = judge(row | {"n_min": n_min}, paired, course(usable) if course else None)
    return row | {"judgement": light}


def _nothing(note: str, replicates: int) -> dict[str, Any]:
    names = ("baseline", "policy", "difference", "low", "high", "boot_low", "boot_high", "sign_wrong", "variance_ratio")
    row = dict.fromkeys(names, np.nan) | {"replicates": replicates, "note": note}
    return row | {"judgement": judge(row, np.empty(0))}


def _difference(values: Floats, level: float, notes: list[str]) -> dict[str, Any]:
    baseline, policy = values
    paired = policy - baseline
    difference = float(paired.mean())
    half = float(half_width(paired, level))
    other = bootstrap_half_width(paired, level)
    ratio, why_none = _variance_ratio(values, paired)
    notes += _verdict(paired, difference, half) + why_none
    return {
        "baseline": float(baseline.mean()),
        "policy": float(policy.mean()),
        "difference": difference,
        "low": difference - half,
        "high": difference + half,
        "boot_low": difference - other,
        "boot_high": difference + other,
        "sign_wrong": sign_wrong(paired),
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
