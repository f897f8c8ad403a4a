"""A table of effects as aligned text and as JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

HEADINGS = [
    "arm",
    "component",
    "group",
    "n",
    "baseline",
    "policy",
    "difference",
    "interval",
    "wrong",
    "ratio",
    "health",
]
HEADINGS += ["why"]
LEFT = {"arm", "component", "group", "health", "why"}
WITHHELD = "no direction"
UNITS = {"1": "share", "": "no unit"}


def unit_in_words(unit: str) -> str:
    """A unit for readers, for example ``"CAD per hour"`` for ``"CAD/hour"``."""
    return UNITS.get(unit, unit.replace("/", " per "))


def effects_text(table: pd.DataFrame) -> str:
    """One line per cell; a cell without a value says why in place of its difference.

    Where the interval spans zero the difference gives way to "no direction".

    Parameters
    ----------
    table
        What `piecework.effects.effects` returns.

    Returns
    -------
    str
        Aligned columns under headings, without a last line end.
    """
    lines = [_line(row) for row in table.to_dict("records")]
    widths = {name: max(len(name), *(len(line[name]) for line in lines)) for name in HEADINGS}
    everything = [{name: name for name in HEADINGS}, *lines]
    return "\n".join(_aligned(line, widths) for line in everything)


def _line(row: dict[str, Any]) -> dict[str, str]:
    shown = math.isfinite(row["difference"])
    reason, _, _ = row["note"].partition(";")
    wrong = row["sign_wrong"]
    return {
        "arm": row["arm"],
        "component": row["component"],
        "group": row["group"],
        "n": str(row["n_min"]),
        "baseline": _number(row["baseline"]),
        "policy": _number(row["policy"]),
        "difference": _difference(row) if shown else reason,
        "interval": f"{_number(row['low'], '+')} to {_number(row['high'], '+')}" if math.isfinite(row["low"]) else "-",
        "wrong": f"{100 * wrong:.2g} %" if math.isfinite(wrong) else "-",
        "ratio": _number(row["variance_ratio"]),
        "health": row["health"],
        "why": row["why"] if shown else "",
    }


def _difference(row: dict[str, Any]) -> str:
    spans_zero = row["low"] <= 0 <= row["high"] and row["low"] < row["high"]
    return WITHHELD if spans_zero else _number(row["difference"], sign="+")


def _number(value: float, sign: str = "") -> str:
    if not math.isfinite(value):
        return "-"
    return f"{value:{sign},.0f}" if abs(value) >= 10_000 else f"{value:{sign}#.4g}".rstrip(".")


def _aligned(line: dict[str, str], widths: dict[str, int]) -> str:
    cells = (line[name].ljust(widths[name]) if name in LEFT else line[name].rjust(widths[name]) for name in HEADINGS)
    return "  ".join(cells).rstrip()


def effects_json(table: pd.DataFrame) -> dict[str, Any]:
    """The table as plain values; what is no number is None."""
    rows = table.astype(object).to_dict("records")
    plain = [
        {name: None if isinstance(value, float) and not math.isfinite(value) else value for name, value in row.items()}
        for row in rows
    ]
    return dict(table.attrs) | {"rows": plain}
