"""A long study does not grow: memory of the process over 1,000 replicates, the merged file at the end included.

toronto/grown at 1:5000, a month of warm-up and three months, the baseline and a pay floor, one thread. The memory of
the process that runs (resident set) is read when a tenth of the replicates is committed in both arms, before the last
one is, and, as a peak, until the process ends, which is when the merged file is made. A run of a tenth of the
replicates has a peak, too. The aim: less than 10 % more at the last replicate than at a tenth of them, and a peak less
than 10 % above that of the tenth. Both ways to run are measured, `piecework-sim run` and `piecework.run`.

``python tests/python/test_memory.py [REPLICATES [WAY...]]`` prints the table alone, of both ways or of those named.
The short test does the same to a program that only commits and merges.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
PROGRAM = BUILD / "bin" / "piecework-sim"
HAMMER = BUILD / "tests" / "faults" / "store_hammer"  # commits 160 kB of values for each replicate of two arms
AIM = 0.1
FROM = 0.1  # the part of the replicates after which growth is counted
PAUSE = 0.25  # seconds between two readings
WAYS = ("piecework-sim run", "pw.run")
PYTHON = """
import sys
import piecework as pw
out, replicates = sys.argv[1], int(sys.argv[2])
pw.run("toronto/grown", ["pay_floor"], replicates=replicates, scale="1:5000", until="2025-04-01", threads=1,
       set={"period.warm_up_months": 1}, out=out, progress=False)
"""
# Peak of a command in KiB, as its last line; a small process of its own, since a child counts what its parent had.
PEAK = """
import os, sys
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
print(used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def command(way: str, folder: Path, replicates: int) -> list[str]:
    if way == "pw.run":
        return [sys.executable, "-c", PYTHON, str(folder), str(replicates)]
    asked = f"run toronto/grown --policy pay_floor --replicates {replicates} --scale 1:5000 --until 2025-04-01"
    return [str(PROGRAM), *asked.split(), "--threads=1", "--set=period.warm_up_months=1", f"--out={folder}"]


def memory_of(process: int) -> dict[str, int]:
    """Resident set now and at its highest, in KiB; empty once the process has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return {}
    return {line[:5]: int(line.split()[1]) for line in lines if line.startswith(("VmRSS", "VmHWM"))}


def committed(folder: Path) -> int:
    """Replicates that are committed in both arms."""
    arms = folder / "arms"
    counts = [sum(name.endswith(".h5") for name in os.listdir(arm)) for arm in arms.iterdir()] if arms.is_dir() else []
    return min(counts) if len(counts) == 2 else 0


def watched(way: str, folder: Path, replicates: int) -> dict[str, float]:
    """Memory of one run, in MiB: at a tenth, at half, before the last replicate and at its peak; and its growth.

    Also the seconds that it took, and those from the last commit to its end.
    """
    begun = last_commit = time.monotonic()
    with subprocess.Popen(
        command(way, folder, replicates), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        seen: dict[int, float] = {}  # the highest reading by the replicates that are committed
        peak = 0.0
        while run.poll() is None:
            done, found = committed(folder), memory_of(run.pid)
            if done < replicates:
                last_commit = time.monotonic()
            if "VmRSS" in found:
                seen[done] = max(found["VmRSS"] / 1024, seen.get(done, 0.0))
            peak = max(peak, found.get("VmHWM", 0) / 1024)
            time.sleep(PAUSE)
    assert run.returncode == 0
    assert committed(folder) == replicates
    first, middle = (seen[min(done for done in seen if done >= part * replicates)] for part in (FROM, 0.5))
    last = seen[max(done for done in seen if done < replicates)]
    ended = time.monotonic()
    sizes = {"at_a_tenth": first, "at_half": middle, "at_the_last": last, "peak": peak, "growth": last / first - 1}
    return sizes | {"seconds": ended - begun, "merge_seconds": ended - last_commit}


def compared(way: str, folder: Path, replicates: int) -> dict[str, float]:
    """Memory of one run, beside the peak of a run of a tenth of its replicates."""
    small = watched(way, folder / "tenth", max(2, int(FROM * replicates)))["peak"]
    found = watched(way, folder / "whole", replicates)
    return found | {"peak_of_a_tenth": small, "peak_growth": found["peak"] / small - 1}


def table(folder: Path, replicates: int, ways: Sequence[str] = WAYS) -> pd.DataFrame:
    return pd.DataFrame({way: compared(way, folder / way.partition(" ")[0], replicates) for way in ways}).T


def as_text(found: pd.DataFrame) -> str:
    return found.to_string(float_format=lambda value: f"{value:.4g}")


def test_what_is_read(tmp_path):
    found = memory_of(os.getpid())
    assert 0 < found["VmRSS"] <= found["VmHWM"]
    assert memory_of(2**30) == {}
    assert committed(tmp_path) == 0
    for arm, files in (("baseline", 3), ("pay_floor", 2)):
        (tmp_path / "arms" / arm).mkdir(parents=True)
        for number in range(files):
            (tmp_path / "arms" / arm / f"r{number:06d}.h5").touch()
        (tmp_path / "arms" / arm / "r000009.checkpoint").touch()
    assert committed(tmp_path) == 2


def peak_of(*words: object) -> float:
    command = [sys.executable, "-S", "-c", PEAK, *map(str, words)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return int(said.split()[-1]) / 1024


def peak_of_hammer(folder: Path, replicates: int) -> float:
    return peak_of(HAMMER, folder / str(replicates), replicates, "EIO", "1000000")  # without syncing the disk


def test_committing_merging_and_hashing_many_takes_no_more_memory_than_few(tmp_path):
    few, many = (peak_of_hammer(tmp_path, replicates) for replicates in (10, 100))
    assert many < (1 + AIM) * few, f"{few:.1f} and {many:.1f} MiB"  # held in memory, it would be twice as much
    few, many = (peak_of(PROGRAM, "hash", tmp_path / str(replicates)) for replicates in (10, 100))
    assert many < (1 + AIM) * few, f"{few:.1f} and {many:.1f} MiB to hash"


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_memory_does_not_grow_with_replicates(tmp_path, capsys):
    found = table(tmp_path, 1000)
    with capsys.disabled():
        print("\n" + as_text(found))
    assert (found[["growth", "peak_growth"]] < AIM).all(axis=None), as_text(found)


if __name__ == "__main__":
    count, *chosen = sys.argv[1:] or ["1000"]
    with tempfile.TemporaryDirectory() as place:
        print(as_text(table(Path(place), int(count), chosen or WAYS)))
