"""What stands on a page of the report: every part as texts, and the figures by the name of their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from piecework.effects import TOO_FEW
from piecework.results import Results
from piecework.results.remembered import remembering
from piecework.show import report_figures as figures
from piecework.show import report_sections as sections
from piecework.show.report_effects import Cell, Effects
from piecework.show.report_people import answer, gains, ranking
from piecework.show.report_phrases import LIMITS, PHRASES
from piecework.show.report_texts import Text, digits_for, number

HASH_SHOWN = 12


@dataclass(frozen=True)
class Options:
    """What a report shows besides the study.

    Attributes
    ----------
    measures
        Whose headline components are shown; empty takes what is asked first of a policy.
    futures
        Studies of the same policies in other futures, by name.
    scorecard
        What `piecework validate --json` printed.
    language
        ``"en"`` or ``"fr"``, shown first.
    """

    measures: tuple[str, ...] = ()
    futures: Mapping[str, Results] = field(default_factory=dict)
    scorecard: Path | None = None
    language: str = "en"


class Page:
    """The parts of one page; figures are collected by the name of the element that they are drawn in."""

    def __init__(self, results: Results, options: Options) -> None:
        self.results = remembering(results)
        self.options = options
        self.effects = Effects(self.results, options.measures)
        self.names = self.effects.names
        self.figures: dict[str, figures.Figure] = {}

    def context(self) -> dict[str, Any]:
        """All that the template asks for."""
        return {
            "t": PHRASES,
            "limits": LIMITS,
            "language": self.options.language,
            "few": TOO_FEW,
            "title": self.names.title(),
            "facts": self._facts(),
            "capsule": self._capsule(),
            "count": len(self.results.replicates),
            "answers": answer(self.results),
            "outcomes": self.effects.outcomes,
            "arms": self._arms(),
            "course": self._course(),
            "who": self._who(),
            "gains": gains(self.results, self.names),
            "ranking": ranking(self.results, self.names, self.effects.outcomes),
            "pathways": self._pathways(),
            "futures": self._futures(),
            "costs": sections.costs(self.results, self.names),
            "assumptions": sections.assumptions(self.results),
            "policy_assumptions": sections.policy_assumptions(self.results, self.names),
            "scorecard": sections.read_scorecard(self.options.scorecard) if self.options.scorecard else [],
            "provenance": sections.provenance(self.results),
        }

    def _capsule(self) -> Text:
        """What stands under every figure: which study, by its result hash."""
        found = _hash(self.results)
        done, planned = int(self.results.complete.sum()), self.results.complete.size
        unfinished = PHRASES["unfinished"].format(done=done, planned=planned)
        return PHRASES["capsule"] + Text(" " + found, " " + found) if found else unfinished

    def _facts(self) -> list[tuple[Text, Text | str]]:
        results = self.results
        months = results.months.astype("datetime64[M]").astype(str)
        done, planned = int(results.complete.sum()), results.complete.size
        count: Text | str = str(len(results.replicates))
        if done != planned:
            count = PHRASES["done"].format(count=count, done=done, planned=planned)
        facts: list[tuple[str, Any]] = [
            ("scenario", results.identity.get("scenario")),
            ("scale", self._scale()),
            ("months", PHRASES["from_to"].format(low=months[0], high=months[-1]) if len(months) else None),
            ("replicates", count),
            ("seed", results.provenance.get("seed")),
            ("version", results.provenance.get("program_version")),
        ]
        return [(PHRASES[name], said if isinstance(said, Text) else str(said)) for name, said in facts if said]

    def _scale(self) -> str | None:
        said = str(self.results.identity.get("scale") or self.results.scenario.get("scale") or "")
        return None if said in ("", "none") else said

    def _arms(self) -> list[dict[str, Any]]:
        """For each policy arm, the sentences and cells of every outcome; the figure of all of them."""
        panels = [(outcome, self.effects.cells(outcome)) for outcome in self.effects.outcomes]
        if len(self.results.arms) > 1:
            self.figures["effects"] = figures.effects_figure(panels)
        cells = [cell for _, row in panels for cell in row]
        arms = list(dict.fromkeys(cell.arm for cell in cells))
        return [
            {"name": self.names.arm(arm), "cells": [_shown(cell) for cell in cells if cell.arm == arm]} for arm in arms
        ]

    def _course(self) -> dict[str, Any]:
        """The course of the first outcome that has one."""
        months = [str(month)[:10] for month in self.results.months]
        for outcome in self.effects.outcomes:
            if course := self.effects.course(outcome):
                self.figures["course"] = figures.course_figure(outcome, course, months)
                title = PHRASES["course"].format(outcome=outcome.name, unit=outcome.unit.level)
                return {"title": title, "months": months, "arms": _course_rows(course)}
        return {}

    def _who(self) -> list[dict[str, Any]]:
        """For each outcome, the effects within groups."""
        parts = []
        for i, outcome in enumerate(self.effects.outcomes if len(self.results.arms) > 1 else []):
            dimensions = [
                (self.names.dimension(name), self.effects.cells(outcome, name)) for name in self.results.dimensions
            ]
            dimensions = [(name, cells) for name, cells in dimensions if any(cell.shown for cell in cells)]
            if not dimensions:
                continue
            key = f"who-{i}"
            self.figures[key] = figures.groups_figure(outcome, dimensions)
            cells = [_shown(cell) | {"dimension": name} for name, each in dimensions for cell in each]
            parts.append({"key": key, "outcome": outcome, "cells": cells})
        return parts

    def _pathways(self) -> list[dict[str, Any]]:
        found = sections.pathways(self.results)
        parts = []
        for i, table in enumerate(found.get("tables", [])):
            key = f"pathways-{i}"
            policy = self.names.arm(table["arm"])
            title = PHRASES["moves_changed"].format(policy=policy) if i else PHRASES["moves"]
            self.figures[key] = figures.pathways_figure(table, found["states"], found["tables"][0])
            names = [self.names.state(state) for state in found["states"]]
            rows = [
                (name, [_move(value, i > 0, bool(clear)) for value, clear in zip(values, clears, strict=True)])
                for name, values, clears in zip(names, table["values"], table["clear"], strict=True)
            ]
            parts.append({"key": key, "title": title, "states": names, "rows": rows})
        return parts

    def _futures(self) -> dict[str, Any]:
        """A table for the same policies in every future that was given, the study's own first."""
        every = [(_setting(self.results) if self.options.futures else self.names.title(), self.effects)]
        outcomes = [(outcome.measure, outcome.component) for outcome in self.effects.outcomes]
        for name, study in self.options.futures.items():
            every.append((Text(name, name), Effects(remembering(study))))
        arms = list(dict.fromkeys(arm for _, there in every for arm in there.results.arms[1:]))
        found = [_by_name(there, outcomes) for _, there in every]
        rows = [
            {
                "policy": next(there.names.arm(arm) for _, there in every if arm in there.results.arms),
                "outcome": outcome.title,
                "cells": [
                    _shown(cells[place]) if (place := (arm, outcome.measure, outcome.component)) in cells else None
                    for cells in found
                ],
            }
            for outcome in self.effects.outcomes
            for arm in arms
        ]
        capsules = [(name, _hash(there.results)) for name, there in every]
        return {"names": [name for name, _ in every], "rows": rows, "arms": len(arms), "capsules": capsules}


def _setting(results: Results) -> Text:
    """The scenario of a study, and the future that it was set in."""
    future = results.scenario.get("future")
    parts = [results.identity.get("scenario"), future.get("name") if isinstance(future, dict) else None]
    said = ", ".join(str(part) for part in parts if part) or results.path.name
    return Text(said, said)


def _hash(results: Results) -> str:
    return str(results.provenance.get("result_hash", ""))[:HASH_SHOWN]


def _by_name(effects: Effects, outcomes: list[tuple[str, str]]) -> dict[tuple[str, str, str], Cell]:
    found = {}
    for measure, component in outcomes:
        if component in effects.results.measures.get(measure, []):
            for cell in effects.cells(effects.outcome(measure, component)):
                found[cell.arm, measure, component] = cell
    return found


def _shown(cell: Cell) -> dict[str, Any]:
    """A cell as the template writes it."""
    verdict = "none_verdict" if cell.verdict == "none" else cell.verdict
    return {
        "cell": cell,
        "verdict": PHRASES[verdict],
        "baseline": cell.said("baseline"),
        "policy": cell.said("policy"),
        "difference": cell.said("difference"),
        "interval": cell.interval,
        "persons": str(cell.row["n_min"]),
        "sign_wrong": number(float(cell.row.get("sign_wrong", float("nan"))), 3),
        "health": PHRASES.get(f"light_{cell.row.get('health')}", Text("", "")),
        "why": cell.why,
        "has_health": "health" in cell.row,
    }


def _course_rows(course: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Means and intervals of each arm as texts, month by month."""
    rows = []
    for arm in course:
        cells = []
        for mean, low, high in zip(arm["mean"], arm["low"], arm["high"], strict=True):
            digits = digits_for((high - low) / 2) if low is not None and high is not None else 2
            ends = [number(float("nan") if end is None else end, digits) for end in (low, mean, high)]
            bare = mean is None or low is None
            cells.append(
                ends[1] if bare else Text("{m} ({l}; {h})", "{m} ({l}; {h})").format(m=ends[1], l=ends[0], h=ends[2])
            )
        rows.append({"name": arm["name"], "cells": cells})
    return rows


def _move(value: float, changed: bool, clear: bool) -> Text:
    return Text("", "") if value != value else figures.move_text(value, changed, clear)
