"""Runs that are kept: what is run, what is found again, what is not used, and the time that it may take."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from synthetic import Sample, note, write_study

from piecework.errors import InputError
from piecework.validate import card as card_module
from piecework.validate import runs as runs_module
from piecework.validate.configs import Plan, read_configs
from piecework.validate.data import Recorded
from piecework.validate.figures import draw_overview, draw_target
from piecework.validate.judge import judge
from piecework.validate.runs import Budget, Runs
from piecework.validate.score import judged, not_computed
from piecework.validate.targets import read_targets

ROOT = Path(__file__).resolve().parents[2]
PLAN = Plan("toronto/baseline", "1:10", "2026-01-01", 1, (), ("jobs.x=2",))


class Program:
    """Stands for the compiled program: writes studies of as many replicates as are asked for, at a second each."""

    def __init__(self, monkeypatch):
        self.words, self.allowed, self.code, self.message, self.digest = [], [], 0, "", "program 1"
        self.checked = []
        self.most = 99
        monkeypatch.setattr(runs_module, "answer_to", self.answer_to)
        monkeypatch.setattr(runs_module, "output_of", lambda words: self.checked.append(words) or "")
        monkeypatch.setattr(runs_module, "_program", lambda: self.digest)

    def answer_to(self, words, progress, seconds):
        self.words.append(words)
        self.allowed.append(seconds)
        if self.code == 2:
            return 2, "", self.message
        folder = Path(words[words.index("--out") + 1])
        count = min(self.most, int(words[words.index("--replicates") + 1]))
        shutil.rmtree(folder, ignore_errors=True)
        shape = (1, count, 4)
        more = {"series/stocks/unemployed": (np.full(shape, 85.0), ())}
        more["series/stocks/employed"] = (np.full(shape, 915.0), ())
        write_study(folder, Sample(arms=("baseline",), replicates=count, more=more))
        done = {"arm": "baseline", "file": "study.h5", "seconds": 10.0}
        note(folder, *({**done, "replicate": replicate} for replicate in range(count)))
        return self.code, "{}", ""


@pytest.fixture
def program(monkeypatch, tmp_path):
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(ROOT / "scenarios"))
    monkeypatch.chdir(tmp_path)
    return Program(monkeypatch)


class Clock:
    """A clock that a test moves."""

    now = 0.0

    def __call__(self):
        return self.now


def runs(minutes: float = 20, clock: Clock | None = None) -> Runs:
    told: list[str] = []
    made = Runs(Budget(minutes, clock or Clock()), threads=2, tell=told.append)
    made.told = told  # type: ignore[attr-defined]
    return made


def test_a_plan_is_run_once(program):
    assert runs().extend(PLAN, 4, "T1") == 4
    (words,) = program.words
    folder = runs().folder(PLAN)
    assert folder.parent == Path("studies/validation")
    assert (
        words
        == (
            f"run toronto/baseline --seed 1 --scale 1:10 --until 2026-01-01 --set jobs.x=2 --replicates 4 --threads 2 "
            f"--out {folder}/study --resume --json"
        ).split()
    )
    assert json.loads((folder / "settings.json").read_text())["program"] == "program 1"
    assert runs().extend(PLAN, 4, "T1") == 4
    assert len(program.words) == 1
    assert runs().extend(PLAN, 8, "T1") == 8
    data = runs().recorded(PLAN)
    assert data.monthly("series/stocks/unemployed").shape == (8, 4)


def test_another_program_or_scenario_is_run_anew_and_told(program, tmp_path):
    runs().extend(PLAN, 4, "T1")
    program.digest = "program 2"
    again = runs()
    assert again.have(PLAN) == 0
    again.extend(PLAN, 4, "T1")
    assert [line for line in again.told if "not used" in line] == [
        line for line in again.told if "by another version of the program, scenario or data" in line
    ]
    assert len(program.words) == 2
    place = tmp_path / "scenarios/toronto/baseline.toml"
    place.parent.mkdir(parents=True)
    place.write_text((ROOT / "scenarios/toronto/baseline.toml").read_text() + "\n# changed\n")
    assert runs().have(PLAN) == 0


def test_data_that_changes_makes_another_run(program, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('[data]\nfile = "data/a.csv"\n')
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.csv").write_text("1")
    plan = Plan(str(mine), None, None, 1, (), ())
    before = runs().folder(plan)
    assert runs().folder(plan) == before
    (tmp_path / "data/a.csv").write_text("2")
    assert runs().folder(plan) != before


def test_the_budget_bounds_what_is_added(program):
    clock = Clock()
    made = runs(1, clock)
    assert made.extend(PLAN, 4, "T1") == 4
    assert program.allowed == [60.0]
    clock.now = 35.0  # 25 s left: two waves of two replicates at 10 s each
    assert made.extend(PLAN, 20, "T1") == 8
    clock.now = 55.0
    assert made.extend(PLAN, 20, "T1") == 8
    clock.now = 61.0
    assert made.extend(Plan("toronto/grown", None, None, 1, (), ()), 4, "T1") == 0
    assert len(program.words) == 2


def test_a_run_that_is_stopped_by_the_clock_keeps_what_is_committed(program):
    program.code, program.most = 130, 2
    made = runs()
    assert made.extend(PLAN, 4, "T1") == 2
    assert made.told[-1] == "T1: time is up"
    assert program.checked == [["merge", str(made.folder(PLAN) / "study")]]


def test_a_scenario_that_cannot_run_leaves_nothing(program, tmp_path):
    program.code, program.message = 2, "--set jobs.x=2: key 'jobs.x': unknown key"
    with pytest.raises(InputError, match="T1 T2: its scenario cannot run: --set jobs.x=2: key"):
        runs().extend(PLAN, 4, "T1 T2")
    assert list(tmp_path.iterdir()) == []


def test_a_check_says_all_that_the_run_will(program):
    runs().check(Plan("a", "1:10", "2026-01-01", 1, ("p+q",), ("b=1",)), "T1")
    assert program.checked == [
        ["check", "a", "policies/p", "policies/q", "--set", "b=1"]
        + ["--set", 'scale.residents="1:10"', "--set", "period.until=2026-01-01"]
    ]


def test_from_runs_to_a_verdict(program):
    """The whole way for T1 with synthetic studies, whose other series are missing."""
    targets = read_targets()
    configs = read_configs()
    config = {**configs.config, "toronto": {**configs.config["toronto"], "base_months": 4}}
    object.__setattr__(configs, "config", config)
    wanted = [targets["T1"], targets["T7"], targets["T14"]]
    results = judge(wanted, configs, runs())
    assert (results["T1"].verdict, results["T1"].mean) == ("pass", (8.5,))
    assert results["T7"].note == "the study does not record series/newcomers/recent_core_unemployed"
    assert results["T14"].note == "the study does not record pay_bin"
    pictures = card_module.draw(wanted, results, configs, runs())
    assert list(pictures) == ["T1"]
    picture = Path(pictures["T1"])
    assert picture.parent == runs().folder(configs.settings(targets["T1"]).plan)
    made = picture.stat().st_mtime_ns
    card_module.draw(wanted, results, configs, runs())
    assert picture.stat().st_mtime_ns == made  # up to date


def long_study() -> Recorded:
    """Two replicates of 480 months with a cycle."""
    draw = np.random.default_rng(4)
    phase = 2 * np.pi * np.arange(480) / 96
    u = np.exp(np.log(0.075) + 0.2 * np.cos(phase) + draw.normal(0, 0.01, (2, 480)))
    v = np.exp(np.log(0.03) - 0.2 * np.cos(phase + 0.3) + draw.normal(0, 0.01, (2, 480)))
    employed = 40_000 * (1 - u)
    series = {
        "series/stocks/unemployed": 40_000 * u,
        "series/stocks/employed": employed,
        "series/stocks/vacancies": employed * v / (1 - v),
    }
    series["series/flows/hires_from_unemployment"] = 2 * (40_000 * u) ** 0.6 * series["series/stocks/vacancies"] ** 0.4
    return Recorded(series, {"jobs": {"demand": {"cycle_months": 96}}})


@pytest.mark.parametrize("name", ["T1", "T2", "T3", "T5", "T6"])
def test_pictures_are_drawn(tmp_path, name):
    target = read_targets(ROOT / "scenarios/validation/targets.toml")[name]
    values = np.array(target.value) + np.array([[-0.01], [0.02]])
    draw_target(judged(target, values, "a note"), long_study(), tmp_path / f"{name}.png")
    assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    assert not list(tmp_path.glob("*.tmp"))


def test_an_overview_of_every_kind_of_line(tmp_path):
    targets = read_targets(ROOT / "scenarios/validation/targets.toml")
    results = [judged(targets["T1"], np.array([[8.4], [8.5]])), not_computed(targets["T7"], "not recorded")]
    results += [judged(targets["T2"], np.array([[66.0, 99.0], [66.1, 12.0]])), judged(targets["AT1"], np.ones((3, 3)))]
    draw_overview(results, "labour", tmp_path / "all.png")
    assert (tmp_path / "all.png").stat().st_size > 10_000
