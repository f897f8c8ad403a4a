"""Study files: what they may say, what is estimated before they run, and what one gives."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

import piecework as pw
from piecework.scenario_files import find_file, merged
from piecework.study.estimate import drawn_out, estimate_of
from piecework.study.plan import KINDS, Plan, Studies, read_plan
from piecework.study.trials import Trial, trial

ROOT = Path(__file__).parents[2]
SMALL = {"scale": "1:8000", "until": "2025-02-01", "set": {"period.warm_up_months": 1}, "seed": 3, "replicates": 2}
FUTURES = {"today": "toronto/baseline", "grown": "toronto/grown"}


def written(folder, text):
    path = folder / "mine.toml"
    path.write_text(text)
    return path


def test_the_study_that_comes_along_is_found_by_name():
    plan = read_plan("floor_or_skills")
    assert plan.name == "floor_or_skills"
    assert plan.futures == FUTURES
    assert plan.policies == [["pay_floor"], ["skills_programme"], ["pay_floor", "skills_programme"]]
    assert plan.precision == {"M1": 0.5}
    assert set(KINDS) == set(Plan.__dataclass_fields__) - {"name"}


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios" / "studies").glob("*.toml")), ids=lambda path: path.stem)
def test_no_policy_of_a_study_begins_after_its_end(path):
    plan = read_plan(path)
    for scenario in plan.futures.values():
        end = plan.until or str(merged(find_file(scenario))["period"]["until"])
        for key, value in plan.set.items():
            assert not key.endswith(".start") or str(value) < end, f"{key} = {value}, and the study ends on {end}"


def test_a_policy_alone_is_a_package_of_one(tmp_path):
    path = written(
        tmp_path, 'policies = ["pay_floor"]\n[futures]\nx = "toronto/grown"\n[precision]\nM3.below_poverty = 1\n'
    )
    assert read_plan(path).policies == [["pay_floor"]]
    assert read_plan(path).precision == {"M3.below_poverty": 1}


def test_tables_compare_with_the_arm_that_the_file_names(tmp_path):
    text = (
        'policies = ["pay_floor", "mentoring"]\nfutures = { x = "toronto/grown" }\nmeasures = ["M5.intake_12", "M1"]\n'
    )
    plan = read_plan(written(tmp_path, text + 'against = "pay_floor"\n'))
    compared = []

    class Told:
        measures = {"M5": ["landing_12", "intake_12"], "M1": ["median"]}

        def effects(self, measure, by=None, level=0.95, against=None):
            compared.append(against)
            parts = self.measures[measure]
            table = pd.DataFrame(
                {"component": parts, "difference": [float("nan") if measure == "M5" else 1.0] * len(parts)}
            )
            table.attrs["measure"] = measure
            return table

        def component(self, measure, component):
            return component or self.measures[measure][0]

        def answer(self, lang, measure):
            return f"{measure} in {lang}"

    studies = Studies(plan, {"x": Told()})
    studies.effects("M1")
    studies.effects("M1", against="mentoring")
    assert compared == ["pay_floor", "mentoring"]
    assert studies.answer() == "[x]\nM1 in en"  # from intake there is no effect on the baseline
    assert studies.answer("fr", "M5") == "[x]\nM5 in fr"


GOOD = 'policies = ["pay_floor"]\nfutures = { x = "toronto/grown" }\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('policies = ["pay_floor"]\n', "key 'futures' is missing; name a scenario, for example"),
        ('futures = { x = "toronto/grown" }\n', "key 'policies' is missing; name an arm, for example"),
        (GOOD + "replicate = 3\n", "unknown key 'replicate'.*did you mean 'replicates'"),
        (GOOD + 'replicates = "8"\n', "key 'replicates': must be a whole number, not '8'"),
        (GOOD + "replicates = 2\nprecision = { M1 = 0.1 }\n", "must be 4 or more to begin with when 'precision'"),
        (GOOD + "precision = { M1 = -1 }\n", "precision of M1: -1 must be a number above 0"),
        (GOOD + "precision = { M1x = 0.5 }\n", "key 'precision': unknown measure 'M1x'; .* did you mean 'M1'"),
        (
            GOOD + 'measures = ["M3.bellow_poverty"]\n',
            "key 'measures': unknown component of M3 .*'below_poverty'",
        ),
        (
            GOOD + 'against = "pay_flor"\n',
            "key 'against': unknown arm 'pay_flor'; allowed: baseline, pay_floor; did you",
        ),
        ("policies = [\n", "not a TOML file"),
        (GOOD.replace("toronto/", "torotno/"), r"key 'futures.\w+': unknown scenario .*; did you mean 'toronto/"),
        (
            GOOD.replace("pay_floor", "pay_flor"),
            "key 'policies': unknown policy 'pay_flor'; .*; did you mean 'pay_floor'",
        ),
        (GOOD + 'scale = "1 to 100"\n', "key 'scale': must be 1:N with .*, not '1 to 100'"),
        (GOOD + 'future = "conglomerate"\n', "key 'future': unknown future .*; did you mean 'conglomerates'"),
    ],
)
def test_wrong_files_say_what_to_write(tmp_path, text, message):
    with pytest.raises(pw.InputError, match=message):
        read_plan(written(tmp_path, text))


def test_an_unknown_study_names_those_there_are():
    with pytest.raises(pw.InputError, match="unknown study file 'florr'; allowed: floor, .*; did you mean 'floor'"):
        read_plan("florr")
    with pytest.raises(pw.InputError, match="no_such.toml: no such file in"):
        read_plan("no_such.toml")
    with pytest.raises(pw.InputError, match="^/no/such.toml: no such file; it is a study file"):
        read_plan("/no/such.toml")


def test_trials_are_drawn_out_by_persons():
    trials = [Trial(0.001, 2.0, 100e6), Trial(0.002, 3.0, 110e6)]  # 1 s and 90 MB, and 1,000 s and 10 GB per resident
    found = drawn_out(trials, 0.01, runs=16, threads=2)
    assert found.seconds == pytest.approx((1 + 10) * 16 / 2)
    assert found.bytes == pytest.approx(90e6 + 2 * 100e6)
    assert drawn_out(trials, 0.01, runs=1, threads=8).threads == 1


def test_a_trial_is_a_run_of_its_own():
    words = ["toronto/grown", "--until", "2025-02-01", "--set", "period.warm_up_months=1"]
    found = trial([*words, "--scale", "1:16000"], 1 / 16000)
    assert found.share == 1 / 16000
    assert 0 < found.seconds < 60
    assert 10e6 < found.bytes < 1e9
    with pytest.raises(pw.InputError, match="did you mean 'toronto/grown'"):
        trial(["toronto/gron"], 1 / 16000)


@pytest.fixture
def asked(monkeypatch):
    """The words of the trials that an estimate asks for; a trial takes a second and 60 MB for each unit of size."""
    words = []

    def noted(each, share):
        words.append(list(each))
        return Trial(share, 1.0 * share, 60e6 * share)

    monkeypatch.setattr("piecework.study.trials.trial", noted)
    return words


def values_of(words, option):
    return [words[at + 1] for at, word in enumerate(words) if word == option]


def test_a_board_of_the_world_is_tried_for_some_months(asked):
    changes = ["--set", "period.warm_up_months=5", "--set", "platforms.world.accounts=300"]
    words = ["global_platform/microtask", "--policy", "appeal_rights", "--until", "2017-01-01", *changes]
    found = estimate_of(words, 3, 1)
    assert (found.runs, found.seconds) == (6, pytest.approx(6 * (12 + 5)))  # all its months, those of the warm-up too
    assert [values_of(each, "--until") for each in asked] == [["2016-02-01"], ["2016-04-01"]]
    assert "period.warm_up_months=0" in values_of(asked[0], "--set")
    assert not {"period.warm_up_months=5", "--scale"} & set(asked[0])
    assert "platforms.world.accounts=300" in asked[0]
    assert estimate_of(["global_platform/freelance"], 1, 1).seconds == pytest.approx(78 + 36)


def test_a_board_of_the_world_has_an_estimate():
    changes = {"platforms.world.accounts": 300, "period.warm_up_months": 0}
    plan = Plan("mine", {"x": "global_platform/microtask"}, [["appeal_rights"]], until="2016-07-01", set=changes)
    found = plan.estimate(threads=1)
    assert found.runs == 16
    assert 0 < found.seconds < 120
    assert 10e6 < found.bytes < 1e9


def test_trials_of_a_city_are_never_too_coarse_for_it(asked):
    estimate_of(["toronto/grown", "--scale", "1:20000"], 1, 1)
    estimate_of(["toronto/grown", "--set", "people.population=200000"], 1, 1)
    scales = [values_of(each, "--scale")[0] for each in asked]
    assert scales == ["1:20000", "1:10000", "1:2000", "1:1000"]


@pytest.mark.parametrize("scale", ["1000", "1:x", "1:0", "2:1000"])
def test_a_scale_that_is_none(scale):
    with pytest.raises(pw.InputError, match=f"scale '{scale}': must be 1:N with a whole N"):
        Plan("mine", FUTURES, [["pay_floor"]], scale=scale).estimate()


def test_the_future_of_2030_belongs_to_what_is_run_elsewhere():
    words = Plan("mine", FUTURES, [["pay_floor"]], future="no_growth").words("today")
    assert values_of(words, "--future") == ["no_growth"]


def test_a_small_study_whole(tmp_path, capsys, monkeypatch):
    plan = Plan("mine", FUTURES, [["pay_floor"]], measures=["M4.unemployed"], **SMALL)
    monkeypatch.setattr("piecework.study.trials.trial", lambda _, share: Trial(share, 1.0, 60e6))
    studies = pw.run_study(plan, out=tmp_path / "mine", progress=False)
    assert "mine: 8 runs on" in capsys.readouterr().err
    assert list(studies) == ["today", "grown"]
    assert [study.arms for study in studies.values()] == [["baseline", "pay_floor"]] * 2
    table = studies.effects("M4", against="pay_floor")
    assert set(table.future) == {"today", "grown"}
    assert set(table.arm) == {"baseline"}
    assert list(studies.ranking().measure.unique()) == ["M4.unemployed"]
    assert set(studies.regret().future) == {"today", "grown", "(worst)"}
    assert studies.answer().startswith("[today]\nWhat would ")
    again = pw.run_study(plan, out=tmp_path / "mine", resume=True, progress=False, estimate=False)
    assert again["grown"].provenance["result_hash"] == studies["grown"].provenance["result_hash"]
    assert capsys.readouterr().err == ""
    with pytest.raises(pw.InputError, match="resume"):
        pw.run_study(dataclasses.replace(plan), out=tmp_path / "mine", estimate=False)
