"""What is fitted to what: `calibration.toml`, with the targets and the run that they need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from piecework.errors import InputError
from piecework.scenario_files import find_companion, read_toml
from piecework.validate import registry
from piecework.validate.configs import Plan, Settings, read_configs
from piecework.validate.targets import Target, one_of, read_targets

SCHEMA = 1
SEARCH = ("targets", "scale", "seed", "replicates", "evaluations", "tolerance")
MAY_BE_LEFT_OUT = ("set",)
PARAMETER = ("key", "low", "high")
ROLE = "cal"


@dataclass(frozen=True)
class Parameter:
    """A number of the scenario and the range that is searched."""

    key: str
    low: float
    high: float


@dataclass(frozen=True)
class Calibration:
    """A search: parameters, targets, and the run of a trial."""

    parameters: tuple[Parameter, ...]
    targets: tuple[Target, ...]
    settings: Settings
    plan: Plan
    replicates: int
    evaluations: int
    tolerance: float


def read_calibration(scenario: str, config: str | None = None, path: Path | None = None) -> Calibration:
    """Reads `calibration.toml` for a scenario.

    Parameters
    ----------
    scenario
        Path or name of the scenario that is fitted.
    config
        Which config it stands for, where that is not clear from what it extends.
    path
        The file; None looks for ``validation/calibration.toml`` where scenarios are looked for.

    Raises
    ------
    InputError
        Something in the file is wrong, a target is not there to be fitted, or the targets need different runs.
    """
    path = path or find_companion("validation/calibration.toml")
    content = read_toml(path)
    if content.get("schema") != SCHEMA:
        raise InputError(f"{path}: key 'schema': must be {SCHEMA}, not {content.get('schema')!r}")
    search = content.get("search", {})
    _check_keys(search, SEARCH, f"{path}: [search]", MAY_BE_LEFT_OUT)
    entries = content.get("parameter", [])
    parameters = tuple(_parameter(entry, f"{path}: parameter {number}") for number, entry in enumerate(entries, 1))
    if not parameters:
        raise InputError(f"{path}: key 'parameter': must name at least one")
    targets = _targets(search["targets"], f"{path}: key 'search.targets'")
    settings, plan = _run(targets, read_configs().with_scenario(scenario, config), path)
    return Calibration(
        parameters,
        targets,
        settings,
        replace(
            plan,
            scale=str(search["scale"]),
            seed=_above_zero(search, "seed", path),
            set=(*plan.set, *_texts(search.get("set", []), f"{path}: key 'search.set'")),
        ),
        _above_zero(search, "replicates", path),
        _above_zero(search, "evaluations", path),
        float(search["tolerance"]),
    )


def _check_keys(entry: Mapping[str, Any], keys: tuple[str, ...], where: str, optional: tuple[str, ...] = ()) -> None:
    for key in entry:
        one_of(key, keys + optional, where)
    for key in keys:
        if key not in entry:
            raise InputError(f"{where}: key '{key}': is missing")


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise InputError(f"{where}: must be a list of texts, not {value!r}")
    return tuple(value)


def _above_zero(search: Mapping[str, Any], key: str, path: Path) -> int:
    value = search[key]
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise InputError(f"{path}: key 'search.{key}': must be a whole number above 0, not {value!r}")
    return value


def _parameter(entry: Mapping[str, Any], where: str) -> Parameter:
    _check_keys(entry, PARAMETER, where)
    for key in ("low", "high"):
        if isinstance(entry[key], bool) or not isinstance(entry[key], int | float):
            raise InputError(f"{where}: key '{key}': must be a number, not {entry[key]!r}")
    if not entry["low"] < entry["high"]:
        raise InputError(f"{where}: key 'low': must be below 'high', not {entry['low']} and {entry['high']}")
    return Parameter(str(entry["key"]), float(entry["low"]), float(entry["high"]))


def _targets(ids: Any, where: str) -> tuple[Target, ...]:
    every = read_targets()
    if not isinstance(ids, list) or not ids:
        raise InputError(f"{where}: must be a list of ids, not {ids!r}")
    targets = tuple(every[one_of(name, every, where)] for name in ids)
    for target in targets:
        if target.role != ROLE:
            fitted = " ".join(name for name, other in every.items() if other.role == ROLE)
            raise InputError(
                f"{where}: {target.id} has the role '{target.role}' and must not be fitted; "
                f"those of role '{ROLE}': {fitted}"
            )
        if target.id not in registry.COMPUTED:
            raise InputError(f"{where}: {target.id} cannot be fitted: {registry.why_not(target.id)}")
    return targets


def _run(targets: tuple[Target, ...], configs: Any, path: Path) -> tuple[Settings, Plan]:
    """The settings that all targets share."""
    every = [configs.settings(target) for target in targets]
    for target, settings in zip(targets, every, strict=True):
        if settings.plan is None:
            raise InputError(f"{path}: target {target.id}: {settings.missing}")
        if settings != every[0]:
            raise InputError(f"{path}: targets {targets[0].id} and {target.id} need different runs ({configs.path})")
    plan = every[0].plan
    assert plan is not None
    return every[0], plan
