"""``python -m piecework.calibrate``: fits parameters of a scenario to the targets that may be fitted."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from piecework.calibrate.search import METHOD, OutOfTime, Trial
from piecework.calibrate.settings import Calibration, read_calibration
from piecework.calibrate.state import open_state
from piecework.calibrate.trials import Trials
from piecework.calibrate.write import write_values
from piecework.errors import InputError
from piecework.i18n import counted
from piecework.options import Parser
from piecework.scenario_files import find_file, merged, value_of
from piecework.study.run import output_of, scenario_folders
from piecework.validate.runs import Budget, say

MINUTES = 60.0
NOT_FOUND = 1
EPILOG = """\
examples:
  python -m piecework.calibrate scenarios/toronto/baseline.toml --minutes 60
  python -m piecework.calibrate scenarios/toronto/baseline.toml --resume

What is fitted to what stands in scenarios/validation/calibration.toml. The result goes into SCENARIO, with its source.
exit codes: 0 fitted and written, 1 not fitted: time is up (--resume goes on) or no values bring all targets into their
bands, 2 bad input, 3 input/output, 70 internal, 130 interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line of this process, or `arguments`, and returns the exit code."""
    try:
        return calibrate(_parser().parse_args(arguments))
    except InputError as error:
        return _failed(2, str(error))
    except OSError as error:
        return _failed(3, str(error))
    except KeyboardInterrupt:
        return _failed(130, "interrupted; go on with --resume")
    except Exception:
        return _failed(70, f"internal error, please report it\n{traceback.format_exc()}")


def _failed(code: int, message: str) -> int:
    print(f"piecework.calibrate: {message.rstrip()}", file=sys.stderr)
    return code


def _parser() -> Parser:
    made = Parser(
        prog="python -m piecework.calibrate",
        description=f"Fits parameters of a scenario to validation targets of role cal: {METHOD}.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("scenario", metavar="SCENARIO", help="path of the scenario file that is fitted and written to")
    made.add_argument("--minutes", type=float, default=MINUTES, help=f"time for the trials (default: {MINUTES:g})")
    made.add_argument("--resume", action="store_true", help="go on with a search that was stopped")
    made.add_argument("--accept", action="store_true", help="write the best values even if they are not good enough")
    made.add_argument("--config", metavar="NAME", help="config that SCENARIO stands for, where that is not clear")
    made.add_argument("--threads", type=int, metavar="N", help="replicates at the same time (default: all processors)")
    return made


def calibrate(options: argparse.Namespace) -> int:
    """Searches, tells, and writes the result."""
    path = _own_file(options.scenario)
    calibration = read_calibration(options.scenario, options.config)
    start = _start(calibration, path)
    _check_ranges(calibration)
    state = open_state(calibration, start, path, options.resume)
    trials = Trials(calibration, Budget(options.minutes), options.threads or os.cpu_count() or 1, state)
    search = trials.search(start)
    try:
        best: Trial | None = search.converge()
        ended = True
    except OutOfTime:
        best, ended = search.best(), False
    if best is None:
        say("time was up before the first trial ended; give more --minutes")
        return NOT_FOUND
    say(f"best of {counted(len(search.trials), 'trial')}: {trials.described(best)}")
    fits = trials.inside(best)
    if not ended and not options.accept:
        say(f"time is up, nothing was written; go on with --resume ({state.path})")
        return NOT_FOUND
    if not fits and not options.accept:
        say("no values in their ranges bring all targets into their bands; nothing was written")
        return NOT_FOUND
    write_values(path, dict(trials.named(best)), _source(calibration, len(search.trials), ended))
    print(f"{path}: " + ", ".join(f"{key} = {value:g}" for key, value in trials.named(best)))
    return 0


def _source(calibration: Calibration, count: int, ended: bool) -> str:
    targets = ", ".join(target.id for target in calibration.targets)
    how = (
        f"{calibration.plan.scale}, {counted(calibration.replicates, 'replicate')}, "
        f"seed {calibration.plan.seed}, {counted(count, 'trial')}"
    )
    stopped = "" if ended else ", stopped before it had converged"
    return f"fitted to {targets} by {METHOD} ({how}{stopped}) on {datetime.date.today().isoformat()}"


def _own_file(scenario: str) -> Path:
    """The file that will be written to: not one that came with the program."""
    path = find_file(scenario)
    installed = Path(os.fsdecode(scenario_folders()[-1]))
    if path.resolve().is_relative_to(installed.resolve()):
        raise InputError(f"{path}: came with the program and is not written to; give the path of a file of your own")
    return path


def _start(calibration: Calibration, path: Path) -> tuple[float, ...]:
    content = merged(path)
    values = []
    for parameter in calibration.parameters:
        value = value_of(content, parameter.key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{path}: key '{parameter.key}': must be a number to be fitted, not {value!r}")
        values.append(min(max(float(value), parameter.low), parameter.high))
    return tuple(values)


def _check_ranges(calibration: Calibration) -> None:
    """Both ends of every range must be values that the scenario may have."""
    for end in ("low", "high"):
        words = ["check", calibration.plan.scenario]
        for override in calibration.plan.set:
            words += ["--set", override]
        for parameter in calibration.parameters:
            words += ["--set", f"{parameter.key}={getattr(parameter, end)!r}"]
        output_of(words)
