"""The uncertainty budget against variances that are put in, and a small study with draws."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import piecework as pw
from piecework.effects.budget import sensitivity, uncertainty_budget
from piecework.study.draws import draw, ranges, run_draws


def made(futures, draws, replicates, deviations, seed=1):
    """Effects with given standard deviations of future, draw, replicate and the rest."""
    random = np.random.default_rng(seed)
    future, parameter, chance, rest = deviations
    shape = (futures, draws, replicates)
    return (
        3.0
        + future * random.normal(size=(futures, 1, 1))
        + parameter * random.normal(size=(1, draws, 1))
        + chance * random.normal(size=(1, 1, replicates))
        + rest * random.normal(size=shape)
    )


def test_the_parts_put_in_are_found_on_average():
    tables = [uncertainty_budget(made(4, 6, 5, (1.0, 2.0, 0.5, 1.5), seed)) for seed in range(300)]
    mean = pd.concat(tables).groupby("source").variance.mean()
    assert mean["future"] == pytest.approx(1.0, abs=0.25)
    assert mean["parameters"] == pytest.approx(4.0, rel=0.12)
    assert mean["chance"] == pytest.approx((0.25 + 2.25) / 5, rel=0.1)
    assert tables[0].share.sum() == pytest.approx(1.0)
    assert tables[0].attrs["mean"] == pytest.approx(3.0, abs=3.0)


def test_more_replicates_shrink_chance_alone():
    few, many = (
        pd.concat([uncertainty_budget(made(1, 8, count, (0, 1, 0, 2), seed)) for seed in range(100)])
        .groupby("source")
        .variance.mean()
        for count in (2, 32)
    )
    assert few["chance"] / many["chance"] == pytest.approx(16, rel=0.2)
    assert few["parameters"] == pytest.approx(many["parameters"], rel=0.5)
    assert few["future"] == many["future"] == 0.0


def test_common_seeds_are_not_taken_for_parameters():
    """What replicates have in common over all draws is chance, however large."""
    table = uncertainty_budget(made(1, 8, 8, (0, 0, 5.0, 0.01))).set_index("source")
    assert table.share["chance"] > 0.999


@pytest.mark.parametrize(("shape", "deviations"), [((1, 16, 8), (0, 0.3, 0, 1)), ((3, 8, 4), (1.0, 1.0, 0.5, 1.0))])
def test_the_intervals_of_shares_cover_and_no_share_is_silly(shape, deviations):
    future, parameter, chance, rest = (each**2 for each in deviations)
    true = np.array([(chance + rest) / shape[2], parameter, future]) / ((chance + rest) / shape[2] + parameter + future)
    tables = [uncertainty_budget(made(*shape, deviations, seed)) for seed in range(100)]
    shares = np.array([table[["share", "share_low", "share_high"]] for table in tables])
    assert shares[..., 0].sum(axis=1) == pytest.approx(1.0)
    varied = np.array([True, True, shape[0] > 1])
    kept = shares[:, varied]
    assert ((kept >= 0) & (kept <= 1)).all()
    covered = (kept[..., 1] <= true[varied]) & (true[varied] <= kept[..., 2])
    assert (covered.mean(axis=0) >= 0.89).all()  # 95 % asked for; 0.89 or less is seen once in a hundred times


def test_an_interval_is_narrow_where_much_is_known_and_wide_where_little_is():
    few, many = (uncertainty_budget(made(2, draws, 4, (1.0, 1.0, 0, 0.5))).set_index("source") for draws in (4, 64))
    width = {count: table.share_high - table.share_low for count, table in ((4, few), (64, many))}
    assert width[64]["chance"] < width[4]["chance"]
    assert width[64]["future"] > 0.5  # two futures, however many draws
    narrow = uncertainty_budget(made(2, 64, 4, (1.0, 1.0, 0, 0.5)), level=0.5).set_index("source")
    assert narrow.share_high["chance"] - narrow.share_low["chance"] < width[64]["chance"]
    with pytest.raises(pw.InputError, match=r"level 1\.5: must lie between 0 and 1"):
        uncertainty_budget(made(2, 4, 4, (1.0, 1.0, 0, 0.5)), level=1.5)


def test_a_source_that_was_not_varied_says_so():
    table = uncertainty_budget(made(1, 1, 4, (0, 0, 0, 1.0))).set_index("source")
    assert table.note.to_dict() == {
        "chance": "",
        "parameters": "not varied: one draw alone",
        "future": "not varied: one future alone",
    }
    assert table.loc["chance", ["share", "share_low", "share_high"]].tolist() == [1.0, 1.0, 1.0]
    assert table.loc["future", ["share_low", "share_high"]].isna().all()


def test_what_moves_nothing_says_so():
    values = np.repeat(made(2, 1, 3, (1.0, 0, 0, 1.0)), 4, axis=1)  # four draws, all alike
    table = uncertainty_budget(values).set_index("source")
    assert table.note.to_dict() == {"chance": "", "parameters": "the effect is the same in every draw", "future": ""}
    assert table.loc["parameters", ["share_low", "share_high"]].isna().all()
    assert table.share.sum() == pytest.approx(1.0)
    nothing = uncertainty_budget(np.zeros((2, 4, 3)))
    assert set(nothing.note) == {"nothing to split: the effect is the same everywhere"}


def test_rounding_is_no_variance():
    """An effect that is the same in every draw up to the last bits."""
    values = 0.1 + np.random.default_rng(1).choice([0.0, 1.4e-17], size=(2, 4, 3))
    assert uncertainty_budget(values).share.isna().all()


def test_incomplete_designs_are_refused():
    with pytest.raises(pw.InputError, match="two replicates or more"):
        uncertainty_budget(np.ones((1, 4, 1)))
    with pytest.raises(pw.InputError, match="a value in every future, draw and replicate"):
        uncertainty_budget(np.full((1, 4, 2), np.nan))
    assert uncertainty_budget(np.ones((1, 4, 2))).share.isna().all()


def test_the_parameter_that_moves_the_effect_is_named():
    drawn = draw({"a": (0.0, 1.0), "b": (10.0, 20.0)}, 12, seed=3)
    values = (5.0 * drawn.a.to_numpy())[None, :, None] + 0.01 * np.random.default_rng(1).normal(size=(1, 12, 3))
    table = sensitivity(values, drawn).set_index("parameter")
    assert table.share["a"] > 0.99
    assert table.share["b"] < 0.5
    assert sensitivity(values[:, :4], drawn[:4]).share.isna().all()


def test_draws_cover_every_range_and_are_the_same_again():
    drawn = draw({"a": (0.0, 1.0), "b": (10.0, 20.0)}, 8, seed=2)
    assert sorted((8 * drawn.a).astype(int)) == sorted((8 * (drawn.b - 10) / 10).astype(int)) == list(range(8))
    assert drawn.equals(draw({"a": (0.0, 1.0), "b": (10.0, 20.0)}, 8, seed=2))
    assert not drawn.equals(draw({"a": (0.0, 1.0), "b": (10.0, 20.0)}, 8, seed=3))


def test_ranges_are_those_of_the_files():
    known = ranges("toronto/grown", [["pay_floor"]])
    assert known["policies.pay_floor.parameters.gating"] == (0.0, 1.0)
    assert known["platforms.members.member_share"] == (0.0016, 0.05)
    with pytest.raises(pw.InputError, match="unknown parameter with a range .*did you mean"):
        run_draws("toronto/grown", ["pay_floor"], ["policies.pay_floor.parameters.gatin"])
    with pytest.raises(pw.InputError, match="draws 1: two or more"):
        run_draws("toronto/grown", ["pay_floor"], [], draws=1)


def test_a_small_study_with_draws(tmp_path):
    found = run_draws(
        "toronto/grown",
        ["pay_floor"],
        {"policies.pay_floor.parameters.compliance": (0.5, 1.0)},
        draws=2,
        replicates=2,
        out=tmp_path,
        scale="1:8000",
        until="2025-02-01",
        set={"period.warm_up_months": 1},
        progress=False,
    )
    assert found.values("M14.month").shape == (1, 2, 2)
    table = found.budget("M14.month").set_index("source")
    assert list(table.index) == ["chance", "parameters", "future"]
    assert table.share.sum() == pytest.approx(1.0)
    assert table.share.between(0, 1).all()
    assert list(found.sensitivity("M14.month").parameter) == ["policies.pay_floor.parameters.compliance"]
    told = [
        study.arm_scenarios["pay_floor"][0]["parameters"]["compliance"]["value"]
        for study in found.studies["toronto/grown"]
    ]
    assert told == pytest.approx(found.drawn.iloc[:, 0].tolist())
