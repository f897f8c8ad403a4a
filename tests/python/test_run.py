"""`pw.run` in front of a stand-in for the compiled program: the words it says, and what it makes of the answer."""

from __future__ import annotations

import datetime
import json
import logging

import numpy as np
import pytest

import piecework as pw
from piecework.study import run as run_module
from piecework.study.run import output_of, toml_value


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
        threads=2,
        out=tmp_path,
        set={"board.fee": 0.2, "title": 'a "b"', "on": True},
        resume=True,
    )
    assert core.arguments == [
        *("run", "toronto/grown", "--policy", "A", "--policy", "A+B", "--replicates", "4:8", "--seed", "5"),
        *("--scale", "1:100", "--until", "2026-07-01", "--threads", "2", "--out", str(tmp_path)),
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
