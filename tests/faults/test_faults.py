"""Every fault, done as often as the mode allows: nothing committed is lost, and every resumed study is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults import ROWS, Bench, done
from injection import listen_to_interrupts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    listen_to_interrupts()
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def short(folder: Path) -> Bench:
    return Bench(folder)


def check(row, bench: Bench) -> None:
    tally = done(row, bench)
    if tally.skipped:
        pytest.skip(tally.note)
    print(f"{tally.times} times in {tally.seconds:.1f} s; {tally.note}")
    assert tally.sound, "\n".join(tally.details)
    assert tally.times > 0


# Programs must stop within seconds of a signal.
CLOCKED = [
    pytest.param(row, marks=pytest.mark.clock, id=row.__doc__)
    if row.__doc__.startswith("SIG")
    else pytest.param(row, id=row.__doc__)
    for row in ROWS
]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("row", CLOCKED)
def test_nothing_committed_is_lost(short: Bench, row) -> None:
    check(row, short)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.__doc__)
def test_nothing_committed_is_lost_in_long(tmp_path: Path, row) -> None:
    listen_to_interrupts()
    check(row, Bench(tmp_path, long=True))
