"""Medians, tails and survival of counts in bins, on counts with known answers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from piecework.validate.tails import (
    against_lognormal,
    half_life,
    kaplan_meier,
    lognormal_p,
    median_of,
    power_law,
    share_below,
)

BOUNDS = np.array([0.0, *(10.0 * 10 ** (np.arange(100) / 20))])


def binned(values: np.ndarray) -> np.ndarray:
    places = np.searchsorted(BOUNDS, values, side="right") - 1
    return np.bincount(places, minlength=len(BOUNDS)).astype(float)


def test_medians_and_shares_are_good_to_a_part_of_a_bin():
    values = np.exp(np.random.default_rng(1).normal(math.log(300), 1.0, 20_000))
    counts = binned(values)
    assert median_of(counts, BOUNDS) == pytest.approx(np.median(values), rel=0.005)
    assert share_below(counts, BOUNDS, 725) == pytest.approx(np.mean(values < 725), abs=0.002)
    assert share_below(counts, BOUNDS, 0.0) == 0
    assert share_below(counts, BOUNDS, 1e12) == 1


def test_nothing_counted_has_no_median():
    assert math.isnan(median_of(np.zeros(len(BOUNDS)), BOUNDS))
    assert math.isnan(share_below(np.zeros(len(BOUNDS)), BOUNDS, 7.0))


def test_the_first_and_the_last_bin():
    counts = np.zeros(len(BOUNDS))
    counts[0] = 2
    assert median_of(counts, BOUNDS) == pytest.approx(5.0)
    counts[-1] = 8
    assert median_of(counts, BOUNDS) == math.inf


@pytest.mark.parametrize("exponent", [1.3, 1.48, 2.5])
def test_the_exponent_of_a_pareto_sample_is_found(exponent):
    values = 100.0 * np.random.default_rng(2).pareto(exponent - 1, 20_000) + 100.0
    tail = power_law(binned(values), np.zeros(len(BOUNDS)), BOUNDS)
    assert tail.exponent == pytest.approx(exponent, abs=0.04)
    assert tail.distance < 0.05


def test_censoring_does_not_move_the_exponent():
    draw = np.random.default_rng(3)
    values = 100.0 * draw.pareto(0.48, 20_000) + 100.0
    ends = 100.0 * draw.pareto(0.3, 20_000) + 100.0
    done = values <= ends
    tail = power_law(binned(values[done]), binned(ends[~done]), BOUNDS)
    assert tail.exponent == pytest.approx(1.48, abs=0.04)
    ignored = power_law(binned(values[done]), np.zeros(len(BOUNDS)), BOUNDS)
    assert ignored.exponent > 1.6, "without the censored the tail looks steeper"


def test_the_cut_off_leaves_out_what_is_no_power():
    draw = np.random.default_rng(4)
    body = draw.uniform(10, 1000, 20_000)
    tail = 1000.0 * draw.pareto(0.8, 20_000) + 1000.0
    found = power_law(binned(np.concatenate([body, tail])), np.zeros(len(BOUNDS)), BOUNDS)
    assert 890 < found.cutoff < 5000
    assert found.exponent == pytest.approx(1.8, abs=0.05)


def test_too_few_batches_have_no_tail():
    values = np.geomspace(100, 5000, 49)
    assert power_law(binned(values), np.zeros(len(BOUNDS)), BOUNDS) is None
    assert power_law(binned(np.geomspace(100, 900, 500)), np.zeros(len(BOUNDS)), BOUNDS) is not None


@pytest.mark.parametrize(("sign", "draw"), [(1, "pareto"), (-1, "lognormal")])
def test_the_better_of_power_law_and_log_normal_is_told(sign, draw):
    random = np.random.default_rng(5)
    values = 100 * random.pareto(0.6, 9000) + 100 if draw == "pareto" else np.exp(random.normal(7.5, 0.7, 9000))
    counts, none = binned(values), np.zeros(len(BOUNDS))
    tail = power_law(counts, none, BOUNDS)
    if draw == "lognormal":
        tail = type(tail)(2.0, float(BOUNDS[30]), 0.1, 9000)  # a cut-off in the body, where it is no power law
    found = against_lognormal(tail, counts, none, BOUNDS)
    assert (found.statistic > -1.7) if sign > 0 else (found.statistic < -5)
    assert 0 <= found.p <= 1


def test_kaplan_meier_by_hand():
    # 10 at risk: 2 end; 8 less half of the 2 censored there: 7 at risk, 1 ends.
    left = kaplan_meier(np.array([2.0, 1.0, 0.0]), np.array([0.0, 2.0, 5.0]))
    assert left.tolist() == pytest.approx([0.8, 0.8 * 6 / 7, 0.8 * 6 / 7])


def test_half_life_of_a_constant_hazard():
    months = np.arange(60)
    left = 10_000 * 0.5 ** ((months + 0.5) / 9)  # who is last active later than month k
    gone = np.concatenate([[10_000], left[:-1]]) - left
    censored = np.zeros(60)
    censored[-1] = left[-1]
    assert half_life(gone, censored) == pytest.approx(9.0, abs=0.01)
    cut = gone.copy()
    cut[12:], late = 0, np.zeros(60)
    late[12] = left[11]
    assert half_life(cut, late) == pytest.approx(9.0, abs=0.01)


def test_half_life_beyond_what_was_followed_is_none():
    assert math.isnan(half_life(np.array([1.0, 1.0]), np.array([0.0, 8.0])))


def test_the_test_for_log_normality_knows_both():
    draw = np.random.default_rng(6)
    ps = [lognormal_p(np.exp(draw.normal(0.3, 1.86, 100))) for _ in range(300)]
    assert 0.01 < np.mean(np.array(ps) < 0.05) < 0.1
    assert lognormal_p(draw.uniform(0.01, 1.0, 100)) < 0.05
    assert math.isnan(lognormal_p(np.array([1.0, np.nan])))
