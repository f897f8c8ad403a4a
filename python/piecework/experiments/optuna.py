"""Point calibration with Optuna: the parameter values whose outcomes come nearest to given ones.

The loss is that of `piecework.calibrate`: the mean of ((simulated - wanted) / half the band)^2. All points share their
seeds. Fit only to what is not needed afterwards to judge the model: an outcome that was fitted is no test of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from piecework.errors import InputError
from piecework.experiments.experiment import Experiment, needs

PACKAGE = "optuna"


def loss(found: Mapping[str, float], wanted: Mapping[str, tuple[float, float]]) -> float:
    """How far outcomes are from the wanted ones.

    Parameters
    ----------
    found
        Outcomes by name.
    wanted
        Value and half of its band, by outcome.

    Examples
    --------
    >>> loss({"pay": 3.0}, {"pay": (2.0, 0.5)})
    4.0
    """
    return sum(((found[name] - value) / half) ** 2 for name, (value, half) in wanted.items()) / len(wanted)


def objective(experiment: Experiment, wanted: Mapping[str, tuple[float, float]]) -> Any:
    """The loss as a function of an Optuna trial, for a study of your own.

    Raises
    ------
    InputError
        No such outcome, or a band that is not above 0.
    """
    for name, (_, half) in wanted.items():
        experiment.outcome(name)
        if not half > 0:
            raise InputError(f"wanted {name}: half of the band must be above 0, not {half:g}")
    if not wanted:
        raise InputError(f"wanted: must name at least one of {', '.join(experiment.outcomes)}")

    def tried(trial: Any) -> float:
        values = {name: trial.suggest_float(name, low, high) for name, (low, high) in experiment.bounds.items()}
        found = experiment.by_replicate(values)
        means = {name: sum(each) / len(each) for name, each in found.items()}
        for name, mean in means.items():
            trial.set_user_attr(name, mean)
        return loss(means, wanted)

    return tried


def calibrate(
    experiment: Experiment, wanted: Mapping[str, tuple[float, float]], trials: int = 40, seed: int = 1, **study: Any
) -> Any:
    """Searches for the values with the smallest loss (tree-structured Parzen estimator).

    Parameters
    ----------
    experiment
        The function.
    wanted
        Value and half of its band, by outcome.
    trials
        How many points.
    seed
        Of the search.
    study
        Of ``optuna.create_study``, for example ``storage``. None is needed: the experiment's folder keeps its points.

    Returns
    -------
    optuna.Study
        ``best_params``, ``best_value``; each trial's ``user_attrs`` hold its outcomes.

    Raises
    ------
    InputError
        Optuna is not installed; no such outcome.
    """
    library = needs(PACKAGE, PACKAGE)
    tried = objective(experiment, wanted)
    search = library.create_study(**{"sampler": library.samplers.TPESampler(seed=seed), **study})
    search.optimize(tried, n_trials=trials)
    return search
