"""What a caller says of a cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cluster:
    """Where chunks are worked on, and how long they shall be.

    Attributes
    ----------
    client
        ``"processes"`` (of this machine), ``"dask"`` (a local cluster of processes), the address of a Dask scheduler,
        or a ``distributed.Client``.
    workers
        How many chunks at a time; None means the processors, or the workers that the cluster has.
    threads
        Replicates at the same time within a chunk.
    minutes
        What a chunk shall take at least, by the seconds a replicate takes; None cuts four chunks for each worker.
    seconds
        What one replicate takes, all arms; None finds it by two small trials where `minutes` needs it.

    Examples
    --------
    >>> import piecework as pw
    >>> cluster = Cluster("tcp://head:8786", threads=4, minutes=10)
    >>> pw.run("toronto/grown", ["pay_floor"], replicates=256, client=cluster)  # doctest: +SKIP
    """

    client: Any = "dask"
    workers: int | None = None
    threads: int = 1
    minutes: float | None = None
    seconds: float | None = None


def cluster_of(client: Any, threads: int | None = None) -> Cluster:
    """What a caller named, as a `Cluster`."""
    return client if isinstance(client, Cluster) else Cluster(client, threads=threads or 1)
