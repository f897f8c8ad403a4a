"""The documentation: links that lead somewhere, a site that builds without a warning, generated pages that agree."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs"))

from generate import links  # noqa: E402  # the folder above is on the path only now

HAS_SPHINX = all(importlib.util.find_spec(name) for name in ("sphinx", "myst_parser", "furo", "latex2mathml"))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once with warnings as errors; its text is told if that fails."""
    if not HAS_SPHINX:
        pytest.skip("python/requirements-docs.txt is not installed")
    folder = tmp_path_factory.mktemp("docs")
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs/build.py"), "--out", str(folder)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "said").write_text(done.stdout)
    return folder


def table_row(page: Path, *cells: str) -> str:
    """The row of a generated page that holds all of these cells."""
    rows = [row for row in page.read_text().split("<tr>") if all(f">{cell}<" in row for cell in cells)]
    assert rows, f"{page.name} has no row with {cells}"
    return rows[0]


def project(tmp_path: Path, readme: str, **pages: str) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(readme)
    for name, text in pages.items():
        (tmp_path / f"docs/{name}.md").write_text(text)
    return tmp_path


def test_links_of_the_markdown_files_lead_somewhere():
    assert links.broken_in_markdown(ROOT) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[a](docs/b.md)", "no such file"),
        ("[a](docs/a.md#elsewhere)", "no such heading"),
        ("![a](docs/a.png)", "no such file"),
        ("[a](#nowhere)", "no such heading"),
        ("[a]()", "an empty link"),
    ],
)
def test_a_broken_link_is_seen(tmp_path, link, said):
    found = links.broken_in_markdown(project(tmp_path, f"# Top\n{link}\n", a="# A\n"))
    assert len(found) == 1
    assert found[0].endswith(said)


def test_sound_links_and_code_are_left_alone(tmp_path):
    page = "# A, `b` and *c*\n## Twice\n## Twice\n[up](../README.md#top-of-all)\n`[x](y.md)`\n```\n[x](y.md)\n```\n"
    readme = "# Top of all\n[a](docs/a.md#a-b-and-c) [b](docs/a.md#twice-1) [c](https://example.org/x#y)\n"
    assert links.broken_in_markdown(project(tmp_path, readme, a=page)) == []


def test_what_a_page_would_load_from_elsewhere_is_seen(tmp_path):
    (tmp_path / "a.html").write_text(
        '<link rel="stylesheet" href="https://example.org/a.css"><script src="//example.org/b.js"></script>'
        '<a href="https://example.org">only a link</a><a href="#gone">x</a><img src="b.png">'
    )
    (tmp_path / "a.css").write_text("@import 'https://example.org/c.css'; a { background: url(data:image/png;x) }")
    assert len(links.loaded_from_elsewhere(tmp_path)) == 3
    assert [problem.split(": ", 1)[1] for problem in links.broken_in_site(tmp_path)] == [
        "#gone: no such place",
        "b.png: no such file",
    ]


def test_the_site_builds_without_a_problem(out):
    assert (out / "said").read_text().endswith("; no problem\n")
    assert (out / "html/search.html").is_file()


def test_addresses_elsewhere_are_listed(out):
    listed = dict(line.split("\t") for line in (out / "external_links.txt").read_text().splitlines())
    address = "https://www150.statcan.gc.ca/n1/daily-quotidien/250110/t008a-eng.htm"
    assert "scenarios/validation/targets.toml" in listed[address].split()


def test_numbers_agree_with_the_scenario_files(out):
    scenarios = out / "html/reference/scenarios"
    fee = table_row(scenarios / "toronto-baseline.html", "fee", "0.2", "0.05", "0.4", "Q")
    assert "MTurk: 20 % of the reward on top" in fee
    grown = table_row(scenarios / "toronto-grown.html", "0.02", "0.0016", "0.05", "A")  # its unit is the baseline's
    assert ">1</td>" in grown
    assert "toronto/grown.toml:8" in grown


def test_policies_and_measures_speak_two_languages(out):
    reference = out / "html/reference"
    assert "Ontario general minimum wage" in table_row(reference / "policies.html", "Floor", "17.2", "8", "27", "Q")
    assert table_row(reference / "politiques.html", "Plancher", "17.2", "8", "27", "Q")
    records = {path.stem for path in (ROOT / "scenarios/policies").glob("*.toml")}
    for page in ("policies.html", "politiques.html"):
        text = (reference / page).read_text()
        assert not {name for name in records if f"<h2>{name}<" not in text}
    assert table_row(reference / "mesures.html", "rémunération effective médiane")
    assert '<html class="no-js" lang="fr"' in (reference / "mesures.html").read_text()
    start = (out / "html/debut.html").read_text()
    assert "faisaient du microtravail\u202f?" in start
    assert "depuis un clone du dépôt\u00a0:" in start
    assert "source : « no data" in start  # what a command prints is left as it is written


def test_equations_carry_their_numbers(out):
    from generate import site

    row = table_row(out / "html/odd.html", "jobs.demand.congestion", "0", "0 to 1")
    assert "<math" in row
    board = table_row(out / "html/odd.html", "marketplace.rating.pull")  # not in the baseline: from another scenario
    assert "global_platform/freelance.toml:" in board
    with pytest.raises(SystemExit, match="no scenario has the parameters"):
        site.parameter_table("$x$ `jobs.demand.nothing`", Path("odd.md"), ROOT / "scenarios")


def test_keys_lead_to_their_meaning(out):
    assert 'href="reference/keys.html#jobs-demand"' in (out / "html/limitations.html").read_text()
    assert table_row(out / "html/reference/keys.html", "congestion", "0 to 5")


def test_scorecard_has_the_stored_results(out):
    row = table_row(out / "html/reference/scorecard.html", "T5")
    lines = (ROOT / "docs/validation.md").read_text().splitlines()
    stored = [line.split(" | ")[2] for line in lines if line.startswith("| T5 matching")]
    assert re.fullmatch(r"[-\d.]+ \(.*\); [-\d.]+ \(.*\)", stored[0])  # both components with their intervals
    assert stored[0] in row
    assert "0.45 to 0.75; 0.9 to 1.1" in row  # targets.toml


def test_commands_headers_and_docstrings_are_there(out):
    reference = out / "html/reference"
    assert "piecework validate toronto/baseline --block labour" in (reference / "commands.html").read_text()
    assert "Numbers that know their unit" in (reference / "cpp/sim.html").read_text()
    assert "paired by replicate" in (reference / "python/piecework.Study.html").read_text()


def test_what_a_docstring_leaves_out_is_seen():
    from generate import python_api

    def told(measure: str, by: str) -> None:
        """Tells.

        Parameters
        ----------
        measure
            Which.
        """

    def untold() -> None: ...

    assert python_api.left_out("told", told) == ["told: argument by is not explained"]
    assert python_api.left_out("untold", untold) == ["untold: no docstring"]


def test_what_a_header_declares_is_read():
    from generate import cpp_api

    header = """#pragma once
// A cell of the grid,
// in metres.

#include <vector>

struct Ahead;
/// Where it lies.
template <class Unit>
class Cell {
 public:
  Cell();
  /// Half of the way.
  [[nodiscard]] double half(double way,
                            double share = 0.5) const { return way * share; }
  std::vector<int> rows;  // no comment of three strokes
 private:
  /// Nobody's business.
  int hidden_ = 0;
};
/// The nearest.
inline Cell<int> nearest(const std::vector<Cell<int>>& all) { return all.front(); }
"""
    assert cpp_api.first_comment(header) == "A cell of the grid,\nin metres."
    assert list(cpp_api.declared(header)) == [
        ("template <class Unit> class Cell", "Where it lies.", False),
        ("[[nodiscard]] double half(double way, double share = 0.5)", "Half of the way.", True),
        ("inline Cell<int> nearest(const std::vector<Cell<int>>& all)", "The nearest.", False),
    ]
