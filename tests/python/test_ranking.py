"""Ranks, regret, fronts and the cost plane, on studies whose best arm is known."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic import GROUPS, MONTHS, Sample, write_study

import piecework as pw
from piecework.effects import acceptability, regret
from piecework.effects.directions import BETTER
from piecework.effects.tradeoffs import QUADRANTS

ARMS = ("baseline", "a", "b")
NOISE = np.random.default_rng(11).normal(scale=0.3, size=(3, 12))


def three_arms(a=1.0, b=0.2, **sample):
    gain = [0.0, a, b]
    return {
        "arms": ARMS,
        "replicates": 12,
        "value": lambda arm, replicate, **_: 10.0 + replicate + gain[arm] + NOISE[arm, replicate],
    } | sample


def test_the_best_arm_ranks_first_in_spite_of_shared_luck(make):
    table = make(**three_arms()).ranking("M1").set_index("arm")
    assert list(table.index) == list(ARMS)
    assert table["first"].sum() == pytest.approx(1.0)
    assert table.loc["a", "first"] > 0.999
    assert table.loc["a", "rank"] == pytest.approx(1.0, abs=0.01)
    assert table.loc["a", "regret"] == pytest.approx(0.0, abs=0.001)
    expected = table.loc["a", "mean"] - table.loc["baseline", "mean"]
    assert table.loc["baseline", "regret"] == pytest.approx(expected, abs=0.02)
    assert table.loc["a", "high"] - table.loc["a", "low"] > 3  # the luck of replicates is wide: arms share it


def test_a_tie_is_shared_and_lower_may_be_better(make):
    table = make(**three_arms(value=lambda replicate, **_: 1.0 * replicate)).ranking(["M1", "M14:lower"])
    assert table["first"].tolist() == pytest.approx([1 / 3] * 6)
    assert set(table["rank"]) == {2.0}
    assert table.note.tolist() == ["the arms are identical"] * 6
    lower = make(**three_arms()).ranking("M14.people:lower").set_index("arm")
    assert lower["first"].idxmax() == "baseline"
    assert set(lower.better) == {"lower"}


def test_the_chance_to_rank_first_is_right_as_often_as_it_says(tmp_path):
    """Two arms of equal merit: the chance is uniform over studies, so it exceeds 0.9 in a tenth of them."""
    from piecework.effects.draws import chance_first, draws_of_means

    random = np.random.default_rng(12)
    chances = [
        chance_first(draws_of_means(random.normal(size=(8, 1)) * 3 + random.normal(size=(8, 2))))[0] for _ in range(500)
    ]
    assert np.mean(np.array(chances) > 0.9) == pytest.approx(0.1, abs=0.04)
    assert np.mean(np.array(chances) < 0.5) == pytest.approx(0.5, abs=0.07)


def test_little_data_is_not_ranked(make):
    assert make(**three_arms(persons=lambda **_: 9)).ranking().note[0] == "too few (9)"
    single = make(**three_arms(replicates=1)).ranking()
    assert single["first"].isna().all()
    assert single.note[0] == "fewer than two replicates with a value in every arm"
    newcomers = make(**three_arms()).ranking("M1", group="immigrant_class=newcomer")
    assert newcomers.attrs["group"] == "immigrant_class=newcomer"


def test_an_arm_in_which_nobody_counts_is_not_ranked(make):
    def value(arm, replicate, **_):
        return float("nan") if arm == 0 else 10.0 * arm + 0.1 * replicate

    study = make(arms=("baseline", "pay_floor", "skills_programme"), value=value)
    table = study.ranking(["M1"]).set_index("arm")
    assert list(table.index) == ["baseline", "pay_floor", "skills_programme"]
    assert table.note["baseline"] == "no value in this arm"
    assert np.isnan(table["first"]["baseline"])
    assert list(table["first"])[1:] == pytest.approx([0, 1], abs=0.01)


def test_wrong_requests_say_what_to_do(make):
    study = make(**three_arms())
    with pytest.raises(pw.InputError, match="M14.people: say which way is better: 'M14.people:higher' or"):
        study.ranking("M14")
    with pytest.raises(pw.InputError, match="unknown better way 'up'"):
        study.ranking("M14:up")
    with pytest.raises(pw.InputError, match="unknown measure 'M9'"):
        study.ranking("M9")
    with pytest.raises(pw.InputError, match="unknown component of M1 'mediam'.*did you mean 'median'"):
        study.ranking("M1.mediam")
    with pytest.raises(pw.InputError, match="unknown group 'newcomer'.*did you mean 'immigrant_class=newcomer'"):
        study.ranking("M1", group="newcomer")


def test_every_better_way_is_of_a_measure_that_exists():
    known = {measure["name"]: [part["name"] for part in measure["components"]] for measure in pw.measures()}
    for name in BETTER:
        measure, _, component = name.partition(".")
        assert measure in known
        assert not component or component in known[measure]


def two_futures(tmp_path, second=None, **other):
    """In the first future a is best and b is nearly so; in the second a is bad."""
    first = write_study(tmp_path / "first", Sample(**three_arms(a=1.0, b=0.8)))
    second = write_study(tmp_path / "second", Sample(**three_arms(**(second or {"a": -2.0, "b": 0.5}), **other)))
    return {"today": pw.load(first), "grown": pw.load(second)}


def test_regret_across_futures(tmp_path):
    table = regret(two_futures(tmp_path), "M1")
    assert table.attrs["least_worst"] == "b"
    cells = table.set_index(["future", "arm"]).regret
    assert cells["today", "a"] == cells["grown", "b"] == 0.0
    assert cells["today", "b"] == pytest.approx(0.2, abs=0.3)
    assert cells["grown", "a"] == pytest.approx(2.5, abs=0.3)
    assert cells["(worst)", "a"] == cells["grown", "a"]
    assert cells["(worst)", "b"] == cells["today", "b"]


def test_futures_that_cannot_be_compared(tmp_path):
    with pytest.raises(pw.InputError, match="give two studies or more"):
        regret({"today": two_futures(tmp_path / "a")["today"]})
    with pytest.raises(pw.InputError, match="'grown' was run with seed 6, 'today' with 5; run both with one seed"):
        regret(two_futures(tmp_path / "b", attributes={"seed": 6}))
    with pytest.raises(pw.InputError, match="'grown' has the arms baseline, c, b"):
        regret(two_futures(tmp_path / "c", arms=("baseline", "c", "b")))


def test_the_front_of_two_outcomes(make):
    # a has more of M1, b more of the share above the minimum; the baseline is beaten in both.
    gain = {"median": [0.0, 2.0, 1.0], "share_above_minimum_wage": [0.0, 1.0, 2.0]}

    def value(arm, replicate, component, **_):
        return replicate + NOISE[arm, replicate] + gain.get(component, [0.0, 0.0, 0.0])[arm]

    study = make(**three_arms(value=value))
    table = study.pareto("M1", "M1.share_above_minimum_wage").set_index("arm")
    assert table.on_front.to_dict() == {"baseline": False, "a": True, "b": True}
    assert (table.chance_on_front > [-1, 0.99, 0.99]).all()
    assert table.chance_on_front["baseline"] < 0.01
    with pytest.raises(pw.InputError, match="unknown measure 'M3'"):
        study.pareto()
    with pytest.raises(pw.InputError, match="values in every arm in 1 replicate; two are needed"):
        make(**three_arms(replicates=1)).pareto("M1", "M1")


@pytest.fixture
def accounted(tmp_path):
    """A policy that costs 900 to 1,100 a month in programmes and raises the median by 0.5."""
    replicates = 8
    shape = (2, replicates, len(MONTHS))
    more = {}
    for name in ("income_tax", "cpp", "ei_premiums", "ei_benefits", "ontario_works", "programme_cost"):
        more[f"/accounts/public/{name}"] = np.zeros(shape, np.int64), ()
    cost = np.linspace(900, 1100, replicates)[:, None] * np.ones(len(MONTHS))
    more["/accounts/public/programme_cost"][0][1] = np.round(100 * cost).astype(np.int64)
    persons = np.full((*shape, len(GROUPS)), 1000, np.int64)
    more |= {"/series/M4/persons": (persons, ("group",)), "/series/M4/commensurate": (persons * 0.0005, ("group",))}
    value = lambda arm, replicate, **_: replicate + arm * (0.5 + 0.1 * (replicate % 3 - 1))  # noqa: E731
    return pw.load(write_study(tmp_path / "study", Sample(replicates=replicates, more=more, value=value)))


def test_the_cost_plane(accounted):
    row = accounted.cost_plane("M1", discount=0.0).iloc[0]
    assert row.cost == pytest.approx(4000)
    assert row.effect == pytest.approx(0.5, abs=0.07)
    assert row.cost_per_unit == pytest.approx(row.cost / row.effect)
    assert row[QUADRANTS].sum() == pytest.approx(1.0)
    assert row.better_dearer > 0.999
    chances = acceptability(accounted, worth=[0, 4000, 8000, 100_000], effect="M1").chance
    assert chances.tolist() == sorted(chances)
    assert chances.iloc[0] == 0.0
    assert chances.iloc[3] > 0.999


def test_a_study_without_accounts_has_no_plane(make):
    with pytest.raises(pw.InputError, match="does not record the public account"):
        make(**three_arms()).cost_plane("M1")
