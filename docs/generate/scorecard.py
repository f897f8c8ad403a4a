"""The scorecard as a page: every target with its band and source, and the result stored in docs/validation.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from piecework.scenario_files import read_toml

from .markdown import MARK, link, number, slug, table, text

BLOCKS = {
    "labour": "Labour market",
    "platform": "Platforms",
    "intervention": "Interventions",
}
ROW = re.compile(r"^\| *(?P<id>(?:T|AT)\d+)\b[^|]*\|(?P<rest>.*)\|\s*$")


class Stored(NamedTuple):
    """A simulated value as docs/validation.md has it."""

    text: str
    heading: str


def stored(validation: str) -> dict[str, list[Stored]]:
    """Simulated values of the tables whose head has a column `simulated`, by target."""
    found: dict[str, list[Stored]] = {}
    heading, columns = "", []
    for line in validation.splitlines():
        if line.startswith("#"):
            heading, columns = line.lstrip("# "), []
        elif line.startswith("| target"):
            columns = [cell.strip() for cell in line.strip("| \n").split("|")]
        elif (match := ROW.match(line)) and (place := _simulated(columns)) is not None:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            found.setdefault(match["id"], []).append(Stored(cells[place], heading))
    return found


def _simulated(columns: list[str]) -> int | None:
    return next((n for n, column in enumerate(columns) if column.startswith("simulated")), None)


def page(root: Path) -> str:
    """All targets by block."""
    targets = read_toml(root / "scenarios/validation/targets.toml")["target"]
    results = stored((root / "docs/validation.md").read_text())
    parts = [
        MARK,
        "# Scorecard\n",
        "Every target of `scenarios/validation/targets.toml`. *Simulated* is the result as it is stored in\n"
        "[Validation](../validation.md), which says how it was got and how to read it; where nothing stands, no\n"
        "table there has one. Roles: *cal* may be fitted, *val* must emerge, *resp* needs two runs that differ in\n"
        "one thing, *unit* is one component without a market. Bands are proposals.\n",
    ]
    for block in dict.fromkeys(target["block"] for target in targets):
        rows = [_row(target, results) for target in targets if target["block"] == block]
        parts += [f"## {BLOCKS.get(block, block)}\n", table(HEAD, rows)]
    return "\n".join(parts)


HEAD = ["target", "role", "what is measured", "published", "band", "unit", "confidence", "simulated", "source"]


def _row(target: dict[str, Any], results: dict[str, list[Stored]]) -> list[str]:
    told = [
        f"{text(one.text)} ({link('../validation.md#' + slug(one.heading), text(one.heading))})"
        for one in results.get(target["id"], [])
    ]
    source = text(target.get("source", ""))
    return [
        f"<strong>{text(target['id'])}</strong>",
        text(target["role"]),
        text(target["statistic"]),
        text(_joined(target["value"])),
        text(_band(target["low"], target["high"])),
        text(_joined(target["unit"])),
        text(target.get("confidence", "")),
        "<br>".join(told),
        link(target["url"], source) if str(target.get("url", "")).startswith("http") else source,
    ]


def _joined(value: Any) -> str:
    return "; ".join(number(part) for part in value) if isinstance(value, list) else number(value)


def _band(low: Any, high: Any) -> str:
    if isinstance(low, list):
        return "; ".join(_band(a, b) for a, b in zip(low, high, strict=True))
    return f"at least {number(low)}" if high == float("inf") else f"{number(low)} to {number(high)}"
