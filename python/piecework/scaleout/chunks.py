"""How replicates are cut into chunks: pure arithmetic, no clock, no folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MINUTES = 60.0
PER_WORKER = 4  # chunks where no time is known: a worker that is lost takes a quarter of its share with it


@dataclass(frozen=True, order=True)
class Chunk:
    """Consecutive replicates, `stop` excluded."""

    first: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.first

    def __str__(self) -> str:
        """As ``--replicates`` takes them."""
        return f"{self.first}:{self.stop}"

    @property
    def name(self) -> str:
        """Name of its folder."""
        return f"r{self.first:06d}-{self.stop:06d}"


def runs_of(replicates: Iterable[int]) -> list[Chunk]:
    """Numbers as runs of consecutive ones.

    Examples
    --------
    >>> [str(run) for run in runs_of([0, 1, 2, 5, 6, 9])]
    ['0:3', '5:7', '9:10']
    """
    found: list[Chunk] = []
    for number in sorted(set(replicates)):
        if found and found[-1].stop == number:
            found[-1] = Chunk(found[-1].first, number + 1)
        else:
            found.append(Chunk(number, number + 1))
    return found


def cut(
    replicates: Iterable[int], seconds: float | None = None, minutes: float = 10.0, workers: int = 1
) -> list[Chunk]:
    """Chunks of about equal length, each at least so many minutes long unless workers would then have nothing to do.

    Parameters
    ----------
    replicates
        Their numbers; a gap ends a chunk.
    seconds
        What one replicate takes, all arms; None where that is not known, which makes four chunks for each worker.
    minutes
        What a chunk shall take at least.
    workers
        How many chunks are worked on at a time.

    Examples
    --------
    >>> [str(chunk) for chunk in cut(range(10), seconds=120, minutes=5)]
    ['0:4', '4:7', '7:10']
    >>> [str(chunk) for chunk in cut(range(4), seconds=1, workers=3)]
    ['0:2', '2:3', '3:4']
    """
    runs = runs_of(replicates)
    total = sum(map(len, runs))
    if total == 0:
        return []
    wanted = PER_WORKER * workers if seconds is None else int(total * seconds / (minutes * MINUTES))
    count = min(total, max(wanted, workers, 1))
    return [chunk for run in runs for chunk in _cut_run(run, max(1, round(count * len(run) / total)))]


def _cut_run(run: Chunk, parts: int) -> list[Chunk]:
    """One run in so many parts whose lengths differ by one at most, the longer ones first."""
    length, longer = divmod(len(run), parts)
    found, first = [], run.first
    for number in range(parts):
        stop = first + length + (number < longer)
        found.append(Chunk(first, stop))
        first = stop
    return found
