"""Sensitivity analysis with SALib: which parameters an outcome follows (Morris), how much each explains (Sobol').

Both look at the mean over replicates. All points share their seeds: a parameter that does nothing gets exactly 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from piecework.errors import InputError
from piecework.experiments.experiment import Experiment, needs

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

PACKAGE = "SALib"


def problem(experiment: Experiment) -> dict[str, Any]:
    """The problem as SALib defines one, for any of its other methods.

    Examples
    --------
    >>> from SALib.sample import latin  # doctest: +SKIP
    >>> points = latin.sample(problem(experiment), 32, seed=1)  # doctest: +SKIP
    >>> values = outcomes(experiment, points)  # doctest: +SKIP
    """
    return {
        "num_vars": len(experiment.bounds),
        "names": experiment.names,
        "bounds": [list(ends) for ends in experiment.bounds.values()],
    }


def outcomes(
    experiment: Experiment, points: npt.NDArray[np.float64], outcome: str | None = None
) -> npt.NDArray[np.float64]:
    """The mean of an outcome at each row of a sample; None takes the experiment's first outcome."""
    import numpy as np

    name = experiment.outcome(outcome)
    rows = [dict(zip(experiment.names, map(float, row), strict=True)) for row in points]
    return np.array([experiment.at(row)[name] for row in rows])


def morris(
    experiment: Experiment, outcome: str | None = None, trajectories: int = 8, levels: int = 4, seed: int = 1
) -> pd.DataFrame:
    """Elementary effects: screens many parameters with few points, (parameters + 1) for each trajectory.

    Parameters
    ----------
    experiment
        The function.
    outcome
        Of the experiment; None takes the first.
    trajectories, levels
        Paths through the ranges, and steps of each range; `levels` is even.
    seed
        Of the sample.

    Returns
    -------
    pandas.DataFrame
        One row per parameter, the strongest first: mu (mean change over a whole range), mu_star (mean size of the
        change) with mu_star_conf, sigma (spread: the change depends on where the others are).

    Raises
    ------
    InputError
        SALib is not installed, or no such outcome.
    """
    sample, analyse = needs("SALib.sample.morris", PACKAGE), needs("SALib.analyze.morris", PACKAGE)
    defined = problem(experiment)
    points = sample.sample(defined, trajectories, num_levels=levels, seed=seed)
    found = analyse.analyze(defined, points, outcomes(experiment, points, outcome), num_levels=levels, seed=seed)
    return _table(experiment, {name: found[name] for name in ("mu", "mu_star", "mu_star_conf", "sigma")}, "mu_star")


def sobol(experiment: Experiment, outcome: str | None = None, samples: int = 64, seed: int = 1) -> pd.DataFrame:
    """Shares of the outcome's variance over the ranges; (parameters + 2) points for each of `samples`.

    Parameters
    ----------
    experiment, outcome, seed
        As in `morris`.
    samples
        A power of 2; 64 is little.

    Returns
    -------
    pandas.DataFrame
        One row per parameter, the strongest first: first (S1, the share that it explains alone) with first_conf, total
        (ST, with all that it does together with others) with total_conf.

    Raises
    ------
    InputError
        SALib is not installed, no such outcome, or `samples` is no power of 2.
    """
    if samples < 2 or samples & (samples - 1):
        raise InputError(f"samples {samples}: must be a power of 2, for example 64")
    sample, analyse = needs("SALib.sample.sobol", PACKAGE), needs("SALib.analyze.sobol", PACKAGE)
    defined = problem(experiment)
    points = sample.sample(defined, samples, calc_second_order=False, seed=seed)
    found = analyse.analyze(defined, outcomes(experiment, points, outcome), calc_second_order=False, seed=seed)
    names = {"first": "S1", "first_conf": "S1_conf", "total": "ST", "total_conf": "ST_conf"}
    return _table(experiment, {name: found[key] for name, key in names.items()}, "total")


def _table(experiment: Experiment, columns: dict[str, Any], by: str) -> pd.DataFrame:
    import pandas as pd

    table = pd.DataFrame({"parameter": experiment.names, **{name: list(each) for name, each in columns.items()}})
    return table.sort_values(by, ascending=False, ignore_index=True)
