"""The page: choices on the left; time, run and results on the right. Served by Panel on this machine alone.

All scripts and styles come from the packages installed here; the page asks for no other address.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import panel as pn
from markupsafe import escape

from piecework.errors import PieceworkError
from piecework.explore.catalogue import Catalogue, study_file
from piecework.explore.desk import Desk
from piecework.explore.form import WIDE, Form, html
from piecework.explore.reading import TABLES, Reading
from piecework.explore.runner import DONE, FAILED, RUNNING, Progress
from piecework.explore.state import Choice, Intervention, choice_of
from piecework.explore.texts import LANGUAGES, TEXTS, say, seconds_in_words, told
from piecework.explore.timeline import timeline_html
from piecework.study.estimate import Estimate
from piecework.study.plan import read_plan

TICK = 400  # milliseconds between two looks at the run
MEGABYTE = 1e6
FIRST = Choice(interventions=(Intervention("pay_floor"),))
TEMPLATE = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
ALERT = [
    ":host { font-size: 15px; } p { overflow-wrap: anywhere; } progress { width: 100%; height: 18px; } "
    ".error { color: #a11212; font-weight: 600; white-space: pre-wrap; }"
]


class Page:
    """One page in a browser.

    Parameters
    ----------
    desk
        What runs, shared by all pages.
    catalogue
        What can be chosen.
    lang
        Language to begin with.
    """

    def __init__(self, desk: Desk, catalogue: Catalogue, lang: str) -> None:
        self.desk, self.catalogue, self.lang = desk, catalogue, lang
        self._shown: Any = None
        self.head, self.left, self.right, self.results = (
            pn.Column(sizing_mode="stretch_width", margin=0) for _ in range(4)
        )
        self.build(desk.choice or FIRST)

    def say(self, key: str, **values: Any) -> str:
        return say(key, self.lang, **values)

    def build(self, choice: Choice) -> None:
        """Makes every widget anew, for a choice and in a language."""
        self.form = Form(self.catalogue, choice, self.lang, self.changed)
        self.timeline = html("", stylesheets=TABLES)
        self.status = html("", stylesheets=ALERT)
        self.expected = html("", stylesheets=ALERT)
        buttons = {"estimate": self.ask, "run": self.run, "cancel": self.cancel}
        self.buttons = {key: self._button(key, act) for key, act in buttons.items()}
        self.reading = Reading(self.desk, self.lang, getattr(self, "reading", None))
        row = pn.Row(*self.buttons.values())
        head = html(f"<h2>{escape(self.say('run_head'))}</h2>", stylesheets=TABLES)
        self.head[:] = [html(f"<h1>{escape(self.say('title'))}</h1><p>{escape(self.say('lead'))}</p>")]
        choose = html(f"<h2>{escape(self.say('choose'))}</h2>", stylesheets=TABLES)
        self.left[:] = [choose, *self._begin(), self.form.layout]
        self.right[:] = [self.timeline, head, row, self.expected, self.status]
        self.results[:] = [self.reading.layout]
        self._shown = None
        self.changed()
        self.tick()

    def speak(self, lang: str) -> None:
        """Changes the language; what was chosen stays."""
        if lang != self.lang:
            choice = self.form.read()
            self.lang = lang
            self.build(choice)

    def changed(self) -> None:
        """Something was chosen."""
        self.timeline.object = timeline_html(self.form.read(), self.catalogue, self.lang)

    def ask(self, *_: Any) -> None:
        """The button Estimate."""
        self._tried(self.desk.ask)

    def run(self, *_: Any) -> None:
        """The button Run."""
        self._tried(self.desk.run)

    def cancel(self, *_: Any) -> None:
        """The button Cancel."""
        self.desk.cancel()
        self.status.object = f'<p role="status">{escape(self.say("stopping"))}</p>'

    def tick(self) -> None:
        """A look at the run: what has changed is shown."""
        if message := self.desk.step():
            self._complain(message)
        self.reading.step()
        progress = self.desk.progress()
        busy = self.desk.is_busy
        self.buttons["run"].disabled = self.buttons["estimate"].disabled = busy
        self.buttons["cancel"].disabled = not busy
        estimating = self.desk.waiting is not None
        estimate = None if estimating else self.desk.estimate_of(self.form.read())
        shown = (
            estimating,
            estimate,
            progress and (progress.state, progress.done, round(progress.left or 0)),
        )
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        self._expect(estimating, estimate)
        if progress is None:
            self.status.object = f'<p role="status">{escape(self.say("ready"))}</p>'
            return
        self._progress(progress)
        seen = before[2] if before else None
        if seen is None or seen[:2] != (progress.state, progress.done):
            self.reading.look(self.desk.job.place if self.desk.job and progress.done else None)

    def _expect(self, estimating: bool, found: Estimate | None) -> None:
        words = self.say("estimating") if estimating else ""
        if found is not None:
            time, memory = seconds_in_words(found.seconds, self.lang), f"{found.bytes / MEGABYTE:.0f}"
            words = self.say("estimated", runs=found.runs, threads=found.threads, time=time, memory=memory)
            words += "" if self.desk.has_begun(self.form.read()) else f" {self.say('confirm')}"
        self.expected.object = f'<p role="status">{escape(words)}</p>' if words else ""

    def _progress(self, progress: Progress) -> None:
        time = seconds_in_words(progress.seconds, self.lang)
        words = self.say(f"state_{progress.state}", done=progress.done, planned=progress.planned, time=time)
        if progress.left is not None:
            words += self.say("left", time=seconds_in_words(progress.left, self.lang))
        label = escape(self.say("progress"))
        bar = f'<progress max="{progress.planned}" value="{progress.done}" aria-label="{label}"></progress>'
        saved = ""
        if self.desk.plan is not None and self.desk.job is not None:
            path = self.desk.folder / f"{self.desk.plan.name}.toml"
            saved = f"<p>{escape(self.say('saved', path=path, folder=self.desk.job.place))}</p>"
        self.status.object = f'<p role="status" data-state="{progress.state}">{escape(words)}</p>{bar}{saved}'
        if progress.state == FAILED:
            self._complain(progress.message)
        if progress.state in (RUNNING, DONE):
            self.form.complain("")

    def _tried(self, act: Callable[[Choice], None]) -> None:
        self.form.complain("")
        try:
            act(self.form.read())
        except PieceworkError as error:
            self._complain(str(error))
        self.tick()

    def _complain(self, message: str) -> None:
        """Shows an error of the program as it is, beside its field; without one, below the buttons."""
        rest = self.form.complain(message)
        words = rest or self.say("error")
        self.status.object = f'<p class="error" role="alert" lang="en">{escape(words)}</p>'

    def _button(self, key: str, act: Callable[..., None]) -> pn.widgets.Button:
        kind = "primary" if key == "run" else "default"
        button = pn.widgets.Button(name=self.say(key), button_type=kind)
        button.on_click(act)
        return button

    def _begin(self) -> list[Any]:
        """A choice of studies to begin with: those that come with the scenarios, and saved ones."""
        own = sorted(self.desk.folder.glob("*.toml"))
        options = {self.say("blank"): ""} | {path.stem: str(path) for path in own}
        options |= {told(title, self.lang): f"/{name}" for name, title in self.catalogue.studies.items()}
        offered = pn.widgets.Select(name=self.say("begin_with"), options=options, **WIDE)
        take = pn.widgets.Button(name=self.say("take"))
        take.on_click(lambda _: self._take(offered.value))
        return [offered, take]

    def _take(self, file: str) -> None:
        try:
            path = study_file(file[1:]) if file.startswith("/") and not file.endswith(".toml") else file
            self.build(_taken(path, Path(path).parent == self.desk.folder) if path else Choice())
        except PieceworkError as error:
            self._complain(str(error))


def _taken(path: str, is_own: bool) -> Choice:
    """What a study file asks for; a study of one's own keeps its name, so that it can go on."""
    plan = read_plan(path)
    return dataclasses.replace(choice_of(plan), name=plan.name if is_own else "")


def page(desk: Desk, catalogue: Catalogue, lang: str) -> pn.Template:
    """One page with its language switch, looked after as long as it is open."""
    opened = Page(desk, catalogue, lang)
    switch = pn.widgets.Select(name="Language / Langue", options=LANGUAGES, value=lang, width=160)
    switch.param.watch(lambda event: opened.speak(event.new), "value")
    titles = json.dumps({code: told(TEXTS["title"], code) for code in LANGUAGES.values()}, ensure_ascii=False)
    code = f"document.documentElement.lang = cb_obj.value; document.title = {titles}[cb_obj.value]"
    switch.jscallback(value=code)
    template = pn.Template(TEMPLATE)
    template.add_variable("shown_lang", lang)
    template.add_variable("skip", say("skip", lang))
    template.title = say("title", lang)  # type: ignore[attr-defined]
    for name, part in (("switch", switch), ("head", opened.head), ("left", opened.left), ("right", opened.right)):
        template.add_panel(name, part)
    template.add_panel("results", opened.results)
    pn.state.add_periodic_callback(opened.tick, period=TICK)
    return template


def serve(folder: Path, port: int, lang: str, show: bool, threads: int | None = None) -> None:
    """Serves the page until it is interrupted; what runs is then stopped, and what is committed stays."""
    pn.extension(notifications=False)
    desk, catalogue = Desk(folder, threads), Catalogue()
    origins = [f"{host}:{port}" for host in ("127.0.0.1", "localhost")]
    print(f"Piecework explorer: http://127.0.0.1:{port}/ (studies in {folder}; Ctrl-C ends it)", flush=True)
    try:
        pn.serve(
            {"/": lambda: page(desk, catalogue, lang)},
            address="127.0.0.1", port=port, websocket_origin=origins, show=show, verbose=False,
        )  # fmt: skip
    finally:
        desk.close()
