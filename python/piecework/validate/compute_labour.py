"""T1 to T9 and AT13: each target's statistic as its `how` in `targets.toml` says, from the monthly counts of a study.

Every function takes the recorded months and gives an array (replicate, component) in the units of the target. Stocks
are counts of simulated persons at the end of the month, flows counts during it; shares do not depend on the scale.
"""

from __future__ import annotations

import numpy as np

from piecework.validate.data import NotComputed, Recorded
from piecework.validate.statistics import Fit, Floats, detrended, lag1_autocorrelation, least_squares, signed_area

WINDOW = 60  # months, T3
LONG_RUN = 480  # months, T5: 40 years
TEN_YEARS = 120  # months, T9
PERCENT = 100.0
CYCLE = "jobs.demand.cycle_months"


def unemployment_rate(data: Recorded) -> Floats:
    """T1: unemployed / labour force, percent, mean over the base months."""
    unemployed, employed = data.base("series/stocks/unemployed"), data.base("series/stocks/employed")
    return (PERCENT * unemployed / (unemployed + employed)).mean(axis=1, keepdims=True)


def participation_and_employment(data: Recorded) -> Floats:
    """T2: labour force / population and employed / population, percent, mean over the base months."""
    unemployed, employed = data.base("series/stocks/unemployed"), data.base("series/stocks/employed")
    population = data.base("series/stocks/population")
    rates = [(unemployed + employed) / population, employed / population]
    return PERCENT * np.stack([rate.mean(axis=1) for rate in rates], axis=1)


def steadiness(data: Recorded) -> Floats:
    """T3: standard deviation of the monthly change of the unemployment rate; autocorrelation of its level at lag 1.

    Each is the mean over whole windows of 60 months. Shocks to demand make the simulated series drift within such a
    window as the published one did, so both are taken as they are.
    """
    return np.array([[_change(rate), _window_mean(rate, lag1_autocorrelation)] for rate in monthly_rate(data)])


def autocorrelation_about_trend(data: Recorded) -> float:
    """The second component of T3 about each window's linear trend, mean over replicates; to be told, not judged."""
    return float(np.mean([_window_mean(rate, _detrended_autocorrelation) for rate in monthly_rate(data)]))


def monthly_rate(data: Recorded) -> Floats:
    """Unemployment rate by replicate and month, percent, without its seasons if the data say so."""
    unemployed, employed = data.monthly("series/stocks/unemployed"), data.monthly("series/stocks/employed")
    data.require_months(unemployed, WINDOW)
    rate = PERCENT * unemployed / (unemployed + employed)
    return np.array([_without_season(row) for row in rate]) if data.season == "removed" else rate


def _without_season(rate: Floats) -> Floats:
    """The series less the mean of each calendar month about the linear trend of the whole run."""
    about_trend = detrended(rate)
    season = np.array([about_trend[month::12].mean() for month in range(12)])
    return rate - np.resize(season - season.mean(), len(rate))


def _window_mean(rate: Floats, statistic: object) -> float:
    windows = [rate[begin : begin + WINDOW] for begin in range(0, len(rate) - WINDOW + 1, WINDOW)]
    return float(np.mean([statistic(window) for window in windows]))  # type: ignore[operator]


def _change(rate: Floats) -> float:
    return _window_mean(rate, lambda window: np.diff(window).std(ddof=1))


def _detrended_autocorrelation(window: Floats) -> float:
    return lag1_autocorrelation(detrended(window))


def changed_state(data: Recorded) -> Floats:
    """T4: share of persons whose state among E, U, N differs between two snapshots in a row, percent."""
    counts = data.base("transitions/labour_force")
    everyone = counts.sum(axis=(2, 3))
    stayed = np.trace(counts, axis1=2, axis2=3)
    return (PERCENT * (everyone - stayed) / everyone).mean(axis=1, keepdims=True)


def matching_elasticities(data: Recorded) -> Floats:
    """T5: elasticity of hires from unemployment on unemployment; sum of it and the elasticity on vacancies."""
    slopes = [fit.coefficients[1:] for fit in matching_fits(data)]
    return np.array([[on_unemployment, on_unemployment + on_vacancies] for on_unemployment, on_vacancies in slopes])


def matching_fits(data: Recorded) -> list[Fit]:
    """The regression of T5 for each replicate, with Newey-West errors."""
    return [least_squares(hires, [unemployed, vacancies]) for hires, unemployed, vacancies in matching_series(data)]


def matching_series(data: Recorded) -> list[tuple[Floats, Floats, Floats]]:
    """Logs of hires from unemployment in a month, and of the unemployed and vacancies at its beginning, by replicate.

    Stocks at the beginning, since those at the end are what the hires have left.
    """
    paths = ("series/flows/hires_from_unemployment", "series/stocks/unemployed", "series/stocks/vacancies")
    hires, unemployed, vacancies = (data.monthly(path) for path in paths)
    data.require_months(hires, LONG_RUN)
    if min(hires[:, 1:].min(), unemployed[:, :-1].min(), vacancies[:, :-1].min()) <= 0:
        raise NotComputed("a month without hires, unemployed or vacancies has no logarithm; use a larger scale")
    logs = np.log(hires[:, 1:]), np.log(unemployed[:, :-1]), np.log(vacancies[:, :-1])
    return list(zip(*logs, strict=True))


def beveridge_curve(data: Recorded) -> Floats:
    """T6: slope of log v on log u within a cycle; 1 where the path of (u, v) turns counter-clockwise, else 0.

    u = U / L and v = V / (V + E). The slope is the mean over the whole cycles of demand that the run records, the
    direction the sign of the sum of their signed areas. The mean of the second component is the share of runs.
    """
    rows = []
    for cycles in beveridge_cycles(data):
        slopes = [least_squares(np.log(v), [np.log(u)], lags=0).coefficients[1] for u, v in cycles]
        area = sum(signed_area(u, v) for u, v in cycles)
        rows.append([np.mean(slopes), 1.0 if area > 0 else 0.0])
    return np.array(rows)


def beveridge_cycles(data: Recorded) -> list[list[tuple[Floats, Floats]]]:
    """(u, v) in each whole cycle of demand, by replicate."""
    paths = ("unemployed", "employed", "vacancies")
    unemployed, employed, vacancies = (data.monthly(f"series/stocks/{path}") for path in paths)
    length = round(data.parameter(CYCLE))
    if length < 1:
        raise NotComputed(f"the scenario has no cycle of demand ({CYCLE} is {length})")
    data.require_months(unemployed, length)
    u, v = unemployed / (unemployed + employed), vacancies / (vacancies + employed)
    if min(u.min(), v.min()) <= 0:
        raise NotComputed("a month without unemployed or vacancies has no logarithm; use a larger scale")
    begins = range(0, u.shape[1] - length + 1, length)
    return [
        [(x[begin : begin + length], y[begin : begin + length]) for begin in begins] for x, y in zip(u, v, strict=True)
    ]


def newcomer_gap(data: Recorded) -> Floats:
    """T7: unemployment rate of recent immigrants less that of non-immigrants, ages 25-54, percentage points."""
    rates = []
    for who in ("recent", "born"):
        unemployed = data.base(f"series/newcomers/{who}_core_unemployed")
        rates.append(unemployed / data.base(f"series/newcomers/{who}_core_labour_force"))
    return PERCENT * (rates[0] - rates[1]).mean(axis=1, keepdims=True)


def low_jobs_of_graduates(data: Recorded) -> Floats:
    """T8: share of employed recent immigrants with a degree whose occupation asks for high school or less, percent."""
    low, employed = (
        data.base("series/newcomers/recent_degree_low"),
        data.base("series/newcomers/recent_degree_employed"),
    )
    return (PERCENT * low / employed).mean(axis=1, keepdims=True)


def persistent_overqualification(data: Recorded) -> Floats:
    """T9: share over-qualified at both of two dates 10 years apart, immigrants / non-immigrants."""
    shares = []
    for who in ("immigrants", "non_immigrants"):
        both = data.monthly(f"series/overqualified/{who}_both")
        data.require_months(both, TEN_YEARS + 1)
        shares.append(both[:, TEN_YEARS] / data.monthly(f"series/overqualified/{who}")[:, TEN_YEARS])
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = shares[0] / shares[1]
    return np.where(np.isfinite(ratio), ratio, np.nan)[:, None]


def paired_callbacks(data: Recorded) -> Floats:
    """AT13: callbacks of paired applications, mean chances over the recorded months.

    Majority / minority names over all histories; 1 if standard > gig > unemployed for majority names, else 0; with any
    experience (mean of standard and gig) / unemployed for minority names.
    """
    chances = np.nanmean(data.monthly("audit/callback_chance"), axis=1)  # replicate, name, history
    majority, minority = chances[:, 0], chances[:, 1]
    in_order = (majority[:, 2] > majority[:, 1]) & (majority[:, 1] > majority[:, 0])
    ratio = majority.mean(axis=1) / minority.mean(axis=1)
    return np.stack([ratio, in_order.astype(float), minority[:, 1:].mean(axis=1) / minority[:, 0]], axis=1)
