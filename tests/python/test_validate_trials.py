"""T28, AT11, AT12, AT16 on hand-made months."""

from __future__ import annotations

import numpy as np
import pytest

from piecework.validate import compute_trials as trials
from piecework.validate import registry
from piecework.validate.configs import read_configs
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.targets import read_targets

WINDOWS = trials.YEARS + trials.HALF_YEARS
NAMES = ("persons", "employed", "employees", "micro_pay", "platform_pay", "contracts")


def study(**sums: dict[str, list[float]]) -> Recorded:
    """One replicate per entry: sums by `group_name_window`, half of each in either of two months; 0 where not named."""
    replicates = max(len(values) for values in sums.values())
    arrays = {}
    for group in trials.GROUPS:
        for name in NAMES:
            for window in WINDOWS:
                key = f"{group}_{name}_{window}"
                each = np.asarray(sums.get(key, [0.0] * replicates), dtype=float)
                arrays[f"series/trial/{key}"] = np.repeat(each[:, None] / 2, 2, axis=1)
    return Recorded({}, arms={"some_training": arrays})


def followed(**more: list[float]) -> Recorded:
    """100 person-months in each window and group, in two replicates."""
    persons = {f"{group}_persons_{window}": [100.0, 100.0] for group in trials.GROUPS for window in WINDOWS}
    return study(**persons, **more)


def test_employment_is_compared_year_by_year():
    data = followed(
        treated_employed_since_lot_1_12=[52, 60],
        control_employed_since_lot_1_12=[50, 60],
        treated_employed_since_lot_13_24=[65, 58],
        control_employed_since_lot_13_24=[60, 60],
        treated_employed_since_lot_25_36=[70, 59],
        control_employed_since_lot_25_36=[60, 60],
    )
    assert trials.employment_effect(data) == pytest.approx(np.array([[2, 5, 10], [0, -2, -1]]))
    assert trials.employment_by_horizon(data) == pytest.approx(np.array([[2, 1], [0, 0]]))


def test_microwork_is_compared_by_pay_and_jobs():
    data = followed(
        treated_micro_pay_after_1_6=[3000, 0],
        control_micro_pay_after_7_12=[1000, 1000],
        treated_employees_after_1_6=[40, 40],
        control_employees_after_1_6=[38, 44],
    )
    assert trials.microwork_training(data) == pytest.approx(np.array([[1, 1], [0, -2]]))
    assert "15.00 and 5.00 USD" not in trials.about(data)
    assert "pay from the board in the year after the course 0.07 and 0.05 USD a month" in trials.about(data)


def test_freelancing_is_compared_by_contracts_and_pay_that_lasts():
    data = followed(
        treated_contracts_after_1_6=[4, 1],
        control_contracts_after_1_6=[2, 2],
        treated_platform_pay_after_7_12=[110, 10],
        control_platform_pay_after_7_12=[100, 0],
    )
    found = trials.freelance_training(data)
    assert found[0] == pytest.approx([1, 10])
    assert found[1, 0] == 0
    assert np.isnan(found[1, 1])


def test_a_study_without_a_trial_says_so():
    with pytest.raises(NotComputed, match="nobody of the treated group was followed for months since_lot_1_12"):
        trials.employment_effect(study(treated_persons_since_lot_1_12=[0.0]))
    with pytest.raises(NotComputed, match="does not record series/trial/treated_persons_since_lot_1_12"):
        trials.employment_effect(Recorded({}, arms={"mentoring": {}}))
    with pytest.raises(NotComputed, match="needs one arm beside the baseline, the study has 0"):
        trials.employment_effect(Recorded({}))


def test_what_runs_draws_lots():
    configs, targets = read_configs(), read_targets()
    for name in ("T28", "AT11", "AT12", "AT16"):
        plan = configs.settings(targets[name]).plan
        assert len(plan.arms) == 1
        assert f"policies.{plan.arms[0]}.parameters.control_share=0.5" in plan.set
        assert name in registry.COMPUTED
    assert configs.settings(targets["AT16"]).plan == configs.settings(targets["T28"]).plan
