"""The two small trials from which a study's time and memory are estimated.

They are of the same arms at coarser scales. A scenario without a city has no scale: its trials are of the same size and
last a few months. A trial is a process of its own, so that its memory can be told from this one's.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piecework.errors import InputError
from piecework.results.manifest import read_manifest
from piecework.scenario_files import value_of
from piecework.study.run import raise_unless_done, scenario_folders

COARSE = 4000  # residents per simulated person in the coarser trial; the other has half as many
FEWEST = 100  # simulated residents that the program asks for at least
MONTHS = 1, 3  # of the two trials of a scenario without a city
NO_CITY = "none"
PERIOD = ("period.start", "period.until", "period.warm_up_months", "period.evaluation")
PROGRAM = "import sys; from piecework.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Trial:
    """One trial: its size (persons per resident, or months), mean seconds of a run, largest memory of the process."""

    share: float
    seconds: float
    bytes: float


def by_persons(words: list[str], content: Mapping[str, Any], scale: str) -> tuple[list[Trial], float]:
    """Two trials at coarser scales, and the size of the study: persons per resident."""
    one, colon, count = scale.partition(":")
    if one != "1" or not colon or not count.isdecimal() or int(count) == 0:
        raise InputError(f"scale '{scale}': must be 1:N with a whole N from 1 to 1000000")
    coarse = max(int(count), COARSE)
    people = value_of(content, "people.population")
    if isinstance(people, int | float) and people / coarse < FEWEST:
        coarse = max(2, int(people / FEWEST))
    trials = [trial([*words, "--scale", f"1:{each}"], 1.0 / each) for each in (coarse, coarse // 2)]
    return trials, 1.0 / int(count)


def by_months(words: list[str], content: Mapping[str, Any], until: str | None) -> tuple[list[Trial], float]:
    """Two trials of the first months, without the warm-up, and the size of the study: all its months."""
    start = _month(value_of(content, "period.start"))
    whole = _month(until or value_of(content, "period.until")) - start
    whole += int(value_of(content, "period.warm_up_months") or 0)
    brief = [*_without_changes(words, PERIOD), "--set", "period.warm_up_months=0"]
    for key in ("period.start", "period.evaluation"):
        brief += ["--set", f"{key}={_first_day(start)}"]
    trials = [trial([*brief, "--until", _first_day(start + months)], months) for months in MONTHS]
    return trials, max(whole, 1)


def _month(date: Any) -> int:
    """Months since the year 0 of a date, as TOML has it or as text."""
    try:
        day = date if isinstance(date, datetime.date) else datetime.date.fromisoformat(str(date))
    except ValueError as error:
        raise InputError(f"'{date}' is not a date, for example 2026-01-01") from error
    return 12 * day.year + day.month - 1


def _first_day(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}-01"


def without(words: Sequence[str], option: str) -> tuple[list[str], str | None]:
    """The words without an option and its value, and the value."""
    words = list(words)
    if option not in words:
        return words, None
    at = words.index(option)
    return words[:at] + words[at + 2 :], words[at + 1]


def _changes(words: Sequence[str]) -> list[tuple[int, str, str]]:
    """Place, key and value of every ``--set``."""
    places = [at for at, word in enumerate(words) if word == "--set"]
    return [(at, *_parts(words[at + 1])) for at in places]


def _parts(change: str) -> tuple[str, str]:
    key, _, value = change.partition("=")
    return key.strip(), value.strip()


def _without_changes(words: Sequence[str], keys: Sequence[str]) -> list[str]:
    gone = {each for at, key, _ in _changes(words) if key in keys for each in (at, at + 1)}
    return [word for at, word in enumerate(words) if at not in gone]


def changed(content: dict[str, Any], words: Sequence[str]) -> dict[str, Any]:
    """A scenario with what the words set; what is no TOML is left to the program, which says so."""
    for _, key, value in _changes(words):
        table = content
        *above, last = key.split(".")
        for part in above:
            table = table.setdefault(part, {})
            if not isinstance(table, dict):
                break
        else:
            try:
                table[last] = tomllib.loads(f"value = {value}")["value"]
            except tomllib.TOMLDecodeError:
                continue
    return content


def trial(words: Sequence[str], share: float) -> Trial:
    """Runs one replicate of the words of a ``run`` command; `share` is its size.

    Raises
    ------
    InputError, OutputError, InternalError
        As the run itself would.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "study"
        words = ["run", *words, "--replicates", "1", "--threads", "1"]
        command = [sys.executable, "-c", PROGRAM, *words, "--out", str(place), "--json"]
        with (
            (Path(folder) / "said").open("w+") as said,
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment()) as process,
        ):
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            raise_unless_done(process.returncode, said.read().removeprefix("piecework: "))
        seconds = [record["seconds"] for record in read_manifest(place).records.values() if "seconds" in record]
    if not seconds:
        raise InputError("the trial of the study committed nothing; run it once with one replicate to see why")
    return Trial(share, sum(seconds) / len(seconds), used.ru_maxrss * 1024.0)


def environment() -> dict[str, str]:
    """The environment of a process that is to find the same package and the same scenarios as this one."""
    folders = os.pathsep.join(os.fsdecode(name) for name in scenario_folders())
    paths = os.pathsep.join([*sys.path[1:], os.environ.get("PYTHONPATH", "")])
    return os.environ | {"PIECEWORK_SCENARIOS": folders, "PYTHONPATH": paths}
