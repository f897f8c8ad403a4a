"""Each notebook runs from top to bottom in an empty folder, and its numbers are what its text says of them."""

from __future__ import annotations

import json
from pathlib import Path

import nbclient
import nbformat
import pytest

import piecework as pw

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"


def execute(name: str, folder: Path) -> nbformat.NotebookNode:
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    return nbclient.NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(folder)}}).execute()


def shown(cell: nbformat.NotebookNode) -> dict[str, str]:
    """What a cell's last expression displays, by media type; warnings and errors would be other outputs."""
    (output,) = [output for output in cell.outputs if output.output_type != "stream"]
    return output.data


@pytest.mark.timeout(270)
def test_first_run(tmp_path):
    notebook = execute("01_first_run.ipynb", tmp_path)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    run, effects, by_class, picture, table, fingerprint = cells
    (folder,) = (tmp_path / "studies").iterdir()
    study = pw.load(folder)

    assert "Piecework study" in shown(run)["text/html"]
    assert study.complete.all()
    assert study.arms == ["baseline", "pay_floor", "skills_programme"]
    assert "median" in shown(effects)["text/plain"]
    for member in study.dimensions["immigrant_class"]:
        assert member.member in shown(by_class)["text/plain"]
    assert len(shown(picture)["image/png"]) > 20_000
    assert "baseline" in shown(table)["text/plain"]
    assert json.loads(shown(fingerprint)["text/plain"].replace("'", '"')) == study.provenance["result_hash"]

    headline = study.effects("M1").query("component == 'median'").set_index("arm")
    assert (headline.n_min >= 10).all()
    assert headline.loc["pay_floor", "low"] > 0  # a floor under pay raises pay
    assert 1 < headline.loc["pay_floor", "baseline"] < 40  # dollars an hour
