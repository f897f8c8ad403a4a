"""Each notebook runs from top to bottom in an empty folder, and its numbers are what its text says of them."""

from __future__ import annotations

import json
from html import escape
from importlib.util import find_spec
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


@pytest.mark.timeout(400)  # two studies; about half a minute on a machine with nothing else to do
def test_futures_and_policies(tmp_path):
    notebook = execute("04_futures_and_policies.ipynb", tmp_path)  # its cells assert their own values
    studies = {}
    for folder in (tmp_path / "studies").iterdir():  # the two refused studies left no folder behind
        study = pw.load(folder)
        studies[study.scenario["future"]["name"]] = study
    assert sorted(studies) == ["conglomerates", "profitably_public"]
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for study in studies.values():
        assert study.complete.all()
        assert study.arms == ["baseline", "minimum_task_pay", "technical_training", "wage_subsidy"]
        assert study.provenance["result_hash"] in shown(code[-1])["text/plain"]

    drawn = pictures(notebook)
    assert len(drawn) == 5
    assert all(len(picture) > 20_000 for picture in drawn)
    text = said(notebook)
    assert "Warning" not in text
    assert "contradict each other" in text
    assert "has the policy 'pay_floor' in every arm already" in text
    assert studies["conglomerates"].answer("en", "M4.commensurate", by=None, arm="wage_subsidy") in text
    effects = next(shown(cell)["text/html"] for cell in code if "direction" in cell.source and "health" in cell.source)
    assert effects.count("<td>withheld</td>") >= effects.count("spans zero") > 0


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
    told = study.effects("M1").query("component == 'median'").why
    assert any(all(escape(why, quote=False) in table for why in told) for table in shown_tables)


@pytest.mark.timeout(400)  # about thirty small studies
def test_deep_uncertainty(tmp_path):
    for library in ("SALib", "ema_workbench"):
        if find_spec(library) is None:  # not imported here: that takes seconds
            pytest.skip(f"{library} is not installed")
    notebook = execute("06_deep_uncertainty.ipynb", tmp_path)  # its cells assert their own values
    drawn = pictures(notebook)
    assert len(drawn) == 5
    assert all(len(picture) > 20_000 for picture in drawn)
    text = said(notebook)
    assert "Warning" not in text

    studies = {folder.name: pw.load(folder) for folder in (tmp_path / "studies/regret").iterdir()}
    assert sorted(studies) == ["conglomerates", "profitably_public", "social_impact_franchise"]
    assert all(study.complete.all() for study in studies.values())
    assert f"least regret at worst: {pw.regret(studies).attrs['least_worst']}" in text

    pay = {future: points(tmp_path / "studies" / future) for future in ("conglomerates", "profitably_public")}
    assert list(pay["conglomerates"]) == list(pay["profitably_public"])  # the same draws in both futures
    effects = [sum(each) / len(each) for future in pay.values() for each in future.values()]
    assert f"fails in {sum(effect < 1 for effect in effects)} of 12" in text


def points(folder: Path) -> dict[tuple[float, ...], list[float]]:
    """The effect on pay by replicate, at each point of an experiment."""
    lines = map(json.loads, (folder / "points.jsonl").read_text().splitlines()[1:])
    return {tuple(line["at"]): line["found"]["pay"] for line in lines}


@pytest.mark.timeout(400)  # three studies; about 40 s on a machine with nothing else to do
def test_platforms(tmp_path):
    notebook = execute("03_platforms.ipynb", tmp_path)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    studies = {folder.name.rpartition("-")[0]: pw.load(folder) for folder in (tmp_path / "studies").iterdir()}
    assert sorted(studies) == ["global_platform-freelance", "global_platform-microtask", "toronto-grown"]
    assert all(study.complete.all() for study in studies.values())
    for study in studies.values():
        assert study.provenance["result_hash"] in shown(code[-1])["text/plain"]

    drawn = pictures(notebook)
    assert len(drawn) == 5
    assert all(len(picture) > 20_000 for picture in drawn)
    assert "Warning" not in said(notebook)

    findings = shown(code[-3])["text/html"]
    for target in ["T13", "T14", "T15", "T16", "T17", "T18", "T19", "T20", "T25", "T32", "AT1", "AT2"]:
        assert f"<th>{target} " in findings
    assert "NaN" not in findings
    outside = said(notebook).partition("Outside:")[2]
    assert outside.count("\n- ") == findings.count("<td>no</td>")

    board = studies["global_platform-microtask"].to_xarray()["distributions/board"].to_dataset().isel(arm=0)
    unpaid = sum(board[f"account_{kind}_seconds"] for kind in ("looked", "returned", "rejected"))
    share = 100 * unpaid / (unpaid + board.account_paid_seconds)
    for value in share.values:
        assert f"<td>{round(float(value), 2)}</td>" in findings
    says_board(board)
    says_market(studies["global_platform-freelance"].to_xarray()["series/marketplace"].to_dataset().isel(arm=0))
    says_city(studies["toronto-grown"].panel().isel(replicate=0))


def says_board(board):
    """What the text says of the board; bounds are wide, since a sample of 2,000 accounts has much luck in it."""
    mean_pay = board.account_pay / 100 / (board.account_paid_seconds / 3600)
    assert ((mean_pay > 1) & (mean_pay < 7.25)).all()  # dollars an hour: below the minimum wage even without search
    assert (board.mean_session_pay < 0.9 * board.mean_paid_pay).all()  # search is unpaid
    assert (board.mean_requester_rate > 1.5 * board.mean_session_pay).all()  # those who pay little post most
    largest = board.posted_by_top.sel(top_share=0.01, method="nearest")
    assert ((largest > 0.2) & (largest < 0.9)).all()  # a hundredth of requesters, a large part of the money
    cheap = board.tasks_by_reward.isel(reward_cents=slice(0, 11)).sum("reward_cents")
    assert (cheap > 0.7 * board.tasks_by_reward.sum("reward_cents")).all()  # most tasks are worth cents


def says_market(market):
    """What it says of ratings: scores climb, satisfaction hardly, and beginners seldom win."""
    first, tenth = slice(0, 12), slice(108, 120)
    rise = {
        name: market[name].isel(month=tenth).mean("month") - market[name].isel(month=first).mean("month")
        for name in ("public_score", "private_satisfaction")
    }
    assert (rise["public_score"] > 0.4).all()
    assert (rise["private_satisfaction"] < 0.5 * rise["public_score"]).all()
    counts = market.sum("month")
    others = (counts.wins - counts.wins_novices) / (counts.bids - counts.bids_novices)
    assert (counts.wins_novices / counts.bids_novices < 0.5 * others).all()


def says_city(panel):
    """What it says of learning: by practice a little, more with more hours; how to win work in courses alone."""
    alone, taught = panel.sel(arm="baseline").isel(month=-1), panel.sel(arm="skills_programme").isel(month=-1)
    hours = panel.work_hours.sel(arm="baseline").sum("month")
    little, much = (hours >= 1) & (hours < 30), hours >= 100
    for kind in ("speed_gain", "accuracy_gain", "rated_gain"):
        assert 0 < alone[kind].where(little).mean() < 0.5 * alone[kind].where(much).mean() < 2.5
    assert alone.rated_gain.where(much).mean() < alone.speed_gain.where(much).mean()  # click work teaches click work
    took = taught.courses > 0
    assert took.sum() > 100
    assert taught.speed_gain.where(took).mean() > 1.5 * alone.speed_gain.where(took).mean()
    assert (alone.market_gain == 0).all()
    assert (taught.market_gain.where(~took, 0) == 0).all()
    assert taught.market_gain.where(took).mean() > 0
