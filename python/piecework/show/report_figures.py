"""The pictures of the report, as plain plotly figures: data and layout, with both languages where there are words.

The script of the page takes one language out of each text. Words from files are escaped, since plotly reads a few HTML
tags. Colours are those of Okabe and Ito (2008); arms differ in the form of their points, too.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from typing import Any

from piecework.results import ALL
from piecework.show.plots import COLOURS
from piecework.show.report_effects import Cell, Outcome
from piecework.show.report_names import Names
from piecework.show.report_phrases import PHRASES
from piecework.show.report_texts import COLON, Text, join, number

MARKS = ["circle", "square", "diamond", "triangle-up", "pentagon", "star"]
DASHES = ["solid", "dash", "dashdot", "dot"]
FONT = {"family": "system-ui, sans-serif", "size": 13, "color": "#1a1a1a"}
GRID = "#d9d9d9"
ROW = 34  # pixels for a line of points
WRAP = 34  # letters of a label before it is broken
BLUES = [[0.0, "#f4f8fb"], [1.0, "#6baed6"]]  # light enough for black numbers, also on paper
CHANGE = [[0.0, "#f0a35e"], [0.5, "#ffffff"], [1.0, "#6baed6"]]
Figure = dict[str, Any]


def words(text: Text | str) -> Any:
    """A text for plotly: escaped, in both languages where they differ."""
    both = text if isinstance(text, Text) else Text(text, text)
    safe = [said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for said in (both.en, both.fr)]
    return safe[0] if safe[0] == safe[1] else {"en": safe[0], "fr": safe[1]}


def _label(text: Text, width: int = WRAP) -> Any:
    """Words broken into lines."""
    found = words(text)
    return (
        {at: _broken(said, width) for at, said in found.items()} if isinstance(found, dict) else _broken(found, width)
    )


def _broken(said: str, width: int) -> str:
    return "<br>".join(textwrap.wrap(said, width, break_on_hyphens=False)) or said


def effects_figure(panels: list[tuple[Outcome, list[Cell]]]) -> Figure:
    """A panel for each outcome, since units differ: every arm's difference with its interval."""
    data, layout = [], _layout(0)
    lines = [max(1, len(cells)) for _, cells in panels]
    height, heads = 0, 46
    every = [words(cell.arm_name) for _, cells in panels for cell in cells]
    row_height = max([ROW, *(10 + 15 * _lines_of(name) for name in every)])
    total = sum(row_height * count + heads + 26 for count in lines) + 10
    annotations = []
    for i, ((outcome, cells), count) in enumerate(zip(panels, lines, strict=True)):
        name = "" if i == 0 else str(i + 1)
        top = 1 - (height + heads - 14) / total
        bottom = 1 - (height + heads - 14 + row_height * count) / total
        height += row_height * count + heads + 26
        layout[f"xaxis{name}"] = _zero_axis() | {"anchor": f"y{name}"}
        layout[f"yaxis{name}"] = _rows_axis([_label(cell.arm_name) for cell in cells], count) | {
            "domain": [bottom, top],
            "anchor": f"x{name}",
        }
        annotations.append(_heading(outcome.title, top))
        data += [_points([cell], [row], (arm_number(cell, cells), name)) for row, cell in enumerate(cells)]
    return {"data": data, "layout": layout | {"annotations": annotations, "height": total, "showlegend": False}}


def _lines_of(label: Any) -> int:
    both = label.values() if isinstance(label, dict) else [label]
    return max(_broken(said, WRAP).count("<br>") + 1 for said in both)


def arm_number(cell: Cell, cells: Iterable[Cell]) -> int:
    """Which of the policy arms it is, from 1."""
    return list(dict.fromkeys(each.arm for each in cells)).index(cell.arm) + 1


def groups_figure(outcome: Outcome, dimensions: list[tuple[Text, list[Cell]]]) -> Figure:
    """One outcome: every group of every dimension, each arm in its colour and form."""
    arms = list(dict.fromkeys(cell.arm for _, cells in dimensions for cell in cells))
    ticks, labels, headings = [], [], []
    places: dict[str, list[tuple[Cell, float]]] = {arm: [] for arm in arms}
    at = 0.0
    for dimension, cells in dimensions:
        headings.append((dimension, at))
        at += 0.9
        for group in dict.fromkeys(cell.group.name for cell in cells):
            members = [cell for cell in cells if cell.group.name == group]
            ticks.append(at)
            labels.append(_label(members[0].group_name))
            for cell in members:
                shift = 0.5 * (arms.index(cell.arm) - (len(arms) - 1) / 2) / max(1, len(arms))
                places[cell.arm].append((cell, at + shift))
            at += 1.0
        at += 0.2
    layout = _layout(int(at * (ROW + 4 * len(arms))) + 110)
    layout["xaxis"] = _zero_axis() | {"title": {"text": words(outcome.unit.difference), "font": {"size": 12}}}
    layout["yaxis"] = _rows_axis(labels, 1) | {"tickvals": ticks, "range": [at, -0.6]}
    layout["annotations"] = [_aside(dimension, place) for dimension, place in headings]
    layout["legend"] = {"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0}
    data = []
    for i, arm in enumerate(arms):
        inside, rows = zip(*places[arm], strict=True) if places[arm] else ((), ())
        shown = _points(list(inside), list(rows), (i + 1, ""))
        data.append(shown | {"name": _name(inside), "showlegend": len(arms) > 1})
    return {"data": data, "layout": layout}


def _name(cells: Iterable[Cell]) -> Any:
    first = next(iter(cells), None)
    return words(first.arm_name) if first else ""


def _points(cells: list[Cell], rows: list[float], place: tuple[int, str]) -> Figure:
    """Points with bars; filled where the interval leaves zero out; nothing where there is no value."""
    arm, axis = place
    colour = COLOURS[arm % len(COLOURS)]
    shown = [(cell, row) for cell, row in zip(cells, rows, strict=True) if cell.shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_short(cell.value("difference")) for cell, _ in shown],
        "y": [row for _, row in shown],
        "xaxis": f"x{axis}",
        "yaxis": f"y{axis}",
        "customdata": [words(_hover(cell)) for cell, _ in shown],
        "hovertemplate": "%{customdata}<extra></extra>",
        "marker": {
            "size": 10,
            "symbol": [MARKS[(arm - 1) % len(MARKS)] + ("" if cell.clear else "-open") for cell, _ in shown],
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [_short(_or_zero(cell.value("high") - cell.value("difference"))) for cell, _ in shown],
            "arrayminus": [_short(_or_zero(cell.value("difference") - cell.value("low"))) for cell, _ in shown],
            "color": colour,
            "thickness": 2,
            "width": 4,
        },
    }


def _hover(cell: Cell) -> Text:
    who = join((cell.arm_name, COLON, cell.group_name, ", ") if cell.group.name != ALL else (cell.arm_name, COLON), "")
    return join((who, cell.said("difference"), " ", cell.outcome.unit.difference, " (", cell.interval, ")"), "")


def course_figure(outcome: Outcome, course: list[dict[str, Any]], months: list[str]) -> Figure:
    """Monthly means of each arm, with a band that is the interval of the mean."""
    data: list[Figure] = []
    for i, arm in enumerate(course):
        colour = COLOURS[i % len(COLOURS)]
        common = {"type": "scatter", "mode": "lines", "x": months, "legendgroup": arm["arm"]}
        edge = common | {"hoverinfo": "skip", "showlegend": False, "line": {"width": 0, "color": colour}}
        data.append(edge | {"y": arm["low"]})
        data.append(edge | {"y": arm["high"], "fill": "tonexty", "fillcolor": _pale(colour)})
        line = {"width": 2.5, "color": colour, "dash": DASHES[i % len(DASHES)]}
        data.append(common | {"y": arm["mean"], "name": words(arm["name"]), "line": line})
    layout = _layout(390)
    layout["xaxis"] = {"gridcolor": GRID, "type": "date", "fixedrange": True, "automargin": True}
    layout["xaxis"] |= {"tickformat": "%Y-%m", "ticks": "outside", "tickcolor": GRID}  # the same in both languages
    layout["yaxis"] = {
        "gridcolor": GRID,
        "zeroline": False,
        "title": {"text": words(outcome.unit.level)},
        "automargin": True,
        "fixedrange": True,
    }
    layout["legend"] = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    return {"data": data, "layout": layout | {"hovermode": "x unified"}}


def pathways_figure(table: dict[str, Any], states: list[str], baseline: dict[str, Any]) -> Figure:
    """A heat map: from (rows), to (columns); numbers in the cells, so that colour is not needed to read it."""
    values = [[_short(value) if math.isfinite(value) else None for value in row] for row in table["values"]]
    names = [words(Names.state(state)) for state in states]
    changed = table is not baseline
    largest = max((abs(value) for row in values for value in row if value is not None), default=0.0) or 1.0
    scale: Figure = {"colorscale": CHANGE, "zmin": -largest, "zmax": largest} if changed else {"colorscale": BLUES}
    data = scale | {
        "type": "heatmap",
        "z": values,
        "x": list(range(len(states))),
        "y": list(range(len(states))),
        "text": [
            [_cell_text(v, changed, bool(c)) for v, c in zip(*row, strict=True)]
            for row in zip(values, table["clear"], strict=True)
        ],
        "texttemplate": "%{text}",
        "textfont": {"color": "#000000"},
        "hoverinfo": "skip",
        "showscale": False,
        "xgap": 1,
        "ygap": 1,
    }
    axis = {"tickvals": list(range(len(states))), "ticktext": names, "automargin": True, "fixedrange": True}
    axis |= {"showgrid": False, "zeroline": False}
    layout = _layout(560)
    layout["margin"] = layout["margin"] | {"r": 110}  # room for the last name, which leans out
    layout["xaxis"] = axis | {"title": {"text": words(PHRASES["to_state"])}, "side": "top", "tickangle": -40}
    layout["yaxis"] = axis | {"title": {"text": words(PHRASES["from_state"]), "standoff": 12}, "autorange": "reversed"}
    return {"data": [data], "layout": layout | {"plot_bgcolor": "#f2f2f2"}}


def move_text(value: float, changed: bool, clear: bool) -> Text:
    """The number in a cell of the pathways."""
    return number(value, 2, "+" if changed else "") + ("*" if clear else "")


def _cell_text(value: float | None, changed: bool, clear: bool) -> Any:
    return "" if value is None else words(move_text(value, changed, clear))


def _layout(height: int) -> Figure:
    return {
        "height": height,
        "font": FONT,
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "margin": {"l": 10, "r": 16, "t": 10, "b": 10, "autoexpand": True},
        "dragmode": False,
    }


def _zero_axis() -> Figure:
    return {
        "zeroline": True,
        "zerolinecolor": "#000000",
        "zerolinewidth": 1.5,
        "gridcolor": GRID,
        "automargin": True,
        "fixedrange": True,
        "rangemode": "tozero",
        "nticks": 7,
    }


def _rows_axis(labels: list[Any], count: int) -> Figure:
    return {
        "tickvals": list(range(len(labels))),
        "ticktext": labels,
        "tickfont": {"size": 12},
        "range": [count - 0.4, -0.6],
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
    }


def _heading(text: Text, top: float) -> Figure:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": top, "yref": "paper", "yanchor": "bottom"}
    return place | {"text": words(text), "showarrow": False, "font": {"size": 13, "weight": 600}}


def _aside(text: Text, row: float) -> Figure:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": row, "yref": "y", "yanchor": "middle"}
    return place | {"text": words(text), "showarrow": False, "font": {"size": 12, "weight": 600}, "bgcolor": "#ffffff"}


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"


def _short(value: float) -> float:
    return float(f"{value:.6g}")


def _or_zero(value: float) -> float:
    return value if math.isfinite(value) else 0.0
