"""Which way of a measure is better for the people it is about: needed to rank policies, never to compute an effect.

It is a choice, listed here to be seen; ``"M2.share:higher"`` turns one round, and measures without a better way
(how many people work on platforms, say) must be given one by who ranks by them.
"""

from __future__ import annotations

from dataclasses import dataclass

from piecework.errors import InputError, unknown_name
from piecework.results import Results

HIGHER, LOWER = "higher", "lower"
BETTER = {
    "M1": HIGHER,
    "M2": LOWER,
    "M3.cv_median": LOWER,
    "M3.cv_p90": LOWER,
    "M3.below_poverty": LOWER,
    "M3.median_net_income": HIGHER,
    "M4.commensurate": HIGHER,
    "M4.survival": LOWER,
    "M4.unemployed": LOWER,
    "M5.landing_6": HIGHER,
    "M5.landing_12": HIGHER,
    "M5.landing_24": HIGHER,
    "M5.landing_median": LOWER,
    "M5.job_loss_6": HIGHER,
    "M5.job_loss_12": HIGHER,
    "M5.job_loss_24": HIGHER,
    "M5.job_loss_median": LOWER,
    "M5.intake_6": HIGHER,
    "M5.intake_12": HIGHER,
    "M5.intake_24": HIGHER,
    "M5.intake_median": LOWER,
    "M6.share": LOWER,
    "M7.index": HIGHER,
    "M7.over": LOWER,
    "M7.under": LOWER,
    "M10": HIGHER,
    "M13.full_time": HIGHER,
    "M13.paid_20h_1": HIGHER,
    "M13.paid_20h_3": HIGHER,
    "M13.paid_20h_6": HIGHER,
    "M13.paid_20h_12": HIGHER,
    "M13.earnings": HIGHER,
    "M13.commensurate": HIGHER,
    "M13.cost_full_time": LOWER,
    "M13.cost_paid_20h": LOWER,
    "M13.cost_earnings": LOWER,
    "M13.cost_commensurate": LOWER,
    "M15.fill_share": HIGHER,
    "M15.quality": HIGHER,
    "M15.cost_per_task": LOWER,
    "M15.supply_share": HIGHER,
    "M16.placements": HIGHER,
    "M16.share_placed": HIGHER,
    "M16.per_100_hours": HIGHER,
    "M17.balance": HIGHER,
}


@dataclass(frozen=True)
class Aim:
    """A component of a measure and which way of it is better (+1 or -1)."""

    measure: str
    component: str
    sign: int

    @property
    def name(self) -> str:
        return f"{self.measure}.{self.component}"


def aim_of(results: Results, asked: str) -> Aim:
    """What ``"M3"``, ``"M3.below_poverty"`` or ``"M14.month:lower"`` asks for.

    Raises
    ------
    InputError
        No such measure or component, or no better way is known or given.
    """
    name, _, way = asked.partition(":")
    measure, _, component = name.partition(".")
    components = results.components(measure)
    component = component or components[0]
    if component not in components:
        raise unknown_name(f"component of {measure}", component, components)
    full = f"{measure}.{component}"
    way = way or BETTER.get(full, "") or BETTER.get(measure, "")
    if not way:
        raise InputError(f"{full}: say which way is better: '{full}:higher' or '{full}:lower'")
    if way not in (HIGHER, LOWER):
        raise unknown_name("better way", way, [HIGHER, LOWER])
    return Aim(measure, component, 1 if way == HIGHER else -1)
