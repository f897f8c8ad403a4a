"""Replicates on workers: whoever works on them, and whoever dies on the way, the study is the same."""

from __future__ import annotations

import fcntl
import logging
import os
import shutil
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

import piecework as pw
from piecework.cli import main
from piecework.scaleout import Cluster, cut
from piecework.scaleout.chunks import Chunk, runs_of
from piecework.scaleout.engines import Processes
from piecework.scaleout.parts import Parts
from piecework.scaleout.run import opened
from piecework.scaleout.task import Outcome, as_text, ask_to_stop, perform, task_of
from piecework.study.request import Request, as_range
from piecework.study.run import INTERRUPTED

REPLICATES = 2
SMALL = {"scale": "1:20000", "until": "2025-02-01", "set": {"period.warm_up_months": 0}, "seed": 3}
TWO_CHUNKS = Cluster("processes", workers=2, minutes=1, seconds=1)
QUESTION = ("toronto/grown", ["pay_floor"], REPLICATES)
WORDS = ["toronto/grown", "--policy", "pay_floor", "--seed", "3", "--scale", "1:20000", "--until", "2025-02-01"]
WORDS += ["--set", "period.warm_up_months=0"]


def hash_of(study: pw.Study, replicates: int = REPLICATES) -> str:
    assert study.replicates == list(range(replicates))
    assert list(study.status.status.unique()) == ["done"]
    return str(study.provenance["result_hash"])


@pytest.fixture(scope="module")
def by_threads(tmp_path_factory: pytest.TempPathFactory) -> pw.Study:
    """The study as one process runs it."""
    return pw.run(*QUESTION, **SMALL, threads=2, out=tmp_path_factory.mktemp("threads") / "s")


# How replicates are cut.


def test_chunks_are_as_long_as_asked_for():
    chunks = cut(range(100), seconds=30, minutes=5)
    assert {len(chunk) for chunk in chunks} == {10}
    assert [number for chunk in chunks for number in range(chunk.first, chunk.stop)] == list(range(100))


def test_short_studies_are_cut_for_their_workers():
    assert len(cut(range(8), seconds=1, minutes=10, workers=3)) == 3
    assert len(cut(range(2), seconds=1, minutes=10, workers=3)) == 2
    assert len(cut(range(64), workers=4)) == 16
    assert cut([]) == []


def test_a_gap_ends_a_chunk():
    assert runs_of([3, 1, 2, 7]) == [Chunk(1, 4), Chunk(7, 8)]
    assert list(map(str, cut([0, 1, 4, 5], seconds=1, workers=1))) == ["0:2", "4:6"]


def test_replicates_as_people_write_them():
    assert as_range(3) == range(3)
    assert as_range("2:5") == range(2, 5)
    assert as_range(range(2, 5)) == range(2, 5)
    for wrong in (0, "x", "5:2", "-3:2"):
        with pytest.raises(pw.InputError, match="must be a number above 0"):
            as_range(wrong)


# Who works on them.


def test_processes_make_the_study_that_threads_make(tmp_path, by_threads, caplog):
    with caplog.at_level(logging.INFO, "piecework"):
        study = pw.run(*QUESTION, **SMALL, out=tmp_path / "s", client=TWO_CHUNKS)
    assert hash_of(study) == hash_of(by_threads)
    assert not (tmp_path / "s.parts").exists()
    assert "2 of 2: replicates" in caplog.text


def test_dask_makes_the_study_that_threads_make(tmp_path, by_threads):
    pytest.importorskip("distributed")
    study = pw.run(*QUESTION, **SMALL, out=tmp_path / "s", client=Cluster("dask", workers=2, minutes=1, seconds=1))
    assert hash_of(study) == hash_of(by_threads)


def kill_one_when(folder: Path, workers: list[int]) -> None:
    """Kills the first of these processes that holds a chunk, as soon as there is one."""
    while True:
        for lock in folder.glob("r*/.lock"):
            for worker in workers:
                if str(lock) in {
                    os.path.realpath(f"/proc/{worker}/fd/{name}") for name in os.listdir(f"/proc/{worker}/fd")
                }:
                    os.kill(worker, signal.SIGKILL)
                    return
        time.sleep(0.001)


@pytest.mark.long
def test_a_killed_dask_worker_changes_nothing(tmp_path):
    distributed = pytest.importorskip("distributed")
    question = (*QUESTION[:2], 9)
    by_threads = pw.run(*question, **SMALL, out=tmp_path / "threads")
    options = {"n_workers": 3, "threads_per_worker": 1, "dashboard_address": ":0"}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        workers = list(client.run(os.getpid).values())
        killer = threading.Thread(target=kill_one_when, args=(tmp_path / "s.parts", workers))
        killer.start()
        study = pw.run(*question, **SMALL, out=tmp_path / "s", client=client)
        killer.join()
        assert len(workers) == 3
        assert hash_of(study, 9) == hash_of(by_threads, 9)
        address = cluster.scheduler_address
        longer = pw.run(*question[:2], 10, **SMALL, out=tmp_path / "s", client=address, resume=True)
        assert longer.provenance["result_hash"] == by_threads.extend(10).provenance["result_hash"]


def test_a_stopped_study_goes_on_in_its_chunks(tmp_path, by_threads, monkeypatch):
    place = tmp_path / "s"

    def interrupted(self, tasks):
        yield from list(each(self, tasks[:1]))
        raise KeyboardInterrupt

    each = Processes.each
    monkeypatch.setattr(Processes, "each", interrupted)
    with pytest.raises(KeyboardInterrupt):
        pw.run(*QUESTION, **SMALL, out=place, client=TWO_CHUNKS)
    monkeypatch.undo()
    parts = Parts(place)
    parts.read()
    assert len(parts.chunks) == 2
    assert parts.missing(range(REPLICATES)) == {1}
    with pytest.raises(pw.InputError, match="--resume"):
        pw.run(*QUESTION, **SMALL, out=place, client="processes")
    study = pw.run(*QUESTION, **SMALL, out=place, client=TWO_CHUNKS, resume=True)
    assert hash_of(study) == hash_of(by_threads)
    assert not parts.folder.exists()


def test_a_whole_study_is_opened_without_workers(by_threads):
    study = pw.run(*QUESTION, **SMALL, out=by_threads.place, client="tcp://nobody.invalid:1", resume=True)
    assert hash_of(study) == hash_of(by_threads)


# One chunk.


class Noting:
    """An engine that only notes its tasks."""

    workers = 1

    def __init__(self):
        self.tasks = []

    def each(self, tasks):
        self.tasks += tasks
        yield from (Outcome(task.chunk, INTERRUPTED) for task in tasks)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


@pytest.fixture
def task(tmp_path, monkeypatch):
    """The one chunk of a study of a scenario file that was named from its own folder; now we are elsewhere."""
    noting, home, elsewhere = Noting(), tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    (home / "mine.toml").write_text('extends = "toronto/grown"\n')
    monkeypatch.chdir(home)
    monkeypatch.setattr("piecework.scaleout.run.engine_of", lambda client, workers: noting)
    with pytest.raises(KeyboardInterrupt):
        pw.run("mine.toml", replicates=1, **SMALL, out="s", client="processes")
    monkeypatch.chdir(elsewhere)
    monkeypatch.delenv("PIECEWORK_SCENARIOS", raising=False)
    return task_of(as_text(noting.tasks[0]))


def test_a_worker_needs_no_more_than_the_task(task, tmp_path):
    (tmp_path / "home/s.parts/stop").unlink(missing_ok=True)
    outcome = perform(task)
    assert (outcome.code, outcome.failures) == (0, []), outcome.messages
    assert Path(task.folder) == tmp_path / "home/s.parts/r000000-000001"
    assert str(outcome).startswith("replicates 0:1 done in ")
    assert list(tmp_path.joinpath("elsewhere").iterdir()) == []


def test_another_version_is_refused(task):
    outcome = perform(replace(task, version="0.0.1"))
    assert outcome.code == 2
    assert "not 0.0.1" in outcome.messages
    assert not Path(task.folder).exists()


def test_a_wish_to_stop_is_heard(task):
    ask_to_stop([task])
    assert perform(task).code == INTERRUPTED
    assert not Path(task.folder).exists()


def test_a_folder_that_is_held_is_waited_for(task, monkeypatch):
    folder = Path(task.folder)
    folder.mkdir(parents=True)
    slept = []
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        def asleep(seconds):
            slept.append(seconds)
            fcntl.flock(lock, fcntl.LOCK_UN)

        monkeypatch.setattr("piecework.scaleout.task.time.sleep", asleep)
        assert perform(task).code == 0
    assert len(slept) == 1


# What goes wrong.


class Failing:
    """An engine whose chunks end as they are told to."""

    workers = 2

    def __init__(self, codes):
        self.codes = codes

    def each(self, tasks):
        for task, code in zip(tasks, self.codes, strict=False):
            yield Outcome(task.chunk, code, "what went wrong")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass


@pytest.mark.parametrize(("code", "error"), [(2, pw.InputError), (3, pw.OutputError), (70, pw.InternalError)])
def test_a_chunk_that_fails_ends_the_run_with_its_error(tmp_path, monkeypatch, code, error):
    monkeypatch.setattr("piecework.scaleout.run.engine_of", lambda client, workers: Failing([code] * 8))
    with pytest.raises(error, match="replicates 0:1 .* what went wrong"):
        pw.run(*QUESTION, **SMALL, out=tmp_path / "s", client="processes")


def test_a_run_that_goes_on_after_failures_gives_what_there_is(tmp_path, by_threads, monkeypatch, caplog):
    place = shutil.copytree(by_threads.place, tmp_path / "s")
    monkeypatch.setattr("piecework.scaleout.run.engine_of", lambda client, workers: Failing([70] * 8))
    question = (*QUESTION[:2], REPLICATES + 3)
    study = pw.run(*question, **SMALL, out=place, client="processes", resume=True, on_error="continue")
    assert study.replicates == list(range(REPLICATES))
    assert "3 of 3 chunks failed" in caplog.text
    assert "1 of 3: replicates 2:3 failed" in caplog.text
    with pytest.raises(pw.InternalError, match="replicates 2:3 failed .*: what went wrong"):
        pw.run(*question, **SMALL, out=place, client="processes", resume=True)


def test_precision_is_reached_on_workers_too(tmp_path, monkeypatch):
    asked = []

    def told(client, request, progress=None):
        asked.append((client, list(request.replicates), request.resume))
        return SimpleNamespace(place=tmp_path, replicates=list(request.replicates))

    monkeypatch.setattr("piecework.scaleout.run.run_on", told)
    monkeypatch.setattr("piecework.study.precision.widths", lambda study, *rest, **more: [Width(len(study.replicates))])
    study = pw.run("toronto/grown", ["pay_floor"], 4, precision={"M1": 1.0}, most=9, client="dask")
    assert study.replicates == list(range(9))
    assert asked == [("dask", list(range(4)), False), ("dask", list(range(8)), True), ("dask", list(range(9)), True)]


class Width:
    """An interval that is narrow enough from nine replicates on."""

    needed = 9

    def __init__(self, replicates):
        self.is_met = replicates >= self.needed


def test_wrong_requests_are_refused_before_anything_is_handed_out(tmp_path):
    with pytest.raises(pw.InputError, match="did you mean 'toronto/grown'"):
        pw.run("toronto/groan", client="processes", out=tmp_path / "s")
    with pytest.raises(pw.InputError, match="must be 'processes', 'dask'"):
        pw.run(*QUESTION, **SMALL, out=tmp_path / "s", client="slurm")


def test_chunks_of_an_earlier_run_are_not_taken_for_new_ones(tmp_path):
    (tmp_path / "s.parts").mkdir()
    with pytest.raises(pw.InputError, match="holds chunks of an earlier run; remove it, or go on with resume"):
        pw.run(*QUESTION, **SMALL, out=tmp_path / "s", client="processes")


def test_the_program_says_where_the_study_lies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    place = opened(Request(WORDS, range(2)))
    assert place.parent == tmp_path / "studies"
    assert place.name.startswith("toronto-grown-")


def test_workers_without_a_client_are_refused(tmp_path, capsys):
    assert main(["study", "floor", "--out", str(tmp_path / "s"), "--workers", "2"]) == 2
    assert "give that too" in capsys.readouterr().err
