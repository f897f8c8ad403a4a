"""Which targets are computed, by which function or trial, and why the others are not.

A target is added by its function and one line here; one with neither a function nor a reason is shown as "no function".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from piecework.validate import compute_freelance as freelance
from piecework.validate import compute_gig as gig
from piecework.validate import compute_interventions as interventions
from piecework.validate import compute_labour as labour
from piecework.validate import compute_platform as platform
from piecework.validate import compute_trials as trials
from piecework.validate import notes_platform
from piecework.validate.data import Recorded
from piecework.validate.statistics import Floats

COMPUTED: Mapping[str, Callable[[Recorded], Floats]] = {
    "T1": labour.unemployment_rate,
    "T2": labour.participation_and_employment,
    "T3": labour.steadiness,
    "T4": labour.changed_state,
    "T5": labour.matching_elasticities,
    "T6": labour.beveridge_curve,
    "T7": labour.newcomer_gap,
    "T8": labour.low_jobs_of_graduates,
    "T9": labour.persistent_overqualification,
    "AT13": labour.paired_callbacks,
    "T10": gig.platform_work,
    "T11": gig.main_activity,
    "T12": gig.gig_income,
    "T13": freelance.participation_funnel,
    "T25": freelance.rating_inflation,
    "T29": freelance.demand_mix,
    "T30": freelance.demand_dynamics,
    "T14": platform.hourly_pay,
    "T15": platform.unpaid_ratio,
    "T16": platform.composition_paradox,
    "T17": platform.concentration,
    "T18": platform.rewards,
    "T19": platform.completion_tail,
    "T20": platform.weekly_cycle,
    "T21": platform.one_requester_elasticity,
    "T22": platform.reservation_wages,
    "T23": platform.worker_pool,
    "T24": platform.reputation,
    "AT1": platform.pay_distribution,
    "AT2": platform.unpaid_time,
    "AT3": platform.one_requester_elasticity,
    "AT6": platform.reputation,
    "T26": interventions.certificate_effect,
    "T27": interventions.first_job_effect,
    "AT7": interventions.certificate_effect,
    "AT8": interventions.imported_rating,
    "AT10": interventions.first_job_effect,
    "AT14": interventions.machines_effect,
    "T28": trials.employment_effect,
    "AT16": trials.employment_by_horizon,
    "AT11": trials.freelance_training,
    "AT12": trials.microwork_training,
}

UNITS: Mapping[str, str] = {"T32": "skill_decay"}
"""Targets that a trial of one component decides, by the trial's name; it tells a value for each component."""

WHY_NOT: Mapping[str, str] = {}


def why_not(target: str) -> str:
    """Why a target has no function."""
    return WHY_NOT.get(target, "no function computes it yet")


def note(target: str, data: Recorded) -> str:
    """What a reader of the value should know beside it; empty for most."""
    return NOTES[target](data) if target in NOTES else ""


def _about_trend(data: Recorded) -> str:
    found = labour.autocorrelation_about_trend(data)
    return f"autocorrelation about each window's trend: {found:.2f} (published: 0.43, survey error included)"


def _regression(data: Recorded) -> str:
    fits = labour.matching_fits(data)
    own = np.mean([fit.errors[1] for fit in fits])
    total = np.mean([np.sqrt(fit.covariance[1:, 1:].sum()) for fit in fits])
    vacancies = np.mean([fit.coefficients[2] for fit in fits])
    return f"on vacancies {vacancies:.2f}; Newey-West errors in one run: {own:.3f} on U, {total:.3f} of the sum"


def _span(data: Recorded) -> str:
    rates = [100 * u for cycles in labour.beveridge_cycles(data) for u, _ in cycles]
    low, high = np.mean([rate.min() for rate in rates]), np.mean([rate.max() for rate in rates])
    return f"u spans {low:.1f} to {high:.1f} % (asked for: 5 to 10 %)"


def _by_kind(data: Recorded) -> str:
    chances = np.nanmean(data.monthly("audit/callback_chance"), axis=(0, 1))
    majority, minority = (", ".join(f"{chance:.3f}" for chance in row) for row in chances)
    return (
        f"unemployed, gig, standard: majority {majority}; minority {minority}. The name ratio is an input "
        "(jobs.search.name_callback), the place of gig work follows from another (jobs.search.platform_weight)"
    )


def _kinds(data: Recorded) -> str:
    return ", ".join(f"{kind} {share:.2f} %" for kind, share in gig.kinds(data).items())


def _win_rates(data: Recorded) -> str:
    novices, others = freelance.win_rates(data)
    return f"bids that won: {novices:.1f} % of novices', {others:.1f} % of the others'"


NOTES: Mapping[str, Callable[[Recorded], str]] = {
    "T3": _about_trend,
    "T5": _regression,
    "T6": _span,
    "AT13": _by_kind,
    "T10": _kinds,
    "T13": _win_rates,
    "T29": lambda _: "the mix is an input of the scenario",
    "T30": lambda _: "trend, December factor and shocks are inputs of the scenario",
    "T26": interventions.about_certificates,
    "T27": interventions.about_first_job,
    "AT7": interventions.about_certificates,
    "AT8": interventions.about_imported,
    "AT10": interventions.about_first_job,
    "AT14": interventions.about_machines,
    "T28": trials.about,
    "AT16": trials.about,
    "AT11": trials.about,
    "AT12": trials.about,
    **notes_platform.NOTES,
}
