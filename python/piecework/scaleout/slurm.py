"""A study file as a Slurm job array: one POSIX script with the tasks, their submission and the merge of their results.

A task is an ordinary ``run --resume`` of a few consecutive replicates into a folder of its own. So it may be begun any
number of times, by hand, by Slurm or by a requeue: what is finished is left alone, what is not goes on from its last
checkpoint. Schedulers suffer from many short jobs, hence chunks of minutes
(https://github.com/DataBiosphere/toil/issues/2712).
"""

from __future__ import annotations

import math
import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from piecework.errors import InputError
from piecework.i18n import counted
from piecework.scaleout.chunks import MINUTES, Chunk, cut
from piecework.scaleout.parts import Parts
from piecework.study.estimate import MEGABYTE, Estimate
from piecework.study.plan import Plan
from piecework.study.request import as_range
from piecework.study.run import scenario_folders

TEMPLATE = "slurm.sh"
MOST_TASKS = 1000  # Slurm's MaxArraySize is 1001 where nobody changed it
SLACK = 3.0  # times what a chunk is expected to take: estimates are right within a factor of two
LEAST_MINUTES = 10
MEMORY_SLACK = 1.5


@dataclass(frozen=True)
class Wishes:
    """What a caller wants of the jobs.

    Attributes
    ----------
    minutes
        What a chunk shall take at least.
    threads
        Replicates at the same time within a task, a processor each.
    directives
        Options of ``sbatch`` that every job gets, such as ``partition`` or ``time``.
    at_once
        Tasks at the same time; None means as many as Slurm starts.
    """

    minutes: float = 10.0
    threads: int = 1
    directives: Mapping[str, str] = field(default_factory=dict)
    at_once: int | None = None


@dataclass(frozen=True)
class Array:
    """The tasks of a study: future and chunk of each, in order."""

    plan: Plan
    out: Path
    tasks: list[tuple[str, Chunk]]

    def folder(self, number: int) -> Path:
        """The folder of a task."""
        future, chunk = self.tasks[number]
        return Parts(self.out / future).place(chunk)


def array_of(plan: Plan, out: str | os.PathLike[str], estimates: Mapping[str, Estimate], wishes: Wishes) -> Array:
    """Cuts a study into tasks.

    Parameters
    ----------
    plan
        What is asked for.
    out
        Folder of the study; each future is a study folder below it.
    estimates
        By future, what one replicate takes on one thread.
    wishes
        What is wanted of the jobs.

    Raises
    ------
    InputError
        The plan asks for no replicates, or a wish is not above 0.
    """
    if wishes.minutes <= 0 or wishes.threads < 1:
        asked = f"chunks of {counted(wishes.minutes, 'minute')} on {counted(wishes.threads, 'thread')}"
        raise InputError(f"{asked}: must both be above 0")
    replicates = as_range(plan.replicates)
    seconds = {future: estimates[future].seconds / wishes.threads for future in plan.futures}
    whole = len(replicates) * sum(seconds.values()) / MINUTES
    minutes = max(wishes.minutes, whole / (MOST_TASKS - len(seconds)))
    tasks = [(future, chunk) for future in plan.futures for chunk in cut(replicates, seconds[future], minutes)]
    return Array(plan, Path(out), tasks)


def script_of(array: Array, estimates: Mapping[str, Estimate], wishes: Wishes, program: list[str]) -> str:
    """The text of the script.

    Parameters
    ----------
    array
        The tasks.
    estimates, wishes
        As for `array_of`.
    program
        The words that start Piecework on the machines of the cluster.
    """
    limit = "" if wishes.at_once is None else f"%{wishes.at_once}"
    options = {"job-name": array.plan.name, "array": f"0-{len(array.tasks) - 1}{limit}"}
    options |= {"cpus-per-task": str(wishes.threads)} | _expected(array, estimates, wishes) | dict(wishes.directives)
    folders = os.pathsep.join(os.path.abspath(os.fsdecode(name)) for name in scenario_folders())
    longest = max(_minutes(estimates[future], chunk, wishes) for future, chunk in array.tasks)
    values = {
        "name": array.plan.name,
        "expected": f"{counted(len(array.tasks), 'task')}; the longest is expected to take {longest:.1f} min",
        "directives": "\n".join(f"#SBATCH --{name}={value}" for name, value in options.items()),
        "directory": shlex.quote(os.getcwd()),
        "scenarios": shlex.quote(folders),
        "program": shlex.join(program),
        "last": str(len(array.tasks) - 1),
        "arms": str(1 + len(array.plan.policies)),
        "replicates": str(array.plan.replicates - 1),
        "chunks": "\n".join(_chunk_line(array, number) for number in range(len(array.tasks))),
        "futures": "\n".join(_future_line(array.plan, future) for future in array.plan.futures),
        "studies": " ".join(shlex.quote(str(array.out / future)) for future in array.plan.futures),
    }
    text = (Path(__file__).parent / TEMPLATE).read_text(encoding="utf-8")
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text


def _expected(array: Array, estimates: Mapping[str, Estimate], wishes: Wishes) -> dict[str, str]:
    """Time and memory to ask for, where they are known."""
    longest = max(_minutes(estimates[future], chunk, wishes) for future, chunk in array.tasks)
    asked = max(LEAST_MINUTES, math.ceil(SLACK * longest))
    found = {"time": f"{asked // 60:02d}:{asked % 60:02d}:00"}
    size = max(each.bytes for each in estimates.values()) * wishes.threads
    return found | ({"mem": f"{math.ceil(MEMORY_SLACK * size / MEGABYTE)}M"} if size else {})


def _minutes(replicate: Estimate, chunk: Chunk, wishes: Wishes) -> float:
    return math.ceil(len(chunk) / wishes.threads) * replicate.seconds / MINUTES


def _chunk_line(array: Array, number: int) -> str:
    future, chunk = array.tasks[number]
    part = shlex.quote(str(array.folder(number)))
    return f"    {number}) future={shlex.quote(future)} replicates={chunk} part={part} ;;"


def _future_line(plan: Plan, future: str) -> str:
    return f'    {shlex.quote(future)}) set -- {shlex.join(plan.words(future))} "$@" ;;'
