"""The diary of a resident, what the market posts, and the first event at which two lives part."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import piecework as pw
from piecework.cli import main
from piecework.effects import first_event
from piecework.french import french

LABELS = {
    "policy_begin": ("a policy comes into force", "une politique entre en vigueur", "", ""),
    "policy_decision": ("a policy moves a value", "une politique change une valeur", "", "values"),
    "task_started": ("starts tasks", "commence des tâches", "USD/task", "tasks"),
    "hire": ("is hired", "est embauchée", "CAD/hour", "hours/week"),
    "training_begin": ("begins a course", "commence une formation", "", ""),
    "month_closed": ("net income of the month", "revenu net du mois", "CAD", "hours in jobs"),
}


def life_of(arm: str, *events: tuple) -> pd.DataFrame:
    """A diary: (time, event, amount, count, detail, note) each."""
    rows = []
    for time, event, amount, count, detail, note in events:
        english, french, unit, counted = LABELS[event]
        rows.append({
            "arm": arm, "replicate": 2, "person": 77, "time": pd.Timestamp(time), "event": event,
            "amount": np.nan if amount is None else amount, "unit": unit,
            "count": pd.NA if count is None else count, "counted": counted, "other": pd.NA, "names": "",
            "detail": detail, "note": note, "label_en": english, "label_fr": french,
        })  # fmt: skip
    return pd.DataFrame(rows).astype({"count": "Int64", "other": "UInt64"})


STARTED = ("2025-01-05 10:00:00", "task_started", 0.10, 3, "data entry", "")
FIRST_MONTH = ("2025-02-01", "month_closed", 2000.0, 120, "employed", "")
POLICY = ("2025-02-01", "policy_begin", None, None, "pay_floor", "")
MOVED = ("2025-02-03 14:05:00", "policy_decision", None, 4, "pay_floor", "offered pay: 10 -> 20")
BEFORE = life_of(
    "baseline",
    STARTED,
    FIRST_MONTH,
    ("2025-02-03 14:05:00", "task_started", 0.10, 2, "survey", ""),
    ("2025-02-20 09:00:00", "hire", 25.5, 37, "Cooks", ""),
    ("2025-03-01", "month_closed", 2100.0, 60, "employed", ""),
)
AFTER = life_of(
    "pay_floor",
    STARTED,
    FIRST_MONTH,
    POLICY,
    MOVED,
    ("2025-02-03 14:05:00", "task_started", 0.20, 2, "survey", ""),
    ("2025-03-01", "month_closed", 1200.25, 0, "unemployed", ""),
)


def test_the_first_event_and_what_was_alike_before():
    found = first_event(BEFORE, AFTER)
    assert (found.person, found.replicate, found.arm, found.against) == (77, 2, "pay_floor", "baseline")
    assert found.alike == 2  # what the policy did is no event of the person's
    assert str(found.time) == "2025-02-03 14:05:00"
    assert (found.before["amount"], found.after["amount"]) == (0.10, 0.20)
    assert found.in_force == ["pay_floor"]
    assert found.decision["note"] == "offered pay: 10 -> 20"
    assert found.is_direct


def test_the_chain_is_what_is_not_in_both_lives():
    chain = first_event(BEFORE, AFTER).chain
    assert chain.event.tolist() == ["hire", "month_closed"]
    assert chain.in_after.tolist() == [False, True]
    assert chain.before.tolist() == [25.5, 2100.0]
    assert np.isnan(chain.after[0])
    assert chain.after[1] == 1200.25
    assert (chain.count_before[1], chain.count_after[1]) == (60, 0)


def test_the_story_has_dates_and_dollars_in_both_languages():
    lines = str(first_event(BEFORE, AFTER)).split("\n")
    assert lines[0] == "Resident 77, replicate 2: “pay_floor” against “baseline”"
    assert lines[1].startswith("3 February 2025, 14:05, the lives part. The 2 events before are the same in both")
    assert lines[2] == "In “baseline”: 3 February 2025, 14:05: starts tasks: survey, $0.10 US a task, 2 tasks."
    assert lines[4].startswith(
        "At that moment the policy “pay_floor” moved for this person: offered pay: 10 → 20 (the first"
    )
    assert lines[5] == "- 20 February 2025, 09:00: only in “baseline”: is hired: Cooks, $25.50 an hour, 37 h a week."
    month = "- 1 March 2025: net income of the month $1,200.25 instead of $2,100.00"
    assert lines[6] == f"{month} (0 h in jobs instead of 60 h in jobs)."
    assert lines[7] == "Until 1 March 2025, all in all: net income −$899.75, pay from the board +$0.00 US."
    assert "not the effect" in lines[8]
    said = first_event(BEFORE, AFTER).story("fr").split("\n")
    assert said[2] == french(
        "Dans « baseline » : 3 février 2025, 14 h 05 : commence des tâches : sondage, 0,10 $ US la tâche, 2 tâches."
    )
    month = french("- 1er mars 2025 : revenu net du mois 1\u202f200,25 $ au lieu de 2\u202f100,00 $")
    assert said[6] == f"{month} (0 h en emploi au lieu de 60 h en emploi)."
    with pytest.raises(pw.InputError, match="language"):
        first_event(BEFORE, AFTER).story("de")


def test_what_cannot_be_told_is_said():
    before = [STARTED, FIRST_MONTH]
    hired = ("2025-02-20 09:00:00", "hire", 25.5, 37, "Cooks", "")
    by_others = first_event(life_of("baseline", *before), life_of("pay_floor", *before, POLICY, hired))
    assert by_others.decision is None
    assert by_others.before is None
    assert "nothing at that moment" in str(by_others)
    assert by_others.way == "jobs"
    assert "It came by way of the job market, where" in str(by_others)
    assert "Cela lui est venu par le marché du travail, où" in by_others.story("fr")
    earlier = first_event(life_of("baseline", *before), life_of("pay_floor", *before, POLICY, MOVED, hired))
    assert not earlier.is_direct
    assert "Whether it is the cause cannot be told" in str(earlier)
    course = ("2025-02-20 09:00:00", "training_begin", None, None, "pay_floor", "")
    taught = first_event(life_of("baseline", *before), life_of("pay_floor", *before, POLICY, course))
    assert taught.is_direct
    assert "one that the policy “pay_floor” opened" in str(taught)
    assert str(taught).count("begins a course") == 1  # the first event is told once, though it is in the chain
    assert taught.chain.event.tolist() == ["training_begin"]
    new = first_event(life_of("baseline", *before[:0], FIRST_MONTH), life_of("pay_floor", POLICY, course))
    assert "Nothing had happened before" in str(new)


def test_lives_that_never_part():
    same = life_of("pay_floor", STARTED, FIRST_MONTH, POLICY)
    found = first_event(life_of("baseline", STARTED, FIRST_MONTH), same)
    assert found.time is None
    assert found.chain.empty
    assert "the same, to the second and the cent, in all 2 events" in str(found)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small city for two months, everybody in the panel."""
    return pw.run(
        "toronto/grown",
        policies=["pay_floor"],
        replicates=1,
        scale="1:2000",
        until="2025-03-01",
        set={"period.warm_up_months": 1},
        panel=4000,
        out=tmp_path_factory.mktemp("diary") / "study",
        progress=False,
    )


def test_a_diary_says_what_the_panel_says(small):
    panel = small.panel().isel(replicate=0)
    busy = panel["id"].values[np.argsort(panel["tasks"].sel(arm="pay_floor").sum("month").values)[-3:]]
    lives = small.diary(busy, "pay_floor", progress=False)
    assert lives.time.dtype.kind == "M"
    assert set(lives.arm) == {"pay_floor"}
    for person in busy:
        own = panel.sel(arm="pay_floor").isel(person=int(np.flatnonzero(panel["id"].values == person)[0]))
        life = lives[lives.person == person]
        assert life[life.event == "task_submitted"]["count"].sum() == int(own["tasks"].sum()) > 0
        income = life[life.event == "month_closed"].amount.to_numpy(dtype=float)
        assert income == pytest.approx(own["net_income"].values, abs=0.005)


def test_what_the_market_posts_is_in_the_diary_of_whoever_takes_it(small):
    busy = small.panel().isel(replicate=0).sel(arm="baseline")
    person = int(busy["id"].values[np.argmax(busy["tasks"].sum("month").values)])
    told = small.diary(person, "baseline", market=True, progress=False)
    assert told.time.is_monotonic_increasing
    posted, own = told[told.person.isna()], told[told.person.notna()]
    assert set(posted.event) == {"task_posted", "job_posted"}
    batches = posted[posted.event == "task_posted"].set_index("other")
    assert batches.index.is_unique
    started = own[own.event == "task_started"]
    taken = started[started.other.isin(batches.index)]
    assert len(taken) > 0.5 * len(started) > 0  # the others were posted before the diary began
    of = batches.loc[taken.other]
    assert taken.amount.to_numpy() == pytest.approx(of.amount.to_numpy())
    assert taken.detail.tolist() == of.detail.tolist()
    assert (taken.time.to_numpy() >= of.time.to_numpy()).all()
    assert small.diary(arm="baseline", market=True, progress=False).equals(posted.reset_index(drop=True))
    with_market, life = first_event(told, own), first_event(own, own)  # the market has no life
    assert (with_market.time, with_market.alike) == (None, life.alike)


def test_the_first_divergence_is_in_the_month_that_the_panel_says(small, capsys):
    parted = small.diverging("pay_floor").query("reached").iloc[0]
    found = small.first_divergence(int(parted.id), "pay_floor", progress=False)
    assert found.time is not None
    assert str(found.time)[:7] == str(parted.month)[:7]
    assert found.decision is not None
    assert found.decision["detail"] == "pay_floor"
    assert main(["story", str(small.path), "--person", str(parted.id), "--lang", "fr"]) == 0
    assert capsys.readouterr().out.strip() == found.story("fr")


def test_what_is_asked_in_vain_is_said(small):
    with pytest.raises(pw.InputError, match="nobody of number 123456789 lives in the city on 2025-01-01"):
        small.diary(123456789, progress=False)
    with pytest.raises(pw.InputError, match="33 residents are too many; allowed: 1 to 32"):
        small.diary(range(33), progress=False)
    with pytest.raises(pw.InputError, match="pay_flor"):
        small.diary(1, "pay_flor", progress=False)
    with pytest.raises(pw.InputError, match="name 1 to 32 residents"):
        small.diary([], progress=False)
