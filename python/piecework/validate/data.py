"""What a target's function is given: monthly counts of one study by path, and the parameters of its scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from piecework.errors import PieceworkError
from piecework.i18n import counted
from piecework.results import ALL, Results
from piecework.scenario_files import value_of
from piecework.validate.statistics import Floats


class NotComputed(PieceworkError):
    """Why a target cannot be computed from a study; the scorecard shows the reason in place of a value."""


@dataclass(frozen=True)
class Recorded:
    """The recorded months of one arm of a study.

    Attributes
    ----------
    arrays
        Values by path, for example ``"series/stocks/unemployed"``, with the axes (replicate, month, ...).
    parameters
        The resolved scenario as nested tables.
    base_months
        How many of the first recorded months stand for the base period.
    season
        ``"removed"``: the model has seasons, and series are compared with seasonally adjusted ones.
    arms
        Arrays of the other arms by name, with the same replicates, for targets that compare runs.
    """

    arrays: Mapping[str, Floats]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    base_months: int = 12
    season: str = "none"
    arms: Mapping[str, Mapping[str, Floats]] = field(default_factory=dict)

    def monthly(self, path: str) -> Floats:
        """One value for each replicate and month.

        Raises
        ------
        NotComputed
            The study does not record it.
        """
        if path not in self.arrays:
            raise NotComputed(f"the study does not record {path}")
        return np.asarray(self.arrays[path], dtype=float)

    def base(self, path: str) -> Floats:
        """The same in the base period alone."""
        values = self.monthly(path)
        self.require_months(values, self.base_months)
        return values[:, : self.base_months]

    def in_arm(self, arm: str) -> Recorded:
        """The same months in another arm.

        Raises
        ------
        NotComputed
            The study has no such arm.
        """
        if arm not in self.arms:
            raise NotComputed(f"the study has no arm {arm}, only {', '.join(['the baseline', *self.arms])}")
        return replace(self, arrays=self.arms[arm])

    def parameter(self, key: str) -> float:
        """A number of the scenario by its dotted name."""
        value = value_of(self.parameters, key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise NotComputed(f"the scenario has no number {key}")
        return float(value)

    @staticmethod
    def require_months(values: Floats, months: int) -> None:
        """Refuses a study that is too short for a statistic."""
        if values.shape[1] < months:
            raise NotComputed(f"needs {counted(months, 'recorded month')}, the study has {values.shape[1]}")


class StudyArrays(Mapping[str, Floats]):
    """Arrays of one arm, everyone together, read when asked for; only replicates that are committed in all arms."""

    def __init__(self, results: Results, arm: int = 0) -> None:
        self._results = results
        self._arm = arm
        self._read: dict[str, Floats] = {}

    def __getitem__(self, path: str) -> Floats:
        if path not in self._results.names:
            raise KeyError(path)
        if path not in self._read:
            array = self._results.source.read(path)
            if array.dims[:1] != ("arm",):  # the coordinates of an axis
                return self._read.setdefault(path, array.values.astype(float))
            values = array.values[self._arm][self._results.complete.all(axis=0)]
            if "group" in array.dims:
                axis = array.dims.index("group") - 1  # the axis of arms is gone
                values = np.take(values, list(self._results.groups).index(ALL), axis=axis)
            self._read[path] = values.astype(float)
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._results.names)

    def __len__(self) -> int:
        return len(self._results.names)
