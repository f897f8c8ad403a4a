"""Another source of a study, of which each array is read once: for what looks at a whole study that stays as it is.

Opening the files of an unfinished study takes longer than reading them, so where the source can read several arrays at
once, those of one folder (``series``, ``accounts``, ``panel``, ...) are read together.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from piecework.results.results import Results
from piecework.results.sources import Array, Source

Kind = TypeVar("Kind", bound=Results)


class Remembered:
    """The arrays of another source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.arrays: dict[str, Array] = {}
        self.listed: list[str] = []

    def attributes(self) -> dict[str, Any]:
        return self.source.attributes()

    def names(self) -> list[str]:
        self.listed = self.listed or self.source.names()
        return self.listed

    def read(self, name: str) -> Array:
        if name not in self.arrays:
            folder, slash, _ = name.partition("/")
            together = getattr(self.source, "read_all", None)
            if together and slash:  # some of the root are no variables of every file
                self.arrays |= together([other for other in self.names() if other.startswith(f"{folder}/")])
            else:
                self.arrays[name] = self.source.read(name)
        return self.arrays[name]

    def headings(self) -> dict[str, Array]:
        return self.source.headings()

    def read_all(self, names: Iterable[str]) -> dict[str, Array]:
        return {name: self.read(name) for name in names}


def remembering(results: Kind) -> Kind:
    """The same study, of which each array is read from disk once."""
    return type(results)(results.path, Remembered(results.source), results.identity)
