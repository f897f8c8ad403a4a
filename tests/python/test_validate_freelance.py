"""T13, T25, T29, T30 on hand-made months, and on the published index behind T29 and T30."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path

import numpy as np
import pytest

from piecework.validate import compute_freelance as freelance
from piecework.validate import registry
from piecework.validate.configs import read_configs
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.targets import read_targets

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "scenarios/validation/data/oli_demand_monthly_2016-05_2022-10.csv"
CATEGORIES = (
    "software_technology",
    "creative_multimedia",
    "writing_translation",
    "sales_marketing",
    "microwork",
    "clerical_data_entry",
    "professional_services",
)
START = {"period": {"start": "2016-05-01"}}


def market(**series) -> dict[str, np.ndarray]:
    return {f"series/marketplace/{name}": np.asarray(values, float)[None] for name, values in series.items()}


def index(begin: str = "2016-05", end: str = "2022-10") -> np.ndarray:
    """The published index by month and category."""
    with INDEX.open() as file:
        rows = [row for row in csv.DictReader(file) if begin <= row["month"] <= end]
    return np.array([[float(row[name]) for name in CATEGORIES] for row in rows])


def test_the_funnel_is_a_mean_of_the_last_year():
    months = np.ones(24)
    data = Recorded(market(accounts=1000 * months, accounts_ever_worked=86 * months, accounts_serious=20 * months))
    assert freelance.participation_funnel(data)[0] == pytest.approx([8.6, 2.0])
    early = Recorded(market(accounts=[10, 10], accounts_ever_worked=[1, 1], accounts_serious=[0, 0]))
    with pytest.raises(NotComputed, match="needs 12 recorded months, the study has 2"):
        freelance.participation_funnel(early)


def rated(first: dict[int, tuple[int, float]], last: dict[int, tuple[int, float]]) -> Recorded:
    """A count and a mean score by bin of satisfaction, in each month of the first and of the tenth year."""
    counts, scores = np.zeros((120, 8)), np.zeros((120, 8))
    for months, bins in ((slice(0, 12), first), (slice(108, 120), last)):
        for place, (count, score) in bins.items():
            counts[months, place] = count
            scores[months, place] = count * score * 1000
    return Recorded(market(ratings_by_satisfaction=counts, scores_by_satisfaction=scores))


def test_scores_that_rise_with_satisfaction_unchanged_are_inflation_alone():
    data = rated({4: (10, 3.0), 6: (10, 4.0)}, {4: (10, 4.0), 6: (10, 5.0)})
    assert freelance.rating_inflation(data)[0] == pytest.approx([1.0, 100.0])


def test_scores_that_rise_with_satisfaction_are_no_inflation():
    data = rated({4: (10, 3.0), 6: (10, 4.0)}, {6: (20, 4.0)})
    assert freelance.rating_inflation(data)[0] == pytest.approx([0.5, 0.0])


def test_what_nobody_felt_in_the_first_year_is_interpolated():
    data = rated({4: (10, 3.0), 6: (10, 4.0)}, {5: (20, 4.5)})  # mapped to 3.5: nothing predicted, one point observed
    assert freelance.rating_inflation(data)[0] == pytest.approx([1.0, 100.0])


def test_without_a_rise_there_is_no_share_and_without_ratings_no_rise():
    (rise, share), *_ = freelance.rating_inflation(rated({4: (10, 4.0)}, {4: (10, 3.0)})).tolist()
    assert rise == pytest.approx(-1.0)
    assert np.isnan(share)
    with pytest.raises(NotComputed, match="nothing was rated in the first or in the tenth year"):
        freelance.rating_inflation(rated({4: (10, 4.0)}, {}))


def test_the_mix_of_the_published_index_is_what_the_target_says():
    mix = freelance.demand_mix(Recorded(market(posts=index("2019-01", "2021-12"))))
    assert mix[0] == pytest.approx(read_targets()["T29"].value, abs=0.06)


def test_the_dynamics_of_the_published_index_are_what_the_target_says():
    days = freelance.days_of_months(datetime.date(2016, 5, 1), 78)
    data = Recorded(market(posts=index() * days[:, None]), START)  # the index is a mean over days
    trend, change, december = freelance.demand_dynamics(data)[0]
    assert trend == pytest.approx(7.8, abs=0.06)
    assert change == pytest.approx(0.08, abs=0.005)
    assert december == pytest.approx(0.93, abs=0.006)


def test_days_of_months_follow_the_calendar():
    assert freelance.days_of_months(datetime.date(2019, 12, 1), 3).tolist() == [31, 31, 29]


def test_december_is_found_by_the_calendar():
    posts = np.array([10.0, 10.0, 8.0, 10.0])
    assert freelance.december_ratio(posts, first=10) == pytest.approx(0.8)
    assert freelance.december_ratio(posts, first=9) == pytest.approx(10 / 9)
    with pytest.raises(NotComputed, match="no December"):
        freelance.december_ratio(posts, first=12)


def test_a_month_without_projects_is_refused():
    with pytest.raises(NotComputed, match="a month without projects"):
        freelance.demand_dynamics(Recorded(market(posts=np.zeros((24, 7))), START))


def test_notes_say_what_is_an_input_and_who_wins():
    data = Recorded(market(bids=[100, 100], wins=[5, 5], bids_novices=[50, 50], wins_novices=[1, 1]))
    assert registry.note("T13", data) == "bids that won: 2.0 % of novices', 8.0 % of the others'"
    assert registry.note("T29", data) == "the mix is an input of the scenario"
    assert registry.note("T30", data) == "trend, December factor and shocks are inputs of the scenario"


def test_what_is_run():
    configs, targets = read_configs(), read_targets()
    plans = {name: configs.settings(targets[name]).plan for name in ("T13", "T25", "T29", "T30")}
    assert plans["T13"] == plans["T29"] == plans["T30"]
    assert plans["T13"].scenario == plans["T25"].scenario == "global_platform/freelance"
    assert (plans["T13"].until, plans["T25"].until) == ("2022-11-01", "2026-05-01")
    assert plans["T25"].set == ("period.warm_up_months=0",)
