"""Pictures of effects and of months, drawn as SVG by hand: small, quick to redraw, one image with a name to a reader.

Every number in them also stands in a table beside them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from markupsafe import escape

from piecework.show.report_effects import Cell
from piecework.show.report_texts import digits_for, number

COLOURS = ("#000000", "#0072B2", "#D55E00", "#009E73", "#CC79A7")  # Okabe and Ito, the baseline first
DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4")
WIDTH, LABELS, ROW, AXIS = 720, 300, 28, 40
HEIGHT, LEFT, BOTTOM = 260, 70, 44


def effects_svg(cells: Sequence[Cell], label: str, unit: str, lang: str) -> str:
    """A point and its interval for each cell that has one, filled where the interval leaves zero out."""
    shown = [cell for cell in cells if cell.shown and math.isfinite(cell.row["low"])]
    if not shown:
        return ""
    ends = [0.0, *(cell.value(end) for cell in shown for end in ("low", "high"))]
    ticks = _ticks(min(ends), max(ends), 5)
    low, high = min(ticks[0], *ends), max(ticks[-1], *ends)
    height, wide = ROW * len(shown) + AXIS, WIDTH - LABELS - 30

    def across(value: float) -> float:
        return LABELS + 10 + wide * (value - low) / (high - low)

    parts = [*_grid(ticks, across, height, lang)]
    zero = across(0.0)
    parts.append(f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="0" y2="{height - AXIS}" stroke="#1a1a1a"/>')
    for row, (cell, name) in enumerate(zip(shown, _names(shown, lang), strict=True)):
        parts += _interval(cell, name, row * ROW + ROW / 2, across)
    parts.append(f'<text x="{LABELS + 10 + wide / 2:.1f}" y="{height - 4}" text-anchor="middle">{escape(unit)}</text>')
    return _image(parts, label, height)


def _names(cells: Sequence[Cell], lang: str) -> list[str]:
    """Arm and group of each cell, as far as they differ."""
    arms, groups = ({getattr(cell, part) for cell in cells} for part in ("arm", "group"))
    parts = [
        ([cell.arm_name] if len(arms) > 1 or len(groups) < 2 else []) + ([cell.group_name] if len(groups) > 1 else [])
        for cell in cells
    ]
    return [" · ".join(getattr(text, lang) for text in each) for each in parts]


def _interval(cell: Cell, name: str, y: float, across: Any) -> list[str]:
    x, low, high = (across(cell.value(column)) for column in ("difference", "low", "high"))
    fill = "#0072B2" if cell.clear else "#ffffff"
    return [
        f'<text x="0" y="{y + 4:.1f}">{escape(name if len(name) < 48 else name[:46] + "…")}</text>',
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="#0072B2" stroke-width="2.5"/>',
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="#0072B2" stroke-width="2"/>',
    ]


def _grid(ticks: Sequence[float], across: Any, height: float, lang: str) -> list[str]:
    digits = digits_for(abs(ticks[1] - ticks[0])) if len(ticks) > 1 else 2
    parts = []
    for tick in ticks:
        x = across(tick)
        said = escape(getattr(number(tick, max(0, digits - 1)), lang))
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height - AXIS}" stroke="#d8d8d8"/>')
        parts.append(f'<text x="{x:.1f}" y="{height - AXIS + 16}" text-anchor="middle">{said}</text>')
    return parts


def course_svg(lines: Sequence[dict[str, Any]], months: Sequence[str], label: str, lang: str) -> str:
    """Monthly means of each arm, with their intervals as bands; months without a value leave a gap."""
    values = [v for line in lines for part in ("mean", "low", "high") for v in line[part] if v is not None]
    if not values or len(months) < 2:
        return ""
    ticks = _ticks(min(values), max(values), 4)
    low, high = min(ticks[0], *values), max(ticks[-1], *values)
    wide, tall = WIDTH - LEFT - 28, HEIGHT - BOTTOM - 8

    def at(month: int, value: float) -> tuple[float, float]:
        return LEFT + wide * month / (len(months) - 1), 8 + tall * (1 - (value - low) / (high - low or 1.0))

    digits = max(0, digits_for(abs(ticks[1] - ticks[0])) - 1) if len(ticks) > 1 else 2
    parts = []
    for tick in ticks:
        _, y = at(0, tick)
        said = escape(getattr(number(tick, digits), lang))
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - 28}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d8d8d8"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{said}</text>')
    for month in range(0, len(months), max(1, len(months) // 6)):
        x, _ = at(month, low)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">{months[month]}</text>')
    for place, line in enumerate(lines):
        parts += _line(line, place, at)
    parts += _legend(lines, lang)
    return _image(parts, label, HEIGHT + 22 * ((len(lines) + 1) // 2))


def _line(line: dict[str, Any], place: int, at: Any) -> list[str]:
    colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
    parts = []
    for first, last in _stretches(line["mean"]):
        span = range(first, last)
        points = " ".join("{:.1f},{:.1f}".format(*at(month, line["mean"][month])) for month in span)
        if all(line["low"][month] is not None for month in span):
            there = [at(month, line["high"][month]) for month in span]
            back = [at(month, line["low"][month]) for month in reversed(span)]
            band = " ".join(f"{x:.1f},{y:.1f}" for x, y in there + back)
            parts.append(f'<polygon points="{band}" fill="{colour}" opacity="0.12"/>')
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        )
    return parts


def _stretches(values: Sequence[float | None]) -> list[tuple[int, int]]:
    """Months in a row that have a value.

    Examples
    --------
    >>> _stretches([1.0, 2.0, None, 3.0])
    [(0, 2), (3, 4)]
    """
    edges = np.flatnonzero(np.diff([0, *(value is not None for value in values), 0]))
    return [(int(first), int(last)) for first, last in edges.reshape(-1, 2)]


def _legend(lines: Sequence[dict[str, Any]], lang: str) -> list[str]:
    parts = []
    for place, line in enumerate(lines):
        x, y = LEFT + (place % 2) * 320, HEIGHT + 22 * (place // 2) - 6
        colour, dash = COLOURS[place % len(COLOURS)], DASHES[place % len(DASHES)]
        name = getattr(line["name"], lang)
        stroke = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        parts.append(f'<line x1="{x}" x2="{x + 32}" y1="{y}" y2="{y}" {stroke}/>')
        parts.append(f'<text x="{x + 38}" y="{y + 4}">{escape(name if len(name) < 46 else name[:44] + "…")}</text>')
    return parts


def _image(parts: Sequence[str], label: str, height: float) -> str:
    return (
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}">{"".join(parts)}</svg>'
    )


def _ticks(low: float, high: float, count: int) -> list[float]:
    """Round values that span a range.

    Examples
    --------
    >>> _ticks(0.0, 1.0, 4)
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    if not high > low:
        high, low = high + (abs(high) or 1.0) / 2, low - (abs(low) or 1.0) / 2
    step = (high - low) / count
    size = 10.0 ** math.floor(math.log10(step))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= step * 0.999)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [place * step for place in range(first, last + 1)] or [low, high]
