"""M18, displacement: what a policy does to residents who take no part in it.

Every arm of a replicate follows the same residents, so who takes part in the policy arm can be looked up in both arms.
The effect is the mean over all others of (policy arm - baseline), taken within each replicate; interval and notes are
those of `effects`. With ``jobs.demand.congestion`` = 0 employers do not open more jobs when hiring is easier, so that
whoever is helped takes the place of another; there is no data on that parameter, and a displacement is only a result
when it is shown at 0, 0.3 and 1 (a study each).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import Floats
from piecework.effects.paired import JUDGED, TOO_FEW, compare, judged_table
from piecework.effects.panel import Bools, PanelPair, chosen_arms, outcome_of, panel_pair, ratio
from piecework.errors import unknown_name
from piecework.results import Results

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
    *JUDGED,
]
OUTCOMES = {"employment": "1", "job_hours": "hours/month", "board_hourly_pay": "CAD/hour", "board_pay": "CAD/month"}
PARTICIPANTS = {
    "courses": "began a course in the policy arm and not in the baseline",
    "board": "worked on the board in the policy arm and never in the baseline",
}
MONTH = "month"


def displacement(
    results: Results,
    arm: str | None = None,
    participants: str = "courses",
    by: str | None = None,
    level: float = 0.95,
    smallest: int = TOO_FEW,
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
    smallest
        Means over fewer persons in a replicate show no value.

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
    evaluated = np.flatnonzero(results.evaluated)
    if by == MONTH:
        parts = [(str(results.months[month].astype("datetime64[M]")), [month]) for month in evaluated]
    else:
        parts = [(group.member, list(evaluated)) for group in results.groups_by(by)]
    arms, panel = chosen_arms(results, arm), results.panel()
    rows = [
        {"arm": name, "group": member} | row
        for name in arms
        for pair in [panel_pair(results, name, None, panel)]
        for member, months in parts
        for row in _rows(pair, months, (participants, by, member), (level, smallest))
    ]
    table = judged_table(rows, COLUMNS, level)
    table.attrs |= {"participants": PARTICIPANTS[participants], "level": level, "units": dict(OUTCOMES)}
    return table


def _rows(
    pair: PanelPair, months: list[Any], who: tuple[str, str | None, str], how: tuple[float, int]
) -> list[dict[str, Any]]:
    participants, by, member = who
    took_part = _took_part(pair, participants)
    left_out = took_part | ~pair.members(None if by == MONTH else by, member)
    then = pair.in_months(months)
    count = int(took_part.sum())
    return [
        {"outcome": name, "participants": count} | _effect(outcome_of(then, name), left_out, how) for name in OUTCOMES
    ]


def _took_part(pair: PanelPair, participants: str) -> Bools:
    """Axes (replicate, person)."""
    if participants == "courses":
        begun = pair["courses"].max(axis=3, initial=0)
        return np.asarray(begun[1] > begun[0])
    worked = np.asarray(np.any(pair["work_hours"] > 0, axis=3))
    return np.asarray(worked[1] & ~worked[0])


def _effect(values: Floats, left_out: Bools, how: tuple[float, int]) -> dict[str, Any]:
    counted = np.isfinite(values).all(axis=0) & ~left_out
    persons = counted.sum(axis=1)
    sums = np.where(counted, values, 0.0).sum(axis=2)
    n_min = int(persons.min()) if persons.size else 0
    return {"n_min": n_min} | compare(ratio(sums, persons), n_min, *how)
