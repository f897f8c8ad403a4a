"""What a fault may not do to a study folder, and the two programs that faults are done to.

The manifest and the files are read here without the code under test. A fault may cost what was not yet committed,
nothing else: every commit seen once stays, every file under its final name is the file of an undisturbed run, every
exit code is one of the documented, and the run that follows ends in the same study.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
PROGRAM = os.environ.get("PIECEWORK_SIM", str(BUILD / "bin" / "piecework-sim"))
HAMMER = str(BUILD / "tests" / "faults" / "store_hammer")
LINE = re.compile(rb'\{"length":(\d+),"crc32":"([0-9a-f]{8})","record":(.*)\}', re.DOTALL)
DONE, BAD_INPUT, OUTPUT_FAILED, INTERRUPTED = 0, 2, 3, 130
DEADLINE = 60  # seconds until a program is taken to hang

Run = tuple[str, int]  # arm, replicate


def whole_records(folder: Path) -> list[dict]:
    """Records of the lines that count, the identity first."""
    manifest = folder / "manifest.jsonl"
    lines = manifest.read_bytes().split(b"\n")[:-1] if manifest.exists() else []
    records = []
    for line in lines:
        match = LINE.fullmatch(line)
        if match and len(match[3]) == int(match[1]) and zlib.crc32(match[3]) == int(match[2], 16):
            records.append(json.loads(match[3]))
    return records


def commits(folder: Path) -> dict[Run, dict]:
    """Records of committed replicates whose file stands as it was committed."""
    found = {}
    for record in whole_records(folder)[1:]:
        if "sha256" in record and digest(folder / record["file"]) == record["sha256"]:
            found[record["arm"], record["replicate"]] = record
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def digests(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): digest(path) for path in sorted(folder.rglob("*.h5"))}


@dataclass
class Tally:
    """What one fault did, over all the times it was done."""

    fault: str
    times: int = 0
    lost: int = 0  # commits that were seen once and are gone
    unreadable: int = 0  # files under their final names that are not those of an undisturbed run
    crashes: int = 0  # ends by a signal of their own, and exit codes that are not documented for the fault
    wrong: int = 0  # studies that did not end as the undisturbed one, or with a replicate run twice
    seconds: float = 0.0
    note: str = ""
    skipped: bool = False
    details: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not (self.lost or self.unreadable or self.crashes or self.wrong)

    def blame(self, column: str, detail: str, count: int = 1) -> None:
        if count:
            setattr(self, column, getattr(self, column) + count)
            self.details.append(f"{self.fault}: {column}: {detail}")


@dataclass(frozen=True)
class Target:
    """A program that writes a study folder, with the files of an undisturbed run of it."""

    command: Callable[[Path], list[str]]
    expected: Mapping[str, str]
    seconds: float  # of an undisturbed run

    def start(self, folder: Path, more: Sequence[str] = (), limit: tuple[int, int] | None = None) -> subprocess.Popen:
        """`limit` is a resource of the `resource` module and what the process may have of it."""

        def confine() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write beyond the limit then fails with EFBIG
            if limit:
                resource.setrlimit(limit[0], (limit[1], limit[1]))

        return subprocess.Popen(
            [*self.command(folder), *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PIECEWORK_SCENARIOS": str(ROOT / "scenarios")},
            preexec_fn=confine,
        )


def measured(command: Callable[[Path], list[str]], folder: Path) -> Target:
    """The target whose undisturbed run is done now, in `folder`."""
    begin = time.monotonic()
    target = Target(command, {}, 0.0)
    _, errors = (process := target.start(folder)).communicate(timeout=DEADLINE)
    assert process.returncode == DONE, errors
    return Target(command, digests(folder), time.monotonic() - begin)


def hammer(replicates: int) -> Callable[[Path], list[str]]:
    """Commits replicates of two arms, large enough to be killed within."""
    return lambda folder: [HAMMER, str(folder), str(replicates)]


def program(replicates: int, threads: int = 2) -> Callable[[Path], list[str]]:
    """The program itself on two months of a small city with one policy."""
    words = ["--scale", "1:2000", "--until", "2025-03-01", "--set", "period.warm_up_months=0", "--policy", "pay_floor"]
    many = ["--replicates", str(replicates), "--threads", str(threads), "--resume"]
    return lambda folder: [PROGRAM, "run", "toronto/baseline", *words, *many, "--out", str(folder)]


@dataclass
class Study:
    """One study folder under faults."""

    target: Target
    folder: Path
    tally: Tally
    seen: set[Run] = field(default_factory=set)  # commits that were told or read
    finished: bool = False

    def run(self, allowed: Sequence[int], more: Sequence[str] = (), limit: tuple[int, int] | None = None) -> str:
        """Runs to the end and checks everything; returns what was said on standard error."""
        return self.end(self.target.start(self.folder, more, limit), allowed)

    def end(self, process: subprocess.Popen, allowed: Sequence[int]) -> str:
        """Waits for the end of a process on this folder and checks everything."""
        output, errors = process.communicate(timeout=DEADLINE)
        if process.returncode not in allowed:
            self.tally.blame("crashes", f"exit code {process.returncode}, not one of {list(allowed)}: {errors}")
        self.finished = process.returncode == DONE
        for line in output.split("\n")[:-1]:  # a line without its newline was still being told
            arm, _, number = line.partition(" ")
            if number.isdigit():
                self.seen.add((arm, int(number)))
        self.check()
        return errors

    def check(self) -> None:
        found = commits(self.folder)
        self.tally.blame("lost", f"{self.seen - found.keys()}", len(self.seen - found.keys()))
        self.seen |= found.keys()
        for name, value in digests(self.folder).items():
            if value != self.target.expected.get(name):
                self.check_part(name)

    def check_part(self, name: str) -> None:
        """A study.h5 of an unfinished study is that of fewer replicates; no other file may differ."""
        if name != "study.h5" or self.finished:
            self.tally.blame("unreadable", f"{name} is not the file of an undisturbed run")

    def finish(self, more: Sequence[str] = ()) -> None:
        """Goes on without a fault: the study must be that of an undisturbed run."""
        self.run([DONE], more)
        if digests(self.folder) != self.target.expected:
            self.tally.blame("wrong", "the resumed study is not the undisturbed one")
        records = [record for record in whole_records(self.folder)[1:] if "sha256" in record]
        if len({(record["arm"], record["replicate"]) for record in records}) != len(records):
            self.tally.blame("wrong", "a replicate was run twice")
        left = [str(path) for path in self.folder.rglob("*.tmp")]
        self.tally.blame("wrong", f"left behind: {left}", len(left))


def listen_to_interrupts() -> None:
    """Lets SIGINT reach the programs even where the tests were started with it ignored (`nohup`, `&`)."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
