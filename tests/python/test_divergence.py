"""Where two lives of one resident part: the month, the chain, the story."""

from __future__ import annotations

import numpy as np
import pytest
from panels import panel_of

import piecework as pw

CHANGES = {
    # Resident 27 (replicate 1, place 7): a task in March, out of work in April; resident 28 differs in April only.
    "work_hours": [((1, 1, 7, 2), 3.0)],
    "net_income": [((1, 1, 7, 2), 2012.5), ((1, 1, 7, 3), 800.0), ((1, 1, 8, 3), 2000.001)],
    "pay": [((1, 1, 7, 2), 12.5)],
    "labour_state": [((1, 1, 7, 3), 1), ((1, 1, 8, 3), 2)],
}


@pytest.fixture
def lives(study, monkeypatch):
    panel = panel_of(**CHANGES)
    told = {
        "work_hours": ("hours", "hours on tasks", "heures de tâches"),
        "net_income": ("CAD", "net income", "revenu net"),
        "pay": ("CAD", "pay from the board", "rémunération de la plateforme"),
        "labour_state": ("1", "labour-force state", "situation d'activité"),
    }
    for name, (unit, english, french) in told.items():
        panel[name].attrs |= {"units": unit, "long_name": english, "long_name_fr": french}
    monkeypatch.setattr(study, "panel", lambda: panel)
    return study


def test_the_first_month_and_the_chain(lives):
    found = lives.divergence(27)
    assert (found.replicate, found.arm, found.against) == (1, "pay_floor", "baseline")
    assert str(found.month) == "2026-03-01"
    rows = [(str(row.month)[:7], row.what, row.before, row.after, row.is_new) for row in found.table.itertuples()]
    assert sorted(rows) == [
        ("2026-03", "net_income", 2000.0, 2012.5, True),
        ("2026-03", "pay", 0.0, 12.5, True),
        ("2026-03", "work_hours", 0.0, 3.0, True),
        ("2026-04", "labour_state", "employed", "unemployed", True),
        ("2026-04", "net_income", 2000.0, 800.0, False),
    ]
    assert found.totals == (-1187.5, 12.5)


def test_the_story_has_dates_and_dollars_in_both_languages(lives):
    title, first, then, end, limits = str(lives.divergence(27)).split("\n")
    assert title == "Resident 27, replicate 1: “pay_floor” against “baseline”"
    assert first.startswith("March 2026, the lives part: ")
    assert "net income $2,012.50 instead of $2,000.00" in first
    assert "hours on tasks 3 h instead of 0 h" in first
    assert then == "April 2026, then also: labour-force state unemployed instead of employed."
    assert end == "Up to April 2026, all in all: net income \u2212$1,187.50, pay from the board +$12.50."
    assert "not the effect" in limits
    french = lives.divergence(27).story("fr").split("\n")
    assert french[1].startswith("Mars 2026, les vies se séparent\xa0: ")
    assert "revenu net 2\u202f012,50\xa0$ au lieu de 2\u202f000,00\xa0$" in french[1]


def test_lives_that_never_part(lives):
    found = lives.divergence(3)
    assert found.month is None
    assert found.table.empty
    assert "the same in every recorded month" in str(found)


def test_who_parts_and_when(lives):
    table = lives.diverging()
    assert table[["replicate", "id", "reached"]].values.tolist() == [[1, 27, True], [1, 28, False]]
    assert table.month.astype(str).tolist() == ["2026-03-01", "2026-04-01"]
    assert table["first"][1] == "labour_state"  # a tenth of a cent is not told
    assert sorted(table["first"][0].split(", ")) == ["net_income", "pay", "work_hours"]


def test_what_is_asked_in_vain_is_said(lives, study, make):
    with pytest.raises(pw.InputError, match="does not follow resident 999; study.diverging"):
        lives.divergence(999)
    with pytest.raises(pw.InputError, match=r"resident 27 in replicate 0 \(but in replicate 1\)"):
        lives.divergence(27, replicate=0)
    with pytest.raises(pw.InputError, match="replicate 9: the study has 0 to 3"):
        lives.divergence(27, replicate=9)
    with pytest.raises(pw.InputError, match="unknown arm 'flor'"):
        lives.divergence(27, "flor")
    with pytest.raises(pw.InputError, match="no panel; run it with panel=N"):
        make().diverging()


def test_a_value_that_one_life_lacks_is_a_difference(lives, monkeypatch):
    wages = np.full((2, 4, 20, 4), 20.0)
    wages[1, 0, 0, 1:] = np.nan
    panel = lives.panel().assign(hourly_wage=(("arm", "replicate", "person", "month"), wages))
    panel["hourly_wage"].attrs |= {"units": "CAD/hour", "long_name": "wage", "long_name_fr": "salaire"}
    monkeypatch.setattr(lives, "panel", lambda: panel)
    assert "wage none instead of $20.00 an hour" in str(lives.divergence(0))
    assert lives.diverging()["first"][0] == "hourly_wage"
