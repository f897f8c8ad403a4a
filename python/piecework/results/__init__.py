"""Reading a study folder: refuses what it does not know, opens whatever is committed."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TypeVar

from piecework.errors import InputError
from piecework.results.manifest import Manifest, read_manifest
from piecework.results.results import ALL, Group, Results, Summary
from piecework.results.sources import MergedFile, ReplicateFiles, Source

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
    source = _source(named, manifest)
    if source is None:
        raise InputError(f"{named}: no replicate is committed yet; run it again with resume")
    return kind(named, source, manifest.identity)


def _source(named: Path, manifest: Manifest) -> Source | None:
    """`study.h5`, or the replicate files while a study that was finished once is made longer."""
    place = named.absolute()
    merged = MergedFile(place / MERGED) if (place / MERGED).is_file() else None
    newer = set(manifest.files) - (merged.runs() if merged else set())
    if merged and newer and (gone := merged.runs() - set(manifest.files)):
        logging.getLogger("piecework").warning(
            "%s: %s lacks %d of the runs that are committed, and the files of %d that it holds are gone: only what it "
            "holds is read; run it again with resume to have all",
            *(named, MERGED, len(newer), len(gone)),
        )
        return merged
    if merged and not newer:
        return merged
    return ReplicateFiles(manifest.files, [str(arm) for arm in manifest.identity.get("arms", [])]) if newer else None
