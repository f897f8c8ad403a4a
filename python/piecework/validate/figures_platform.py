"""What lies behind the platform targets: pay of accounts and requesters, concentration, completion times, the week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from piecework.validate import compute_platform as platform
from piecework.validate.data import Recorded
from piecework.validate.statistics import Floats
from piecework.validate.tails import kaplan_meier, kaplan_meier_whole, power_law

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, OTHER, QUIET = "#0072B2", "#D55E00", "#c4c4c4"
EACH = 4  # bins drawn as one


def _density(counts: Floats, bounds: Floats) -> tuple[Floats, Floats]:
    """Middle of each drawn bin and the share of the count in it; the first and the last bin are left out."""
    inner = counts[:, 1:-1].sum(axis=0)
    size = len(inner) // EACH * EACH
    middle = np.sqrt(bounds[1:-1][:size:EACH] * bounds[2:][EACH - 1 : size : EACH])
    return middle, inner[:size].reshape(-1, EACH).sum(axis=1) / max(counts.sum(), 1)


def draw_pay(axes: Axes, data: Recorded) -> str:
    """T14, T16: accounts by pay per hour, and requesters by what they pay."""
    bounds = data.monthly("pay_bin")
    for name, label, colour in (
        ("accounts_by_session_pay", "accounts", INK),
        ("accounts_by_paid_pay", "accounts, approved work alone", QUIET),
        ("requesters_by_rate", "requesters", OTHER),
    ):
        middle, share = _density(platform.board(data, name), bounds)
        axes.step(middle, 100 * share, where="mid", color=colour, linewidth=1.6, label=label)
    axes.axvline(platform.MINIMUM_WAGE, color="black", linewidth=1, linestyle=":", label="7.25")
    axes.set_xscale("log")
    axes.set_xlim(0.05, 200)
    axes.legend(frameon=False, fontsize=8)
    return "USD per hour|percent of each|Pay per hour, all replicates"


def draw_concentration(axes: Axes, data: Recorded) -> str:
    """T17: share of posted value by the largest requesters."""
    shares = data.monthly("top_share")
    for curve in platform.board(data, "posted_by_top"):
        axes.plot(100 * shares, 100 * curve, color=INK, linewidth=0.9)
    axes.plot([0.1, 1.0], [30, 50], "o", color="black", markersize=6, label="published (at least)")
    axes.set_xscale("log")
    axes.legend(frameon=False, fontsize=8)
    return "largest requesters, percent of all|percent of posted value|Concentration over 16 months, by replicate"


def draw_rewards(axes: Axes, data: Recorded) -> str:
    """T18: tasks posted by reward, cumulative."""
    tasks = platform.board(data, "tasks_by_reward")
    cents = np.arange(1, tasks.shape[1])
    for row in tasks:
        axes.step(cents, 100 * np.cumsum(row[1:]) / row.sum(), where="post", color=INK, linewidth=0.9)
    axes.plot([1, 5, 9], [25, 70, 90], "o", color="black", markersize=6, label="published")
    axes.set_xscale("log")
    axes.legend(frameon=False, fontsize=8)
    return "reward, US cents (at most)|percent of tasks|Tasks posted by reward, by replicate"


def draw_completion(axes: Axes, data: Recorded) -> str:
    """T19: how many batches last longer than a time, the expired as censored, and the fitted power law."""
    completed, censored = (platform.board(data, f"batches_{kind}").sum(axis=0) for kind in ("completed", "censored"))
    bounds = data.monthly("duration_bin")
    left = kaplan_meier(completed, censored)
    hours = bounds[1:] / 3600
    shown = (left[:-1] > 0) & np.isfinite(left[:-1])
    axes.plot(hours[shown], left[:-1][shown], ".", color=INK, markersize=4, label="not completed yet (Kaplan-Meier)")
    tail = power_law(completed, censored, bounds)
    if tail is not None:
        above = shown & (bounds[1:] >= tail.cutoff)
        at = left[int(np.argmin(np.abs(bounds - tail.cutoff))) - 1]
        line = at * (bounds[1:][above] / tail.cutoff) ** (1 - tail.exponent)
        axes.plot(hours[above], line, color="black", linewidth=1.3, label=f"power law, exponent {tail.exponent:.2f}")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.legend(frameon=False, fontsize=8)
    return "hours since posting|share of batches|Completion times, all replicates together"


def draw_week(axes: Axes, data: Recorded) -> str:
    """T20: dollars posted and submitted by day of the week, relative to the mean day."""
    for values, label, colour in zip(platform.weekdays(data), ("submitted", "posted"), (INK, OTHER), strict=True):
        relative = values / values.mean(axis=1, keepdims=True)
        axes.plot(range(7), relative.T, color=colour, linewidth=0.6, alpha=0.5)
        axes.plot(range(7), relative.mean(axis=0), "o-", color=colour, linewidth=1.8, label=label)
    axes.set_xticks(range(7), ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False, fontsize=8)
    return "day of the week, universal time|dollars / mean day|The week, by replicate"


def draw_pool(axes: Axes, data: Recorded) -> str:
    """T23: who of the accounts active in a month is still there, by replicate."""
    for gone, censored in zip(
        platform.board(data, "accounts_gone"), platform.board(data, "accounts_censored"), strict=True
    ):
        left = kaplan_meier_whole(gone, censored)
        axes.plot(np.arange(len(left)) + 0.5, 100 * left, color=INK, linewidth=0.9)
    axes.axhline(50, color="black", linewidth=1, linestyle=":")
    axes.set_ylim(0, 100)
    return "months since|percent left|Accounts active in a month that are still active"


BEHIND: Mapping[str, Callable[[Axes, Recorded], str]] = {
    "T14": draw_pay,
    "T16": draw_pay,
    "T17": draw_concentration,
    "T18": draw_rewards,
    "T19": draw_completion,
    "T20": draw_week,
    "T23": draw_pool,
}
