"""Scenario files as files: where a name stands, what it extends, which files a run of it reads.

The compiled program reads and checks scenarios; this module only finds them, so that what was run can be told apart
from what would be run now, and reads the few values that are needed before a run. Names are looked up as the program
does: an existing path, ``./scenarios/NAME.toml``, then the folders of ``$PIECEWORK_SCENARIOS`` and the installed ones.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from piecework.errors import InputError, OutputError, unknown_name
from piecework.study.run import scenario_folders

MOST_EXTENDS = 16


def folders() -> list[Path]:
    """Folders that are searched for names, the first hit counts."""
    return [Path("scenarios"), *(Path(os.fsdecode(folder)) for folder in scenario_folders())]


def find_file(name: str) -> Path:
    """The file of a path or name.

    Raises
    ------
    InputError
        No such file; the message lists the names that exist and the nearest.
    """
    return _found(name) or _refuse(name)


def policies_of(arms: Iterable[str]) -> list[str]:
    """Names of the policies in these arms, sorted and each once; what an arm sets in parentheses is left out.

    Examples
    --------
    >>> policies_of(["mentoring(seats=60)+pay_floor", "mentoring"])
    ['mentoring', 'pay_floor']
    """
    return sorted({name for arm in arms for name in re.sub(r"\([^)]*\)", "", arm).split("+")})


def find_companion(name: str) -> Path:
    """A file that lies with the scenarios but is none, for example ``"validation/targets.toml"``.

    Raises
    ------
    InputError
        No such file; the message lists the folders that were searched.
    """
    for folder in folders():
        if (path := folder / name).is_file():
            return path
    raise InputError(f"{name}: no such file in {', '.join(map(str, folders()))}; set PIECEWORK_SCENARIOS to its folder")


def find_beside(name: str, file: Path) -> Path:
    """The file that `extends` or a data key of `file` means: beside it, absolute, or a scenario name."""
    beside = file.parent / name
    for candidate in (beside, beside.with_name(beside.name + ".toml")):
        if candidate.is_file():
            return candidate
    return find_file(name)


def chain(path: Path) -> list[Path]:
    """The file and those it extends, the most basic first."""
    files = [path]
    while "extends" in (content := read_toml(files[0])):
        if len(files) == MOST_EXTENDS:
            raise InputError(f"{path}: key 'extends': more than {MOST_EXTENDS} files extend each other")
        files.insert(0, find_beside(str(content["extends"]), files[0]))
    return files


def merged(path: Path) -> dict[str, Any]:
    """What the chain of a scenario file says, later files over earlier ones; records stay records."""
    result: dict[str, Any] = {}
    for file in chain(path):
        _merge(result, read_toml(file))
    result.pop("extends", None)
    return result


def value_of(content: Mapping[str, Any], key: str) -> Any:
    """The value at a dotted key, that of a record for a record; None where there is none."""
    found: Any = content
    for part in key.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return None
        found = found[part]
    return found.get("value") if isinstance(found, Mapping) else found


def digest(path: Path) -> str:
    """SHA-256 over all that a run of this file reads: its chain and the data files that the chain names."""
    total = hashlib.sha256()
    for read in files_read(path):
        total.update(hashlib.sha256(_bytes(read)).digest())
    return total.hexdigest()


def files_read(path: Path) -> list[Path]:
    """All that a run of this file reads, in order: each file of its chain, then the data files that it names."""
    return [read for file in chain(path) for read in [file, *sorted(_data_files(read_toml(file), file))]]


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as plain values.

    Raises
    ------
    InputError
        The file is no TOML; the message says where.
    OutputError
        The file cannot be read.
    """
    try:
        return tomllib.loads(_bytes(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a TOML file: {error}") from error


def _found(name: str) -> Path | None:
    if Path(name).is_file():
        return Path(name)
    return next((path for folder in folders() if (path := folder / f"{name}.toml").is_file()), None)


def _refuse(name: str) -> Path:
    names = {path.relative_to(folder).with_suffix("").as_posix() for folder in folders() for path in _toml(folder)}
    raise unknown_name("scenario", name, sorted(names))


def _toml(folder: Path) -> Iterator[Path]:
    others = ("policies", "studies", "validation", "futures")
    return (path for path in folder.rglob("*.toml") if path.relative_to(folder).parts[0] not in others)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file") from error
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def _data_files(content: Any, file: Path) -> set[Path]:
    """Every text in a scenario that is the path of a file beside it."""
    if isinstance(content, Mapping):
        return set().union(*(_data_files(value, file) for value in content.values()))
    if isinstance(content, list):
        return set().union(*(_data_files(value, file) for value in content))
    if not isinstance(content, str) or "\n" in content or len(content) > 200:
        return set()
    path = file.parent / content
    return {path} if path.is_file() and path != file else set()


def _merge(into: dict[str, Any], over: Mapping[str, Any]) -> None:
    for key, value in over.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        elif isinstance(into.get(key), dict) and "value" in into[key]:
            into[key] = into[key] | {"value": value}
        else:
            into[key] = dict(value) if isinstance(value, Mapping) else value
