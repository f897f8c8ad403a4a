"""Every fault that is done to a study folder, one function each; `ROWS` lists them.

Each takes a `Bench` and fills a tally. What cannot be done on this machine (mounting, for instance) says so.
"""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from injection import (
    BAD_INPUT,
    DONE,
    INTERRUPTED,
    OUTPUT_FAILED,
    Study,
    Tally,
    Target,
    commits,
    hammer,
    measured,
    program,
    whole_records,
)

SEED = int(os.environ.get("PIECEWORK_KILL_SEED", "20250131"))
NEVER = ["EIO", "1000000"]  # a call that no run reaches: sound, but without waiting for the disk
MOST_CALLS = 1000
FEWEST_POINTS = 12


@dataclass(frozen=True)
class Bench:
    """Where the faults are done, and how often."""

    folder: Path
    long: bool = False

    def often(self, short: int, long: int) -> int:
        return long if self.long else short

    @cached_property
    def store(self) -> Target:
        return measured(hammer(8), self.folder / "store")

    @cached_property
    def small_store(self) -> Target:
        return measured(hammer(1), self.folder / "small_store")

    @cached_property
    def program(self) -> Target:
        return measured(program(4), self.folder / "program")

    def studies(self, target: Target, tally: Tally) -> Iterator[Study]:
        """Folders under `target`, each new once it was asked for."""
        place = self.folder / re.sub(r"\W+", "_", tally.fault)
        number = 0
        while True:
            number += 1
            yield Study(target, place / str(number), tally)


class Skipped(Exception):
    """The machine does not allow this fault; says why."""


def _at_random_times(bench: Bench, tally: Tally, target: Target, times: int) -> None:
    moments = random.Random(SEED)
    studies = bench.studies(target, tally)
    study, hits = next(studies), 0
    for _ in range(times):
        if study.finished:
            study.finish()
            study = next(studies)
        process = target.start(study.folder)
        time.sleep(moments.uniform(0.0, target.seconds))
        hits += process.poll() is None
        process.kill()
        study.end(process, [DONE, -signal.SIGKILL])
        tally.times += 1
    study.finish()
    tally.note = f"{hits} met a running process; seed {SEED}"
    assert hits > times // 4, "the kills came too late to test anything"


def kill_program(bench: Bench, tally: Tally) -> None:
    """kill -9 of the program at random times"""
    _at_random_times(bench, tally, bench.program, bench.often(20, 200))


def kill_store(bench: Bench, tally: Tally) -> None:
    """kill -9 of the store at random times"""
    _at_random_times(bench, tally, bench.store, bench.often(20, 1000))


def _at_every_call(bench: Bench, tally: Tally, fault: str) -> None:
    """Does the fault at the first call of the operating system, then at the second, until a run needs none."""
    harmless = fault in ("EINTR", "short write")
    allowed = [-signal.SIGKILL] if fault.startswith("kill") else [DONE] if harmless else [OUTPUT_FAILED]
    points = set()
    for call, study in enumerate(bench.studies(bench.small_store, tally), start=1):
        errors = study.run([*allowed, DONE], [fault, str(call)])
        point = re.match(r"point (.*)", errors)
        if study.finished and point and not harmless:
            tally.blame("crashes", f"{point[1]} failed unnoticed")
        study.finish(NEVER)
        shutil.rmtree(study.folder)
        if not point and call > 1:
            break
        points.add(point[1] if point else "")
        tally.times += 1
        assert call < MOST_CALLS
    tally.note = f"{len(points)} kinds of calls"
    assert len(points) >= FEWEST_POINTS or fault == "short write", points


def kill_before_every_call(bench: Bench, tally: Tally) -> None:
    """kill -9 before every step of a commit"""
    _at_every_call(bench, tally, "kill before")


def kill_after_every_call(bench: Bench, tally: Tally) -> None:
    """kill -9 after every step, a write half done"""
    _at_every_call(bench, tally, "kill after")


def _failing(fault: str) -> Callable[[Bench, Tally], None]:
    def fail(bench: Bench, tally: Tally) -> None:
        _at_every_call(bench, tally, fault)

    fail.__doc__ = f"{fault} at every call"
    return fail


def full_disk(bench: Bench, tally: Tally) -> None:
    """full disk (tmpfs)"""
    with mounted(bench.folder / "full") as (place, remount):
        for kilobytes in range(64, 64 + 48 * bench.often(3, 12), 48):
            study = Study(bench.program, place / "study", tally)
            remount(f"size={kilobytes}k")
            errors = study.run([OUTPUT_FAILED])
            if "No space left" not in errors:
                tally.blame("wrong", f"the message does not tell of the full disk: {errors}")
            remount("size=64m")
            study.finish()
            shutil.rmtree(study.folder)
            tally.times += 1


def few_file_handles(bench: Bench, tally: Tally) -> None:
    """too few file handles"""
    # Three are the standard streams, and a program needs one to be loaded at all.
    for most, study in zip(range(4, 64), bench.studies(bench.program, tally), strict=False):
        study.run([DONE, BAD_INPUT, OUTPUT_FAILED], limit=(resource.RLIMIT_NOFILE, most))
        if study.finished:
            tally.note = f"{most} are enough"
            break
        study.finish()
        tally.times += 1
    assert tally.note, "64 are not enough"


def small_files(bench: Bench, tally: Tally) -> None:
    """limit on the size of files"""
    largest = max(path.stat().st_size for path in (bench.folder / "program").rglob("*.*"))
    limits = range(0, largest, max(1, largest // bench.often(5, 200)))
    for most, study in zip(limits, bench.studies(bench.program, tally), strict=False):
        errors = study.run([OUTPUT_FAILED], limit=(resource.RLIMIT_FSIZE, most))
        if "File too large" not in errors:
            tally.blame("wrong", f"the message does not tell of the limit: {errors}")
        study.finish()
        tally.times += 1


@contextmanager
def mounted(place: Path) -> Iterator[tuple[Path, Callable[[str], None]]]:
    """A small file system of its own, and a call that changes its options."""
    place.mkdir()

    def mount(options: str, *more: str) -> None:
        done = subprocess.run(
            ["mount", *more, "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, text=True
        )
        if done.returncode:
            raise Skipped(f"mounting is not allowed: {done.stderr.strip()}")

    if not shutil.which("mount"):
        raise Skipped("there is no mount command")
    mount("size=64m")
    try:
        yield place, lambda options: mount(f"remount,{options}")
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def read_only_folder(bench: Bench, tally: Tally) -> None:
    """read-only directory"""
    if os.geteuid() == 0:
        with mounted(bench.folder / "read_only") as (place, remount):
            _refused(bench, tally, place, lambda allowed: remount("rw" if allowed else "ro"))
    else:
        place = bench.folder / "read_only"
        place.mkdir()
        _refused(bench, tally, place, lambda allowed: _permit(place, allowed))


def _permit(place: Path, allowed: bool) -> None:
    for folder in [place, *(path for path in place.rglob("*") if path.is_dir())]:
        folder.chmod(0o755 if allowed else 0o555)


def _refused(bench: Bench, tally: Tally, place: Path, permit: Callable[[bool], None]) -> None:
    """A new study, and one that is half done, each refused while nothing can be written."""
    for begun in (False, True):
        study = Study(bench.program, place / f"study{begun:d}", tally)
        if begun:
            process = bench.program.start(study.folder)
            while process.poll() is None and not commits(study.folder):
                time.sleep(0.002)
            process.kill()
            study.end(process, [DONE, -signal.SIGKILL])
        permit(False)
        study.run([OUTPUT_FAILED])
        permit(True)
        study.finish()
        tally.times += 1


def torn_manifest(bench: Bench, tally: Tally) -> None:
    """manifest torn within its lines"""
    studies = bench.studies(bench.small_store, tally)
    whole = next(studies)
    whole.run([DONE])
    text = (whole.folder / "manifest.jsonl").read_bytes()
    cuts = range(text.index(b"\n") + 1, len(text)) if bench.long else range(text.rindex(b"\n", 0, -1), len(text), 8)
    for cut, study in zip(cuts, studies, strict=False):
        shutil.copytree(whole.folder, study.folder)
        (study.folder / "manifest.jsonl").write_bytes(text[:cut])
        study.seen = set(commits(study.folder))
        study.finish(NEVER)
        shutil.rmtree(study.folder)
        tally.times += 1
    tally.note = f"at every {cuts.step}. byte"


def two_writers(bench: Bench, tally: Tally) -> None:
    """two programs on one directory"""
    for _, study in zip(range(bench.often(4, 40)), bench.studies(bench.program, tally), strict=False):
        pair = [bench.program.start(study.folder) for _ in range(2)]
        codes = []
        for process in pair:
            errors = study.end(process, [DONE, OUTPUT_FAILED])
            codes.append(process.returncode)
            if process.returncode == OUTPUT_FAILED and "in use by another run" not in errors:
                tally.blame("wrong", f"the message does not tell of the other run: {errors}")
        if DONE not in codes:
            tally.blame("wrong", f"neither of two programs went on: {codes}")
        study.finish()
        tally.times += 1


def _stopped_by(bench: Bench, tally: Tally, number: signal.Signals) -> None:
    moments = random.Random(SEED)
    for _, study in zip(range(bench.often(5, 50)), bench.studies(bench.program, tally), strict=False):
        process = bench.program.start(study.folder)
        while process.poll() is None and not whole_records(study.folder):
            time.sleep(0.001)  # until the program listens
        time.sleep(moments.uniform(0.0, bench.program.seconds))
        process.send_signal(number)
        asked = time.monotonic()
        errors = study.end(process, [DONE, INTERRUPTED])
        if time.monotonic() - asked > 2:
            tally.blame("wrong", "it took more than two seconds to stop")
        if process.returncode == INTERRUPTED and "--resume" not in errors:
            tally.blame("wrong", f"no advice how to go on: {errors}")
        study.finish()
        tally.times += 1


def interrupt(bench: Bench, tally: Tally) -> None:
    """SIGINT"""
    _stopped_by(bench, tally, signal.SIGINT)


def terminate(bench: Bench, tally: Tally) -> None:
    """SIGTERM"""
    _stopped_by(bench, tally, signal.SIGTERM)


ROWS: list[Callable[[Bench, Tally], None]] = [
    kill_program,
    kill_store,
    kill_before_every_call,
    kill_after_every_call,
    *(_failing(fault) for fault in ("EIO", "ENOSPC", "EROFS", "EMFILE", "EINTR", "short write")),
    full_disk,
    few_file_handles,
    small_files,
    read_only_folder,
    torn_manifest,
    two_writers,
    interrupt,
    terminate,
]


def done(row: Callable[[Bench, Tally], None], bench: Bench) -> Tally:
    """Does one fault as often as the bench says."""
    tally = Tally(str(row.__doc__))
    begin = time.monotonic()
    try:
        row(bench, tally)
    except Skipped as reason:
        tally.skipped, tally.note = True, str(reason)
    tally.seconds = time.monotonic() - begin
    return tally
