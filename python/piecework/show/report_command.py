"""``piecework report``: one HTML file that says what a study found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from piecework.errors import InputError
from piecework.i18n import LANGUAGES
from piecework.options import Parser
from piecework.show.report import ENDINGS, Options, write_report
from piecework.study.study import Study, load

EPILOG = """\
examples:
  piecework report demo/study -o report.html
  piecework report grown -o report.html --future "no growth=baseline" --scorecard card.json --language fr

The file needs no network and can be mailed, printed and archived. --future adds studies of the same policies in other
scenarios; --scorecard what `piecework validate --json` printed.
"""


def report(arguments: Sequence[str]) -> int:
    """Writes the report and returns the exit code."""
    options = parser().parse_args(arguments)
    chosen = Options(
        measures=tuple(options.measure or ()),
        futures=dict(_future(said) for said in options.future or ()),
        scorecard=Path(options.scorecard) if options.scorecard else None,
        language=options.language,
    )
    if Path(options.output).suffix.lower() not in ENDINGS:
        raise InputError(f"--output {options.output}: the name must end in {' or '.join(ENDINGS)}")
    print(f"writing {write_report(load(options.study), options.output, chosen)}", file=sys.stderr)
    return 0


def _future(said: str) -> tuple[str, Study]:
    """A name and a study from NAME=DIR; without a name, the folder's own."""
    name, equals, folder = said.partition("=")
    return (name, load(folder)) if equals and name else (Path(said).name, load(said))


def parser() -> Parser:
    """The options, with their help."""
    made = Parser(
        prog="piecework report",
        description="Writes one HTML file, in English and French, with what each policy of a study changed: effects "
        "with intervals, groups, pathways, costs, assumptions with their sources, and where the numbers come from.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("study", metavar="DIR", help="study folder")
    made.add_argument("-o", "--output", metavar="FILE", default="report.html", help="the file (default: report.html)")
    made.add_argument("--measure", metavar="M", action="append", help="show this measure; can be repeated")
    made.add_argument("--future", metavar="NAME=DIR", action="append", help="another study; can be repeated")
    made.add_argument("--scorecard", metavar="FILE", help="what `piecework validate --json` printed")
    made.add_argument("--language", choices=LANGUAGES, default="en", help="shown first (default: en)")
    return made
