"""The cost of a policy to the public purse, on accounts whose answer is worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from synthetic import GROUPS, MONTHS, Sample, write_study

import piecework as pw
from piecework.effects.public_cost import COLUMNS
from piecework.show.report_names import Names
from piecework.show.report_sections import costs

REPLICATES = 4


def study_of(folder, arms=("baseline", "pay_floor"), **policy):
    """Accounts of 0 but what the policy arm has, by replicate and in every month: CAD, and commensurate persons."""
    shape = (len(arms), REPLICATES, len(MONTHS))
    more = {}
    for name in ("income_tax", "cpp", "ei_premiums", "ei_benefits", "ontario_works", "programme_cost"):
        values = np.zeros(shape, np.int64)
        values[-1] = 100 * np.asarray(policy.get(name, np.zeros(REPLICATES)), np.int64)[:, None]
        more[f"/accounts/public/{name}"] = values, ()
    more |= {f"/accounts/public/{name}": (values, ()) for name, values in policy.get("accounts", {}).items()}
    persons = np.full((*shape, len(GROUPS)), 1000, np.int64)
    shares = np.full(persons.shape, 0.5)
    shares[-1] += np.asarray(policy.get("commensurate", np.zeros(REPLICATES)))[:, None, None] / 1000
    more |= {"/series/M4/persons": (persons, ("group",)), "/series/M4/commensurate": (shares, ("group",))}
    return pw.load(write_study(folder / "study", Sample(arms=arms, replicates=REPLICATES, more=more)))


def test_net_cost_is_cost_less_taxes_and_saved_benefits(tmp_path):
    asked = {"programme_cost": [900] * 4, "income_tax": [70] * 4, "cpp": [20] * 4, "ei_premiums": [10] * 4}
    study = study_of(tmp_path, **asked, ei_benefits=[-150] * 4, ontario_works=[50] * 4, commensurate=[2] * 4)
    row = study.public_cost(discount=0.0).iloc[0]
    assert list(study.public_cost().columns) == COLUMNS
    assert (row.programme_cost, row.tax_and_contributions, row.benefits) == (3600, 400, -400)
    assert row.net_cost == pytest.approx(2800)
    assert row.commensurate_months == pytest.approx(8)
    assert (row.cost_per_month, row.low, row.high) == pytest.approx((350, 350, 350), rel=1e-6)


def test_what_only_a_policy_pays_or_takes_counts_too(tmp_path):
    shape = (2, REPLICATES, len(MONTHS))
    more = {}
    for name, cents in {"levies": 500, "dividends": 2000, "wage_subsidies": 1000}.items():
        values = np.full(shape, -1, np.int64)  # the baseline has no such account
        values[1] = cents
        more[name] = values
    row = study_of(tmp_path, accounts=more).public_cost(discount=0.0).iloc[0]
    assert (row.tax_and_contributions, row.benefits) == (20, 120)
    assert row.net_cost == pytest.approx(100)


def test_later_months_count_less(tmp_path):
    row = study_of(tmp_path, programme_cost=[100] * 4).public_cost(discount=0.03).iloc[0]
    assert row.net_cost == pytest.approx(100 * sum(1.03 ** (-month / 12) for month in range(4)))
    assert row.note == "no month was gained or lost"


def test_the_interval_is_fiellers(tmp_path):
    cost, gained = np.array([100, 120, 90, 110]), np.array([4, 5, 3, 5])
    row = study_of(tmp_path, programme_cost=cost, commensurate=gained).public_cost(discount=0.0).iloc[0]
    # Both ends solve (mean cost - R mean months)^2 = t^2 / 4 var(cost - R months), t(0.975, 3) = 3.1824463.
    for end in (row.low, row.high):
        rest = 4.0 * cost - end * 4.0 * gained
        assert rest.mean() ** 2 == pytest.approx(3.182446305284263**2 * rest.var(ddof=1) / 4, rel=1e-6)
    assert row.cost_per_month == pytest.approx(420 / 17)
    assert row.low < row.cost_per_month < row.high


def test_months_that_may_be_none_have_no_bound(tmp_path):
    row = study_of(tmp_path, programme_cost=[100] * 4, commensurate=[-3, 2, 4, -1]).public_cost().iloc[0]
    assert np.isnan([row.low, row.high]).all()
    assert "not bounded" in row.note


def test_the_report_says_how_sure_the_net_cost_is(tmp_path):
    """Of scale 1:100 in thousands: four replicates whose mean is 420,000 CAD, then four whose sign is not known."""
    said = []
    for place, cost in (("sure", [1000, 1200, 900, 1100]), ("unsure", [-1000, 1200, 900, -1100])):
        study = study_of(tmp_path / place, programme_cost=cost)
        said.append(costs(study, Names(study))["rows"][0]["net_cost"].en)
    assert said[0].startswith("+4")
    assert "not clear" not in said[0]
    assert said[1].endswith("\u25cb not clear")


def test_nothing_to_compare(tmp_path):
    with pytest.raises(pw.InputError, match="nothing to compare"):
        study_of(tmp_path, arms=("baseline",)).public_cost()


def test_a_study_without_the_public_account_is_an_input_error(tmp_path):
    with pytest.raises(pw.InputError, match="does not record the public account"):
        pw.load(write_study(tmp_path / "study")).public_cost()
