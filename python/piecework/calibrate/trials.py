"""Trials of a search: one study each, on the same seeds, of which only the moments are kept."""

from __future__ import annotations

import shutil

from piecework.calibrate.search import OutOfTime, Search, Trial
from piecework.calibrate.settings import Calibration
from piecework.calibrate.state import State
from piecework.errors import InputError
from piecework.study.run import answer_to, raise_unless_done
from piecework.study.study import load
from piecework.validate import registry
from piecework.validate.data import NotComputed, Recorded, StudyArrays
from piecework.validate.runs import STOPPED, Budget, say


class Trials:
    """Runs trials one after the other, in a folder that is removed when their moments are read."""

    def __init__(self, calibration: Calibration, budget: Budget, threads: int, state: State) -> None:
        self.calibration, self.budget, self.threads, self.state = calibration, budget, threads, state
        self.folder = state.path.with_suffix("")  # beside the state, with its name
        self.published = tuple(value for target in calibration.targets for value in target.value)
        self.bands = [band for target in calibration.targets for band in zip(target.low, target.high, strict=True)]

    def search(self, start: tuple[float, ...]) -> Search:
        """The search over these trials; it knows those of earlier calls."""
        search = Search(
            self.calibration.parameters,
            start,
            self.run,
            self.published,
            tuple((high - low) / 2 for low, high in self.bands),
            self.calibration.tolerance,
            self.calibration.evaluations,
            list(self.state.trials),
        )
        search.keep = lambda trial: self._kept(search, trial)
        return search

    def _kept(self, search: Search, trial: Trial) -> None:
        self.state.keep(search.trials)
        say(f"trial {len(search.trials)}: {self.described(trial)}; {self.budget.left() / 60:.1f} min left")

    def run(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Moments of one trial."""
        if self.budget.left() <= 0:
            raise OutOfTime
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            return self._moments(values)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _moments(self, values: tuple[float, ...]) -> tuple[float, ...]:
        words = self.calibration.plan.words()
        for parameter, value in zip(self.calibration.parameters, values, strict=True):
            words += ["--set", f"{parameter.key}={value!r}"]
        words += ["--replicates", str(self.calibration.replicates), "--threads", str(self.threads)]
        words += ["--out", str(self.folder), "--json"]
        code, _, messages = answer_to(words, False, self.budget.left())
        if code == STOPPED:
            raise OutOfTime
        raise_unless_done(code, messages)
        study = load(self.folder)
        data = Recorded(StudyArrays(study), study.scenario, self.calibration.settings.base_months)
        try:
            every = [registry.COMPUTED[target.id](data).mean(axis=0) for target in self.calibration.targets]
        except NotComputed as reason:
            raise InputError(f"{self.calibration.plan.scenario}: {reason}") from reason
        return tuple(float(moment) for moments in every for moment in moments)

    def named(self, trial: Trial) -> list[tuple[str, float]]:
        """Its values by key."""
        return [(p.key, value) for p, value in zip(self.calibration.parameters, trial.values, strict=True)]

    def inside(self, trial: Trial) -> bool:
        """Whether every moment lies in its band."""
        return all(low <= moment <= high for moment, (low, high) in zip(trial.moments, self.bands, strict=True))

    def described(self, trial: Trial) -> str:
        """Values, moments and loss in a line."""
        values = ", ".join(f"{key} {value:g}" for key, value in self.named(trial))
        moments = ", ".join(f"{moment:.4g}" for moment in trial.moments)
        published = ", ".join(f"{value:g}" for value in self.published)
        return f"{values}: simulated {moments} against {published}, loss {trial.loss:.3g}"
