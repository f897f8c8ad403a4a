"""A study that runs in a process of its own, so that stopping it is sure and keeps every committed replicate.

How far it is, is read from the folder's manifest. A first request to stop is an interrupt, after which the program
commits what is finished and leaves a folder to resume; if it has not ended soon after, the process is killed, which
loses nothing that was committed.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Generic, TypeVar

from piecework.errors import PieceworkError
from piecework.results.manifest import read_manifest
from piecework.study.run import INTERRUPTED
from piecework.study.trials import PROGRAM, environment

# The run hears an interrupt even where the explorer was started with interrupts ignored (`nohup`, `&`).
HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
PATIENCE = 10.0  # seconds between a request to stop and the end of it

Kind = TypeVar("Kind")
RUNNING, DONE, STOPPED, FAILED = "running", "done", "stopped", "failed"


@dataclass(frozen=True)
class Progress:
    """How far a run is.

    Attributes
    ----------
    state
        ``"running"``, ``"done"``, ``"stopped"`` or ``"failed"``.
    done, planned
        Runs of one arm for one replicate, committed and asked for.
    seconds
        Since it began.
    left
        Seconds that the rest will take at this pace; None as long as nothing tells.
    message
        What the program said when it failed.
    """

    state: str
    done: int
    planned: int
    seconds: float
    left: float | None = None
    message: str = ""


class Job:
    """One run of the program in the background.

    Parameters
    ----------
    words
        The ``run`` command.
    place
        The study folder.
    planned
        Runs that were asked for.
    """

    def __init__(self, words: Sequence[str], place: Path, planned: int) -> None:
        self.place, self.planned = place, planned
        self._said: IO[str] = tempfile.TemporaryFile("w+", errors="replace")  # noqa: SIM115 (lives as long as the job)
        self._already = committed(place)
        self._began = time.monotonic()
        self._ended: float | None = None
        self._stop_by: float | None = None
        self._message = ""
        self._process = subprocess.Popen(
            [sys.executable, "-c", HEARING + PROGRAM, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            env=environment(),
        )

    def progress(self) -> Progress:
        """How far it is now; asks once more for the end of what was to stop and has not."""
        code = self._process.poll()
        if code is None:
            if self._stop_by is not None and time.monotonic() > self._stop_by:
                self._process.kill()
            return self._so_far(RUNNING)
        if self._ended is None:
            self._ended = time.monotonic()
            self._message = self._words()
        if code == 0:
            return self._so_far(DONE)
        if code == INTERRUPTED or self._stop_by is not None:
            return self._so_far(STOPPED)
        return self._so_far(FAILED, self._message)

    def stop(self, patience: float = PATIENCE) -> None:
        """Asks the run to stop; committed replicates are kept, and the same study can go on later."""
        if self._process.poll() is None and self._stop_by is None:
            self._stop_by = time.monotonic() + patience
            self._process.send_signal(signal.SIGINT)

    def wait(self, seconds: float | None = None) -> Progress:
        """Waits for the end, and kills what does not end after it was asked to."""
        until = None if seconds is None else time.monotonic() + seconds
        while (found := self.progress()).state == RUNNING and (until is None or time.monotonic() < until):
            time.sleep(0.05)
        return found

    def _so_far(self, state: str, message: str = "") -> Progress:
        done = committed(self.place)
        seconds = (self._ended or time.monotonic()) - self._began
        new = done - self._already
        left = seconds / new * max(0, self.planned - done) if new > 0 and state == RUNNING else None
        return Progress(state, done, max(self.planned, done), seconds, left, message)

    def _words(self) -> str:
        with self._said as said:
            said.seek(0)
            return said.read().removeprefix("piecework: ").strip()


def committed(place: Path) -> int:
    """Replicates that a study folder holds, over all arms; none where there is no folder yet."""
    try:
        return len(read_manifest(place).files)
    except PieceworkError:
        return 0


class Background(Generic[Kind]):
    """Something that is made in a thread of its own: `result` or `error` when it `is_done`.

    Parameters
    ----------
    make
        Makes it.
    waits
        ``"at the end"``: the program does not end before it is made, as whatever reads HDF5 needs, whose lock would
        never be given back. ``"for nobody"``: it is dropped when the program ends.
    """

    def __init__(self, make: Callable[[], Kind], waits: str = "at the end") -> None:
        self.result: Kind | None = None
        self.error: Exception | None = None
        self._make = make
        self._thread = threading.Thread(target=self._work, daemon=waits != "at the end")
        self._thread.start()

    @property
    def is_done(self) -> bool:
        return not self._thread.is_alive()

    def wait(self, seconds: float | None = None) -> None:
        """Waits for the end."""
        self._thread.join(seconds)

    def _work(self) -> None:
        try:
            self.result = self._make()
        except Exception as error:  # a thread has nobody else to tell
            self.error = error
