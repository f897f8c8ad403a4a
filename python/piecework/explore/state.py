"""What was chosen on the page, and the study file that it makes: pure, so that it is tested without a browser.

The file is what ``piecework study`` reads; whoever runs it elsewhere gets the same result hash.
"""

from __future__ import annotations

import dataclasses
import datetime
import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from piecework.errors import InputError, OutputError
from piecework.study.plan import Plan, read_plan
from piecework.study.run import change_words, run_words, toml_value

SCALES = ("1:2000", "1:1000", "1:400", "1:100")  # coarse to fine; finer takes longer and shows smaller groups
SCALE = "1:1000"
REPLICATES = 4
MOST_PACKAGES = 4
NAMES = r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,79}"
STUDY = "study"  # the future's name where one place is simulated


@dataclass(frozen=True)
class Intervention:
    """One policy in the study: in which packages, from when to when, with which numbers changed.

    Attributes
    ----------
    policy
        Name of the policy.
    packages
        Packages that hold it, counted from 0.
    start, end
        Dates as 2026-01-31, the end exclusive; empty means the whole period.
    values
        Changed values by their key below ``policies.NAME.``, as they were written.
    """

    policy: str
    packages: tuple[int, ...] = (0,)
    start: str = ""
    end: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """Everything that was chosen; texts are as they were written, and the program checks them."""

    scenario: str = "toronto/grown"
    start: str = ""
    until: str = ""
    future: str = ""
    interventions: tuple[Intervention, ...] = ()
    scale: str = SCALE
    replicates: str = str(REPLICATES)
    seed: str = "1"
    changes: str = ""  # more changed parameters, a line "name = value" each
    name: str = ""

    def packages(self) -> list[list[str]]:
        """The policies of each package that holds any, in the order in which they were chosen."""
        found: dict[int, list[str]] = {}
        for each in self.interventions:
            for package in each.packages:
                found.setdefault(package, []).append(each.policy)
        return [found[package] for package in sorted(found)]

    def plan(self) -> Plan:
        """The study as `piecework study` runs it.

        Raises
        ------
        InputError
            What no run could be made of; the message begins with the name of the field.
        """
        packages = self.packages()
        if self.name and not re.fullmatch(NAMES, self.name):
            raise InputError(f"key 'name': '{self.name}': use letters, digits, '-', '_', '.', '+', at most 80")
        if not packages:
            raise InputError("key 'policies': choose at least one intervention, and a package for it")
        return Plan(
            name=self.name or default_name(self.scenario, packages),
            futures={STUDY: self.scenario},
            policies=packages,
            replicates=_whole("replicates", self.replicates),
            seed=_whole("seed", self.seed, least=0),
            scale=self.scale or None,
            until=self.until or None,
            future=self.future or None,
            set=self.changed(),
        )

    def changed(self) -> dict[str, Any]:
        """Every changed parameter by its dotted name."""
        found: dict[str, Any] = {"period.start": self.start} if self.start else {}
        for each in self.interventions:
            dates = {name: value for name, value in (("start", each.start), ("end", each.end)) if value}
            for key, text in (*dates.items(), *each.values.items()):
                found[f"policies.{each.policy}.{key}"] = value_of(text)
        for line in filter(None, map(str.strip, self.changes.splitlines())):
            name, equals, text = line.partition("=")
            if not equals or not name.strip() or not text.strip():
                raise InputError(f"key 'changes': '{line}': write name = value, for example platforms.board.fee = 0.1")
            found[name.strip()] = value_of(text)
        return found


def value_of(text: str) -> Any:
    """A written value: a number, a truth value, a list or a date as TOML has them; anything else is text.

    Examples
    --------
    >>> value_of("17.20"), value_of("[1, 2]"), value_of("2026-01-01"), value_of("gender=women")
    (17.2, [1, 2], '2026-01-01', 'gender=women')
    """
    text = text.strip()
    try:
        value = tomllib.loads(f"value = {text}")["value"] if "\n" not in text else text
    except tomllib.TOMLDecodeError:
        return text
    return value.isoformat() if isinstance(value, datetime.date) else value


def _whole(name: str, text: str, least: int = 1) -> int:
    if not re.fullmatch(r"\d{1,18}", text.strip()) or int(text) < least:
        raise InputError(f"key '{name}': must be a whole number, {least} or more, not '{text}'")
    return int(text)


def default_name(scenario: str, packages: Sequence[Sequence[str]]) -> str:
    """A name for a study: the place and what is tried, short enough for a folder."""
    tried = "_or_".join("_and_".join(package) for package in packages)
    return f"{scenario.rpartition('/')[2]}-{tried}"[:60].strip("_-")


def choice_of(plan: Plan) -> Choice:
    """What would have to be chosen for a study file; of several futures the first.

    Precision and the panel of a file cannot be chosen on the page and are left out.
    """
    changes = dict(plan.set)
    packages: dict[str, list[int]] = {}
    for number, package in enumerate(plan.policies):
        for policy in package:
            packages.setdefault(policy, []).append(number)
    interventions = tuple(_intervention(policy, tuple(numbers), changes) for policy, numbers in packages.items())
    start = str(changes.pop("period.start", ""))
    return Choice(
        scenario=next(iter(plan.futures.values())),
        start=start,
        until=plan.until or "",
        future=plan.future or "",
        interventions=interventions,
        scale=plan.scale or "",
        replicates=str(plan.replicates),
        seed=str(plan.seed),
        changes="\n".join(f"{name} = {toml_value(value)}" for name, value in changes.items()),
    )


def _intervention(policy: str, packages: tuple[int, ...], changes: dict[str, Any]) -> Intervention:
    """Takes what concerns a policy out of the changes."""
    prefix = f"policies.{policy}."
    own = {name.removeprefix(prefix): changes.pop(name) for name in list(changes) if name.startswith(prefix)}
    start, end = (str(own.pop(key, "")) for key in ("start", "end"))
    values = {key: value if isinstance(value, str) else toml_value(value) for key, value in own.items()}
    return Intervention(policy, packages, start, end, values)


def words_of(plan: Plan, place: Path, threads: int | None = None) -> list[str]:
    """The ``run`` command of a plan of one future, which begins or goes on with the folder `place`."""
    words = ["run", *run_words(next(iter(plan.futures.values())), plan.policies)]
    options: dict[str, Any] = {
        "--replicates": plan.replicates,
        "--seed": plan.seed,
        "--scale": plan.scale,
        "--until": plan.until,
    }
    options |= {"--future": plan.future, "--threads": threads, "--out": place}
    for name, value in options.items():
        words += [] if value is None else [name, str(value)]
    return [*words, *change_words(plan.set), "--resume", "--json"]


def study_text(plan: Plan) -> str:
    """A study file; `piecework.read_plan` reads it back.

    Examples
    --------
    >>> print(study_text(Plan("mine", {"study": "toronto/grown"}, [["pay_floor"]], scale="1:1000")))  # doctest: +SKIP
    """
    lines = ["# Written by `piecework explore`. Run it with: piecework study FILE --resume", ""]
    for key in ("title", "question", "policies", "measures", "replicates", "seed", "scale", "until", "future"):
        value = getattr(plan, key)
        lines += [f"{key} = {_toml(value)}"] if value not in ("", None) else []
    if plan.set:
        lines += ["", "[set]", *(f"{_toml(name)} = {_toml(value)}" for name, value in plan.set.items())]
    lines += ["", "[futures]", *(f"{_toml(name)} = {_toml(scenario)}" for name, scenario in plan.futures.items())]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    return toml_value(value)


def place_of(message: str, fields: Mapping[str, str]) -> str:
    """The field that a message of the program is about, by its key; none where no key is in it.

    The program names a key of a policy without the policy; of several such fields the one with the value that the
    message quotes is meant.

    Parameters
    ----------
    message
        One line of the program.
    fields
        What is written in each field, by key.

    Examples
    --------
    >>> place_of("--set end=\"x\": key 'end': no date", {"policies.a.end": "", "policies.b.end": "x"})
    'policies.b.end'
    """
    message = message.replace("--until", "period.until")
    named = [key for key in fields if re.search(rf"(?<![\w.]){re.escape(key)}(?!\w)", message)]
    if named:
        return max(named, key=len)
    found = re.search(r"key '([\w.]+?)(?:\.value)?'", message)
    ends = [key for key in fields if found and key.startswith("policies.") and key.endswith(f".{found[1]}")]
    quoted = [key for key in ends if fields[key] and fields[key] in message]
    return next(iter(quoted or ends), "")


def save(plan: Plan, folder: str | os.PathLike[str]) -> Plan:
    """Writes the study file ``FOLDER/NAME.toml``; the same study again, or with more replicates, keeps its name.

    Returns
    -------
    Plan
        With the name under which it was saved: another study of this name gets a number behind it.

    Raises
    ------
    InputError
        The name is none for a folder, or too many studies have it.
    OutputError
        The file cannot be written.
    """
    if not re.fullmatch(NAMES, plan.name):
        raise InputError(f"key 'name': '{plan.name}': is no name for a folder")
    place = Path(folder)
    for number in range(1, 1000):
        named = dataclasses.replace(plan, name=plan.name if number == 1 else f"{plan.name}-{number}")
        path = place / f"{named.name}.toml"
        if _is_same(named, path) or not (path.exists() or (place / named.name).exists()):
            _write(path, study_text(named))
            return named
    raise InputError(f"key 'name': {place} holds too many studies named '{plan.name}'; choose another name")


def _is_same(plan: Plan, path: Path) -> bool:
    """Whether a file holds this study, however many replicates it asks for."""
    if not path.is_file():
        return False
    try:
        return dataclasses.replace(read_plan(path), replicates=plan.replicates) == plan
    except InputError:
        return False


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
