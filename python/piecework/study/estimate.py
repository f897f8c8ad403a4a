"""What a study will take, before it starts: two small trials of the same arms, drawn out to the size asked for.

Time and memory of a run are nearly linear in its size, with a part that does not depend on it; two smaller trials give
both parts. The board's tasks are scaled as persons are, but not all of its costs: expect the truth within a factor of
two.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from piecework.i18n import counted
from piecework.scenario_files import find_file, merged, value_of
from piecework.study.trials import NO_CITY, Trial, by_months, by_persons, changed, without

MEGABYTE = 1e6


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
        who = f"{counted(self.runs, 'run')} on {counted(self.threads, 'thread')}"
        return f"{who}: about {time} and {self.bytes / MEGABYTE:,.0f} MB"


def estimate_of(words: Sequence[str], replicates: int, threads: int) -> Estimate:
    """Tries the words of a ``run`` command (scenario first) and says what so many replicates of it will take.

    Raises
    ------
    InputError, OutputError, InternalError
        As the run itself would.
    """
    words, scale = without(words, "--scale")
    words, until = without(words, "--until")
    content = changed(merged(find_file(words[0])), words)
    scale = scale or str(value_of(content, "scale.residents") or "1:100")
    runs = replicates * (1 + words.count("--policy"))
    if scale == NO_CITY:
        return drawn_out(*by_months(words, content, until), runs, threads)
    return drawn_out(*by_persons([*words, *(["--until", until] if until else [])], content, scale), runs, threads)


def drawn_out(trials: Sequence[Trial], share: float, runs: int, threads: int) -> Estimate:
    """Straight lines through two trials, at the size of the study: share of residents, or months.

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


def as_json(estimate: Estimate) -> str:
    """The estimate for other programs."""
    return json.dumps({name: getattr(estimate, name) for name in ("runs", "threads", "seconds", "bytes")})
