"""The panel of two arms: the same residents in both, month by month, so that one person's two lives can be compared.

Groups are those that residents are in when the recorded period begins. Who was *reached* by a policy worked on the
board or began a course in either arm; all others can differ between the arms only because those who were reached
changed what they found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from piecework.effects.intervals import Floats
from piecework.effects.paired import reference_arm
from piecework.errors import InputError, unknown_name
from piecework.results import ALL, Results

if TYPE_CHECKING:
    import xarray as xr

AXES = ("arm", "replicate", "person", "month")
REACHED = "reached"
OTHERS = "others"
LEAST_HOURS = 1.0  # on the board in each arm, below which there is no pay per hour
NEEDS = {"net_income": ["net_income"], "commensurate": ["main_state"]}  # else the oldest panels have it
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PanelPair:
    """The panel of two arms, the reference first: arrays with the axes (arm, replicate, person, month)."""

    panel: xr.Dataset

    def __getitem__(self, name: str) -> Floats:
        return self.panel[name].transpose(*AXES).values.astype(np.float64)

    def is_state(self, name: str, of: str = "labour_state") -> Bools:
        return np.asarray(self[of] == self.panel[of].attrs["flag_meanings"].split().index(name))

    def in_months(self, months: Any) -> PanelPair:
        return PanelPair(self.panel.isel(month=months))

    def everyone(self) -> Bools:
        return np.ones((self.panel.sizes["replicate"], self.panel.sizes["person"]), np.bool_)

    def members(self, by: str | None, member: str) -> Bools:
        """Of a group; axes (replicate, person)."""
        if by in (None, ALL):
            return self.everyone()
        if by == REACHED:
            return self.reached() if member == REACHED else ~self.reached()
        attribute = self.panel[by]
        named = dict(zip(attribute.attrs["flag_meanings"].split(), attribute.attrs["flag_values"], strict=True))
        return np.asarray(attribute.transpose("replicate", "person").values == named[member])

    def reached(self) -> Bools:
        """Who worked on the board or began a course in either arm; axes (replicate, person)."""
        worked = (self["work_hours"] > 0).any(axis=(0, 3))
        return np.asarray(worked | (self["courses"] > 0).any(axis=(0, 3)))

    def here(self) -> Bools:
        """When the person lives in the city in both arms; axes (replicate, person, month)."""
        return np.asarray(~self.is_state("gone").any(axis=0))


def panel_pair(results: Results, arm: str, against: str | None = None, panel: xr.Dataset | None = None) -> PanelPair:
    """The residents of the panel in two arms, over the replicates that both have; `panel` if it is at hand already."""
    pair = [reference_arm(results, against), arm]
    both = results.complete[[results.arms.index(name) for name in pair]].all(axis=0)
    return PanelPair((results.panel() if panel is None else panel).sel(arm=pair).isel(replicate=np.flatnonzero(both)))


def chosen_arms(results: Results, arm: str | None, against: str | None = None) -> list[str]:
    """The arms to compare: `arm`, or all.

    Raises
    ------
    InputError
        No such arm, or the one that others are compared with.
    """
    reference = reference_arm(results, against)
    arms = [name for name in results.arms if name != reference]
    if arm is None:
        return arms
    if arm == reference:
        raise InputError(f"arm '{arm}' is what the others are compared with; allowed: {', '.join(arms)}")
    if arm not in arms:
        raise unknown_name("arm", arm, arms)
    return [arm]


def outcome_of(pair: PanelPair, name: str) -> Floats:
    """One outcome of each person, axes (arm, replicate, person); NaN where there is no value in either arm.

    Means over the months in which the person lives in the city in both arms; pay per hour is over all time on the
    board, of those with at least an hour in both arms.

    Raises
    ------
    InputError
        The panel was recorded by a release that does not know what the outcome needs.
    """
    for needed in NEEDS.get(name, []):
        if needed not in pair.panel:
            raise InputError(f"this study's panel does not record '{needed}'; run it again to get '{name}'")
    here = pair.here()
    months = here.sum(axis=2)
    if name == "board_hourly_pay":
        hours = total(pair["search_hours"] + pair["work_hours"], here)
        return ratio(total(pair["pay"], here), np.where((hours >= LEAST_HOURS).all(axis=0), hours, 0.0))
    values = {
        "employment": lambda: pair.is_state("employed").astype(np.float64),
        "commensurate": lambda: pair.is_state("commensurate", "main_state").astype(np.float64),
        "job_hours": lambda: pair["job_hours"],
        "board_pay": lambda: pair["pay"],
        "net_income": lambda: pair["net_income"],
    }
    return ratio(total(values[name](), here), months)


def total(values: Floats, here: Bools) -> Floats:
    return np.asarray(np.where(here, values, 0.0).sum(axis=3))


def ratio(values: Floats, by: npt.NDArray[Any]) -> Floats:
    """The one over the other; NaN where the other is not above zero."""
    return np.divide(values, by, out=np.full(values.shape, np.nan), where=np.broadcast_to(by > 0, values.shape))
