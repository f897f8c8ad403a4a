"""kill -9 at random moments: no commit is lost, no file is half written, every resume ends in the same study.

The manifest and the files are read here without the code under test. PIECEWORK_KILL_SEED chooses other moments.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import subprocess
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import h5py
import pytest

ROOT = Path(__file__).parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))
HAMMER = BUILD / "tests" / "faults" / "store_hammer"
SEED = int(os.environ.get("PIECEWORK_KILL_SEED", "20250131"))
REPLICATES = 12
LINE = re.compile(rb'\{"length":(\d+),"crc32":"([0-9a-f]{8})","record":(.*)\}', re.DOTALL)


def whole_records(folder: Path) -> list[dict]:
    """Records of the lines that count; a damaged line may only be the last."""
    manifest = folder / "manifest.jsonl"
    lines = manifest.read_bytes().split(b"\n") if manifest.exists() else [b""]
    records = []
    for line in lines[:-1]:
        length, crc, record = LINE.fullmatch(line).groups()
        assert len(record) == int(length)
        assert zlib.crc32(record) == int(crc, 16)
        records.append(json.loads(record))
    return records


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*.h5"))
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@dataclass
class Study:
    """One study folder that is killed and resumed until it is finished."""

    folder: Path
    acknowledged: set[tuple[str, int]] = field(default_factory=set)
    finished: bool = False

    def run(self, seconds: float | None) -> bool:
        """Runs the hammer, killing it after `seconds`; says whether it was still alive then."""
        process = subprocess.Popen(
            [HAMMER, self.folder, str(REPLICATES)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        alive = False
        if seconds is not None:
            time.sleep(seconds)
            alive = process.poll() is None
            process.kill()
        output, errors = process.communicate(timeout=60)
        assert not errors
        # A line without its newline was still being told.
        for line in output.split("\n")[:-1]:
            if " " in line:
                arm, replicate = line.split()
                self.acknowledged.add((arm, int(replicate)))
            else:
                self.finished = True
        return alive

    def check(self, expected: dict[str, str]) -> None:
        records = whole_records(self.folder)[1:]
        committed = {(record["arm"], record["replicate"]) for record in records}
        assert self.acknowledged <= committed, "a commit was lost"
        assert len(committed) == len(records), "a replicate was run twice"
        assert len(committed - self.acknowledged) <= 1 or self.finished
        self.acknowledged |= committed
        found = digests(self.folder)
        for record in records:
            assert found[record["file"]] == record["sha256"]
        for name, digest in found.items():
            assert digest == expected[name], f"{name} is not the file of an unbroken run"


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    study = Study(tmp_path_factory.mktemp("unbroken") / "study")
    study.run(None)
    assert study.finished
    files = digests(study.folder)
    assert len(files) == 2 * REPLICATES + 1
    for name in files:
        with h5py.File(study.folder / name) as file:
            assert file["series/M1/median"].shape[-2:] == (2, 2)
    return files


def length_of_a_run(folder: Path) -> float:
    begin = time.monotonic()
    Study(folder).run(None)
    return time.monotonic() - begin


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("kills", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_nothing_committed_is_lost(tmp_path: Path, expected: dict[str, str], kills: int) -> None:
    print(f"seed {SEED}, {kills} kills")
    moments = random.Random(SEED)
    longest = length_of_a_run(tmp_path / "timed")
    studies = [Study(tmp_path / "0")]
    hits = 0
    for _ in range(kills):
        if studies[-1].finished:
            studies.append(Study(tmp_path / str(len(studies))))
        hits += studies[-1].run(moments.uniform(0.0, longest))
        studies[-1].check(expected)
    studies[-1].run(None)
    for study in studies:
        study.check(expected)
        assert study.finished
        assert digests(study.folder) == expected
        assert not list(study.folder.rglob("*.tmp"))
    print(f"{hits} of them hit a running process, {len(studies)} studies")
    assert hits > kills // 4, "the kills came too late to test anything"
