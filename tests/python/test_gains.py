"""Who gains and who loses, on a panel whose every person is known; the same of a real run, counted by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from panels import ALL, PERSONS, REPLICATES, panel_of

import piecework as pw
from piecework.effects.gains import COLUMNS


@pytest.fixture
def study_with(study, monkeypatch):
    def with_panel(panel):
        monkeypatch.setattr(study, "panel", lambda: panel)
        return study

    return with_panel


def test_nobody_changes(study_with):
    table = study_with(panel_of()).gains()
    assert list(table.columns) == COLUMNS
    (row,) = table.to_dict("records")
    assert (row["arm"], row["outcome"], row["group"], row["n_min"]) == ("pay_floor", "net_income", "all", PERSONS)
    assert row["share_better"] == row["share_worse"] == row["mean"] == 0.0
    assert row["note"] == "nobody is better or worse off"


def test_shares_and_sizes_by_hand(study_with):
    # Of twenty, six gain 100 in every month, two lose 40; in replicate 3 one more gains.
    panel = panel_of(
        net_income=[
            ((1, ALL, slice(0, 6), ALL), 2100.0),
            ((1, ALL, slice(6, 8), ALL), 1960.0),
            ((1, 3, 8, ALL), 2100.0),
        ]
    )
    row = study_with(panel).gains("pay_floor").iloc[0]
    assert row.share_better == pytest.approx((3 * 0.30 + 0.35) / 4)
    assert row.share_worse == pytest.approx(0.10)
    assert row.share_worse_low == pytest.approx(0.10)
    assert row.net_share == pytest.approx(row.share_better - row.share_worse)
    assert row["mean"] == pytest.approx((3 * (600 - 80) + 700 - 80) / 20 / 4)
    half = 3.182446305284263 * 0.025 / math.sqrt(4)  # standard deviation of .3, .3, .3, .35
    assert row.share_better_high - row.share_better == pytest.approx(half)
    assert (row.gain_if_better, row.loss_if_worse) == (100.0, -40.0)
    assert (row.p50, row.p90) == (0.0, 100.0)
    assert row.note == ""


def test_as_many_either_way_is_luck_not_a_direction(study_with):
    changes = []
    for replicate in range(REPLICATES):
        won = 5 + replicate % 2
        changes += [((1, replicate, slice(0, won), ALL), 2300.0), ((1, replicate, slice(10, 21 - won), ALL), 1700.0)]
    row = study_with(panel_of(net_income=changes)).gains().iloc[0]
    assert row.share_better > 0.25
    assert row.net_share_low <= 0 <= row.net_share_high
    assert row.note.startswith("about as many gain as lose")


def test_by_group_and_by_reach(study_with):
    # Odd residents are newcomers; residents 0 to 11 work on the board in the policy arm, of whom the newcomers gain.
    panel = panel_of(
        work_hours=[((1, ALL, slice(0, 12), 2), 3.0)], net_income=[((1, ALL, slice(1, 12, 2), ALL), 2050.0)]
    )
    study = study_with(panel)
    by_class = study.gains(by="immigrant_class").set_index("group")
    assert by_class.share_better.to_dict() == {"canadian_born": 0.0, "newcomer": pytest.approx(0.6)}
    by_reach = study.gains(by="reached", smallest=5).set_index("group")
    assert by_reach.share_better.to_dict() == {"reached": pytest.approx(0.5), "others": 0.0}
    assert study.gains(by="reached").set_index("group").note["others"] == "too few (8)"


def test_changes_below_the_least_do_not_count(study_with):
    study = study_with(panel_of(net_income=[((1, ALL, ALL, ALL), 2000.9)]))
    assert study.gains().share_better[0] == 0.0
    assert study.gains(least=0.5).share_better[0] == 1.0
    assert study.gains().attrs["least"] == 1.0


def test_other_outcomes_and_the_persons_behind(study_with):
    panel = panel_of(
        main_state=[((1, ALL, 4, slice(1, None)), 1)],
        labour_state=[((0, ALL, 2, 3), 1), ((1, ALL, 5, 2), 3)],
    )
    study = study_with(panel)
    assert study.gains(outcome="commensurate").share_better[0] == pytest.approx(1 / 20)
    assert study.gains(outcome="employment").share_better[0] == pytest.approx(1 / 20)
    persons = study.gains_by_person("pay_floor", "commensurate")
    assert len(persons) == REPLICATES * PERSONS
    assert persons.query("gain > 0").id.tolist() == [4, 24, 44, 64]
    assert persons.query("gain > 0").gain.tolist() == [0.75] * 4
    assert set(persons.columns) == {"replicate", "id", "reached", "immigrant_class", "baseline", "policy", "gain"}
    assert persons.immigrant_class.value_counts().to_dict() == {"canadian_born": 40, "newcomer": 40}


def test_what_is_asked_in_vain_is_said(study, study_with):
    with pytest.raises(pw.InputError, match="no panel; run it with panel=N"):
        study.gains()
    full = study_with(panel_of())
    with pytest.raises(pw.InputError, match="unknown outcome 'income'.*did you mean 'net_income'"):
        full.gains(outcome="income")
    with pytest.raises(
        pw.InputError, match="unknown group 'imigrant_class'; allowed: immigrant_class, gender, reached"
    ):
        full.gains(by="imigrant_class")
    with pytest.raises(pw.InputError, match="least -1: must not be below 0"):
        full.gains(least=-1)
    old = study_with(panel_of().drop_vars("net_income"))
    with pytest.raises(pw.InputError, match="does not record 'net_income'; run it again"):
        old.gains()


def test_a_real_run_counted_person_by_person(tmp_path):
    options = {"scale": "1:4000", "until": "2025-02-01", "set": {"period.warm_up_months": 1}, "progress": False}
    study = pw.run("toronto/grown", ["pay_floor"], replicates=2, panel=200, out=tmp_path / "study", **options)
    row = study.gains("pay_floor").iloc[0]
    panel, shares = study.panel(), []
    for replicate in range(2):
        one = panel.isel(replicate=replicate)
        gone = (one.labour_state == 3).any("arm").values
        income = one.net_income.values.astype(float)
        gained = [
            income[1, person, months].mean() - income[0, person, months].mean()
            for person in range(200)
            if (months := ~gone[person]).any()
        ]
        shares.append((np.mean(np.array(gained) >= 1), np.mean(np.array(gained) <= -1)))
    assert (row.share_better, row.share_worse) == pytest.approx(tuple(np.mean(shares, axis=0)))
    assert row.replicates == 2
    persons = study.gains_by_person("pay_floor")
    assert (persons.gain >= 1).groupby(persons.replicate).mean().mean() == pytest.approx(row.share_better)
    text = study.answer()
    assert "better off" in text
    assert "Landed in the last 10 years" in text
