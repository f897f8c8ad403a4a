"""The futures of 2030 that a run can be set in (docs/futures.md), as ``scenarios/futures/levers.toml`` has them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from piecework.errors import InputError, unknown_name
from piecework.options import Parser
from piecework.scenario_files import find_companion, read_toml

FILE = "futures/levers.toml"
# No corner and no place between them: the column `base` of the file.
TODAY = {"name": "base_2026", "g": None, "p": None}
TODAY_LABELS = {"label_en": "as in 2026 (levers at their base)", "label_fr": "comme en 2026 (leviers à leur base)"}
LISTS = ("scenarios", "policies", "futures", "measures", "parameters", "groups")


def futures() -> list[dict[str, Any]]:
    """Futures of 2030 that a scenario can be run in, and ``base_2026``.

    Returns
    -------
    list of dict
        ``name``, the two sliders ``g`` (how proactive government is) and ``p`` (how far platforms follow a purpose),
        both from 0 to 1 and None for the base, ``label_en`` and ``label_fr`` for each.

    Raises
    ------
    InputError
        The file of the levers is not found, or a future in it lacks a slider.

    Examples
    --------
    >>> [future["name"] for future in futures()]  # doctest: +SKIP
    ['base_2026', 'conglomerates', 'profitably_public', 'social_impact_franchise', 'franchise_local', 'fourth']
    """
    path = find_companion(FILE)
    found = [{"category": "future"} | TODAY | TODAY_LABELS]
    for name, told in read_toml(path).get("futures", {}).items():
        missing = next((slider for slider in ("g", "p") if slider not in told), None)
        if missing:
            raise InputError(f"{path}: key 'futures.{name}.{missing}' is missing; a number from 0 to 1")
        english = str(told.get("title") or name)
        labels = {"label_en": english, "label_fr": str(told.get("title_fr") or english)}
        found.append({"category": "future", "name": name, "g": told["g"], "p": told["p"]} | labels)
    return found


def list_command(arguments: Sequence[str]) -> bool:
    """``piecework list futures``; returns whether that was asked for.

    The other lists are the compiled program's; of what is none it is said here, with the futures among what is allowed.

    Raises
    ------
    InputError
        There is no such list.
    """
    kinds = [word for word in arguments if not word.startswith("-")]
    if kinds and kinds[0] not in LISTS:
        raise unknown_name("list", kinds[0], LISTS)
    if kinds[:1] != ["futures"]:
        return False
    parser = Parser(prog="piecework list", description="Lists the futures of 2030 with their two sliders.")
    parser.add_argument("kind", help=", ".join(LISTS))
    parser.add_argument("--json", action="store_true", help="print JSON alone")
    if parser.parse_args(arguments).json:
        print(json.dumps(futures(), ensure_ascii=False, indent=2))
        return True
    entries = futures()
    width = max(len(entry["name"]) for entry in entries)
    for entry in entries:
        print(f"{entry['name']:<{width}}  {_sliders(entry):<16}{entry['label_en']}")
    return True


def _sliders(entry: dict[str, Any]) -> str:
    return "" if entry["g"] is None else f"g = {entry['g']:g}, p = {entry['p']:g}"
