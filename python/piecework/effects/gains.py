"""Who gains and who loses: the same simulated person with and without the policy.

The panel follows the same residents in every arm, so each has a gain of their own: outcome in the policy arm less that
in the baseline, means over the evaluation period while the person lives in the city in both arms.

What one person's gain is not: the effect on *that* kind of person. A policy that moves a few people moves, through
every job and task that somebody else now finds taken, the luck of many; as many gain by that as lose. So the shares
better and worse off are given with the share by which the ones exceed the others, and it is that difference which says
whether there is more than reshuffled luck. Who was *reached* (worked on the board or began a course in either arm) and
who was not stand apart with ``by="reached"``; the part of the others' loss that is displacement would need an arm in
which the market is held fixed, which this version does not have.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import Floats, half_width
from piecework.effects.paired import TOO_FEW
from piecework.effects.panel import OTHERS, REACHED, Bools, PanelPair, chosen_arms, outcome_of, panel_pair
from piecework.errors import InputError, unknown_name
from piecework.results import Results

# What is compared: unit, and the least change that counts as better or worse (a choice of this table, not a finding).
OUTCOMES = {
    "net_income": ("CAD/month", 1.0),
    "board_pay": ("CAD/month", 1.0),
    "board_hourly_pay": ("CAD/hour", 0.1),
    "job_hours": ("hours/month", 1.0),
    "employment": ("1", 0.0),
    "commensurate": ("1", 0.0),
}
PERCENTILES = {"p10": 10, "p50": 50, "p90": 90}
INTERVALS = ("mean", "share_better", "share_worse", "net_share")
COLUMNS = [
    "arm",
    "outcome",
    "group",
    "n_min",
    *(name + end for name in INTERVALS for end in ("", "_low", "_high")),
    "gain_if_better",
    "loss_if_worse",
    *PERCENTILES,
    "replicates",
    "note",
]


def gains(
    results: Results,
    arm: str | None = None,
    by: str | None = None,
    outcome: str = "net_income",
    level: float = 0.95,
    against: str | None = None,
    least: float | None = None,
    smallest: int = TOO_FEW,
) -> pd.DataFrame:
    """How many residents of the panel a policy makes better or worse off, and by how much.

    Parameters
    ----------
    results
        A loaded study that was run with a panel.
    arm
        A policy arm; None takes all of them.
    by
        Dimension of groups, for example ``"immigrant_class"``, or ``"reached"``; None means everyone.
    outcome
        One of `OUTCOMES`: ``"net_income"``, ``"board_pay"``, ``"board_hourly_pay"``, ``"job_hours"``, ``"employment"``
        or ``"commensurate"`` (share of months in a commensurate job).
    level
        Probability that the intervals cover; over replicates.
    against
        The arm that the others are compared with; None means the baseline.
    least
        Change from which on a person counts as better or worse off; None takes that of `OUTCOMES`.
    smallest
        Groups with fewer persons in a replicate show no value.

    Returns
    -------
    pandas.DataFrame
        One row per arm and group; columns as in `COLUMNS`: the mean gain, shares better and worse off, their difference
        (`net_share`), each with its interval, mean gain and loss of those, percentiles of all gains.

    Raises
    ------
    InputError
        The study has no panel or no arm to compare, or there is no such arm, outcome or group.

    Examples
    --------
    >>> gains(study, "pay_floor", by="immigrant_class")[["group", "share_better", "share_worse"]]  # doctest: +SKIP
    """
    least = _least(outcome, least)
    members = _members(results, by)
    rows = []
    arms, panel = chosen_arms(results, arm, against), results.panel()
    for name in arms:
        pair = panel_pair(results, name, against, panel).in_months(np.flatnonzero(results.evaluated))
        gained = _gained(pair, outcome)
        for member in members:
            row = _row(gained, pair.members(by, member), (least, level, smallest))
            rows.append({"arm": name, "outcome": outcome, "group": member} | row)
    table = pd.DataFrame(rows, columns=COLUMNS)
    about = {"level": level, "least": least, "unit": OUTCOMES[outcome][0], "smallest": smallest}
    table.attrs = about | {"stands_for": results.stands_for}
    return table


def gains_by_person(
    results: Results, arm: str, outcome: str = "net_income", against: str | None = None
) -> pd.DataFrame:
    """The outcome of each resident of the panel in both arms.

    Returns
    -------
    pandas.DataFrame
        Columns replicate, id, reached, the groups' members, baseline, policy and gain; residents without a value in
        either arm are left out.

    Raises
    ------
    InputError
        As `gains`.

    Examples
    --------
    >>> gains_by_person(study, "pay_floor").gain.hist()  # doctest: +SKIP
    """
    _least(outcome, None)
    (name,) = chosen_arms(results, arm, against)
    pair = panel_pair(results, name, against).in_months(np.flatnonzero(results.evaluated))
    before, after = outcome_of(pair, outcome)
    replicates = np.array([int(number) for number in pair.panel["replicate"].values])
    columns: dict[str, Any] = {
        "replicate": np.repeat(replicates, before.shape[1]),
        "id": _flat(pair, "id") if "id" in pair.panel else np.tile(np.arange(before.shape[1]), len(replicates)),
        "reached": pair.reached().ravel(),
    }
    for dimension in results.dimensions:
        if dimension in pair.panel:
            told = pair.panel[dimension].attrs
            named = dict(zip(told["flag_values"], told["flag_meanings"].split(), strict=True))
            columns[dimension] = [named.get(value, "") for value in _flat(pair, dimension)]
    columns |= {"baseline": before.ravel(), "policy": after.ravel(), "gain": (after - before).ravel()}
    return pd.DataFrame(columns).dropna(subset=["gain"]).reset_index(drop=True)


def _flat(pair: PanelPair, name: str) -> Any:
    return pair.panel[name].transpose("replicate", "person").values.ravel()


def _least(outcome: str, least: float | None) -> float:
    if outcome not in OUTCOMES:
        raise unknown_name("outcome", outcome, OUTCOMES)
    if least is not None and least < 0:
        raise InputError(f"least {least}: must not be below 0")
    return OUTCOMES[outcome][1] if least is None else least


def _members(results: Results, by: str | None) -> list[str]:
    if by == REACHED:
        return [REACHED, OTHERS]
    if by is not None and by not in results.dimensions and by != "all":
        raise unknown_name("group", by, [*results.dimensions, REACHED])
    return [group.member for group in results.groups_by(by)]


def _gained(pair: PanelPair, outcome: str) -> Floats:
    """Axes (replicate, person); NaN without a value in either arm."""
    before, after = outcome_of(pair, outcome)
    return np.asarray(after - before)


def _row(gained: Floats, members: Bools, how: tuple[float, float, int]) -> dict[str, Any]:
    least, level, smallest = how
    values = [row[counted & np.isfinite(row)] for row, counted in zip(gained, members, strict=True)]
    n_min = min((len(row) for row in values), default=0)
    row: dict[str, Any] = dict.fromkeys(COLUMNS[3:], np.nan) | {"n_min": n_min, "replicates": len(values), "note": ""}
    if not values:
        return row | {"note": "no replicate is committed in both arms"}
    if n_min < max(smallest, 1):
        return row | {"note": f"too few ({n_min})"}
    better, worse = _shares(values, least)
    by_replicate = {
        "mean": np.array([each.mean() for each in values]),
        "share_better": better,
        "share_worse": worse,
        "net_share": better - worse,
    }
    for name, each in by_replicate.items():
        half = float(half_width(each, level))
        middle = float(each.mean())
        row |= {name: middle, f"{name}_low": middle - half, f"{name}_high": middle + half}
    everyone = np.concatenate(values)
    won, lost = everyone[_above(everyone, least)], everyone[_above(-everyone, least)]
    row |= {"gain_if_better": _mean(won), "loss_if_worse": _mean(lost)}
    row |= {name: float(np.percentile(everyone, percent)) for name, percent in PERCENTILES.items()}
    return row | {"note": _verdict(row)}


def _above(values: Floats, least: float) -> Bools:
    return np.asarray((values >= least) & (values > 0))


def _shares(values: list[Floats], least: float) -> tuple[Floats, Floats]:
    better = np.array([_above(each, least).mean() for each in values])
    return better, np.array([_above(-each, least).mean() for each in values])


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else np.nan


def _verdict(row: dict[str, Any]) -> str:
    if row["share_better"] == row["share_worse"] == 0:
        return "nobody is better or worse off"
    if row["replicates"] == 1:
        return "one replicate: no interval"
    if row["net_share_low"] <= 0 <= row["net_share_high"]:
        return "about as many gain as lose: no more than reshuffled luck can be seen"
    return ""
