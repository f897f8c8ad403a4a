"""What a report says where this version of the package can: the plain answer, gains person by person, the ranking.

Each is asked for by name, so that a report is made all the same where one is missing or a study has no panel for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from piecework.errors import PieceworkError
from piecework.results import Results
from piecework.show.report_names import Names
from piecework.show.report_phrases import PHRASES
from piecework.show.report_texts import Text, digits_for, join, note_in_words, number, unit_of

if TYPE_CHECKING:
    from piecework.show.report_effects import Outcome

WITH_INTERVALS = ("share_better", "share_worse", "net_share", "mean")


def answer(results: Results) -> list[dict[str, Any]]:
    """The plain answer: for each policy a title, and parts with a head and a text; none where it cannot be told."""
    said = [_asked(results, "answer", lang=language) for language in ("en", "fr")]
    if any(each is None for each in said):
        return []
    policies = [[part.split("\n") for part in str(each).split("\n\n")] for each in said]
    return [
        {
            "title": Text(english[0], french[0]),
            "parts": [_part(*lines) for lines in zip(english[1:], french[1:], strict=True)],
        }
        for english, french in zip(*policies, strict=True)
    ]


def _part(english: str, french: str) -> tuple[Text, Text]:
    """What a line is about, with its colon, and what it says of it."""
    heads = [line.partition(": ") for line in (english, french)]
    return Text(*(f"{head}:" for head, _, _ in heads)), Text(*(text for _, _, text in heads))


def gains(results: Results, names: Names) -> list[dict[str, Any]]:
    """How many persons are better and worse off: for each policy arm a table of everyone, reached and others."""
    tables = []
    for arm in results.arms[1:]:
        parts = [_asked(results, "gains", arm=arm), _asked(results, "gains", arm=arm, by="reached")]
        found = [part for part in parts if part is not None]
        rows = [_gain(row, str(part.attrs.get("unit", ""))) for part in found for row in part.to_dict("records")]
        if rows:
            tables.append({"title": names.arm(arm), "headings": _headings(found[0].attrs), "rows": rows})
    return tables


def _headings(told: Any) -> list[Text]:
    unit = unit_of(str(told.get("unit", ""))).difference
    keys = ["group", "persons", "better_off", "worse_off", "net_share", "mean_gain", "spread", "note"]
    least = number(float(told.get("least", 0.0)), 0)
    return [PHRASES[key].format(unit=unit, least=least) for key in keys]


def _gain(row: Any, unit: str) -> list[Text]:
    """Shares in per cent with their intervals, the mean gain, the middle eight tenths of persons, the note."""
    factor = unit_of(unit).factor
    group = str(row["group"])
    said = [PHRASES.get(f"group_{group}", Text(group, group)), Text(*[str(row["n_min"])] * 2)]
    for name in WITH_INTERVALS:
        said.append(_interval([row[name + end] for end in ("", "_low", "_high")], factor if name == "mean" else 100.0))
    ends = [number(factor * row[name], 0, "+") for name in ("p10", "p90")]
    said.append(PHRASES["from_to"].format(low=ends[0], high=ends[1]) if math.isfinite(row["p10"]) else ends[0])
    return [*said, note_in_words(str(row["note"]))]


def _interval(values: list[float], factor: float) -> Text:
    middle, low, high = (factor * value for value in values)
    if not math.isfinite(low):
        return number(middle, digits_for(abs(middle)))
    digits = digits_for((high - low) / 2)
    ends = [number(value, digits) for value in (low, high)]
    return PHRASES["with_interval"].format(value=number(middle, digits), low=ends[0], high=ends[1])


def ranking(results: Results, names: Names, outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """How probable it is that an arm is the best one, a row for each outcome; empty with one policy alone."""
    rows, notes = [], []
    for outcome in outcomes if len(results.arms) > 2 else ():
        table = _asked(results, "ranking", measures=[f"{outcome.measure}.{outcome.component}"])
        if table is None or not len(table):
            continue
        first = {str(row["arm"]): row for row in table.to_dict("records")}
        notes.append(join([note_in_words(note) for note in dict.fromkeys(str(row["note"]) for row in first.values())]))
        better = next(iter(first.values()))["better"]
        chances = [_chance(first[arm]["first"] if arm in first else math.nan) for arm in results.arms]
        rows.append([outcome.name, PHRASES.get(f"better_{better}", Text("", "")), *chances])
    headings = [PHRASES["outcome"], PHRASES["better"], *(names.arm(arm) for arm in results.arms)]
    if any(note.en for note in notes):
        headings.append(PHRASES["note"])
        rows = [[*row, note] for row, note in zip(rows, notes, strict=True)]
    return {"headings": headings, "rows": rows} if rows else {}


def _chance(value: float) -> Text:
    return number(100.0 * value, 0) + " %" if math.isfinite(value) else number(math.nan, 0)


def _asked(results: Results, name: str, **arguments: Any) -> Any:
    method = getattr(results, name, None)
    if method is None:
        return None
    try:
        return method(**arguments)
    except PieceworkError:
        return None
