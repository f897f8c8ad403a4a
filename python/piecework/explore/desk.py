"""What runs and what is saved, one for the whole server: a page that is loaded anew finds its run again.

Knows nothing of widgets, so that it is tested without a browser.
"""

from __future__ import annotations

import atexit
import dataclasses
import os
from pathlib import Path

from piecework.errors import InputError, PieceworkError
from piecework.explore.runner import RUNNING, Background, Job, Progress
from piecework.explore.state import STUDY, Choice, save, words_of
from piecework.results.manifest import NAME as MANIFEST
from piecework.study.estimate import Estimate
from piecework.study.plan import Plan

LONG = 120.0  # expected seconds from which on a run is started only when it is asked for again


class Desk:
    """The study at hand.

    Parameters
    ----------
    folder
        Where studies are saved: ``NAME.toml`` and the folder ``NAME``.
    threads
        Runs at the same time; None means one for each processor.

    Attributes
    ----------
    choice
        What was asked for last; None before.
    job
        The run of the study at hand; None before the first.
    plan
        The study that `job` runs.
    waiting
        The estimate that is being made, or the last.
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        self.folder, self.threads = folder, threads
        self.choice: Choice | None = None
        self.job: Job | None = None
        self.plan: Plan | None = None
        self.waiting: Background[Estimate] | None = None
        self.starts_itself = False
        self._asked: Plan | None = None
        self._known: tuple[Plan, Estimate] | None = None
        atexit.register(self.close)

    @property
    def is_busy(self) -> bool:
        """Whether a run or an estimate is under way."""
        return self._is_running() or (self.waiting is not None and not self.waiting.is_done)

    def estimate_of(self, choice: Choice) -> Estimate | None:
        """What a choice will take, as far as it was estimated; more replicates take longer in proportion."""
        try:
            return self._estimate(choice.plan())
        except InputError:
            return None

    def ask(self, choice: Choice) -> None:
        """Begins to estimate a study; `step` takes the answer.

        Raises
        ------
        InputError
            No study can be made of the choice.
        """
        plan = choice.plan()
        self.choice = choice
        self._asked, self._known = plan, None
        self.waiting = Background(lambda: plan.estimate(self.threads), "for nobody")

    def run(self, choice: Choice) -> None:
        """Starts a study whose estimate is known; estimates it first if not, and then starts it unless it is long.

        Raises
        ------
        InputError
            No study can be made of the choice, or something runs.
        OutputError
            The study file cannot be written.
        """
        if self.is_busy:
            raise InputError("something is running; wait for it, or cancel it")
        plan = choice.plan()
        if self._estimate(plan) is not None:
            self._start(plan)
        else:
            self.ask(choice)
            self.starts_itself = True

    def step(self) -> str:
        """Takes an estimate that has become ready; returns what went wrong with it or with the start, else nothing."""
        if self.waiting is None or not self.waiting.is_done:
            return ""
        found, self.waiting = self.waiting, None
        starts_itself, self.starts_itself = self.starts_itself, False
        if found.result is None or self._asked is None:
            return str(found.error)
        self._known = self._asked, found.result
        try:
            if starts_itself and found.result.seconds <= LONG:
                self._start(self._asked)
        except PieceworkError as error:
            return str(error)
        return ""

    def cancel(self) -> None:
        """Stops the run, or keeps an estimate from starting one."""
        self.starts_itself = False
        if self.job is not None:
            self.job.stop()

    def progress(self) -> Progress | None:
        """How far the run is; None before the first."""
        return self.job.progress() if self.job is not None else None

    def close(self) -> None:
        """Ends what runs; committed replicates stay."""
        if self._is_running() and self.job is not None:
            self.job.stop()
            self.job.wait()

    def has_begun(self, choice: Choice) -> bool:
        """Whether a choice is what runs or ran last."""
        try:
            return self.plan is not None and dataclasses.replace(choice.plan(), name=self.plan.name) == self.plan
        except InputError:
            return False

    def place(self, plan: Plan) -> Path:
        """The folder that a plan's replicates are written into."""
        return self.folder / plan.name / STUDY

    def saved(self) -> dict[str, Path]:
        """Every study folder below the folder, by its name there; the latest first."""
        found = [path.parent for depth in ("*", "*/*") for path in self.folder.glob(f"{depth}/{MANIFEST}")]
        found.sort(key=lambda path: (path / MANIFEST).stat().st_mtime, reverse=True)
        return {name_of(path.relative_to(self.folder)): path for path in found}

    def _start(self, plan: Plan) -> None:
        self.plan = save(plan, self.folder)
        place = self.place(self.plan)
        runs = self.plan.replicates * (1 + len(self.plan.policies))
        self.job = Job(words_of(self.plan, place, self.threads), place, runs)

    def _estimate(self, plan: Plan) -> Estimate | None:
        if self._known is None:
            return None
        asked, found = self._known
        if dataclasses.replace(asked, replicates=plan.replicates, name=plan.name) != plan:
            return None
        runs = found.runs * plan.replicates // asked.replicates
        threads = max(1, min(self.threads or os.cpu_count() or 1, runs))
        seconds = found.seconds * runs / found.runs * found.threads / threads
        return dataclasses.replace(found, runs=runs, threads=threads, seconds=seconds)

    def _is_running(self) -> bool:
        return self.job is not None and self.job.progress().state == RUNNING


def name_of(place: Path) -> str:
    """A study folder as people read it: without the last part that every study of the page has."""
    return place.parent.as_posix() if place.name == STUDY and place.parent.name else place.as_posix()
