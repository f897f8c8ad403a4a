"""A long study does not grow: memory of the process over 1,000 replicates.

toronto/grown at 1:5000, a month of warm-up and three months, the baseline and a pay floor, one thread. The memory of
the process that runs (resident set) is read when the hundredth replicate is committed in both arms, before the last one
is, and, as a peak, until the process ends. The aim: less than 10 % more at the last one than at the hundredth. Both
ways to run are measured, `piecework-sim run` and `piecework.run`. After the last replicate the merged file is made,
which is held in memory whole; that peak is told apart.

``python tests/python/test_memory.py [REPLICATES]`` prints the table alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release")) / "bin" / "piecework-sim"
AIM = 0.1
FROM = 0.1  # the part of the replicates after which growth is counted
PAUSE = 0.25  # seconds between two readings
PYTHON = """
import sys
import piecework as pw
out, replicates = sys.argv[1], int(sys.argv[2])
pw.run("toronto/grown", ["pay_floor"], replicates=replicates, scale="1:5000", until="2025-04-01", threads=1,
       set={"period.warm_up_months": 1}, out=out, progress=False)
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
    """Memory of one run, in MiB, at the beginning of the count, at the last replicate and at the peak."""
    begun = time.monotonic()
    with subprocess.Popen(
        command(way, folder, replicates), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run:
        seen: dict[int, int] = {}
        peak = 0
        while run.poll() is None:
            done, found = committed(folder), memory_of(run.pid)
            if "VmRSS" in found and not (done == replicates and done in seen):
                seen[done] = max(found["VmRSS"], seen.get(done, 0)) if done < replicates else found["VmRSS"]
            peak = max(peak, found.get("VmHWM", 0))
            time.sleep(PAUSE)
    assert run.returncode == 0
    assert committed(folder) == replicates
    first = seen[min(done for done in seen if done >= FROM * replicates)]
    last = seen[max(done for done in seen if done < replicates)]
    growth = {"growth": last / first - 1, "peak_growth": peak / first - 1}
    sizes = {"first": first / 1024, "last": last / 1024, "peak": peak / 1024}
    return sizes | growth | {"seconds": time.monotonic() - begun}


def table(folder: Path, replicates: int) -> pd.DataFrame:
    rows = {way: watched(way, folder / way.partition(" ")[0], replicates) for way in ("piecework-sim run", "pw.run")}
    return pd.DataFrame(rows).T


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


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_memory_does_not_grow_with_replicates(tmp_path, capsys):
    found = table(tmp_path, 1000)
    with capsys.disabled():
        print("\n" + as_text(found))
    assert (found.growth < AIM).all(), as_text(found)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(as_text(table(Path(place), *map(int, sys.argv[1:2] or ["1000"]))))
