"""A study as a file: futures x policy packages x replicates, with the precision it is to reach.

A study file is TOML; a name is looked up in the folder ``studies`` beside the scenarios. Its keys are listed in
docs/python.md. Each future becomes a study folder of its own, all with the same arms and seed, so that any arm can be
compared with any other within a future, and each arm's regret across them.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError, unknown_name
from piecework.scenario import check_measures, futures, policies
from piecework.scenario_files import find_companion, find_file, folders, policies_of, read_toml
from piecework.study.estimate import Estimate, estimate_of
from piecework.study.precision import FEWEST, MOST, check
from piecework.study.run import change_words, option_words, run, run_words
from piecework.study.study import Study

if TYPE_CHECKING:
    import pandas as pd

FOLDER = "studies"


@dataclass(frozen=True)
class Plan:
    """What a study file asks for.

    Attributes
    ----------
    name
        Of the study: the file's name without its ending.
    futures
        Scenarios by the name of the future.
    policies
        Policy packages, each a list of policies: one arm.
    future
        A future of 2030 whose levers hold in every arm of every scenario, as in `run`.
    against
        The arm that tables compare with; None takes the baseline.
    """

    name: str
    futures: dict[str, str]
    policies: list[list[str]]
    title: str = ""
    title_fr: str = ""
    question: str = ""
    against: str | None = None
    measures: list[str] = field(default_factory=lambda: ["M1"])
    replicates: int = 8
    most: int = MOST
    seed: int = 1
    scale: str | None = None
    until: str | None = None
    future: str | None = None
    panel: int = 0
    precision: dict[str, float] = field(default_factory=dict)
    set: dict[str, Any] = field(default_factory=dict)

    def estimate(self, threads: int | None = None) -> Estimate:
        """Time and memory that all futures will take together, from small trials; replicates as first asked for."""
        most = threads or os.cpu_count() or 1
        parts = [estimate_of(self.words(future), self.replicates, most) for future in self.futures]
        seconds, size = sum(part.seconds for part in parts), max(part.bytes for part in parts)
        return Estimate(sum(part.runs for part in parts), parts[0].threads, seconds, size)

    def words(self, future: str) -> list[str]:
        """The words of ``run`` that ask for one future's study: all that belongs to its identity."""
        scenario = self.futures[future]
        asked = run_words(os.path.abspath(scenario) if os.path.isfile(scenario) else scenario, self.policies)
        options = {"--seed": self.seed, "--scale": self.scale, "--until": self.until, "--future": self.future,
                   "--panel": self.panel or None}  # fmt: skip
        return [*asked, *option_words(options), *change_words(self.set)]


class Studies(dict[str, Study]):
    """The studies of a plan, by future.

    Attributes
    ----------
    plan
        What was asked for.
    """

    def __init__(self, plan: Plan, studies: Mapping[str, Study]) -> None:
        super().__init__(studies)
        self.plan = plan

    def effects(self, measure: str = "M1", by: str | None = None, level: float = 0.95,
                against: str | None = None) -> pd.DataFrame:  # fmt: skip
        """The effects in every future, one under the other; see `Study.effects`. None compares with the plan's arm."""
        return self._joined(lambda study: study.effects(measure, by, level, against or self.plan.against))

    def ranking(self, measures: list[str] | None = None) -> pd.DataFrame:
        """The chance of each arm to rank first, in every future; None takes the measures of the plan."""
        return self._joined(lambda study: study.ranking(measures or self.plan.measures))

    def regret(self, measure: str | None = None) -> pd.DataFrame:
        """What each arm gives up in each future; see `piecework.effects.regret`."""
        from piecework.effects import regret

        return regret(self, measure or self.plan.measures[0])

    def answer(self, lang: str = "en", measure: str | None = None) -> str:
        """The plain answer of each future, under its name; None tells the plan's first measure that has an effect.

        An answer compares with the baseline, in which nobody begins a programme, so that what is counted from its
        beginning can only be compared with another arm.
        """
        told = [f"[{name}]\n{study.answer(lang, measure or self._told(study))}" for name, study in self.items()]
        return "\n\n".join(told)

    def _told(self, study: Study) -> str:
        def has_effect(measure: str) -> bool:
            name, _, component = measure.partition(".")
            table = study.effects(name)
            rows = table[table.component == study.component(name, component or None)]
            return bool(rows.difference.notna().all())

        return next(filter(has_effect, self.plan.measures), self.plan.measures[0])

    def _joined(self, table_of: Callable[[Study], pd.DataFrame]) -> pd.DataFrame:
        import pandas as pd

        tables = []
        for name, study in self.items():
            table = table_of(study)
            table.insert(0, "future", name)
            tables.append(table)
        joined = pd.concat(tables, ignore_index=True)
        joined.attrs = tables[0].attrs
        return joined


def read_plan(name: str | os.PathLike[str]) -> Plan:
    """Reads a study file.

    Raises
    ------
    InputError
        No such file or key, or a value of the wrong kind; the message says what is allowed.

    Examples
    --------
    >>> read_plan("floor_or_skills").futures  # doctest: +SKIP
    {'today': 'toronto/baseline', 'grown': 'toronto/grown'}
    """
    path = _file(name)
    content = read_toml(path)
    allowed = [key for key in Plan.__dataclass_fields__ if key != "name"]
    for key in content:
        if key not in allowed:
            raise InputError(f"{path}: {unknown_name('key', key, allowed)}")
    for key, kind in KINDS.items():
        if key in content and (not isinstance(content[key], kind) or isinstance(content[key], bool)):
            raise InputError(f"{path}: key '{key}': must be {IN_WORDS[kind]}, not {content[key]!r}")
    if not content.get("futures"):
        raise InputError(f"{path}: key 'futures' is missing; name a scenario, for example today = \"toronto/baseline\"")
    if not content.get("policies"):
        raise InputError(f"{path}: key 'policies' is missing; name an arm, for example policies = [[\"pay_floor\"]]")
    packages = [[entry] if isinstance(entry, str) else list(entry) for entry in content["policies"]]
    _check_names(path, content, packages)
    if "precision" in content:
        content["precision"] = check_precision(path, content["precision"])
    for key in ("measures", "precision"):
        check_measures(map(str, content.get(key, [])), f"{path}: key '{key}'")
    if content.get("replicates", FEWEST) < (FEWEST if "precision" in content else 1):
        raise InputError(f"{path}: key 'replicates': must be {FEWEST} or more to begin with when 'precision' is given")
    return Plan(**(content | {"name": path.stem, "policies": packages}))


KINDS: dict[str, Any] = {
    "futures": dict,
    "policies": list,
    "measures": list,
    "precision": dict,
    "set": dict,
    "replicates": int,
    "most": int,
    "seed": int,
    "panel": int,
    "title": str,
    "title_fr": str,
    "question": str,
    "against": str,
    "scale": str,
    "until": str,
    "future": str,
}
IN_WORDS: dict[Any, str] = {dict: "a table", list: "a list", int: "a whole number", str: "text"}


def _check_names(path: Path, content: Mapping[str, Any], packages: list[list[str]]) -> None:
    """Refuses a scenario, policy or future of 2030 that is not known, or no scale, with the key that names it."""
    if not re.fullmatch(r"1:0*[1-9]\d*", scale := content.get("scale", "1:1")):
        raise InputError(f"{path}: key 'scale': must be 1:N with a whole N above 0, such as 1:100, not '{scale}'")
    for future, scenario in content["futures"].items():
        try:
            find_file(str(scenario))
        except InputError as error:
            raise InputError(f"{path}: key 'futures.{future}': {error}") from error
    known = [policy["name"] for policy in policies()]
    for name in policies_of(entry for package in packages for entry in map(str, package)):
        if name not in known:
            raise InputError(f"{path}: key 'policies': {unknown_name('policy', name, known)}")
    arms = ["baseline", *("+".join(map(str, package)) for package in packages)]
    if content.get("against", arms[0]) not in arms:
        raise InputError(f"{path}: key 'against': {unknown_name('arm', content['against'], arms)}")
    names = [future["name"] for future in futures()] if "future" in content else []
    if names and content["future"] not in names:
        raise InputError(f"{path}: key 'future': {unknown_name('future', content['future'], names)}")


def check_precision(path: Path, asked: Mapping[str, Any]) -> dict[str, float]:
    """The wanted widths; names where ``M3.below_poverty`` was written without quotes are put together again."""
    found: dict[str, float] = {}
    for name, value in asked.items():
        found |= {f"{name}.{part}": each for part, each in value.items()} if isinstance(value, dict) else {name: value}
    try:
        check(found)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return found


def _file(name: str | os.PathLike[str]) -> Path:
    if Path(name).is_file():
        return Path(name)
    known = os.fspath(name).removeprefix(FOLDER + "/")
    if known.endswith(".toml"):
        if Path(name).is_absolute():
            raise InputError(f"{known}: no such file; it is a study file, TOML")
        return find_companion(f"{FOLDER}/{known}")
    names = sorted({path.stem for folder in folders() for path in (folder / FOLDER).glob("*.toml")})
    if known not in names and names:
        raise unknown_name("study file", known, names)
    return find_companion(f"{FOLDER}/{known}.toml")


def run_study(
    plan: str | os.PathLike[str] | Plan,
    out: str | os.PathLike[str] | None = None,
    threads: int | None = None,
    resume: bool = False,
    progress: bool | None = None,
    estimate: bool = True,
    client: Any = None,
) -> Studies:
    """Runs a study file: every future with every policy package, to the precision it asks for.

    Parameters
    ----------
    plan
        A study file, its name among ``scenarios/studies``, or a `Plan`.
    out
        Folder of the study; None means ``studies/<name>``. Each future is a study folder below it.
    threads, progress, client
        As in `run`.
    resume
        Continue what the folder holds.
    estimate
        Print what time and memory to expect, on standard error, before the first run.

    Returns
    -------
    Studies
        The studies by future.

    Raises
    ------
    InputError, OutputError, InternalError, KeyboardInterrupt
        As `run`.

    Examples
    --------
    >>> studies = run_study("floor_or_skills")  # doctest: +SKIP
    >>> studies.regret("M1")  # doctest: +SKIP
    """
    asked = plan if isinstance(plan, Plan) else read_plan(plan)
    place = Path(out) if out is not None else Path("studies") / asked.name
    if estimate:
        said = f"{asked.name}: {asked.estimate(threads)}" + (" (to begin with)" if asked.precision else "")
        logging.getLogger("piecework").info("%s", said)
        print(said, file=sys.stderr)
    options: dict[str, Any] = {"threads": threads, "resume": resume, "progress": progress, "client": client}
    options |= {"set": asked.set, "precision": asked.precision or None, "most": asked.most, "panel": asked.panel}
    options |= {"replicates": asked.replicates, "seed": asked.seed, "scale": asked.scale, "until": asked.until}
    options |= {"future": asked.future}
    studies = {
        future: run(scenario, asked.policies, out=place / future, **options)
        for future, scenario in asked.futures.items()
    }
    return Studies(asked, studies)
