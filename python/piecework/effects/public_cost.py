"""M17 between arms: what a policy costs the public purse, and what one more month in a commensurate job costs.

Net cost = cost of the programmes - additional tax and contributions - saved benefits, of all simulated residents, in
constant CAD of 2024, over at most five years and discounted by the year. Levies of a policy count as taxes, what it
pays to people and employers as benefits. The ratio of two uncertain differences has no t interval; Fieller's (1954,
JRSS B 16) holds the level also when the number of months gained is uncertain. When that could be zero, the cost of a
month is not bounded, and the note says so.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from scipy.special import stdtrit

from piecework.effects.intervals import Floats
from piecework.effects.paired import policy_arms, reference_arm
from piecework.errors import InputError
from piecework.results import Results

COLUMNS = [
    "arm",
    "programme_cost",
    "tax_and_contributions",
    "benefits",
    "net_cost",
    "commensurate_months",
    "cost_per_month",
    "low",
    "high",
    "replicates",
    "note",
]
FOLDER = "accounts/public/"
HORIZON = 60  # months
CENTS = 100.0
OF_POLICIES = ("levies", "guaranteed_income", "dividends", "wage_subsidies")  # only in arms with such a policy
PAID_IN = ("income_tax", "cpp", "ei_premiums", "levies")
PAID_OUT = ("ei_benefits", "ontario_works", "guaranteed_income", "dividends", "wage_subsidies")


def public_cost(results: Results, discount: float = 0.03, level: float = 0.95) -> pd.DataFrame:
    """What each policy arm costs the public purse, and what one more month in a commensurate job costs.

    Parameters
    ----------
    results
        A loaded study.
    discount
        Rate per year at which later months count less, from the first recorded month on.
    level
        Probability that the interval covers the cost of a month.

    Returns
    -------
    pandas.DataFrame
        One row per arm; the columns are those of `COLUMNS`. Differences to the baseline, means over replicates, summed
        over the first five recorded years at most: CAD of 2024 and months of the simulated residents (multiply by the
        scale for the city). `tax_and_contributions` and `benefits` are changes; `cost_per_month` is net cost over
        additional person-months in the state *commensurate* of M4, `low` and `high` its Fieller interval.

    Raises
    ------
    InputError
        There is no arm to compare, or the study does not record the public account.

    Examples
    --------
    >>> public_cost(study)[["arm", "net_cost", "cost_per_month", "note"]]  # doctest: +SKIP
    """
    _require_account(results)
    weights, arms = _weights(results, discount), policy_arms(results)
    accounts, months = _read_accounts(results), _read_months(results)
    rows = []
    for arm in arms:
        changes = _accounts(results, arm, accounts, weights)
        rows.append({"arm": arm} | _row(changes, _change(results, arm, months, weights), level))
    table = pd.DataFrame(rows, columns=COLUMNS)
    table.attrs = {"discount": discount, "level": level, "months": len(weights)}
    return table


def net_cost(results: Results, arm: str, discount: float = 0.03) -> Floats:
    """What an arm costs the public purse more than the baseline, by replicate that both have (CAD of 2024).

    Raises
    ------
    InputError
        The study does not record the public account.
    """
    _require_account(results)
    programmes, taxes, benefits = _accounts(results, arm, _read_accounts(results), _weights(results, discount))
    return np.asarray(programmes - taxes + benefits)


def has_account(results: Results) -> bool:
    """Whether the study records the public account."""
    return FOLDER + "programme_cost" in results.names


def _require_account(results: Results) -> None:
    if not has_account(results):
        raise InputError(f"{results.path}: the study does not record the public account (accounts/public)")


def _weights(results: Results, discount: float) -> Floats:
    return np.asarray((1.0 + discount) ** (-np.arange(min(HORIZON, len(results.months))) / 12.0))


def _change(results: Results, arm: str, values: Floats, weights: Floats) -> Floats:
    """Policy less baseline by replicate, discounted."""
    arms = [results.arms.index(reference_arm(results)), results.arms.index(arm)]
    both = results.complete[arms].all(axis=0)
    chosen = values[arms][:, both][:, :, : len(weights)] @ weights
    return np.asarray(chosen[1] - chosen[0])


def _accounts(
    results: Results, arm: str, accounts: dict[str, Floats], weights: Floats
) -> tuple[Floats, Floats, Floats]:
    """Changes of programme cost, of what is paid in and of what is paid out."""
    sums = [
        sum((accounts[name] for name in names), start=np.zeros(()))
        for names in (("programme_cost",), PAID_IN, PAID_OUT)
    ]
    programmes, taxes, benefits = (_change(results, arm, values / CENTS, weights) for values in sums)
    return programmes, taxes, benefits


def _row(changes: tuple[Floats, Floats, Floats], months: Floats, level: float) -> dict[str, Any]:
    programmes, taxes, benefits = changes
    cost = programmes - taxes + benefits
    means = [float(values.mean()) if len(values) else np.nan for values in (*changes, cost, months)]
    return {"replicates": len(cost)} | dict(zip(COLUMNS[1:6], means, strict=True)) | _ratio(cost, months, level)


def _read_accounts(results: Results) -> dict[str, Floats]:
    """All accounts by name, from one opening of the file; 0 of an account that a policy opens and no arm has."""
    always, there = {"programme_cost", *PAID_IN, *PAID_OUT}.difference(OF_POLICIES), set(results.names)
    opened = [name for name in OF_POLICIES if FOLDER + name in there]
    arrays = results.source.read_all([FOLDER + name for name in [*always, *opened]])
    values = {name: np.asarray(arrays[FOLDER + name].values, dtype=float) for name in [*always, *opened]}
    for name in opened:  # absent in an arm is -1 or NaN; these are never negative
        values[name] = np.maximum(np.nan_to_num(values[name]), 0.0)
    return dict.fromkeys(OF_POLICIES, np.zeros(())) | values


def _read_months(results: Results) -> Floats:
    """Person-months in commensurate jobs, axes (arm, replicate, month)."""
    arrays = results.source.read_all(["series/M4/commensurate", "series/M4/persons"])
    shares, persons = (np.asarray(array.values, dtype=float)[..., 0] for array in arrays.values())
    return np.asarray(shares * persons)


def _ratio(cost: Floats, months: Floats, level: float) -> dict[str, Any]:
    """Cost over months with Fieller's interval."""
    found: dict[str, Any] = {"cost_per_month": np.nan, "low": np.nan, "high": np.nan, "note": ""}
    count = len(cost)
    if count == 0:
        return found | {"note": "no replicate is committed in both arms"}
    if not months.any():
        return found | {"note": "no month was gained or lost"}
    top, bottom = float(cost.mean()), float(months.mean())
    if bottom == 0:
        return found | {"note": "no month was gained or lost on average"}
    found["cost_per_month"] = top / bottom
    if count == 1:
        return found | {"note": "one replicate: no interval"}
    spread = np.cov(cost, months) / count * stdtrit(count - 1, (1 + level) / 2) ** 2
    square = bottom**2 - spread[1, 1]
    if square <= 0:
        return found | {"note": "the months gained are not distinguishable from zero: the cost of one is not bounded"}
    middle = top * bottom - spread[0, 1]
    root = np.sqrt(max(0.0, middle**2 - square * (top**2 - spread[0, 0])))
    note = "months are lost" if bottom < 0 else ""
    return found | {"low": float((middle - root) / square), "high": float((middle + root) / square), "note": note}
