"""Reading a study folder: refuses what it does not know, opens whatever is committed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

from piecework.errors import InputError
from piecework.results.manifest import read_manifest
from piecework.results.results import ALL, Group, Results, Summary
from piecework.results.sources import MergedFile, ReplicateFiles

__all__ = ["ALL", "Group", "Results", "Summary", "open_results"]

MERGED = "study.h5"
Kind = TypeVar("Kind", bound=Results)


def open_results(path: str | os.PathLike[str], kind: type[Kind]) -> Kind:
    """Opens a study folder, or a `study.h5` that was passed on alone, as `Results` or a class made from it.

    Raises
    ------
    InputError
        No study there, nothing committed yet, or a format this Piecework does not know.
    OutputError
        A file cannot be read.
    """
    named = Path(path)
    place = named.absolute()  # the study stays readable when the working directory changes
    if place.is_file():
        return kind(named, MergedFile(place))
    manifest = read_manifest(place)
    if (place / MERGED).is_file():
        return kind(named, MergedFile(place / MERGED), manifest.identity)
    arms = [str(arm) for arm in manifest.identity.get("arms", [])]
    if not manifest.files:
        raise InputError(f"{named}: no replicate is committed yet; run it again with resume")
    return kind(named, ReplicateFiles(manifest.files, arms), manifest.identity)
