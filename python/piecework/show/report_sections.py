"""What else the report shows of a study: pathways, costs, assumptions, the scorecard, where the numbers come from."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from piecework import i18n
from piecework.effects import TOO_FEW
from piecework.effects.intervals import half_width
from piecework.errors import InputError, OutputError
from piecework.results import Results
from piecework.show.report_names import Names
from piecework.show.report_phrases import PHRASES
from piecework.show.report_texts import English, Text, digits_for, join, note_in_words, number, plain_number

STATES = "transitions/state"
ACCOUNT = "accounts/public/programme_cost"
FACTS = ["program_version", "program_commit", "compiler", "compiler_flags", "stream_version", "format_version", "seed"]


def pathways(results: Results, level: float = 0.95) -> dict[str, Any]:
    """Moves a month of 100 residents in a state: of the baseline, and the change in each policy arm.

    Returns
    -------
    dict
        `states` (names), `tables`: for each arm `arm`, `values` (rows: from; NaN where nothing may be shown), `clear`
        (the interval of the change leaves zero out; of the baseline, nowhere). Empty without states.
    """
    if STATES not in results.names:
        return {}
    counts = results.source.read(STATES).values.astype(float)[:, :, _evaluated(results)].sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = 100.0 * counts / counts.sum(axis=3, keepdims=True)
    tables = []
    for i, arm in enumerate(results.arms):
        both = results.complete[[0, i]].all(axis=0)
        seen = counts[[0, i]][:, both].min(axis=(0, 1), initial=np.inf) if both.any() else np.zeros(counts.shape[3:])
        shown = (seen >= TOO_FEW) & ~np.eye(counts.shape[3], dtype=bool)
        change = (rates[i] - rates[0] if i else rates[0])[both]
        values, clear = _mean(change, shown, level)
        tables.append({"arm": arm, "values": values, "clear": clear & (i > 0)})
    if not np.isfinite(tables[0]["values"]).any():
        return {}
    return {"states": [str(name) for name in results.source.read("from_state").values], "tables": tables}


def _mean(values: Any, shown: Any, level: float) -> tuple[Any, Any]:
    """Mean over replicates where it is shown, and whether its interval leaves zero out."""
    if not len(values):
        return np.full(shown.shape, np.nan), np.zeros(shown.shape, bool)
    mean = np.where(shown, np.nan_to_num(values).mean(axis=0), np.nan)
    half = np.nan_to_num(half_width(values, level), nan=np.inf)
    return mean, shown & (np.abs(np.nan_to_num(mean)) > half)


def _evaluated(results: Results) -> Any:
    begins = results.scenario.get("period", {}).get("evaluation") or None
    return np.flatnonzero(results.months >= np.datetime64(begins or results.months[0]))


def scale_of(results: Results) -> int | None:
    """How many real residents a simulated one stands for, if the study says so."""
    said = str(results.identity.get("scale") or results.scenario.get("scale", {}).get("residents", ""))
    first, _, second = said.partition(":")
    return int(second) if first == "1" and second.isdigit() else None


def costs(results: Results, names: Names, level: float = 0.95) -> dict[str, Any]:
    """The public account of each policy arm, in the size of the city where the scale is known; empty without one."""
    if ACCOUNT not in results.names or len(results.arms) < 2:
        return {}
    from piecework.effects import public_cost

    table = public_cost(results, level=level)
    factor = scale_of(results)
    return {
        "months": table.attrs["months"],
        "discount": plain_number(100 * table.attrs["discount"]),
        "scaled": PHRASES["scaled"].format(factor=number(factor, 0)) if factor else PHRASES["unscaled"],
        "rows": [
            _cost(row, names, factor or 1) | {"net_cost": _net(results, row["arm"], factor or 1, level)}
            for row in table.to_dict("records")
        ],
    }


def _net(results: Results, arm: str, factor: int, level: float) -> Text:
    """Net cost in thousands with its interval, and the sign for one that spans zero."""
    from piecework.effects.public_cost import net_cost

    values = net_cost(results, arm) * factor / 1000
    values = values[np.isfinite(values)]
    mean = float(values.mean()) if len(values) else math.nan
    half = float(half_width(values, level)) if len(values) > 1 else math.nan
    said = number(mean, 0, "+")
    if not math.isfinite(half) or half == 0:
        return said
    ends = {end: number(value, 0, "+") for end, value in (("low", mean - half), ("high", mean + half))}
    told = PHRASES["with_interval"].format(value=said, **ends)
    return told if abs(mean) > half else join((told, PHRASES["unclear"]), " ")


def _cost(row: Any, names: Names, factor: int) -> dict[str, Any]:
    """Money in thousands; a cost of a month that is not bounded is not told."""
    money = ("programme_cost", "tax_and_contributions", "benefits")
    half = (row["high"] - row["low"]) / 2
    bounded = math.isfinite(half) or row["replicates"] == 1
    digits = digits_for(half if math.isfinite(half) else abs(row["cost_per_month"]))
    low, high = (number(row[end], digits) for end in ("low", "high"))
    interval = PHRASES["from_to"].format(low=low, high=high) if math.isfinite(half) else number(math.nan, 0)
    return {
        "policy": names.arm(row["arm"]),
        **{name: number(factor * row[name] / 1000, 0, "+") for name in money},
        "commensurate_months": number(factor * row["commensurate_months"], 0, "+"),
        "cost_per_month": number(row["cost_per_month"] if bounded else math.nan, digits),
        "interval": interval,
        "note": note_in_words(row["note"]),
    }


def assumptions(results: Results) -> list[dict[str, Any]]:
    """Every number of the scenario with its unit, range, source and confidence; assumptions come first."""
    return _sorted([_assumption(name, leaf) for name, leaf in _leaves(results.scenario, "")])


def policy_assumptions(results: Results, names: Names) -> list[dict[str, Any]]:
    """The same of the policies of every arm, once each."""
    rows: dict[str, dict[str, Any]] = {}
    for policies in results.arm_scenarios.values():
        for policy in policies if isinstance(policies, list) else []:
            if isinstance(policy, dict):
                prefix = f"{policy.get('policy', 'policy')}."
                rows |= {n: _assumption(n, leaf) for n, leaf in _leaves(policy.get("parameters", {}), prefix)}
    return _sorted(list(rows.values()))


def _leaves(tree: Any, prefix: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, branch in tree.items() if isinstance(tree, dict) else ():
        if isinstance(branch, dict) and "value" in branch and "source" in branch:
            yield prefix + name, branch
        else:
            yield from _leaves(branch, f"{prefix}{name}.")


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: "AUCQP".find(row["letter"]))


def _assumption(name: str, leaf: dict[str, Any]) -> dict[str, Any]:
    letter = str(leaf.get("confidence", ""))
    ends = {end: plain_number(leaf[end]) for end in ("low", "high") if leaf.get(end) is not None}
    return {
        "name": name,
        "value": _values(leaf["value"]),
        "unit": _unit(str(leaf.get("unit", ""))),
        "range": PHRASES["from_to"].format(**ends) if len(ends) == 2 else Text("", ""),
        "letter": letter,
        "confidence": PHRASES.get(f"confidence_{letter}", Text(letter, letter)),
        "source": English(str(leaf.get("source", ""))),
    }


def _unit(unit: str) -> Text:
    """A unit of the scenario's language, none of a pure number; what is not known stays as it is written."""
    if unit == "1":
        return Text("", "")
    french = i18n.UNITS_FR.get(unit)
    return Text(unit, french) if french else English(unit)


def _values(value: Any) -> Text:
    if isinstance(value, list):
        texts = [_values(each) for each in value]
        return Text("; ".join(text.en for text in texts), "; ".join(text.fr for text in texts))
    return plain_number(value)


def read_scorecard(path: Path) -> list[dict[str, Any]]:
    """Blocks of a scorecard that `piecework validate --json` printed: `block`, `score`, rows of targets.

    Raises
    ------
    InputError
        The file is no such scorecard.
    OutputError
        The file cannot be read.
    """
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"{path}: no JSON ({error}); `piecework validate --json > card.json` writes one") from error
    blocks = card.get("blocks", [card]) if isinstance(card, dict) else []
    if not blocks or not all(isinstance(block, dict) and isinstance(block.get("targets"), list) for block in blocks):
        raise InputError(f"{path}: no scorecard; `piecework validate --json > card.json` writes one")
    return [_block(block) for block in blocks]


def _block(block: dict[str, Any]) -> dict[str, Any]:
    score = block.get("score")
    shown = number(math.nan if score is None else float(score), 3)
    title = PHRASES["score"].format(block=block.get("block", ""), score=shown)
    return {"title": title, "rows": [row for target in block["targets"] for row in _target(target)]}


def _target(target: dict[str, Any]) -> list[dict[str, Any]]:
    """A row for each component."""
    columns = ("value", "low", "high", "published", "unit", "component")
    several = isinstance(target.get("component"), list)
    lists: dict[str, Any] = {name: target.get(name) if several else [target.get(name)] for name in columns}
    verdict = str(target.get("verdict", ""))
    score = target.get("score")
    rows = []
    for i, component in enumerate(lists["component"] or [None]):
        band = [plain_number(lists[end][i]) for end in ("low", "high") if lists[end][i] is not None]
        rows.append(
            {
                "id": target.get("id", "") if i == 0 else "",
                "statistic": English(str(component if several else target.get("statistic", ""))),
                "unit": _unit(str(lists["unit"][i] or "")),
                "published": plain_number(_or_nan(lists["published"][i])),
                "band": PHRASES["from_to"].format(low=band[0], high=band[1]) if len(band) == 2 else Text("", ""),
                "simulated": plain_number(_or_nan(lists["value"][i])),
                "verdict": PHRASES.get(verdict, English(verdict)) if i == 0 else "",
                "score": number(_or_nan(score), 2) if i == 0 else "",
                "note": English(str(target.get("note") or "")) if i == 0 else "",
            }
        )
    return rows


def _or_nan(value: Any) -> Any:
    return math.nan if value is None else value


def provenance(results: Results) -> dict[str, Any]:
    """The program, the hash, the request, the data files and the sentences of their licences."""
    facts = {name: str(results.provenance[name]) for name in FACTS if name in results.provenance}
    files: list[tuple[str, str]] = []
    if {"input_file", "input_sha256"} <= set(results.names):
        read = [results.source.read(name).values.astype(str).tolist() for name in ("input_file", "input_sha256")]
        files = list(zip(*read, strict=True))
    licences = str(results.provenance.get("data_licences", ""))
    return {
        "facts": facts,
        "hash": str(results.provenance.get("result_hash", "")),
        "files": files,
        "licences": [line for line in licences.splitlines() if line.strip()],
    }
