"""A study as a function: values of parameters in, outcomes by replicate out.

Every point has the same seed and replicates, so points differ by their parameters and not by luck (common random
numbers): the function is smooth where the model is, and has no noise of its own. What is learnt from it holds for these
replicates; that other replicates might say otherwise is what the spread between them is for.

A point is run once. Its outcomes are kept in ``points.jsonl`` in the experiment's folder, its study is not, so that
thousands of points fit on a disk and an experiment that was stopped goes on by being asked again.
"""

from __future__ import annotations

import json
import math
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError, OutputError, unknown_name
from piecework.experiments.outcomes import Outcome, effect
from piecework.scenario_files import digest, find_companion, find_file
from piecework.study.draws import bounds_of
from piecework.study.run import change_words, program_digest, run, run_words

if TYPE_CHECKING:
    from piecework.study.study import Study

POINTS = "points.jsonl"
DIGITS = 9  # of a value: two points that differ by less are one
Values = dict[str, list[float]]


class Experiment:
    """A scenario with some of its numbers left open.

    Parameters
    ----------
    scenario, policies
        As in `piecework.run`.
    parameters
        Dotted names whose ranges (low, high) the scenario or policy files give, or the ranges themselves by name.
    outcomes
        What is taken from each study, by name; None takes the effect on ``M1``.
    replicates, seed
        Of every point.
    out
        Folder of the experiment; None means ``studies/experiment``.
    options
        As in `piecework.run`: scale, until, set, threads, client and so on.

    Attributes
    ----------
    bounds
        Lowest and highest value of each parameter.
    runs
        How many points were simulated since the experiment was opened; those that were known are not among them.

    Raises
    ------
    InputError
        No such parameter, or the folder holds another experiment.

    Examples
    --------
    >>> from piecework.experiments import Experiment, effect
    >>> gating = "policies.pay_floor.parameters.gating"
    >>> pay = {"pay": effect("M1")}
    >>> experiment = Experiment("toronto/grown", ["pay_floor"], [gating], pay, scale="1:400")  # doctest: +SKIP
    >>> experiment.at({gating: 0.5})  # doctest: +SKIP
    {'pay': 0.41}
    """

    def __init__(
        self,
        scenario: str | os.PathLike[str],
        policies: Sequence[str | Sequence[str]],
        parameters: Sequence[str] | Mapping[str, tuple[float, float]],
        outcomes: Mapping[str, Outcome] | None = None,
        replicates: int = 4,
        seed: int = 1,
        out: str | os.PathLike[str] | None = None,
        **options: Any,
    ) -> None:
        self.scenario, self.policies = os.fspath(scenario), list(policies)
        self.bounds = bounds_of({"": self.scenario}, self.policies, parameters)
        self.outcomes = dict(outcomes or {"M1": effect("M1")})
        self.replicates, self.seed = replicates, seed
        self.place = Path("studies/experiment" if out is None else out)
        self._set = dict(options.pop("set", {}))
        self._options = options
        self.runs = 0
        self._known = self._opened()

    @property
    def names(self) -> list[str]:
        """Names of the parameters."""
        return list(self.bounds)

    def by_replicate(self, values: Mapping[str, float]) -> Values:
        """The outcomes at a point, each by replicate.

        Raises
        ------
        InputError
            A parameter lacks a value or lies outside its range; and as `piecework.run`.
        """
        point = self._point(values)
        if point not in self._known:
            self._known[point] = self._simulated(dict(zip(self.bounds, point, strict=True)))
            self.runs += 1
            self._keep(point)
        return self._known[point]

    def at(self, values: Mapping[str, float]) -> dict[str, float]:
        """The outcomes at a point, each the mean over replicates."""
        return {name: math.fsum(each) / len(each) for name, each in self.by_replicate(values).items()}

    def outcome(self, name: str | None) -> str:
        """The name of an outcome; None is the first.

        Raises
        ------
        InputError
            No such outcome.
        """
        if name is not None and name not in self.outcomes:
            raise unknown_name("outcome", name, self.outcomes)
        return name or next(iter(self.outcomes))

    def _point(self, values: Mapping[str, float]) -> tuple[float, ...]:
        if set(values) != set(self.bounds):
            raise InputError(f"values of {', '.join(values) or 'nothing'}: must be of {', '.join(self.bounds)}")
        point = []
        for name, (low, high) in self.bounds.items():
            value = float(f"{float(values[name]):.{DIGITS}g}")
            if not low <= value <= high:
                raise InputError(f"{name} = {value:g}: must lie from {low:g} to {high:g}")
            point.append(value)
        return tuple(point)

    def _simulated(self, values: Mapping[str, float]) -> Values:
        folder = self.place / "point"
        shutil.rmtree(folder, ignore_errors=True)
        options = {"replicates": self.replicates, "seed": self.seed, "out": folder, "progress": False, **self._options}
        study = run(self.scenario, self.policies, set={**self._set, **values}, **options)
        found = self._taken(study)
        shutil.rmtree(folder, ignore_errors=True)
        return found

    def _taken(self, study: Study) -> Values:
        return {name: outcome.values(study) for name, outcome in self.outcomes.items()}

    def _identity(self) -> dict[str, Any]:
        apart = ("client", "threads", "progress")
        return {
            "words": [*run_words(self.scenario, self.policies), *change_words(self._set)],
            "options": {name: str(value) for name, value in self._options.items() if name not in apart},
            "parameters": list(self.bounds),
            "outcomes": {name: outcome.as_words() for name, outcome in self.outcomes.items()},
            "replicates": self.replicates,
            "seed": self.seed,
            "program": program_digest(),
            "files": [digest(file) for file in _files(self.scenario, self.policies)],
        }

    def _opened(self) -> dict[tuple[float, ...], Values]:
        """The points that the folder holds; a torn last line is skipped."""
        file = self.place / POINTS
        if not file.is_file():
            self._append({"experiment": self._identity()})
            return {}
        lines = [line for text in file.read_text(encoding="utf-8").splitlines() if (line := _record(text))]
        if not lines or lines[0].get("experiment") != self._identity():
            raise InputError(
                f"{self.place}: holds another experiment, or one of another program; choose another folder"
            )
        return {tuple(line["at"]): line["found"] for line in lines[1:]}

    def _keep(self, point: tuple[float, ...]) -> None:
        self._append({"at": point, "found": self._known[point]})

    def _append(self, record: Mapping[str, Any]) -> None:
        file = self.place / POINTS
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            torn = file.is_file() and not file.read_bytes().endswith(b"\n")
            with file.open("a", encoding="utf-8") as lines:
                lines.write("\n" * torn + json.dumps(record) + "\n")
        except OSError as error:
            raise OutputError(f"{file}: {error.strerror or error}") from error


def _files(scenario: str, policies: Sequence[str | Sequence[str]]) -> list[Path]:
    """The scenario's file and those of its policies."""
    names = sorted({name for entry in policies for name in ([entry] if isinstance(entry, str) else entry)})
    found = [Path(name) if Path(name).is_file() else find_companion(f"policies/{name}.toml") for name in names]
    return [find_file(scenario), *found]


def _record(line: str) -> dict[str, Any]:
    try:
        return dict(json.loads(line))
    except ValueError:
        return {}


def needs(module: str, package: str) -> Any:
    """An optional library.

    Raises
    ------
    InputError
        It is not installed; the message says how to install it.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        raise InputError(f"needs the package {package}; pip install 'piecework[experiments]'") from error
