"""Which policy is best, how sure that is, and what it costs to be wrong: over replicates, and over futures.

A study tells arms apart only as far as its replicates do, so an arm has a *chance* of ranking first. Regret is what one
gives up by an arm where another turns out best: within a study the expected loss, across futures (the same arms in
other scenarios) the loss in each, whose largest value is what a cautious chooser keeps small.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.directions import Aim, aim_of
from piecework.effects.draws import chance_first, draws_of_means, mean_rank
from piecework.effects.intervals import Floats, half_width
from piecework.effects.paired import TOO_FEW, reference_arm
from piecework.errors import InputError, unknown_name
from piecework.results import ALL, Results

COLUMNS = ["measure", "better", "arm", "mean", "low", "high", "first", "rank", "regret", "replicates", "note"]
REGRET_COLUMNS = ["future", "arm", "regret", "low", "high", "first", "replicates"]
WORST = "(worst)"


def ranking(
    results: Results,
    measures: str | Iterable[str] = ("M1",),
    group: str = ALL,
    level: float = 0.95,
    smallest: int = TOO_FEW,
) -> pd.DataFrame:
    """The chance of each arm, the baseline among them, to rank first in each measure.

    Parameters
    ----------
    results
        A loaded study.
    measures
        Measures (``"M1"``), components (``"M3.below_poverty"``), either with the way that is better
        (``"M14.month:lower"``) where `directions.BETTER` does not say it.
    group
        Whose measure, for example ``"immigrant_class=newcomer"``.
    level
        Probability that the intervals of the means cover.
    smallest
        With fewer simulated persons in any arm and replicate, nothing is ranked.

    Returns
    -------
    pandas.DataFrame
        One row per measure and arm; columns as in `COLUMNS`: mean with its interval, chance to rank first, mean rank,
        and regret: what is expected to be lost, in the unit of the measure, by choosing this arm where the truly best
        one is not known. An arm in which nobody counts for the measure (the baseline, where it is of participants) is
        not ranked; its note says so.

    Raises
    ------
    InputError
        No such measure or group, no arm to compare, or a measure without a better way.

    Examples
    --------
    >>> ranking(study, ["M1", "M3.below_poverty"])[["measure", "arm", "first", "regret"]]  # doctest: +SKIP
    """
    reference_arm(results, results.arms[0])
    wanted = [measures] if isinstance(measures, str) else list(measures)
    rows = []
    for aim in [aim_of(results, name) for name in wanted]:
        rows += _ranked(results, aim, group, (level, smallest))
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"group": group, "level": level, "smallest": smallest, "stands_for": results.stands_for}
    return table


def regret(studies: Mapping[str, Results], measure: str = "M1", group: str = ALL, level: float = 0.95) -> pd.DataFrame:
    """What each arm gives up against the best one in each of several futures, and at worst.

    Parameters
    ----------
    studies
        Studies by the name of their future: other scenarios or parameters, the same arms, one seed.
    measure
        As one of `ranking`'s.
    group
        Whose measure.
    level
        Probability that the intervals cover.

    Returns
    -------
    pandas.DataFrame
        One row per future and arm; columns as in `REGRET_COLUMNS`: mean regret against the arm that is best on average
        in that future with the interval of this difference, and the chance to rank first. Rows of the future
        ``"(worst)"`` hold each arm's largest regret; ``table.attrs["least_worst"]`` names the arm where it is smallest.

    Raises
    ------
    InputError
        Fewer than two studies, or they have other arms or seeds.

    Examples
    --------
    >>> regret({"today": today, "grown": grown}, "M3.below_poverty")  # doctest: +SKIP
    """
    arms = _same_arms(studies)
    rows: list[dict[str, Any]] = []
    for future, results in studies.items():
        aim = aim_of(results, measure)
        values, why_none = _values(results, aim, group, TOO_FEW)
        if why_none:
            raise InputError(f"future '{future}': {aim.name} has no value to compare: {why_none}")
        rows += [{"future": future} | row for row in _losses(arms, values * aim.sign, level)]
    worst = [max((row for row in rows if row["arm"] == arm), key=lambda row: row["regret"]) for arm in arms]
    table = pd.DataFrame(rows + [row | {"future": WORST} for row in worst], columns=REGRET_COLUMNS)
    table.attrs = {"measure": measure, "level": level, "least_worst": min(worst, key=lambda row: row["regret"])["arm"]}
    return table


def _same_arms(studies: Mapping[str, Results]) -> list[str]:
    if len(studies) < 2:
        raise InputError("regret is taken across futures: give two studies or more, by name")
    (first, example), *rest = studies.items()
    reference_arm(example, example.arms[0])
    for future, results in rest:
        if results.arms != example.arms:
            raise InputError(
                f"future '{future}' has the arms {', '.join(results.arms)}, '{first}' has {', '.join(example.arms)}; "
                "run both with the same policies"
            )
        seeds = example.provenance.get("seed"), results.provenance.get("seed")
        if seeds[0] != seeds[1]:
            raise InputError(
                f"future '{future}' was run with seed {seeds[1]}, '{first}' with {seeds[0]}; run both with one seed"
            )
    return example.arms


def _ranked(results: Results, aim: Aim, group: str, limits: tuple[float, int]) -> list[dict[str, Any]]:
    """A row for each arm, in their order; limits: level and fewest persons. Arms without any value are not ranked."""
    level, smallest = limits
    values, persons, why_none = _all_values(results, aim, group)
    with_value = np.asarray(np.isfinite(values).any(axis=0))
    if with_value.sum() < 2:
        with_value[:] = True
    arms = [arm for arm, has in zip(results.arms, with_value, strict=True) if has]
    compared, too_little = _compared(values[:, with_value], persons[:, with_value], smallest)
    why_none = why_none or too_little
    found = _blank(arms, aim, len(compared), why_none) if why_none else _rows(arms, aim, compared, level)
    found += _blank([arm for arm in results.arms if arm not in arms], aim, 0, "no value in this arm")
    return sorted(found, key=lambda row: results.arms.index(row["arm"]))


def _all_values(results: Results, aim: Aim, group: str) -> tuple[Floats, Any, str]:
    """Values and simulated persons, axes (replicate, arm), of complete replicates; and why there can be none."""
    if group not in results.groups:
        raise unknown_name("group", group, results.groups)
    row = results.summary.rows(aim.measure).get((aim.component, group))
    if row is None:
        none = np.empty((0, len(results.arms)))
        return none, none, f"{aim.name} is not given for this group"
    done = results.complete.all(axis=0)
    return results.summary.value[:, done, row].T, results.summary.persons[:, done, row].T, ""


def _compared(values: Floats, persons: Any, smallest: int) -> tuple[Floats, str]:
    """The replicates in which every arm has a value; and why they cannot be compared."""
    kept = values[np.isfinite(values).all(axis=1)]
    if len(kept) and persons.min() < smallest:
        return kept, f"too few ({int(persons.min())})"
    return kept, "" if len(kept) > 1 else "fewer than two replicates with a value in every arm"


def _values(results: Results, aim: Aim, group: str, smallest: int) -> tuple[Floats, str]:
    """Values with the axes (replicate, arm), of the replicates that every arm has; and why there are none."""
    values, persons, why_none = _all_values(results, aim, group)
    compared, too_little = _compared(values, persons, smallest)
    return compared, why_none or too_little


def _rows(arms: list[str], aim: Aim, values: Floats, level: float) -> list[dict[str, Any]]:
    draws = draws_of_means(values * aim.sign)
    first, rank = chance_first(draws), mean_rank(draws)
    lost = (draws.max(axis=1, keepdims=True) - draws).mean(axis=0)
    half = half_width(values, level)
    same = np.ptp(values, axis=1).max() == 0
    return [
        {
            "measure": aim.name,
            "better": _better(aim),
            "arm": arm,
            "mean": float(values[:, place].mean()),
            "low": float(values[:, place].mean() - half[place]),
            "high": float(values[:, place].mean() + half[place]),
            "first": float(first[place]),
            "rank": float(rank[place]),
            "regret": float(lost[place]),
            "replicates": len(values),
            "note": "the arms are identical" if same else "",
        }
        for place, arm in enumerate(arms)
    ]


def _blank(arms: list[str], aim: Aim, count: int, why: str) -> list[dict[str, Any]]:
    row = dict.fromkeys(COLUMNS, np.nan) | {"measure": aim.name, "better": _better(aim), "replicates": count}
    return [row | {"arm": arm, "note": why} for arm in arms]


def _better(aim: Aim) -> str:
    return "higher" if aim.sign > 0 else "lower"


def _losses(arms: list[str], values: Floats, level: float) -> list[dict[str, Any]]:
    best = values.mean(axis=0).argmax()
    lost = values[:, [best]] - values
    half = half_width(lost, level)
    first = chance_first(draws_of_means(values))
    return [
        {
            "arm": arm,
            "regret": float(lost[:, place].mean()),
            "low": float(lost[:, place].mean() - half[place]),
            "high": float(lost[:, place].mean() + half[place]),
            "first": float(first[place]),
            "replicates": len(values),
        }
        for place, arm in enumerate(arms)
    ]
