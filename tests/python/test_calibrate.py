"""Fitting: the search on known functions, going on where it stopped, and what is written into the scenario."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import numpy as np
import pytest
from synthetic import Sample, write_study

from piecework.calibrate import trials as trials_module
from piecework.calibrate.command import main
from piecework.calibrate.search import OutOfTime, Search
from piecework.calibrate.settings import Parameter, read_calibration
from piecework.calibrate.write import with_values, write_values
from piecework.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
PARAMETERS = (Parameter("a.x", 0.0, 10.0), Parameter("a.y", -1.0, 1.0))


def moments(values):
    """Both parameters move both moments; (7, 0.25) gives (7.5, 6.25)."""
    x, y = values
    return (x + 2 * y, x - 3 * y)


def search(run=moments, tolerance=0.02, evaluations=200, trials=(), **more) -> Search:
    return Search(PARAMETERS, (2.0, -0.5), run, (7.5, 6.25), (1.0, 1.0), tolerance, evaluations, list(trials), **more)


def test_the_search_finds_what_was_asked_for():
    best = search().converge()
    assert best.loss <= 0.02**2
    assert best.values == (pytest.approx(7, abs=0.2), pytest.approx(0.25, abs=0.05))


def test_it_stays_in_the_ranges():
    asked = []
    unreachable = search(lambda values: asked.append(values) or (99.0, 99.0 - values[0]))
    unreachable.converge()
    assert all(p.low <= value <= p.high for values in asked for p, value in zip(PARAMETERS, values, strict=True))


def test_it_stops_when_the_trials_are_used_up():
    limited = search(evaluations=5, tolerance=1e-9)
    limited.converge()
    assert len(limited.trials) <= 5


def test_going_on_repeats_no_trial_and_ends_where_one_search_would():
    whole = search()
    best = whole.converge()
    kept, asked = [], []

    def for_a_while(values):
        if len(asked) == 7:
            raise OutOfTime
        asked.append(values)
        return moments(values)

    stopped = search(for_a_while, keep=kept.append)
    with pytest.raises(OutOfTime):
        stopped.converge()
    assert kept == stopped.trials == whole.trials[:7]
    again = []
    resumed = search(lambda values: again.append(values) or moments(values), trials=kept)
    assert resumed.converge() == best
    assert resumed.trials == whole.trials
    assert not set(again) & {trial.values for trial in kept}


# ------------------------------------------------------------------ the scenario file

TEXT = """\
# A comment.
model = "platform_work"

[jobs]  # hazards
x = { value = 0.165, unit = "1/month", low = 0.10, high = 0.22, source = "same; \\"old\\"", confidence = "A" }  # kept
plain = 3   # a plain number
[people]
x = { value = 1, unit = "1" }
"""


def test_only_the_fitted_lines_change():
    text = with_values(TEXT, {"jobs.x": 0.1712, "jobs.plain": 4.5, "jobs.new": 1.0, "other.z": 2.0}, "fitted é")
    before, after = TEXT.splitlines(), text.splitlines()
    assert after[:4] == before[:4]
    record = 'unit = "1/month", low = 0.10, high = 0.22, source = "fitted é", confidence = "C" }  # kept'
    assert f"x = {{ value = 0.1712, {record}" in after
    assert 'plain = { value = 4.5, source = "fitted é", confidence = "C" }   # a plain number' in after
    assert 'x = { value = 1, unit = "1" }' in after
    content = tomllib.loads(text)
    assert content["jobs"]["new"] == {"value": 1.0, "source": "fitted é", "confidence": "C"}
    assert content["other"]["z"]["value"] == 2.0


def test_a_record_of_several_lines_is_refused_and_nothing_is_written(tmp_path):
    path = tmp_path / "s.toml"
    path.write_text("[jobs.x]\nvalue = 1\n")
    with pytest.raises(InputError, match="one line"):
        write_values(path, {"jobs.x": 2.0}, "fitted")
    path.write_text("[jobs]\nx = [1,\n2]\n")
    with pytest.raises(InputError, match="one line"):
        write_values(path, {"jobs.x": 2.0}, "fitted")
    assert path.read_text() == "[jobs]\nx = [1,\n2]\n"
    assert list(tmp_path.iterdir()) == [path]


# ------------------------------------------------------------------ the command

SCENARIO = f"""\
extends = "{ROOT}/scenarios/toronto/baseline.toml"
title = "fitted"
[jobs.demand]
demand_ratio = {{ value = 1.05, source = "x", confidence = "A" }}
"""


@pytest.fixture
def scenario(tmp_path, monkeypatch):
    """A scenario of our own in an empty folder."""
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(ROOT / "scenarios"))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mine.toml"
    path.write_text(SCENARIO)
    return path


class FakeProgram:
    """Stands for the compiled program: rates that follow the two numbers that are tried."""

    def __init__(self, monkeypatch, trials=99):
        self.left, self.words = trials, []
        monkeypatch.setattr(trials_module, "answer_to", self.answer_to)
        monkeypatch.setattr("piecework.calibrate.command.output_of", lambda words: self.words.append(words) or "")
        monkeypatch.setattr("piecework.calibrate.state.program_digest", lambda: "a program")

    def answer_to(self, words, progress, seconds):
        assert seconds > 0
        if not self.left:
            return 130, "", "interrupted"
        self.left -= 1
        self.words.append(words)
        given = dict(word.split("=", 1) for before, word in zip(words, words[1:], strict=False) if before == "--set")
        demanded = float(given["jobs.demand.demand_ratio"]) - 1.06
        entered = float(given["jobs.flows.entry_level"]) - 1.1
        rate = 8.5 - 40 * demanded + entered
        participation = 66.4 + 8 * entered
        labour_force = 1000 * participation
        shape = (1, 4, 12)
        named = {"unemployed": labour_force * rate / 100, "employed": labour_force * (1 - rate / 100)}
        more = {f"series/stocks/{name}": (np.full(shape, count), ()) for name, count in named.items()}
        more["series/stocks/population"] = (np.full(shape, 100_000.0), ())
        write_study(Path(words[words.index("--out") + 1]), Sample(arms=("baseline",), more=more))
        return 0, "{}", ""


@pytest.fixture(autouse=True)
def a_year(monkeypatch):
    """Synthetic studies of twelve months."""
    monkeypatch.setattr("synthetic.MONTHS", [f"2025-{month:02}-01" for month in range(1, 13)])


def test_fitted_values_go_into_the_scenario_with_their_source(scenario, monkeypatch, capsys):
    program = FakeProgram(monkeypatch)
    assert main([str(scenario)]) == 0, capsys.readouterr().err
    jobs = tomllib.loads(scenario.read_text())["jobs"]
    assert jobs["demand"]["demand_ratio"]["value"] == pytest.approx(1.06, abs=0.005)
    assert jobs["flows"]["entry_level"]["value"] == pytest.approx(1.1, abs=0.03)
    source = jobs["demand"]["demand_ratio"]["source"]
    assert source.startswith("fitted to T1, T2 by Nelder-Mead on simulated moments (1:100, 4 replicates, seed 1001, ")
    assert " on 20" in source
    assert jobs["flows"]["entry_level"]["confidence"] == "C"
    runs = [words for words in program.words if words[0] == "run"]
    assert all(words[words.index("--seed") + 1] == "1001" for words in runs)  # common random numbers
    assert not list(scenario.parent.glob("studies/calibration/*/"))
    assert "mine.toml: jobs.demand.demand_ratio = 1.0" in capsys.readouterr().out


def test_time_that_is_up_writes_nothing_and_is_gone_on_with(scenario, monkeypatch, capsys):
    FakeProgram(monkeypatch, trials=3)
    assert main([str(scenario)]) == 1
    assert scenario.read_text() == SCENARIO
    (state,) = scenario.parent.glob("studies/calibration/mine-*.json")
    assert len(json.loads(state.read_text())["trials"]) == 3
    assert "go on with --resume" in capsys.readouterr().err
    assert main([str(scenario)]) == 2
    assert "holds 3 trials of this search; go on with --resume" in capsys.readouterr().err
    FakeProgram(monkeypatch)
    assert main([str(scenario), "--resume"]) == 0
    assert "Nelder-Mead" in scenario.read_text()


def test_time_that_is_up_before_the_first_trial(scenario, monkeypatch, capsys):
    FakeProgram(monkeypatch, trials=0)
    assert main([str(scenario)]) == 1
    assert "give more --minutes" in capsys.readouterr().err
    assert scenario.read_text() == SCENARIO


def settings(tmp_path, old="", new=""):
    """Our calibration.toml with one change, where it is found first."""
    folder = tmp_path / "scenarios" / "validation"
    folder.mkdir(parents=True)
    text = (ROOT / "scenarios/validation/calibration.toml").read_text()
    assert old in text
    (folder / "calibration.toml").write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('["T1", "T2"]', '["T1", "T4"]', "T4 has the role 'val' and must not be fitted; those of role 'cal': T1 T2"),
        ('["T1", "T2"]', '["T1", "T10"]', "the study does not record series/platforms/year_15_69"),
        ('["T1", "T2"]', '["T1", "T99"]', "unknown name 'T99'"),
        ('["T1", "T2"]', "[]", "must be a list of ids"),
        ("low = 0.95", "low = 1.3", "parameter 1: key 'low': must be below 'high'"),
        ("replicates = 4", "replicates = 0", "key 'search.replicates': must be a whole number above 0"),
        ("tolerance = 0.05", "tolerence = 0.05", "unknown name 'tolerence'"),
        ('"jobs.demand.demand_ratio"', '"jobs.nothing"', "key 'jobs.nothing': must be a number to be fitted"),
    ],
)
def test_wrong_settings(scenario, monkeypatch, capsys, old, new, says):
    FakeProgram(monkeypatch)
    settings(scenario.parent, old, new)
    assert main([str(scenario)]) == 2
    assert says in capsys.readouterr().err
    assert scenario.read_text() == SCENARIO


def test_a_scenario_that_came_with_the_program_is_not_written_to(scenario, monkeypatch, capsys):
    monkeypatch.setattr("piecework.calibrate.command.scenario_folders", lambda: [str(ROOT / "scenarios").encode()])
    assert main(["toronto/baseline"]) == 2
    assert "came with the program" in capsys.readouterr().err


def test_our_settings_are_in_order(scenario):
    calibration = read_calibration(str(scenario))
    assert [target.id for target in calibration.targets] == ["T1", "T2"]
    assert calibration.plan.scale == "1:100"
