"""What the model is judged by: the entries of `targets.toml`, whose header states the rules of the score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from piecework.errors import InputError, unknown_name
from piecework.scenario_files import find_companion, read_toml

SCHEMA = 1
BLOCKS = ("labour", "platform", "intervention")
ROLES = ("cal", "val", "resp", "unit")
CONFIDENCES = ("P", "Q", "C", "U", "A")
NEEDED = ("id", "block", "role", "config", "statistic", "value", "low", "high", "unit", "how", "source", "confidence")
OPTIONAL = ("components", "also_block", "overlaps", "url", "urls_more", "data", "confidence_note")
ACCEPTANCE = "AT"


@dataclass(frozen=True)
class Target:
    """One entry: a statistic, its published value and the band that is acceptable.

    Attributes
    ----------
    id, block, role, config, statistic, how, source, confidence
        As in the file.
    components, units
        Name and unit of each component; one component without a name where the entry is a single number.
    value, low, high
        Published value and band of each component; `high` may be infinite.
    also_block
        Other block whose total the entry counts in, or None.
    overlaps
        Entries about the same fact; their bands decide.
    single
        The file gives numbers, not arrays.
    """

    id: str
    block: str
    role: str
    config: str
    statistic: str
    how: str
    source: str
    confidence: str
    components: tuple[str, ...]
    units: tuple[str, ...]
    value: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    also_block: str | None = None
    overlaps: tuple[str, ...] = ()
    single: bool = True

    @property
    def kind(self) -> str:
        """``"score"``, ``"acceptance"`` (AT items: beside the totals) or ``"unit"`` (reported, not scored)."""
        if self.role == "unit":
            return "unit"
        return "acceptance" if self.id.startswith(ACCEPTANCE) else "score"

    @property
    def blocks(self) -> tuple[str, ...]:
        """Blocks in which the entry is listed."""
        return (self.block,) if self.also_block is None else (self.block, self.also_block)

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of the band of each component."""
        return tuple(high - low for low, high in zip(self.low, self.high, strict=True))


def read_targets(path: Path | None = None) -> dict[str, Target]:
    """Reads the targets by id, in file order.

    Parameters
    ----------
    path
        The file; None looks for ``validation/targets`` where scenarios are looked for.

    Raises
    ------
    InputError
        The file is missing, or an entry is wrong; the message names file, entry, key and what is allowed.
    """
    path = path or find_companion("validation/targets.toml")
    content = read_toml(path)
    if content.get("schema") != SCHEMA:
        raise InputError(f"{path}: key 'schema': must be {SCHEMA}, not {content.get('schema')!r}")
    targets: dict[str, Target] = {}
    for number, entry in enumerate(content.get("target", []), 1):
        target = _target(entry, f"{path}: target {entry.get('id', f'number {number}')}")
        if target.id in targets:
            raise InputError(f"{path}: target {target.id}: key 'id': there are two of this id")
        targets[target.id] = target
    for target in targets.values():
        for other in target.overlaps:
            one_of(other, targets, f"{path}: target {target.id}: key 'overlaps'")
    return targets


def one_of(value: Any, allowed: Iterable[str], where: str) -> str:
    """The value, if it is one of those allowed; else an `InputError` that lists them and the nearest."""
    names = list(allowed)
    if value in names:
        return str(value)
    raise InputError(f"{where}: {unknown_name('name', str(value), names)}")


def _target(entry: Mapping[str, Any], where: str) -> Target:
    for key in NEEDED:
        if key not in entry:
            raise InputError(f"{where}: key '{key}': is missing")
    for key in entry:
        one_of(key, (*NEEDED, *OPTIONAL), where)
    one_of(entry["role"], ROLES, f"{where}: key 'role'")
    one_of(entry["confidence"], CONFIDENCES, f"{where}: key 'confidence'")
    for key in ("block", "also_block"):
        if key in entry:
            one_of(entry[key], BLOCKS, f"{where}: key '{key}'")
    numbers: dict[str, Any] = {key: _numbers(entry, key, where) for key in ("value", "low", "high")}
    count = len(numbers["value"])
    _check_band(numbers, where)
    texts: dict[str, Any] = {
        key: str(entry[key]) for key in ("id", "block", "role", "config", "statistic", "how", "source", "confidence")
    }
    return Target(
        **texts,
        **numbers,
        components=_texts(entry.get("components", ""), count, f"{where}: key 'components'"),
        units=_texts(entry["unit"], count, f"{where}: key 'unit'"),
        also_block=entry.get("also_block"),
        overlaps=tuple(entry.get("overlaps", ())),
        single=not isinstance(entry["value"], list),
    )


def _numbers(entry: Mapping[str, Any], key: str, where: str) -> tuple[float, ...]:
    value = entry[key]
    numbers = value if isinstance(value, list) else [value]
    if not numbers or any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
        raise InputError(f"{where}: key '{key}': must be a number or a list of numbers, not {value!r}")
    return tuple(float(number) for number in numbers)


def _check_band(numbers: Mapping[str, tuple[float, ...]], where: str) -> None:
    counts = {key: len(values) for key, values in numbers.items()}
    if len(set(counts.values())) != 1:
        said = ", ".join(f"'{key}' has {count}" for key, count in counts.items())
        raise InputError(f"{where}: keys 'value', 'low' and 'high': must have as many numbers each; {said}")
    for value, low, high in zip(*numbers.values(), strict=True):
        if not low <= value <= high or low == high:
            raise InputError(
                f"{where}: the value {value:g} must lie in a band with low < high, not {low:g} to {high:g}"
            )


def _texts(given: Any, count: int, where: str) -> tuple[str, ...]:
    texts = [str(text) for text in given] if isinstance(given, list) else [str(given)] * count
    if len(texts) != count:
        raise InputError(f"{where}: must have {count} entries, as 'value' has, not {len(texts)}")
    return tuple(texts)
