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
            together = getattr(self.source, "read_all", None)
            self.arrays |= together(self._beside(name)) if together else {name: self.source.read(name)}
        return self.arrays[name]

    def read_all(self, names: Iterable[str]) -> dict[str, Array]:
        return {name: self.read(name) for name in names}

    def _beside(self, name: str) -> list[str]:
        """The arrays of the same folder that were not read; those of the root may not be variables of every file."""
        folder, slash, _ = name.partition("/")
        return [other for other in self.names() if slash and other.startswith(f"{folder}/")] or [name]


def remembering(results: Kind) -> Kind:
    """The same study, of which each array is read from disk once."""
    return type(results)(results.path, Remembered(results.source), results.identity)
