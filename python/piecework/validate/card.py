"""Making a scorecard: which targets, with which scenario, and the pictures of what was found."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from piecework.validate.configs import Configs, read_configs
from piecework.validate.judge import Question, judge
from piecework.validate.runs import FOLDER, Budget, Runner, Runs
from piecework.validate.score import Result, block_score
from piecework.validate.targets import BLOCKS, Target, one_of, read_targets

MINUTES = 20.0


@dataclass(frozen=True)
class Scorecard:
    """Verdicts by target.

    Attributes
    ----------
    results
        By id, in the order of the targets.
    block
        The block that was asked for; None means all.
    pictures
        Files by id; the overviews by the name of their block.
    """

    results: dict[str, Result]
    block: str | None = None
    pictures: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[str, ...]:
        """Blocks on the card."""
        return BLOCKS if self.block is None else (self.block,)

    def score(self, block: str) -> float:
        """Total of a block, between 0 and 1."""
        return block_score(self.results.values(), one_of(block, BLOCKS, "block"))


def scorecard(
    scenario: str | os.PathLike[str] | None = None,
    block: str | None = None,
    minutes: float = MINUTES,
    threads: int | None = None,
    config: str | None = None,
    pictures: bool = True,
    progress: bool | None = None,
) -> Scorecard:
    """Runs what the targets need, judges the results and draws them.

    Parameters
    ----------
    scenario
        Path or name of a scenario, in the place of the one that its config lists; None takes all as listed.
    block
        ``"labour"``, ``"platform"`` or ``"intervention"``; None means all three.
    minutes
        Time that the runs may take; what is finished by then is judged, and a later call goes on.
    threads
        Replicates run at the same time; None means one for each processor.
    config
        Which config `scenario` stands for, where that is not clear from what it extends.
    pictures
        Draw each target and an overview.
    progress
        Show a progress bar; None shows it on a terminal and in a notebook.

    Returns
    -------
    Scorecard

    Raises
    ------
    InputError
        No such block or scenario, something wrong in the targets or configs, or a scenario that cannot run.
    OutputError, InternalError, KeyboardInterrupt
        As in `piecework.run`; finished replicates are kept.
    """
    if block is not None:
        one_of(block, BLOCKS, "--block")
    targets = [target for target in read_targets().values() if block is None or block in target.blocks]
    configs = read_configs()
    if scenario is not None:
        configs = configs.with_scenario(os.fspath(scenario), config)
    runs = Runs(Budget(minutes), threads=threads or os.cpu_count() or 1, progress=progress)
    results = judge(targets, configs, runs)
    drawn = draw(targets, results, configs, runs) if pictures else {}
    card = Scorecard(results, block, drawn)
    if pictures:
        _draw_overviews(card)
    return card


def draw(targets: list[Target], results: dict[str, Result], configs: Configs, runner: Runner) -> dict[str, str]:
    """Pictures of the computed targets beside their studies; those that are up to date are left alone."""
    drawn = {}
    for target in targets:
        result = results[target.id]
        settings = configs.settings(target)
        if not result.mean or settings.plan is None:
            continue
        path = runner.folder(settings.plan) / f"{target.id}.png"
        question = Question(target, settings, settings.plan)
        _draw_if_new(result, lambda question=question: question.data(runner), path)
        drawn[target.id] = str(path)
    return drawn


def _draw_if_new(result: Result, data: object, path: Path) -> None:
    if _is_new(path, repr(result)):
        from piecework.validate.figures import draw_target

        draw_target(result, data(), path)  # type: ignore[operator]
        _note(path, repr(result))


def _draw_overviews(card: Scorecard) -> None:
    for block in card.blocks:
        listed = [result for result in card.results.values() if block in result.target.blocks]
        path = FOLDER / f"{block}.png"
        if listed and _is_new(path, repr(listed)):
            from piecework.validate.figures import draw_overview

            draw_overview(listed, block, path)
            _note(path, repr(listed))
        if listed:
            card.pictures[block] = str(path)


def _is_new(picture: Path, content: str) -> bool:
    """Whether a picture shows something else than `content`, by the note beside it."""
    note = picture.with_suffix(".drawn")
    return not picture.is_file() or not note.is_file() or note.read_text() != _digest(content)


def _note(picture: Path, content: str) -> None:
    picture.with_suffix(".drawn").write_text(_digest(content))


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
