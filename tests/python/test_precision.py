"""Replicates as needed: the arithmetic, what stopping early costs, and a run that stops when it may."""

from __future__ import annotations

import logging
import math

import numpy as np
import pytest
from scipy import stats

import piecework as pw
from piecework.effects.intervals import half_width
from piecework.scenario import check_measures
from piecework.study.precision import Width, next_count, replicates_needed, widths

SMALL = {"scale": "1:8000", "until": "2025-02-01", "seed": 5, "progress": False, "set": {"period.warm_up_months": 1}}


@pytest.mark.parametrize(("spread", "wanted"), [(1.0, 0.5), (1.0, 0.1), (0.3, 2.0), (2.0, 0.25)])
def test_the_number_needed_is_the_smallest_that_does(spread, wanted):
    def half(count):
        return stats.t.ppf(0.975, count - 1) * spread / math.sqrt(count)

    count = replicates_needed(spread, wanted)
    assert half(count) <= wanted
    assert count == 2 or half(count - 1) > wanted
    assert replicates_needed(100.0, 0.01, most=64) == replicates_needed(math.nan, 0.01, most=64) == 64


def test_widths_are_of_the_contrast(make):
    """Levels that vary by units, differences by tenths: it is the latter that count."""
    gain = [0.5, 0.7, 0.4, 0.6]
    study = make(value=lambda arm, replicate, **_: 10.0 * replicate + arm * gain[replicate])
    (width,) = widths(study, {"M1": 0.1})
    assert (width.measure, width.arm, width.is_met) == ("M1", "pay_floor", False)
    assert width.half == pytest.approx(float(half_width(np.array(gain), 0.95)))
    assert width.needed == replicates_needed(float(np.std(gain, ddof=1)), 0.1)
    assert str(width) == "M1, pay_floor: \u00b1 0.205 of \u00b1 0.1"
    assert widths(study, {"M1.share_above_minimum_wage": 1.0})[0].is_met


def test_what_is_asked_of_precision_is_checked(make):
    study = make()
    with pytest.raises(pw.InputError, match="unknown measure 'M9'"):
        widths(study, {"M9": 1.0})
    with pytest.raises(pw.InputError, match="precision of M1: 0 must be a number above 0"):
        widths(study, {"M1": 0})
    with pytest.raises(pw.InputError, match="name at least one measure"):
        widths(study, {})
    with pytest.raises(pw.InputError, match=r"replicates 2: with 'precision' a number from 4 to 64 \(most\)"):
        pw.run("toronto/grown", ["pay_floor"], replicates=2, precision={"M1": 1.0})


def test_growth_is_bounded_on_both_sides():
    wide = [Width("M1", "a", 2.0, 1.0, 40), Width("M3", "a", 2.0, 1.0, 9)]
    assert next_count(8, wide, 64) == 16  # at most twice as many at once
    assert next_count(30, wide, 64) == 40
    assert next_count(40, wide, 64) == 41  # the estimate was short: one more
    assert next_count(60, [Width("M1", "a", 2.0, 1.0, 500)], 64) == 64


def test_stopping_early_costs_little_coverage():
    random = np.random.default_rng(31)
    values = random.normal(0.5, 1.0, size=(2000, 64))
    covered = []
    for row in values:
        count = 8
        while (half := float(half_width(row[:count], 0.95))) > 0.5 and count < 64:
            spread = float(row[:count].std(ddof=1))
            count = next_count(count, [Width("", "", half, 0.5, replicates_needed(spread, 0.5, most=64))], 64)
        covered.append(abs(row[:count].mean() - 0.5) <= half)
    assert 0.92 <= np.mean(covered) <= 0.96


def test_a_run_adds_what_it_needs_and_stops(tmp_path, caplog):
    asked = {"replicates": 4, "most": 5, "out": tmp_path / "study", **SMALL}
    study = pw.run("toronto/grown", ["pay_floor"], precision={"M14.month": 1.0}, **asked)
    assert len(study.replicates) == 4  # a share is never wider than that
    assert caplog.text == ""
    with caplog.at_level(logging.WARNING, logger="piecework"):
        longer = pw.run("toronto/grown", ["pay_floor"], precision={"M14.month": 1e-9}, resume=True, **asked)
    assert len(longer.replicates) == 5
    assert "stopped at 5 replicates, with M14.month, pay_floor" in caplog.text
    before = study.to_pandas("M14").value.dropna()
    assert longer.to_pandas("M14").query("replicate < 4").value.dropna().tolist() == before.tolist()


def test_a_mistyped_measure_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(pw.InputError, match=r"precision: unknown measure 'M1x'; .*did you mean 'M1'"):
        pw.run("toronto/grown", replicates=4, precision={"M1x": 0.25}, out=tmp_path / "s")
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("name", ["M1", "M3.below_poverty", "M14.month:lower"])
def test_measures_there_are(name):
    check_measures([name], "measures")
