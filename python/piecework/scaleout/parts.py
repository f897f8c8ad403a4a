"""The folders of a study's chunks: ``<study>.parts`` beside the study folder, with the plan that cut them.

The plan is kept so that a study that is resumed goes on in the same chunks, whatever the number of workers is then; the
folders are removed when the study is whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from piecework.results.manifest import NAME, read_manifest
from piecework.scaleout.chunks import Chunk

PLAN = "plan.json"
STOP = "stop"


def done_in(folder: Path) -> set[int]:
    """Replicates that a folder holds in every arm."""
    if not (folder / NAME).is_file():
        return set()
    manifest = read_manifest(folder)
    arms = manifest.identity.get("arms", [])
    return {number for _, number in manifest.files if all((arm, number) in manifest.files for arm in arms)}


@dataclass
class Parts:
    """The chunks of a study and their folders."""

    study: Path
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.study.with_name(self.study.name + ".parts")

    @property
    def stop(self) -> Path:
        """The file that asks all of them to stop."""
        return self.folder / STOP

    def place(self, chunk: Chunk) -> Path:
        """The folder of one."""
        return self.folder / chunk.name

    def begun(self) -> list[Path]:
        """Those that hold something."""
        return [self.place(chunk) for chunk in self.chunks if (self.place(chunk) / NAME).is_file()]

    def missing(self, replicates: Iterable[int]) -> set[int]:
        """Which of these replicates neither the study nor a chunk holds."""
        return set(replicates) - done_in(self.study).union(*map(done_in, self.begun()))

    def covered(self) -> set[int]:
        """Replicates that belong to a chunk."""
        return {number for chunk in self.chunks for number in range(chunk.first, chunk.stop)}

    def read(self) -> None:
        """Takes over the plan of an earlier call."""
        plan = self.folder / PLAN
        if plan.is_file():
            self.chunks = [Chunk(first, stop) for first, stop in json.loads(plan.read_text())]

    def write(self) -> None:
        """Keeps the plan, in one step, and takes back a wish to stop."""
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = self.folder / f"{PLAN}.tmp"
        unfinished.write_text(json.dumps([[chunk.first, chunk.stop] for chunk in self.chunks]))
        unfinished.replace(self.folder / PLAN)
        self.stop.unlink(missing_ok=True)

    def remove(self) -> None:
        """Removes the folders; the study must hold what they held."""
        shutil.rmtree(self.folder, ignore_errors=True)
