"""Draws of the true means of several quantities, given their values in the same replicates.

With a flat prior the means of n normal vectors are, given the data, multivariate t with n - 1 degrees of freedom around
the observed means (Gelman et al., Bayesian Data Analysis, 3.6). So a chance such as "this arm ranks first" is counted
among draws, and what the arms share through their seeds stays shared. Every call draws the same numbers.
"""

from __future__ import annotations

import numpy as np

from piecework.effects.intervals import Floats

DRAWS = 4000
SEED = 20260102


def draws_of_means(values: Floats) -> Floats:
    """Draws with the axes (draw, quantity); `values` has the axes (replicate, quantity), at least two replicates.

    Examples
    --------
    >>> draws_of_means(np.array([[1.0, 2.0], [2.0, 3.0], [3.0, 4.0]])).shape
    (4000, 2)
    """
    count = len(values)
    generator = np.random.Generator(np.random.Philox(SEED))
    away = (values - values.mean(axis=0)) / np.sqrt((count - 1) * count)
    noise = generator.standard_normal((DRAWS, count)) @ away
    freedom = count - 1
    stretch = np.sqrt(freedom / generator.chisquare(freedom, DRAWS))
    return np.asarray(values.mean(axis=0) + noise * stretch[:, None])


def chance_first(draws: Floats) -> Floats:
    """How often each quantity (last axis) is the greatest; equal ones share."""
    top = draws >= draws.max(axis=1, keepdims=True)
    return np.asarray((top / top.sum(axis=1, keepdims=True)).mean(axis=0))


def mean_rank(draws: Floats) -> Floats:
    """Mean place of each quantity, 1 for the greatest; equal ones share their places."""
    above = (draws[:, None, :] > draws[:, :, None]).sum(axis=2)
    equal = (draws[:, None, :] == draws[:, :, None]).sum(axis=2)
    return np.asarray((above + (equal + 1) / 2).mean(axis=0))
