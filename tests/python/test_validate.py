"""The scorecard: rules of the score, what is run for which target, text, JSON, exit codes."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from piecework.cli import main
from piecework.errors import InputError
from piecework.scenario_files import find_companion
from piecework.validate import registry
from piecework.validate.configs import Plan, read_configs
from piecework.validate.data import NotComputed, Recorded
from piecework.validate.judge import judge
from piecework.validate.score import block_score, component_score, judged, not_computed, weight, with_overlaps
from piecework.validate.targets import read_targets

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"


@pytest.fixture(autouse=True)
def our_scenarios(monkeypatch, tmp_path):
    """Targets and configs of this checkout, whatever is installed; files are written elsewhere."""
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(SCENARIOS))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def targets():
    return read_targets()


def same(value: float, count: int = 4) -> np.ndarray:
    return np.full((count, 1), value)


# ------------------------------------------------------------------ rules of the score


def test_inside_is_one_and_outside_falls_by_the_width():
    assert component_score(7.7, 7.7, 9.2) == component_score(9.2, 7.7, 9.2) == 1
    assert component_score(9.5, 7.7, 9.2) == pytest.approx(1 - 0.3 / 1.5)
    assert component_score(7.4, 7.7, 9.2) == pytest.approx(1 - 0.3 / 1.5)
    assert component_score(99, 7.7, 9.2) == 0
    assert component_score(12, 11, math.inf) == 1
    assert component_score(10, 11, math.inf) == 0


def test_arrays_score_the_mean_of_their_components(targets):
    values = np.tile([66.4, 59.2 - 1.5], (4, 1))  # inside; half a band below
    result = judged(targets["T2"], values)
    assert result.score == pytest.approx((1 + 0.5) / 2)
    assert result.verdict == "fail"


@pytest.mark.parametrize(
    ("role", "confidence", "expected"),
    [
        ("val", "P", 1.0),
        ("cal", "P", 0.5),
        ("val", "U", 0.5),
        ("cal", "U", 0.5),
        ("resp", "P", 1.5),
        ("resp", "U", 0.5),
    ],
)
def test_weights(targets, role, confidence, expected):
    assert weight(replace(targets["T1"], role=role, confidence=confidence)) == expected


def test_undecided_is_a_standard_error_above_a_quarter_of_the_band(targets):
    spread = np.array([-1.0, 1.0, -1.0, 1.0])[:, None]
    unit = spread.std(ddof=1) / 2  # the standard error of four such values
    quarter = (9.2 - 7.7) / 4
    assert judged(targets["T1"], 8.5 + spread * 0.99 * quarter / unit).verdict == "pass"
    undecided = judged(targets["T1"], 8.5 + spread * 1.01 * quarter / unit)
    assert (undecided.verdict, undecided.score) == ("undecided", 1.0)
    assert judged(targets["T1"], same(8.5, 1)).verdict == "undecided"
    assert judged(targets["T1"], 11 + spread * 1.01 * quarter / unit).score == 0


def test_an_open_band_is_undecided_while_the_interval_crosses_its_bound(targets):
    at1 = targets["AT1"]
    values = np.tile([2.5, 4.0, 12.0], (4, 1))
    assert judged(at1, values).verdict == "pass"
    values[:, 2] = [9.0, 13.0, 10.0, 14.0]
    assert judged(at1, values).verdict == "undecided"
    assert judged(at1, values).score is None


def test_intervals_are_of_student(targets):
    result = judged(targets["T1"], np.array([[8.0], [8.2], [8.4], [8.6]]))
    (low, high), half = result.ends[0], 3.18245 * 0.258199 / 2
    assert (low, high) == (pytest.approx(8.3 - half, abs=1e-4), pytest.approx(8.3 + half, abs=1e-4))


def test_replicates_without_a_value_are_left_out_and_told(targets):
    result = judged(targets["T1"], np.array([[8.0], [np.nan], [8.2]]), "first")
    assert (result.replicates, result.note) == (2, "first; 1 of 3 replicates without a value")
    assert judged(targets["T1"], same(np.nan)).verdict == "not computed"


def test_a_block_is_the_weighted_mean_with_also_block_and_without_at_and_unit_items(targets):
    results = {name: not_computed(target, "no") for name, target in targets.items()}
    for name in ("T1", "T4"):
        results[name] = judged(targets[name], same(targets[name].value[0]))
    weights = {name: weight(targets[name]) for name in (f"T{n}" for n in range(1, 10))}
    assert sum(weights.values()) == 7.5  # T1, T2 cal and T6 unconfirmed count a half
    assert block_score(results.values(), "labour") == pytest.approx((0.5 + 1) / 7.5)
    results["T21"] = judged(targets["T21"], same(0.1))
    # T21, T24, T26, T27 weigh 1.5, T28 (resp, but unconfirmed) 0.5
    assert block_score(results.values(), "intervention") == pytest.approx(1.5 / 6.5)
    assert block_score(results.values(), "platform") > 0


def test_the_t_item_decides_an_overlapping_at_item(targets):
    results = {name: not_computed(targets[name], "no") for name in ("T14", "T16", "T15", "AT1", "AT2")}
    results["T15"] = judged(targets["T15"], same(0.75))
    results["T14"] = judged(targets["T14"], np.tile([0.9, 4.0], (4, 1)))
    decided = with_overlaps(results)
    assert (decided["AT2"].verdict, decided["AT2"].note) == ("pass", "decided by T15")
    assert decided["AT1"].verdict == "fail"


# ------------------------------------------------------------------ what is run


class FakeRunner:
    """Replicates without a program: those of `values` by target, and a note of what was asked."""

    def __init__(self, values=None, longest=99):
        self.values, self.longest = values or {}, longest
        self.counts: dict[Plan, int] = {}
        self.asked: list[tuple[str, int]] = []
        self.refuses: set[str] = set()
        self.trial = {"accuracy": 6.5, "mixed": 11.0, "speed": 13.0}

    def check(self, plan, why):
        if plan.scenario in self.refuses:
            raise InputError(f"{why}: its scenario cannot run: no")

    def have(self, plan):
        return self.counts.get(plan, 0)

    def extend(self, plan, replicates, why):
        self.asked.append((why, replicates))
        self.counts[plan] = max(self.have(plan), min(replicates, self.longest))
        return self.counts[plan]

    def recorded(self, plan):
        return Recorded({"count": np.array([[float(self.counts[plan])]])})

    def folder(self, plan):
        return Path("studies/validation/x")

    def tried(self, name, trial, why):
        assert (name, trial.scenario) == ("skill_decay", "toronto/baseline")
        return self.trial


@pytest.fixture
def fake(monkeypatch, targets):
    """A runner whose labour targets alone have values: the published ones, or those of `runner.values`."""
    runner = FakeRunner()

    def function(name):
        def compute(data):
            count = int(data.monthly("count")[0, 0])
            made = runner.values.get(name, lambda replicate: targets[name].value)
            return np.array([np.atleast_1d(made(replicate)) for replicate in range(count)], dtype=float)

        return compute

    computed = {name: function(name) for name in registry.COMPUTED if targets[name].block == "labour"}
    monkeypatch.setattr(registry, "COMPUTED", computed)
    monkeypatch.setattr(registry, "NOTES", {})
    return runner


def labour(targets):
    return [target for target in targets.values() if target.block == "labour"]


def wide(replicate):
    """So spread that it is never decided."""
    return 8.5 + 5 * (-1) ** replicate


def test_four_replicates_are_enough_for_what_is_decided(fake, targets):
    results = judge(labour(targets), read_configs(), fake)
    assert sorted(fake.asked) == [("T1 T2 T4 T7 T8 AT13", 4), ("T3 T9", 4), ("T5", 4), ("T6", 4)]
    assert {results[f"T{n}"].verdict for n in range(1, 10)} == {"pass"}
    assert block_score(results.values(), "labour") == 1
    assert results["AT13"].verdict == "pass"


def test_a_unit_target_passes_or_fails_by_its_trial_alone(fake, targets):
    result = judge(labour(targets), read_configs(), fake)["T32"]
    assert (result.verdict, result.mean, result.score, result.replicates) == ("pass", (6.5, 11.0, 13.0), None, 0)
    fake.trial["accuracy"] = 9.0
    results = judge(labour(targets), read_configs(), fake)
    assert results["T32"].verdict == "fail"
    assert block_score(results.values(), "labour") == 1  # beside the total, not in it


def test_only_undecided_targets_get_more_up_to_twenty(fake, targets):
    fake.values["T1"] = wide
    fake.values["T5"] = lambda replicate: (0.6 + (0.2 * (-1) ** replicate if replicate < 4 else 0), 1.0)
    results = judge(labour(targets), read_configs(), fake)
    first, more = fake.asked[:4], fake.asked[4:]
    assert {count for _, count in first} == {4}
    assert [count for why, count in more if why == "T1"] == [8, 12, 16, 20]
    assert [count for why, count in more if why == "T5"] == [8]
    assert {why for why, _ in more} == {"T1", "T5"}
    assert (results["T1"].verdict, results["T1"].score, results["T1"].replicates) == ("undecided", 1.0, 20)
    assert results["T5"].replicates == 8


def test_no_time_left_ends_the_extension(fake, targets):
    fake.values["T1"], fake.longest = wide, 6
    results = judge(labour(targets), read_configs(), fake)
    assert [count for why, count in fake.asked if why == "T1"] == [8, 10]
    assert results["T1"].replicates == 6


def test_a_run_that_did_not_finish_is_not_computed(fake, targets):
    fake.longest = 0
    results = judge(labour(targets), read_configs(), fake)
    assert results["T4"].note == "no replicate was finished in the time allowed"
    assert block_score(results.values(), "labour") == 0


def test_nothing_runs_if_one_scenario_cannot(fake, targets):
    fake.refuses.add("toronto/baseline")
    with pytest.raises(InputError, match="T1 T2 T4 T7 T8 AT13: its scenario cannot run"):
        judge(labour(targets), read_configs(), fake)
    assert fake.asked == []


def test_a_reason_stands_in_the_place_of_a_value(fake, targets):
    def refuse(_):
        raise NotComputed("the study does not record series/stocks/vacancies")

    registry.COMPUTED["T5"] = refuse
    result = judge(labour(targets), read_configs(), fake)["T5"]
    assert (result.verdict, result.score, result.note) == (
        "not computed",
        0.0,
        "the study does not record series/stocks/vacancies",
    )


def test_a_config_may_put_another_band_in_the_place_of_the_targets(fake, targets, tmp_path):
    path = tmp_path / "configs.toml"
    other = '[target.T3.compare]\nvalue = [0.24, 0.43]\nlow = [0.1, 0.2]\nhigh = [0.35, 0.75]\nwhy = "because"\n'
    path.write_text(find_companion("validation/configs.toml").read_text() + other)
    result = judge(labour(targets), read_configs(path), fake)["T3"]
    assert (result.target.low, result.target.high) == ((0.1, 0.2), (0.35, 0.75))
    assert "because" in result.note


# ------------------------------------------------------------------ the command


@pytest.fixture
def command(fake, monkeypatch, capsys):
    """`piecework validate` with the fake runner: exit code, standard output, standard error."""
    monkeypatch.setattr("piecework.validate.card.Runs", lambda *_, **__: fake)

    def run(*words):
        code = main(["validate", "--no-pictures", *words])
        return code, *capsys.readouterr()

    return run


def test_the_table_has_a_line_for_each_target_and_one_for_the_block(command):
    code, out, _ = command("--block", "labour")
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["target", "statistic", "unit", "simulated", "interval", "band", "verdict", "score"]
    t1 = next(line for line in lines if line.startswith("T1 "))
    assert "8.500" in t1
    assert "7.7 to 9.2" in t1
    assert t1.split()[-2:] == ["pass", "1.00"]
    assert "reported beside the total, not in it:" in lines
    assert lines[-1] == "block labour: score 1.000"


def test_blocks_that_cannot_be_computed_say_so(command):
    code, out, _ = command()
    assert code == 0
    assert "block platform: score 0.000; not computed (counted as 0): T10 T11 T12 T13" in out
    assert "block intervention: score 0.000; not computed (counted as 0): T21 T24 T26 T27 T28" in out
    assert "not computed: decided by T28" in out


def test_json_has_the_agreed_names(command):
    code, out, err = command("--block", "labour", "--json")
    card = json.loads(out)
    assert code == 0
    assert err == ""
    assert {"block", "score", "targets"} <= set(card)
    assert (card["block"], card["score"]) == ("labour", 1.0)
    by_id = {target["id"]: target for target in card["targets"]}
    assert all({"id", "value", "low", "high", "interval", "verdict"} <= set(target) for target in card["targets"])
    assert by_id["T1"] | {"value": 8.5, "low": 7.7, "high": 9.2, "interval": [8.5, 8.5]} == by_id["T1"]
    assert by_id["T2"]["value"] == [66.4, 60.7]
    assert by_id["T2"]["interval"] == [[66.4, 66.4], [60.7, 60.7]]
    assert (by_id["AT13"]["verdict"], by_id["AT13"]["value"], by_id["AT13"]["score"]) == (
        "pass",
        [1.47, 1.0, 1.0],
        None,
    )


def test_json_of_all_blocks_has_no_single_total(command):
    _, out, _ = command("--json")
    card = json.loads(out)
    assert (card["block"], card["score"], len(card["targets"])) == ("all", None, 43)
    assert [(each["block"], each["score"]) for each in card["blocks"]][0] == ("labour", 1.0)
    assert "Infinity" not in out


def test_require_decides_the_exit_code(command, fake):
    assert command("--block", "labour", "--require", "0.75")[0] == 0
    code, out, _ = command("--require", "0.75")
    assert code == 1  # the platforms
    assert "block labour: score 1.000, at least the required 0.75" in out
    assert "block intervention: score 0.000, below the required 0.75" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--block", "labor"], "--block: unknown name 'labor'; allowed: labour, platform, intervention; did you mean"),
        (["--require", "2"], "--require 2: must lie between 0 and 1"),
        (["--minutes", "0"], "--minutes 0: must be above 0"),
        (["--threads", "0"], "--threads 0: must be at least 1"),
        (["--config", "toronto"], "give a SCENARIO"),
        (["toronto/basline"], "did you mean 'toronto/baseline'?"),
        (["missing.toml"], "unknown scenario 'missing.toml'"),
    ],
)
def test_bad_requests(command, words, says, tmp_path):
    code, out, err = command(*words)
    assert (code, out) == (2, "")
    assert says in err
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_of_targets(command, monkeypatch, tmp_path):
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(tmp_path / "nowhere"))
    monkeypatch.setattr("piecework.scenario_files.scenario_folders", lambda: [b"nowhere"])
    code, _, err = command()
    assert code == 2
    assert "validation/targets.toml: no such file in scenarios, nowhere" in err


def test_help_tells_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["validate", "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "130 interrupted" in text
    assert "piecework validate --block labour --json --require 0.75" in text
