"""T28, AT11, AT12, AT16: programmes for residents whose seats are given by lot.

A programme with a control group (``control_share``) leaves some of those out whose turn has come, by chance; the runs
record what both groups do by window of months, since the lot or after the course (``/series/trial``). So each number
compares people who were alike until the lot, whatever they did with the seat: intention to treat. The study has one arm
beside the baseline, that of the programme. Every function gives an array (replicate, component).
"""

from __future__ import annotations

import numpy as np

from piecework.validate.data import NotComputed, Recorded
from piecework.validate.statistics import Floats

PERCENT = 100.0
HALF_YEARS = ("after_1_6", "after_7_12")  # months since the end of the course, as the runs name them
YEARS = ("since_lot_1_12", "since_lot_13_24", "since_lot_25_36")  # the design counts T28's horizons so
GROUPS = ("treated", "control")


def trial(data: Recorded) -> Recorded:
    """The arm of the programme.

    Raises
    ------
    NotComputed
        The study has none, or several.
    """
    if len(data.arms) != 1:
        raise NotComputed(f"needs one arm beside the baseline, the study has {len(data.arms)}")
    return data.in_arm(next(iter(data.arms)))


def total(data: Recorded, group: str, name: str, windows: tuple[str, ...]) -> Floats:
    """Sum over the recorded months and these windows, by replicate."""
    months = [data.monthly(f"series/trial/{group}_{name}_{window}") for window in windows]
    return np.sum([each.reshape(len(each), -1).sum(axis=1) for each in months], axis=0)


def per_person_month(data: Recorded, group: str, name: str, windows: tuple[str, ...]) -> Floats:
    """Mean over persons in the city and months of these windows.

    Raises
    ------
    NotComputed
        Nobody was followed so long.
    """
    persons = total(data, group, "persons", windows)
    if persons.min() <= 0:
        raise NotComputed(f"nobody of the {group} group was followed for months {' and '.join(windows)}")
    return total(data, group, name, windows) / persons


def difference(data: Recorded, name: str, windows: tuple[str, ...]) -> Floats:
    """Treated minus control, per person-month."""
    treated, control = (per_person_month(data, group, name, windows) for group in GROUPS)
    return treated - control


def employment_effect(data: Recorded) -> Floats:
    """T28: employment, treated minus control, percentage points, in the first, second and third year since the lot."""
    arm = trial(data)
    return PERCENT * np.stack([difference(arm, "employed", (year,)) for year in YEARS], axis=1)


def employment_by_horizon(data: Recorded) -> Floats:
    """AT16: the same in the first year; 1 where it is positive in the second and third."""
    arm = trial(data)
    later = difference(arm, "employed", YEARS[1:])
    return np.stack([PERCENT * difference(arm, "employed", YEARS[:1]), (later > 0).astype(float)], axis=1)


def microwork_training(data: Recorded) -> Floats:
    """AT12: 1 where pay from the board is higher; employees, treated minus control, percentage points.

    Both over the first year after the course, whose middle is six months after it.
    """
    arm = trial(data)
    pay = difference(arm, "micro_pay", HALF_YEARS)
    return np.stack([(pay > 0).astype(float), PERCENT * difference(arm, "employees", HALF_YEARS)], axis=1)


def freelance_training(data: Recorded) -> Floats:
    """AT11: 1 where more have a first contract in the half year after; platform pay in the next, treated / control - 1.

    In percent. NaN where the control group earned nothing.
    """
    arm = trial(data)
    contract = difference(arm, "contracts", (HALF_YEARS[0],))
    treated, control = (per_person_month(arm, group, "platform_pay", (HALF_YEARS[1],)) for group in GROUPS)
    ratio = np.divide(treated, control, out=np.full_like(treated, np.nan), where=control > 0)
    return np.stack([(contract > 0).astype(float), PERCENT * (ratio - 1)], axis=1)


def about(data: Recorded) -> str:
    """How many were followed, and what they did, in words."""
    arm = trial(data)
    sizes = [float(total(arm, group, "persons", (HALF_YEARS[0],)).mean()) / 6 for group in GROUPS]
    parts = [f"about {sizes[0]:.0f} treated and {sizes[1]:.0f} left out in a run"]
    pays = [per_person_month(arm, group, "micro_pay", HALF_YEARS).mean() / PERCENT for group in GROUPS]
    parts.append(f"pay from the board in the year after the course {pays[0]:.2f} and {pays[1]:.2f} USD a month")
    shares = [PERCENT * per_person_month(arm, group, "contracts", (HALF_YEARS[0],)).mean() for group in GROUPS]
    parts.append(f"first contract {shares[0]:.2f} and {shares[1]:.2f} %")
    return "; ".join(parts)
