"""The report: that it is made of any study, says what the tables say, and lets nothing in from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from synthetic import Sample, write_study

import piecework as pw
from piecework import i18n
from piecework.cli import main
from piecework.french import THIN, french
from piecework.show.report import Options, report_html, write_report
from piecework.show.report_phrases import LIMITS, PHRASES
from piecework.show.report_sections import pathways, read_scorecard
from piecework.show.report_texts import (
    MINUS,
    English,
    Text,
    digits_for,
    join,
    note_in_words,
    number,
    plain_number,
    unit_of,
)

CARD = {
    "block": "labour",
    "score": 0.5,
    "targets": [
        {"id": "T1", "statistic": "rate <b>", "unit": "%", "value": 8.5, "low": 8, "high": 9, "published": 8.5}
        | {"component": "rate", "verdict": "pass", "score": 1.0, "note": ""},
        {"id": "T2", "statistic": "two", "unit": ["%", "%"], "value": [None, 2.0], "low": [0, 1], "high": [1, None]}
        | {"component": ["one", "other"], "published": [0.5, 2], "verdict": "fail", "score": 0.0, "note": "too low"},
    ],
}


class Page(HTMLParser):
    """Elements of a page: attributes by tag, text of scripts, visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.inside = tag
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_data(self, data):
        if self.inside == "script":
            attributes, text = self.scripts[-1]
            self.scripts[-1] = attributes, text + data

    def handle_endtag(self, tag):
        self.inside = ""

    def having(self, attribute: str) -> list[str | None]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture(scope="module")
def html(study):
    return report_html(study)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def figures_of(page: Page) -> dict:
    return json.loads(next(text for attributes, text in page.scripts if attributes.get("id") == "figures"))


def test_numbers_are_written_as_each_language_writes_them():
    assert number(-1234.567, 1, "+") == Text(f"{MINUS}1,234.6", f"{MINUS}1{THIN}234,6")
    assert number(math.nan, 2).en == "\u2013"
    assert number(-0.0001, 2).en == "0.00"
    assert [digits_for(size) for size in (0.0123, 1.2, 12.0, 1234.0, 0.0, math.nan)] == [3, 1, 0, 0, 0, 0]
    assert plain_number(0.5) == Text("0.5", "0,5")
    assert plain_number(20000) == Text("20,000", f"20{THIN}000")
    assert plain_number("x") == Text("x", "x")


def test_texts_are_escaped_in_both_languages():
    assert Text("<b>", "<i>").__html__().count("<span") == 2
    assert "<b>" not in Text("<b>", "<i>").__html__()
    assert English("a & b").__html__() == '<span lang="en">a &amp; b</span>'
    assert join([Text("a", "b"), "c"], "-") == Text("a-c", "b-c")
    assert Text("{x} en", "{x} fr").format(x=Text("1", "2")) == Text("1 en", "2 fr")


def test_units_and_notes_have_french_words():
    assert unit_of("1").difference.fr == "points de pourcentage"
    assert unit_of("furlongs/hour").level.en == "furlongs per hour"
    notes = ["too few (3)", "identical", "one replicate: no interval", "no value in any replicate"]
    notes += ["not distinguishable from zero here", "smallest effect that would have been seen: 0.12"]
    notes += ["2 of 4 replicates without a value", "no variance ratio: the same difference in every replicate"]
    notes += ["nobody is better or worse off", "M1.median is not given for this group", "the arms are identical"]
    notes += ["fewer than two replicates with a value in every arm", "no month was gained or lost on average"]
    said = note_in_words("; ".join(notes))
    assert said.en == "; ".join(notes)
    assert not [clause for clause in said.fr.split("\u202f; ") if clause in notes]
    assert french("vu : 0,12;") in said.fr
    assert note_in_words("something new").fr == "something new"


def test_every_unit_of_a_scenario_has_french_words():
    files = [*(Path(__file__).parents[2] / "scenarios").rglob("*.toml")]
    units = {unit for file in files for unit in re.findall(r'\bunit = "([^"]*)"', file.read_text(encoding="utf-8"))}
    assert len(units) > 20
    assert not sorted(units - set(i18n.UNITS_FR) - {"", "1"})


def test_every_phrase_is_in_both_languages():
    for text in [*PHRASES.values(), *LIMITS]:
        fields = [sorted(set(re.findall(r"\{(\w+)[:}]", said))) for said in (text.en, text.fr)]
        assert fields[0] == fields[1], text.en
        assert text.en.strip()
        assert text.fr.strip()


def test_the_page_is_whole_and_asks_nothing_of_the_network(page, html):
    assert len(html.encode()) < 6 * 2**20
    assert not [url for name in ("src", "srcset", "data", "poster") for url in page.having(name)]
    assert all(url.startswith("#") for url in page.having("href"))
    assert not page.having("onclick")
    assert not [tag for tag, _ in page.elements if tag in ("link", "iframe", "img", "object", "form")]


def test_the_security_policy_allows_these_scripts_and_no_others(page):
    policy = next(a["content"] for tag, a in page.elements if tag == "meta" and "http-equiv" in a)
    assert policy.startswith("default-src 'none';")
    allowed = re.search(r"script-src ([^;]*);", policy)[1].split()
    run = [text for attributes, text in page.scripts if "type" not in attributes]
    found = ["'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in run]
    assert found == allowed


def test_the_headline_says_what_the_table_of_effects_says(html, study):
    row = study.effects("M1").query("component == 'median'").iloc[0]
    assert row.difference == 0.5
    assert "Median effective pay: higher, +0.50 CAD per hour" in html
    assert french("en hausse, +0,50 $ CA par heure") in html
    sections = ["headline", "who", "pathways", "futures", "costs", "assumptions", "scorecard", "limits", "provenance"]
    assert [html.index(f'<section id="{name}"') for name in sections] == sorted(
        html.index(f'<section id="{name}"') for name in sections
    )


def test_every_figure_has_its_data_a_caption_a_table_and_the_hash(page, html):
    drawn = list(page.having("data-figure"))
    assert sorted(drawn) == sorted(figures_of(page))
    assert {"effects", "course", "who-0"} <= set(drawn)
    assert html.count("0123456789ab") >= len(drawn)
    for name in drawn:
        assert f'id="caption-{name}"' in html


def test_figures_hold_the_effects_with_both_languages(page, study):
    figures = figures_of(page)
    (point,) = figures["who-0"]["data"]
    table = study.effects("M1", by="immigrant_class").query("component == 'median'")
    np.testing.assert_allclose(point["x"][:2], table.difference)
    course = figures["course"]["data"]
    assert [trace["name"] for trace in course if "name" in trace] == [
        {"en": "Baseline", "fr": "Référence"},
        "pay floor",
    ]
    np.testing.assert_allclose(course[2]["y"], [5.15, 5.35, 5.55, 5.75])


def test_a_direction_is_withheld_when_the_interval_spans_zero(make):
    values = {0: [10.0, 12.0, 11.0, 13.0], 1: [11.0, 13.0, 13.0, 13.0]}
    html = report_html(make(value=lambda arm, replicate, **_: values[arm][replicate]))
    assert "not distinguishable from zero here (95 % interval \u22120.3 to +2.3 CAD per hour)" in html
    assert "an effect of 1.3 would have been seen" in html
    assert ": higher," not in html


def test_what_it_is_not_for_stands_on_the_first_page(study):
    html = report_html(study)
    assert html.index(PHRASES["no_decision"].en) < html.index('<section id="headline"')
    assert "no number may be used to rank, refuse or refer one" in html


def test_a_study_without_residents_shows_what_it_has(make):
    moves = np.zeros((2, 4, 4, 2, 2), dtype=int)
    axes = ("from_state", "to_state")
    html = report_html(
        make(
            persons=lambda measure, group, **_: 50 if (measure, group) == ("M14", "all") else 0,
            more={"transitions/state": (moves, axes)},
            words=dict.fromkeys(axes, ("micro", "unemployed")),
        )
    )
    page = Page(html)
    assert 'data-outcome="M14.people"' in html
    assert 'data-outcome="M1.median"' not in html
    assert "No group has 10 simulated persons or more" in html
    assert "fewer than 10 moves between any two" in html
    assert not [place for place in page.having("data-figure") if str(place).startswith(("who", "pathways"))]


def test_what_stands_between_backticks_is_code():
    assert Text("run `a <b>`", "lancer `a <b>`").__html__() == (
        '<span class="en" lang="en">run <code>a &lt;b&gt;</code></span>'
        '<span class="fr" lang="fr">lancer <code>a &lt;b&gt;</code></span>'
    )


def test_zero_has_no_sign():
    assert number(0.0, 1, "+") == Text("0.0", "0,0")
    assert number(-0.001, 1, "+") == Text("0.0", "0,0")
    assert number(0.04, 2, "+").en == "+0.04"


def test_names_from_files_cannot_become_markup(make):
    evil = "</script><img src=x onerror=alert(1)>"
    study = make(arms=("baseline", evil), attributes={"title": evil, "data_licences": evil})
    page = Page(report_html(study))
    assert not [tag for tag, _ in page.elements if tag == "img"]
    assert len(page.scripts) == 3
    assert "&lt;img" in json.dumps(figures_of(page))


@pytest.mark.parametrize(
    "sample",
    [
        {"persons": lambda **_: 3},
        {"arms": ("baseline",)},
        {"replicates": 1},
        {"value": lambda **_: math.nan},
        {"missing": frozenset({(1, 0), (1, 1), (1, 2), (1, 3)})},
        {"missing": frozenset({(1, 2)})},
        {"value": lambda replicate, **_: float(replicate)},
        {"without_course": frozenset({"median", "share_above_minimum_wage", "people"})},
        {"arms": ("baseline", *(f"policy_{i}" for i in range(9)))},
    ],
    ids=["few", "one-arm", "one-replicate", "nan", "no-pair", "one-lost", "identical", "no-course", "many-arms"],
)
def test_it_is_made_of_poor_studies_too(make, sample):
    html = report_html(make(**sample))
    assert "What this does not say" in html
    assert ">nan<" not in html.lower()


def test_an_unfinished_study_has_a_report_and_no_hash(tmp_path):
    study = pw.load(write_study(tmp_path / "study", Sample(), merged=False))
    html = report_html(study)
    assert "not merged, hence no result hash: 8 of 8 runs" in html
    assert "higher, +0.50 CAD per hour" in html


def test_values_of_too_few_persons_stand_nowhere(make):
    study = make(value=lambda **_: 77.123, persons=lambda group, **_: 3 if group.endswith("newcomer") else 50)
    figures = figures_of(Page(report_html(study)))
    assert len(figures["who-0"]["data"][0]["x"]) == 2  # of three groups
    assert "trop peu de personnes (3)" in report_html(study)


def moves(change: int) -> dict:
    """Of 200 in the first state, 20 go to the second each month, in the policy arm `change` fewer; 5 come back."""
    counts = np.array([[180, 20], [5, 195]])
    policy = counts + change * np.array([[1, -1], [0, 0]])
    whole = np.broadcast_to(np.stack([counts, policy])[:, None, None], (2, 4, 4, 2, 2))
    axes = ("from_state", "to_state")
    return {"more": {"transitions/state": (whole, axes)}, "words": dict.fromkeys(axes, ("micro", "unemployed"))}


def test_pathways_are_moves_of_a_hundred_and_small_cells_are_blank(make):
    found = pathways(make(**moves(4)))
    assert found["states"] == ["micro", "unemployed"]
    base, policy = (table["values"] for table in found["tables"])
    assert base[0, 1] == pytest.approx(10.0)
    assert policy[0, 1] == pytest.approx(-2.0)
    assert np.isnan(np.diag(base)).all()
    assert base[1, 0] == pytest.approx(2.5)  # of 20 moves in the four months
    assert found["tables"][1]["clear"].tolist() == [[False, True], [False, False]]
    few = pathways(make(**moves(18)))["tables"][1]["values"]
    assert math.isnan(few[0, 1])  # 8 moves in the policy arm
    assert pathways(make()) == {}


def test_pathways_are_drawn_for_every_arm(make):
    page = Page(report_html(make(**moves(4))))
    base, policy = (figures_of(page)[f"pathways-{i}"]["data"][0] for i in range(2))
    assert base["text"][0][1] == {"en": "10.00", "fr": "10,00"}
    assert policy["text"][0][1] == {"en": "\u22122.00*", "fr": "\u22122,00*"}


def test_a_scorecard_is_shown_when_it_is_given(study, tmp_path):
    (tmp_path / "card.json").write_text(json.dumps(CARD))
    html = report_html(study, Options(scorecard=tmp_path / "card.json"))
    assert "Score of the block labour: 0.500" in html
    assert "rate &lt;b&gt;" in html
    assert html.count("✓ pass") == 1
    (block,) = read_scorecard(tmp_path / "card.json")
    assert [row["id"] for row in block["rows"]] == ["T1", "T2", ""]


@pytest.mark.parametrize("text", ["{", "[]", '{"targets": 3}', '{"blocks": []}'])
def test_what_is_no_scorecard_is_refused(study, tmp_path, text):
    (tmp_path / "card.json").write_text(text)
    with pytest.raises(pw.InputError, match=r"card\.json: no .*piecework validate --json"):
        report_html(study, Options(scorecard=tmp_path / "card.json"))


def test_futures_stand_beside_each_other(study, make):
    other = make(arms=("baseline", "pay_floor", "more"), value=lambda arm, **_: 10.0 - arm)
    html = report_html(study, Options(futures={"slump <1>": other}))
    assert "slump &lt;1&gt;" in html
    assert "not run" in html
    assert "One future only" not in html


def test_the_command_writes_the_file_and_says_so(folder, tmp_path, capsys):
    place = tmp_path / "new" / "report.html"
    assert main(["report", str(folder), "-o", str(place), "--language", "fr", "--future", f"again={folder}"]) == 0
    assert f"writing {place}" in capsys.readouterr().err
    assert '<html lang="fr">' in place.read_text(encoding="utf-8")[:40]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["STUDY", "-o", "report.pdf"], 2, "must end in .html or .htm"),
        (["STUDY", "--measure", "M99"], 2, "unknown measure 'M99'"),
        (["STUDY", "--scorecard", "nowhere.json"], 3, "nowhere.json"),
        (["nowhere"], 2, "no such folder"),
    ],
)
def test_wrong_requests_are_said_in_a_line(folder, capsys, words, code, said):
    assert main(["report", *(str(folder) if word == "STUDY" else word for word in words)]) == code
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error


def test_a_study_writes_its_report(study, tmp_path):
    assert study.report(tmp_path / "r.html", language="fr").stat().st_size > 1_000_000
    assert study.report(tmp_path / "r.htm").is_file()
    with pytest.raises(pw.InputError, match="unknown language 'french'; allowed: en, fr; did you mean 'fr'"):
        study.report(tmp_path / "r.html", language="french")
    with pytest.raises(pw.InputError, match="must end in .html or .htm"):
        study.report(tmp_path / "r.pdf")
    with pytest.raises(pw.OutputError):
        write_report(study, tmp_path / "r.html" / "below.html")


def test_the_same_study_gives_the_same_bytes(tmp_path):
    folders = [write_study(tmp_path / name / "study", Sample()) for name in ("a", "b")]
    assert report_html(pw.load(folders[0])) == report_html(pw.load(folders[1]))
