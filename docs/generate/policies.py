"""Policies and measures in English and French, from what the program lists and from the records of the policies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from piecework import scenario

from .markdown import MARK, code, mono, number, plain, table, text
from .program import catalogue
from .scenario_tables import lines_of, own_entries

WORDS = {
    "en": {
        "title": "Policies",
        "about": "What a scenario can be run with: `piecework run toronto/grown --policy NAME`. Each is a record in\n"
        "`scenarios/policies/`; `--set policies.NAME.parameters.KEY=VALUE` changes a number of it.\n"
        "Values are those of the record.",
        "head": ["parameter", "label", "value", "unit", "low", "high", "confidence", "source", "meaning", "line"],
        "for": "For whom",
        "touches": "Touches",
        "meaning": "Meaning",
    },
    "fr": {
        "title": "Politiques",
        "about": "Ce qu'un scénario peut mettre à l'essai : `piecework run toronto/grown --policy NOM`.\n"
        "Chacune est une fiche dans `scenarios/policies/` ; `--set policies.NOM.parameters.CLÉ=VALEUR` en change un\n"
        "nombre. Les valeurs sont celles de la fiche ; le sens et les sources sont donnés en anglais, sa langue.",
        "head": ["paramètre", "libellé", "valeur", "unité", "bas", "haut", "confiance", "source", "sens (en)", "ligne"],
        "for": "Pour qui",
        "touches": "Agit sur (en)",
        "meaning": "Sens (en)",
    },
}
MEASURE_WORDS = {
    "en": {
        "title": "Measures",
        "about": "What a study holds by group and, where `by month` says so, by month:\n"
        '`study.effects("M1", by="immigrant_class")`. '
        "How each is counted stands in [the model](../model.md#measures).",
        "head": ["component", "label", "unit", "by month", "meaning"],
        "yes": "yes",
        "groups": "Groups",
        "members": ["group", "label", "members"],
    },
    "fr": {
        "title": "Mesures",
        "about": "Ce que contient une étude, par groupe et, si « par mois » le dit, par mois : "
        '`study.effects("M1", by="immigrant_class")`. Le sens est donné en anglais.',
        "head": ["composante", "libellé", "unité", "par mois", "sens (en)"],
        "yes": "oui",
        "groups": "Groupes",
        "members": ["groupe", "libellé", "membres"],
    },
}


def policies_page(language: str, folder: Path) -> str:
    """All policies with their numbers."""
    words = WORDS[language]
    parts = [MARK, f"# {words['title']}\n", words["about"] + "\n"]
    for policy in sorted(scenario.policies(), key=lambda policy: _order(policy["intervention"])):
        parts += _policy(policy, language, folder / "policies" / f"{policy['name']}.toml")
    return "\n".join(parts)


def _order(intervention: str) -> tuple[str, int]:
    return intervention[0], int("".join(filter(str.isdigit, intervention)) or 0)


def _policy(policy: dict[str, Any], language: str, file: Path) -> list[str]:
    words = WORDS[language]
    entries = {entry.name: entry for entry in own_entries(file)}
    other = "fr" if language == "en" else "en"
    title = entries.get("title" if language == "en" else "title_fr")
    group = entries["group"].record["value"] if "group" in entries else "everybody"
    lines = lines_of(file.read_text())
    rows = []
    for key in (name for name in entries if name.startswith("parameters.")):
        record, told = entries[key].record, catalogue().get(f"policies.{policy['name']}.{key}", {})
        rows.append(
            [
                mono(key.removeprefix("parameters.")),
                text(told.get(f"label_{language}", "")),
                text(number(record["value"])),
                text(record.get("unit") or told.get("unit", "")),
                text(number(record.get("low"))),
                text(number(record.get("high"))),
                text(record.get("confidence", "")),
                text(record.get("source", "")),
                text(told.get("meaning", "")),
                mono(lines.get(key, "")),
            ]
        )
    return [
        f"## {policy['name']}\n",
        f"**{plain(policy[f'label_{language}'])}** ({policy['intervention']}; {plain(policy[f'label_{other}'])}). "
        + (plain(title.record["value"]) + ".\n" if title else "\n"),
        f"- {words['meaning']}: {plain(policy['meaning'])}.\n"
        f"- {words['touches']}: {plain(', '.join(policy['touches']))}.\n"
        f"- {words['for']}: {code(group)}.\n- {code('scenarios/policies/' + file.name)}\n",
        table(words["head"], rows) if rows else "",
    ]


def measures_page(language: str) -> str:
    """All measures with their components, and the groups they are split by."""
    words = MEASURE_WORDS[language]
    parts = [MARK, f"# {words['title']}\n", words["about"] + "\n"]
    for measure in scenario.measures():
        rows = [
            [
                mono(component["name"]),
                text(component[f"label_{language}"]),
                text(component["unit"]),
                words["yes"] if component.get("by_month") else "",
                text(component["meaning"]),
            ]
            for component in measure["components"]
        ]
        parts += [
            f"## {measure['name']}\n",
            f"**{plain(measure[f'label_{language}'])}.** {plain(measure['meaning'])}.\n",
        ]
        parts.append(table(words["head"], rows))
    rows = [
        [mono(group["name"]), text(group[f"label_{language}"]), ", ".join(mono(member) for member in group["members"])]
        for group in scenario.groups()
    ]
    return "\n".join([*parts, f"## {words['groups']}\n", table(words["members"], rows)])
