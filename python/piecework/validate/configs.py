"""What is run for each target: `configs.toml` gives a scenario and settings for each config, and exceptions by target.

A plan is one run with all its settings. Targets with equal plans share one study.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from piecework.errors import InputError
from piecework.scenario_files import chain, find_companion, find_file, merged, read_toml, value_of
from piecework.validate.targets import Target, one_of

SCHEMA = 1
DEFAULT_MONTHS = 12
LENGTHS = ("months", "years", "until")
# Key, and what its value must be; the file itself says what each means.
KINDS: dict[str, tuple[type, ...]] = {
    "scenario": (str,),
    "scale": (str,),
    "months": (int,),
    "years": (int,),
    "until": (datetime.date,),
    "warm_up_months": (int,),
    "base_months": (int,),
    "season": (str,),
    "seed": (int,),
    "arms": (list,),
    "set": (list,),
    "missing": (str,),
}
SEASONS = ("none", "removed")
COMPARE = ("value", "low", "high", "why")


@dataclass(frozen=True)
class Plan:
    """One run: everything that decides its result, beside the files of the scenario and the program."""

    scenario: str
    scale: str | None
    until: str | None
    seed: int
    arms: tuple[str, ...]
    set: tuple[str, ...]
    months: int = DEFAULT_MONTHS  # recorded, as far as is known; for estimates of the effort only

    def words(self) -> list[str]:
        """The words of `piecework run` for this plan, without replicates and folder."""
        words = ["run", self.scenario, "--seed", str(self.seed)]
        words += [] if self.scale is None else ["--scale", self.scale]
        words += [] if self.until is None else ["--until", self.until]
        for arm in self.arms:
            words += ["--policy", arm]
        for override in self.set:
            words += ["--set", override]
        return words


@dataclass(frozen=True)
class Trial:
    """What a trial of one component reads."""

    scenario: str
    set: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """What the file says for one target: a plan, or why there is none, and how to read the study.

    A target of role "unit" has a scenario and overrides instead of a plan: nothing is simulated.
    """

    plan: Plan | None
    missing: str = ""
    trial: Trial | None = None
    base_months: int = DEFAULT_MONTHS
    season: str = "none"
    compare: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Replicates:
    """How many replicates a run starts with, how many are added at a time, and at most."""

    first: int = 4
    step: int = 4
    most: int = 20


@dataclass(frozen=True)
class Configs:
    """The file: settings by config, exceptions by target."""

    path: Path
    config: Mapping[str, Mapping[str, Any]]
    target: Mapping[str, Mapping[str, Any]]
    replicates: Replicates

    def settings(self, target: Target) -> Settings:
        """What to run for a target.

        Raises
        ------
        InputError
            The file has no entry for the target's config, or its scenario cannot be found.
        """
        where = f"{self.path}: target {target.id}"
        entry = self.config[one_of(target.config, self.config, f"{where}: its config has no table [config.NAME]")]
        over = self.target.get(target.id, {})
        joined = _over(entry, over)
        if joined.get("missing"):
            return Settings(None, str(joined["missing"]))
        if target.role == "unit":
            return Settings(None, trial=_trial(joined, f"{where}: config {target.config}"))
        season = one_of(joined.get("season", "none"), SEASONS, f"{where}: key 'season'")
        plan = _plan(joined, f"{where}: config {target.config}")
        base_months = int(joined.get("base_months", DEFAULT_MONTHS))
        return Settings(plan, base_months=base_months, season=season, compare=over.get("compare", {}))

    def with_scenario(self, scenario: str, config: str | None) -> Configs:
        """The same file with another scenario in the place of its own config's.

        Parameters
        ----------
        scenario
            Path or name.
        config
            The config that it belongs to; None finds the one whose scenario it extends, or the only one that runs.
        """
        if config is not None:
            one_of(config, self.config, "--config")
        own = [config] if config is not None else self._own_configs(find_file(scenario))
        entries = dict(self.config)
        for name in own:
            kept = {key: value for key, value in self.config[name].items() if key != "missing"}
            entries[name] = kept | {"scenario": scenario}
        return replace(self, config=entries)

    def _own_configs(self, path: Path) -> list[str]:
        """Those whose scenario is the one that `path` extends: what is simulated, and what is tried alone."""
        by_file: dict[Path, list[str]] = {}
        for name, entry in self.config.items():
            if "scenario" in entry:
                by_file.setdefault(find_file(str(entry["scenario"])).resolve(), []).append(name)
        files = {file.resolve() for file in chain(path)}
        related = [names for file, names in by_file.items() if file in files]
        if len(related) == 1:
            return related[0]
        if len(by_file) == 1 and not related:
            return next(iter(by_file.values()))
        allowed = [name for names in related or by_file.values() for name in names]
        raise InputError(
            f"{path}: extends the scenario of {'several configs' if related else 'no config'} in {self.path}; "
            f"say which it stands for: --config {' or '.join(allowed)}"
        )


def read_configs(path: Path | None = None) -> Configs:
    """Reads `configs.toml`.

    Parameters
    ----------
    path
        The file; None looks for ``validation/configs.toml`` where scenarios are looked for.

    Raises
    ------
    InputError
        The file is missing or an entry is wrong; the message names file, key and what is allowed.
    """
    path = path or find_companion("validation/configs.toml")
    content = read_toml(path)
    if content.get("schema") != SCHEMA:
        raise InputError(f"{path}: key 'schema': must be {SCHEMA}, not {content.get('schema')!r}")
    for key in content:
        one_of(key, ("schema", "replicates", "config", "target"), f"{path}")
    for table, extra in (("config", ()), ("target", ("compare",))):
        for name, entry in content.get(table, {}).items():
            _check_entry(entry, extra, f"{path}: [{table}.{name}]")
    return Configs(path, content.get("config", {}), content.get("target", {}), _replicates(content, path))


def _replicates(content: Mapping[str, Any], path: Path) -> Replicates:
    given = content.get("replicates", {})
    for key, value in given.items():
        one_of(key, ("first", "step", "most"), f"{path}: [replicates]")
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise InputError(f"{path}: [replicates]: key '{key}': must be a whole number above 0, not {value!r}")
    return Replicates(**given)


def _check_entry(entry: Any, extra: tuple[str, ...], where: str) -> None:
    if not isinstance(entry, Mapping):
        raise InputError(f"{where}: must be a table")
    for key, value in entry.items():
        one_of(key, (*KINDS, *extra), where)
        if key in KINDS and (isinstance(value, bool) or not isinstance(value, KINDS[key])):
            wanted = " or ".join(kind.__name__ for kind in KINDS[key])
            raise InputError(f"{where}: key '{key}': must be a {wanted}, not {value!r}")
        least = {int: 0 if key in ("seed", "warm_up_months") else 1}.get(type(value))
        if least is not None and value < least:
            raise InputError(f"{where}: key '{key}': must be at least {least}, not {value}")
    if "compare" in entry:
        _check_compare(entry["compare"], where)
    if len(given := [key for key in LENGTHS if key in entry]) > 1:
        raise InputError(f"{where}: keys '{', '.join(given)}': only one of them says how long the run is")


def _check_compare(compare: Any, where: str) -> None:
    given = compare if isinstance(compare, Mapping) else {}
    for key in COMPARE:
        if key not in given:
            raise InputError(f"{where}: key 'compare.{key}': is missing")
        if key != "why" and not (isinstance(given[key], list) and all(_is_number(item) for item in given[key])):
            raise InputError(f"{where}: key 'compare.{key}': must be a list of numbers, not {given[key]!r}")
    for key in given:
        one_of(key, COMPARE, f"{where}: key 'compare'")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _over(entry: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Exceptions of a target over the settings of its config; `set` is added to, one length replaces another."""
    base = dict(entry)
    if any(key in over for key in LENGTHS):
        base = {key: value for key, value in base.items() if key not in LENGTHS}
    joined = base | {key: value for key, value in over.items() if key != "compare"}
    return joined | {"set": [*entry.get("set", []), *over.get("set", [])]}


def _trial(entry: Mapping[str, Any], where: str) -> Trial:
    if "scenario" not in entry:
        raise InputError(f"{where}: key 'scenario': is missing; write it, or say with 'missing' why there is none")
    return Trial(str(entry["scenario"]), tuple(str(override) for override in entry["set"]))


def _plan(entry: Mapping[str, Any], where: str) -> Plan:
    if "scenario" not in entry:
        raise InputError(f"{where}: key 'scenario': is missing; write it, or say with 'missing' why there is none")
    overrides = [str(override) for override in entry["set"]]
    if "warm_up_months" in entry:
        overrides.insert(0, f"period.warm_up_months={entry['warm_up_months']}")
    months = int(entry["months"]) if "months" in entry else 12 * int(entry["years"]) if "years" in entry else None
    until = entry.get("until")
    try:
        if months is not None:
            until = _months_after(_start(str(entry["scenario"]), overrides), months)
    except InputError as error:
        raise InputError(f"{where}: key 'scenario': {error}") from error
    return Plan(
        scenario=str(entry["scenario"]),
        scale=entry.get("scale"),
        until=None if until is None else until.isoformat(),
        seed=int(entry.get("seed", 1)),
        arms=tuple(str(arm) for arm in entry.get("arms", ())),
        set=tuple(overrides),
        months=(months or DEFAULT_MONTHS) + int(entry.get("warm_up_months", 0)),
    )


def _start(scenario: str, overrides: list[str]) -> datetime.date:
    """First recorded day: of the overrides, else of the scenario."""
    for override in reversed(overrides):
        if override.startswith("period.start="):
            return datetime.date.fromisoformat(override.partition("=")[2])
    path = find_file(scenario)
    start = value_of(merged(path), "period.start")
    if not isinstance(start, datetime.date):
        raise InputError(f"{path}: key 'period.start': must be a date, not {start!r}")
    return start


def _months_after(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    return datetime.date(day.year + years, month + 1, 1)
