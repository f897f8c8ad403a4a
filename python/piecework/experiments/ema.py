"""Exploration with the EMA Workbench (2.5): where in the ranges an outcome is good or bad (scenario discovery, PRIM).

The futures are a Latin hypercube of the ranges, drawn here, so that the same seed gives the same ones with any version
of the workbench. Boxes are read from the workbench's own limits: its table of boxes is empty with pandas 3.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError
from piecework.experiments.experiment import Experiment, needs
from piecework.i18n import counted
from piecework.study.draws import draw

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

PACKAGE = "ema_workbench"


def _workbench(module: str = "") -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each of its own optional packages that is missing
        return needs(PACKAGE + module, f"{PACKAGE}<3")


def model(experiment: Experiment) -> Any:
    """The experiment as a ``Model`` of the workbench, with all outcomes, for any of its other methods."""
    ema = _workbench()
    made = ema.Model("piecework", function=lambda **values: experiment.at(values))
    made.uncertainties = [ema.RealParameter(name, low, high) for name, (low, high) in experiment.bounds.items()]
    made.outcomes = [ema.ScalarOutcome(name) for name in experiment.outcomes]
    return made


@dataclass(frozen=True)
class Exploration:
    """What was found in many futures.

    Attributes
    ----------
    futures
        One row per future, one column per parameter.
    outcomes
        By name, one value per future.
    """

    futures: pd.DataFrame
    outcomes: dict[str, npt.NDArray[np.float64]]


def explore(experiment: Experiment, futures: int = 64, seed: int = 1) -> Exploration:
    """Runs the experiment in many futures, through the workbench.

    Raises
    ------
    InputError
        The workbench is not installed.
    """
    import numpy as np

    ema = _workbench()
    drawn = draw(experiment.bounds, futures, seed)
    scenarios = [ema.Scenario(str(number), **row) for number, row in enumerate(drawn.to_dict("records"))]
    table, found = ema.perform_experiments(model(experiment), scenarios=scenarios, log_progress=True)
    return Exploration(table[experiment.names].astype(float), {name: np.asarray(each) for name, each in found.items()})


@dataclass(frozen=True)
class Box:
    """A part of the ranges in which an outcome is as asked for.

    Attributes
    ----------
    limits
        Lowest and highest value by parameter; only of those that the box restricts.
    coverage
        Share of all futures asked for that lie in the box.
    density
        Share of the futures in the box that are as asked for.
    mass
        Share of all futures that lie in the box.
    """

    limits: dict[str, tuple[float, float]]
    coverage: float
    density: float
    mass: float

    def __str__(self) -> str:
        where = ", ".join(f"{low:.4g} <= {name} <= {high:.4g}" for name, (low, high) in self.limits.items())
        return f"{where or 'everywhere'}: density {self.density:.2f}, coverage {self.coverage:.2f}"


def discover(
    explored: Exploration, wanted: npt.NDArray[np.bool_], density: float = 0.8, least: float = 0.05
) -> list[Box]:
    """PRIM: peels the ranges down to a box in which most futures are as asked for.

    Parameters
    ----------
    explored
        Futures and their outcomes.
    wanted
        Which futures are as asked for, for example ``explored.outcomes["pay"] > 0.5``.
    density
        Share that the last box must reach.
    least
        Smallest share of all futures that a box may hold.

    Returns
    -------
    list of Box
        The peeling trajectory, from everywhere to the smallest box: a smaller box is denser and covers less. Empty
        where no box reaches `density`.

    Raises
    ------
    InputError
        All futures are as asked for, or none; or the workbench is not installed.
    """
    import numpy as np

    chosen = np.asarray(wanted, dtype=bool)
    if chosen.shape != (len(explored.futures),) or chosen.all() or not chosen.any():
        every = counted(len(explored.futures), "future is|futures are")
        raise InputError(f"{int(chosen.sum())} of {every} as asked for: must be some, not all")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses words that pandas 3 calls deprecated
        prim = _workbench(".analysis.prim").Prim(explored.futures, chosen, threshold=density, mass_min=least)
        found = prim.find_box()
    steps = found.peeling_trajectory if found is not None else None
    if steps is None or steps.density.iloc[-1] < density:
        return []
    return [
        _box(limits, explored.futures, row) for limits, (_, row) in zip(found.box_lims, steps.iterrows(), strict=True)
    ]


def _box(limits: pd.DataFrame, futures: pd.DataFrame, row: Any) -> Box:
    kept = {}
    for name in futures.columns:
        low, high = float(limits[name].iloc[0]), float(limits[name].iloc[1])
        if low > futures[name].min() or high < futures[name].max():
            kept[str(name)] = (low, high)
    return Box(kept, float(row.coverage), float(row.density), float(row.mass))
