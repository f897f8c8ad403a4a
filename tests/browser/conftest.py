"""Debian's Chromium, driven by Playwright, and a page of it that notes whatever goes wrong or goes out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "python"))
from synthetic import Sample, write_study

import piecework as pw
from piecework.show.report import Options, write_report

EVIL = "<img src=x onerror=alert(1)> & <b>more</b>"  # a name that must stay a name
CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).parent / "axe" / "axe.min.js"


@dataclass
class Watched:
    """A page, what it asked for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def opened(self, path: Path) -> Page:
        """The page of a file, opened anew."""
        self.requests.clear()
        self.complaints.clear()
        self.page.goto(path.as_uri())
        return self.page

    def serious(self) -> list[str]:
        """Accessibility findings of axe-core, serious and critical ones."""
        self.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        chosen = "{exclude: ['.plot svg']}"  # pictures are one image each to a reader, with a name and a table
        found = self.page.evaluate(f"axe.run({chosen}, {{resultTypes: ['violations']}})")["violations"]
        return [f"{f['id']}: {f['nodes'][0]['html']}" for f in found if f["impact"] in ("serious", "critical")]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        # No sandbox, since the tests may run as root in a container; the pages are our own.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[Watched]:
    """A page for each file of tests, since a page that is left may still complain."""
    context = browser.new_context(viewport={"width": 1100, "height": 1000}, locale="en-CA")
    context.set_default_timeout(20_000)
    watched = Watched(context.new_page())
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("console", lambda message: watched.complaints.append(f"{message.type}: {message.text}"))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    yield watched
    context.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a study of two policies with pathways, small cells and another future."""
    folder = tmp_path_factory.mktemp("report")
    states = ("micro", "commensurate", "unemployed")
    moves = np.broadcast_to(20 + 100 * np.eye(3, dtype=int), (3, 4, 4, 3, 3)) + np.arange(3)[:, None, None, None, None]
    axes = ("from_state", "to_state")
    sample = Sample(
        arms=("baseline", "pay_floor", EVIL),
        value=lambda arm, replicate, **_: 10.0 + replicate + arm * (2.0 + 0.01 * replicate),
        persons=lambda group, **_: 3 if group.endswith("women") else 50,
        more={"transitions/state": (moves, axes)},
        words=dict.fromkeys(axes, states),
    )
    study = pw.load(write_study(folder / "study", sample))
    return write_report(study, folder / "report.html", Options(measures=("M1", "M14"), futures={"again": study}))
