"""Co-operative and managed platforms: the model of the open board with other parameters, and other working days."""

from __future__ import annotations

import numpy as np
import pytest

import piecework as pw

UNPAID = ["rejected_seconds", "returned_seconds", "looked_seconds"]


@pytest.fixture(scope="module")
def boards(tmp_path_factory):
    """Mean seconds of a month by use, of each kind of platform."""
    found = {}
    for kind in ("microtask", "cooperative", "impact_sourcing"):
        out = tmp_path_factory.mktemp(kind) / "study"
        study = pw.run(
            f"global_platform/{kind}",
            replicates=1,
            until="2016-03-01",
            set={"platforms.world.accounts": 300, "period.warm_up_months": 6},
            out=str(out),
            progress=False,
        )
        series = study.to_xarray()["series/board"]
        found[kind] = {name: float(np.nanmean(series[name])) for name in (*UNPAID, "paid_seconds", "active_accounts")}
    return found


def unpaid_share(board):
    unpaid = sum(board[name] for name in UNPAID)
    return unpaid / (unpaid + board["paid_seconds"])


def test_who_is_handed_tasks_searches_less(boards):
    assert unpaid_share(boards["impact_sourcing"]) < 0.8 * unpaid_share(boards["microtask"])


def test_members_with_a_say_lose_less_work_to_reviews(boards):
    def rejected(board):
        return board["rejected_seconds"] / (board["rejected_seconds"] + board["paid_seconds"])

    assert rejected(boards["cooperative"]) < rejected(boards["microtask"])


def test_employed_people_work_most_of_a_week(boards):
    hours = {kind: board["paid_seconds"] / board["active_accounts"] for kind, board in boards.items()}
    assert hours["impact_sourcing"] > 1.5 * hours["microtask"]
