"""A run that is killed goes on from its last checkpoint and ends in the same result, whatever became of the files."""

from __future__ import annotations

import json
import os
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
PROGRAM = BUILD / "bin" / "piecework-sim"
QUESTION = ["toronto/grown", "--policy", "skills_programme", "--scale", "1:500", "--until", "2026-01-01"]
QUESTION += ["--replicates", "1", "--seed", "3", "--threads", "1", "--json"]
WARM_UP = "warmup/r000000.checkpoint"
BASELINE = "arms/baseline/r000000.checkpoint"
POLICY = "arms/skills_programme/r000000.checkpoint"


def command(folder: Path, *more: str, every: int = 1) -> list[str]:
    return [str(PROGRAM), "run", *QUESTION, "--checkpoint-every", str(every), "--out", str(folder), *more]


def finish(folder: Path, *more: str) -> tuple[str, str]:
    """Run to the end; the result hash and what was said on the way."""
    done = subprocess.run(command(folder, *more), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result_hash"], done.stderr


def kill_when_there_is(folder: Path, name: str, *more: str) -> None:
    """Start a run and kill it as soon as the file is there."""
    process = subprocess.Popen(command(folder, *more), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while process.poll() is None and not (folder / name).exists():
        time.sleep(0.002)
    assert process.poll() is None, f"it ended before there was a {name}"
    process.kill()
    process.communicate()


def leftovers(folder: Path) -> list[str]:
    return [str(p.relative_to(folder)) for p in folder.rglob("*") if "checkpoint" in p.name or p.name == "warmup"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The result hash of a run that nothing interrupts."""
    folder = tmp_path_factory.mktemp("whole") / "study"
    result, said = finish(folder)
    assert "goes on from" not in said
    assert leftovers(folder) == []
    return result


@pytest.mark.parametrize("moment", [WARM_UP, BASELINE, POLICY])
def test_a_killed_run_goes_on(tmp_path: Path, whole: str, moment: str) -> None:
    folder = tmp_path / "study"
    kill_when_there_is(folder, moment)
    assert (folder / WARM_UP).exists()
    result, said = finish(folder, "--resume")
    assert result == whole
    arm = moment.split("/")[1]
    assert (f"replicate 0 of arm '{arm}' goes on from 202" in said) == moment.startswith("arms/"), said
    assert leftovers(folder) == []


def test_killed_again_and_again(tmp_path: Path, whole: str) -> None:
    folder = tmp_path / "study"
    kill_when_there_is(folder, BASELINE)
    for _ in range(3):
        before = (folder / BASELINE).stat().st_mtime_ns
        process = subprocess.Popen(command(folder, "--resume"), cwd=ROOT, stdout=subprocess.DEVNULL)
        while process.poll() is None and (folder / BASELINE).exists():
            if (folder / BASELINE).stat().st_mtime_ns != before:
                break
            time.sleep(0.002)
        process.kill()
        process.wait()
        if not (folder / BASELINE).exists():
            break
    assert finish(folder, "--resume")[0] == whole


@pytest.mark.parametrize("harm", ["cut", "changed", "swapped", "empty"])
def test_a_damaged_file_costs_time_only(tmp_path: Path, whole: str, harm: str) -> None:
    folder = tmp_path / "study"
    kill_when_there_is(folder, POLICY)
    data = {name: bytearray((folder / name).read_bytes()) for name in (WARM_UP, POLICY)}
    for name, other in ((WARM_UP, POLICY), (POLICY, WARM_UP)):
        own = data[name].copy()
        own[len(own) // 2] ^= 1
        harmed = {"changed": own, "swapped": data[other], "cut": own[: len(own) // 2], "empty": b""}
        (folder / name).write_bytes(harmed[harm])
    result, said = finish(folder, "--resume")
    assert result == whole
    assert said.count("the run begins earlier") == 2, said
    assert leftovers(folder) == []


def test_never_means_never(tmp_path: Path, whole: str) -> None:
    folder = tmp_path / "study"
    process = subprocess.Popen(command(folder, every=0), cwd=ROOT, stdout=subprocess.PIPE)
    seen = set()
    while process.poll() is None:
        seen |= {path.name for path in (folder / "arms").rglob("*.checkpoint")}
    output, _ = process.communicate()
    assert process.returncode == 0
    assert not seen
    assert json.loads(output)["result_hash"] == whole
