"""What a reader of the platform targets should know beside the values: second estimates, alternatives, sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from piecework.i18n import counted
from piecework.validate import compute_platform as platform
from piecework.validate.data import Recorded
from piecework.validate.tails import against_lognormal, kaplan_meier_whole, power_law


def _paid_share(data: Recorded) -> str:
    pay = platform.board(data, "account_pay")
    seconds = {kind: platform.board(data, f"account_{kind}_seconds") for kind in ("paid", "rejected", "returned")}
    search = platform.board(data, "account_looked_seconds") - platform.board(data, "account_barren_seconds")
    total = np.mean(36 * pay / (np.sum(list(seconds.values()), axis=0) + search))
    return f"of sums: {np.mean(36 * pay / seconds['paid']):.2f} USD per paid hour, {total:.2f} per hour with search"


def _trimmed(data: Recorded) -> str:
    mean, trimmed = (platform.board(data, f"{kind}_requester_rate").mean() for kind in ("mean", "trimmed"))
    ratio = platform.composition_paradox(data).mean() * trimmed / mean
    return (
        f"mean requester {mean:.2f} USD per hour, without a twentieth at either end {trimmed:.2f} (ratio {ratio:.1f})"
    )


def _requesters(data: Recorded) -> str:
    count = platform.board(data, "requesters").mean()
    return f"{counted(np.round(count), 'simulated requester')} posted in 16 months; a part of one counts in part"


def _tail(data: Recorded) -> str:
    completed, censored = (platform.board(data, f"batches_{kind}").sum(axis=0) for kind in ("completed", "censored"))
    bounds = data.monthly("duration_bin")
    tail = power_law(completed, censored, bounds)
    if tail is None:
        return "too few batches completed"
    other = against_lognormal(tail, completed, censored, bounds)
    better = "the power law" if other.statistic > 0 else "the log-normal"
    return (
        f"all replicates together: {tail.exponent:.2f} above {tail.cutoff / 3600:.2g} h ({tail.completed} completed, "
        f"distance {tail.distance:.3f}); a log-normal has mean log {other.mean:.1f}, sigma {other.sigma:.1f}; "
        f"likelihood ratio {other.statistic:.1f} for {better} (p {other.p:.2g}); "
        f"{censored.sum() / (censored.sum() + completed.sum()):.0%} of batches censored"
    )


def _pool(data: Recorded) -> str:
    gone, censored = (platform.board(data, f"accounts_{kind}").sum(axis=0) for kind in ("gone", "censored"))
    left = kaplan_meier_whole(gone, censored)
    ages = [age for age in (5, 11, 17) if age < len(left) and np.isfinite(left[age])]
    shares = ", ".join(f"{left[age]:.0%} after {age + 0.5:g} months" for age in ages)
    pool, members = (data.monthly(f"series/board/{name}").mean() for name in ("pool", "member_accounts"))
    return f"left of the accounts active in a month: {shares}; pool {pool:.0f}, members {members:.0f} simulated"


def _second_elasticity(data: Recorded) -> str:
    filled, expired = (platform.board(data, f"half_{kind}").sum() for kind in ("outlasting", "outlived"))
    second = np.nanmean(platform.supply_elasticity(data))
    return (
        f"rewards of the raised half rise by {100 * np.expm1(platform.reward_rise(data).mean()):.1f} % in whole cents; "
        f"tasks per open hour: {second:.3f}; {filled:.0f} batches filled after ten minutes, {expired:.0f} expired "
        f"(left out of the time to fill); {counted(np.round(platform.board(data, 'requesters').mean()), 'requester')}"
    )


def _reputation(data: Recorded) -> str:
    hidden, shown = (platform.arrival_ratio(arm).mean() for arm in (data, data.in_arm(platform.REPUTATION)))
    return f"arrivals per open hour at fair / unfair requesters: {hidden:.2f} hidden, {shown:.2f} shown"


NOTES: Mapping[str, Callable[[Recorded], str]] = {
    "T15": _paid_share,
    "T16": _trimmed,
    "T17": _requesters,
    "T19": _tail,
    "T21": _second_elasticity,
    "T23": _pool,
    "T24": _reputation,
    "AT3": _second_elasticity,
    "AT6": _reputation,
}
