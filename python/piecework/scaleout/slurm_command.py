"""``piecework slurm``: a study file becomes a job array."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from piecework.errors import InputError, OutputError
from piecework.i18n import counted
from piecework.options import Parser
from piecework.scaleout.slurm import Wishes, array_of, script_of
from piecework.study.estimate import Estimate, estimate_of
from piecework.study.plan import Plan, read_plan

EPILOG = """\
examples:
  piecework slurm floor_or_skills -o job.sh --chunk-minutes 20 --partition short
  sh job.sh submit       # on the cluster: the tasks, and a job that merges their results
  sh job.sh local        # the same here, without Slurm
  piecework study floor_or_skills --resume    # afterwards: adds replicates up to the precision asked for

What a replicate takes is found by two small trials of each future, within a factor of two; --seconds spares them.
"""


def slurm(arguments: Sequence[str]) -> int:
    """Runs ``piecework slurm`` and returns the exit code."""
    options = _parser().parse_args(arguments)
    plan = read_plan(options.file)
    if options.replicates is not None:
        plan = replace(plan, replicates=options.replicates)
    wishes = Wishes(options.chunk_minutes, options.threads, _directives(options), options.at_once)
    estimates = _estimates(plan, options.seconds)
    array = array_of(plan, options.out or Path("studies") / plan.name, estimates, wishes)
    program = [options.program] if options.program else [sys.executable, "-m", "piecework.cli"]
    text = script_of(array, estimates, wishes, program)
    place = Path(options.output)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        place.chmod(0o755)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
    print(f"{place}: {counted(len(array.tasks), 'task')} of {plan.name}; on the cluster: sh {place} submit")
    if plan.precision:
        print(
            f"piecework slurm: the array runs {counted(plan.replicates, 'replicate')}; afterwards "
            f"`piecework study {options.file} --resume` adds those that the precision asks for",
            file=sys.stderr,
        )
    return 0


def _estimates(plan: Plan, seconds: float | None) -> dict[str, Estimate]:
    if seconds is None:
        return {future: estimate_of(plan.words(future), 1, 1) for future in plan.futures}
    if seconds <= 0:
        raise InputError(f"--seconds {seconds:g}: must be above 0")
    return dict.fromkeys(plan.futures, Estimate(1 + len(plan.policies), 1, seconds, 0.0))


def _directives(options: argparse.Namespace) -> dict[str, str]:
    found = {name: getattr(options, name) for name in ("partition", "account", "time", "mem")}
    for text in options.sbatch:
        name, sign, value = text.removeprefix("--").partition("=")
        if not sign or not re.fullmatch(r"[a-z][a-z-]*", name):
            raise InputError(f"--sbatch {text}: must be an option of sbatch with its value, for example qos=low")
        found[name] = value
    if bad := next((value for value in found.values() if value and not value.isprintable()), None):
        raise InputError(f"{bad!r}: an option of sbatch must be one line")
    return {name: value for name, value in found.items() if value is not None}


def _parser() -> Parser:
    parser = Parser(
        prog="piecework slurm",
        description="Writes a study file as a Slurm job array: chunks of replicates, and a job that merges them.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("file", metavar="FILE", help="study file, or the name of one in scenarios/studies")
    add("-o", "--output", metavar="SCRIPT", required=True, help="the script to write")
    add("--out", metavar="DIR", help="folder of the study, on a path that all nodes share (default: studies/NAME)")
    add("--chunk-minutes", type=float, default=10.0, metavar="M", help="least minutes of a task (default: 10)")
    add("--replicates", type=int, metavar="N", help="replicates (default: those of the study file)")
    add("--threads", type=int, default=1, metavar="N", help="replicates at the same time within a task (default: 1)")
    add("--at-once", type=int, metavar="N", help="tasks at the same time at most")
    add("--seconds", type=float, metavar="S", help="what one replicate takes, all arms, on one thread (default: tried)")
    add("--partition", metavar="NAME", help="partition to use")
    add("--account", metavar="NAME", help="account to charge")
    add("--time", metavar="HH:MM:SS", help="time limit of a task (default: three times what is expected)")
    add("--mem", metavar="SIZE", help="memory of a task (default: half as much again as is expected)")
    add("--sbatch", metavar="OPTION=VALUE", action="append", default=[], help="any other option of sbatch; repeat it")
    add("--program", metavar="PATH", help="program on the nodes, for example piecework-sim (default: this Python's)")
    return parser


if __name__ == "__main__":
    sys.exit(slurm(sys.argv[1:]))
