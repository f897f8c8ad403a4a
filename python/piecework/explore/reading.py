"""What is read: one saved study, an outcome, its groups, another study beside it, and what can be taken along."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import panel as pn
from markupsafe import escape

from piecework.errors import InputError, PieceworkError
from piecework.explore import downloads
from piecework.explore.answers import Answers, limits
from piecework.explore.desk import Desk
from piecework.explore.form import STYLE, WIDE, html
from piecework.explore.opening import open_study
from piecework.explore.runner import Background, committed
from piecework.explore.texts import say
from piecework.results import MERGED
from piecework.show.report_effects import Effects
from piecework.study.study import Study

TABLES = [
    """
    :host { font-size: 15px; }
    h2 { font-size: 1.35em; margin: 10px 0 4px; } h3 { font-size: 1.1em; margin: 14px 0 4px; }
    h4 { margin: 8px 0 2px; } p, li { max-width: 46rem; } .note, .facts { color: #4d4d4d; }
    .higher, .lower { font-weight: 600; } .scroll { overflow-x: auto; margin: 4px 0; }
    table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; }
    th, td { padding: 3px 6px; border-bottom: 1px solid #c8c8c8; text-align: left; vertical-align: top; }
    thead th { border-bottom: 2px solid #1a1a1a; vertical-align: bottom; } .scroll td:last-child { min-width: 10rem; }
    tbody th { font-weight: 400; }
    summary { cursor: pointer; font-weight: 600; padding: 4px 0; }
    svg { max-width: 100%; height: auto; }
    svg text { font: 12px system-ui, sans-serif; fill: #1a1a1a; } svg text.on { fill: #ffffff; font-weight: 700; }
    :focus-visible { outline: 3px solid #d55e00; outline-offset: 2px; }
    """
]


class Reading:
    """The results of one page in one language.

    Parameters
    ----------
    desk
        Where studies are.
    lang
        ``"en"`` or ``"fr"``.
    before
        What the page showed in another language.
    """

    def __init__(self, desk: Desk, lang: str, before: Reading | None = None) -> None:
        self.desk, self.lang = desk, lang
        self.kept: dict[str, str] = before.kept if before else {}
        self.answers: Answers | None = None
        self._seen: tuple[Path, tuple[int, int]] | None = None
        self._under_way: Background[tuple[Answers, str]] | None = None
        self._places: dict[str, Path] = {}
        self._other: tuple[Path, tuple[int, int], Effects] | None = before._other if before else None
        self.study = self._select("study")
        self.outcome = self._select("outcome")
        self.by = self._select("by")
        self.compare = self._select("compare")
        self.overview = html("", stylesheets=TABLES)
        self.detail = html("", stylesheets=TABLES)
        self.beside = html("", stylesheets=TABLES)
        self.taken = pn.Column(sizing_mode="stretch_width", margin=0)
        head = html(f"<h2 id='results'>{escape(self.say('results'))}</h2>", stylesheets=TABLES)
        self.picked = pn.FlexBox(self.outcome, self.by, self.compare, sizing_mode="stretch_width", visible=False)
        self.layout = pn.Column(
            head, self.study, self.overview, self.picked, self.detail, self.beside, self.taken,
            html(limits(lang), stylesheets=TABLES), sizing_mode="stretch_width", margin=0,
        )  # fmt: skip
        self.study.param.watch(lambda _: self._chosen("study", self.open), "value")
        self.outcome.param.watch(lambda _: self._chosen("outcome", self._detail), "value")
        self.by.param.watch(lambda _: self._chosen("by", self._detail), "value")
        self.compare.param.watch(lambda _: self._chosen("compare", self._beside), "value")
        self.look(before=before)

    def say(self, key: str, **values: Any) -> str:
        return say(key, self.lang, **values)

    def look(self, wanted: Path | None = None, before: Reading | None = None) -> None:
        """Looks for studies that are new, shows `wanted` if given, and reads again what has grown."""
        self._places = self.desk.saved()
        names = {name: name for name in self._places}
        self.study.visible = bool(names)
        if list(self.study.options.values()) != list(names):
            kept = self.kept.get("study", "")
            self._offer(self.study, names, kept)
            self._offer_others()
        for name, place in self._places.items():
            if wanted is not None and place == wanted and self.study.value != name:
                self.study.value = name
        if before is not None and before.answers is not None:
            self._seen = before._seen
            answers = before.answers.in_language(self.lang)
            self._show(answers, self._overview(answers))
        self.open()

    def open(self) -> None:
        """Begins to read the chosen study if it is another one or has grown; `step` shows it."""
        place = self._places.get(self.study.value or "")
        self._offer_others()
        if place is None:
            self.overview.object = f"<p>{escape(self.say('no_results'))}</p>"
            return
        seen = (place, _state(place))
        if seen == self._seen or self._under_way is not None:
            return
        if self._seen is None or self._seen[0] != place:
            self.overview.object = f'<p role="status">{escape(self.say("reading"))}</p>'
            self.detail.object, self.beside.object, self.taken[:] = "", "", []
            self.picked.visible = False
        self._seen = seen
        self._under_way = Background(lambda: self._read(place))

    def _offer_others(self) -> None:
        """Studies to compare with: all but the one that is shown."""
        others = {name: name for name in self._places if name != self.study.value}
        self._offer(self.compare, {self.say("nothing"): ""} | others, self.kept.get("compare", ""))

    def step(self) -> None:
        """Shows what has been read, and reads again what has grown meanwhile."""
        if self._under_way is None or not self._under_way.is_done:
            return
        found, self._under_way = self._under_way, None
        if found.result is None:
            self.answers = None
            said = f"<p>{escape(self.say('no_results'))}</p><p lang='en'>{escape(str(found.error))}</p>"
            self.overview.object = said if not isinstance(found.error, InputError) else said.split("</p>")[0] + "</p>"
        else:
            self._show(*found.result)
        self.open()

    def _read(self, place: Path) -> tuple[Answers, str]:
        """A study and the first part of what is told of it, in a thread of its own since it takes seconds."""
        answers = Answers(open_study(place), self.lang)
        overview = self._overview(answers)
        wanted = self.kept.get("outcome") or next(iter(answers.outcomes))
        if answers.has_pair and wanted in answers.outcomes:  # so that all parts of the page change at once
            answers.effects.cells(answers.outcomes[wanted], self._group_of(answers))
        return answers, overview

    def _group_of(self, answers: Answers) -> str | None:
        """The dimension of groups that was chosen, if the study has it."""
        by = self.kept.get("by", "")
        return by if by in answers.study.dimensions else None

    def _show(self, answers: Answers, overview: str) -> None:
        self.answers = answers
        self.overview.object = overview
        self._offer(self.outcome, answers.outcome_names(), self.kept.get("outcome", ""))
        self._offer(self.by, answers.group_names(), self.kept.get("by", ""))
        self._detail()
        self.picked.visible = True
        self.taken[:] = self._downloads(answers)

    def _overview(self, answers: Answers) -> str:
        done, planned = int(answers.study.complete.sum()), self._planned(answers.study)
        so_far = self.say("so_far", done=done, planned=planned) if done < planned else ""
        parts = [answers.facts(), f"<p>{escape(so_far)}</p>" if so_far else ""]
        parts.append(answers.overview() if answers.has_pair else f"<p>{escape(self.say('no_effects'))}</p>")
        return "".join(parts)

    def _planned(self, study: Study) -> int:
        job = self.desk.job
        own = job.planned if job is not None and job.place.absolute() == study.place else 0
        return max(own, study.complete.size)

    def _detail(self) -> None:
        if self.answers is not None and self.outcome.value in self.answers.outcomes:
            has_pair = self.answers.has_pair
            show = self.answers.detail if has_pair else lambda name, _: self.answers.course(name)
            self.detail.object = show(self.outcome.value, self.by.value)
            self._beside()

    def _beside(self) -> None:
        other = self._places.get(self.compare.value or "")
        text = ""
        if self.answers is not None and other is not None and self.outcome.value:
            try:
                studies = {self.study.value: self.answers.effects, self.compare.value: self._effects_of(other)}
                text = self.answers.compared(self.outcome.value, studies)
            except PieceworkError as error:
                text = f"<p lang='en'>{escape(error)}</p>"
        self.beside.object = text

    def _effects_of(self, place: Path) -> Effects:
        """Effects of the study that is compared with, read again only when it has grown."""
        state = _state(place)
        if self._other is None or self._other[:2] != (place, state):
            self._other = place, state, Effects(open_study(place))
        return self._other[2]

    def _downloads(self, answers: Answers) -> list[Any]:
        name = str(self.study.value).replace("/", "-")
        kinds: list[tuple[str, str, Callable[[Answers], io.BytesIO]]] = [
            ("download_csv", f"{name}.csv", downloads.csv),
            ("download_excel", f"{name}.xlsx", downloads.excel),
            ("download_report", f"{name}.html", downloads.report),
        ]
        if answers.study.provenance.get("result_hash"):
            kinds.append(("download_hdf5", f"{name}.h5", downloads.hdf5))
        if not answers.has_pair:
            kinds = kinds[3:]
        buttons = [
            pn.widgets.FileDownload(
                label=self.say(key), filename=file, callback=lambda make=make: make(answers), stylesheets=STYLE
            )
            for key, file, make in kinds
        ]
        if (file := self.desk.folder / f"{self.study.value}.toml").is_file():
            buttons.append(pn.widgets.FileDownload(str(file), label=self.say("download_study"), stylesheets=STYLE))
        head = html(f"<h3>{escape(self.say('downloads'))}</h3>", stylesheets=TABLES)
        return [head, pn.FlexBox(*buttons, sizing_mode="stretch_width")]

    def _select(self, key: str) -> pn.widgets.Select:
        return pn.widgets.Select(name=self.say(key), options={}, **(WIDE if key == "study" else {"stylesheets": STYLE}))

    def _chosen(self, key: str, show: Callable[[], None]) -> None:
        self.kept[key] = str(getattr(self, key).value or "")
        show()

    @staticmethod
    def _offer(widget: pn.widgets.Select, options: dict[str, str], kept: str) -> None:
        """New options; keeps what is chosen, or what was chosen before, where it is among them."""
        if widget.options == options:
            return
        wanted = widget.value or kept
        first = next(iter(options.values()), "")
        widget.param.update(options=options, value=wanted if wanted in options.values() else first)


def _state(place: Path) -> tuple[int, int]:
    """What changes when there is more to read: replicates, and the file that is made of them at the end."""
    merged = place / MERGED
    return committed(place), merged.stat().st_mtime_ns if merged.is_file() else 0
