"""T1 to T9 on hand-made months, and the statistics behind them."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from synthetic import Sample, write_study

from piecework.study.study import load
from piecework.validate import compute_labour as labour
from piecework.validate import registry
from piecework.validate.data import NotComputed, Recorded, StudyArrays
from piecework.validate.statistics import detrended, lag1_autocorrelation, least_squares, newey_west_lags, signed_area

ROOT = Path(__file__).resolve().parents[2]
ONTARIO = ROOT / "scenarios/validation/data/ontario_lfs_monthly_2015_2025.csv"


def stocks(unemployed, employed, **more) -> dict[str, np.ndarray]:
    named = {"unemployed": unemployed, "employed": employed, **more}
    return {f"series/stocks/{name}": np.atleast_2d(np.asarray(values, float)) for name, values in named.items()}


def ontario(months: int = 60) -> dict[str, np.ndarray]:
    """The published series that T3's values are computed from: 2015 to 2019."""
    with ONTARIO.open() as file:
        rows = list(csv.DictReader(file))[:months]
    rate = np.array([float(row["unemployment_rate"]) for row in rows])
    return stocks(rate, 100 - rate)


def test_unemployment_is_a_mean_of_the_base_months_by_replicate():
    data = Recorded(stocks([[10, 20, 99], [5, 5, 99]], [[90, 80, 1], [95, 95, 1]]), base_months=2)
    assert labour.unemployment_rate(data).tolist() == [[15.0], [5.0]]


def test_participation_and_employment():
    data = Recorded(stocks([10, 10], [50, 70], population=[[100, 100]]), base_months=2)
    assert labour.participation_and_employment(data).tolist() == [[70.0, 60.0]]


def test_a_base_longer_than_the_study_is_refused():
    with pytest.raises(NotComputed, match="needs 12 recorded months, the study has 2"):
        labour.unemployment_rate(Recorded(stocks([1, 1], [9, 9])))


def test_what_is_not_recorded_is_named():
    with pytest.raises(NotComputed, match="does not record series/stocks/unemployed"):
        labour.matching_elasticities(Recorded({"series/flows/hires_from_unemployment": np.ones((1, 480))}))


def test_steadiness_of_the_published_series_is_what_the_target_says():
    (change, autocorrelation), *_ = labour.steadiness(Recorded(ontario())).tolist()
    assert round(change, 2) == 0.24
    assert round(autocorrelation, 2) == 0.87
    assert round(labour.autocorrelation_about_trend(Recorded(ontario())), 2) == 0.43
    assert registry.note("T3", Recorded(ontario())).startswith("autocorrelation about each window's trend: 0.43 (")


def test_steadiness_is_a_mean_over_whole_windows():
    rate = np.concatenate([np.tile([5.0, 6.0], 30), np.tile([5.0, 7.0], 30), [50.0] * 30])
    ((change, _),) = labour.steadiness(Recorded(stocks(rate, 100 - rate))).tolist()
    ups = np.array([1.0, -1.0] * 29 + [1.0])
    assert change == pytest.approx((ups.std(ddof=1) + 2 * ups.std(ddof=1)) / 2)
    with pytest.raises(NotComputed, match="needs 60"):
        labour.steadiness(Recorded(stocks(rate[:59], 100 - rate[:59])))


def test_seasons_are_taken_out_where_the_model_has_them():
    draw = np.random.default_rng(1)
    plain = 7 + np.cumsum(draw.normal(0, 0.1, 120)) * 0.1
    seasonal = plain + np.tile(np.sin(np.arange(12)), 10)
    cleaned = labour.monthly_rate(Recorded(stocks(seasonal, 100 - seasonal), season="removed"))
    assert np.abs(np.diff(cleaned[0])).max() < 0.2
    assert cleaned.mean() == pytest.approx(seasonal.mean())


def test_changed_state_counts_who_is_off_the_diagonal():
    month = np.array([[80, 2, 3], [4, 5, 1], [2, 1, 2]])
    data = Recorded({"transitions/labour_force": np.array([[month, 2 * month]])}, base_months=2)
    assert labour.changed_state(data).tolist() == [[13.0]]


def test_matching_recovers_the_elasticities_it_was_made_with():
    draw = np.random.default_rng(2)
    unemployed, vacancies = (np.exp(draw.normal(8, 0.3, (2, 480))) for _ in range(2))
    hires = np.empty_like(unemployed)
    hires[:, 1:] = 0.4 * unemployed[:, :-1] ** 0.6 * vacancies[:, :-1] ** 0.3 * np.exp(draw.normal(0, 0.01, (2, 479)))
    hires[:, 0] = 1e9  # the first month has no stock at its beginning
    data = Recorded(
        stocks(unemployed, unemployed, vacancies=vacancies) | {"series/flows/hires_from_unemployment": hires}
    )
    np.testing.assert_allclose(labour.matching_elasticities(data), [[0.6, 0.9]] * 2, atol=0.01)
    assert "on vacancies 0.30" in registry.note("T5", data)
    hires[0, 7] = 0
    with pytest.raises(NotComputed, match="larger scale"):
        labour.matching_elasticities(data)


def cycle(direction: int, months: int = 96) -> Recorded:
    """Vacancies that lead (1) or lag (-1) unemployment on a curve of slope -1, through two cycles."""
    phase = 2 * np.pi * np.arange(2 * months) / months
    u = np.exp(np.log(0.07) + 0.3 * np.cos(phase))
    v = np.exp(np.log(0.03) - 0.3 * np.cos(phase + direction * 0.3))
    employed = 1000 * (1 - u)
    series = stocks(1000 * u, employed, vacancies=employed * v / (1 - v))
    return Recorded(series, {"jobs": {"demand": {"cycle_months": {"value": months}}}})


def test_beveridge_curve_has_its_slope_and_direction():
    for direction in (1, -1):
        ((slope, counter_clockwise),) = labour.beveridge_curve(cycle(direction)).tolist()
        assert slope == pytest.approx(-np.cos(0.3), abs=1e-6)
        assert counter_clockwise == (1.0 if direction == 1 else 0.0)
    assert registry.note("T6", cycle(1)) == "u spans 5.2 to 9.4 % (asked for: 5 to 10 %)"


def test_vacancies_that_recover_before_unemployment_falls_turn_counter_clockwise():
    """In a recovery vacancies rise first, at high unemployment: up on the right, down on the left."""
    u, v = np.array([5.0, 9.0, 9.0, 5.0]), np.array([2.0, 2.0, 4.0, 4.0])
    assert signed_area(u, v) > 0


def test_no_cycle_no_curve():
    data = Recorded(cycle(1).arrays, {"jobs": {"demand": {"cycle_months": 0}}})
    with pytest.raises(NotComputed, match="no cycle of demand"):
        labour.beveridge_curve(data)
    with pytest.raises(NotComputed, match="no number jobs.demand.cycle_months"):
        labour.beveridge_curve(Recorded(cycle(1).arrays))


def test_newcomers():
    counts = {"recent_core_unemployed": 12, "recent_core_labour_force": 100, "born_core_unemployed": 7}
    counts |= {"born_core_labour_force": 100, "recent_degree_low": 30, "recent_degree_employed": 120}
    data = Recorded({f"series/newcomers/{name}": np.full((2, 3), float(n)) for name, n in counts.items()}, {}, 3)
    np.testing.assert_allclose(labour.newcomer_gap(data), [[5.0], [5.0]])
    np.testing.assert_allclose(labour.low_jobs_of_graduates(data), [[25.0], [25.0]])


def test_persistent_overqualification_is_read_ten_years_on():
    series = {name: np.full((1, 122), 1.0) for name in ("immigrants", "non_immigrants")}
    series |= {f"{name}_both": np.full((1, 122), 9.0) for name in ("immigrants", "non_immigrants")}
    at = 120
    for name, total, both in (("immigrants", 200, 20), ("non_immigrants", 500, 20)):
        series[name][0, at], series[f"{name}_both"][0, at] = total, both
    data = Recorded({f"series/overqualified/{name}": values for name, values in series.items()})
    assert labour.persistent_overqualification(data).tolist() == [[2.5]]
    series["non_immigrants_both"][0, at] = 0
    assert np.isnan(labour.persistent_overqualification(data)).all()
    short = Recorded({path: values[:, :120] for path, values in data.arrays.items()})
    with pytest.raises(NotComputed, match="needs 121"):
        labour.persistent_overqualification(short)


def test_arrays_of_a_study(tmp_path):
    """The baseline alone, committed replicates alone, everyone together where there are groups."""
    shape = (2, 3, 4)
    unemployed = np.arange(24.0).reshape(shape)
    by_group = np.stack([unemployed, -unemployed, -unemployed, -unemployed], axis=-1)
    more = {"series/stocks/unemployed": (unemployed, ()), "series/newcomers/x": (by_group, ("group",))}
    sample = Sample(replicates=3, missing=frozenset({(0, 1)}), more=more)
    arrays = StudyArrays(load(write_study(tmp_path / "s", sample)))
    for path in more:
        assert arrays[path].tolist() == unemployed[0, [0, 2]].tolist()
    assert "series/stocks/employed" not in arrays


def test_arms_are_paired_by_replicate(tmp_path):
    """A replicate that one arm lacks is left out of all."""
    values = np.arange(24.0).reshape(2, 3, 4)
    sample = Sample(replicates=3, missing=frozenset({(1, 0)}), more={"series/x/y": (values, ())})
    study = load(write_study(tmp_path / "s", sample))
    data = Recorded(StudyArrays(study), arms={"pay_floor": StudyArrays(study, 1)})
    assert data.monthly("series/x/y").tolist() == values[0, 1:].tolist()
    assert data.in_arm("pay_floor").monthly("series/x/y").tolist() == values[1, 1:].tolist()
    with pytest.raises(NotComputed, match="no arm training, only the baseline, pay_floor"):
        data.in_arm("training")


def test_detrending_and_autocorrelation():
    line = 3 + 2 * np.arange(10.0)
    np.testing.assert_allclose(detrended(line), 0, atol=1e-12)
    assert np.isnan(lag1_autocorrelation(np.ones(5)))
    alternating = np.tile([1.0, -1.0], 500)
    assert lag1_autocorrelation(alternating) == pytest.approx(-0.999)


def test_newey_west_by_hand():
    """One column and one lag, written out."""
    x, y = np.array([0.0, 1, 2, 3, 4, 5]), np.array([1.0, 2, 2, 5, 4, 7])
    fit = least_squares(y, [x], lags=1)
    design = np.column_stack([np.ones(6), x])
    residuals = y - design @ fit.coefficients
    middle = np.zeros((2, 2))
    for t in range(6):
        middle += residuals[t] ** 2 * np.outer(design[t], design[t])
    for t in range(1, 6):
        both = residuals[t] * residuals[t - 1] * np.outer(design[t], design[t - 1])
        middle += 0.5 * (both + both.T)
    inverse = np.linalg.inv(design.T @ design)
    expected = inverse @ middle @ inverse * 6 / 4
    np.testing.assert_allclose(fit.covariance, expected)
    np.testing.assert_allclose(fit.errors, np.sqrt(np.diag(expected)))


def test_newey_west_errors_cover_what_autocorrelated_noise_does():
    """Noise and regressor AR(1) with 0.7: the errors say how far slopes spread, White's do not."""
    draw = np.random.default_rng(3)

    def ar1(count):
        series = np.zeros(count)
        for t, shock in enumerate(draw.normal(0, 1, count)):
            series[t] = 0.7 * series[t - 1] + shock
        return series

    slopes, errors, white = [], [], []
    for _ in range(200):
        x, noise = ar1(480), ar1(480)
        fit = least_squares(x + noise, [x])
        slopes.append(fit.coefficients[1])
        errors.append(fit.errors[1])
        white.append(least_squares(x + noise, [x], lags=0).errors[1])
    spread = np.std(slopes)
    assert 0.75 < np.mean(errors) / spread < 1.1
    assert np.mean(white) / spread < 0.7
    assert newey_west_lags(480) == 5


def test_every_function_has_a_target():
    from piecework.validate.targets import read_targets

    targets = read_targets(ROOT / "scenarios/validation/targets.toml")
    for ids in (registry.COMPUTED, registry.WHY_NOT, registry.NOTES):
        assert set(ids) <= set(targets)
    assert not set(registry.COMPUTED) & set(registry.WHY_NOT)


def test_paired_callbacks_by_name_order_and_experience():
    month = [[0.2, 0.3, 0.4], [0.1, 0.15, 0.25]]  # majority, minority; unemployed, gig, standard
    swapped = [[0.3, 0.2, 0.4], [0.1, 0.1, 0.1]]
    nothing = np.full((2, 3), np.nan)  # a month without vacancies
    data = Recorded({"audit/callback_chance": np.array([[month, nothing], [swapped, swapped]])})
    found = labour.paired_callbacks(data)
    assert found[0] == pytest.approx([0.9 / 0.5, 1.0, 2.0])
    assert found[1] == pytest.approx([0.9 / 0.3, 0.0, 1.0])
    assert "majority 0.267, 0.233, 0.400" in registry.note("AT13", data)
