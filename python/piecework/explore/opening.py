"""A study opened so that its first table is there soon, also while it runs: opening files takes longest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from piecework.results.sources import Array, MergedFile, Source
from piecework.show.report_effects import ASKED_FIRST
from piecework.study.study import Study, load

SUMMARY = ("summary_value", "summary_persons")


class Kept:
    """The arrays of another source, each read once; `first` are read together, so that every file is opened once."""

    def __init__(self, source: Source, first: Sequence[str]) -> None:
        self.source = source
        self.listed = source.names()
        self.told = source.attributes()
        self.arrays: dict[str, Array] = source.read_all([name for name in first if name in self.listed])

    def attributes(self) -> dict[str, Any]:
        return self.told

    def names(self) -> list[str]:
        return self.listed

    def headings(self) -> dict[str, Array]:
        return self.source.headings()

    def read(self, name: str) -> Array:
        if name not in self.arrays:
            self.arrays[name] = self.source.read(name)
        return self.arrays[name]

    def read_all(self, names: Sequence[str]) -> dict[str, Array]:
        if missing := [name for name in names if name not in self.arrays]:
            self.arrays |= self.source.read_all(missing)
        return {name: self.arrays[name] for name in names}


def open_study(place: Path) -> Study:
    """A study, finished or not, as it stands now.

    Raises
    ------
    InputError, OutputError
        As `piecework.load`.
    """
    study = load(place)
    source = study.source
    if isinstance(source, MergedFile):
        return study
    asked = {measure for measure, _ in ASKED_FIRST}
    series = [name for name in source.names() if name.startswith("series/") and name.split("/")[1] in asked]
    return Study(study.path, Kept(source, [*SUMMARY, *series]), study.identity)
