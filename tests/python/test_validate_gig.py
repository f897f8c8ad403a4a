"""T10 to T12 on hand-made months."""

from __future__ import annotations

import numpy as np
import pytest

from piecework.validate import compute_gig as gig
from piecework.validate import registry
from piecework.validate.data import NotComputed, Recorded


def platforms(**counts) -> dict[str, np.ndarray]:
    return {f"series/platforms/{name}": np.atleast_2d(np.asarray(values, float)) for name, values in counts.items()}


def year(workers, gigs, incomes, wage=17.0) -> dict[str, np.ndarray]:
    """One run in which years end with the last month of each dozen."""
    months = len(workers)
    histogram = np.zeros((1, months, 400))
    for month, values in incomes.items():
        for value in values:
            histogram[0, month, int(value / gig.BIN_DOLLARS)] += 1
    return {
        "series/gig_year/workers": np.array([workers], float),
        "series/gig_year/gig": np.array([gigs], float),
        "series/gig_year/minimum_wage": np.full((1, months), wage),
        "distributions/gig_income": histogram,
    }


def test_platform_work_is_a_mean_of_the_base_months_by_replicate():
    counts = platforms(year_15_69=[[2, 4, 90], [1, 1, 90]], aged_15_69=[[100, 100, 100], [50, 100, 100]])
    data = Recorded(counts, base_months=2)
    np.testing.assert_allclose(gig.platform_work(data), [[3.0], [1.5]])


def test_main_activity_is_of_the_employed():
    data = Recorded(platforms(main=[1, 3], employed=[200, 300]), base_months=2)
    np.testing.assert_allclose(gig.main_activity(data), [[0.75]])


def test_the_note_tells_the_kinds():
    counts = platforms(
        aged_15_69=[1000], year_micro_15_69=[1], year_dispatch_15_69=[15], year_selling_15_69=[6], year_15_69=[21]
    )
    assert registry.note("T10", Recorded(counts, base_months=1)) == "micro 0.10 %, dispatch 1.50 %, selling 0.60 %"


def test_gig_income_is_of_whole_calendar_years():
    workers, gigs = [0, 0, 100, 0, 0, 200], [0, 0, 8, 0, 0, 20]
    incomes = {2: [100, 3400, 3401, 9000], 5: [6800, 6801]}
    ((share, ratio),) = gig.gig_income(Recorded(year(workers, gigs, incomes))).tolist()
    assert share == pytest.approx(9.0)
    first, second = 3375 / 34000, 6875 / 34000  # middles of bins of 250
    assert ratio == pytest.approx((first + second) / 2, rel=1e-9)


def test_without_a_whole_year_there_is_no_gig_income():
    with pytest.raises(NotComputed, match="no whole calendar year"):
        gig.gig_income(Recorded(year([0, 0], [0, 0], {})))
    with pytest.raises(NotComputed, match="does not record series/gig_year/workers"):
        gig.gig_income(Recorded({}))


def test_the_median_of_bins_is_spread_within_a_bin():
    assert gig.median_of_bins(np.array([0.0, 4.0, 0.0]), 250) == pytest.approx(375)
    assert gig.median_of_bins(np.array([2.0, 0.0, 2.0]), 250) == pytest.approx(250)
    assert np.isnan(gig.median_of_bins(np.zeros(3), 250))
