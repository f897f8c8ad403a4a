"""The examples of docs/howto/experiments.md, as they stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs/howto/experiments.md"
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
SLOW = ("ema", "pyabc", "sobol", "morris")  # their imports or their points take seconds


def library_of(block: str) -> str:
    return re.findall(r"from piecework\.experiments\.(\w+) import (\w+)", block)[0][0]


def cases() -> list:
    found = []
    for block in BLOCKS[1:]:
        slow = any(word in block for word in SLOW)
        found.append(pytest.param(block, id=block.split("import ")[1].split()[0], marks=[pytest.mark.long] * slow))
    return found


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("block", cases())
def test_an_example_runs(block, tmp_path, monkeypatch, capsys):
    library = {"salib": "SALib", "ema": "ema_workbench"}.get(library_of(block), library_of(block))
    pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(BLOCKS[0], names)
    said = capsys.readouterr().out
    assert "'policies.pay_floor.parameters.floor': (8.0, 27.0)" in said
    assert "'gain'" in said
    exec(block, names)
    assert "policies.pay_floor.parameters.floor" in capsys.readouterr().out
    assert names["experiment"].runs > 1
