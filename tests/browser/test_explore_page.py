"""The explorer in a browser: a study is put together, run and read in both languages; nothing is asked of elsewhere."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Error

import piecework as pw
from piecework.results.manifest import read_manifest
from piecework.study.trials import PROGRAM, environment

pytest.importorskip("panel", reason="the extra 'explore' is not installed")

PICTURE = os.environ.get("PIECEWORK_PICTURES")  # a folder: pictures of the page for the documentation are put there
FIELDS = {"End (exclusive)": "2025-03-01", "Replicates": "2", "More changed parameters": "period.warm_up_months = 1"}
ROW = "tr:has-text('Unpaid share of time')"


@dataclass(frozen=True)
class Served:
    """A server: where its page is, and where its studies are."""

    address: str
    folder: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("explore") / "studies"
    words = ["explore", "studies", "--port", "0", "--no-browser", "--threads", "1"]
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=folder.parent,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
        assert found, "the server did not say its address"
        yield Served(found[0], folder)
        server.send_signal(signal.SIGTERM)
        assert server.wait(60) == 0


@pytest.fixture(scope="module")
def page(watched, served):
    """The page with a study that was changed, run and read."""
    watched.requests.clear()
    watched.complaints.clear()
    page = watched.page
    page.set_default_timeout(60_000)  # beside other tests an estimate takes longer than a page
    for _ in range(80):  # until the server listens
        try:
            page.goto(served.address)
            break
        except Error:
            page.wait_for_timeout(100)
    page.get_by_label("Place", exact=True).wait_for()
    return page


def complaints(watched) -> list[str]:
    return [said for said in watched.complaints if not said.startswith(("log:", "info:"))]


def fill(page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Tab")


def test_a_wrong_value_is_told_beside_its_field(page):
    for label, text in FIELDS.items():
        fill(page, label, text)
    page.get_by_label("Scale (simulated : residents)").select_option(label="1:2000")
    page.get_by_role("button", name=re.compile("^Numbers of")).click()
    fill(page, "Floor (CAD per hour)", "900")
    page.get_by_role("button", name="Estimate", exact=True).click()
    alert = page.get_by_text("900 is out of range; allowed: 0 to 200")
    alert.wait_for()
    below = alert.bounding_box()["y"] - page.get_by_label("Floor (CAD per hour)").bounding_box()["y"]
    assert 0 < below < 120
    fill(page, "Floor (CAD per hour)", "20")


def test_a_study_is_run_and_read(page, watched, served):
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_text(re.compile(r"4 runs on 1 thread: about \d+ s")).wait_for()
    page.locator("[data-state=done]").wait_for(timeout=60_000)
    page.get_by_text("Unpaid share of time").first.wait_for()
    page.wait_for_function("!document.body.innerText.includes('So far')")
    page.get_by_text(re.compile("result [0-9a-f]{12}")).wait_for()
    study = pw.load(served.folder / "grown-pay_floor" / "study")
    effect = study.effects("M2").query("component == 'share'").iloc[0]
    shown = page.locator(ROW).first.inner_text()
    assert f"{100 * effect.baseline:.1f}" in re.sub(r"\.(\d)\d*", r".\1", shown)
    assert pw.read_plan(served.folder / "grown-pay_floor.toml").set["policies.pay_floor.parameters.floor"] == 20
    assert page.evaluate("document.documentElement.lang") == "en"
    assert watched.serious() == []


def test_what_is_shown_can_be_taken_along(page):
    with page.expect_download() as started:
        page.get_by_text("Effects (CSV)").click()
    text = Path(started.value.path()).read_text()
    assert text.startswith("arm,measure,component,group_dimension,group,unit,")
    assert "pay_floor,M2,share" in text


def test_it_speaks_french_and_keeps_what_was_chosen(page):
    page.get_by_label("Language / Langue").select_option(label="Français")
    page.get_by_role("button", name="Lancer", exact=True).wait_for()
    page.get_by_text("Part du temps non payé").first.wait_for()
    assert page.evaluate("document.documentElement.lang") == "fr"
    assert page.title() == "Explorateur Piecework"
    assert page.get_by_label("Plancher ($ CA par heure)").input_value() == "20"
    assert page.get_by_label("Fin (exclue)").input_value() == "2025-03-01"
    assert "points de pourcentage" in page.locator("tr:has-text('Part du temps non payé')").first.inner_text()


@pytest.mark.long
def test_results_appear_while_it_runs_and_a_run_can_be_cancelled(page, served):
    fill(page, "Réplications", "40")
    page.get_by_role("button", name="Lancer", exact=True).click()
    page.get_by_text(re.compile(r"En cours\s: \d+ exécutions sur 80")).wait_for()
    page.get_by_text(re.compile(r"Pour l'instant\s: \d+ exécutions sur 80 sont terminées")).wait_for()
    page.get_by_role("button", name="Annuler", exact=True).click()
    page.get_by_text(re.compile(r"Annulé\s: \d+ exécutions sur 80 sont gardées")).wait_for()
    assert 4 < len(read_manifest(served.folder / "grown-pay_floor" / "study").files) < 80


def test_it_fits_a_telephone(page):
    page.set_viewport_size({"width": 400, "height": 1000})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.set_viewport_size({"width": 1100, "height": 1000})


def test_nothing_was_asked_of_elsewhere_and_nothing_complained_of(page, watched, served):
    elsewhere = [url for url in watched.requests if not url.startswith((served.address, f"blob:{served.address}"))]
    assert [url for url in elsewhere if not url.startswith("data:")] == []
    assert complaints(watched) == []


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.skipif(not PICTURE, reason="makes the pictures of the documentation where PIECEWORK_PICTURES says")
def test_pictures_for_the_documentation(page, served):
    page.set_viewport_size({"width": 1180, "height": 1500})
    page.goto(served.address)
    page.get_by_label("Place", exact=True).wait_for()
    page.get_by_label("Intervention", exact=True).select_option(label="Recession")
    page.get_by_role("button", name="Add", exact=True).click()
    fill(page, "Replicates", "8")
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_text("Done: 16 runs").wait_for(timeout=240_000)
    page.get_by_text(re.compile("result [0-9a-f]{12}")).wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    page.screenshot(path=Path(str(PICTURE)) / "explorer.png")
    page.get_by_label("Language / Langue").select_option(label="Français")
    page.get_by_text("Part du temps non payé").first.wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=Path(str(PICTURE)) / "explorer-fr.png", full_page=True)
