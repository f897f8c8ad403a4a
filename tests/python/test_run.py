"""`pw.run` in front of a stand-in for the compiled program: the words it says, and what it makes of the answer."""

from __future__ import annotations

import datetime
import json
import logging
import time
from types import SimpleNamespace

import numpy as np
import pytest
from synthetic import note, write_study

import piecework as pw
from piecework.study import run as run_module
from piecework.study.run import answer_to, output_of, program_digest, toml_value


class Handle:
    """Ends after `slices` waits with the given answer; notes what it was asked."""

    def __init__(self, answer, slices=0, interrupt_at=None):
        self.answer, self.slices, self.interrupt_at = answer, slices, interrupt_at
        self.waited, self.stopped = 0, False

    def wait(self, milliseconds):
        assert milliseconds <= 100
        self.waited += 1
        if self.waited == self.interrupt_at:
            raise KeyboardInterrupt
        return self.waited > self.slices

    def poll(self):
        return self.waited, self.slices, self.waited / (self.slices + 1)

    def request_stop(self):
        self.stopped = True

    def result(self):
        code, output, messages = self.answer
        return code, output.encode(), messages.encode()


class Core:
    def __init__(self, handle):
        self.handle, self.arguments, self.folders = handle, [], []

    def start(self, arguments, folders):
        self.arguments, self.folders = [argument.decode() for argument in arguments], folders
        return self.handle


@pytest.fixture
def stand_in(monkeypatch):
    def install(code=0, output="{}", messages="", **behaviour):
        core = Core(Handle((code, output, messages), **behaviour))
        monkeypatch.setattr(run_module, "_core", core)
        return core

    return install


def words(core):
    return " ".join(core.arguments)


def test_the_shortest_call(stand_in, folder):
    core = stand_in(output=json.dumps({"study": str(folder)}))
    study = pw.run("toronto/grown")
    assert words(core) == "run toronto/grown --replicates 8 --seed 1 --json"
    assert study.arms == ["baseline", "pay_floor"]


def test_everything_is_passed_on(stand_in, folder, tmp_path):
    core = stand_in(output=json.dumps({"study": str(folder)}))
    pw.run(
        "toronto/grown",
        policies=["A", ["A", "B"]],
        replicates=range(4, 8),
        seed=5,
        scale="1:100",
        until=datetime.date(2026, 7, 1),
        future="conglomerates",
        panel=300,
        threads=2,
        out=tmp_path,
        set={"board.fee": 0.2, "title": 'a "b"', "on": True},
        resume=True,
    )
    assert core.arguments == [
        *("run", "toronto/grown", "--policy", "A", "--policy", "A+B", "--replicates", "4:8", "--seed", "5"),
        *("--scale", "1:100", "--until", "2026-07-01", "--future", "conglomerates", "--panel", "300", "--threads", "2"),
        *("--out", str(tmp_path)),
        *("--set", "board.fee=0.2", "--set", 'title="a \\"b\\""', "--set", "on=true", "--resume", "--json"),
    ]


def test_one_policy_may_be_a_plain_text(stand_in, folder):
    core = stand_in(output=json.dumps({"study": str(folder)}))
    pw.run("x", policies="pay_floor", scale=1000)
    assert "--policy pay_floor --replicates 8 --seed 1 --scale 1:1000" in words(core)


def test_scenario_folders(stand_in, monkeypatch):
    monkeypatch.setenv("PIECEWORK_SCENARIOS", "/a:/b")
    core = stand_in(output='[{"name": "x"}]')
    assert pw.policies() == [{"name": "x"}]
    assert words(core) == "list policies --json"
    assert core.folders[:2] == [b"/a", b"/b"]
    assert core.folders[2].endswith(b"piecework/scenarios")


@pytest.mark.parametrize(
    ("code", "error", "builtin"),
    [
        (2, pw.InputError, ValueError),
        (3, pw.OutputError, OSError),
        (70, pw.InternalError, RuntimeError),
        (1, pw.InternalError, RuntimeError),
        (130, KeyboardInterrupt, KeyboardInterrupt),
    ],
)
def test_exit_codes_become_errors(stand_in, code, error, builtin):
    stand_in(code, messages="what went wrong\n")
    with pytest.raises(error) as caught:
        pw.run("x")
    assert isinstance(caught.value, builtin)
    if error is not KeyboardInterrupt:
        assert str(caught.value) == "what went wrong"


def test_warnings_reach_the_log(stand_in, caplog):
    stand_in(messages="into folder x\nwarning: policy begins after the end\n")
    with caplog.at_level(logging.INFO, "piecework"):
        output_of(["list", "policies"])
    levels = {record.message: record.levelname for record in caplog.records}
    assert levels == {"into folder x": "INFO", "policy begins after the end": "WARNING"}


def test_an_interrupt_asks_to_stop_and_waits_for_the_end(stand_in):
    core = stand_in(130, messages="3 replicates are safe\n", slices=5, interrupt_at=2)
    with pytest.raises(KeyboardInterrupt) as caught:
        output_of(["run", "x"])
    assert caught.value.__notes__ == ["3 replicates are safe"]
    assert core.handle.stopped
    assert core.handle.waited > 5


def test_a_second_run_is_possible_after_an_interrupt(stand_in):
    stand_in(slices=1, interrupt_at=1)
    with pytest.raises(KeyboardInterrupt):
        output_of(["run", "x"])
    stand_in(output="done")
    assert output_of(["run", "x"]) == "done"


def test_progress_is_shown_when_asked(stand_in, capsys):
    stand_in(slices=3)
    output_of(["run", "x"], progress=True)
    assert "of 3 runs" in capsys.readouterr().err
    stand_in(slices=3)
    output_of(["run", "x"], progress=False)
    assert capsys.readouterr().err == ""


def test_values_as_scenario_files_write_them():
    assert toml_value(np.float64(0.25)) == "0.25"
    assert toml_value(datetime.date(2026, 1, 2)) == "2026-01-02"
    assert toml_value([1, "a", False]) == '[1, "a", false]'
    with pytest.raises(pw.InputError, match="must be a number, text"):
        toml_value({"a": 1})


def test_replicates_in_steps_are_refused():
    with pytest.raises(pw.InputError, match="must be consecutive"):
        pw.run("x", replicates=range(0, 8, 2))


FAILURE = {"arm": "pay_floor", "replicate": 3, "message": "a sum is off", "when": "2025-01-31T13:05:00Z", "seconds": 2}


def test_a_run_that_goes_on_after_a_failure_gives_the_study(stand_in, folder, caplog):
    answer = {"study": str(folder), "replicates": [0, 1, 2], "failures": [FAILURE]}
    core = stand_in(70, output=json.dumps(answer), messages="replicate 3 of arm 'pay_floor' failed: a sum is off\n")
    with caplog.at_level(logging.INFO, "piecework"):
        study = pw.run("x", on_error="continue")
    assert core.arguments[-3:] == ["--on-error", "continue", "--json"]
    assert study.arms == ["baseline", "pay_floor"]
    assert "1 run failed" in caplog.text
    assert "a sum is off" in caplog.text


def test_a_run_of_failures_alone_is_an_error(stand_in):
    stand_in(70, output=json.dumps({"study": "x", "replicates": [], "failures": [FAILURE]}), messages="all failed\n")
    with pytest.raises(pw.InternalError, match="all failed"):
        pw.run("x", on_error="continue")


def test_extending_asks_as_the_study_was_asked_for(stand_in, tmp_path):
    place = write_study(tmp_path / "s")
    core = stand_in(output=json.dumps({"study": str(place)}))
    study = pw.load(place)
    study.extend(16)
    start = "run toronto/grown --policy pay_floor --seed 5 --scale 1:100 --replicates"
    assert words(core) == f"{start} 16 --out {place} --resume --json"

    request = {
        "scenario": "/mine.toml",
        "policies": ["A+B"],
        "set": ["board.fee=0.2"],
        "seed": 7,
        "until": "2026-07-01",
        "future": "fourth",
        "panel": 300,
    }
    note(place, {"request": {"scenario": "old"}}, {"request": request})
    study.extend(range(4, 8), threads=2, on_error="continue")
    assert words(core) == (
        "run /mine.toml --policy A+B --set board.fee=0.2 --seed 7 --until 2026-07-01 --future fourth --panel 300 "
        f"--replicates 4:8 --out {place} --threads 2 --on-error continue --resume --json"
    )
    with pytest.raises(pw.InputError, match="open its study folder"):
        pw.load(place / "study.h5").extend(16)


def test_verifying_gives_a_table_also_when_results_differ(stand_in, study):
    rows = [{"arm": "baseline", "replicate": 0, "status": "different", "committed": "a", "replayed": "b"}]
    core = stand_in(1, output=json.dumps({"study": "s", "equal": False, "replicates": rows}))
    table = study.verify(replicates=[0, 3], arms=["baseline"], threads=2)
    assert words(core) == f"verify {study.place} --json --replicates 0,3 --arms baseline --threads 2"
    assert list(table.columns) == ["arm", "replicate", "status", "committed", "replayed", "message", "seconds"]
    assert list(table.status) == ["different"]
    stand_in(1, output="", messages="nothing to verify\n")
    with pytest.raises(pw.InternalError, match="nothing to verify"):
        study.verify()
    stand_in(2, messages="the scenario is another\n")
    with pytest.raises(pw.InputError, match="another"):
        study.verify("0-3", "baseline")


class Endless(Handle):
    """Works until it is asked to stop."""

    def wait(self, milliseconds):
        time.sleep(0.002)
        return self.stopped


def test_a_command_may_be_given_seconds(monkeypatch):
    core = Core(Endless((130, "", "interrupted")))
    monkeypatch.setattr(run_module, "_core", core)
    assert answer_to(["run", "x"], seconds=0.05) == (130, "", "interrupted")
    assert core.handle.stopped


def test_seconds_that_suffice_change_nothing(stand_in):
    core = stand_in(output="done")
    assert answer_to(["run", "x"], seconds=60) == (0, "done", "")
    assert not core.handle.stopped


def test_another_build_is_another_program(monkeypatch, tmp_path):
    digests = set()
    for content in (b"one", b"two", b"one"):
        (tmp_path / "_core.so").write_bytes(content)
        monkeypatch.setattr(run_module, "_core", SimpleNamespace(__file__=str(tmp_path / "_core.so")))
        digests.add(program_digest())
    assert len(digests) == 2
