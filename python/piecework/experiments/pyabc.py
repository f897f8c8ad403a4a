"""Bayesian calibration with pyABC: which parameter values could have given the outcomes that were seen (ABC-SMC).

The prior is uniform over the ranges. All points share their seeds, so the posterior holds the luck of these replicates
fixed; more replicates make that matter less. Fit only to what is not needed afterwards to judge the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from piecework.errors import InputError
from piecework.experiments.experiment import Experiment, needs
from piecework.experiments.optuna import loss

PACKAGE = "pyabc"
DATABASE = "posterior.db"


def prior(experiment: Experiment) -> Any:
    """The ranges as a ``pyabc.Distribution``."""
    library = needs(PACKAGE, PACKAGE)
    ends = experiment.bounds.items()
    return library.Distribution(**{name: library.RV("uniform", low, high - low) for name, (low, high) in ends})


def posterior(
    experiment: Experiment,
    seen: Mapping[str, tuple[float, float]],
    population: int = 50,
    generations: int = 4,
    seed: int = 1,
    **options: Any,
) -> Any:
    """Draws from the posterior, generation by generation, each nearer to what was seen.

    Parameters
    ----------
    experiment
        The function.
    seen
        Value and scale (half of its band, or its standard error) of each outcome. The distance is the root of the mean
        squared deviation in units of the scales.
    population, generations
        Points that a generation keeps, and how many generations at most; many more points are tried.
    seed
        Of the search. It seeds NumPy's global generator for the time of the call, which pyABC draws from.
    options
        Of ``pyabc.ABCSMC.run``, for example ``minimum_epsilon``.

    Returns
    -------
    pyabc.History
        ``get_distribution()`` gives points and weights. It is kept in the experiment's folder.

    Raises
    ------
    InputError
        pyABC is not installed; no such outcome, or a scale that is not above 0.
    """
    import numpy as np

    library = needs(PACKAGE, PACKAGE)
    for name, (_, scale) in seen.items():
        experiment.outcome(name)
        if not scale > 0:
            raise InputError(f"seen {name}: the scale must be above 0, not {scale:g}")
    search = library.ABCSMC(
        lambda values: experiment.at(values),
        prior(experiment),
        lambda found, _: loss(found, seen) ** 0.5,
        population_size=population,
        sampler=library.SingleCoreSampler(),
    )
    database = Path(experiment.place) / DATABASE
    search.new(f"sqlite:///{database.absolute()}", {name: value for name, (value, _) in seen.items()})
    kept = np.random.get_state()
    np.random.seed(seed)
    try:
        return search.run(max_nr_populations=generations, **options)
    finally:
        np.random.set_state(kept)
