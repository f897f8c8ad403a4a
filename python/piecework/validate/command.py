"""``piecework validate``: the scorecard on the command line."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence

from piecework.errors import InputError
from piecework.options import Parser
from piecework.validate.card import MINUTES, Scorecard, scorecard
from piecework.validate.targets import BLOCKS

BELOW = 1
EPILOG = """\
examples:
  piecework validate scenarios/toronto/baseline.toml --block labour
  piecework validate --block labour --json --require 0.75
  piecework validate --minutes 60

Finished runs are kept in studies/validation; the same call again is instant, or goes on where time was up.
exit codes: 0 done, 1 a score is below --require, 2 bad input, 3 input/output, 70 internal, 130 interrupted
"""


def validate(arguments: Sequence[str]) -> int:
    """Makes the scorecard, prints it, and returns the exit code."""
    options = parser().parse_args(arguments)
    _check(options)
    card = scorecard(
        options.scenario,
        options.block,
        minutes=options.minutes,
        threads=options.threads,
        config=options.config,
        pictures=not options.no_pictures,
    )
    _print(card, options)
    return BELOW if options.require is not None and _below(card, options.require) else 0


def parser() -> Parser:
    """The options, with their help."""
    made = Parser(
        prog="piecework validate",
        description="Runs what the validation targets need and prints each simulated value with its interval, the band "
        "of the published one, the verdict and the score, and a total for each block.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("scenario", nargs="?", metavar="SCENARIO", help="in the place of the one its config lists")
    made.add_argument("--block", metavar="|".join(BLOCKS), help="one block alone (default: all three)")
    made.add_argument("--config", metavar="NAME", help="config that SCENARIO stands for, where that is not clear")
    made.add_argument("--require", type=float, metavar="X", help="end with 1 if a block scores below X (0 to 1)")
    made.add_argument("--minutes", type=float, default=MINUTES, help=f"time for the runs (default: {MINUTES:g})")
    made.add_argument("--threads", type=int, metavar="N", help="replicates at the same time (default: all processors)")
    made.add_argument("--no-pictures", action="store_true", help="draw nothing")
    made.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    return made


def _check(options: argparse.Namespace) -> None:
    if options.require is not None and not 0 <= options.require <= 1:
        raise InputError(f"--require {options.require:g}: must lie between 0 and 1, for example 0.75")
    if not options.minutes > 0:
        raise InputError(f"--minutes {options.minutes:g}: must be above 0")
    if options.threads is not None and options.threads < 1:
        raise InputError(f"--threads {options.threads}: must be at least 1")
    if options.config is not None and options.scenario is None:
        raise InputError("--config: says what SCENARIO stands for; give a SCENARIO, too")


def _below(card: Scorecard, require: float) -> bool:
    scores = [card.score(block) for block in card.blocks]
    return any(score < require for score in scores if not math.isnan(score))


def _print(card: Scorecard, options: argparse.Namespace) -> None:
    from piecework.validate.report import as_json, text

    if options.json:
        print(json.dumps(as_json(card.results, card.block, card.pictures), indent=2, allow_nan=False))
        return
    print(text(card.results, card.blocks, options.require))
    for block in card.blocks:
        if block in card.pictures:
            print(f"picture: {card.pictures[block]}", file=sys.stderr)
