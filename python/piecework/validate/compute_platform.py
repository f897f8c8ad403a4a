"""T14 to T24 and what overlaps them: each target's statistic from the records of the board (`/distributions/board`).

Every function gives an array (replicate, component) in the units of the target. Money is in US dollars of the
scenario's prices; ratios are to the US federal minimum wage of 7.25. Accounts are those with a task submitted in the
evaluation period, residents' or not; all other counts are of the recorded months.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from piecework.validate.data import Recorded
from piecework.validate.statistics import Floats
from piecework.validate.tails import (
    Tail,
    half_life,
    lognormal_p,
    median_of,
    power_law,
    share_below,
)

PERCENT = 100.0
MINIMUM_WAGE = 7.25  # USD per hour
LONG_RUN = 18  # months, T19
WINDOW = 16  # months, T17
UNKNOWN_EXITS = 3  # last months, in which nobody has been silent for long enough
STEP = 1.2  # of the wage, either side of the median, for the elasticity of T22
TREATED, HIDDEN_BAD, HIDDEN_GOOD = 1, 0, 2
EXPERIMENT = "reward_experiment"
REPUTATION = "requester_reputation"


def board(data: Recorded, name: str) -> Floats:
    """Records of the board by name, axes (replicate, ...).

    Raises
    ------
    NotComputed
        The scenario has no board.
    """
    return data.monthly(f"distributions/board/{name}")


def _medians(data: Recorded, name: str) -> Floats:
    bounds = data.monthly("pay_bin")
    return np.array([median_of(counts, bounds) for counts in board(data, name)])


def _above_minimum(data: Recorded) -> Floats:
    bounds = data.monthly("pay_bin")
    below = [share_below(counts, bounds, MINIMUM_WAGE) for counts in board(data, "accounts_by_session_pay")]
    return PERCENT * (1 - np.array(below))


def hourly_pay(data: Recorded) -> Floats:
    """T14: median account's pay per hour of work and the search that belongs to it / 7.25; percent above 7.25."""
    return np.stack([_medians(data, "accounts_by_session_pay") / MINIMUM_WAGE, _above_minimum(data)], axis=1)


def unpaid_ratio(data: Recorded) -> Floats:
    """T15: mean over accounts of pay per hour, search included / the mean of pay per hour of approved work."""
    return (board(data, "mean_session_pay") / board(data, "mean_paid_pay"))[:, None]


def composition_paradox(data: Recorded) -> Floats:
    """T16: mean requester's pay per hour of its usual worker / the median account's pay per hour."""
    return (board(data, "mean_requester_rate") / _medians(data, "accounts_by_session_pay"))[:, None]


def pay_distribution(data: Recorded) -> Floats:
    """AT1: median account's pay per hour, USD; share above 7.25, percent; mean requester's rate, USD per hour."""
    median = _medians(data, "accounts_by_session_pay")
    return np.stack([median, _above_minimum(data), board(data, "mean_requester_rate")], axis=1)


def unpaid_time(data: Recorded) -> Floats:
    """AT2: share of all time that is not on approved tasks, percent; median pay per hour of all time / of paid time."""
    seconds = {kind: board(data, f"account_{kind}_seconds") for kind in ("paid", "rejected", "returned", "looked")}
    unpaid = PERCENT * (1 - seconds["paid"] / np.sum(list(seconds.values()), axis=0))
    ratio = _medians(data, "accounts_by_total_pay") / _medians(data, "accounts_by_paid_pay")
    return np.stack([unpaid, ratio], axis=1)


def concentration(data: Recorded) -> Floats:
    """T17: share of posted value by the largest thousandth and hundredth of requesters, percent."""
    curve = board(data, "posted_by_top")
    data.require_months(board(data, "account_exits"), WINDOW)
    shares = data.monthly("top_share")
    places = [int(np.argmin(np.abs(shares - share))) for share in (0.001, 0.01)]
    return PERCENT * curve[:, places]


def rewards(data: Recorded) -> Floats:
    """T18: tasks posted with a reward of at most 1 cent, at most 5 cents, below 10 cents; percent."""
    tasks = board(data, "tasks_by_reward")
    below = PERCENT * np.cumsum(tasks, axis=1) / tasks.sum(axis=1, keepdims=True)
    return below[:, [1, 5, 9]]


def completion_tails(data: Recorded) -> list[Tail | None]:
    """The power law of completion times by replicate, with the batches that were not completed as censored."""
    completed, censored = board(data, "batches_completed"), board(data, "batches_censored")
    data.require_months(board(data, "account_exits"), LONG_RUN)
    bounds = data.monthly("duration_bin")
    return [power_law(done, running, bounds) for done, running in zip(completed, censored, strict=True)]


def completion_tail(data: Recorded) -> Floats:
    """T19: exponent of the density of completion times above the cut-off chosen by Kolmogorov-Smirnov distance."""
    return np.array([[math.nan if tail is None else tail.exponent] for tail in completion_tails(data)])


def weekly_cycle(data: Recorded) -> Floats:
    """T20: variation over the days of the week of dollars submitted / that of dollars posted (SD / mean, each)."""
    spread = [values.std(axis=1) / values.mean(axis=1) for values in weekdays(data)]
    with np.errstate(divide="ignore", invalid="ignore"):
        return (spread[0] / spread[1])[:, None]


def weekdays(data: Recorded) -> tuple[Floats, Floats]:
    """Mean dollars submitted, and posted, on each day of the week."""
    return board(data, "done_by_weekday"), board(data, "posted_by_weekday")


def reservation_wages(data: Recorded) -> Floats:
    """T22: p of a log-normal fit to a sample's reservation wages; median / 7.25; elasticity of who accepts there."""
    bounds = data.monthly("pay_bin")
    rows = []
    for sample, counts in zip(board(data, "reservation_sample"), board(data, "members_by_reservation"), strict=True):
        median = median_of(counts, bounds)
        accept = [share_below(counts, bounds, wage) for wage in (median / STEP, median * STEP)]
        elasticity = math.log(accept[1] / accept[0]) / (2 * math.log(STEP)) if accept[0] > 0 else math.nan
        rows.append([lognormal_p(sample), median / MINIMUM_WAGE, elasticity])
    return np.array(rows)


def worker_pool(data: Recorded) -> Floats:
    """T23: half-life of accounts active in a month, months; accounts that come / that go; at work at once, percent."""
    gone, censored = board(data, "accounts_gone"), board(data, "accounts_censored")
    half_lives = [half_life(*counts) for counts in zip(gone, censored, strict=True)]
    entries, exits = board(data, "account_entries"), board(data, "account_exits")
    data.require_months(exits, UNKNOWN_EXITS + 1)
    flows = [values[:, :-UNKNOWN_EXITS].sum(axis=1) for values in (entries, exits)]
    at_work = data.monthly("series/board/at_work").mean(axis=1) / data.monthly("series/board/pool").mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack([np.array(half_lives), flows[0] / flows[1], PERCENT * at_work], axis=1)


def one_requester_elasticity(data: Recorded) -> Floats:
    """T21: elasticity of the time to fill a batch to its reward, with the sign turned.

    A random half of the batches is raised in the experiment. The mean log of the time to fill, over batches filled
    after more than ten minutes, of that half less the other, in the experiment less in the baseline, over the same
    difference of the log reward.
    """
    return -_experiment(data, lambda arm: _per_batch(arm, "log_fill_seconds", ("outlasting",)))


def supply_elasticity(data: Recorded) -> Floats:
    """The second estimate of T21: tasks submitted per hour that a batch is open."""
    return _experiment(data, lambda arm: np.log(board(arm, "half_tasks") / board(arm, "half_open_seconds")))


def reward_rise(data: Recorded) -> Floats:
    """By how much the experiment raises the log reward of its half, after rounding to whole cents."""
    return _difference(data, lambda arm: _per_batch(arm, "log_reward", ("outlasting", "outlived")))


def _per_batch(data: Recorded, name: str, numbers: tuple[str, ...]) -> Floats:
    return board(data, f"half_{name}") / np.sum([board(data, f"half_{number}") for number in numbers], axis=0)


def _difference(data: Recorded, value: Callable[[Recorded], Floats]) -> Floats:
    """The raised half less the other, in the experiment less in the baseline."""
    halves = value(data.in_arm(EXPERIMENT)) - value(data)
    return np.asarray(halves[:, TREATED] - halves[:, 1 - TREATED])


def _experiment(data: Recorded, response: Callable[[Recorded], Floats]) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        elasticity = _difference(data, response) / reward_rise(data)
    return np.where(np.isfinite(elasticity), elasticity, np.nan)[:, None]


def reputation(data: Recorded) -> Floats:
    """T24: how much more fair requesters pay per hour than unfair ones, percent; ratio of arrivals.

    Fair and unfair: top and bottom third of the hidden fairness. Pay: on their tasks while nobody sees which is which.
    Arrivals: searches that end with a batch, per hour that batches are open, fair / unfair; of the run in which ratings
    are visible over the one in which they are not.
    """
    shown = data.in_arm(REPUTATION)
    hourly = board(data, "fairness_pay") / board(data, "fairness_work_seconds")
    difference = PERCENT * (hourly[:, HIDDEN_GOOD] / hourly[:, HIDDEN_BAD] - 1)
    return np.stack([difference, arrival_ratio(shown) / arrival_ratio(data)], axis=1)


def arrival_ratio(data: Recorded) -> Floats:
    """Arrivals per open hour at fair requesters / at unfair ones."""
    arrivals = board(data, "fairness_arrivals") / board(data, "fairness_open_seconds")
    return np.asarray(arrivals[:, HIDDEN_GOOD] / arrivals[:, HIDDEN_BAD])
