"""The console command ``piecework``.

Every command but ``study``, ``slurm``, ``compare``, ``capsule``, ``report``, ``story``, ``explore`` and ``validate`` is
the compiled program itself; see `HELP` for the exit codes.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from piecework import _core
from piecework.errors import InputError, unknown_name
from piecework.i18n import LANGUAGES, counted
from piecework.options import Parser
from piecework.study.run import scenario_folders
from piecework.study.study import load

if TYPE_CHECKING:
    import pandas as pd

    from piecework.study.study import Study

COMPILED = {
    "run": "run a scenario and its policies, or resume a study",
    "check": "check scenario files without running them",
    "list": "list scenarios, policies, futures, measures or parameters",
    "describe": "say what a parameter, policy or measure means",
    "occupations": "list a scenario's occupations: level, skills and the nearest others",
    "population": "compare the synthetic population with the published margins",
    "crowdwork": "compare what prices come to in five variants of crowdwork",
    "unit": "try one component of a scenario alone, without a market",
    "schema": "print the JSON Schema of scenario files",
    "hash": "print the result hash of a study folder",
    "merge": "write study.h5 from the committed replicates of one study folder or several",
    "diary": "print as CSV what happened to residents of a study, event by event",
    "verify": "run replicates again and compare their results with the committed ones",
    "bench": "measure speed on this machine",
}
TOO_FEW = 10  # as in effects, which is not loaded for every command
PICTURES = [".png", ".svg", ".pdf"]
CAPSULE = "pack a study with its scenario, data and tables into one file that can be verified"
STUDY = "run a study file: futures, policies, replicates to a precision"
SLURM = "write a study file as the script of a Slurm job array"
COMPARE = "table and picture of what each policy changed"
REPORT = "one HTML file that says what a study found"
STORY = "tell where the lives of a resident in two arms part, and what follows, event by event"
EXPLORE = "put a study together, run it and read it in a browser, on this machine"
VALIDATE = "scorecard of simulated against published values"

HELP = """\
usage: piecework COMMAND ...

Simulates Toronto's labour market with online platforms, and compares policies.

commands:
{commands}

examples:
  piecework list scenarios
  piecework run toronto/grown --policy skills_programme --replicates 8 --scale 1:100 --seed 5 --out study
  piecework compare study --measure M1 --by immigrant_class --plot effect.png
  piecework report study -o report.html
  piecework explore
  piecework validate toronto/baseline --block labour
  piecework COMMAND --help

exit codes: 0 done, 1 ran and what was asked is not so, 2 bad input or usage, 3 input/output, 70 internal,
130 interrupted (a study can be resumed)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line of this process, or `arguments`, and returns the exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _main(arguments)
        sys.stdout.flush()
        return code
    except InputError as error:
        return _failed(2, str(error))
    except BrokenPipeError:  # whoever reads has enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # OutputError is one
        return _failed(3, str(error))
    except KeyboardInterrupt:
        return _failed(130, "interrupted")
    except Exception:
        return _failed(70, f"internal error, please report it\n{traceback.format_exc()}")


def _main(arguments: list[str]) -> int:
    command = arguments[0] if arguments else ""
    if command == "verify" and (capsule := next((word for word in arguments[1:] if word.endswith(".zip")), None)):
        from piecework.capsule import verify_capsule

        return verify_capsule(capsule, [word for word in arguments[1:] if word != capsule])
    if command == "capsule":
        return capsule_of(arguments[1:])
    if command in COMPILED:
        sys.stdout.flush()
        words = [os.fsencode(argument) for argument in arguments]
        return int(_core.command(words, scenario_folders(), sys.stderr.isatty()))
    if command == "compare":
        return compare(arguments[1:])
    if command == "report":
        from piecework.show.report_command import report

        return report(arguments[1:])
    if command == "story":
        from piecework.study.story_command import story

        return story(arguments[1:])
    if command == "explore":
        from piecework.explore.command import explore

        return explore(arguments[1:])
    if command == "validate":
        from piecework.validate.command import validate

        return validate(arguments[1:])
    if command == "study":
        from piecework.study.command import study

        return study(arguments[1:])
    if command == "slurm":
        from piecework.scaleout.slurm_command import slurm

        return slurm(arguments[1:])
    if command in ("-V", "--version"):
        print(f"piecework {_core.version()}")
        return 0
    own = {"study": STUDY, "slurm": SLURM, "compare": COMPARE, "report": REPORT, "explore": EXPLORE}
    own |= {"capsule": CAPSULE, "validate": VALIDATE, "story": STORY}
    every = {**COMPILED, **own}
    listed = "\n".join(f"  {name:<13}{meaning}" for name, meaning in every.items())
    if command in ("-h", "--help", "help"):
        print(HELP.format(commands=listed), end="")
        return 0
    if not command:
        print(HELP.format(commands=listed), end="", file=sys.stderr)
        return 2
    raise unknown_name("command", command, every)


def _failed(code: int, message: str) -> int:
    print(f"piecework: {message.rstrip()}", file=sys.stderr)
    return code


def compare(arguments: Sequence[str]) -> int:
    """``piecework compare``: what each policy changed against the baseline."""
    options = _compare_parser().parse_args(arguments)
    if options.plot and Path(options.plot).suffix not in PICTURES:
        raise InputError(f"--plot {options.plot}: the name must end in one of {', '.join(PICTURES)}")
    study = load(options.study)
    if options.answer:
        print(study.answer(options.answer, options.measure, options.by, level=options.level))
        return 0
    measure = options.measure or study.headline
    table = study.effects(measure, options.by, options.level, options.against, options.smallest)
    if options.csv:
        table.to_csv(_place_for(options.csv), index=False)
    if options.plot:
        study.plot(measure, options.by).savefig(_place_for(options.plot))
    if options.json:
        from piecework.show.text import effects_json

        print(json.dumps({"study": str(study.path)} | effects_json(table), indent=2, allow_nan=False))
    else:
        print(_report(study, table))
    return 0


def capsule_of(arguments: Sequence[str]) -> int:
    """``piecework capsule``: one file that ``piecework verify`` can replay."""
    parser = Parser(
        prog="piecework capsule",
        description=f"Does this: {CAPSULE}.",
        epilog="example: piecework capsule studies/mine --out mine.zip && piecework verify mine.zip",
    )
    parser.add_argument("study", metavar="DIR", help="study folder")
    parser.add_argument("--out", metavar="FILE", help="file to write, .zip (default: beside the folder)")
    options = parser.parse_args(arguments)
    from piecework.capsule import write_capsule

    print(write_capsule(load(options.study), options.out))
    return 0


def _compare_parser() -> Parser:
    parser = Parser(
        prog="piecework compare",
        description=f"Prints a {COMPARE}: the difference from the baseline, paired by replicate, with its interval.",
        epilog="example: piecework compare demo/study --measure M1 --by immigrant_class --plot effect.png",
    )
    parser.add_argument("study", metavar="DIR", help="study folder")
    parser.add_argument("--measure", help="measure to compare (default: M1, or what a study without residents can say)")
    parser.add_argument("--by", metavar="GROUP", help="dimension of groups, for example immigrant_class")
    parser.add_argument("--level", type=float, default=0.95, help="level of the intervals (default: 0.95)")
    parser.add_argument("--against", metavar="ARM", help="arm to compare the others with (default: the baseline)")
    parser.add_argument(
        "--smallest", type=int, default=10, metavar="N", help=f"hide smaller cells (default: {TOO_FEW})"
    )
    parser.add_argument(
        "--answer", metavar="LANG", choices=LANGUAGES, help="print the answer in plain words instead, in en or fr"
    )
    parser.add_argument("--json", action="store_true", help="print JSON alone on standard output")
    parser.add_argument("--csv", metavar="FILE", help="also write the table as CSV")
    parser.add_argument("--plot", metavar="FILE", help="also write the picture (.png, .svg or .pdf)")
    return parser


def _place_for(path: str) -> Path:
    """Creates the folder of a file that is about to be written, and says so on standard error."""
    place = Path(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    print(f"writing {place}", file=sys.stderr)
    return place


def _report(study: Study, table: pd.DataFrame) -> str:
    from piecework.show.text import effects_text, unit_in_words

    units = ", ".join(f"{component}: {unit_in_words(unit)}" for component, unit in table.attrs["units"].items())
    head = [
        f"{study.path}: {table.attrs['measure']} ({units})",
        f"differences from {_reference(table)}, paired over {counted(len(study.replicates), 'replicate')}, "
        f"{100 * table.attrs['level']:g} % intervals; n: fewest simulated persons{_stands_for(table)}; wrong: chance "
        "that the sign is; ratio: variance saved by pairing",
        "",
    ]
    measure, known = table.attrs["measure"], study.with_values
    nobody = f"nobody in this study counts for {measure}; it has values of {', '.join(known)}"
    return "\n".join([*head, effects_text(table), *(["", nobody] if known and measure not in known else [])])


def _reference(table: pd.DataFrame) -> str:
    return "the baseline" if table.attrs["against"] == "baseline" else table.attrs["against"]


def _stands_for(table: pd.DataFrame) -> str:
    count = table.attrs["stands_for"]
    return f", each for {count:,.0f} residents" if count else ""


if __name__ == "__main__":
    sys.exit(main())
