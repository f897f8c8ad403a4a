"""Two outcomes at once: income now against a career later, and cost against effect.

Both planes are drawn from the same replicates, so that what two outcomes share stays shared: a chance is counted among
joint draws of the true means (`draws`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.directions import Aim, aim_of
from piecework.effects.draws import draws_of_means
from piecework.effects.intervals import Floats, half_width
from piecework.effects.paired import reference_arm
from piecework.effects.panel import Bools, chosen_arms
from piecework.effects.public_cost import net_cost
from piecework.errors import InputError
from piecework.i18n import counted
from piecework.results import ALL, Results

NOW, LATER = "M3.median_net_income", "M5.job_loss_12"
PARETO_COLUMNS = ["arm", "x", "x_low", "x_high", "y", "y_low", "y_high", "on_front", "chance_on_front", "replicates"]
QUADRANTS = ["better_cheaper", "better_dearer", "worse_cheaper", "worse_dearer"]
PLANE_COLUMNS = ["arm", "effect", "effect_low", "effect_high", "cost", "cost_low", "cost_high"]
PLANE_COLUMNS += [*QUADRANTS, "cost_per_unit", "replicates", "note"]


def pareto(results: Results, x: str = NOW, y: str = LATER, group: str = ALL, level: float = 0.95) -> pd.DataFrame:
    """Which arms no other arm beats in both of two outcomes.

    Parameters
    ----------
    results
        A loaded study.
    x, y
        Outcomes as `ranking` takes them; by default median net income now and, of those who lost a job, the share in
        a commensurate job after twelve months.
    group
        Whose outcomes, for example ``"immigrant_class=newcomer"``.
    level
        Probability that the intervals cover.

    Returns
    -------
    pandas.DataFrame
        One row per arm; columns as in `PARETO_COLUMNS`. `on_front` is judged by the means, `chance_on_front` says how
        sure that is.

    Raises
    ------
    InputError
        No such measure or group, or fewer than two replicates with both outcomes in every arm.

    Examples
    --------
    >>> pareto(study)[["arm", "x", "y", "chance_on_front"]]  # doctest: +SKIP
    """
    reference_arm(results, results.arms[0])
    aims = [aim_of(results, x), aim_of(results, y)]
    values = np.stack([_by_arm(results, aim, group) for aim in aims])  # axes (outcome, replicate, arm)
    values = values[:, np.isfinite(values).all(axis=(0, 2))]
    count = values.shape[1]
    if count < 2:
        raise InputError(
            f"{results.path}: {aims[0].name} and {aims[1].name} have values in every arm in "
            f"{counted(count, 'replicate')}; two are needed: take other outcomes, a longer run or more replicates"
        )
    signs = np.array([aim.sign for aim in aims])
    draws = draws_of_means(np.concatenate(values, axis=1)).reshape(-1, 2, len(results.arms)) * signs[:, None]
    fronts = _on_front(draws)
    on_front = _on_front(values.mean(axis=1)[None] * signs[:, None])[0]
    means, halves = values.mean(axis=1), np.stack([half_width(each, level) for each in values])
    rows = []
    for place, arm in enumerate(results.arms):
        row: dict[str, Any] = {"arm": arm, "on_front": bool(on_front[place]), "replicates": count}
        for axis, name in enumerate("xy"):
            mean, half = float(means[axis, place]), float(halves[axis, place])
            row |= {name: mean, f"{name}_low": mean - half, f"{name}_high": mean + half}
        rows.append(row | {"chance_on_front": float(fronts[:, place].mean())})
    table = pd.DataFrame(rows, columns=PARETO_COLUMNS)
    table.attrs = {"x": aims[0].name, "y": aims[1].name, "group": group, "level": level}
    return table


def _by_arm(results: Results, aim: Aim, group: str) -> Floats:
    if group not in results.groups:
        raise InputError(f"unknown group '{group}'; allowed: {', '.join(results.groups)}")
    row = results.summary.rows(aim.measure).get((aim.component, group))
    if row is None:
        raise InputError(f"{aim.name} is not given for the group '{group}'")
    done = results.complete.all(axis=0)
    return np.asarray(results.summary.value[:, done, row].T)


def _on_front(points: Floats) -> Bools:
    """Whom nobody beats: as good in both and better in one; `points` has the axes (draw, outcome, arm)."""
    other, own = points[:, :, :, None], points[:, :, None, :]  # axes (draw, outcome, other, own)
    beaten = np.all(other >= own, axis=1) & np.any(other > own, axis=1)
    return np.asarray(~np.any(beaten, axis=1))


def cost_plane(
    results: Results,
    effect: str = "M4.commensurate",
    arm: str | None = None,
    discount: float = 0.03,
    level: float = 0.95,
) -> pd.DataFrame:
    """The cost-effectiveness plane: what each policy changes in the public account and in one outcome.

    Parameters
    ----------
    results
        A loaded study that records the public account.
    effect
        An outcome as `ranking` takes it, of everyone; counted so that more is better.
    arm
        A policy arm; None takes all of them.
    discount
        Rate per year at which later costs count less.
    level
        Probability that the intervals cover.

    Returns
    -------
    pandas.DataFrame
        One row per arm; columns as in `PLANE_COLUMNS`: change of the outcome and net cost with their intervals, the
        chances of the four quadrants, and cost over effect (NaN unless the policy is better and dearer or worse and
        cheaper by the means; `Study.public_cost` has Fieller's interval for months in commensurate jobs). Costs are
        CAD of 2024 of the simulated residents; multiply by ``table.attrs["stands_for"]`` for the city.

    Raises
    ------
    InputError
        No such measure or arm, or the study does not record the public account.

    Examples
    --------
    >>> cost_plane(study)[["arm", "effect", "cost", "better_cheaper"]]  # doctest: +SKIP
    """
    aim = aim_of(results, effect)
    rows = [{"arm": name} | _on_plane(_changes(results, aim, name, discount), level)
            for name in chosen_arms(results, arm)]  # fmt: skip
    table = pd.DataFrame(rows, columns=PLANE_COLUMNS)
    table.attrs = {"effect": aim.name, "discount": discount, "level": level, "stands_for": results.stands_for}
    return table


def acceptability(
    results: Results, worth: Iterable[float], effect: str = "M4.commensurate", discount: float = 0.03
) -> pd.DataFrame:
    """The chance that each policy is worth its cost, for several values of one unit of the outcome.

    Parameters
    ----------
    results
        A loaded study that records the public account.
    worth
        What a change of the outcome by 1, over the simulated residents and the whole run, is worth: CAD of 2024.
    effect, discount
        As in `cost_plane`.

    Returns
    -------
    pandas.DataFrame
        Columns arm, worth and chance.

    Raises
    ------
    InputError
        As `cost_plane`.

    Examples
    --------
    >>> acceptability(study, worth=[0, 1e6, 1e7])  # doctest: +SKIP
    """
    aim, rows = aim_of(results, effect), []
    for name in chosen_arms(results, None):
        changes = _changes(results, aim, name, discount)
        draws = draws_of_means(changes) if len(changes) > 1 else np.full((1, 2), np.nan)
        for each in worth:
            chance = float((draws[:, 0] * each > draws[:, 1]).mean()) if len(changes) > 1 else np.nan
            rows.append({"arm": name, "worth": float(each), "chance": chance})
    return pd.DataFrame(rows, columns=["arm", "worth", "chance"])


def _changes(results: Results, aim: Aim, arm: str, discount: float) -> Floats:
    """Change of the outcome, more being better, and of the cost; axes (replicate, 2)."""
    places = [results.arms.index(reference_arm(results)), results.arms.index(arm)]
    both = results.complete[places].all(axis=0)
    row = results.summary.rows(aim.measure)[aim.component, ALL]
    values = results.summary.value[places][:, both, row]
    changes = np.column_stack([aim.sign * (values[1] - values[0]), net_cost(results, arm, discount)])
    return changes[np.isfinite(changes).all(axis=1)]


def _on_plane(changes: Floats, level: float) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(PLANE_COLUMNS[1:], np.nan) | {"replicates": len(changes), "note": ""}
    if len(changes) < 2:
        return row | {"note": "fewer than two replicates with both values"}
    half = half_width(changes, level)
    for axis, name in enumerate(("effect", "cost")):
        mean = float(changes[:, axis].mean())
        row |= {name: mean, f"{name}_low": mean - half[axis], f"{name}_high": mean + half[axis]}
    draws = draws_of_means(changes)
    better, dearer = draws[:, 0] > 0, draws[:, 1] > 0
    inside = [better & ~dearer, better & dearer, ~better & ~dearer, ~better & dearer]
    row |= {name: float(each.mean()) for name, each in zip(QUADRANTS, inside, strict=True)}
    if row["effect"] * row["cost"] > 0:
        return row | {"cost_per_unit": row["cost"] / row["effect"]}
    return row | {"note": "better and cheaper, or worse and dearer: a ratio would mislead" if row["cost"] else ""}
