"""One chunk, wherever it is worked on: an ordinary ``run --resume`` of its replicates in this process.

The chunk's folder lies on a path that all machines share. A file beside the folders asks every chunk to stop: the run
then commits what is finished, as after Ctrl-C, and whoever asks for the chunk again goes on there.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from piecework.scaleout.chunks import Chunk
from piecework.study.run import FAILED, INTERRUPTED, command_ended, program_version

WRONG_INPUT = 2
CANNOT_WRITE = 3
IN_USE = "in use by another run"
PATIENCE = 60.0  # seconds: a machine that is lost to the scheduler may still hold its folder for a while
PAUSE = 0.5


@dataclass(frozen=True)
class Task:
    """What a worker needs to know of a chunk.

    Attributes
    ----------
    words
        Of ``run``: scenario, arms and all that belongs to the study's identity.
    options
        Of ``run``: how the chunk is worked on.
    folder
        The chunk's own study folder.
    scenario_folders
        Where names of scenarios are looked up.
    stop
        File whose existence asks to stop.
    version
        Of the program that asks.
    """

    words: list[str]
    options: list[str]
    chunk: Chunk
    folder: str
    scenario_folders: list[str]
    stop: str
    version: str

    def line(self) -> list[str]:
        """The whole command."""
        where = ["--replicates", str(self.chunk), "--out", self.folder, "--resume", "--json"]
        return ["run", *self.words, *self.options, *where]


@dataclass(frozen=True)
class Outcome:
    """What became of a chunk: the exit code of its run, which runs of it failed, what it said, and where."""

    chunk: Chunk
    code: int
    messages: str = ""
    failures: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    worker: str = ""

    def __str__(self) -> str:
        ended = {0: "done", FAILED: "failed", INTERRUPTED: "stopped"}.get(self.code, f"ended with {self.code}")
        return f"replicates {self.chunk} {ended} in {self.seconds:.1f} s on {self.worker or 'no worker'}"


def perform(task: Task) -> Outcome:
    """Works on a chunk and says what became of it; raises nothing that the chunk is to blame for."""
    begun, worker = time.monotonic(), f"{platform.node()}:{os.getpid()}"
    if program_version() != task.version:
        return Outcome(
            task.chunk, WRONG_INPUT, f"{worker} has piecework {program_version()}, not {task.version}", [], 0.0, worker
        )
    code, output, messages = _when_free(task, begun + PATIENCE)
    failures = json.loads(output).get("failures", []) if output else []
    return Outcome(task.chunk, code, messages.strip(), failures, time.monotonic() - begun, worker)


def _when_free(task: Task, until: float) -> tuple[int, str, str]:
    """Runs the chunk; waits for a folder that an earlier attempt still holds."""
    stop = Path(task.stop)
    while True:
        if stop.exists():
            return INTERRUPTED, "", ""
        folders = [os.fsencode(folder) for folder in task.scenario_folders]
        code, output, messages = command_ended(task.line(), folders, stop.exists)
        if code != CANNOT_WRITE or IN_USE not in messages or time.monotonic() > until:
            return code, output, messages
        time.sleep(PAUSE)


def ask_to_stop(tasks: Iterable[Task]) -> None:
    """Asks whoever works on these chunks to commit what is finished and end."""
    for place in {task.stop for task in tasks}:
        Path(place).touch()


def as_text(task: Task) -> str:
    """A task for another process."""
    return json.dumps(asdict(task))


def task_of(text: str) -> Task:
    """The task that `as_text` wrote."""
    content = json.loads(text)
    return Task(**content | {"chunk": Chunk(**content["chunk"])})


def outcome_of(text: str) -> Outcome:
    """The outcome that `main` wrote."""
    content = json.loads(text)
    return Outcome(**content | {"chunk": Chunk(**content["chunk"])})


def main(read: Callable[[], str] = sys.stdin.read) -> int:
    """Works on the task on standard input; writes its outcome to standard output."""
    print(json.dumps(asdict(perform(task_of(read())))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
