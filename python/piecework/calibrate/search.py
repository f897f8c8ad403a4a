"""The search: simulated moments, Nelder and Mead's simplex, one set of seeds for all trials.

A trial runs the scenario with the parameters tried and compares the targets' statistics (means over replicates) with
the published values: loss = mean of ((simulated - published) / half the band)^2 over components. Since all trials share
their seeds, the loss is a function of the parameters alone, without noise of its own between trials; the simplex
(Nelder and Mead 1965, Computer Journal 7; SciPy's, with bounds) needs no derivative of it. The start is the scenario's
values. It is deterministic, so a search that was stopped goes on by being done again: trials that are known are looked
up, not run.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from piecework.calibrate.settings import Parameter
from piecework.validate.statistics import Floats

METHOD = "Nelder-Mead on simulated moments"
FIRST_STEP = 0.15  # of a parameter's range: the size of the first simplex
SMALLEST_STEP = 0.005  # of a range: a simplex of this size has converged
DIGITS = 6


class OutOfTime(Exception):
    """The time allowed has passed; what was tried is kept."""


class _CloseEnough(Exception):
    """A trial met the tolerance."""


@dataclass(frozen=True)
class Trial:
    """Parameter values and what they gave."""

    values: tuple[float, ...]
    moments: tuple[float, ...]
    loss: float


@dataclass
class Search:
    """A search that can be stopped and done again.

    Attributes
    ----------
    parameters, start
        What is searched, and the values to begin with.
    run
        Moments of a trial by its parameter values; may raise `OutOfTime`.
    published, half_bands
        Of each moment.
    tolerance, evaluations
        When to stop: the root of the loss, the number of trials.
    trials
        What is known, in the order in which it was found; `keep` is called after each.
    """

    parameters: tuple[Parameter, ...]
    start: tuple[float, ...]
    run: Callable[[tuple[float, ...]], tuple[float, ...]]
    published: tuple[float, ...]
    half_bands: tuple[float, ...]
    tolerance: float
    evaluations: int
    trials: list[Trial] = field(default_factory=list)
    keep: Callable[[Trial], None] = lambda trial: None

    def best(self) -> Trial | None:
        """The trial with the smallest loss."""
        return min(self.trials, key=lambda trial: trial.loss, default=None)

    def converge(self) -> Trial:
        """Searches until a trial is close enough, the simplex is small or the trials are used up.

        Raises
        ------
        OutOfTime
            Before that; `trials` holds what was found.
        """
        from scipy.optimize import minimize

        simplex = self._first_simplex()
        options: dict[str, Any] = {"initial_simplex": simplex, "xatol": SMALLEST_STEP, "fatol": np.inf}
        options |= {"maxfev": self.evaluations, "adaptive": False}
        bounds = [(0.0, 1.0)] * len(self.parameters)
        with contextlib.suppress(_CloseEnough):
            minimize(self._loss, simplex[0], method="Nelder-Mead", bounds=bounds, options=options)
        found = self.best()
        assert found is not None
        return found

    def _first_simplex(self) -> Floats:
        """The start and one point a step away along each parameter, to the side with more room."""
        low = np.array([parameter.low for parameter in self.parameters])
        width = np.array([parameter.high - parameter.low for parameter in self.parameters])
        first = np.clip((np.array(self.start) - low) / width, 0.0, 1.0)
        steps = np.where(first <= 0.5, FIRST_STEP, -FIRST_STEP)
        return np.vstack([first, first + np.diag(steps)])

    def _loss(self, place: Floats) -> float:
        """Of a point in the unit cube of the ranges."""
        values = tuple(
            float(f"{parameter.low + float(share) * (parameter.high - parameter.low):.{DIGITS}g}")
            for parameter, share in zip(self.parameters, place, strict=True)
        )
        trial = next((known for known in self.trials if known.values == values), None)
        if trial is None:
            trial = self._tried(values)
        if np.sqrt(trial.loss) <= self.tolerance:
            raise _CloseEnough
        return trial.loss

    def _tried(self, values: tuple[float, ...]) -> Trial:
        moments = self.run(values)
        misses = (np.array(moments) - np.array(self.published)) / np.array(self.half_bands)
        trial = Trial(values, moments, float(np.mean(misses**2)))
        self.trials.append(trial)
        self.keep(trial)
        return trial
