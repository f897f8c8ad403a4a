"""What a study will take, before it starts: two small trials of the same arms, drawn out to the scale asked for.

Time and memory of a run are nearly linear in the simulated persons, with a part that does not depend on them; two
trials at coarser scales give both parts. A trial is a process of its own, so that its memory can be told from this
one's. The board's tasks are scaled as persons are, but not all of its costs: expect the truth within a factor of two.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from piecework.errors import InputError
from piecework.results.manifest import read_manifest
from piecework.scenario_files import find_file, merged, value_of
from piecework.study.run import raise_unless_done, scenario_folders

COARSE, FINER = 4000, 2000  # residents per simulated person in the two trials
MEGABYTE = 1e6
PROGRAM = "import sys; from piecework.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Estimate:
    """Time and memory of a study that has not run yet.

    Attributes
    ----------
    runs
        Runs of one arm for one replicate.
    threads
        Runs at the same time.
    seconds
        Wall time.
    bytes
        Largest memory.
    """

    runs: int
    threads: int
    seconds: float
    bytes: float

    def __str__(self) -> str:
        minutes = self.seconds / 60
        time = f"{minutes:.0f} min" if minutes >= 2 else f"{self.seconds:.0f} s"
        return f"{self.runs} runs on {self.threads} threads: about {time} and {self.bytes / MEGABYTE:,.0f} MB"


@dataclass(frozen=True)
class Trial:
    """One trial: persons per resident, mean seconds of a run, and the largest memory of the process."""

    share: float
    seconds: float
    bytes: float


def estimate_of(arguments: Sequence[str], replicates: int, residents_per_person: float, threads: int) -> Estimate:
    """Tries the words of a ``run`` command (scenario, policies, changes, no scale) and says what it will take.

    Raises
    ------
    InputError, OutputError, InternalError
        As the run itself would.
    """
    coarse = max(2 * residents_per_person, COARSE)
    finer = max(residents_per_person, min(coarse / 2, FINER))
    arms = 1 + list(arguments).count("--policy")
    trials = [_trial(arguments, scale) for scale in (coarse, finer)]
    return drawn_out(trials, 1.0 / residents_per_person, replicates * arms, threads)


def estimate_of_replicate(words: Sequence[str]) -> Estimate:
    """What one replicate takes in all arms on one thread, for the words of a ``run`` command: scenario first.

    Raises
    ------
    InputError, OutputError, InternalError
        As the run itself would.
    """
    words = list(words)
    scale = str(value_of(merged(find_file(words[0])), "scale.residents") or "1:100")
    if "--scale" in words:
        at = words.index("--scale")
        scale, words = words[at + 1], words[:at] + words[at + 2 :]
    return estimate_of(words, 1, float(scale.rpartition(":")[2]), 1)


def drawn_out(trials: Sequence[Trial], share: float, runs: int, threads: int) -> Estimate:
    """Straight lines through two trials, at the share of residents that the study simulates.

    Examples
    --------
    >>> trials = [Trial(0.001, 2.0, 100e6), Trial(0.002, 3.0, 110e6)]
    >>> print(drawn_out(trials, 0.01, runs=16, threads=2))
    16 runs on 2 threads: about 88 s and 290 MB
    """
    first, second = trials
    wide = second.share - first.share
    slope = max(0.0, (second.seconds - first.seconds) / wide)
    seconds = max(second.seconds + slope * (share - second.share), 0.0)
    each = max(0.0, (second.bytes - first.bytes) / wide)
    fixed = second.bytes - each * second.share
    threads = max(1, min(threads, runs))
    return Estimate(runs, threads, seconds * runs / threads, fixed + threads * each * share)


def _trial(arguments: Sequence[str], scale: float) -> Trial:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "study"
        words = ["run", *arguments, "--scale", f"1:{scale:.0f}", "--replicates", "1", "--threads", "1"]
        command = [sys.executable, "-c", PROGRAM, *words, "--out", str(place), "--json"]
        with (
            (Path(folder) / "said").open("w+") as said,
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment()) as process,
        ):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            raise_unless_done(process.returncode, said.read().removeprefix("piecework: "))
        seconds = [record["seconds"] for record in read_manifest(place).records.values() if "seconds" in record]
    if not seconds:
        raise InputError("the trial of the study committed nothing; run it once with one replicate to see why")
    return Trial(1.0 / scale, sum(seconds) / len(seconds), used.ru_maxrss * 1024.0)


def environment() -> dict[str, str]:
    """The environment of a process that is to find the same package and the same scenarios as this one."""
    folders = os.pathsep.join(os.fsdecode(name) for name in scenario_folders())
    paths = os.pathsep.join([*sys.path[1:], os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PIECEWORK_SCENARIOS": folders, "PYTHONPATH": paths}


def as_json(estimate: Estimate) -> str:
    """The estimate for other programs."""
    return json.dumps({name: getattr(estimate, name) for name in ("runs", "threads", "seconds", "bytes")})
