"""T26, T27, AT7, AT8, AT10, AT14: what policies do to freelancers, by chance inside the simulation or all alike.

A policy of the marketplace notes every account that it considers, also those that chance left out, and the runs record
by treatment what became of them (`/series/treatments`). So every comparison is of people who were alike until then:
the intention to treat, whatever they did with it. Every function gives an array (replicate, component).
"""

from __future__ import annotations

import numpy as np

from piecework.validate.data import NotComputed, Recorded
from piecework.validate.statistics import Floats

PERCENT = 100.0
HORIZON = 6  # months since the assignment
TREATMENTS = (
    "first_job_none",
    "first_job_coarse",
    "first_job_detailed",
    "certificate_none",
    "certificate_given",
    "reference_none",
    "reference_given",
)
FIRST_JOB = "first_job_guarantee"
CERTIFICATES = "certificates"
HIRED_NOVICES = "series/marketplace/wins_novices"


def outcome(data: Recorded, name: str, treatment: str) -> Floats:
    """Sum over the recorded months, for accounts that were assigned six months before; by replicate."""
    return data.monthly(f"series/treatments/{name}_{HORIZON}")[:, :, TREATMENTS.index(treatment)].sum(axis=1)


def per_account(data: Recorded, name: str, treatment: str) -> Floats:
    """Mean over these accounts.

    Raises
    ------
    NotComputed
        Nobody was assigned early enough.
    """
    accounts = outcome(data, "accounts", treatment)
    if accounts.min() <= 0:
        raise NotComputed(f"no account was assigned to {treatment} six months before the end")
    return outcome(data, name, treatment) / accounts


def certificate_effect(data: Recorded) -> Floats:
    """T26: price of a contract with a certificate / without - 1, percent; contracts an account, with less without."""
    arm = data.in_arm(CERTIFICATES)
    given, none = (_mean_price(arm, f"certificate_{kind}") for kind in ("given", "none"))
    number = per_account(arm, "contracts", "certificate_given") - per_account(arm, "contracts", "certificate_none")
    return np.stack([PERCENT * (given / none - 1), number], axis=1)


def _mean_price(data: Recorded, treatment: str) -> Floats:
    contracts = outcome(data, "contracts", treatment)
    if contracts.min() <= 0:
        raise NotComputed(f"no account of {treatment} won a contract")
    return outcome(data, "value", treatment) / contracts


def first_job_effect(data: Recorded) -> Floats:
    """T27: 1 where entrants given a job won more contracts afterwards than those left out; 1 where detailed > coarse.

    The job itself is not among these contracts.
    """
    none, coarse, detailed = first_job_contracts(data)
    arm = data.in_arm(FIRST_JOB)
    sizes = [outcome(arm, "accounts", f"first_job_{kind}") for kind in ("coarse", "detailed")]
    treated = (coarse * sizes[0] + detailed * sizes[1]) / (sizes[0] + sizes[1])
    return np.stack([treated > none, detailed > coarse], axis=1).astype(float)


def first_job_contracts(data: Recorded) -> list[Floats]:
    """Contracts won in six months by an entrant: left out, with a score alone, with a detailed evaluation."""
    arm = data.in_arm(FIRST_JOB)
    return [per_account(arm, "contracts", f"first_job_{kind}") for kind in ("none", "coarse", "detailed")]


IMPORTED, OWN = "portable_reputation", "portable_reputation(weight=1)"


def imported_rating(data: Recorded) -> Floats:
    """AT8: what ratings from elsewhere add to hires of freelancers without a finished contract / what own ones would.

    Percent. Both are twin runs with the baseline: in one a rating counts with its imported weight, in the other as if
    it had been earned here.

    Raises
    ------
    NotComputed
        Ratings that count as own ones add no hires.
    """
    hires = [each.monthly(HIRED_NOVICES).sum(axis=1) for each in (data, data.in_arm(IMPORTED), data.in_arm(OWN))]
    if (hires[2] <= hires[0]).any():
        raise NotComputed("ratings that count as own ones add no hires")
    return PERCENT * ((hires[1] - hires[0]) / (hires[2] - hires[0]))[:, np.newaxis]


def about_imported(data: Recorded) -> str:
    """The sizes behind AT8."""
    none, imported, own = (
        each.monthly(HIRED_NOVICES).sum(axis=1).mean() for each in (data, data.in_arm(IMPORTED), data.in_arm(OWN))
    )
    return (
        f"hires without a finished contract: {none:.0f}, imported {imported:.0f}, own {own:.0f}; the weight is an input"
    )


POSTS, WINS = "series/marketplace/posts", "series/marketplace/wins"
SHOCK = "ai_shock"
SUBSTITUTABLE = (2, 4, 5)  # writing, microwork, clerical, of the seven categories: the highest hazards of the record
LAST_MONTHS = 12


def machines_effect(data: Recorded) -> Floats:
    """AT14: posts in substitutable categories, percent; 1 where novices' share of hires falls.

    Over the last twelve months, with the shock against the same run without it. Hazards are inputs, so the first is a
    check of the code; the second is not.
    """
    arm = data.in_arm(SHOCK)
    without, with_shock = (
        each.monthly(POSTS)[:, -LAST_MONTHS:, SUBSTITUTABLE].sum(axis=(1, 2)) for each in (data, arm)
    )
    shares = [novice_share(each) for each in (data, arm)]
    return np.stack([PERCENT * (with_shock / without - 1), (shares[1] < shares[0]).astype(float)], axis=1)


def novice_share(data: Recorded) -> Floats:
    """Hires of freelancers without a finished contract / all hires of freelancers, by replicate."""
    novices, all_hires = (data.monthly(name)[:, -LAST_MONTHS:].sum(axis=1) for name in (HIRED_NOVICES, WINS))
    return novices / all_hires


def about_machines(data: Recorded) -> str:
    """The sizes behind AT14."""
    without, with_shock = (PERCENT * novice_share(each).mean() for each in (data, data.in_arm(SHOCK)))
    return f"hazards are inputs; novices' share of hires {without:.2f} % without, {with_shock:.2f} % with"


def about_first_job(data: Recorded) -> str:
    """The sizes behind T27."""
    none, coarse, detailed = (values.mean() for values in first_job_contracts(data))
    return f"contracts won in six months: left out {none:.2f}, score alone {coarse:.2f}, detailed {detailed:.2f}"


def about_certificates(data: Recorded) -> str:
    """The sizes behind T26."""
    arm = data.in_arm(CERTIFICATES)
    given, none = (per_account(arm, "contracts", f"certificate_{kind}").mean() for kind in ("given", "none"))
    effect = certificate_effect(data)
    errors = effect.std(axis=0, ddof=1) / np.sqrt(len(effect)) if len(effect) > 1 else np.full(2, np.nan)
    return (
        f"contracts won in six months: certified {given:.2f}, not {none:.2f}; standard errors: "
        f"price {errors[0]:.1f} %, number {errors[1]:.3f}"
    )
