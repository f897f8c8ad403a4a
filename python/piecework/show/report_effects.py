"""The effects that the report shows: which outcomes, each cell in numbers and in words, the months behind the first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from piecework.effects import TOO_FEW
from piecework.effects.intervals import half_width
from piecework.results import ALL, Group, Results
from piecework.show.report_names import Names
from piecework.show.report_phrases import PHRASES
from piecework.show.report_texts import Text, Unit, digits_for, join, note_in_words, number, unit_of

# What a reader of policy asks first, in this order; what a study lacks is left out.
ASKED_FIRST = [
    ("M1", "median"),
    ("M1", "share_above_minimum"),
    ("M2", "share"),
    ("M3", "median_net_income"),
    ("M4", "commensurate"),
    ("M4", "unemployed"),
    ("M17", "balance"),
]


@dataclass(frozen=True)
class Outcome:
    """A component of a measure, in words."""

    measure: str
    component: str
    name: Text
    unit: Unit

    @property
    def title(self) -> Text:
        """Name and unit of differences."""
        return join((self.name, " (", self.unit.difference, ")"), "")


@dataclass(frozen=True)
class Cell:
    """One effect: numbers in the unit that is shown, and the same as texts."""

    arm: str
    arm_name: Text
    outcome: Outcome
    group: Group
    group_name: Text
    row: dict[str, Any]

    @property
    def shown(self) -> bool:
        """Whether there is a value at all."""
        return math.isfinite(self.row["difference"])

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return bool(self.row["low"] > 0 or self.row["high"] < 0)

    @property
    def verdict(self) -> str:
        """`higher`, `lower`, `unclear`, `identical`, `single` (no interval) or `none` (no value)."""
        if not self.shown:
            return "none"
        if self.row["note"].startswith("identical"):
            return "identical"
        if not math.isfinite(self.row["low"]):
            return "single"
        if not self.clear:
            return "unclear"
        return "higher" if self.row["low"] > 0 else "lower"

    def value(self, column: str) -> float:
        """A number in the unit that is shown."""
        return float(self.row[column]) * self.outcome.unit.factor

    @cached_property
    def digits(self) -> int:
        """Decimals: two digits of the interval's half-width."""
        half = (self.value("high") - self.value("low")) / 2
        sized = math.isfinite(half) and half > 0
        return digits_for(half if sized else abs(self.value("difference")))

    def said(self, column: str) -> Text:
        """A number as text; differences and their ends with their sign."""
        sign = "+" if column in ("difference", "low", "high") else ""
        digits = self.digits if sign else max(self.digits, 1 if self.outcome.unit.factor > 1 else 0)
        return number(self.value(column), digits, sign)

    @property
    def interval(self) -> Text:
        """Both ends, or a dash."""
        if not math.isfinite(self.row["low"]):
            return number(math.nan, 0)
        return PHRASES["from_to"].format(low=self.said("low"), high=self.said("high"))

    @property
    def note(self) -> Text:
        """What to know before quoting it."""
        return note_in_words(self.row["note"])

    @property
    def why(self) -> Text:
        """The reasons of its health, where it has any."""
        english = str(self.row.get("why", ""))
        return Text(english, str(self.row.get("why_fr", english)))

    @property
    def sentence(self) -> Text:
        """The effect in a line; without a direction when the interval spans zero."""
        values = {
            "outcome": self.outcome.name,
            "difference": self.said("difference"),
            "unit": self.outcome.unit.difference,
            "low": self.said("low"),
            "high": self.said("high"),
            "seen": number(self.value("high") - self.value("difference"), self.digits),
            "baseline": self.said("baseline"),
            "policy": self.said("policy"),
            "level": self.outcome.unit.level,
            "note": self.note,
        }
        return PHRASES[f"sentence_{self.verdict}"].format(**values)


class Effects:
    """Effects of one study, by outcome, arm and group."""

    def __init__(self, results: Results, measures: tuple[str, ...] = (), level: float = 0.95) -> None:
        self.results = results
        self.names = Names(results)
        self.level = level
        self.outcomes = [self.outcome(*chosen) for chosen in _chosen(results, measures)]
        self.tables: dict[tuple[str, str | None], Any] = {}

    def outcome(self, measure: str, component: str) -> Outcome:
        """A component in words."""
        rows = self.results.summary.rows(measure)
        row = next(row for (name, _), row in rows.items() if name == component)
        unit = unit_of(self.results.summary.unit[row])
        return Outcome(measure, component, self.names.component(measure, component), unit)

    def table(self, measure: str, by: str | None) -> Any:
        """The table of effects of a measure, made once."""
        if (measure, by) not in self.tables:
            effects = getattr(self.results, "effects", None)
            if effects is None:
                from piecework.effects import effects as found

                self.tables[measure, by] = found(self.results, measure, by, self.level)
            else:
                self.tables[measure, by] = effects(measure, by, self.level)
        return self.tables[measure, by]

    def cells(self, outcome: Outcome, by: str | None = None) -> list[Cell]:
        """Effects on one outcome: each group of the dimension `by`, each arm."""
        if len(self.results.arms) < 2:
            return []
        groups = {group.member: group for group in self.results.groups_by(by)}
        table = self.table(outcome.measure, by)
        french = table.attrs.get("why_fr")
        table = table if french is None else table.assign(why_fr=french)
        rows = table[table.component == outcome.component].to_dict("records")
        return [
            Cell(
                arm=str(row["arm"]),
                arm_name=self.names.arm(str(row["arm"])),
                outcome=outcome,
                group=groups[row["group"]],
                group_name=self.names.group(groups[row["group"]]),
                row={str(name): value for name, value in row.items()},
            )
            for row in rows
        ]

    def course(self, outcome: Outcome) -> list[dict[str, Any]]:
        """Monthly mean of each arm over replicates with its interval, everyone together; empty without a course."""
        if not self.results.has_series(outcome.measure, outcome.component):
            return []
        everyone = list(self.results.groups).index(ALL)
        values = self.results.series_array(outcome.measure, outcome.component).values[..., everyone].astype(float)
        persons = self.results.series_persons(outcome.measure)[..., everyone]
        values = np.where((persons >= TOO_FEW), values, np.nan) * outcome.unit.factor
        return [
            {"arm": arm, "name": self.names.arm(arm)} | _line(values[i][self.results.complete[i]], self.level)
            for i, arm in enumerate(self.results.arms)
        ]


def _line(values: Any, level: float) -> dict[str, Any]:
    """Mean and ends of the months in which every replicate has a value."""
    months = values.shape[1]
    if not len(values):
        return {"mean": [None] * months, "low": [None] * months, "high": [None] * months}
    whole = np.isfinite(values).all(axis=0)
    mean = np.where(whole, np.nan_to_num(values).mean(axis=0), np.nan)
    half = np.where(whole, half_width(values, level), np.nan)
    return {"mean": _plain(mean), "low": _plain(mean - half), "high": _plain(mean + half)}


def _plain(values: Any) -> list[float | None]:
    return [float(f"{value:.6g}") if math.isfinite(value) else None for value in values]


def _chosen(results: Results, measures: tuple[str, ...]) -> list[tuple[str, str]]:
    """Measures that were asked for, by their headline component; else what is asked first and somebody counts for."""
    if measures:
        return [(measure, results.components(measure)[0]) for measure in dict.fromkeys(measures)]
    known = set(results.with_values) or set(results.measures)
    found = [(m, c) for m, c in ASKED_FIRST if m in known and c in results.measures.get(m, [])]
    others = sorted(results.told or results.measures, key=lambda measure: measure != results.headline)
    return found or [(measure, results.measures[measure][0]) for measure in others]
