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


def pictures(notebook: nbformat.NotebookNode) -> list[str]:
    """The pictures of all cells, as base64."""
    outputs = [
        output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type != "stream"
    ]
    return [output.data["image/png"] for output in outputs if "image/png" in output.data]


def said(notebook: nbformat.NotebookNode) -> str:
    """What all cells wrote as text, errors and warnings included."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return "\n".join(output.text for output in outputs if output.output_type == "stream")


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


@pytest.mark.timeout(270)
def test_toronto_labour_market(tmp_path):
    notebook = execute("02_toronto_labour_market.ipynb", tmp_path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    studies = sorted(
        (pw.load(folder) for folder in (tmp_path / "studies").iterdir()), key=lambda study: len(study.months)
    )
    assert [len(study.months) for study in studies] == [24, 120]
    assert all(study.complete.all() for study in studies)
    baseline, cyclical = studies
    assert shown(code[-1])["text/plain"].count(cyclical.provenance["result_hash"]) == 1

    drawn = pictures(notebook)
    assert len(drawn) == 7
    assert all(len(picture) > 20_000 for picture in drawn)
    assert "Warning" not in said(notebook)

    findings = shown(code[-2])["text/html"]
    for target in ["T1", "T2", "T4", "T6", "T7", "T8"]:
        assert f"<th>{target} " in findings
    assert "NaN" not in findings
    stocks = baseline.to_xarray()["series/stocks"].to_dataset().isel(arm=0, month=slice(0, 12))
    rate = 100 * (stocks.unemployed / (stocks.unemployed + stocks.employed)).mean("month")
    for value in rate.values:
        assert f"<td>{value:.2f}</td>" in findings


@pytest.mark.timeout(270)
def test_answers(tmp_path):
    notebook = execute("05_answers.ipynb", tmp_path)  # its cells assert their own values
    (folder,) = (tmp_path / "studies").iterdir()
    study = pw.load(folder)
    assert study.complete.all()
    assert study.arms == ["baseline", "pay_floor", "skills_programme", "pay_floor+skills_programme"]
    text = said(notebook)
    assert study.answer("en", arm="pay_floor", by=None) in text
    assert study.answer("fr", arm="pay_floor", by=None) in text
    parted = study.diverging("pay_floor").query("reached").iloc[0]
    assert study.divergence(parted.id, "pay_floor", parted.replicate).story() in text
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    shown_tables = [shown(cell)["text/html"] for cell in code if "sign_wrong" in cell.source]
    assert any("no direction" in table for table in shown_tables)
