"""Who works on the chunks: processes of this machine, or the workers of a Dask cluster.

An engine hands out tasks and yields an outcome for each, in the order in which they end. A worker that dies loses
nothing that was committed: its chunk is begun again and goes on from there.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager
from typing import Any, Protocol

from piecework.errors import InputError
from piecework.scaleout.task import Outcome, Task, as_text, ask_to_stop, outcome_of
from piecework.study.run import FAILED

ATTEMPTS = 4  # of a chunk whose worker dies
PROGRAM = "import sys; from piecework.scaleout.task import main; sys.exit(main())"


class Engine(Protocol):
    """What works on chunks."""

    workers: int

    def each(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        """Outcomes as they come; leaving the iteration early asks all tasks to stop."""


class Processes(AbstractContextManager["Processes"]):
    """Processes of this machine, each for one chunk; they do not hear Ctrl-C, whoever started them does."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __exit__(self, *error: object) -> None:
        """Nothing stays behind."""

    def each(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        """See `Engine.each`."""
        with ThreadPoolExecutor(self.workers) as pool:
            try:
                for future in as_completed([pool.submit(_in_a_process, task) for task in tasks]):
                    yield future.result()
            except BaseException:
                ask_to_stop(tasks)
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def _in_a_process(task: Task) -> Outcome:
    paths = os.pathsep.join([*filter(None, sys.path), os.environ.get("PYTHONPATH", "")])
    ended = []
    for _ in range(ATTEMPTS):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=as_text(task),
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": paths},
            start_new_session=True,
        )
        if done.returncode == 0:
            return outcome_of(done.stdout)
        ended.append(str(done.returncode))
    said = f"{done.stderr.strip()}\nits process ended with {', '.join(ended)}"
    return Outcome(task.chunk, FAILED, said.strip())


def engine_of(client: Any, workers: int | None) -> Any:
    """The engine for what a caller named: a word, a scheduler's address, or a Dask client.

    Raises
    ------
    InputError
        Nothing that chunks can be sent to, or Dask is not installed.
    """
    if client == "processes":
        return Processes(workers or os.cpu_count() or 1)
    if client == "dask" or hasattr(client, "scheduler_info") or "://" in str(client):
        from piecework.scaleout.dask import Dask

        return Dask(client, workers)
    raise InputError(
        f"client {client!r}: must be 'processes', 'dask' (a local cluster), the address of a Dask scheduler such as "
        "'tcp://host:8786', or a distributed.Client"
    )
