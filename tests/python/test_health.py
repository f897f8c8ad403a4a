"""The light of an effect: each reason by itself, and what is looked at together."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

import piecework as pw
from piecework.effects.health import AMBER, FEW_REPLICATES, GREEN, RED, sign_wrong
from piecework.french import french

# Eight differences around 0.5, of an ordinary spread: mean 0.5, standard deviation 0.0756.
QUIET = [0.40, 0.45, 0.48, 0.50, 0.50, 0.52, 0.55, 0.60]


def row_of(make, differences, luck=None, **sample):
    """The headline of a study whose replicates have these differences, and a baseline that varies much more."""
    levels = luck if luck is not None else [10.0 + replicate for replicate in range(len(differences))]
    made = {
        "replicates": len(differences),
        "value": lambda arm, replicate, **_: levels[replicate] + arm * differences[replicate],
        "without_course": frozenset({"median"}),
    }
    return make(**(made | sample)).effects("M1").iloc[0]


def test_nothing_speaks_against_a_quiet_effect(make):
    row = row_of(make, QUIET)
    assert (row.health, row.why) == (GREEN, "")
    assert row.boot_low < 0.5 < row.boot_high
    assert row.boot_high - row.boot_low == pytest.approx(row.high - row.low, rel=0.4)


def test_the_chance_of_a_wrong_sign_is_half_the_p_value(make):
    row = row_of(make, [0.5, -0.4, 0.3, 0.2, 0.6, -0.1, 0.2, 0.3])
    expected = stats.ttest_1samp([0.5, -0.4, 0.3, 0.2, 0.6, -0.1, 0.2, 0.3], 0).pvalue / 2
    assert row.sign_wrong == pytest.approx(expected, rel=1e-9)
    assert math.isnan(sign_wrong(np.zeros(8)))
    assert sign_wrong(np.full(8, 0.25)) == 0.0
    assert sign_wrong(-np.array(QUIET)) == sign_wrong(np.array(QUIET))


@pytest.mark.parametrize(
    ("differences", "light", "reason"),
    [
        ([0.5], RED, "only 1 replicate"),
        ([0.5, 0.6], RED, "only 2 replicates"),
        (QUIET[1:-1], AMBER, "only 6 replicates"),
        ([0.5, -0.4, 0.3, 0.2, 0.6, -0.3, 0.2, -0.3], AMBER, "the interval spans zero, so no direction"),
        ([0.1, 0.3, 0.9, 0.7, 0.2, 0.9, 0.8, 0.1], AMBER, "the interval is wide: \u00b1 60 % of the effect"),
        ([*QUIET[:-1], 1.4], AMBER, "one replicate stands apart: the effect is 0.486 without it"),
        ([0.0] * 8, GREEN, "the policy changed nothing in any replicate"),
    ],
)
def test_each_reason(make, differences, light, reason):
    row = row_of(make, differences)
    assert row.health == light
    assert reason in row.why


def test_reasons_are_told_in_french_too(make):
    unclear = [0.5, -0.4, 0.3, 0.2, 0.6, -0.3, 0.2, -0.3]
    study = make(replicates=8, value=lambda arm, replicate, **_: replicate + arm * unclear[replicate])
    table = study.effects("M1")
    assert len(table.attrs["why_fr"]) == len(table)
    assert french("l'intervalle contient zéro, donc pas de direction ; un effet de 0,3") in table.attrs["why_fr"][0]


def test_few_persons_and_hidden_cells(make):
    assert "rests on 12 simulated persons" in row_of(make, QUIET, persons=lambda **_: 12).why
    hidden = row_of(make, QUIET, persons=lambda **_: 9)
    assert (hidden.health, hidden.why) == (RED, "too few (9)")


def test_small_cells_are_shown_only_when_asked(make):
    study = make(replicates=8, persons=lambda **_: 9)
    assert study.effects("M1").difference.isna().all()
    assert study.levels("M1")["mean"].isna().all()
    assert study.effects("M1", smallest=0).difference.notna().all()
    assert study.effects("M1").attrs["smallest"] == 10
    assert study.effects("M1").attrs["stands_for"] == 100


def test_pairing_that_does_not_help_is_said(make):
    luck = [10.0 - 0.6 * difference for difference in QUIET]  # much of what is gained was lacking before
    assert "pairing did not help" in row_of(make, QUIET, luck=luck).why


def test_an_effect_that_moves_is_said(make):
    """The monthly course of synthetic studies differs by 0.3 in the second half of the months only, with no noise."""
    row = row_of(make, QUIET, without_course=frozenset())
    assert "it moves: 0 in the first half of the months, 0.3 after" in row.why


def test_many_effects_are_allowed_for_together(make):
    def value(arm, replicate, group, measure, **_):
        noise = {"all": 1, "gender=women": 2}.get(group, 3) * replicate
        return replicate + arm * (
            QUIET[replicate] if group.endswith("newcomer") else 0.11 + 0.2 * math.sin(3.7 * noise)
        )

    table = make(replicates=8, value=value).effects("M1", by="immigrant_class")
    assert table.attrs["comparisons"] == 4
    sure = table[table.group == "newcomer"]
    assert not sure.why.str.contains("Holm").any()


def test_holm_by_hand(make):
    """p of 0.03 in one of two effects does not hold for both at once; 0.01 does."""
    from piecework.effects.health import Judgement, allow_for_many

    rows = [{"sign_wrong": 0.005}, {"sign_wrong": 0.3}, {"sign_wrong": math.nan}, {"sign_wrong": 0.015}]
    lights = [Judgement() for _ in rows]
    assert allow_for_many(rows, lights, 0.95) == 3
    assert [light.light for light in lights] == [GREEN, GREEN, GREEN, AMBER]
    assert "one of 3 effects" in lights[3].columns()["why"]


def test_any_arm_against_any_arm(make):
    study = make(arms=("baseline", "a", "b"), value=lambda arm, replicate, **_: replicate + [0.0, 2.0, 5.0][arm])
    table = study.effects("M14", against="a").set_index("arm")
    assert table.difference.to_dict() == {"baseline": -2.0, "b": 3.0}
    assert study.effects("M14", against="baseline").equals(study.effects("M14"))
    with pytest.raises(pw.InputError, match=r"unknown arm 'c'; allowed: baseline, a, b"):
        study.effects("M14", against="c")


def test_studies_that_cannot_be_compared_say_what_to_do(make):
    with pytest.raises(pw.InputError, match="no arm 'baseline'; say what to compare with, for example against='a'"):
        make(arms=("a", "b")).effects()
    with pytest.raises(pw.InputError, match=r"different seeds \(5 \| 6\).*run all arms in one study, with one seed"):
        make(attributes={"seed": "5 | 6"}).effects()


def test_levels_have_the_interval_of_their_mean(make):
    study = make(replicates=4, value=lambda arm, replicate, **_: [10.0, 12.0, 11.0, 13.0][replicate] + arm)
    row = study.levels("M1").iloc[0]
    assert row["mean"] == 11.5
    assert row.high - 11.5 == pytest.approx(stats.t.ppf(0.975, 3) * math.sqrt(5 / 3 / 4))
    longer = make(replicates=16, value=lambda arm, replicate, **_: [10.0, 12.0, 11.0, 13.0][replicate % 4] + arm)
    assert longer.levels("M1").iloc[0].high - 11.5 < 0.5 * (row.high - 11.5)  # a spread would not narrow
    assert list(study.levels("M1").arm.unique()) == ["baseline", "pay_floor"]
    assert FEW_REPLICATES == 8  # the default of pw.run
