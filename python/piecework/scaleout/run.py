"""A study on workers: open it, cut what is missing, hand it out, bring it together, say what failed."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from piecework.errors import InputError, InternalError
from piecework.i18n import counted
from piecework.scaleout.chunks import cut
from piecework.scaleout.cluster import Cluster, cluster_of
from piecework.scaleout.engines import Engine, engine_of
from piecework.scaleout.parts import Parts
from piecework.scaleout.task import Outcome, Task
from piecework.study.estimate import estimate_of
from piecework.study.request import Request
from piecework.study.run import (
    FAILED,
    INTERRUPTED,
    answer_to,
    is_shown,
    program_version,
    raise_unless_done,
    scenario_folders,
)
from piecework.study.study import Study, load

LOGGER = logging.getLogger("piecework")


def run_on(client: Any, request: Request, progress: bool | None = None) -> Study:
    """Runs a study on workers; it equals what `piecework.run` makes of the same request.

    Parameters
    ----------
    client
        A `Cluster`, or its client alone.
    request
        What is asked for.
    progress
        Show a progress bar; None shows it on a terminal and in a notebook.

    Raises
    ------
    InputError, OutputError, InternalError, KeyboardInterrupt
        As `piecework.run`; what the chunks had committed is in the study folder or beside it then.
    """
    cluster = cluster_of(client, request.threads)
    parts = Parts(opened(request))
    if parts.folder.exists() and not request.resume:
        raise InputError(f"{parts.folder}: holds chunks of an earlier run; remove it, or go on with resume")
    parts.read()
    outcomes: list[Outcome] = []
    missing = parts.missing(request.replicates)
    if missing:
        with engine_of(cluster.client, cluster.workers) as engine:
            outcomes = _worked_on(engine, _tasks(parts, missing, request, (cluster, engine.workers)), progress)
    _bring_together(parts)
    return _judged(outcomes, parts, request)


def opened(request: Request) -> Path:
    """Opens the study folder as the program does: checks the request, writes down what the study is, and stops.

    Raises
    ------
    InputError, OutputError
        As the run itself would.
    """
    code, _, messages = answer_to([*request.line(), "--json"], False, seconds=0.0)
    if code not in (INTERRUPTED, FAILED):
        raise_unless_done(code, messages)
    found = re.search(r"; into (.*)$", messages, re.MULTILINE)
    if not found:
        raise InternalError(f"the program did not say where the study lies: {messages}")
    return Path(found[1]).absolute()


def _tasks(parts: Parts, missing: set[int], request: Request, on: tuple[Cluster, int]) -> list[Task]:
    """Chunks that lack something: those of an earlier plan, and new ones for what no chunk covers."""
    cluster, workers = on
    seconds = cluster.seconds
    if cluster.minutes is not None and seconds is None:
        seconds = estimate_of(request.words, 1, 1).seconds
    known = None if cluster.minutes is None else seconds
    parts.chunks += cut(missing - parts.covered(), known, cluster.minutes or 0.0, workers)
    parts.write()
    options = ["--threads", str(cluster.threads), "--on-error", request.on_error]
    folders = [os.path.abspath(os.fsdecode(name)) for name in (b"scenarios", *scenario_folders())]
    return [
        Task(request.words, options, chunk, str(parts.place(chunk)), folders, str(parts.stop), program_version())
        for chunk in parts.chunks
        if missing.intersection(range(chunk.first, chunk.stop))
    ]


def _worked_on(engine: Engine, tasks: list[Task], progress: bool | None) -> list[Outcome]:
    """Outcomes of all tasks, or of those up to the first failure where one ends the run."""
    LOGGER.info("%s on %s", counted(len(tasks), "chunk"), counted(engine.workers, "worker"))
    outcomes: list[Outcome] = []
    with closing(engine.each(tasks)) as coming:
        for outcome in _shown(coming, len(tasks)) if is_shown(progress) else coming:
            outcomes.append(outcome)
            LOGGER.log(
                logging.WARNING if outcome.code else logging.INFO, "%d of %d: %s", len(outcomes), len(tasks), outcome
            )
            if outcome.code and not _may_go_on(outcome, tasks[0]):
                break
    return outcomes


def _may_go_on(outcome: Outcome, task: Task) -> bool:
    return outcome.code == FAILED and "continue" in task.options


def _shown(coming: Iterable[Outcome], total: int) -> Iterable[Outcome]:
    from tqdm.auto import tqdm

    yield from tqdm(coming, total=total, unit="chunk", leave=False)


def _bring_together(parts: Parts) -> None:
    """Copies what the chunks committed, and their failures, into the study folder."""
    if begun := parts.begun():
        code, _, messages = answer_to(["merge", str(parts.study), *map(str, begun)])
        if code > 1:  # 1 is that nothing was committed at all
            raise_unless_done(code, messages)


def _judged(outcomes: list[Outcome], parts: Parts, request: Request) -> Study:
    """The study, or the error of the first chunk that ended in one."""
    bad = sorted((each for each in outcomes if each.code), key=lambda each: each.chunk)
    if not bad:
        if not parts.missing(parts.covered()):
            parts.remove()
        return load(parts.study)
    first = next((each for each in bad if each.code != INTERRUPTED), bad[0])
    if (
        request.on_error == "continue"
        and all(each.code == FAILED for each in bad)
        and (parts.study / "study.h5").is_file()
    ):
        LOGGER.warning("%d of %s failed; see the status of the study", len(bad), counted(len(outcomes), "chunk"))
        return load(parts.study)
    if first.code == INTERRUPTED:
        raise KeyboardInterrupt
    raise_unless_done(first.code, f"{first}: {first.messages}")
    raise AssertionError
