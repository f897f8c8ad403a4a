"""The executable piecework-sim as a person meets it: studies, resuming, signals, exit codes."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PIECEWORK_SIM", str(ROOT / "build/release/bin/piecework-sim"))
ENVIRONMENT = {**os.environ, "PIECEWORK_SCENARIOS": str(ROOT / "scenarios")}
SMALL = ["--scale", "1:1000", "--until", "2025-03-01", "--set", "period.warm_up_months=0"]
ARMS = ["--policy", "pay_floor"]
DEADLINE = 30  # seconds until something that should happen is given up


def program(*words: str, cwd: Path, **more) -> subprocess.CompletedProcess[str]:
    options = {"cwd": cwd, "env": ENVIRONMENT, "capture_output": True, "text": True, "timeout": 60, **more}
    return subprocess.run([PROGRAM, *words], check=False, **options)


def started(*words: str, cwd: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [PROGRAM, *words], cwd=cwd, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def result(*words: str, cwd: Path) -> dict:
    """Run and return the JSON; everything else is on standard error."""
    done = program("run", *words, "--json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): digest(path) for path in sorted(folder.rglob("*.h5"))}


def commits_in(manifest: Path) -> int:
    return manifest.read_bytes().count(b'"result_hash"')


def wait_for_commits(process: subprocess.Popen[str], folder: Path, count: int) -> None:
    end = time.monotonic() + DEADLINE
    manifest = folder / "manifest.jsonl"
    while time.monotonic() < end and process.poll() is None:
        if manifest.exists() and manifest.read_bytes().startswith(b"{") and commits_in(manifest) >= count:
            return
        time.sleep(0.005)
    process.kill()
    raise AssertionError(f"fewer than {count} commits: {process.communicate()[1]}")


def test_json_stands_alone_on_standard_output(tmp_path):
    done = program("run", "toronto/baseline", *SMALL, *ARMS, "--replicates", "2", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["arms"] == ["baseline", "pay_floor"]
    assert answer["replicates"] == [0, 1]
    assert (answer["seed"], answer["scale"], answer["until"]) == (1, "1:1000", "2025-03-01")
    assert answer["complete"] is True
    assert answer["seconds"] > 0
    assert answer["threads"] >= 1
    assert len(done.stderr.splitlines()) == 1, "one line says what runs; no bar in a pipe"
    assert "toronto/baseline: baseline, pay_floor; replicates 0 to 1; 2025-01-01 to 2025-03-01" in done.stderr
    for words in (["list", "policies", "--json"], ["describe", "M1", "--json"], ["schema"]):
        done = program(*words, cwd=tmp_path)
        assert done.returncode == 0
        assert json.loads(done.stdout)
        assert done.stderr == ""


def test_the_default_folder_names_scenario_and_identity(tmp_path):
    first = result("toronto/baseline", *SMALL, "--replicates", "1", cwd=tmp_path)
    assert Path(first["study"]).parent == Path("studies")
    assert first["study"].removeprefix("studies/toronto-baseline-").isalnum()
    assert len(first["study"]) == len("studies/toronto-baseline-") + 8
    more = result("toronto/baseline", *SMALL, "--replicates", "1:2", "--resume", cwd=tmp_path)
    assert more["study"] == first["study"], "replicates are no part of the identity"
    assert more["replicates"] == [0, 1]
    other = result("toronto/baseline", *SMALL, "--replicates", "1", "--seed", "2", cwd=tmp_path)
    assert other["study"] != first["study"]
    (tmp_path / "mine.toml").write_text('extends = "toronto/baseline"\n')
    mine = result("mine.toml", *SMALL, "--replicates", "1", cwd=tmp_path)
    assert mine["study"].startswith("studies/mine-")


def test_threads_change_no_byte(tmp_path):
    words = ["toronto/grown", *SMALL, *ARMS, "--replicates", "3", "--out"]
    hashes = {result(*words, f"t{n}", "--threads", str(n), cwd=tmp_path)["result_hash"] for n in (1, 2)}
    assert len(hashes) == 1
    assert files(tmp_path / "t1") == files(tmp_path / "t2")
    assert len(files(tmp_path / "t1")) == 7


def test_resume_starts_continues_and_leaves_alone(tmp_path):
    words = ["toronto/baseline", *SMALL, *ARMS, "--out", "study"]
    (tmp_path / "study").mkdir()
    assert result(*words, "--replicates", "1", "--resume", cwd=tmp_path)["replicates"] == [0]
    whole = result(*words, "--replicates", "3", "--resume", cwd=tmp_path)
    assert whole["replicates"] == [0, 1, 2]
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "study").rglob("*.*") if path.name != ".lock"}
    again = result(*words, "--replicates", "3", "--resume", cwd=tmp_path)
    assert again["result_hash"] == whole["result_hash"]
    assert {path: path.stat().st_mtime_ns for path in before} == before, "a finished study is left alone"
    absent = result(*words[:-1], "absent", "--replicates", "3", "--resume", cwd=tmp_path)
    assert absent["result_hash"] == whole["result_hash"]
    assert files(tmp_path / "absent") == files(tmp_path / "study")


def test_a_folder_in_use_is_not_overwritten(tmp_path):
    words = ["run", "toronto/baseline", *SMALL, "--replicates", "1", "--out", "study"]
    assert program(*words, cwd=tmp_path).returncode == 0
    before = files(tmp_path / "study")
    again = program(*words, cwd=tmp_path)
    assert again.returncode == 2
    assert "study: " in again.stderr
    assert "--resume" in again.stderr
    for more in (["--seed", "2"], ["--policy", "pay_floor"], ["--set", "platforms.board.fee=0.1"]):
        for resume in ([], ["--resume"]):
            other = program(*words, *more, *resume, cwd=tmp_path)
            assert other.returncode == 2, more
            assert "another study" in other.stderr, more
    assert files(tmp_path / "study") == before
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("dear")
    assert program(*words[:-1], "full", cwd=tmp_path).returncode == 2
    assert program(*words[:-1], "full", "--resume", cwd=tmp_path).returncode == 2
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]


def test_killed_and_resumed_equals_uninterrupted(tmp_path):
    words = ["toronto/grown", *SMALL, *ARMS, "--replicates", "4", "--threads", "2", "--out"]
    whole = result(*words, "whole", cwd=tmp_path)
    for commits in (1, 5):
        name = f"killed{commits}"
        process = started("run", *words, name, cwd=tmp_path)
        wait_for_commits(process, tmp_path / name, commits)
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        resumed = result(*words, name, "--resume", cwd=tmp_path)
        assert resumed["result_hash"] == whole["result_hash"]
        assert files(tmp_path / name) == files(tmp_path / "whole")


@pytest.mark.clock
def test_an_interrupt_leaves_a_folder_to_resume(tmp_path):
    words = ["run", "toronto/grown", *SMALL, "--threads", "2", "--out", "a study", "--replicates"]
    process = started(*words, "200", cwd=tmp_path)
    wait_for_commits(process, tmp_path / "a study", 1)
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=DEADLINE)
    assert time.monotonic() - sent < 1.0
    assert process.returncode == 130
    assert out == ""
    assert "--out 'a study' --replicates 200 --resume" in err
    committed = commits_in(tmp_path / "a study/manifest.jsonl")
    assert f"{committed} replicates of arms are safe" in err
    resumed = program(*words, "1", "--resume", "--json", cwd=tmp_path)
    assert resumed.returncode == 0, resumed.stderr


@pytest.mark.clock
@pytest.mark.parametrize(("number", "seconds"), [(signal.SIGTERM, 0.05), (signal.SIGINT, 0.5), (signal.SIGINT, 3.0)])
def test_an_interrupt_stops_a_long_replicate_within_a_second(tmp_path, number, seconds):
    process = started("run", "toronto/grown", "--scale", "1:100", "--threads", "2", "--out", "study", cwd=tmp_path)
    wait_for_commits(process, tmp_path / "study", 0)
    time.sleep(seconds)
    sent = time.monotonic()
    process.send_signal(number)
    process.communicate(timeout=DEADLINE)
    assert time.monotonic() - sent < 1.0
    assert process.returncode == 130


def test_two_runs_do_not_share_a_folder(tmp_path):
    words = ["run", "toronto/grown", *SMALL, "--out", "study", "--resume", "--replicates"]
    first = started(*words, "200", cwd=tmp_path)
    wait_for_commits(first, tmp_path / "study", 1)
    second = program(*words, "200", cwd=tmp_path)
    assert second.returncode == 3
    assert "study" in second.stderr
    assert "in use by another run" in second.stderr
    first.kill()
    first.communicate()
    assert program(*words, "1", cwd=tmp_path).returncode == 0, "the lock dies with its process"


def test_a_terminal_sees_a_bar_and_results_stay_clean(tmp_path):
    ours, theirs = pty.openpty()
    words = ["run", "toronto/grown", *SMALL, "--replicates", "4", "--json"]
    process = subprocess.Popen(
        [PROGRAM, *words], cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=theirs, text=True
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            block = os.read(ours, 4096)
        except OSError:  # the other end was closed
            break
        if not block:
            break
        seen += block
    os.close(ours)
    out, _ = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0
    assert json.loads(out)["complete"] is True
    assert b"\r[" in seen
    assert b"/4, " in seen
    assert seen.rstrip(b"\n").endswith(b"\x1b[K"), "the bar is wiped"


def test_hash_tells_an_altered_study(tmp_path):
    answer = result("toronto/baseline", *SMALL, "--replicates", "1", "--out", "study", cwd=tmp_path)
    same = program("hash", "study", cwd=tmp_path)
    assert (same.returncode, same.stdout) == (0, answer["result_hash"] + "\n")
    h5py = pytest.importorskip("h5py")
    with h5py.File(tmp_path / "study/study.h5", "r+") as file:
        file["summary_value"][0, 0, 0] += 1.0
    altered = program("hash", "study", cwd=tmp_path)
    assert altered.returncode == 1
    assert altered.stdout != same.stdout
    assert "altered" in altered.stderr


def test_merge_makes_the_study_file_of_a_stopped_run(tmp_path):
    words = ["run", "toronto/grown", *SMALL, *ARMS, "--replicates", "200", "--out", "study"]
    process = started(*words, cwd=tmp_path)
    wait_for_commits(process, tmp_path / "study", 3)
    process.kill()
    process.communicate()
    assert not (tmp_path / "study/study.h5").exists()
    merged = program("merge", "study", cwd=tmp_path)
    assert merged.returncode == 0, merged.stderr
    assert (tmp_path / "study/study.h5").exists()
    assert program("hash", "study", cwd=tmp_path).returncode == 0


def test_a_replicate_that_fails_ends_the_run_or_does_not(tmp_path):
    """Too little memory makes every replicate fail, and nothing else."""

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        words = ["run", "toronto/baseline", "--scale", "1:4", "--until", "2025-02-01", "--replicates", "2", *more]
        words += ["--set", "period.warm_up_months=0", "--threads", "1", "--out", "study", "--json"]
        return program(
            *words, cwd=tmp_path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        )

    MEMORY = 200_000_000
    stopped = run()
    assert stopped.returncode == 70
    assert stopped.stdout == ""
    assert "replicate 0 of arm 'baseline' failed after" in stopped.stderr
    assert "out of memory" in stopped.stderr
    assert "replicate 1" not in stopped.stderr.replace("replicates 0 to 1", "")
    gone_on = run("--resume", "--on-error", "continue")
    assert gone_on.returncode == 70
    failures = json.loads(gone_on.stdout)["failures"]
    assert [(each["arm"], each["replicate"], each["message"]) for each in failures] == [
        ("baseline", 0, "out of memory"),
        ("baseline", 1, "out of memory"),
    ]
    assert not (tmp_path / "study/study.h5").exists()


def test_a_policy_that_begins_after_the_end_is_a_warning(tmp_path):
    late = ["--set", "policies.pay_floor.start=2026-01-01"]
    done = program("run", "toronto/baseline", *SMALL, *ARMS, *late, "--replicates", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "warning: policy 'pay_floor' starts on 2026-01-01" in done.stderr


def test_nothing_depends_on_folder_or_command_line(tmp_path):
    words = ["toronto/baseline", *SMALL, "--replicates", "1"]
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        result(*words, "--out", str(tmp_path / name / "study"), cwd=tmp_path / name)
    assert files(tmp_path / "here/study") == files(tmp_path / "there/study")
    manifest = (tmp_path / "here/study/manifest.jsonl").read_text()
    assert "piecework-sim run toronto/baseline" in manifest
    assert str(tmp_path).encode() not in (tmp_path / "here/study/study.h5").read_bytes()
