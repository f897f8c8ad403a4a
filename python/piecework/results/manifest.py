"""`manifest.jsonl`: the study's identity in the first record, then records of requests, commits and failures.

Each line is ``{"length": N, "crc32": "xxxxxxxx", "record": {...}}``. A line that cannot be read is a torn write and is
skipped, as the program that writes the folder does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import Any

from piecework.errors import InputError, OutputError, did_you_mean

NAME = "manifest.jsonl"


@dataclass(frozen=True)
class Manifest:
    """What the folder says of itself.

    Attributes
    ----------
    identity
        Scenario, arms, seed, scale and end of the study; empty when the first record is unreadable.
    request
        How the study was last asked for; empty when the folder does not say.
    files
        Committed replicate files that exist, by (arm, replicate).
    records
        The latest record of each replicate that counts: of its commit if its file exists, else of its failure.
    """

    identity: dict[str, Any] = field(default_factory=dict)
    request: dict[str, Any] = field(default_factory=dict)
    files: dict[tuple[str, int], Path] = field(default_factory=dict)
    records: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)


def read_manifest(folder: Path) -> Manifest:
    """Reads the manifest of a study folder.

    Raises
    ------
    InputError
        The folder does not exist or holds no manifest.
    OutputError
        The manifest exists but cannot be read.
    """
    path = folder / NAME
    if not folder.is_dir():
        told = "no such folder; a study folder is what `piecework run` writes"
        raise InputError(f"{folder}: {told}{did_you_mean(folder.name, _studies_in(folder.parent))}")
    if not path.is_file():
        raise InputError(f"{folder}: not a study folder (it holds no {NAME})")
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            return _manifest(folder, filter(None, map(_record, lines)))
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def _studies_in(folder: Path) -> list[str]:
    """Names of the study folders in a folder; none if it cannot be listed."""
    try:
        return sorted(each.name for each in folder.iterdir() if (each / NAME).is_file())
    except OSError:
        return []


def _record(line: str) -> dict[str, Any]:
    try:
        parsed = json.loads(line)
    except ValueError:
        return {}
    if not isinstance(parsed, dict):
        return {}
    record = parsed.get("record", parsed)
    return {intern(key): _once(value) for key, value in record.items()} if isinstance(record, dict) else {}


def _once(value: Any) -> Any:
    """The same object for equal texts: thousands of records repeat the command, the machine and each other's keys."""
    return intern(value) if isinstance(value, str) else value


def _manifest(folder: Path, records: Iterable[dict[str, Any]]) -> Manifest:
    manifest = Manifest()
    for record in records:
        if isinstance(record.get("request"), dict):
            manifest.request.clear()
            manifest.request.update(record["request"])
        elif "replicate" not in record:
            manifest.identity.update(record)
        else:
            _add(manifest, folder, record)
    return manifest


def _add(manifest: Manifest, folder: Path, record: dict[str, Any]) -> None:
    run = str(record["arm"]), int(record["replicate"])
    if record.get("status") == "failed":
        if run not in manifest.files:  # a failure hides no file that stands
            manifest.records[run] = record
    elif (file := folder / record["file"]).is_file():
        manifest.files[run] = file
        manifest.records[run] = record
