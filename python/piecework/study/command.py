"""``piecework study``: a study file, from what it will cost to what it answers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from piecework.errors import InputError
from piecework.i18n import LANGUAGES
from piecework.options import Parser
from piecework.scaleout import Cluster
from piecework.show.text import effects_text
from piecework.study.estimate import as_json
from piecework.study.plan import Studies, read_plan, run_study


def study(arguments: Sequence[str]) -> int:
    """Runs ``piecework study`` and returns the exit code."""
    options = _parser().parse_args(arguments)
    plan = read_plan(options.file)
    if options.estimate:
        estimate = plan.estimate(options.threads)
        print(as_json(estimate) if options.json else f"{plan.name}: {estimate}")
        return 0
    studies = run_study(plan, options.out, options.threads, options.resume, client=_client(options))
    print(json.dumps(_places(studies), indent=2) if options.json else _told(studies, options.answer))
    return 0


def _client(options: argparse.Namespace) -> Cluster | None:
    if options.client is None and options.workers is not None:
        raise InputError("--workers: is of --client; give that too, for example --client processes")
    if options.client is None:
        return None
    return Cluster(options.client, options.workers, options.threads or 1)


def _parser() -> Parser:
    parser = Parser(
        prog="piecework study",
        description="Runs a study file: futures x policies x replicates, to the precision that it asks for.",
        epilog="example: piecework study floor_or_skills --answer en",
    )
    parser.add_argument("file", metavar="FILE", help="study file, or the name of one in scenarios/studies")
    parser.add_argument("--out", metavar="DIR", help="folder of the study (default: studies/NAME)")
    parser.add_argument("--threads", type=int, metavar="N", help="runs at the same time (default: one per processor)")
    parser.add_argument("--client", metavar="WHERE", help="who works on it: processes, dask, or tcp://HOST:PORT")
    parser.add_argument("--workers", type=int, metavar="N", help="how many of these (default: as many as there are)")
    parser.add_argument("--resume", action="store_true", help="continue what the folder holds")
    parser.add_argument("--estimate", action="store_true", help="say what time and memory it will take, and stop")
    parser.add_argument(
        "--answer",
        metavar="LANG",
        choices=LANGUAGES,
        help="tell the answer in plain words, in en or fr, not as a table",
    )
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    return parser


def _places(studies: Studies) -> dict[str, object]:
    return {
        name: {"study": str(each.path), "replicates": len(each.replicates), "arms": each.arms}
        for name, each in studies.items()
    }


def _told(studies: Studies, language: str | None) -> str:
    if language:
        return studies.answer(language)
    parts = [studies.plan.title or studies.plan.name, studies.plan.question]
    for name, each in studies.items():
        for measure in studies.plan.measures:
            whole, _, part = measure.partition(".")
            table = each.effects(whole, against=studies.plan.against)
            rows = table[table.component == each.component(whole, part or None)]
            parts += ["", f"{name} ({each.path}): {table.attrs['measure']}", effects_text(rows)]
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(study(sys.argv[1:]))
