"""T26, T27, AT7, AT8, AT10 and AT14 on hand-made months."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

from piecework.validate import compute_interventions as interventions
from piecework.validate import registry
from piecework.validate.configs import read_configs
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.targets import read_targets

ROOT = Path(__file__).resolve().parents[2]


def study(arm: str, replicates: list[dict[str, dict[str, float]]]) -> Recorded:
    """Outcomes by name and treatment, half of each in either of two months, in one arm."""
    names = {name for outcomes in replicates for name in outcomes}
    arrays = {}
    for name in names:
        values = np.zeros((len(replicates), 2, len(interventions.TREATMENTS)))
        for row, outcomes in enumerate(replicates):
            for treatment, value in outcomes.get(name, {}).items():
                values[row, :, interventions.TREATMENTS.index(treatment)] = value / 2
        arrays[f"series/treatments/{name}_6"] = values
    return Recorded({}, arms={arm: arrays})


def jobs(none: float, coarse: float, detailed: float) -> dict[str, dict[str, float]]:
    contracts = {"first_job_none": none, "first_job_coarse": coarse, "first_job_detailed": detailed}
    return {"accounts": dict.fromkeys(contracts, 100), "contracts": contracts}


def test_a_first_job_is_compared_with_those_left_out_and_by_its_evaluation():
    data = study("first_job_guarantee", [jobs(40, 60, 80), jobs(40, 30, 60), jobs(40, 50, 20)])
    assert interventions.first_job_effect(data).tolist() == [[1, 1], [1, 1], [0, 0]]
    assert "left out 0.40, score alone 0.47, detailed 0.53" in interventions.about_first_job(data)


def test_a_certificate_is_compared_by_price_and_number():
    given = {
        "accounts": {"certificate_none": 200, "certificate_given": 100},
        "contracts": {"certificate_none": 100, "certificate_given": 55},
        "value": {"certificate_none": 30_000, "certificate_given": 18_150},
    }
    data = study("certificates", [given])
    assert interventions.certificate_effect(data)[0] == pytest.approx([10.0, 0.05])
    assert "certified 0.55, not 0.50" in interventions.about_certificates(data)


def test_an_imported_rating_is_compared_with_one_of_ones_own():
    def hires(*sums: float) -> dict[str, np.ndarray]:
        return {interventions.HIRED_NOVICES: np.repeat(np.array(sums)[:, None] / 2, 2, axis=1)}

    arms = {interventions.IMPORTED: hires(140, 110), interventions.OWN: hires(200, 150)}
    data = Recorded(hires(100, 100), arms=arms)
    assert interventions.imported_rating(data) == pytest.approx(np.array([[40], [20]]))
    assert "100, imported 125, own 175" in interventions.about_imported(data)
    with pytest.raises(NotComputed, match="add no hires"):
        interventions.imported_rating(Recorded(hires(100), arms={**arms, interventions.OWN: hires(100)}))


def test_machines_are_judged_by_substitutable_posts_and_by_novices():
    def months(posts: float, novices: float) -> dict[str, np.ndarray]:
        each = np.full((1, 24, 7), 50.0)
        each[:, 12:, interventions.SUBSTITUTABLE] = posts
        hires = {interventions.HIRED_NOVICES: np.full((1, 24), novices), interventions.WINS: np.full((1, 24), 40.0)}
        return {interventions.POSTS: each, **hires}

    data = Recorded(months(50, 10), arms={interventions.SHOCK: months(35, 9)})
    assert interventions.machines_effect(data) == pytest.approx(np.array([[-30, 1]]))
    assert "25.00 % without, 22.50 % with" in interventions.about_machines(data)


def test_the_substitutable_categories_have_the_highest_hazards_of_the_record():
    record = tomllib.loads((ROOT / "scenarios/policies/ai_shock.toml").read_text())
    hazards = record["parameters"]["project_hazard"]["value"]
    assert [place for place, hazard in enumerate(hazards) if hazard == max(hazards)] == [*interventions.SUBSTITUTABLE]


def test_too_short_a_study_is_not_computed():
    data = study("first_job_guarantee", [{"accounts": {}, "contracts": {}}])
    with pytest.raises(NotComputed, match="no account was assigned to first_job_none"):
        interventions.first_job_effect(data)
    with pytest.raises(NotComputed, match="has no arm certificates"):
        interventions.certificate_effect(data)


def test_the_treatments_are_those_of_the_program():
    header = (ROOT / "models/platform_work/marketplace/kinds.h").read_text()
    listed = re.search(r"treatment_names\{(.*?)\};", header, re.DOTALL)
    assert tuple(re.findall(r'"(\w+)"', listed.group(1))) == interventions.TREATMENTS


def test_what_runs_has_the_arm_and_a_control_group():
    configs, targets = read_configs(), read_targets()
    for name, arm in (("T26", "certificates"), ("T27", "first_job_guarantee")):
        plan = configs.settings(targets[name]).plan
        assert plan.arms == (arm,)
        assert any(".share=0." in text for text in plan.set)
        assert name in registry.COMPUTED
        assert name not in registry.WHY_NOT
    for name, same in (("AT7", "T26"), ("AT10", "T27")):
        assert configs.settings(targets[name]).plan == configs.settings(targets[same]).plan
        assert registry.COMPUTED[name] is registry.COMPUTED[same]
