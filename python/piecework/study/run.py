"""Running a study: the compiled program works in a thread of its own while Python waits, shows progress and listens.

The waiting happens in slices of a tenth of a second with the interpreter lock released, so that an interrupt arrives at
once, also in a notebook; the run is then asked to stop, commits what is finished and leaves a folder to resume.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from piecework import _core
from piecework.errors import InputError, InternalError, OutputError
from piecework.i18n import counted
from piecework.study.request import Request, as_range, in_words
from piecework.study.study import Study, load

SLICE = 100  # milliseconds
INTERRUPTED = 130
_ONE_AT_A_TIME = threading.Lock()  # two commands at once would both use HDF5, which is not safe with threads
FAILED = 70
FAILURES = {2: InputError, 3: OutputError, FAILED: InternalError}
More = Callable[[Study, int], Study]  # makes a study longer


def run(
    scenario: str | os.PathLike[str],
    policies: Iterable[str | Sequence[str]] = (),
    replicates: int | str | range = 8,
    seed: int = 1,
    scale: str | int | None = None,
    until: str | datetime.date | None = None,
    future: str | None = None,
    panel: int = 0,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    set: Mapping[str, Any] | None = None,
    resume: bool = False,
    on_error: str = "stop",
    progress: bool | None = None,
    precision: Mapping[str, float] | None = None,
    most: int = 64,
    client: Any = None,
) -> Study:
    """Runs a scenario: the baseline and one arm for each entry of `policies`, all on the same seeds.

    Parameters
    ----------
    scenario
        Name of a scenario (`piecework.scenarios` lists them) or path of a scenario file.
    policies
        Policies to compare. ``["A", "B"]`` makes two arms beside the baseline, ``[["A", "B"]]`` one arm with both.
    replicates
        Number of replicates, or those to run: ``"4:8"`` and ``range(4, 8)`` mean replicates 4 to 7.
    seed
        Seed of the study; the same seed gives the same result.
    scale
        Simulated persons per resident, for example ``"1:100"``; None takes the scenario's.
    until
        First day that is not simulated; None takes the scenario's.
    future
        Name of a future of 2030 (`docs/futures.md`), whose levers hold in every arm, the baseline included; None sets
        nothing.
    panel
        Number of residents whose months are recorded one by one, the same in every arm; `Study.panel` reads them. More
        than there are means all. By default no record of a person is written.
    threads
        Replicates run at the same time; None means one for each processor. The result does not depend on it.
    out
        Study folder; None means ``studies/<scenario>-<8 hexadecimal digits>``.
    set
        Changed parameters by their dotted name, for example ``{"board.fee": 0.2}``.
    resume
        Continue the study of this identity in the folder; without one, start.
    on_error
        ``"stop"`` ends the run at the first replicate that fails. ``"continue"`` runs the others and returns the study
        without it; `Study.status` says which failed and why, and so does a warning in the log.
    progress
        Show a progress bar; None shows it on a terminal and in a notebook.
    precision
        Half-widths that the 95 % intervals of the effects on everyone shall not exceed, in every arm, for example
        ``{"M1": 0.25, "M3.below_poverty": 0.01}``. After `replicates` (4 or more) replicates are added until all are
        met.
    most
        Replicates at most, whatever `precision` asks; what it then lacks is a warning in the log.
    client
        Who works on the replicates: None means threads of this process, ``"processes"`` processes of this machine,
        ``"dask"`` a local Dask cluster, ``"tcp://host:8786"`` or a ``distributed.Client`` one that is there; a
        `piecework.scaleout.Cluster` says more. The study is the same. `threads` then counts within a worker (1).

    Returns
    -------
    Study
        The finished study, opened from its folder.

    Raises
    ------
    InputError
        Something in the request or a scenario file is wrong; the message says where and what is allowed.
    OutputError
        A file cannot be read or written; what was committed stays valid.
    InternalError
        A broken promise of Piecework's own code; with ``on_error="continue"``, only if every replicate failed.
    KeyboardInterrupt
        The run was interrupted; call again with ``resume=True`` to go on.

    Examples
    --------
    >>> import piecework as pw
    >>> study = pw.run("toronto/grown", policies=["skills_programme"], replicates=8, scale="1:100")  # doctest: +SKIP
    >>> study.effects("M1")  # doctest: +SKIP
    """
    what = {
        "--seed": seed,
        "--scale": f"1:{scale}" if isinstance(scale, int) else scale,
        "--until": until,
        "--future": future,
        "--panel": panel or None,
    }
    place = None if out is None else os.fspath(out)
    asked, changes, options = run_words(scenario, policies), change_words(set or {}), option_words(what)
    arguments = ["run", *asked, "--replicates", in_words(replicates), *options]
    arguments += [*option_words({"--threads": threads, "--out": place}), *changes]
    if on_error != "stop":
        arguments += ["--on-error", on_error]
    arguments += ["--resume"] * resume
    start: Callable[[], Study] = partial(study_of, arguments, progress)
    more: More = partial(_extended, threads, progress)
    if client is not None:
        words = [*(os.path.abspath(word) if os.path.isfile(word) else word for word in asked), *options, *changes]
        request = Request(words, as_range(replicates), threads, place, on_error, resume)
        start, more = _elsewhere(client, request, progress)
    return start() if precision is None else _precise(start, more, precision, (replicates, most))


def _extended(threads: int | None, progress: bool | None, study: Study, count: int) -> Study:
    return study.extend(count, threads=threads, progress=progress)


def _elsewhere(client: Any, request: Request, progress: bool | None) -> tuple[Callable[[], Study], More]:
    """How a study is begun on workers, and how it is made longer there."""
    from piecework.scaleout.run import run_on

    def more(study: Study, count: int) -> Study:
        return run_on(client, request.longer(count, str(study.place)), progress)

    return partial(run_on, client, request, progress), more


def _precise(
    start: Callable[[], Study], more: More, precision: Mapping[str, float], replicates: tuple[int | str | range, int]
) -> Study:
    from piecework.scenario import check_measures
    from piecework.study.precision import FEWEST, check, extend_until

    check(precision)
    check_measures(precision, "precision")
    first, most = replicates
    if not isinstance(first, int) or not FEWEST <= first <= most:
        raise InputError(f"replicates {first}: with 'precision' a number from {FEWEST} to {most} (most) to begin with")
    return extend_until(start(), precision, most, more)


def run_words(scenario: str | os.PathLike[str], policies: Iterable[str | Sequence[str]]) -> list[str]:
    """Scenario and arms, as the command line takes them."""
    return [os.fspath(scenario), *_policies(policies)]


def option_words(options: Mapping[str, Any]) -> list[str]:
    """Options that have a value, as the command line takes them."""
    return [word for name, value in options.items() if value is not None for word in (name, str(value))]


def change_words(changes: Mapping[str, Any]) -> list[str]:
    """Changed parameters, as the command line takes them."""
    return [word for name, value in changes.items() for word in ("--set", f"{name}={toml_value(value)}")]


def study_of(arguments: Sequence[str], progress: bool | None) -> Study:
    """Runs a ``run`` command and opens its study; replicates that failed are no error if others were committed."""
    code, output, messages = answer_to([*arguments, "--json"], progress)
    answer = json.loads(output) if output else {}
    if code == FAILED and answer.get("replicates"):
        logging.getLogger("piecework").warning(
            "%s failed; see the status of the study", counted(len(answer["failures"]), "run")
        )
    else:
        raise_unless_done(code, messages)
    _log(messages)
    return load(Path(answer["study"]))


def _policies(policies: Iterable[str | Sequence[str]]) -> list[str]:
    entries = [policies] if isinstance(policies, str) else list(policies)
    arms = [entry if isinstance(entry, str) else "+".join(entry) for entry in entries]
    return [part for arm in arms for part in ("--policy", arm)]


def toml_value(value: Any) -> str:
    """A Python value as the scenario language writes it.

    Raises
    ------
    InputError
        The value is of a kind that scenario files do not know.

    Examples
    --------
    >>> toml_value(True), toml_value("a b"), toml_value([1, 2.5])
    ('true', '"a b"', '[1, 2.5]')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Sequence):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if hasattr(value, "item"):  # a NumPy scalar
        return toml_value(value.item())
    if isinstance(value, int | float):
        return repr(value)
    raise InputError(f"{value!r}: must be a number, text, truth value, date or a list of them")


def output_of(arguments: Sequence[str], progress: bool | None = False) -> str:
    """Runs one command of the compiled program and returns what it wrote to standard output.

    Raises
    ------
    InputError, OutputError, InternalError
        The command failed; the message is what it wrote to standard error.
    KeyboardInterrupt
        The command was interrupted and has ended cleanly.
    """
    code, output, messages = answer_to(arguments, progress)
    raise_unless_done(code, messages)
    _log(messages)
    return output


def answer_to(
    arguments: Sequence[str], progress: bool | None = False, seconds: float | None = None
) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of one command of the compiled program.

    Parameters
    ----------
    seconds
        The command is asked to stop after so many, as an interrupt asks it; its exit code is then `INTERRUPTED`.

    Raises
    ------
    KeyboardInterrupt
        The command was interrupted and has ended cleanly.
    """
    with _ONE_AT_A_TIME:
        return _answer_to(arguments, progress, seconds)


def command_ended(arguments: Sequence[str], folders: list[bytes], stop: Callable[[], bool]) -> tuple[int, str, str]:
    """As `answer_to`, with the folders of another process, until it ends or `stop` says so."""
    with _ONE_AT_A_TIME:
        handle = _core.start([os.fsencode(argument) for argument in arguments], folders)
        while not handle.wait(SLICE):
            if stop():
                handle.request_stop()
        code, output, messages = handle.result()
    return int(code), output.decode(errors="replace"), messages.decode(errors="replace")


def program_version() -> str:
    """The version of the compiled program."""
    return str(_core.version())


def program_digest() -> str:
    """SHA-256 of the compiled program: another build may give other results."""
    return hashlib.sha256(Path(str(_core.__file__)).read_bytes()).hexdigest()


def scenario_folders() -> list[bytes]:
    """Folders searched for scenario names: those of ``$PIECEWORK_SCENARIOS``, then the installed ones."""
    wanted = os.environ.get("PIECEWORK_SCENARIOS", "").split(os.pathsep)
    installed = Path(__file__).resolve().parents[1] / "scenarios"
    return [*(os.fsencode(folder) for folder in wanted if folder), os.fsencode(installed)]


def _answer_to(arguments: Sequence[str], progress: bool | None, seconds: float | None) -> tuple[int, str, str]:
    handle = _core.start([os.fsencode(argument) for argument in arguments], scenario_folders())
    timer = threading.Timer(seconds, handle.request_stop) if seconds is not None else None
    if timer:
        timer.start()
    try:
        _wait(handle, is_shown(progress))
    except KeyboardInterrupt as interrupt:
        handle.request_stop()
        while not handle.wait(SLICE):
            pass
        interrupt.add_note(handle.result()[2].decode(errors="replace").strip())
        raise
    finally:
        if timer:
            timer.cancel()
    code, output, messages = handle.result()
    if code == INTERRUPTED and seconds is None:
        raise KeyboardInterrupt
    return int(code), output.decode(errors="replace"), messages.decode(errors="replace")


def raise_unless_done(code: int, messages: str) -> None:
    """Raises the error that an exit code stands for."""
    if code:
        raise FAILURES.get(code, InternalError)(messages.strip() or f"the command ended with exit code {code}")


def _log(messages: str) -> None:
    logger = logging.getLogger("piecework")
    for line in messages.splitlines():
        text = line.removeprefix("warning: ")
        logger.log(logging.INFO if text == line else logging.WARNING, "%s", text)


def is_shown(progress: bool | None) -> bool:
    """Whether a progress bar is wanted; None means on a terminal and in a notebook."""
    return progress if progress is not None else "ipykernel" in sys.modules or sys.stderr.isatty()


def _wait(handle: Any, shown: bool) -> None:
    if not shown:
        while not handle.wait(SLICE):
            pass
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a notebook without widgets gets the bar as text, without a lecture
        from tqdm.auto import tqdm
    layout = "{percentage:3.0f}%|{bar}|{postfix} [{elapsed}<{remaining}]"
    with tqdm(total=1.0, bar_format=layout, leave=False) as bar:
        while not handle.wait(SLICE):
            done, total, fraction = handle.poll()
            bar.n = fraction
            bar.set_postfix_str(f"{done} of {counted(total, 'run')}")
