"""Chunks on the workers of Dask.distributed: a cluster of processes on this machine, or one that is there already.

Anyone who reaches a scheduler's port can run code on its workers: use one in a trusted network only
(https://distributed.dask.org/en/latest/limitations.html). The local cluster listens on 127.0.0.1.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any

from piecework.errors import InputError
from piecework.scaleout.task import Outcome, Task, ask_to_stop, perform
from piecework.study.run import FAILED

WAIT = 60  # seconds for the first worker of a cluster


class Dask(AbstractContextManager["Dask"]):
    """An engine on a Dask client; closes what it opened and nothing else."""

    def __init__(self, client: Any, workers: int | None) -> None:
        try:
            import distributed
        except ImportError as error:
            raise InputError("client: needs the package distributed; pip install 'piecework[cluster]'") from error
        self._opened = ExitStack()
        self._as_completed = distributed.as_completed
        if client == "dask":
            cluster = distributed.LocalCluster(
                n_workers=workers or os.cpu_count() or 1, threads_per_worker=1, processes=True, dashboard_address=":0"
            )
            client = self._opened.enter_context(cluster)
        if not hasattr(client, "scheduler_info") or not isinstance(client, distributed.Client):
            client = self._opened.enter_context(distributed.Client(client, set_as_default=False))
        client.wait_for_workers(1, timeout=WAIT)
        self.client = client
        self.workers = workers or len(client.scheduler_info(n_workers=-1)["workers"])

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def each(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        """See `Engine.each`."""
        # Not pure: Dask must never take a chunk for one that it has seen.
        futures = {self.client.submit(perform, task, pure=False): task for task in tasks}
        try:
            for future in self._as_completed(futures, loop=self.client.loop):
                yield _outcome(future, futures[future])
        except BaseException:
            ask_to_stop(tasks)
            self.client.cancel(list(futures))
            raise


def _outcome(future: Any, task: Task) -> Outcome:
    error = future.exception()
    if error is None:
        found = future.result()
        assert isinstance(found, Outcome)
        return found
    return Outcome(task.chunk, FAILED, f"{type(error).__name__}: {error}")
