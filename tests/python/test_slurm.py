"""The script of a job array: what it says, and that its tasks make the study that one machine makes."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import piecework as pw
from piecework.cli import main
from piecework.scaleout.slurm import MOST_TASKS, Wishes, array_of, script_of
from piecework.study.estimate import Estimate
from piecework.study.plan import Plan, read_plan

STUDY = """\
policies = ["pay_floor"]
replicates = 2
seed = 3
scale = "1:20000"
until = "2025-02-01"
futures = { grown = "toronto/grown" }
set = { "period.warm_up_months" = 0 }
"""
ROOT = Path(__file__).resolve().parents[2]
PLAN = Plan("mine", {"today": "toronto/baseline", "my own": "toronto/grown"}, [["pay_floor"], ["pay_floor", "x y"]])


def estimates(seconds: float, size: float = 0.0) -> dict[str, Estimate]:
    return dict.fromkeys(PLAN.futures, Estimate(3, 1, seconds, size))


def script(seconds: float = 100.0, wishes: Wishes | None = None) -> str:
    asked = wishes or Wishes()
    known = estimates(seconds, 200e6)
    return script_of(array_of(PLAN, "studies/mine", known, asked), known, asked, ["/opt/my tools/piecework-sim"])


def test_tasks_are_as_long_as_asked_for():
    array = array_of(PLAN, "studies/mine", estimates(100.0), Wishes(minutes=5))
    assert [f"{future} {chunk}" for future, chunk in array.tasks] == [
        *("today 0:4", "today 4:8"),
        *("my own 0:4", "my own 4:8"),
    ]
    assert array.folder(3) == Path("studies/mine/my own.parts/r000004-000008")


def test_no_array_is_larger_than_slurm_takes():
    many = Plan("many", {"a": "x", "b": "y"}, [["p"]], replicates=100_000)
    known = dict.fromkeys("ab", Estimate(2, 1, 600.0, 0.0))
    assert len(array_of(many, "s", known, Wishes()).tasks) <= MOST_TASKS


def test_directives():
    lines = script(wishes=Wishes(5, 2, {"partition": "short", "qos": "low"}, at_once=3)).splitlines()
    directives = [line.removeprefix("#SBATCH ") for line in lines if line.startswith("#SBATCH")]
    assert directives[:7] == [
        *("--job-name=mine", "--array=0-1%3", "--cpus-per-task=2", "--time=00:20:00", "--mem=600M"),
        *("--partition=short", "--qos=low"),
    ]


def test_wrong_wishes(tmp_path, capsys):
    for wrong in (Wishes(minutes=0), Wishes(threads=0)):
        with pytest.raises(pw.InputError, match="must both be above 0"):
            array_of(PLAN, "s", estimates(1.0), wrong)
    (tmp_path / "mine.toml").write_text(STUDY)
    words = ["slurm", str(tmp_path / "mine.toml"), "-o", str(tmp_path / "job.sh"), "--seconds"]
    assert main([*words, "0"]) == 2
    assert main([*words, "1", "--sbatch", "qos"]) == 2
    assert main([*words, "1", "--mem", "1\nrm x"]) == 2
    assert "must be one line" in capsys.readouterr().err


def test_the_script_is_posix_and_its_words_survive(tmp_path):
    place = tmp_path / "job.sh"
    place.write_text(script())
    shellcheck = Path(sys.executable).parent / "shellcheck"
    checker = [str(shellcheck)] if shellcheck.exists() else ["sh", "-n"]
    done = subprocess.run([*checker, str(place)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert f"'my own') set -- {shlex.join(PLAN.words('my own'))} \"$@\" ;;" in place.read_text()
    assert '"$PIECEWORK_PROGRAM" "$@"' in place.read_text()
    assert "'/opt/my tools/piecework-sim' \"$@\"" in place.read_text()


SBATCH = """\
#!/bin/sh
echo "sbatch $*" >>"$SAID"
echo "41;cluster"
"""


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script of two tasks in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
    monkeypatch.setenv("PIECEWORK_SCENARIOS", os.environ.get("PIECEWORK_SCENARIOS", str(ROOT / "scenarios")))
    (tmp_path / "mine.toml").write_text(STUDY)
    assert main(["slurm", "mine.toml", "-o", "job.sh", "--seconds", "600"]) == 0
    return tmp_path / "job.sh"


def ask(job: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(job), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)


def test_submitting(job, tmp_path):
    (tmp_path / "sbatch").write_text(SBATCH)
    (tmp_path / "sbatch").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    done = ask(job, "submit", PATH=path, SAID=str(tmp_path / "said"))
    assert done.stdout == "tasks: job 41\nmerge: job 41\n"
    assert (tmp_path / "said").read_text().splitlines() == [
        f"sbatch --parsable {job} task",
        f"sbatch --parsable --dependency=afterany:41 --array=0-0 {job} merge",
    ]
    assert ask(job, "nonsense").returncode == 2
    assert ask(job, "task", "2").stderr == "there is no task 2; allowed: 0 to 1\n"


def killed_at_work(job: Path, number: int, file: str) -> None:
    """Begins a task and kills all of it as soon as there is such a file."""
    task = subprocess.Popen(
        ["sh", str(job)], env=os.environ | {"SLURM_ARRAY_TASK_ID": str(number)}, start_new_session=True
    )
    while task.poll() is None and not list(job.parent.glob(file)):
        time.sleep(0.002)
    os.killpg(task.pid, signal.SIGKILL)
    task.wait()


def test_tasks_make_the_study_that_one_machine_makes(job, tmp_path):
    whole = pw.run_study("mine.toml", out="whole", threads=2, estimate=False)["grown"]
    killed_at_work(job, 1, "studies/mine/grown.parts/r000001-000002/arms/*/r000001.h5")
    assert ask(job, "status").stdout.splitlines() == [
        "0: grown, replicates 0:1: waiting",
        "1: grown, replicates 1:2: begun",
    ]
    early = ask(job, "merge")
    assert early.returncode == 1
    assert "studies/mine/grown: missing replicates: 0" in early.stderr
    for number in ("0", "1", "0"):
        assert ask(job, SLURM_ARRAY_TASK_ID=number).returncode == 0
    assert ask(job, "merge").returncode == 0
    merged = pw.load("studies/mine/grown")
    assert merged.replicates == [0, 1]
    assert merged.provenance["result_hash"] == whole.provenance["result_hash"]
    again = pw.run_study("mine.toml", resume=True, estimate=False)["grown"]
    assert again.provenance["result_hash"] == whole.provenance["result_hash"]


def test_failures_are_told(job, tmp_path):
    study = tmp_path / "studies/mine/grown"
    study.mkdir(parents=True)
    record = {"arm": "pay_floor", "replicate": 1, "status": "failed", "message": "a sum is off", "when": "x"}
    (study / "manifest.jsonl").write_text(json.dumps({"record": record}, separators=(",", ":")) + "\n")
    told = ask(job, "merge", PIECEWORK_PROGRAM="true")
    assert told.returncode == 1
    assert "pay_floor, replicate 1: a sum is off" in told.stderr


def test_precision_is_left_to_afterwards(tmp_path, capsys):
    assert main(["slurm", "floor_or_skills", "-o", str(tmp_path / "job.sh"), "--seconds", "60"]) == 0
    assert "piecework study floor_or_skills --resume" in capsys.readouterr().err
    assert read_plan("floor_or_skills").precision
