"""An effect split into what taking part does by itself and what the market makes of many who take part.

A third arm holds the market fixed, as nearly as it can be: the same programme with so few seats that nobody else can
feel it, `"mentoring(intensity=0.05)"` beside `"mentoring"`. What it changes for its participants is the direct
effect. In the full arm participants also crowd each other, and others lose what participants take: the difference is
displacement (the design of Crépon, Duflo, Gurgand, Rathelot and Zamora 2013, with saturations near zero and full).
Participants are looked up in both lives of the same resident, in each arm against the baseline.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from piecework.effects.displacement import COLUMNS as _DISPLACEMENT
from piecework.effects.intervals import Floats
from piecework.effects.paired import TOO_FEW, compare, judged_table
from piecework.effects.panel import Bools, PanelPair, chosen_arms, outcome_of, panel_pair
from piecework.errors import InputError
from piecework.results import Results

PARTS = {
    "direct": "what taking part changes for a participant when hardly anybody else takes part",
    "together": "what it changes for a participant of the full arm",
    "crowding": "together - direct: what participants take from each other, and from what else the policy moves",
    "others": "what the full arm changes for all who take no part, for each participant",
    "net": "together + others: what a participant adds to the city",
}
OUTCOMES = {
    "employment": "1",
    "commensurate": "1",
    "job_hours": "hours/month",
    "board_pay": "CAD/month",
    "net_income": "CAD/month",
}
COLUMNS = ["outcome", "part", *(name for name in _DISPLACEMENT if name not in ("arm", "outcome", "group"))]
FEW = 0.1  # participants of the small arm / of the full one, above which the market was hardly held fixed


def split(
    results: Results, arm: str, small: str, level: float = 0.95, smallest: int = TOO_FEW, few: float = FEW
) -> pd.DataFrame:
    """The effect of a programme, split by an arm in which the market is held fixed.

    Parameters
    ----------
    results
        A loaded study with a panel, the baseline, and both arms.
    arm
        The programme with all its seats.
    small
        The same programme with few, for example ``"NAME(intensity=0.05)"``.
    level
        Probability that the interval covers the value.
    smallest
        Means over fewer participants in a replicate show no value.
    few
        Largest number of participants of `small` / of `arm` at which the market counts as held fixed.

    Returns
    -------
    pandas.DataFrame
        One row per outcome and part of `PARTS`, columns as in `COLUMNS`: `difference` with its interval is the part,
        for one participant, in the unit of the outcome (``table.attrs["units"]``); `participants` counts those of the
        arm that the part rests on, over all replicates, and `n_min` the fewest in one. Outcomes are means over the
        evaluated months in which the person lives in the city in both arms: *employment* and *commensurate* (shares of
        months), *job_hours* (off the board), *board_pay* and *net_income*.

    Raises
    ------
    InputError
        No panel, no such arm, or so many in the small arm that it holds nothing fixed.

    Examples
    --------
    >>> split(study, "mentoring", "mentoring(intensity=0.05)")[["outcome", "part", "difference"]]  # doctest: +SKIP
    """
    chosen_arms(results, arm)
    chosen_arms(results, small)
    lives = {name: _lives(results, name) for name in (arm, small)}
    counts = {name: own.took_part.sum(axis=1) for name, own in lives.items()}
    total, share = int(counts[arm].sum()), int(counts[small].sum())
    if share > few * total:
        raise InputError(
            f"arm '{small}' has {share} participants and '{arm}' {total}: to hold the market fixed it must have "
            f"at most {few:g} of them; give it fewer seats"
        )
    rows = []
    for name in OUTCOMES:
        alone, together = (lives[each].gain(name, lives[each].took_part) for each in (small, arm))
        others = lives[arm].gain(name, ~lives[arm].took_part)
        values = {
            "direct": (alone, counts[small]),
            "together": (together, counts[arm]),
            "crowding": (together - alone, np.minimum(counts[arm], counts[small])),
            "others": (others, counts[arm]),
            "net": (together + others, counts[arm]),
        }
        for part, (each, persons) in values.items():
            n_min = int(persons.min()) if persons.size else 0
            row = {"outcome": name, "part": part, "participants": int(persons.sum()), "n_min": n_min}
            rows.append(row | compare(np.stack([np.zeros_like(each), each]), n_min, level, smallest))
    table = judged_table(rows, COLUMNS, level)
    table.attrs |= {"parts": dict(PARTS), "level": level, "units": dict(OUTCOMES)}
    return table


@dataclass(frozen=True)
class _Lives:
    """The panel of an arm and the baseline in the evaluated months, and who took part; axes (replicate, person)."""

    evaluated: PanelPair
    took_part: Bools

    def gain(self, outcome: str, whose: Bools) -> Floats:
        """Sum of (arm - baseline) over these, for one participant who is counted or, of others, one that there is."""
        values = outcome_of(self.evaluated, outcome)
        counted = np.isfinite(values).all(axis=0) & whose
        gains = np.where(counted, values[1] - values[0], 0.0).sum(axis=1)
        persons = (counted if whose is self.took_part else self.took_part).sum(axis=1)
        return np.divide(gains, persons, out=np.full(len(gains), np.nan), where=persons > 0)


def _lives(results: Results, arm: str) -> _Lives:
    pair = panel_pair(results, arm)
    begun = pair["courses"].max(axis=3, initial=0)
    return _Lives(pair.in_months(list(np.flatnonzero(results.evaluated))), np.asarray(begun[1] > begun[0]))
