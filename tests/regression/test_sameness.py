"""Same scenario and seed, same bits: whatever the threads, the compiler, the optimisation level and the processor.

One scenario at 1:1000 is run by the release build with one and two threads, by the release build with the processor's
newer instructions masked, and by clang at -O0; the two builds also go on from each other's checkpoints. All must give
the result hash stored beside this file. Set PIECEWORK_UPDATE=1 to store a new one; the changelog then says which of
bit, statistics or science changed.
"""

import hashlib
import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORED = Path(__file__).with_name("golden.json")
QUESTION = ["toronto/grown", "--policy", "pay_floor+requester_reputation", "--policy", "skills_programme"]
QUESTION += ["--replicates", "2", "--scale", "1:1000", "--until", "2025-04-01", "--seed", "5"]


def run(program: Path, folder: Path, threads: int, **environment: str) -> str:
    """Run the question and return its result hash."""
    command = [program, "run", *QUESTION, "--threads", str(threads), "--out", folder, "--json"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["result_hash"]


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every result file of a study."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.h5"))
    }


@pytest.fixture(scope="module")
def release() -> Path:
    build = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
    return build / "bin" / "piecework-sim"


@pytest.fixture(scope="module")
def first(release, tmp_path_factory) -> tuple[str, dict[str, str]]:
    """Result hash and file digests of the release build on one thread."""
    folder = tmp_path_factory.mktemp("first") / "study"
    return run(release, folder, 1), digests(folder)


def test_the_result_is_the_stored_one(first):
    if os.environ.get("PIECEWORK_UPDATE") == "1":
        STORED.write_text(json.dumps({"question": QUESTION, "result_hash": first[0]}, indent=2) + "\n")
    stored = json.loads(STORED.read_text())
    assert stored["question"] == QUESTION
    assert first[0] == stored["result_hash"], "results changed: say in the changelog how (bit, statistics, science)"


def test_threads_change_no_byte_of_any_file(first, release, tmp_path):
    assert run(release, tmp_path / "study", 2) == first[0]
    assert digests(tmp_path / "study") == first[1]


def test_an_older_processor_changes_nothing(first, release, tmp_path):
    masked = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"
    assert run(release, tmp_path / "study", 2, GLIBC_TUNABLES=masked) == first[0]
    assert digests(tmp_path / "study") == first[1]


@pytest.fixture(scope="module")
def clang() -> Path:
    """The program as clang makes it without optimising."""
    compiler = shutil.which("clang++-19")
    assert compiler, "clang++-19 is in the package list of test.sh"
    tree = ROOT / "build" / "clang"
    options = [f"-DCMAKE_CXX_COMPILER={compiler}", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0"]
    options += ["-DPIECEWORK_TESTS=OFF", "-DPIECEWORK_UNITY=ON"]
    options += ["-DPIECEWORK_PCH=OFF"]  # here a header that is not included is missed, if by eight files in a row
    configure = ["cmake", "-S", ROOT, "-B", tree, "-G", "Ninja", *options]
    build = ["cmake", "--build", tree, "--target", "piecework-sim"]
    for command in (configure, build):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return tree / "bin" / "piecework-sim"


@pytest.mark.timeout(900)
def test_another_compiler_without_optimisation_changes_nothing(first, clang, tmp_path):
    assert run(clang, tmp_path / "study", 2) == first[0]


def kill_at_a_checkpoint(program: Path, folder: Path) -> None:
    """Leave a study whose runs have checkpoints; try again if it ended too soon."""
    command = [program, "run", *QUESTION, "--threads", "2", "--checkpoint-every", "1", "--out", folder]
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while process.poll() is None and not list(folder.glob("arms/*/*.checkpoint")):
            time.sleep(0.001)
        process.kill()
        process.wait()
        if list(folder.glob("arms/*/*.checkpoint")):
            return
    pytest.fail("every run ended before it was killed")


@pytest.mark.timeout(900)
def test_builds_go_on_from_each_others_checkpoints(first, release, clang, tmp_path):
    for killed, resumed in ((release, clang), (clang, release)):
        folder = tmp_path / f"{killed.parents[1].name}"
        kill_at_a_checkpoint(killed, folder)
        command = [resumed, "run", *QUESTION, "--threads", "1", "--resume", "--out", folder, "--json"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "goes on from 2025-0" in done.stderr
        assert json.loads(done.stdout)["result_hash"] == first[0]
