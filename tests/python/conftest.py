"""Studies for the tests, written once for each run of pytest."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from synthetic import Sample, write_study

from piecework.study.study import Study, load


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """Let Ctrl-C reach the programs under test even where the tests were started with it ignored (`nohup`, `&`)."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished study of two arms, four replicates; every policy value is 0.5 higher."""
    return write_study(tmp_path_factory.mktemp("study") / "finished")


@pytest.fixture(scope="session")
def study(folder: Path) -> Study:
    return load(folder)


@pytest.fixture
def make(tmp_path: Path):
    """Loads a study written from a sample."""

    def write_and_load(**sample) -> Study:
        return load(write_study(tmp_path / "study", Sample(**sample)))

    return write_and_load
