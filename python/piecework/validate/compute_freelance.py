"""T13, T25, T29, T30: the marketplace for freelance projects, as each target's `how` in `targets.toml` says.

Every function takes the recorded months and gives an array (replicate, component) in the units of the target. Trend,
December factor, shocks and mix of demand are inputs of the scenario: T29 and T30 check that they arrive.
"""

from __future__ import annotations

import calendar
import datetime

import numpy as np

from piecework.scenario_files import value_of
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.statistics import Floats, least_squares

YEAR = 12  # months
TEN_YEARS = 120  # months, T25
PERCENT = 100.0
THOUSANDTHS = 1000.0
MARKET = "series/marketplace"


def participation_funnel(data: Recorded) -> Floats:
    """T13: accounts that ever worked, and serious ones, of all that exist, percent; mean of the last twelve months."""
    accounts = data.monthly(f"{MARKET}/accounts")
    data.require_months(accounts, YEAR)
    shares = [data.monthly(f"{MARKET}/accounts_{kind}") / accounts for kind in ("ever_worked", "serious")]
    return PERCENT * np.stack([share[:, -YEAR:].mean(axis=1) for share in shares], axis=1)


def rating_inflation(data: Recorded) -> Floats:
    """T25: mean public score of the tenth year less that of the first, points; share not matched by satisfaction.

    The share is 1 - predicted / observed rise, in percent: predicted from the satisfaction of the tenth year with the
    mean score that each half point of satisfaction got in the first year. What no client felt in the first year is
    interpolated. NaN where scores did not rise.
    """
    counts = data.monthly(f"{MARKET}/ratings_by_satisfaction")
    scores = data.monthly(f"{MARKET}/scores_by_satisfaction") / THOUSANDTHS
    data.require_months(counts, TEN_YEARS)
    return np.array([_inflation(count, score) for count, score in zip(counts, scores, strict=True)])


def _inflation(counts: Floats, scores: Floats) -> list[float]:
    first, last = slice(0, YEAR), slice(TEN_YEARS - YEAR, TEN_YEARS)
    counts_first, counts_last = counts[first].sum(axis=0), counts[last].sum(axis=0)
    if counts_first.sum() == 0 or counts_last.sum() == 0:
        raise NotComputed("nothing was rated in the first or in the tenth year")
    scores_first, scores_last = scores[first].sum(axis=0), scores[last].sum(axis=0)
    began = scores_first.sum() / counts_first.sum()
    rise = scores_last.sum() / counts_last.sum() - began
    seen = np.flatnonzero(counts_first)
    mapping = np.interp(np.arange(len(counts_first)), seen, scores_first[seen] / counts_first[seen])
    predicted = mapping @ counts_last / counts_last.sum() - began
    return [rise, PERCENT * (1 - predicted / rise) if rise > 0 else float("nan")]


def demand_mix(data: Recorded) -> Floats:
    """T29: mean over the months of each category's share of projects posted, percent."""
    posts = data.monthly(f"{MARKET}/posts")
    return PERCENT * (posts / posts.sum(axis=2, keepdims=True)).mean(axis=1)


def demand_dynamics(data: Recorded) -> Floats:
    """T30: log-linear trend, percent a year; SD of the monthly log change; December / mean of October and November.

    Of projects per day: the published index is a mean over days, which months of 28 and 31 days do not move.
    """
    posts = data.monthly(f"{MARKET}/posts").sum(axis=2)
    data.require_months(posts, 2 * YEAR)
    if posts.min() <= 0:
        raise NotComputed("a month without projects has no logarithm; use a larger scenario")
    start = datetime.date.fromisoformat(str(value_of(data.parameters, "period.start")))
    rates = posts / days_of_months(start, posts.shape[1])
    return np.array(
        [[_trend(row), np.diff(np.log(row)).std(ddof=1), december_ratio(row, start.month)] for row in rates]
    )


def days_of_months(start: datetime.date, count: int) -> Floats:
    """Days of so many months from the first, which begins on `start`."""
    months = [divmod(start.month - 1 + month, YEAR) for month in range(count)]
    return np.array([calendar.monthrange(start.year + year, month + 1)[1] for year, month in months], dtype=float)


def _trend(posts: Floats) -> float:
    years = np.arange(len(posts)) / YEAR
    return PERCENT * float(np.expm1(least_squares(np.log(posts), [years], lags=0).coefficients[1]))


def december_ratio(posts: Floats, first: int) -> float:
    """December over the mean of October and November, mean over the years; `first`: the first month, 1 to 12."""
    months = (np.arange(len(posts)) + first - 1) % YEAR + 1
    decembers = [place for place in np.flatnonzero(months == YEAR) if place >= 2]
    if not decembers:
        raise NotComputed("no December with the two months before it is recorded")
    return float(np.mean([posts[place] / posts[place - 2 : place].mean() for place in decembers]))


def win_rates(data: Recorded) -> tuple[float, float]:
    """Share of bids that won, of freelancers without a finished contract and of the others, percent."""
    bids, wins = data.monthly(f"{MARKET}/bids").sum(), data.monthly(f"{MARKET}/wins").sum()
    bids_new, wins_new = data.monthly(f"{MARKET}/bids_novices").sum(), data.monthly(f"{MARKET}/wins_novices").sum()
    return PERCENT * wins_new / max(bids_new, 1), PERCENT * (wins - wins_new) / max(bids - bids_new, 1)
