"""What can be chosen, as the program lists it: places and their periods, futures, interventions and their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from piecework.scenario import futures, parameters, policies, scenarios
from piecework.scenario_files import find_companion, find_file, folders, merged, read_toml, value_of
from piecework.show.report_texts import Text

NOT_SHOWN = ("title", "title_fr", "start", "end")  # of a policy: what it is called, and dates, which stand apart


@dataclass(frozen=True)
class Place:
    """A scenario: where, and from when to when it runs if nothing else is asked."""

    name: str
    title: Text
    start: str
    until: str
    warm_up_months: int


@dataclass(frozen=True)
class Field:
    """One number (or text) of a policy: its key below ``policies.NAME.``, what it means, value and range as written."""

    key: str
    label: Text
    meaning: str
    unit: str
    value: str
    range: str
    source: str
    confidence: str


@dataclass(frozen=True)
class Policy:
    """An intervention that can be put into a package; `french` is its record's line, `meaning` the program's."""

    name: str
    label: Text
    meaning: str
    french: str
    kind: str
    fields: tuple[Field, ...]

    def said(self, lang: str) -> tuple[str, str]:
        """What it is, in one line, and the language that this line is in."""
        says_more = self.french.casefold() not in ("", self.label.fr.casefold())
        return (self.french, "fr") if lang == "fr" and says_more else (self.meaning, "en")


class Catalogue:
    """Everything that the page offers, read once."""

    @cached_property
    def places(self) -> dict[str, Place]:
        """Scenarios of a city by name, those of Toronto first; a board of the world has no scale to choose."""
        every = ((entry, merged(find_file(str(entry["name"])))) for entry in scenarios())
        found = [_place(entry, content) for entry, content in every if value_of(content, "scale.residents") != "none"]
        found.sort(key=lambda place: (not place.name.startswith("toronto/"), place.name))
        return {place.name: place for place in found}

    @cached_property
    def policies(self) -> dict[str, Policy]:
        """Interventions by name."""
        known = {str(entry["name"]): entry for entry in parameters()}
        return {str(entry["name"]): _policy(entry, known) for entry in policies()}

    @cached_property
    def futures(self) -> dict[str, Text]:
        """Futures of 2030 by name, with their titles."""
        return {entry["name"]: Text(entry["label_en"], entry["label_fr"]) for entry in futures()}

    @cached_property
    def studies(self) -> dict[str, Text]:
        """Study files that come with the scenarios, with their titles."""
        found: dict[str, Text] = {}
        for folder in folders():
            for path in sorted((folder / "studies").glob("*.toml")):
                content = read_toml(path)
                title = str(content.get("title") or path.stem)
                found.setdefault(path.stem, Text(title, str(content.get("title_fr") or title)))
        return found

    def default_start(self, scenario: str) -> str:
        """First recorded day of a scenario."""
        return self.places[scenario].start if scenario in self.places else ""


def _place(entry: Mapping[str, Any], content: Mapping[str, Any]) -> Place:
    name, period = str(entry["name"]), entry.get("period", {})
    title = str(entry.get("title") or name)
    french = str(content.get("title_fr") or title)
    warm_up = int(float(period.get("warm_up_months", 0)))
    return Place(name, Text(title, french), str(period.get("start", "")), str(period.get("until", "")), warm_up)


def _policy(entry: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]) -> Policy:
    name = str(entry["name"])
    prefix = f"policies.{name}."
    keys = [str(each).removeprefix(prefix) for each in entry.get("parameters", [])]
    fields = [_field(key, known[prefix + key]) for key in keys if key not in NOT_SHOWN and prefix + key in known]
    english = str(entry.get("label_en") or name)
    label = Text(english, str(entry.get("label_fr") or english))
    french = str(known.get(f"{prefix}title_fr", {}).get("current", {}).get("value", ""))
    meaning, kind = str(entry.get("meaning", "")), str(entry.get("intervention", ""))
    return Policy(name, label, meaning, french, kind, tuple(fields))


def _field(key: str, entry: Mapping[str, Any]) -> Field:
    current = entry.get("current", {})
    english = str(entry.get("label_en") or key)
    low, high = (current.get(end, entry.get(end)) for end in ("low", "high"))
    return Field(
        key=key,
        label=Text(english, str(entry.get("label_fr") or english)),
        meaning=str(entry.get("meaning", "")),
        unit=str(current.get("unit") or entry.get("unit") or ""),
        value=written(current.get("value", entry.get("default", ""))),
        range="" if low is None or high is None else f"{written(low)} – {written(high)}",
        source=str(current.get("source", "")),
        confidence=str(current.get("confidence", "")),
    )


def written(value: Any) -> str:
    """A value as a person writes it into a field."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, list):
        return f"[{', '.join(written(item) for item in value)}]"
    return str(value).strip()


def study_file(name: str) -> str:
    """Path of a study file that comes with the scenarios."""
    return str(find_companion(f"studies/{name}.toml"))
