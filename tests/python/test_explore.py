"""The explorer without its page: what is chosen, the file that it makes, the run, what is told of it."""

from __future__ import annotations

import dataclasses
import io
import string
import time

import numpy as np
import openpyxl
import pandas as pd
import pytest
from synthetic import Sample, write_study

import piecework as pw
from piecework.cli import main
from piecework.errors import InputError, OutputError
from piecework.explore import command, desk
from piecework.explore.answers import Answers, limits
from piecework.explore.catalogue import Catalogue
from piecework.explore.desk import Desk
from piecework.explore.downloads import csv, excel, hdf5
from piecework.explore.opening import open_study
from piecework.explore.runner import DONE, FAILED, RUNNING, STOPPED, Job, committed
from piecework.explore.state import Choice, Intervention, choice_of, place_of, save, study_text, value_of, words_of
from piecework.explore.texts import TEXTS
from piecework.explore.timeline import bars, timeline_html
from piecework.show.report_texts import Text
from piecework.study.estimate import Estimate
from piecework.study.plan import Plan

SMALL = Choice(
    until="2025-03-01",
    interventions=(Intervention("pay_floor", values={"parameters.floor": "20"}),),
    scale="1:2000",
    replicates="2",
    changes="period.warm_up_months = 1",
)
MANY = Choice(
    scenario="toronto/baseline",
    start="2025-06-01",
    future="fourth",
    interventions=(
        Intervention("pay_floor", (0, 1), start="2026-01-01", values={"group": "gender=women"}),
        Intervention("recession", (1,), end="2026-07-01"),
    ),
    seed="7",
    changes="platforms.board.fee = 0.1\n\n period.warm_up_months = 12",
    name="mine",
)


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue()


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A desk whose small study has been run through it."""
    made = Desk(tmp_path_factory.mktemp("studies"), threads=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Plan, "estimate", lambda self, threads: Estimate(4, 1, 1.0, 1e8))
        made.run(SMALL)
        until(lambda: not made.is_busy)
    until(lambda: made.step() or (made.job is not None and made.job.progress().state != RUNNING))
    return made


def until(condition, seconds=60.0):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)
    return found


def test_a_choice_is_a_study():
    plan = MANY.plan()
    assert plan.policies == [["pay_floor"], ["pay_floor", "recession"]]
    assert plan.set == {
        "period.start": "2025-06-01",
        "policies.pay_floor.start": "2026-01-01",
        "policies.pay_floor.group": "gender=women",
        "policies.recession.end": "2026-07-01",
        "platforms.board.fee": 0.1,
        "period.warm_up_months": 12,
    }
    assert (plan.future, plan.seed, plan.name) == ("fourth", 7, "mine")
    assert SMALL.plan().name == "grown-pay_floor"


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        (Choice(), "key 'policies': choose at least one"),
        (dataclasses.replace(SMALL, replicates="many"), "key 'replicates': must be a whole number, 1 or more"),
        (dataclasses.replace(SMALL, seed="-1"), "key 'seed'"),
        (dataclasses.replace(SMALL, name="my study"), "key 'name': 'my study': use letters"),
        (dataclasses.replace(SMALL, changes="fee 0.1"), "key 'changes': 'fee 0.1': write name = value"),
    ],
)
def test_what_no_study_can_be_made_of_is_refused(choice, says):
    with pytest.raises(InputError, match=says):
        choice.plan()


def test_values_are_what_was_written():
    assert value_of(" 17.20 ") == 17.2
    assert value_of("[0.1, 2]") == [0.1, 2]
    assert value_of("true") is True
    assert value_of("education=bachelors or above") == "education=bachelors or above"


@pytest.mark.parametrize("choice", [SMALL, MANY])
def test_a_study_file_is_read_back(choice, tmp_path):
    plan = choice.plan()
    (tmp_path / f"{plan.name}.toml").write_text(study_text(plan))
    read = pw.read_plan(tmp_path / f"{plan.name}.toml")
    assert read == plan
    assert choice_of(read).plan() == dataclasses.replace(plan, name=choice_of(read).plan().name)


def test_study_files_of_the_scenarios_can_be_taken_over(catalogue):
    assert {"floor", "shock"} <= set(catalogue.studies)
    choice = choice_of(pw.read_plan("shock"))
    exit_ = next(each for each in choice.interventions if each.policy == "platform_exit")
    assert (exit_.packages, exit_.start) == ((0, 1, 2, 3), "2026-03-15")


def test_a_study_keeps_its_name_and_another_gets_a_number(tmp_path):
    plan = SMALL.plan()
    assert save(plan, tmp_path) == save(plan, tmp_path) == plan
    assert save(dataclasses.replace(plan, replicates=9), tmp_path).name == plan.name
    assert save(dataclasses.replace(plan, seed=2), tmp_path).name == f"{plan.name}-2"
    assert pw.read_plan(tmp_path / f"{plan.name}.toml").replicates == 9
    with pytest.raises(InputError, match="key 'name': '../out'"):
        save(dataclasses.replace(plan, name="../out"), tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError):
        save(plan, tmp_path / "file")


def test_the_catalogue_has_places_policies_and_their_numbers(catalogue):
    assert "global_platform/microtask" not in catalogue.places
    place = catalogue.places["toronto/grown"]
    assert (place.start, place.until, place.warm_up_months) == ("2025-01-01", "2027-01-01", 24)
    assert place.title.fr.startswith("Et si 2\xa0%")
    policy = catalogue.policies["pay_floor"]
    floor = next(field for field in policy.fields if field.key == "parameters.floor")
    assert (floor.value, floor.unit, floor.range, floor.confidence) == ("17.2", "CAD/hour", "8 – 27", "Q")
    assert {"start", "end", "title"}.isdisjoint(field.key for field in policy.fields)
    assert policy.said("en") == (policy.meaning, "en")
    assert policy.said("fr") == ("Plancher de rémunération du temps de tâche", "fr")
    assert catalogue.policies["data_dividend"].said("fr")[1] == "en"  # its record's line is its label


def test_every_number_is_labelled_in_french_and_most_policies_say_more(catalogue):
    bare = [
        f"{name}.{field.key}"
        for name, policy in catalogue.policies.items()
        for field in policy.fields
        if field.label.fr == field.key
    ]
    assert not bare
    told = [name for name, policy in catalogue.policies.items() if policy.said("fr")[1] == "fr"]
    assert len(told) > 0.8 * len(catalogue.policies)


def test_the_futures_are_those_of_the_program():
    with pytest.raises(InputError, match="unknown future 'nope'") as refused:
        pw.run("toronto/grown", future="nope", scale="1:2000", progress=False)
    allowed = str(refused.value).partition("allowed: ")[2].split(";")[0]
    assert set(allowed.split(", ")) == {future["name"] for future in pw.futures()}


def test_the_form_offers_the_futures_by_their_titles(catalogue):
    assert list(catalogue.futures) == [future["name"] for future in pw.futures()]
    assert catalogue.futures["profitably_public"] == Text("Profitably public", "Public et rentable")


def test_the_timeline_has_every_intervention(catalogue):
    found = {bar.label: (str(bar.start), str(bar.end)) for bar in bars(MANY, catalogue, "en")}
    assert found["warm-up, not recorded"] == ("2024-06-01", "2025-06-01")
    assert found["recorded"] == ("2025-06-01", "2027-01-01")
    assert found["Recession"] == ("2025-06-01", "2026-07-01")
    text = timeline_html(MANY, catalogue, "fr")
    assert 'role="img"' in text
    assert "<td>A, B</td>" in text
    soon = timeline_html(
        Choice(start="2025-01-01", until="2025-04-01", changes="period.warm_up_months = 1"), catalogue, "en"
    )
    assert ">2025-02</text>" in soon
    assert "<svg" not in timeline_html(dataclasses.replace(MANY, until="soon"), catalogue, "en")
    assert "<svg" not in timeline_html(dataclasses.replace(MANY, until="2020-01-01"), catalogue, "en")


def test_a_run_is_what_the_study_file_says(finished):
    progress = finished.job.progress()
    assert (progress.state, progress.done, progress.planned) == (DONE, 4, 4)
    study = pw.load(finished.place(finished.plan))
    again = pw.run_study(finished.folder / "grown-pay_floor.toml", finished.folder / "grown-pay_floor", resume=True,
                         progress=False, estimate=False)  # fmt: skip
    assert again["study"].provenance["result_hash"] == study.provenance["result_hash"]
    assert study.arm_scenarios["pay_floor"][0]["parameters"]["floor"]["value"] == 20
    assert list(finished.saved()) == ["grown-pay_floor"]


@pytest.mark.long
@pytest.mark.clock
def test_a_first_result_is_there_within_a_minute(tmp_path):
    """What the page begins with (Toronto, 1:1000, two years after two of warm-up), from Run to its first table."""
    asked = Desk(tmp_path)
    began = time.monotonic()
    asked.run(Choice(interventions=(Intervention("pay_floor"),)))
    until(lambda: asked.step() or asked.job)
    place = asked.place(asked.plan)
    until(lambda: committed(place) >= 4)  # two replicates of both arms
    assert "<table>" in Answers(open_study(place), "en").overview()
    print(f"first table after {time.monotonic() - began:.1f} s; {asked.progress()}")
    assert time.monotonic() - began < 60
    asked.cancel()
    assert asked.job.wait(30).state in (STOPPED, DONE)


def test_a_cancelled_run_keeps_what_is_committed_and_goes_on(tmp_path):
    plan = dataclasses.replace(SMALL.plan(), replicates=40)
    job = Job(words_of(plan, tmp_path / "study", 1), tmp_path / "study", 80)
    until(lambda: job.progress().done >= 2)
    job.stop()
    stopped = job.wait(30)
    assert stopped.state == STOPPED
    assert 2 <= stopped.done < 80
    assert int(open_study(tmp_path / "study").complete.sum()) == stopped.done
    plan = dataclasses.replace(plan, replicates=2)
    again = Job(words_of(plan, tmp_path / "study", 1), tmp_path / "study", 4)
    assert again.wait(60).state == DONE
    assert again.progress().done >= stopped.done


def test_what_the_program_refuses_is_said_beside_the_field(tmp_path):
    wrong = dataclasses.replace(SMALL, interventions=(Intervention("pay_floor", values={"parameters.floor": "900"}),))
    job = Job(words_of(wrong.plan(), tmp_path / "study"), tmp_path / "study", 4)
    failed = job.wait(30)
    assert failed.state == FAILED
    assert "allowed: 0 to 200" in failed.message
    fields = {
        "period.until": "",
        "policies.pay_floor.parameters.floor": "900",
        "policies.pay_floor.start": "",
        "seed": "",
    }
    assert place_of(failed.message, fields) == "policies.pay_floor.parameters.floor"
    assert place_of("key 'seed': must be a whole number", fields) == "seed"
    assert place_of('--until: "x" is no day of the calendar', fields) == "period.until"
    assert place_of("nothing of the kind", fields) == ""


def test_a_long_study_waits_to_be_asked_again(tmp_path, monkeypatch):
    monkeypatch.setattr(Plan, "estimate", lambda self, threads: Estimate(4, 1, 1e6, 1e8))
    monkeypatch.setattr(desk, "Job", lambda *_: pytest.fail("started"))
    slow = Desk(tmp_path, threads=1)
    slow.run(SMALL)
    until(lambda: not slow.is_busy)
    assert slow.step() == ""
    assert slow.estimate_of(SMALL).seconds == 1e6
    assert slow.estimate_of(dataclasses.replace(SMALL, replicates="6")).seconds == 3e6
    assert slow.estimate_of(MANY) is None
    with pytest.raises(pytest.fail.Exception, match="started"):
        slow.run(SMALL)


def test_a_folder_that_cannot_be_written_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(Plan, "estimate", lambda self, threads: Estimate(4, 1, 1.0, 1e8))
    (tmp_path / "file").touch()
    asked = Desk(tmp_path / "file")
    asked.run(SMALL)
    until(lambda: not asked.is_busy)
    assert "file/grown-pay_floor.toml" in asked.step()
    assert asked.choice == SMALL


def test_an_estimate_that_fails_says_why(tmp_path):
    asked = Desk(tmp_path)
    asked.ask(dataclasses.replace(SMALL, scenario="toronto/growing"))
    until(lambda: not asked.is_busy)
    assert "did you mean 'toronto/grown'?" in asked.step()


def test_answers_withhold_what_must_not_be_said(make):
    def value(arm, replicate, group, **_):
        return 10 + replicate + arm * ((-1) ** replicate if group == "all" else 2 + 0.01 * replicate)

    def persons(group, **_):
        return 3 if group.endswith("women") else 50

    told = Answers(make(value=value, persons=persons), "fr")
    text = told.overview()
    assert "sens non établi" in text
    assert "contient zéro" in text
    by = told.detail("M1.median", "gender")
    assert "trop peu de personnes (3)" in by
    assert "+2," not in by
    by = told.detail("M1.median", "immigrant_class")
    assert "+2,015" in by
    assert by.count('role="img"') == 2
    assert "Rien ici ne concerne une personne réelle." in limits("fr")


def test_names_from_files_stay_names(make):
    evil = "<img src=x onerror=alert(1)>"
    told = Answers(make(arms=("baseline", evil), value=lambda arm, replicate, **_: replicate + 2.0 * arm), "en")
    text = told.overview() + told.detail("M1.median", "") + told.compared("M1.median", {evil: told.effects})
    assert "<img" not in text
    assert "&lt;img" in text


def test_results_are_read_while_replicates_arrive(tmp_path):
    done = {(0, 0), (0, 1), (1, 0)}
    every = {(arm, replicate) for arm in (0, 1) for replicate in range(4)}
    place = write_study(tmp_path / "study", Sample(missing=frozenset(every - done)), merged=False)
    told = Answers(open_study(place), "en")
    assert told.has_pair
    assert "no interval" in told.overview()
    np.testing.assert_array_equal(told.study.summary.value, pw.load(place).summary.value)
    alone = write_study(tmp_path / "alone", Sample(missing=frozenset(every - {(0, 0)})), merged=False)
    assert not Answers(open_study(alone), "en").has_pair


def test_what_is_taken_along(finished, study):
    told = Answers(study, "en")
    effects = pd.read_csv(csv(told))
    assert {"arm", "difference", "low", "high", "health", "why"} <= set(effects.columns)
    assert set(effects.measure) == {"M1"}
    book = openpyxl.load_workbook(io.BytesIO(excel(told).read()))
    assert book.sheetnames == ["about", "effects", "monthly"]
    assert len(hdf5(told).read()) > 1000
    place = finished.place(finished.plan)
    own = Answers(open_study(place), "en")
    assert hdf5(own).read() == (place / "study.h5").read_bytes()


def test_both_languages_fill_the_same_places():
    def names(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert all(text.en and text.fr and names(text.en) == names(text.fr) for text in TEXTS.values())


def test_the_command_says_what_it_lacks(monkeypatch, capsys, tmp_path):
    with pytest.raises(SystemExit):
        main(["explore", "--help"])
    assert "piecework explore studies --port 8080 --lang fr" in capsys.readouterr().out
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    assert main(["explore", str(tmp_path)]) == 2
    assert "needs the extra 'explore'" in capsys.readouterr().err
    monkeypatch.setattr(command, "find_spec", lambda _: "found")
    (tmp_path / "file").touch()
    assert main(["explore", str(tmp_path / "file")]) == 2
    assert main(["explore", str(tmp_path), "--port", "99999999"]) == 3
    assert command.free_port(0) > 0
