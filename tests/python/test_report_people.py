"""What the report says where the package can answer, compare persons and rank; and that it is made where it cannot."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import piecework as pw
from piecework.show.report import report_html
from piecework.show.report_effects import Effects
from piecework.show.report_names import Names
from piecework.show.report_people import answer, gains, ranking
from piecework.study.study import Study

GAIN = {
    "arm": "pay_floor",
    "outcome": "net_income",
    "n_min": 40,
    "replicates": 4,
    "p10": -20.0,
    "p50": 0.0,
    "p90": 55.0,
}
SHARES = {"mean": (6.5, -1.5, 14.5), "share_better": (0.2, 0.15, 0.25), "share_worse": (0.1, math.nan, math.nan)}


def gain(group: str, note: str = "") -> dict:
    row = GAIN | {"group": group, "note": note}
    for name, values in (SHARES | {"net_share": (0.1, 0.05, 0.15)}).items():
        row |= dict(zip((name, f"{name}_low", f"{name}_high"), values, strict=True))
    return row


def gained(study, arm, by=None):
    groups = ["all"] if by is None else ["reached", "others"]
    table = pd.DataFrame([gain(group, "too few (3)" if group == "others" else "") for group in groups])
    table.attrs = {"unit": "CAD/month", "least": 1.0}
    return table


def ranked(study, measures):
    (measure,) = measures
    if measure == "M14.people":
        raise pw.InputError("M14 has no better way")
    rows = [{"arm": arm, "first": chance} for arm, chance in zip(study.arms, (0.0, 0.25, 0.75), strict=True)]
    return pd.DataFrame(rows).assign(measure=measure, better="higher", note="")


def answered(study, lang):
    return {"en": "What?\nEffect: It <helps>.", "fr": "Quoi ?\nEffet : Cela aide."}[lang]


@pytest.fixture
def able(monkeypatch):
    """Studies that can do all three."""
    for name, function in {"gains": gained, "ranking": ranked, "answer": answered}.items():
        monkeypatch.setattr(Study, name, function, raising=False)


@pytest.fixture
def unable(monkeypatch):
    """Studies that can do none of them."""
    for name in ("gains", "ranking", "answer"):
        monkeypatch.delattr(Study, name, raising=False)


def test_gains_are_of_everyone_of_the_reached_and_of_others(able, study):
    (table,) = gains(study, Names(study))
    assert [row[0].en for row in table["rows"]] == ["Everyone", "Reached by the policy", "Others"]
    assert len(table["headings"]) == len(table["rows"][0])
    everyone, _, others = table["rows"]
    assert [text.en for text in everyone[1:7]] == [
        "40",
        "20.0 (15.0 to 25.0)",
        "10",
        "10.0 (5.0 to 15.0)",
        "6.5 (\u22121.5 to 14.5)",
        "\u221220 to +55",
    ]
    assert others[7].fr == "trop peu de personnes (3)"


def test_a_ranking_leaves_out_what_has_no_better_way(able, make):
    study = make(arms=("baseline", "pay_floor", "more"))
    table = ranking(study, Names(study), Effects(study, ("M1", "M14")).outcomes)
    assert [heading.en for heading in table["headings"][2:]] == ["Baseline", "pay floor", "more"]
    assert [[said.fr for said in row[2:]] for row in table["rows"]] == [["0\xa0%", "25\xa0%", "75\xa0%"]]


def test_the_report_shows_them(able, make):
    html = report_html(make(arms=("baseline", "pay_floor", "more")))
    for said in ("It &lt;helps&gt;.", "Cela aide.", "Gagnants, %", "The chance of each to be the best"):
        assert said in html
    assert "Policies are not ranked" not in html


def test_the_report_says_what_it_cannot_show(unable, study):
    assert answer(study) == []
    assert gains(study, Names(study)) == []
    html = report_html(study)
    for said in ("Policies are not ranked", "How many persons are better or worse off is not shown"):
        assert said in html


def test_lights_and_their_reasons_stand_beside_the_effects(monkeypatch, study):
    plain = Study.effects

    def judged(self, *asked):
        return plain(self, *asked).assign(health="amber", why="only 4 replicates", sign_wrong=0.01)

    monkeypatch.setattr(Study, "effects", judged)
    html = report_html(study)
    for said in ("◐ amber", "◐ orange", "only 4 replicates", "0,010"):
        assert said in html
