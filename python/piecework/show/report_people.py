"""What a report says where this version of the package can: the plain answer, gains person by person, the ranking.

Each is asked for by name, so that a report is made all the same where one is missing or a study has no panel for it.
"""

from __future__ import annotations

import math
from typing import Any

from piecework.errors import PieceworkError
from piecework.results import Results
from piecework.show.report_names import Names
from piecework.show.report_texts import Text, number

ROWS = 200  # of a table that nobody sized for a page


def answer(results: Results) -> Text | None:
    """The plain answer in both languages."""
    said = [_asked(results, "answer", lang=language) for language in ("en", "fr")]
    return Text(str(said[0]), str(said[1])) if all(each is not None for each in said) else None


def gains(results: Results, names: Names) -> list[dict[str, Any]]:
    """Who is better and worse off, person by person: a table for each policy arm."""
    found = [(names.arm(arm), _asked(results, "gains", arm=arm)) for arm in results.arms[1:]]
    return [{"title": name, **_table(frame)} for name, frame in found if frame is not None and len(frame)]


def ranking(results: Results) -> dict[str, Any]:
    """How probable it is that a policy is first, by measure."""
    frame = _asked(results, "ranking") if len(results.arms) > 2 else None
    return {} if frame is None or not len(frame) else _table(frame)


def _asked(results: Results, name: str, **arguments: Any) -> Any:
    method = getattr(results, name, None)
    if method is None:
        return None
    try:
        return method(**arguments)
    except PieceworkError:
        return None


def _table(frame: Any) -> dict[str, Any]:
    """A pandas table as headings and rows of texts."""
    shown = frame.head(ROWS)
    headings = [str(name).replace("_", " ") for name in shown.columns]
    return {"headings": headings, "rows": [[_said(value) for value in row] for row in shown.to_numpy().tolist()]}


def _said(value: Any) -> Text:
    if not isinstance(value, float):
        return Text(str(value), str(value))
    size = abs(value)
    digits = 0 if not math.isfinite(value) or size >= 1000 else 2 if size >= 1 else 3
    return number(value, digits)
