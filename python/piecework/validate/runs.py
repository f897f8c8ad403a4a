"""Running plans and keeping their studies, so that the same question is never run twice.

Each plan has a folder `studies/validation/<hash>`: `settings.json` says what was run, `study` is the study. The hash
is over the plan, every file that a run of it reads, and the compiled program; what another program or another scenario
gave lies in another folder and is not used.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from piecework.errors import InputError
from piecework.results.manifest import read_manifest
from piecework.scenario_files import digest, find_file, policies_of
from piecework.study.run import answer_to, output_of, program_digest, raise_unless_done, toml_value
from piecework.study.study import Study, load
from piecework.validate.configs import Plan, Trial
from piecework.validate.data import Recorded, StudyArrays

FOLDER = Path("studies") / "validation"
HASH_DIGITS = 12
STOPPED = 130


class Runner(Protocol):
    """What the scorecard needs of the world: replicates of plans, and their data."""

    def check(self, plan: Plan, why: str) -> None:
        """Refuses a plan that cannot run; `why` names the targets for the message."""

    def have(self, plan: Plan) -> int:
        """How many replicates are there."""

    def extend(self, plan: Plan, replicates: int, why: str) -> int:
        """Runs until there are so many, or until time is up; returns how many there are."""

    def recorded(self, plan: Plan) -> Recorded:
        """The data of a plan that has replicates."""

    def folder(self, plan: Plan) -> Path:
        """Where the plan's study and pictures lie."""

    def tried(self, name: str, trial: Trial, why: str) -> Mapping[str, float]:
        """The values of a trial of one component, by their names."""


@dataclass
class Budget:
    """Time that runs may take together."""

    minutes: float
    clock: Callable[[], float] = time.monotonic
    begun: float = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.clock()

    def left(self) -> float:
        """Seconds that are left, not below 0."""
        return max(0.0, 60 * self.minutes - (self.clock() - self.begun))


def say(text: str) -> None:
    """One line of progress, on standard error."""
    print(text, file=sys.stderr, flush=True)


@dataclass
class Runs:
    """The runner that uses the compiled program."""

    budget: Budget
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    place: Path = FOLDER
    progress: bool | None = None
    tell: Callable[[str], None] = say
    _told: set[Path] = field(default_factory=set)
    _digests: dict[Path, str] = field(default_factory=dict)  # files do not change while one scorecard is made
    _studies: dict[Plan, Study] = field(default_factory=dict)  # as opened; those that grow are opened again

    def check(self, plan: Plan, why: str) -> None:
        """Reads the scenario with the plan's overrides before anything is run."""
        words = ["check", plan.scenario, *(f"policies/{policy}" for policy in policies_of(plan.arms))]
        # A policy's own numbers are checked by the run: without arms there is no policy to set them of.
        overrides = [text for text in plan.set if not text.startswith("policies.")]
        overrides += [] if plan.scale is None else [f"scale.residents={toml_value(plan.scale)}"]
        overrides += [] if plan.until is None else [f"period.until={plan.until}"]
        for override in overrides:
            words += ["--set", override]
        try:
            output_of(words)
        except InputError as error:
            raise InputError(f"{why}: its scenario cannot run: {error}") from error

    def folder(self, plan: Plan) -> Path:
        """`studies/validation/<hash>`."""
        identity = json.dumps(self._identity(plan), sort_keys=True)
        return self.place / hashlib.sha256(identity.encode()).hexdigest()[:HASH_DIGITS]

    def have(self, plan: Plan) -> int:
        """Replicates that are committed and merged."""
        study = self._study(plan)
        return 0 if study is None else int(study.complete.all(axis=0).sum())

    def recorded(self, plan: Plan) -> Recorded:
        """The plan's study: its baseline, and its arms beside it."""
        study = self._study(plan)
        if study is None:
            raise InputError(f"{self.folder(plan)}: holds no study")
        arms = {name: StudyArrays(study, arm) for arm, name in enumerate(study.arms) if arm > 0}
        return Recorded(StudyArrays(study), study.scenario, arms=arms)

    def tried(self, name: str, trial: Trial, why: str) -> Mapping[str, float]:
        """Asks the program; it takes a second and nothing is kept."""
        words = ["unit", name, trial.scenario, *(word for override in trial.set for word in ("--set", override))]
        try:
            return json.loads(output_of([*words, "--json"]))
        except InputError as error:
            raise InputError(f"{why}: its trial cannot run: {error}") from error

    def extend(self, plan: Plan, replicates: int, why: str) -> int:
        """Runs what is missing; stops at the end of the budget, with what is committed by then."""
        have = self.have(plan)
        wanted = min(replicates, self._affordable(plan, have))
        if wanted <= have:
            return have
        self._tell_stale(plan, why)
        where = f"{plan.scenario} at {plan.scale or 'its own scale'}"
        self.tell(f"{why}: {where}: replicates {have} to {wanted - 1}, {self.budget.left() / 60:.1f} min left")
        study = self.folder(plan) / "study"
        words = [*plan.words(), "--replicates", str(wanted), "--threads", str(self.threads), "--out", str(study)]
        self._studies.pop(plan, None)
        try:
            code, _, messages = answer_to([*words, "--resume", "--json"], self.progress, max(1.0, self.budget.left()))
        finally:
            if study.is_dir():  # also after an interrupt
                self._write_settings(plan)
        if code == STOPPED:
            self.tell(f"{why}: time is up")
            self._merge(study)
        else:
            self._raise(code, messages, why)
        return self.have(plan)

    @staticmethod
    def _raise(code: int, messages: str, why: str) -> None:
        try:
            raise_unless_done(code, messages)
        except InputError as error:
            raise InputError(f"{why}: its scenario cannot run: {error}") from error

    def _affordable(self, plan: Plan, have: int) -> int:
        """How many replicates the budget allows, judged by those that have run; the first ones are tried."""
        left = self.budget.left()
        if have == 0:
            return sys.maxsize if left > 0 else 0
        records = read_manifest(self.folder(plan) / "study").records.values()
        seconds = [float(record["seconds"]) for record in records if record.get("seconds") is not None]
        each = sum(seconds) / max(1, len(seconds)) * (1 + len(plan.arms))
        return have + self.threads * int(left / each) if each > 0 else sys.maxsize

    def _study(self, plan: Plan) -> Study | None:
        if plan in self._studies:
            return self._studies[plan]
        study = self.folder(plan) / "study"
        if not (study / "manifest.jsonl").is_file() or not read_manifest(study).files:
            return None
        return self._studies.setdefault(plan, load(study))

    def _merge(self, study: Path) -> None:
        if (study / "manifest.jsonl").is_file() and read_manifest(study).files:
            output_of(["merge", str(study)])

    def _identity(self, plan: Plan) -> dict[str, Any]:
        files = [find_file(plan.scenario), *(find_file(f"policies/{policy}") for policy in policies_of(plan.arms))]
        return {"words": plan.words(), "files": [self._digest(file) for file in files], "program": _program()}

    def _digest(self, file: Path) -> str:
        if file not in self._digests:
            self._digests[file] = digest(file)
        return self._digests[file]

    def _write_settings(self, plan: Plan) -> None:
        path = self.folder(plan) / "settings.json"
        unfinished = path.with_suffix(".json.tmp")
        unfinished.write_text(json.dumps(self._identity(plan), indent=2) + "\n")
        unfinished.replace(path)

    def _tell_stale(self, plan: Plan, why: str) -> None:
        """Says once that there are studies of the same question by another program or scenario."""
        mine = self.folder(plan)
        for path in sorted(self.place.glob("*/settings.json")):
            if path.parent == mine or path.parent in self._told:
                continue
            try:
                words = json.loads(path.read_text()).get("words")
            except (OSError, ValueError, AttributeError):
                continue
            if words == plan.words():
                self._told.add(path.parent)
                self.tell(f"{why}: not used: {path.parent}, by another version of the program, scenario or data")


@lru_cache
def _program() -> str:
    return program_digest()
