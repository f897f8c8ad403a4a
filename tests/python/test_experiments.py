"""Studies as functions of their parameters: the same luck at every point, nothing run twice, known answers found."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import piecework as pw
from piecework.experiments import Experiment, effect, level
from piecework.experiments.experiment import POINTS
from piecework.experiments.optuna import loss

SCENARIO, POLICIES = "toronto/grown", ["pay_floor"]
FLOOR = "policies.pay_floor.parameters.gating"
SMALL = {"scale": "1:20000", "until": "2025-02-01", "set": {"period.warm_up_months": 0}, "threads": 1}


class Known(Experiment):
    """An experiment whose answer is a formula: 2 a + b, and 0 for c."""

    def __init__(self, out: Path, **options) -> None:
        bounds = {"x.a": (0.0, 1.0), "x.b": (0.0, 1.0), "x.c": (-1.0, 1.0)}
        super().__init__(SCENARIO, POLICIES, bounds, {"y": effect("M1")}, out=out, **options)

    def _simulated(self, values):
        mean = 2 * values["x.a"] + values["x.b"]
        return {"y": [mean - 0.5, mean + 0.5]}


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path / "e")


# The function.


def test_a_point_is_run_once_and_remembered(known):
    point = {"x.a": 0.5, "x.b": 0.25, "x.c": 0.0}
    assert known.at(point) == {"y": 1.25}
    assert known.by_replicate(point) == {"y": [0.75, 1.75]}
    assert known.runs == 1
    again = Known(known.place)
    assert again.at(point) == {"y": 1.25}
    assert again.runs == 0


def test_a_torn_line_costs_its_point_only(known):
    point = {"x.a": 0.5, "x.b": 0.25, "x.c": 0.0}
    known.at(point)
    known.at(point | {"x.c": 1.0})
    file = known.place / POINTS
    file.write_text(file.read_text()[:-10])
    again = Known(known.place)
    again.at(point)
    again.at(point | {"x.c": 1.0})
    assert again.runs == 1
    assert len(Known(known.place)._known) == 2


def test_another_experiment_is_refused(known):
    with pytest.raises(pw.InputError, match="holds another experiment"):
        Known(known.place, seed=2)
    assert Known(known.place, threads=7).runs == 0


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"x.a": 0.5}, "must be of x.a, x.b, x.c"),
        ({"x.a": 2.0, "x.b": 0.0, "x.c": 0.0}, "x.a = 2: must lie from 0 to 1"),
    ],
)
def test_wrong_points(known, values, message):
    with pytest.raises(pw.InputError, match=message):
        known.at(values)


def test_wrong_names(known, tmp_path):
    with pytest.raises(pw.InputError, match="unknown parameter with a range"):
        Experiment(SCENARIO, POLICIES, [f"{FLOOR}s"], out=tmp_path / "other")
    with pytest.raises(pw.InputError, match="unknown outcome 'z'; allowed: y"):
        known.outcome("z")


def test_a_simulated_point_is_what_a_study_says(tmp_path):
    outcomes = {"effect": effect("M1"), "level": level("M3.below_poverty", "pay_floor"), "before": level("M1")}
    experiment = Experiment(SCENARIO, POLICIES, [FLOOR], outcomes, replicates=1, seed=3, out=tmp_path / "e", **SMALL)
    low, high = experiment.bounds[FLOOR]
    found = experiment.by_replicate({FLOOR: high})
    options = SMALL | {"set": SMALL["set"] | {FLOOR: high}}
    study = pw.run(SCENARIO, POLICIES, replicates=1, seed=3, out=tmp_path / "s", **options)
    table = study.effects("M1", smallest=0)
    assert np.mean(found["effect"]) == pytest.approx(table.difference[0], nan_ok=True)
    assert np.mean(found["before"]) == pytest.approx(table.baseline[0], nan_ok=True)
    assert len(found["level"]) == 1
    assert not (experiment.place / "point").exists()
    # The baseline has no floor: the same seeds give the same baseline at every point.
    assert experiment.by_replicate({FLOOR: low})["before"] == pytest.approx(found["before"], abs=0, nan_ok=True)
    lines = (experiment.place / POINTS).read_text().splitlines()
    assert [json.loads(line)["at"] for line in lines[1:]] == [[high], [low]]


# What the libraries make of it.


def test_morris_finds_slopes(known):
    pytest.importorskip("SALib")
    from piecework.experiments.salib import morris

    table = morris(known, trajectories=3)
    assert list(table.parameter) == ["x.a", "x.b", "x.c"]
    assert list(table.mu_star) == pytest.approx([2.0, 1.0, 0.0])
    assert known.runs <= 12


def test_sobol_finds_shares(known):
    pytest.importorskip("SALib")
    from piecework.experiments.salib import sobol

    table = sobol(known, samples=256)
    assert list(table.parameter) == ["x.a", "x.b", "x.c"]
    assert list(table.total) == pytest.approx([0.8, 0.2, 0.0], abs=0.05)
    with pytest.raises(pw.InputError, match="must be a power of 2"):
        sobol(known, samples=12)


@pytest.mark.long
def test_prim_finds_the_corner(known):
    pytest.importorskip("ema_workbench")
    from piecework.experiments.ema import discover, explore

    explored = explore(known, futures=200)
    assert np.allclose(explored.outcomes["y"], 2 * explored.futures["x.a"] + explored.futures["x.b"])
    boxes = discover(explored, explored.outcomes["y"] > 2.2, density=0.9)
    assert boxes[0].limits == {}
    assert boxes[0].coverage == 1.0
    last = boxes[-1]
    assert last.density >= 0.9
    assert last.limits["x.a"][0] > 0.5
    assert "x.c" not in last.limits
    assert "density" in str(last)
    assert discover(explored, explored.outcomes["y"] > 2.2, density=0.9, least=0.9) == []
    with pytest.raises(pw.InputError, match="must be some, not all"):
        discover(explored, explored.outcomes["y"] > 9)


def test_optuna_finds_values(known):
    pytest.importorskip("optuna")
    from piecework.experiments.optuna import calibrate

    search = calibrate(known, {"y": (2.9, 0.1)}, trials=60)
    assert search.best_value < 1.0
    assert search.best_trial.user_attrs["y"] == pytest.approx(2.9, abs=0.1)
    same = calibrate(known, {"y": (2.9, 0.1)}, trials=60)
    assert same.best_params == search.best_params
    for wrong in ({}, {"y": (1.0, 0.0)}, {"z": (1.0, 1.0)}):
        with pytest.raises(pw.InputError):
            calibrate(known, wrong)


def test_the_loss_counts_half_bands():
    assert loss({"a": 1.0, "b": 2.0}, {"a": (0.0, 0.5), "b": (2.0, 1.0)}) == 2.0


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")
def test_pyabc_finds_the_posterior(known):
    pytest.importorskip("pyabc")
    from piecework.experiments.pyabc import posterior

    before = np.random.get_state()[1].copy()
    history = posterior(known, {"y": (2.9, 0.1)}, population=20, generations=3)
    points, weights = history.get_distribution()
    assert float(points["x.a"] @ weights) > 0.8
    assert float(points["x.b"] @ weights) > 0.5
    assert np.array_equal(before, np.random.get_state()[1])
    assert (known.place / "posterior.db").is_file()


def test_what_is_not_installed_is_said(known, monkeypatch):
    import sys

    from piecework.experiments.salib import morris

    monkeypatch.setitem(sys.modules, "SALib.sample.morris", None)
    with pytest.raises(pw.InputError, match=r"pip install 'piecework\[experiments\]'"):
        morris(known)
