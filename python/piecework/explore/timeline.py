"""One picture of a study's time: warm-up, recorded period, and every intervention from its first day to its end.

Drawn as SVG by hand, in one language; a table beside it says the same to whoever does not see it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import escape

from piecework.explore.catalogue import Catalogue
from piecework.explore.state import Choice
from piecework.explore.texts import say, told

WIDTH, LABELS, ROW, AXIS = 720, 250, 30, 26
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7")  # Okabe and Ito; packages also carry their letter
LETTERS = "ABCD"


@dataclass(frozen=True)
class Bar:
    """What is in force from a day to another, the end exclusive; `packages` is empty for the period itself."""

    label: str
    start: datetime.date
    end: datetime.date
    packages: tuple[int, ...] = ()
    kind: str = "policy"


def bars(choice: Choice, catalogue: Catalogue, lang: str) -> list[Bar]:
    """Everything that has a beginning and an end.

    Raises
    ------
    ValueError
        A date is none, or an end is not after its beginning.
    """
    place = catalogue.places.get(choice.scenario)
    start = _date(choice.start or (place.start if place else ""))
    until = _date(choice.until or (place.until if place else ""))
    _in_order(start, until)
    changed = choice.changed().get("period.warm_up_months")
    months = int(changed) if isinstance(changed, int | float) else place.warm_up_months if place else 0
    warm_up = months_before(start, months)
    found = [Bar(say("warm_up", lang), warm_up, start, kind="warm_up")] if warm_up < start else []
    found.append(Bar(say("recorded", lang), start, until, kind="recorded"))
    for each in choice.interventions:
        known = catalogue.policies.get(each.policy)
        begins, ends = _date(each.start) if each.start else start, _date(each.end) if each.end else until
        _in_order(begins, ends)
        found.append(Bar(told(known.label, lang) if known else each.policy, begins, ends, each.packages))
    return found


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The first of the month so many months before a day.

    Examples
    --------
    >>> months_before(datetime.date(2025, 1, 1), 25)
    datetime.date(2022, 12, 1)
    """
    count = day.year * 12 + day.month - 1 - months
    return datetime.date(count // 12, count % 12 + 1, 1)


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text.strip())


def _in_order(start: datetime.date, end: datetime.date) -> None:
    if end <= start:
        raise ValueError(f"{end} is not after {start}")


def timeline_html(choice: Choice, catalogue: Catalogue, lang: str) -> str:
    """The picture with its table, or a sentence where dates are wrong."""
    try:
        found = bars(choice, catalogue, lang)
    except ValueError:  # an InputError is one
        return f'<p class="note">{escape(say("wrong_dates", lang))}</p>'
    head, table = escape(say("timeline", lang)), _table(found, lang)
    return (
        f"<h2>{head}</h2>{_svg(found, lang)}"
        f"<details><summary>{escape(say('timeline_table', lang))}</summary>{table}</details>"
    )


def letters(packages: tuple[int, ...]) -> str:
    """Packages by their letters, for example ``"A, C"``."""
    return ", ".join(LETTERS[package] for package in packages)


def _table(found: list[Bar], lang: str) -> str:
    heads = "".join(
        f'<th scope="col">{escape(say(key, lang))}</th>' for key in ("what", "from", "to", "package_column")
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(bar.label)}</th><td>{bar.start}</td><td>{bar.end}</td>'
        f"<td>{letters(bar.packages)}</td></tr>"
        for bar in found
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _svg(found: list[Bar], lang: str) -> str:
    first, last = min(bar.start for bar in found), max(bar.end for bar in found)
    days, wide = (last - first).days, WIDTH - LABELS - 24
    height = ROW * len(found) + AXIS

    def across(day: datetime.date) -> float:
        return LABELS + wide * (day - first).days / days

    parts = []
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, _step(days)):
            day = datetime.date(year, month, 1)
            if first <= day <= last:
                x = across(day)
                parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - AXIS}" stroke="#c8c8c8"/>')
                parts.append(f'<text x="{x:.1f}" y="{height - 8}" text-anchor="middle">{day:%Y-%m}</text>')
    for row, bar in enumerate(found):
        x, y = across(bar.start), row * ROW
        fill = {"warm_up": "#d0d0d0", "recorded": "#5a5a5a"}.get(bar.kind, COLOURS[min(bar.packages, default=0)])
        parts.append(f'<text x="0" y="{y + 19}">{escape(_short(bar.label))}</text>')
        width = max(2.0, across(bar.end) - x)
        parts.append(f'<rect x="{x:.1f}" y="{y + 5}" width="{width:.1f}" height="{ROW - 10}" rx="3" fill="{fill}"/>')
        if bar.packages:
            parts.append(f'<text x="{x + 5:.1f}" y="{y + 19}" class="on">{letters(bar.packages)}</text>')
    label = escape(say("timeline", lang))
    return (
        f'<svg role="img" aria-label="{label}" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">'
        f"{''.join(parts)}</svg>"
    )


def _step(days: int) -> int:
    """Months between two dates below the picture: as many dates as fit.

    Examples
    --------
    >>> _step(90), _step(365), _step(1461), _step(3653)
    (1, 3, 6, 12)
    """
    return 1 if days < 200 else 3 if days < 750 else 6 if days < 2200 else 12


def _short(label: str, most: int = 36) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"
