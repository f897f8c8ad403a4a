"""T14 to T24 on hand-made records of the board."""

from __future__ import annotations

import math

import numpy as np
import pytest
from synthetic import Sample, write_study

from piecework.study.study import load
from piecework.validate import compute_platform as platform
from piecework.validate import registry
from piecework.validate.data import NotComputed, Recorded, StudyArrays

BOUNDS = np.array([0.0, *(0.01 * 10 ** (np.arange(281) / 40))])
SHARES = 10 ** (np.arange(-40, 1) / 10)
DURATIONS = np.array([0.0, *(10.0 * 10 ** (np.arange(141) / 20))])


def counts_at(bounds: np.ndarray, **numbers: float) -> np.ndarray:
    """`usd_2=3`: three in the bin that begins nearest to 2."""
    made = np.zeros((1, len(bounds)))
    for name, number in numbers.items():
        made[0, np.argmin(np.abs(bounds - float(name.split("_")[1])))] += number
    return made


def recorded(arms: dict[str, dict[str, object]] | None = None, **records: object) -> Recorded:
    def arrays(given: dict[str, object]) -> dict[str, np.ndarray]:
        named = {f"distributions/board/{name}": np.asarray(value, float) for name, value in given.items()}
        return named | {"pay_bin": BOUNDS, "top_share": SHARES, "duration_bin": DURATIONS}

    return Recorded(arrays(records), arms={name: arrays(given) for name, given in (arms or {}).items()})


def months(count: int) -> np.ndarray:
    return np.zeros((1, count))


def test_hourly_pay_and_what_is_above_the_minimum_wage():
    pay = counts_at(BOUNDS, usd_2=96, usd_10=4)
    ((ratio, above),) = platform.hourly_pay(recorded(accounts_by_session_pay=pay)).tolist()
    assert ratio == pytest.approx(2 * 10 ** (0.5 / 40) / 7.25, rel=0.03)
    assert above == pytest.approx(4.0)


def test_unpaid_ratio_is_of_means():
    data = recorded(mean_session_pay=[3.0, 2.0], mean_paid_pay=[4.0, 4.0])
    assert platform.unpaid_ratio(data).tolist() == [[0.75], [0.5]]


def test_the_composition_paradox_and_what_overlaps_it():
    pay = counts_at(BOUNDS, usd_2=95, usd_10=5)
    data = recorded(accounts_by_session_pay=pay, mean_requester_rate=[11.0], trimmed_requester_rate=[5.5])
    ((paradox,),) = platform.composition_paradox(data).tolist()
    ((median, above, mean),) = platform.pay_distribution(data).tolist()
    assert paradox == pytest.approx(11 / median)
    assert (above, mean) == (pytest.approx(5.0), 11.0)
    assert "without a twentieth at either end 5.50 (ratio" in registry.note("T16", data)


def test_unpaid_time_counts_all_of_it():
    data = recorded(
        account_paid_seconds=[600],
        account_rejected_seconds=[50],
        account_returned_seconds=[50],
        account_looked_seconds=[300],
        accounts_by_total_pay=counts_at(BOUNDS, usd_3=10),
        accounts_by_paid_pay=counts_at(BOUNDS, usd_4=10),
    )
    ((unpaid, ratio),) = platform.unpaid_time(data).tolist()
    assert unpaid == pytest.approx(40.0)
    assert ratio == pytest.approx(0.75, rel=0.03)


def test_concentration_reads_the_curve_where_the_target_asks():
    curve = np.linspace(0, 1, 41)[None, :]
    data = recorded(posted_by_top=curve, account_exits=months(16), requesters=[700])
    assert platform.concentration(data).tolist() == [[pytest.approx(25.0), pytest.approx(50.0)]]
    assert registry.note("T17", data).startswith("700 simulated requesters")
    with pytest.raises(NotComputed, match="needs 16"):
        platform.concentration(recorded(posted_by_top=curve, account_exits=months(15)))


def test_rewards_are_cumulative_shares_of_tasks():
    tasks = np.zeros((1, 201))
    tasks[0, [1, 5, 9, 10, 200]] = [20, 40, 10, 20, 10]
    assert platform.rewards(recorded(tasks_by_reward=tasks)).tolist() == [[20.0, 60.0, 70.0]]


def test_completion_tail_of_a_power_law():
    survival = (DURATIONS[1:] / 10.0) ** -0.48
    done = np.zeros((1, len(DURATIONS)))
    done[0, 1:-1] = 1e5 * -np.diff(survival)
    running = np.zeros_like(done)
    running[0, -2] = 1e5 * survival[-1]
    data = recorded(batches_completed=done, batches_censored=running, account_exits=months(18))
    ((exponent,),) = platform.completion_tail(data).tolist()
    assert exponent == pytest.approx(1.48, abs=0.01)
    assert "all replicates together: 1.48 above" in registry.note("T19", data)
    with pytest.raises(NotComputed, match="needs 18"):
        platform.completion_tail(recorded(batches_completed=done, batches_censored=running, account_exits=months(17)))


def test_a_replicate_without_a_tail_has_no_value():
    none = np.zeros((1, len(DURATIONS)))
    data = recorded(batches_completed=none, batches_censored=none, account_exits=months(18))
    assert math.isnan(platform.completion_tail(data)[0, 0])
    assert registry.note("T19", data) == "too few batches completed"


def test_weekly_cycle_compares_variation_over_days():
    posted, done = [[110, 110, 110, 110, 110, 75, 75]], [[102, 102, 102, 102, 102, 95, 95]]
    ((ratio,),) = platform.weekly_cycle(recorded(posted_by_weekday=posted, done_by_weekday=done)).tolist()
    assert ratio == pytest.approx(0.2)


def test_reservation_wages_of_a_log_normal():
    sigma, median = 1.86, 1.38
    draw = np.random.default_rng(1)
    wages = np.exp(draw.normal(math.log(median), sigma, 200_000))
    counts = np.bincount(np.searchsorted(BOUNDS, wages, side="right") - 1, minlength=len(BOUNDS))
    data = recorded(reservation_sample=wages[None, :100], members_by_reservation=counts[None, :])
    ((p, ratio, elasticity),) = platform.reservation_wages(data).tolist()
    assert p > 0.05
    assert ratio == pytest.approx(0.19, abs=0.005)
    assert elasticity == pytest.approx(0.43, abs=0.01)


def test_the_pool():
    gone, censored = np.zeros((1, 61)), np.zeros((1, 61))
    gone[0, :12] = 1000 * (0.5 ** (np.concatenate([[0], np.arange(11) + 0.5]) / 6) - 0.5 ** ((np.arange(12) + 0.5) / 6))
    censored[0, 12] = 1000 - gone.sum()
    data = recorded(
        accounts_gone=gone,
        accounts_censored=censored,
        account_entries=[[10, 12, 8, 99, 99, 99]],
        account_exits=[[10, 10, 10, 0, 0, 0]],
    )
    data.arrays["series/board/at_work"] = np.array([[5.0, 7.0]])
    data.arrays["series/board/pool"] = np.array([[200.0, 200.0]])
    data.arrays["series/board/member_accounts"] = np.array([[300.0, 300.0]])
    assert platform.worker_pool(data).tolist() == [[pytest.approx(6.0), 1.0, 3.0]]
    assert "pool 200, members 300" in registry.note("T23", data)


def halves(logs: list[float], rewards: list[float], tasks: list[float]) -> dict[str, object]:
    return {
        "half_outlasting": [[100, 100]],
        "half_outlived": [[0, 0]],
        "half_log_fill_seconds": [[100 * value for value in logs]],
        "half_log_reward": [[100 * value for value in rewards]],
        "half_tasks": [tasks],
        "half_open_seconds": [[1000, 1000]],
        "requesters": [600],
    }


def test_the_elasticity_is_a_difference_between_halves_and_arms():
    raised = halves([8.0, 8.09], [2.0, 2.2], [500, 550])
    data = recorded({"reward_experiment": raised}, **halves([8.0, 8.1], [2.0, 2.1], [500, 500]))
    assert platform.one_requester_elasticity(data).tolist() == [[pytest.approx(0.1)]]
    assert platform.supply_elasticity(data).tolist() == [[pytest.approx(math.log(1.1) / 0.1)]]
    assert registry.note("T21", data).startswith("rewards of the raised half rise by 10.5 % in whole cents; tasks per ")
    assert registry.COMPUTED["AT3"] is registry.COMPUTED["T21"]
    with pytest.raises(NotComputed, match="no arm reward_experiment"):
        platform.one_requester_elasticity(recorded())


def test_reputation_compares_thirds_and_arms():
    hidden = {
        "fairness_pay": [[100, 0, 140]],
        "fairness_work_seconds": [[3600, 1, 3600]],
        "fairness_arrivals": [[100, 0, 110]],
        "fairness_open_seconds": [[1000, 1, 1000]],
    }
    shown = hidden | {"fairness_arrivals": [[100, 0, 220]], "fairness_pay": [[1, 0, 1]]}
    data = recorded({"requester_reputation": shown}, **hidden)
    assert platform.reputation(data).tolist() == [[pytest.approx(40.0), pytest.approx(2.0)]]
    assert registry.note("T24", data).endswith("1.10 hidden, 2.20 shown")


def test_a_study_without_a_board_is_named():
    with pytest.raises(NotComputed, match="does not record distributions/board/tasks_by_reward"):
        platform.rewards(Recorded({}))


def test_coordinates_of_an_axis_are_read_from_a_study(tmp_path):
    study = load(write_study(tmp_path / "study", Sample(replicates=2)))
    assert len(StudyArrays(study)["month"]) == 4
