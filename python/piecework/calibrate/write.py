"""Fitted values into a scenario file: the lines of the parameters change, everything else stays as it was written."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from piecework.errors import InputError, OutputError

CONFIDENCE = "C"  # computed
_TEXT = r'"(?:[^"\\]|\\.)*"|\'[^\']*\''
_NUMBER = r"[-+]?[0-9][-+0-9_.eE]*"


def write_values(path: Path, values: Mapping[str, float], source: str) -> None:
    """Writes values with their source and confidence "C" into a scenario file, in one step.

    Raises
    ------
    InputError
        The file writes a parameter in a way that cannot be changed line by line; nothing is written.
    OutputError
        The file cannot be written.
    """
    old = path.read_text(encoding="utf-8")
    new = with_values(old, values, source)
    _check(old, new, values, path)
    unfinished = path.with_name(path.name + ".tmp")
    try:
        unfinished.write_text(new, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def with_values(text: str, values: Mapping[str, float], source: str) -> str:
    """The text of a scenario file with these parameters in place of its own, or added to their tables.

    Examples
    --------
    >>> print(with_values("[a]\\nb = { value = 1, unit = \\"x\\" }\\n", {"a.b": 2.5}, "fitted"), end="")
    [a]
    b = { value = 2.5, unit = "x", source = "fitted", confidence = "C" }
    """
    lines = text.splitlines()
    for key, value in values.items():
        section, _, name = key.rpartition(".")
        fields = {"value": repr(float(value)), "source": json.dumps(source, ensure_ascii=False)}
        _set(lines, section, name, fields | {"confidence": f'"{CONFIDENCE}"'})
    return "\n".join(lines) + "\n"


def _set(lines: list[str], section: str, name: str, fields: Mapping[str, str]) -> None:
    header = re.compile(rf"\s*\[\s*{re.escape(section)}\s*\]\s*(#.*)?")
    begin = next((at for at, line in enumerate(lines) if header.fullmatch(line)), None)
    if begin is None:
        lines += [""] * bool(lines) + [f"[{section}]", f"{name} = {_record(fields)}"]
        return
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].lstrip().startswith("[")), len(lines))
    place = next((at for at in range(begin + 1, end) if re.match(rf"\s*{re.escape(name)}\s*=", lines[at])), None)
    if place is None:
        lines.insert(begin + 1, f"{name} = {_record(fields)}")
    else:
        lines[place] = _changed(lines[place], fields)


def _record(fields: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{key} = {value}" for key, value in fields.items()) + " }"


def _changed(line: str, fields: Mapping[str, str]) -> str:
    """A line `name = { ... }` with the fields replaced, or `name = number` made a record."""
    if plain := re.fullmatch(rf"(\s*\S+\s*=\s*){_NUMBER}(\s*#.*)?", line):
        return plain[1] + _record(fields) + (plain[2] or "")
    for key, value in fields.items():
        field = re.compile(rf"(?<=[{{,])(\s*{key}\s*=\s*)({_TEXT}|{_NUMBER})")
        if field.search(line):
            line = field.sub(lambda found, value=value: found[1] + value, line, count=1)  # type: ignore[misc]
        else:
            at = line.rindex("}") if "}" in line else len(line)
            line = f"{line[:at].rstrip()}, {key} = {value} {line[at:]}"
    return line


def _check(old: str, new: str, values: Mapping[str, float], path: Path) -> None:
    """The new text must say the new values and, beside them, what the old one said."""
    try:
        before, after = tomllib.loads(old), tomllib.loads(new)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"{path}: a parameter is not written as name = {{ value = ... }} on one line: {error}"
        ) from error
    for key, value in values.items():
        if _taken(after, key) != value:
            raise InputError(
                f"{path}: key '{key}': must be written as name = {{ value = ... }} on one line of its table"
            )
        _taken(before, key)
    if _without_empty(before) != _without_empty(after):
        raise InputError(f"{path}: cannot be changed line by line without changing more than {', '.join(values)}")


def _taken(content: dict[str, Any], key: str) -> Any:
    """Removes a parameter's value, source and confidence; returns the value."""
    *tables, name = key.split(".")
    for table in tables:
        content = content.get(table, {})
    found = content.get(name)
    if not isinstance(found, dict):
        content.pop(name, None)
        return found
    value = found.pop("value", None)
    for field in ("source", "confidence"):
        found.pop(field, None)
    return value


def _without_empty(content: Any) -> Any:
    """Tables that hold nothing are no difference."""
    if not isinstance(content, dict):
        return content
    kept = {key: _without_empty(value) for key, value in content.items()}
    return {key: value for key, value in kept.items() if value != {}}
