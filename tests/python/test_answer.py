"""The plain answer: what it says, what it withholds, and that both languages say the same."""

from __future__ import annotations

import re
import string

import numpy as np
import pytest

import piecework as pw
from piecework import i18n
from piecework.french import french

QUIET = [0.40, 0.45, 0.48, 0.50, 0.50, 0.52, 0.55, 0.60]


def parts(text: str) -> dict[str, str]:
    title, *lines = text.split("\n")
    return {"title": title} | dict(re.split("\xa0?: ", line, maxsplit=1) for line in lines)


def eight(make, differences=QUIET, **sample):
    made = {"replicates": 8, "value": lambda arm, replicate, **_: 10.0 + replicate + arm * differences[replicate]}
    return make(**(made | sample))


def test_an_effect_with_its_interval(make):
    told = parts(eight(make).answer(by=None))
    assert list(told) == ["title", "Effect", "Who", "Cost", "Main assumption", "What this does not say"]
    assert "rises by 0.500 dollars an hour (95 % interval +0.449 to +0.551): from 13.5 to 14.0." in told["Effect"]
    assert "8 replicates, paired; chance that the sign is wrong: < 0.1 %." in told["Effect"]
    assert told["Effect"].startswith("Median of M1 in words")
    assert "does not record the public account" in told["Cost"]
    assert "forecasts nothing" in told["What this does not say"]


def test_the_light_comes_with_its_reasons(make):
    study = eight(make, persons=lambda **_: 12)
    assert "Health of the number: amber (rests on 12 simulated persons in one replicate" in study.answer(by=None)
    assert french("État du chiffre : orange (repose sur 12 personnes simulées") in study.answer("fr", by=None)


def test_what_is_not_shown_says_why_in_french(make):
    study = eight(make, persons=lambda **_: 3)
    assert "aucune valeur n'est montrée (trop peu de personnes (3))" in study.answer("fr", by=None)
    assert "no value is shown (too few (3))" in study.answer("en", by=None)


def test_a_fall_and_french(make):
    study = eight(make, differences=[-d for d in QUIET])
    assert "falls by 0.500 dollars an hour" in study.answer()
    told = parts(study.answer("fr"))
    assert list(told) == ["title", "Effet", "Qui", "Coût", "Principale hypothèse", "Ce que cela ne dit pas"]
    assert french("baisse de 0,500 $ de l'heure (intervalle à 95 % : de −0,551 à −0,449)") in told["Effet"]


def test_no_direction_where_the_interval_spans_zero(make):
    unclear = [0.5, -0.4, 0.3, 0.2, 0.6, -0.3, 0.2, -0.3]
    study = eight(make, differences=unclear)
    for lang, words in [("en", ("rises", "falls")), ("fr", ("hausse", "baisse"))]:
        text = study.answer(lang)
        assert not any(word in text for word in words)
    assert "no direction can be given" in study.answer()
    assert "aucune direction ne peut être donnée" in study.answer("fr")


def test_what_else_is_withheld(make):
    few = eight(make, persons=lambda **_: 9)
    assert "no value is shown (too few (9))" in few.answer()
    assert "aucune valeur n'est montrée (trop peu de personnes (9))" in few.answer("fr")
    assert set(few.effects("M1").attrs["why_fr"]) == {"trop peu de personnes (9)"}
    assert "nothing changed, in any replicate" in eight(make, differences=[0.0] * 8).answer()
    single = make(replicates=1).answer(by=None)
    assert "one replicate alone gives no interval" in single
    assert "rises" not in single


def test_shares_are_told_in_points(make):
    shares = {"value": lambda arm, replicate, **_: 0.30 + 0.01 * replicate + arm * QUIET[replicate] / 10}
    text = eight(make, **shares).answer(measure="M1.share_above_minimum_wage", by=None)
    assert "rises by 5.00 points (95 % interval +4.49 to +5.51): from 33.5 % to 38.5 %." in text


def test_every_arm_and_group_is_told(make):
    study = eight(make, arms=("baseline", "a", "b"))
    text = study.answer()
    assert text.count("Main assumption:") == 2
    assert "“a”" in text
    assert "“b”" in text
    assert text.count("Newcomers") == 2
    assert study.answer(arm="b").count("Main assumption:") == 1


def test_the_assumption_told_is_the_widest(make, monkeypatch):
    study = eight(make)
    policy = {
        "title": "A floor",
        "title_fr": "Un plancher",
        "parameters": {
            "floor": {"value": 17.2, "unit": "CAD/hour", "low": 8, "high": 27, "source": "a law", "confidence": "Q"},
            "gating": {"value": 0.5, "unit": "1", "low": 0, "high": 1, "source": "no data", "confidence": "A"},
            "compliance": {"value": 0.9, "unit": "1", "low": 0.5, "high": 1, "source": "a guess", "confidence": "A"},
        },
    }
    monkeypatch.setitem(study.arm_scenarios, "pay_floor", [policy])
    told = parts(study.answer())
    assert told["title"] == "What would “A floor” change? (Grown)"
    expected = "gating = 0.5 (assumed; 0 to 1 is possible): no data. 2 of the policy's 3 numbers are assumptions."
    assert told["Main assumption"] == expected
    assert "Un plancher" in study.answer("fr")
    parameters = policy["parameters"]
    parameters["gating"] |= {"unit": "weeks", "source": "assumption: no data."}
    said = parts(study.answer("fr"))["Principale hypothèse"]
    assert said.startswith(
        french("gating = 0,5 semaines (supposé ; possible de 0 à 1) ; source : « no data ». 2 des 3 nombres")
    )


def test_policies_and_name_of_a_future_are_not_the_arms_own(make, monkeypatch):
    study = eight(make)
    number = {"value": 1.0, "low": 0, "high": 9, "unit": "1", "source": "lever", "confidence": "A"}
    lever = {"title": "A lever", "parameters": {"much": number}}
    floor = {"title": "A floor", "parameters": {"gating": number | {"value": 5.0, "source": "no data"}}}
    monkeypatch.setitem(study.arm_scenarios, "baseline", [lever])
    monkeypatch.setitem(study.arm_scenarios, "pay_floor", [lever, floor])
    monkeypatch.setitem(study.scenario, "future", {"name": "fourth"})
    told = parts(study.answer())
    assert told["title"] == "What would “A floor” change? (Grown – future “fourth”)"
    assert "1 of the policy's 1 number is an assumption" in told["Main assumption"]
    assert french("avenir « fourth »") in study.answer("fr")
    assert study.policies_of("baseline") == []


def test_wrong_requests(make):
    study = eight(make)
    with pytest.raises(pw.InputError, match="unknown language 'de'; allowed: en, fr"):
        study.answer("de")
    with pytest.raises(pw.InputError, match="unknown group 'sex'"):
        study.answer(by="sex")
    with pytest.raises(pw.InputError, match="unknown measure 'M8'"):
        study.answer(measure="M8")


def test_both_languages_fill_in_the_same_values():
    fields = lambda text: sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})  # noqa: E731
    for key, sentence in i18n.SENTENCES.items():
        assert set(sentence) == set(i18n.LANGUAGES)
        assert fields(sentence["en"]) == fields(sentence["fr"]), key


def test_numbers_in_words():
    assert i18n.number(1234567.0, "fr") == "1\u202f230\u202f000"
    assert i18n.number(0.0999999, "en") == "0.100"
    assert i18n.number(-5.0, "en", "+") == "\u22125.00"
    assert i18n.number(np.nan, "en") == "?"
    assert i18n.percent(0.0004, "fr") == french("< 0,1 %")
    assert i18n.month_in_words("2025-08-01", "fr") == "août 2025"


def test_a_study_without_residents_tells_what_it_has(make):
    def persons(measure, **_):
        return 0 if measure == "M1" else 50

    study = make(persons=persons, replicates=8)
    assert (study.headline, study.with_values) == ("M14", ["M14"])
    told = parts(study.answer())
    assert "M14" in told["Effect"]
    said = "nobody in this study counts for it; it has values of M14."
    assert said in study.answer(measure="M1")
    assert french("personne n'y compte dans cette étude ; elle a des valeurs de M14.") in study.answer("fr", "M1")


def test_the_headline_is_m1_where_anybody_has_it(study, make):
    assert study.headline == "M1"
    assert make(value=lambda **_: 0.0).headline == "M1"


def test_groups_that_nobody_is_in_are_not_told(make):
    study = make(persons=lambda group, **_: 0 if "newcomer" in group else 50, replicates=8)
    assert "Newcomers" not in parts(study.answer())["Who"]
    assert "Canadian-born" in parts(study.answer())["Who"]
