"""What a study found, as HTML in one language: effects, groups, months, studies side by side, what it does not say.

Made from the report's own numbers and sentences, and guarded as they are: no direction where the interval spans zero,
no value where fewer than ten simulated persons lie behind it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from markupsafe import escape

from piecework.explore.pictures import course_svg, effects_svg
from piecework.explore.texts import say, told
from piecework.results import ALL
from piecework.show.report_effects import ASKED_FIRST, Cell, Effects, Outcome
from piecework.show.report_phrases import LIMITS, PHRASES
from piecework.show.report_texts import COLON, DASH, number
from piecework.study.study import Study

COLUMNS = ("baseline_mean", "policy_mean", "difference", "interval", "persons", "health")


class Answers:
    """One study, told in one language.

    Parameters
    ----------
    study
        A study, finished or not.
    lang
        ``"en"`` or ``"fr"``.
    effects
        Effects of the study that are known already.
    """

    def __init__(self, study: Study, lang: str, effects: Effects | None = None) -> None:
        self.study, self.lang = study, lang
        self.effects = effects or Effects(study)

    def in_language(self, lang: str) -> Answers:
        """The same numbers in another language, without reading them again."""
        return Answers(self.study, lang, self.effects)

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """Every component of every measure by ``M1.median``, those that are asked for first in front."""
        first = [f"{measure}.{component}" for measure, component in ASKED_FIRST]
        every = [f"{measure}.{part}" for measure, parts in self.study.measures.items() for part in parts]
        ordered = [name for name in first if name in every] + [name for name in every if name not in first]
        return {name: self.effects.outcome(*name.split(".", 1)) for name in ordered}

    @property
    def has_pair(self) -> bool:
        """Whether some replicate is committed in the baseline and in another arm."""
        done = self.study.complete
        return len(done) > 1 and bool((done[0] & done[1:]).any())

    def outcome_names(self) -> dict[str, str]:
        """Outcomes by what is shown: the name in words, with its number."""
        return {f"{told(each.name, self.lang)} ({name})": name for name, each in self.outcomes.items()}

    def group_names(self) -> dict[str, str]:
        """Dimensions of groups by what is shown."""
        named = {told(self.effects.names.dimension(each), self.lang): each for each in self.study.dimensions}
        return {say("everyone", self.lang): ""} | named

    def facts(self) -> str:
        """What the study is, in a line."""
        identity, provenance = self.study.identity, self.study.provenance
        months = self.study.months
        values = {
            "scenario": told(self.effects.names.title(), self.lang),
            "scale": identity.get("scale") or DASH,
            "seed": identity.get("seed", DASH),
            "replicates": len(self.study.replicates),
            "months": f"{str(months[0])[:7]} – {str(months[-1])[:7]}" if len(months) else DASH,
            "hash": str(provenance.get("result_hash") or "")[:12] or say("not_merged", self.lang),
        }
        return f'<p class="facts">{escape(say("facts", self.lang, **values))}</p>'

    def overview(self) -> str:
        """The outcomes that are asked for first, as sentences and as a table."""
        cells = [cell for outcome in self.effects.outcomes for cell in self.effects.cells(outcome)]
        by_arm: dict[str, list[Cell]] = {}
        for cell in cells:
            by_arm.setdefault(told(cell.arm_name, self.lang), []).append(cell)
        told_parts = [f"<h3>{escape(say('changes_head', self.lang))}</h3>"]
        for arm, own in by_arm.items():
            lines = "".join(f'<li class="{cell.verdict}">{escape(told(cell.sentence, self.lang))}</li>' for cell in own)
            told_parts.append(f"<h4>{escape(arm)}</h4><ul>{lines}</ul>")
        table = self.table(cells, say("changes_head", self.lang))
        summary = escape(told(PHRASES["table_of"], self.lang))
        shown = " open" if len(by_arm) == 1 else ""  # of several packages it is long
        return f"{''.join(told_parts)}<details{shown}><summary>{summary}</summary>{table}</details>"

    def detail(self, name: str, by: str | None) -> str:
        """One outcome: its effects by group as picture and table, and its months."""
        outcome = self.outcomes[name]
        cells = self.effects.cells(outcome, by or None)
        title = told(outcome.name, self.lang)
        head = say("detail_head" if by else "picture_head", self.lang, outcome=title)
        unit = told(outcome.unit.difference, self.lang)
        picture = effects_svg(cells, head, unit, self.lang)
        return f"<h3>{escape(head)}</h3>{picture}{self.table(cells, head)}" + self.course(name)

    def course(self, name: str) -> str:
        """The months of one outcome as picture and table."""
        outcome = self.outcomes[name]
        head = say("course_head", self.lang, outcome=told(outcome.title, self.lang))
        lines = self.effects.course(outcome)
        if not lines:
            return f"<h3>{escape(head)}</h3><p class='note'>{escape(say('no_course', self.lang))}</p>"
        months = [str(month)[:7] for month in self.study.months]
        picture = course_svg(lines, months, head, self.lang)
        heads = [say("month", self.lang), *(told(line["name"], self.lang) for line in lines)]
        digits = 2 if outcome.unit.factor > 1 else 3
        rows = [
            [month, *(self._number(line["mean"][place], digits) for line in lines)]
            for place, month in enumerate(months)
        ]
        table = _table(heads, rows, head)
        summary = escape(told(PHRASES["table_of"], self.lang))
        return f"<h3>{escape(head)}</h3>{picture}<details><summary>{summary}</summary>{table}</details>"

    def compared(self, name: str, studies: Mapping[str, Effects]) -> str:
        """One outcome in several studies, side by side."""
        outcome = self.outcomes[name]
        rows = []
        for title, effects in studies.items():
            measure, component = outcome.measure, outcome.component
            if component in effects.results.measures.get(measure, []):
                found = effects.cells(effects.outcome(measure, component))
                rows += [[title, told(cell.arm_name, self.lang), *self._cells(cell)] for cell in found]
        head = say("compare_head", self.lang, outcome=told(outcome.title, self.lang))
        heads = [say("study", self.lang), say("package_column", self.lang), *self._heads()]
        text = escape(say("compare_text", self.lang))
        return f"<h3>{escape(head)}</h3><p>{text}</p>{_table(heads, rows, head)}"

    def limits(self) -> str:
        """What the numbers do not say."""
        return limits(self.lang)

    def table(self, cells: Sequence[Cell], caption: str) -> str:
        """Effects as a table: a row for each outcome, package and group; what is the same in all rows is left out."""
        columns = {"outcome": [cell.outcome.title for cell in cells]}
        if len({cell.arm for cell in cells}) > 1:
            columns["package_column"] = [cell.arm_name for cell in cells]
        if any(cell.group.name != ALL for cell in cells):
            columns["by"] = [cell.group_name for cell in cells]
        front = zip(*columns.values(), strict=True)
        rows = [
            [*(told(t, self.lang) for t in each), *self._cells(cell)] for each, cell in zip(front, cells, strict=True)
        ]
        return _table([*(say(key, self.lang) for key in columns), *self._heads()], rows, caption)

    def _heads(self) -> list[str]:
        return [told(PHRASES[column], self.lang) for column in COLUMNS]

    def _cells(self, cell: Cell) -> list[str]:
        difference = {"unclear": say("withheld", self.lang), "none": DASH}.get(cell.verdict)
        interval = say("no_interval", self.lang) if cell.verdict == "single" else told(cell.interval, self.lang)
        why = told(cell.why if cell.shown else cell.note, self.lang)
        light = f"light_{cell.row['health']}"
        return [
            told(cell.said("baseline"), self.lang),
            told(cell.said("policy"), self.lang),
            difference or told(cell.said("difference"), self.lang),
            interval if cell.shown else DASH,
            str(cell.row["n_min"]),
            f"{told(PHRASES[light], self.lang)}{told(COLON, self.lang)}{why}"
            if why
            else told(PHRASES[light], self.lang),
        ]

    def _number(self, value: float | None, digits: int) -> str:
        return told(number(np.nan if value is None else value, digits), self.lang)


def limits(lang: str) -> str:
    """What no study says."""
    lines = "".join(f"<li>{escape(told(text, lang))}</li>" for text in LIMITS)
    return f"<h3>{escape(say('limits', lang))}</h3><ul>{lines}</ul>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[Any]], caption: str) -> str:
    """A table that can be scrolled to by keyboard where it is wider than the page."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(each)}</td>" for each in row[1:])}</tr>'
        for row in rows
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )
