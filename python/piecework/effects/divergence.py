"""Where one person's lives in two arms part, and what follows: a case to read, not an effect.

The panel tells months, not events, so what is found is the first *month* whose record differs and, in each later month,
what had not differed before. Two lives that have the same luck and meet the same offers are equal to the last bit, so
any difference counts; only those that can be read (a cent, a tenth of an hour) are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from piecework import i18n
from piecework.effects.paired import reference_arm
from piecework.effects.panel import AXES, PanelPair, chosen_arms
from piecework.errors import InputError
from piecework.results import Results

if TYPE_CHECKING:
    import xarray as xr

COLUMNS = ["month", "what", "unit", "before", "after", "is_new"]
PERSON_COLUMNS = ["replicate", "id", "reached", "month", "first"]
CENT, TENTH, RATING = 0.01, 0.1, 0.001  # smallest differences that are told, by unit
TOLD_MONTHS = 8  # of the story, after the first


@dataclass(frozen=True)
class Divergence:
    """Two lives of one resident.

    Attributes
    ----------
    person, replicate, arm, against
        Whose, and in which arms.
    month
        First day of the month in which the lives part; None if they never do.
    table
        One row per month and record that differs: month, what, unit, before (in `against`), after (in `arm`), and
        whether it differs for the first time. Values are numbers, or names for states.
    """

    person: int
    replicate: int
    arm: str
    against: str
    month: np.datetime64 | None
    table: pd.DataFrame
    months: npt.NDArray[np.datetime64]
    totals: tuple[float, float]  # net income and pay from the board, more than in the other life
    labels: dict[str, tuple[str, str]]

    def story(self, lang: str = "en") -> str:
        """The case in sentences, with dates and dollars, in English or French."""
        title = i18n.say(
            "story_title", lang, person=self.person, replicate=self.replicate, arm=self.arm, against=self.against
        )
        if self.month is None:
            return f"{title}\n{i18n.say('story_same', lang)}"
        lines = [title]
        new = self.table[self.table.is_new]
        for position, (month, rows) in enumerate(new.groupby("month", sort=True)):
            if position > TOLD_MONTHS:
                break
            head = i18n.say("story_next" if position else "story_first", lang, month=i18n.month_in_words(month, lang))
            changes = i18n.say("semicolon", lang).join(self._change(row, lang) for row in rows.to_dict("records"))
            lines.append(f"{head[:1].upper()}{head[1:]} {changes}.")
        income, pay = (i18n.money(value, lang, "+") for value in self.totals)
        last = i18n.month_in_words(self.months[-1], lang)
        lines.append(i18n.say("story_end", lang, month=last, income=income, pay=pay))
        return "\n".join([*lines, i18n.say("story_limits", lang)])

    def _change(self, row: dict[str, Any], lang: str) -> str:
        label = self.labels[row["what"]][0 if lang == "en" else 1]
        before, after = (_value(row[side], row["unit"], lang) for side in ("before", "after"))
        return i18n.say("story_change", lang, label=label, before=before, after=after)

    def __str__(self) -> str:
        return self.story()


def divergence(
    results: Results,
    person: int,
    arm: str | None = None,
    replicate: int | None = None,
    against: str | None = None,
) -> Divergence:
    """The first month in which a resident's lives in two arms part, and what follows.

    Parameters
    ----------
    results
        A loaded study that was run with a panel.
    person
        Number of the resident (``panel.id``); `diverging` lists those whose lives part.
    arm
        A policy arm; None takes the only one, or the first.
    replicate
        Which replicate; None takes the first in which the resident is followed.
    against
        The arm to compare with; None means the baseline.

    Returns
    -------
    Divergence
        `Divergence.table`, and `Divergence.story` to read.

    Raises
    ------
    InputError
        The study has no panel, or does not follow this resident, or has no such arm.

    Examples
    --------
    >>> print(divergence(study, person=1234, arm="pay_floor").story("fr"))  # doctest: +SKIP
    """
    arms = chosen_arms(results, arm, against)
    reference, panel = reference_arm(results, against), results.panel()
    at = _place(results, panel, person, replicate)
    number = int(panel["replicate"].values[at[0]])
    for name in (reference, arms[0]):
        if not results.complete[results.arms.index(name), at[0]]:
            raise InputError(f"replicate {number} of arm '{name}' is not committed; run the study again with resume")
    lives = panel.isel(replicate=at[0], person=at[1]).sel(arm=[reference, arms[0]])
    table = _table(lives)
    month = table.month.min() if len(table) else None
    return Divergence(
        person=person,
        replicate=number,
        arm=arms[0],
        against=reference,
        month=None if month is None else np.datetime64(month, "D"),
        table=table,
        months=results.months,
        totals=(_gained(lives, "net_income"), _gained(lives, "pay")),
        labels={
            name: (str(lives[name].attrs.get("long_name", name)), str(lives[name].attrs.get("long_name_fr", name)))
            for name in _monthly(lives)
        },
    )


def diverging(results: Results, arm: str | None = None, against: str | None = None) -> pd.DataFrame:
    """The residents of the panel whose lives in two arms part, the earliest first.

    Parameters
    ----------
    results
        A loaded study that was run with a panel.
    arm, against
        As in `divergence`.

    Returns
    -------
    pandas.DataFrame
        Columns replicate, id, reached (worked on the board or began a course in either arm), month, and first: what
        differs in that month.

    Raises
    ------
    InputError
        The study has no panel or no such arm.

    Examples
    --------
    >>> diverging(study, "pay_floor").query("reached").head()  # doctest: +SKIP
    """
    name, reference = chosen_arms(results, arm, against)[0], reference_arm(results, against)
    both = results.complete[[results.arms.index(reference), results.arms.index(name)]].all(axis=0)
    panel = results.panel().sel(arm=[reference, name]).isel(replicate=np.flatnonzero(both))
    names = _monthly(panel)
    differs = np.stack(
        [_differs(panel[each].transpose(*AXES).values, str(panel[each].attrs.get("units", "1"))) for each in names]
    )
    parted = np.asarray(np.any(differs, axis=0))  # axes (replicate, person, month)
    reached = PanelPair(panel).reached()
    rows = []
    for place, person in np.argwhere(np.any(parted, axis=2)):
        month = int(parted[place, person].argmax())
        first = [each for each, now in zip(names, differs[:, place, person, month], strict=True) if now]
        number, ident = int(panel["replicate"].values[place]), int(panel["id"].values[place, person])
        rows.append((number, ident, bool(reached[place, person]), results.months[month], ", ".join(first)))
    table = pd.DataFrame(rows, columns=PERSON_COLUMNS)
    return table.sort_values(["month", "replicate", "id"], kind="stable").reset_index(drop=True)


def _place(results: Results, panel: xr.Dataset, person: int, replicate: int | None) -> tuple[int, int]:
    ids = panel["id"].transpose("replicate", "person").values
    found = [(int(row), int(column)) for row, column in np.argwhere(ids == person)]
    numbers = [int(number) for number in panel["replicate"].values]
    if replicate is not None and replicate not in numbers:
        raise InputError(f"replicate {replicate}: the study has {numbers[0]} to {numbers[-1]}")
    here = [place for place in found if replicate is None or numbers[place[0]] == replicate]
    if not here:
        where = "" if replicate is None else f" in replicate {replicate}"
        also = f" (but in replicate {numbers[found[0][0]]})" if found else ""
        raise InputError(
            f"{results.path}: the panel does not follow resident {person}{where}{also}; study.diverging() lists those "
            "whose lives part, panel.id all"
        )
    return here[0]


def _monthly(panel: xr.Dataset) -> list[str]:
    return [str(name) for name in panel.data_vars if "month" in panel[name].dims and "arm" in panel[name].dims]


def _differs(values: npt.NDArray[Any], unit: str) -> npt.NDArray[np.bool_]:
    """Whether both arms (first axis) differ by what can be told; any difference for states and without a unit."""
    if values.dtype.kind != "f":
        return np.asarray(values[0] != values[1])
    known = np.isfinite(values)
    least = CENT if unit.startswith("CAD") else TENTH if unit.startswith("hours") else RATING if unit else 0.0
    away = np.abs(np.subtract(values[1], values[0], dtype=np.float64))
    return np.asarray((known[0] != known[1]) | (known.all(axis=0) & (away > 0) & (away >= least)))


def _table(lives: xr.Dataset) -> pd.DataFrame:
    rows, seen = [], set()
    told = {name: str(lives[name].attrs.get("units", "1")) for name in _monthly(lives)}
    values = {name: lives[name].transpose("arm", "month").values for name in told}
    differ = {name: _differs(values[name], told[name]) for name in told}
    for place, month in enumerate(lives["month"].values):
        for name in told:
            if differ[name][place]:
                before, after = (_named(lives[name], each) for each in values[name][:, place])
                unit = "" if "flag_meanings" in lives[name].attrs else told[name]
                rows.append((pd.Timestamp(month), name, unit, before, after, name not in seen))
                seen.add(name)
    return pd.DataFrame(rows, columns=COLUMNS)


def _named(variable: xr.DataArray, value: Any) -> Any:
    if "flag_meanings" not in variable.attrs:
        return float(value)
    names = str(variable.attrs["flag_meanings"]).split()
    flags = list(variable.attrs.get("flag_values", range(len(names))))
    return names[flags.index(value)] if value in flags else "?"


def _gained(lives: xr.Dataset, name: str) -> float:
    if name not in lives:
        return float("nan")
    values = lives[name].transpose("arm", "month").values.astype(np.float64)
    return float(np.nansum(values[1]) - np.nansum(values[0]))


def _value(value: Any, unit: str, lang: str) -> str:
    if isinstance(value, str):
        return value.replace("_", " ")
    if not np.isfinite(value):
        return i18n.say("story_nothing", lang)
    if unit.startswith("CAD"):
        return i18n.money(value, lang) + (i18n.say("story_per_hour", lang) if unit == "CAD/hour" else "")
    if unit.startswith("hours"):
        return f"{i18n.plain(round(value, 1), lang)} h"
    return i18n.plain(round(value, 3), lang)
