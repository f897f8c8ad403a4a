"""M18, displacement: what a policy does to residents who take no part in it.

Every arm of a replicate follows the same residents, so who takes part in the policy arm can be looked up in both arms.
The effect is the mean over all others of (policy arm - baseline), taken within each replicate; interval and notes are
those of `effects`. With ``jobs.demand.congestion`` = 0 employers do not open more jobs when hiring is easier, so that
whoever is helped takes the place of another; there is no data on that parameter, and a displacement is only a result
when it is shown at 0, 0.3 and 1 (a study each).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from piecework.effects.intervals import Floats
from piecework.effects.paired import compare, policy_arms
from piecework.errors import InputError, unknown_name
from piecework.results import ALL, Results

if TYPE_CHECKING:
    import xarray as xr

COLUMNS = [
    "arm",
    "outcome",
    "group",
    "participants",
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
OUTCOMES = {"employment": "1", "job_hours": "hours/month", "board_hourly_pay": "CAD/hour", "board_pay": "CAD/month"}
PARTICIPANTS = {
    "courses": "began a course in the policy arm and not in the baseline",
    "board": "worked on the board in the policy arm and never in the baseline",
}
MONTH = "month"
LEAST_HOURS = 1.0  # on the board in each arm, below which there is no pay per hour
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Pair:
    """The panel of two arms, baseline first: arrays with the axes (arm, replicate, person, month)."""

    panel: xr.Dataset

    def __getitem__(self, name: str) -> Floats:
        return self.panel[name].transpose("arm", "replicate", "person", "month").values.astype(np.float64)

    def is_state(self, name: str) -> Bools:
        states = self.panel["labour_state"].attrs["flag_meanings"].split()
        return np.asarray(self["labour_state"] == states.index(name))

    def members(self, by: str | None, member: str) -> Bools:
        """Of a group, at the end of the run; axes (replicate, person)."""
        if by in (None, ALL, MONTH):
            return np.ones((self.panel.sizes["replicate"], self.panel.sizes["person"]), np.bool_)
        attribute = self.panel[by]
        named = dict(zip(attribute.attrs["flag_meanings"].split(), attribute.attrs["flag_values"], strict=True))
        return np.asarray(attribute.transpose("replicate", "person").values == named[member])


def displacement(
    results: Results,
    arm: str | None = None,
    participants: str = "courses",
    by: str | None = None,
    level: float = 0.95,
) -> pd.DataFrame:
    """What a policy changed for the residents of the panel who took no part in it.

    Parameters
    ----------
    results
        A loaded study that was run with a panel.
    arm
        A policy arm; None takes all of them.
    participants
        Who took part: ``"courses"``, who began a course in the policy arm and not in the baseline, or ``"board"``, who
        worked on the board in the policy arm and never in the baseline. The second is chosen by what the policy
        changed: whoever it drew to the board is left out and whoever it kept away from it is not, so hours and pay on
        the board of the others can only seem to fall.
    by
        Dimension of groups, for example ``"immigrant_class"``, to which the others belong, or ``"month"``; None means
        everyone, over the whole evaluation period.
    level
        Probability that the interval covers the effect.

    Returns
    -------
    pandas.DataFrame
        One row per arm, outcome and group or month; columns as in `COLUMNS`. Means over everybody else of *employment*
        (share of months employed), *job_hours* (a month, off the board), *board_pay* (a month) and *board_hourly_pay*
        (over all time on the board, of those with at least an hour in both arms), in the evaluation period while the
        person lives in the city in both arms. `participants` counts them, of all groups, over all replicates; `n_min`
        is the smallest number of persons, over replicates, that a mean rests on. Units are in ``table.attrs["units"]``.

    Raises
    ------
    InputError
        The study has no panel or no arm to compare, or there is no such arm, kind of participant or group.

    Examples
    --------
    >>> displacement(study, "skills_programme")[["outcome", "difference", "low", "high"]]  # doctest: +SKIP
    """
    if participants not in PARTICIPANTS:
        raise unknown_name("kind of participants", participants, PARTICIPANTS)
    evaluated = np.flatnonzero(_evaluated(results))
    if by == MONTH:
        parts = [(str(results.months[month].astype("datetime64[M]")), [month]) for month in evaluated]
    else:
        parts = [(group.member, list(evaluated)) for group in results.groups_by(by)]
    rows = [
        {"arm": name, "group": member} | row
        for name in _chosen(results, arm)
        for pair in [_pair(results, name)]
        for member, months in parts
        for row in _rows(pair, months, (participants, by, member), level)
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"participants": PARTICIPANTS[participants], "level": level, "units": dict(OUTCOMES)}
    return table


def _chosen(results: Results, arm: str | None) -> list[str]:
    arms = policy_arms(results)
    if arm is None:
        return arms
    if arm == results.arms[0]:
        raise InputError(f"arm '{arm}' is what the others are compared with; allowed: {', '.join(arms)}")
    if arm not in arms:
        raise unknown_name("arm", arm, arms)
    return [arm]


def _pair(results: Results, arm: str) -> _Pair:
    both = results.complete[[0, results.arms.index(arm)]].all(axis=0)
    return _Pair(results.panel().sel(arm=[results.arms[0], arm]).isel(replicate=np.flatnonzero(both)))


def _rows(pair: _Pair, months: list[Any], who: tuple[str, str | None, str], level: float) -> list[dict[str, Any]]:
    participants, by, member = who
    took_part = _took_part(pair, participants)
    left_out = took_part | ~pair.members(by, member)
    outcomes = _outcomes(_Pair(pair.panel.isel(month=months)))
    count = int(took_part.sum())
    return [
        {"outcome": name, "participants": count} | _effect(values, left_out, level) for name, values in outcomes.items()
    ]


def _took_part(pair: _Pair, participants: str) -> Bools:
    """Axes (replicate, person)."""
    if participants == "courses":
        begun = pair["courses"].max(axis=3, initial=0)
        return np.asarray(begun[1] > begun[0])
    worked = (pair["work_hours"] > 0).any(axis=3)
    return np.asarray(worked[1] & ~worked[0])


def _evaluated(results: Results) -> Bools:
    """Which recorded months the effects cover."""
    begins = results.scenario.get("period", {}).get("evaluation") or None
    return np.asarray(results.months >= np.datetime64(begins or results.months[0]))


def _outcomes(pair: _Pair) -> dict[str, Floats]:
    """Of each person, with the axes (arm, replicate, person); NaN where there is no value in either arm."""
    here = ~pair.is_state("gone").any(axis=0)
    months = here.sum(axis=2)
    hours = _sum(pair["search_hours"] + pair["work_hours"], here)
    paid = _sum(pair["pay"], here)
    found = {
        "employment": _ratio(_sum(pair.is_state("employed").astype(np.float64), here), months),
        "job_hours": _ratio(_sum(pair["job_hours"], here), months),
        "board_hourly_pay": _ratio(paid, np.where((hours >= LEAST_HOURS).all(axis=0), hours, 0.0)),
        "board_pay": _ratio(paid, months),
    }
    return {name: found[name] for name in OUTCOMES}


def _sum(values: Floats, here: Bools) -> Floats:
    return np.asarray(np.where(here, values, 0.0).sum(axis=3))


def _ratio(values: Floats, by: npt.NDArray[Any]) -> Floats:
    return np.divide(values, by, out=np.full(values.shape, np.nan), where=np.broadcast_to(by > 0, values.shape))


def _effect(values: Floats, left_out: Bools, level: float) -> dict[str, Any]:
    counted = np.isfinite(values).all(axis=0) & ~left_out
    persons = counted.sum(axis=1)
    sums = np.where(counted, values, 0.0).sum(axis=2)
    n_min = int(persons.min()) if persons.size else 0
    return {"n_min": n_min} | compare(_ratio(sums, persons), n_min, level)
