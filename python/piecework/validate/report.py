"""The scorecard as text and as JSON."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from piecework.validate.score import NOT_COMPUTED, Result, block_score, weight
from piecework.validate.targets import BLOCKS

HEADINGS = ("target", "statistic", "unit", "simulated", "interval", "band", "verdict", "score")
RIGHT = {"simulated", "interval", "band", "score"}
STATISTIC = 52
WIDTH = 150


def text(results: Mapping[str, Result], blocks: Sequence[str], require: float | None) -> str:
    """Tables, one for each block, with AT and unit items below, and a line with the total."""
    return "\n\n".join(_block(results, block, require) for block in blocks)


def _block(results: Mapping[str, Result], block: str, require: float | None) -> str:
    listed = [result for result in results.values() if block in result.target.blocks]
    scored = [result for result in listed if result.target.kind == "score"]
    beside = [result for result in listed if result.target.kind != "score"]
    parts = [_table(scored)] if scored else []
    parts += ["reported beside the total, not in it:\n" + _table(beside)] if beside else []
    return "\n".join([*parts, _total(scored, block, require)])


def _total(scored: Sequence[Result], block: str, require: float | None) -> str:
    score = block_score(scored, block)
    if math.isnan(score):
        return f"block {block}: no target counts in it"
    said = [f"block {block}: score {score:.3f}"]
    if require is not None:
        said[0] += f", {'at least' if score >= require else 'below'} the required {require:g}"
    for verdict, meaning in (("undecided", "scored by their means"), ("not computed", "counted as 0")):
        if ids := [result.target.id for result in scored if result.verdict == verdict]:
            said.append(f"{verdict} ({meaning}): {' '.join(ids)}")
    return "; ".join(said)


def _table(results: Sequence[Result]) -> str:
    lines = [line for result in results for line in _lines(result)]
    widths = {name: max(len(name), *(len(line[name]) for line in lines)) for name in HEADINGS}
    rows = [_aligned(dict(zip(HEADINGS, HEADINGS, strict=True)), widths)]
    for result in results:
        rows += [_aligned(line, widths) for line in _lines(result)]
        if result.note:
            said = f"{NOT_COMPUTED}: {result.note}" if result.verdict == NOT_COMPUTED else result.note
            wrapped = textwrap.wrap(said, WIDTH - widths["target"] - 4)
            rows += [" " * (widths["target"] + 4) + line for line in wrapped]
    return "\n".join(rows)


def _lines(result: Result) -> list[dict[str, str]]:
    """The target's first line, and one for each component if it has more than one."""
    target = result.target
    several = len(target.value) > 1
    head = dict.fromkeys(HEADINGS, "") | {
        "target": target.id,
        "statistic": textwrap.shorten(target.statistic, STATISTIC, placeholder=" ..."),
        "verdict": result.verdict,
        "score": "-" if result.score is None else f"{result.score:.2f}",
    }
    if not several:
        return [head | _numbers(result, 0)]
    names = [f"  {textwrap.shorten(name, STATISTIC - 2, placeholder=' ...')}" for name in target.components]
    blank = dict.fromkeys(HEADINGS, "")
    return [head, *(blank | {"statistic": name} | _numbers(result, i) for i, name in enumerate(names))]


def _numbers(result: Result, component: int) -> dict[str, str]:
    low, high = result.target.low[component], result.target.high[component]
    shown = {"band": f"{low:g} to {high:g}" if math.isfinite(high) else f"at least {low:g}"}
    shown["unit"] = result.target.units[component]
    if not result.mean:
        return shown | {"simulated": "-", "interval": "-"}
    begin, end = result.ends[component]
    interval = f"{_number(begin)} to {_number(end)}" if math.isfinite(begin) else "-"
    return shown | {"simulated": _number(result.mean[component]), "interval": interval}


def _number(value: float) -> str:
    return f"{value:#.4g}".rstrip(".")


def _aligned(line: Mapping[str, str], widths: Mapping[str, int]) -> str:
    cells = (line[name].rjust(widths[name]) if name in RIGHT else line[name].ljust(widths[name]) for name in HEADINGS)
    return "  ".join(cells).rstrip()


def as_json(results: Mapping[str, Result], block: str | None, pictures: Mapping[str, str]) -> dict[str, Any]:
    """One object: `block`, `score`, `targets`; without a block also `blocks`, since there is no single total."""
    if block is None:
        each = [as_json(results, name, pictures) for name in BLOCKS]
        targets = [_target(result, pictures) for result in results.values()]
        return {"block": "all", "score": None, "targets": targets, "blocks": each}
    listed = [result for result in results.values() if block in result.target.blocks]
    targets = [_target(result, pictures) for result in listed]
    return {"block": block, "score": _plain(block_score(listed, block)), "targets": targets}


def _target(result: Result, pictures: Mapping[str, str]) -> dict[str, Any]:
    """Numbers where the entry has one number, lists where it has components."""
    target = result.target
    ends: list[Any] = [[_plain(begin), _plain(end)] for begin, end in result.ends] or [None] * len(target.value)
    columns: dict[str, Sequence[Any]] = {
        "value": result.mean or [None] * len(target.value),
        "low": target.low,
        "high": target.high,
        "interval": ends,
        "standard_error": result.error or [None] * len(target.value),
        "published": target.value,
        "unit": target.units,
        "component": target.components,
    }
    plain = {name: [_plain(value) for value in values] for name, values in columns.items()}
    return {
        "id": target.id,
        **{name: values[0] if target.single else values for name, values in plain.items()},
        "verdict": result.verdict,
        "score": result.score,
        "kind": target.kind,
        "role": target.role,
        "weight": weight(target) if target.kind == "score" else 0.0,
        "replicates": result.replicates,
        "statistic": target.statistic,
        "note": result.note,
        "picture": pictures.get(target.id),
    }


def _plain(value: Any) -> Any:
    return None if isinstance(value, float) and not math.isfinite(value) else value
