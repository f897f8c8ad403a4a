"""Both intervals of an effect cover the true one as often as they say, at the eight replicates of an ordinary study."""

from __future__ import annotations

import math

import numpy as np
import pytest

from piecework.effects.bootstrap import LEAST, bootstrap_half_width
from piecework.effects.draws import chance_first, draws_of_means
from piecework.effects.health import sign_wrong
from piecework.effects.intervals import half_width

EXPERIMENTS, REPLICATES = 2000, 8


def differences(kind: str) -> tuple[np.ndarray, float]:
    """Paired differences with the axes (experiment, replicate), and the effect they have on average."""
    random = np.random.default_rng(20261127)
    size = (EXPERIMENTS, REPLICATES)
    made = {
        "normal": lambda: (0.4 + 0.3 * random.normal(size=size), 0.4),
        "heavy tails": lambda: (0.4 + 0.3 * random.standard_t(5, size=size), 0.4),
        "shares of sixty persons": lambda: (
            (random.binomial(60, 0.4, size=size) - random.binomial(60, 0.3, size=size)) / 60,
            0.1,
        ),
        "skewed": lambda: (random.gamma(4.0, size=size), 4.0),
    }
    return made[kind]()


def covered(kind: str, half) -> float:
    values, truth = differences(kind)
    return float(np.mean([abs(row.mean() - truth) <= half(row) for row in values]))


@pytest.mark.parametrize("kind", ["normal", "heavy tails", "shares of sixty persons"])
def test_the_t_interval_covers(kind):
    assert 0.93 <= covered(kind, lambda row: half_width(row, 0.95)) <= 0.97


@pytest.mark.parametrize("kind", ["normal", "shares of sixty persons", "skewed"])
def test_the_studentised_bootstrap_covers(kind):
    assert 0.93 <= covered(kind, lambda row: bootstrap_half_width(row, 0.95)) <= 0.97


def test_the_studentised_bootstrap_errs_on_the_safe_side_where_tails_are_heavy():
    assert 0.95 <= covered("heavy tails", lambda row: bootstrap_half_width(row, 0.95)) <= 0.98


def test_the_percentile_bootstrap_would_not():
    """Why the interval is studentised."""
    values, truth = differences("normal")
    random = np.random.default_rng(1)
    means = values[:, random.integers(0, REPLICATES, size=(1000, REPLICATES))].mean(axis=2)
    low, high = np.quantile(means, [0.025, 0.975], axis=1)
    assert ((low <= truth) & (truth <= high)).mean() < 0.91


def test_the_chance_of_a_wrong_sign_is_one():
    """Among effects that seem as sure as p, about p have the other sign, when all effects are as likely beforehand."""
    random = np.random.default_rng(3)
    truth = random.normal(scale=50.0, size=15_000)  # wide beside the noise: nearly flat
    values = truth[:, None] + random.normal(scale=30.0, size=(15_000, REPLICATES))
    chances = np.array([sign_wrong(row) for row in values])
    wrong = np.sign(values.mean(axis=1)) != np.sign(truth)
    for low, high in [(0.0, 0.05), (0.05, 0.2), (0.2, 0.5)]:
        among = (chances > low) & (chances <= high)
        assert wrong[among].mean() == pytest.approx(chances[among].mean(), abs=0.03)


def test_what_the_bootstrap_does_with_little():
    assert math.isnan(bootstrap_half_width(np.arange(LEAST - 1.0), 0.95))
    assert bootstrap_half_width(np.full(8, 0.3), 0.95) == 0.0
    assert math.isnan(bootstrap_half_width(np.array([0.0, 0, 0, 0, 0, 0, 0, 1]), 0.95))  # most draws repeat one value
    values = np.random.default_rng(2).normal(size=200)
    assert bootstrap_half_width(values, 0.95) == pytest.approx(float(half_width(values, 0.95)), rel=0.1)
    assert bootstrap_half_width(values, 0.95) == bootstrap_half_width(values, 0.95)  # the same draws again


def test_draws_of_means_have_the_means_their_errors_and_what_they_share():
    random = np.random.default_rng(5)
    luck = random.normal(size=30)
    values = np.column_stack([luck, luck + 0.1, luck + random.normal(scale=0.1, size=30)])
    draws = draws_of_means(values)
    assert draws.mean(axis=0) == pytest.approx(values.mean(axis=0), abs=0.02)
    assert draws[:, 0].std() == pytest.approx(values[:, 0].std(ddof=1) / math.sqrt(30) * math.sqrt(29 / 27), rel=0.06)
    assert np.ptp(draws[:, 1] - draws[:, 0]) < 1e-9  # the second is always a tenth more
    assert chance_first(draws)[0] == 0.0
    assert chance_first(np.array([[1.0, 1.0], [2.0, 1.0]])).tolist() == [0.75, 0.25]
