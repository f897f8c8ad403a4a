"""Paired effects against numbers worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

import piecework as pw
from piecework.effects import COLUMNS
from piecework.effects.intervals import half_width

BASELINE = [10.0, 12.0, 11.0, 13.0]  # mean 11.5, variance 5/3
POLICY = [11.0, 13.0, 13.0, 13.0]  # mean 12.5, variance 1
# Differences 1, 1, 2, 0: mean 1, variance 2/3; t(0.975, 3) = 3.182446305284263; half-width t * sqrt(2/3 / 4).
HALF = 3.182446305284263 * math.sqrt(1 / 6)


def two_arms(baseline=BASELINE, policy=POLICY):
    return {"replicates": len(baseline), "value": lambda arm, replicate, **_: (baseline, policy)[arm][replicate]}


def only_row(study, **asked):
    table = study.effects(**asked)
    return table[(table.component == table.component.iloc[0])].iloc[0]


def test_columns_and_rows(study):
    table = study.effects("M1", by="immigrant_class")
    assert list(table.columns) == COLUMNS
    assert list(zip(table.component, table.group, strict=True)) == [
        ("median", "canadian_born"),
        ("median", "newcomer"),
        ("share_above_minimum_wage", "canadian_born"),
        ("share_above_minimum_wage", "newcomer"),
    ]
    assert list(study.effects("M1").group) == ["all", "all"]
    assert table.attrs["units"] == {"median": "CAD/hour", "share_above_minimum_wage": "1"}


def test_known_difference_interval_and_variance_ratio(make):
    row = only_row(make(**two_arms()))
    assert row.baseline == 11.5
    assert row.policy == 12.5
    assert row.difference == 1.0
    assert row.low == pytest.approx(1 - HALF, rel=1e-12)
    assert row.high == pytest.approx(1 + HALF, rel=1e-12)
    assert row.variance_ratio == pytest.approx((5 / 3 + 1) / (2 / 3), rel=1e-12)
    assert row.replicates == 4
    assert row.n_min == 50


def test_an_interval_that_spans_zero_says_what_would_have_been_seen(make):
    row = only_row(make(**two_arms()))
    assert row.low < 0 < row.high
    assert row.note == "not distinguishable from zero here; smallest effect that would have been seen: 1.3"


def test_a_clear_effect_needs_no_note(make):
    row = only_row(make(**two_arms(policy=[15.0, 17.1, 16.0, 18.0])))
    assert row.low > 4.9
    assert row.note == ""


def test_the_level_widens_the_interval(make):
    study = make(**two_arms())
    half = only_row(study, level=0.99).high - 1
    assert half == pytest.approx(5.840909309733355 * math.sqrt(1 / 6), rel=1e-9)  # t(0.995, 3)


def test_identical_arms_differ_by_exactly_nothing(make):
    row = only_row(make(**two_arms(policy=BASELINE)))
    assert (row.difference, row.low, row.high) == (0.0, 0.0, 0.0)
    assert math.isnan(row.variance_ratio)
    assert row.note == "identical"


def test_the_same_difference_everywhere_has_no_variance_ratio(make):
    row = only_row(make(**two_arms(policy=[value + 0.3 for value in BASELINE])))
    assert row.difference == pytest.approx(0.3)
    assert math.isnan(row.variance_ratio)
    assert row.note == "no variance ratio: the same difference in every replicate"


def test_one_replicate_has_no_interval(make):
    row = only_row(make(**two_arms([10.0], [10.5])))
    assert row.difference == 0.5
    assert math.isnan(row.low)
    assert math.isnan(row.high)
    assert math.isnan(row.variance_ratio)
    assert row.note == "one replicate: no interval"


@pytest.mark.parametrize("thin", [(0, 2), (1, 3)])
def test_too_few_persons_in_either_arm_hide_the_cell(make, thin):
    def persons(arm, replicate, group, **_):
        return 9 if (arm, replicate) == thin and group.endswith("newcomer") else 10

    table = make(persons=persons, **two_arms()).effects("M1", by="immigrant_class").set_index(["component", "group"])
    hidden = table.loc["median", "newcomer"]
    assert hidden.note == "too few (9)"
    assert hidden.n_min == 9
    assert hidden[["baseline", "policy", "difference", "low", "high", "variance_ratio"]].isna().all()
    shown = table.loc["median", "canadian_born"]
    assert shown.n_min == 10
    assert shown.difference == 1.0


def test_only_replicates_committed_in_both_arms_are_paired(make):
    row = only_row(make(missing=frozenset({(0, 0), (1, 3)}), **two_arms()))
    assert row.replicates == 2
    assert row.difference == 1.5  # of replicates 1 and 2
    nothing = only_row(make(missing=frozenset({(1, 0), (1, 1), (1, 2), (1, 3)}), **two_arms()))
    assert nothing.note == "no replicate is committed in both arms"
    assert nothing.replicates == 0
    assert nothing.n_min == 0


def test_replicates_without_a_value_are_left_out_and_said(make):
    row = only_row(make(**two_arms(policy=[11.0, math.nan, 13.0, 13.0])))
    assert row.replicates == 3
    assert row.difference == 1.0
    assert row.note.startswith("1 of 4 replicates without a value")
    assert only_row(make(**two_arms(policy=[math.nan] * 4))).note == "no value in any replicate"


def test_every_arm_is_compared_with_the_first(make):
    study = make(arms=("baseline", "a", "a+b"), value=lambda arm, replicate, **_: replicate + arm * 2.0)
    table = study.effects("M14")
    assert list(table.arm) == ["a", "a+b"]
    assert list(table.difference) == [2.0, 4.0]


def test_unknown_names_and_nothing_to_compare(make, study):
    with pytest.raises(ValueError, match=r"unknown measure 'M15'; allowed: M1, M14; did you mean 'M1.*'\?"):
        study.effects("M15")
    with pytest.raises(pw.InputError, match=r"unknown group 'imigrant_class'.*did you mean 'immigrant_class'\?"):
        study.effects("M1", by="imigrant_class")
    with pytest.raises(pw.InputError, match="must lie between 0 and 1"):
        study.effects("M1", level=95)
    with pytest.raises(pw.InputError, match="the study has the arm 'baseline' alone"):
        make(arms=("baseline",)).effects()


def test_intervals_cover_as_often_as_they_say():
    values = np.random.default_rng(20260101).normal(3.0, 2.0, size=(5, 20_000))
    covered = np.abs(values.mean(axis=0) - 3.0) <= half_width(values, 0.9)
    assert abs(covered.mean() - 0.9) < 4 * math.sqrt(0.9 * 0.1 / 20_000)


def test_intervals_leave_out_what_is_missing():
    with_gap = np.array([1.0, 2.0, math.nan, 3.0])
    assert half_width(with_gap, 0.95) == half_width(np.array([1.0, 2.0, 3.0]), 0.95)
    assert math.isnan(half_width(np.array([1.0, math.nan]), 0.95))
