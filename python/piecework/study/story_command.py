"""``piecework story``: where the lives of a resident in two arms part, and the chain after it."""

from __future__ import annotations

from collections.abc import Sequence

from piecework.i18n import LANGUAGES
from piecework.options import Parser
from piecework.study.study import load


def story(arguments: Sequence[str]) -> int:
    """Prints the story of a resident of a study."""
    options = _parser().parse_args(arguments)
    found = load(options.study).first_divergence(
        options.person, options.arm, options.replicate, options.against, threads=options.threads, progress=None
    )
    print(found.story(options.lang))
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="piecework story",
        description="Tells the first event at which the lives of a resident in two arms part, which decision of a "
        "policy came before it, and the chain after it. Both lives are simulated again, and must come to the results "
        "that were committed.",
        epilog="example: piecework story studies/mine --person 1234 --arm pay_floor --lang fr; the residents of a "
        "panel whose lives part are listed by study.diverging() in Python",
    )
    parser.add_argument("study", metavar="DIR", help="study folder")
    parser.add_argument("--person", type=int, required=True, metavar="ID", help="number of the resident (panel.id)")
    parser.add_argument("--arm", help="policy arm (default: the first)")
    parser.add_argument("--against", metavar="ARM", help="arm to compare with (default: the baseline)")
    parser.add_argument(
        "--replicate", type=int, metavar="N", help="replicate (default: the first whose panel follows the resident)"
    )
    parser.add_argument("--threads", type=int, metavar="N", help="arms simulated at the same time")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="language (default: en)")
    return parser
