"""Every number of every scenario file: value, unit, range, source, confidence, and the line where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from piecework.scenario import scenarios
from piecework.scenario_files import chain, read_toml

from .markdown import MARK, code, link, mono, number, plain, slug, table, text
from .program import catalogue

SECTION = re.compile(r"^\s*\[([\w.]+)\]")
KEY = re.compile(r"^\s*([\w.]+)\s*=")
FIRST = "toronto/baseline"
CONFIDENCE = {
    "P": "primary source read",
    "Q": "quoted by another",
    "C": "computed from data",
    "U": "unconfirmed",
    "A": "assumption",
}


class Entry(NamedTuple):
    """One number of a scenario file, with what it inherits from the files it extends."""

    name: str
    record: dict[str, Any]
    file: Path
    line: int | None


def leaves(content: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Dotted names and records of a scenario file; a bare value becomes a record of its own."""
    for key, value in content.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and "value" not in value:
            yield from leaves(value, f"{name}.")
        else:
            yield name, value if isinstance(value, dict) else {"value": value}


def lines_of(toml: str) -> dict[str, int]:
    """The line of each key of a TOML file that is written one key a line."""
    found, section = {}, ""
    for place, line in enumerate(toml.splitlines(), 1):
        if match := SECTION.match(line):
            section = match[1] + "."
        elif match := KEY.match(line):
            found.setdefault(section + match[1], place)
    return found


def own_entries(file: Path) -> list[Entry]:
    """What a scenario file sets itself; units, ranges and sources that it leaves out come from what it extends."""
    known: dict[str, dict[str, Any]] = {}
    for part in chain(file):
        lines = lines_of(part.read_text())
        entries = []
        for name, record in leaves(read_toml(part)):
            known[name] = known.get(name, {}) | record
            entries.append(Entry(name, known[name], part, lines.get(name)))
    return entries


@cache
def written(folder: Path) -> dict[str, Entry]:
    """Every number by name, from the first scenario that sets it: Toronto's baseline, then the others by name."""
    names = sorted((entry["name"] for entry in scenarios()), key=lambda name: (name != FIRST, name))
    found: dict[str, Entry] = {}
    for entry in (entry for name in names for entry in own_entries(folder / f"{name}.toml")):
        found.setdefault(entry.name, entry)
    return found


def page_of(name: str) -> str:
    """The page of a scenario, below `reference/scenarios`."""
    return name.replace("/", "-") + ".md"


def scenario_page(name: str, folder: Path) -> str:
    """The numbers that a scenario file sets, section by section."""
    file = folder / f"{name}.toml"
    content = read_toml(file)
    parts = [MARK, f"# {name}\n", plain(content.get("title", "")) + "\n", plain(content.get("title_fr", "")) + "\n"]
    parts.append(_told(file, folder))
    sections: dict[str, list[Entry]] = {}
    for entry in own_entries(file):
        if entry.name not in ("title", "title_fr", "data_licence", "extends"):
            sections.setdefault(entry.name.rpartition(".")[0], []).append(entry)
    for section, entries in sections.items():
        parts += [f"## {section or 'file'}\n", _section(entries, folder)]
    return "\n".join(parts)


def _told(file: Path, folder: Path) -> str:
    files = [path.relative_to(folder).as_posix() for path in chain(file)]
    legend = ", ".join(f"{letter} {meaning}" for letter, meaning in CONFIDENCE.items())
    said = [f"File: {code('scenarios/' + files[-1])}."]
    if len(files) > 1:
        links = ", ".join(f"[{name}]({page_of(name.removesuffix('.toml'))})" for name in files[:-1])
        said.append(f"Extends {links}: only what it sets anew is listed here.")
    said.append("Low and high are the range that is plausible, not a confidence interval.")
    said.append(f"Confidence: {legend}. Meanings are on the page of [all keys](../keys.md).")
    return " ".join(said) + "\n"


def _section(entries: list[Entry], folder: Path) -> str:
    rows = []
    for entry in entries:
        name, record = entry.name, entry.record
        key = link(f"../keys.md#{anchor(name)}", mono(name.rpartition(".")[2])) if name in catalogue() else mono(name)
        rows.append(
            [
                key,
                text(number(record["value"])),
                text(unit_of(name, record)),
                text(number(record.get("low"))),
                text(number(record.get("high"))),
                text(record.get("confidence", "")),
                text(record.get("source", "")),
                mono(place_of(entry, folder)),
            ]
        )
    return table(["key", "value", "unit", "low", "high", "confidence", "source", "place"], rows)


def place_of(entry: Entry, folder: Path) -> str:
    """File and line of a number."""
    file = entry.file.relative_to(folder).as_posix()
    return f"{file}:{entry.line}" if entry.line else file


def unit_of(name: str, record: dict[str, Any]) -> str:
    """The unit written with a number, else that of the catalogue; the unit of pure numbers stays 1."""
    unit = record.get("unit") or catalogue().get(name, {}).get("unit", "")
    return "" if unit == "1" and "low" not in record else unit


def anchor(name: str) -> str:
    """Where a key stands on the page of all keys: its section."""
    return slug(name.rpartition(".")[0] or "file")


def keys_page() -> str:
    """Every key that a scenario may have, with its meaning."""
    parts = [
        MARK,
        "# Scenario keys\n",
        "Every key that a scenario of the model `platform_work` may have, as `piecework list parameters` gives them.\n"
        "A key with *sourced* is written as `{ value, unit, low, high, source, confidence }`; *allowed* is what the\n"
        "program accepts, the plausible range stands with each value. `piecework schema` prints the same as JSON\n"
        "Schema for editors; policies have [a page of their own](policies.md).\n",
    ]
    sections: dict[str, list[dict[str, Any]]] = {}
    for name, entry in catalogue().items():
        if not name.startswith("policies."):
            sections.setdefault(name.rpartition(".")[0], []).append(entry)
    for section, entries in sections.items():
        parts += [f"## {section or 'file'}\n", table(HEAD, (_key_row(entry) for entry in entries))]
    return "\n".join(parts)


HEAD = ["key", "label", "libellé", "kind", "unit", "allowed", "if absent", "sourced", "meaning"]


def _key_row(entry: dict[str, Any]) -> list[str]:
    return [
        mono(entry["name"].rpartition(".")[2]),
        text(entry.get("label_en", "")),
        text(entry.get("label_fr", "")),
        text(entry["kind"]),
        text(entry.get("unit", "")),
        text(allowed(entry)),
        text(number(entry.get("default", ""))),
        "yes" if entry.get("sourced") else "",
        text(entry["meaning"]),
    ]


def allowed(entry: dict[str, Any]) -> str:
    """What the program accepts for a key, in words."""
    if "allowed" in entry:
        return number(entry["allowed"])
    if "low" in entry and "high" in entry:
        return f"{number(entry['low'])} to {number(entry['high'])}"
    return ""
