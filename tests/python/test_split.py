"""An effect split by an arm that holds the market fixed, worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from panels import ALL, panel_of

import piecework as pw
from piecework.effects import split
from piecework.effects.split import COLUMNS, OUTCOMES, PARTS

FULL, SMALL = "mentoring", "mentoring(intensity=0.05)"
ARMS = ("baseline", FULL, SMALL)


@pytest.fixture
def table_of(make, monkeypatch):
    """The table by outcome and part, of a panel in three arms in which 10 take part in one and 1 in the other."""
    study = make(arms=ARMS)

    def table(taking=10, few=1, **changes):
        begun = [((1, ALL, slice(taking), slice(1, None)), 1), ((2, ALL, slice(few), slice(1, None)), 1)]
        panel = panel_of(ARMS, courses=begun, **changes)
        monkeypatch.setattr(type(study), "panel", lambda _: panel)
        return split(study, FULL, SMALL, smallest=1).set_index(["outcome", "part"])

    return table


def incomes(*changes):
    return {"net_income": [(where, np.float64(value)) for where, value in changes]}


def test_nothing_changed(table_of):
    table = table_of()
    assert list(table.reset_index().columns) == COLUMNS
    assert list(table.index) == [(outcome, part) for outcome in OUTCOMES for part in PARTS]
    assert set(table.difference) == {0.0}
    assert table.participants["net_income", "direct"] == 4  # one in each replicate
    assert table.participants["net_income", "together"] == 40


def test_parts_add_up(table_of):
    gains = []
    for replicate in range(4):  # a little luck, so that there is an interval
        luck = 10.0 * replicate
        gains.append(((2, replicate, 0, ALL), 2300.0 + luck))  # alone: +300
        gains.append(((1, replicate, slice(10), ALL), 2200.0 + luck))  # together: +200
        gains.append(((1, replicate, slice(10, 15), ALL), 1900.0))  # five others: -100 each, 50 for each participant
    table = table_of(**incomes(*gains)).difference
    assert table["net_income", "direct"] == pytest.approx(315)
    assert table["net_income", "together"] == pytest.approx(215)
    assert table["net_income", "crowding"] == pytest.approx(-100)
    assert table["net_income", "others"] == pytest.approx(-50)
    assert table["net_income", "net"] == pytest.approx(165)


def test_intervals_are_of_replicates(table_of):
    gains = [((2, replicate, 0, ALL), 2300.0 + 10.0 * replicate) for replicate in range(4)]
    table = table_of(**incomes(*gains))
    assert table.low["net_income", "direct"] < 315 < table.high["net_income", "direct"]
    assert table.replicates["net_income", "direct"] == 4


def test_a_small_arm_that_is_not_small_is_refused(table_of):
    with pytest.raises(pw.InputError, match=r"has 8 participants and 'mentoring' 40: .* give it fewer seats"):
        table_of(few=2)


def test_an_unknown_arm_is_named(make):
    with pytest.raises(pw.InputError, match="mentoring"):
        split(make(arms=ARMS), "mentorin", SMALL)
