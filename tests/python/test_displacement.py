"""Displacement: a panel whose answer is worked out by hand, and one of a real run, read here array by array."""

from __future__ import annotations

import math
import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

import piecework as pw
from piecework.effects.displacement import COLUMNS, OUTCOMES

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release")) / "bin" / "piecework-sim"
STATES = ["employed", "unemployed", "not_in_labour_force", "gone"]
AXES = ("arm", "replicate", "person", "month")
EMPLOYED, UNEMPLOYED, OUT, GONE = range(4)
PERSONS, MONTHS, REPLICATES = 12, 4, 4


def panel_of(**changes) -> xr.Dataset:
    """Twelve employed residents of 100 job hours a month who never see the board, in both arms of four replicates.

    `changes`: by variable, pairs of an index into (arm, replicate, person, month) and a value.
    """
    shape = (2, REPLICATES, PERSONS, MONTHS)
    values = {name: np.zeros(shape) for name in ("search_hours", "work_hours", "pay")}
    values |= {"labour_state": np.zeros(shape, np.int8), "courses": np.zeros(shape, np.int16)}
    values["job_hours"] = np.full(shape, 100.0)
    for name, pairs in changes.items():
        for where, value in pairs:
            values[name][where] = value
    data = xr.Dataset({name: (AXES, array) for name, array in values.items()})
    data["labour_state"].attrs["flag_meanings"] = " ".join(STATES)
    months = np.array(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"], "datetime64[ns]")
    return data.assign_coords(arm=["baseline", "pay_floor"], replicate=range(REPLICATES), month=months)


@pytest.fixture
def table_of(study, monkeypatch):
    """The table of displacement of a panel, by outcome."""

    def table(panel, **asked):
        monkeypatch.setattr(study, "panel", lambda: panel)
        return study.displacement(**asked).set_index("outcome")

    return table


ALL = slice(None)
FIRST_BEGINS = ((1, ALL, 0, slice(1, None)), 1)  # resident 0 begins a course in the second month of the policy arm


def test_columns_and_nothing_changed(table_of, study):
    table = table_of(panel_of())
    assert list(study.displacement().columns) == COLUMNS
    assert list(table.index) == list(OUTCOMES)
    assert list(table.participants) == [0, 0, 0, 0]
    assert table.difference["employment"] == 0.0
    assert table.note["employment"] == "identical"
    assert table.baseline["job_hours"] == 100.0
    assert table.note["board_hourly_pay"] == "too few (0)"
    assert study.displacement().attrs["units"]["job_hours"] == "hours/month"


def test_those_who_take_part_are_left_out_of_both_arms(table_of):
    hours = [((1, ALL, 0, ALL), 20.0), ((0, ALL, 0, ALL), 60.0)]  # of the participant
    row = table_of(panel_of(courses=[FIRST_BEGINS], job_hours=hours)).loc["job_hours"]
    assert (row.participants, row.n_min) == (REPLICATES, PERSONS - 1)
    assert (row.baseline, row.policy, row.difference) == (100.0, 100.0, 0.0)


def test_a_planted_displacement_with_its_interval(table_of):
    # Others lose 2, 4, 6 and 8 hours in the four replicates: mean -5, sd sqrt(20/3), t(0.975, 3) = 3.1824463.
    lost = [((1, replicate, slice(1, None), ALL), 100.0 - 2 * (replicate + 1)) for replicate in range(REPLICATES)]
    row = table_of(panel_of(courses=[FIRST_BEGINS], job_hours=lost)).loc["job_hours"]
    assert row.difference == pytest.approx(-5.0)
    half = 3.182446305284263 * math.sqrt(20 / 3 / 4)
    assert (row.low, row.high) == pytest.approx((-5.0 - half, -5.0 + half))
    assert row.replicates == 4


def test_employment_counts_months_in_the_city_in_both_arms(table_of):
    states = [
        ((1, ALL, 1, 2), UNEMPLOYED),  # resident 1: one month of four without a job
        ((1, ALL, 2, 3), GONE),  # resident 2: leaves in the policy arm; employed in three months of three
        ((0, ALL, 2, 0), OUT),  # and in two of these three in the baseline
    ]
    row = table_of(panel_of(labour_state=states)).loc["employment"]
    assert row.policy == pytest.approx((PERSONS - 1 + 3 / 4) / PERSONS)
    assert row.baseline == pytest.approx((PERSONS - 1 + 2 / 3) / PERSONS)


def test_pay_per_hour_is_over_all_time_on_the_board_of_who_has_an_hour_in_both_arms(table_of):
    eleven = slice(0, 11)
    hours = [((ALL, ALL, eleven, 0), 2.0), ((1, ALL, 11, 0), 5.0)]  # the twelfth works in the policy arm alone
    search = [((ALL, ALL, eleven, 1), 1.0)]
    pay = [((0, ALL, eleven, 0), 12.0), ((1, ALL, eleven, 0), 9.0), ((1, ALL, 11, 0), 500.0)]
    panel = panel_of(work_hours=hours, search_hours=search, pay=pay)
    table = table_of(panel)
    assert table.loc["board_hourly_pay", ["baseline", "policy", "n_min"]].tolist() == [4.0, 3.0, 11]
    assert table.policy["board_pay"] == pytest.approx((11 * 9 + 500) / MONTHS / PERSONS)
    others = table_of(panel, participants="board")
    assert others.participants.tolist() == [REPLICATES] * 4
    assert others.policy["board_pay"] == pytest.approx(9 / MONTHS)


def test_who_began_a_course_in_both_arms_takes_no_part(table_of):
    begun = [((ALL, ALL, ALL, ALL), 1), ((1, ALL, 3, 2), 2)]
    assert table_of(panel_of(courses=begun)).participants["employment"] == REPLICATES


def test_only_the_evaluation_period_counts(table_of, study, monkeypatch):
    early = panel_of(job_hours=[((1, ALL, ALL, 0), 0.0)])
    assert table_of(early).difference["job_hours"] == -25.0
    monkeypatch.setitem(study.scenario, "period", {"evaluation": "2026-02-01"})
    assert table_of(early).difference["job_hours"] == 0.0


def test_replicates_of_both_arms_are_paired(make, monkeypatch):
    study = make(missing=frozenset({(1, 2)}))
    monkeypatch.setattr(study, "panel", panel_of)
    assert study.displacement().replicates.tolist()[:2] == [3, 3]


def test_what_is_asked_in_vain_is_said(make, study, monkeypatch):
    with pytest.raises(pw.InputError, match="no panel; run it with panel=N"):
        study.displacement()
    monkeypatch.setattr(study, "panel", panel_of)
    with pytest.raises(pw.InputError, match=r"unknown arm 'pay_flor'; allowed: pay_floor; did you mean 'pay_floor'\?"):
        study.displacement("pay_flor")
    with pytest.raises(pw.InputError, match="arm 'baseline' is what the others are compared with"):
        study.displacement("baseline")
    with pytest.raises(pw.InputError, match="unknown kind of participants 'course'; allowed: courses, board"):
        study.displacement(participants="course")
    with pytest.raises(pw.InputError, match="the study has the arm 'baseline' alone"):
        make(arms=("baseline",)).displacement()


@pytest.fixture(scope="module")
def real(tmp_path_factory) -> pw.Study:
    """A short course for many."""
    folder = tmp_path_factory.mktemp("displacement") / "study"
    asked = "--policy skills_programme --replicates 2 --scale 1:1000 --until 2025-07-01 --panel 2000 --threads 2"
    course = "policies.skills_programme.parameters."
    changes = ["period.warm_up_months=1", *(course + it for it in ("seats=50000", "application=0.2", "weeks=2"))]
    more = [word for change in changes for word in ("--set", change)]
    command = [PROGRAM, "run", "toronto/grown", *asked.split(), *more, "--out", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return pw.load(folder)


def by_hand(panel: xr.Dataset, replicate: int) -> dict[str, float]:
    """Participants and, of the others, the mean gain of the policy arm in each outcome, person by person."""
    names = ("labour_state", "job_hours", "courses", "pay")
    state, hours, courses, pay = (panel[name].values[:, replicate] for name in names)
    participants, gains = 0, []
    for person in range(panel.sizes["person"]):
        if courses[1, person].max() > courses[0, person].max():
            participants += 1
            continue
        months = [m for m in range(panel.sizes["month"]) if GONE not in state[:, person, m]]
        if months:
            each = (state == EMPLOYED, hours, pay)
            means = [np.float64(values[:, person][:, months]).mean(axis=1) for values in each]
            gains.append([after - before for before, after in means])
    found = zip(("employment", "job_hours", "board_pay"), np.mean(gains, axis=0), strict=True)
    return {"participants": participants} | dict(found)


def test_a_real_run_against_its_raw_arrays(real):
    table = real.displacement("skills_programme").set_index("outcome")
    found = [by_hand(real.panel(), replicate) for replicate in range(2)]
    assert table.participants["job_hours"] == sum(each["participants"] for each in found) > 20
    for outcome in ("employment", "job_hours", "board_pay"):
        assert table.difference[outcome] == pytest.approx(np.mean([each[outcome] for each in found]), abs=1e-9)
    assert table.difference["board_pay"] != 0.0
    assert table.n_min["job_hours"] < 2000
    assert table.replicates["job_hours"] == 2


def test_an_effect_planted_in_a_real_run_is_found(real, monkeypatch):
    before = real.displacement().set_index("outcome").difference
    panel = real.panel()
    hours = panel.job_hours.astype(np.float64)
    begun = panel.courses.max("month")
    others = begun.sel(arm="skills_programme") <= begun.sel(arm="baseline")
    planted = xr.where((hours.arm == "skills_programme") & others, hours - 3.0, hours)
    planted = xr.where((hours.arm == "skills_programme") & ~others, planted + 1000.0, planted)
    changed = panel.assign(job_hours=planted.transpose(*panel.job_hours.dims))
    monkeypatch.setattr(real, "panel", lambda: changed)
    after = real.displacement().set_index("outcome").difference
    assert after["job_hours"] - before["job_hours"] == pytest.approx(-3.0, abs=1e-9)
    assert after["employment"] == before["employment"]


def test_by_group_the_others_are_those_of_the_group(table_of, study):
    panel = panel_of(courses=[FIRST_BEGINS], job_hours=[((1, ALL, slice(6, None), ALL), 90.0)])
    gender = np.tile((np.arange(PERSONS) < 6).astype(np.int8), (REPLICATES, 1))  # residents 0 to 5 are women
    coordinate = (
        ("replicate", "person"),
        gender,
        {"flag_values": np.array([0, 1], np.int8), "flag_meanings": "men women"},
    )
    panel = panel.assign_coords(gender=coordinate)
    table = table_of(panel, by="gender", smallest=1).reset_index().set_index(["outcome", "group"])
    assert table.difference["job_hours", "women"] == 0.0
    assert table.n_min["job_hours", "women"] == 5
    with pytest.raises(pw.InputError, match="gander"):
        study.displacement(by="gander")


def test_by_month_each_month_has_its_own_effect(table_of):
    lost = [((1, ALL, slice(1, None), 2), 70.0)]  # of everybody else, in March
    table = table_of(panel_of(courses=[FIRST_BEGINS], job_hours=lost), by="month").reset_index()
    hours = table[table.outcome == "job_hours"].set_index("group").difference
    assert hours.to_dict() == {"2026-01": 0.0, "2026-02": 0.0, "2026-03": -30.0, "2026-04": 0.0}


@pytest.mark.parametrize("by", ["immigrant_class", "gender", "age", "education"])
def test_groups_of_a_real_run_share_its_persons_out(real, by):
    everybody = real.displacement().set_index("outcome")
    table = real.displacement(by=by).query("outcome == 'job_hours'")
    assert list(table.group) == [group.member for group in real.dimensions[by]]
    assert 0 < table.n_min.sum() <= everybody.n_min["job_hours"]  # smallest over replicates, group by group
    assert real.displacement(by="all").set_index("outcome").difference.equals(everybody.difference)
