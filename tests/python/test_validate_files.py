"""The files of the scorecard: targets.toml and configs.toml, and what is wrong in them."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from piecework.errors import InputError
from piecework.validate import registry
from piecework.validate.configs import read_configs
from piecework.validate.targets import read_targets

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"


@pytest.fixture(autouse=True)
def our_scenarios(monkeypatch, tmp_path):
    """Targets and configs of this checkout, whatever is installed."""
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(SCENARIOS))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def targets():
    return read_targets()


def test_the_file_of_targets_is_read_whole(targets):
    assert len(targets) == 43
    assert targets["AT1"].high[2] == math.inf
    assert targets["T3"].units == ("percentage points", "ratio")
    assert (targets["T32"].kind, targets["AT13"].kind, targets["T1"].kind) == ("unit", "acceptance", "score")


ENTRY = """
[[target]]
id = "T1"
block = "labour"
role = "cal"
config = "toronto"
statistic = "x"
value = 1
low = 0
high = 2
unit = "percent"
how = "x"
source = "x"
confidence = "P"
"""


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'role = "cal"',
            'role = "vall"',
            "target T1: key 'role': unknown name 'vall'; allowed: cal, val, resp, unit; did",
        ),
        ('block = "labour"', 'block = "labor"', "key 'block': unknown name 'labor'"),
        ("high = 2", "", "target T1: key 'high': is missing"),
        ("high = 2", 'high = "2"', "key 'high': must be a number"),
        ("high = 2", "high = 0.5", "the value 1 must lie in a band"),
        ("high = 2", "high = [2, 3]", "must have as many numbers each"),
        ("high = 2", "high = 2\nhihg = 3", "unknown name 'hihg'"),
        ('how = "x"', 'how = "x"\noverlaps = ["T2"]', "key 'overlaps': unknown name 'T2'; allowed: T1"),
        ('how = "x"', 'how = "x"\ncomponents = ["a", "b"]', "key 'components': must have 1 entries"),
    ],
)
def test_wrong_targets_say_where_and_what(tmp_path, old, new, says):
    path = tmp_path / "targets.toml"
    path.write_text("schema = 1\n" + ENTRY.replace(old, new))
    with pytest.raises(InputError, match=r"targets\.toml") as refused:
        read_targets(path)
    assert says in str(refused.value)


def test_two_targets_of_one_id_and_another_schema(tmp_path):
    path = tmp_path / "targets.toml"
    path.write_text("schema = 1\n" + ENTRY + ENTRY)
    with pytest.raises(InputError, match="two of this id"):
        read_targets(path)
    path.write_text("schema = 2\n")
    with pytest.raises(InputError, match="key 'schema': must be 1, not 2"):
        read_targets(path)
    path.write_text("schema = \n")
    with pytest.raises(InputError, match="not a TOML file"):
        read_targets(path)


def test_our_configs_run_every_computed_target(targets):
    configs = read_configs()
    plans = {name: configs.settings(targets[name]).plan for name in registry.COMPUTED}
    assert plans["T1"] == plans["T2"] == plans["T4"] == plans["T7"] == plans["T8"]
    assert plans["T3"] == plans["T9"]
    assert {plan.scale for name, plan in plans.items() if name in ("T3", "T5", "T6", "T9")} == {"1:100"}
    assert plans["T1"].until == "2026-01-01"
    assert plans["T5"].until == "2065-01-01"
    assert plans["T9"].until == "2035-02-01"
    words = plans["T5"].words()
    assert " ".join(words).startswith("run toronto/baseline --seed 1 --scale 1:100 --until 2065-01-01 --set period.")
    assert {word.partition("=")[0] for word in plans["T6"].words()[9::2]} >= {"jobs.demand.cycle_amplitude"}
    assert plans["T14"] == plans["T23"] == plans["AT2"]
    assert plans["T14"].arms == ()
    assert plans["T24"] == plans["AT6"]
    assert plans["T21"] == plans["AT3"]
    assert plans["T21"].arms == ("reward_experiment",)
    assert plans["T24"].arms == ("requester_reputation",)
    assert plans["T19"].until == "2018-01-01"
    assert configs.settings(targets["T32"]).plan is None
    for target in targets.values():
        configs.settings(target)


def test_a_scenario_takes_the_place_of_its_own_config(targets):
    configs = read_configs()
    grown = configs.with_scenario("toronto/grown", None)  # extends the baseline
    assert grown.settings(targets["T1"]).plan.scenario == "toronto/grown"
    assert grown.settings(targets["T5"]).plan.set == configs.settings(targets["T5"]).plan.set
    path = str(SCENARIOS / "toronto/baseline.toml")
    assert configs.with_scenario(path, None).settings(targets["T1"]).plan.scenario == path
    assert grown.settings(targets["T32"]).trial.scenario == "toronto/grown"  # tried as it is simulated
    world = configs.with_scenario("toronto/grown", "global_platform")
    assert world.settings(targets["T14"]).plan.scenario == "toronto/grown"
    assert world.settings(targets["T1"]).plan.scenario == "toronto/baseline"
    with pytest.raises(InputError, match="--config: unknown name 'torronto'.*did you mean 'toronto'"):
        configs.with_scenario("toronto/grown", "torronto")
    with pytest.raises(InputError, match="unknown scenario 'toronto/basline'.*did you mean 'toronto/baseline'"):
        configs.with_scenario("toronto/basline", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[config.toronto]\nscenrio = 'x'", "[config.toronto]: unknown name 'scenrio'; allowed: scenario"),
        ("[config.toronto]\nscale = 10", "key 'scale': must be a str, not 10"),
        ("[config.toronto]\nmonths = 12\nyears = 1", "keys 'months, years': only one"),
        ("[replicates]\nfirst = 0", "[replicates]: key 'first': must be a whole number above 0"),
        ("[target.T1]\ncompare = { value = [1] }", "key 'compare.low': is missing"),
        ("[target.T1]\ncompare = { value = 1 }", "key 'compare.value': must be a list of numbers, not 1"),
        ("[target.T1]\ncompare = 1", "key 'compare.value': is missing"),
        ("[config.toronto]\nmonths = 0", "key 'months': must be at least 1, not 0"),
        ("[config.toronto]\nseed = -1", "key 'seed': must be at least 0, not -1"),
        ("[targets.T1]\nmonths = 3", "unknown name 'targets'"),
    ],
)
def test_wrong_configs_say_where_and_what(tmp_path, text, says):
    path = tmp_path / "configs.toml"
    path.write_text("schema = 1\n" + text)
    with pytest.raises(InputError, match=r"configs\.toml") as refused:
        read_configs(path)
    assert says in str(refused.value)


def test_a_config_that_is_missing_or_without_scenario(tmp_path, targets):
    path = tmp_path / "configs.toml"
    path.write_text("schema = 1\n[config.torronto]\nscenario = 'toronto/baseline'\n")
    with pytest.raises(InputError, match=r"target T1: its config has no table.*'toronto'.*did you mean 'torronto'"):
        read_configs(path).settings(targets["T1"])
    path.write_text("schema = 1\n[config.toronto]\nscale = '1:10'\n")
    with pytest.raises(InputError, match="key 'scenario': is missing"):
        read_configs(path).settings(targets["T1"])
