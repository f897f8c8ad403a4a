"""Blanks of French typography: none that breaks before : ; ? ! % $ and inside « », wherever French is written."""

from __future__ import annotations

import re

import pytest

from piecework import i18n
from piecework.explore.texts import TEXTS
from piecework.french import french, french_number
from piecework.notes import NOTES, note_in
from piecework.show.report_phrases import LIMITS, PHRASES
from piecework.show.report_texts import COLON, English, Text, number, unit_of

WRONG = re.compile(r" [:;?!»](?:\s|$)|« |[^\s\u202f;?!][;?!](?:\s|$)|\d [%$]")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Écart : 5 %", "Écart\u00a0: 5\u00a0%"),
        ("l'un; l'autre ; le tiers", "l'un\u202f; l'autre\u202f; le tiers"),
        ("Et si 2 % le faisaient ?", "Et si 2\u00a0% le faisaient\u202f?"),
        ("Quoi?", "Quoi\u202f?"),
        ("« et si »", "«\u00a0et si\u00a0»"),
        ("coûte 12,50 $ nets", "coûte 12,50\u00a0$ nets"),
        ("à 14:05, 1:100, a=b;c", "à 14:05, 1:100, a=b;c"),
        ("? indécis", "? indécis"),
        ("milliers de $ CA", "milliers de $ CA"),
    ],
)
def test_blanks_that_do_not_break(typed, printed):
    assert french(typed) == printed
    assert french(printed) == printed


def test_every_catalogue_is_set():
    texts = [text.fr for text in (*PHRASES.values(), *TEXTS.values(), *LIMITS, COLON)]
    texts += [note_in(clause, "fr") for clause in ("too few (3); identical", "one replicate: no interval")]
    assert len(NOTES) > 10
    assert [text for text in texts if WRONG.search(re.sub(r"\{[^}]*\}", "0", text))] == []


def test_what_is_filled_in_is_set_too():
    said = i18n.say("effect_same", "fr", label="Part")
    assert "Part\u00a0:" in said
    assert i18n.money(-1234.5, "fr") == "\u22121\u202f234,50\u00a0$"
    assert i18n.level_in_words(0.95, "fr") == "95\u00a0%"
    assert Text("{a} {u}", "{a} {u}").format(a=number(12, 1), u=unit_of("CAD/hour").level).fr == (
        "12,0\u00a0$ CA par heure"
    )


def test_english_is_left_alone():
    assert English("a; b : 5 %").fr == "a; b : 5 %"
    assert Text("Why?", "Pourquoi ?").en == "Why?"
    assert i18n.level_in_words(0.95, "en") == "95 %"
    assert french_number("12,345.6") == "12\u202f345,6"


def test_one_more_event_is_one():
    assert i18n.say("diary_more", "en", count=1) == "… and 1 more event of note."
    assert i18n.say("diary_more", "fr", count=1) == "… et 1 autre événement notable."
    assert i18n.say("diary_more", "fr", count=1200) == "… et 1\u202f200 autres événements notables."
