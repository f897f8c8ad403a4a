"""Names of what a study holds, for readers of both languages: arms, measures, components, groups and states.

They come from the program's own lists and from the study; what is in neither keeps its name, with blanks.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from piecework.results import ALL, Group, Results
from piecework.show.plots import in_words
from piecework.show.report_texts import English, Text, join

BASELINE = Text("Baseline", "Référence")
STATES = {
    "micro": Text("mainly microtasks", "surtout microtâches"),
    "dispatch": Text("mainly driving", "surtout livraisons et courses"),
    "freelance": Text("mainly freelance", "surtout projets indépendants"),
    "mixed": Text("several platforms", "plusieurs plateformes"),
    "own_account": Text("own account", "à son compte"),
    "commensurate": Text("commensurate job", "emploi à sa mesure"),
    "survival": Text("survival job", "emploi de survie"),
    "other_job": Text("another job", "autre emploi"),
    "unemployed": Text("unemployed", "au chômage"),
    "student": Text("studying", "aux études"),
    "not_in_labour_force": Text("out of the labour force", "hors population active"),
}


class Names:
    """Names in one study."""

    def __init__(self, results: Results) -> None:
        self.results = results

    @cached_property
    def listed(self) -> dict[str, dict[str, Any]]:
        """Measures as the program lists them."""
        from piecework.scenario import measures

        return {str(entry["name"]): entry for entry in measures()}

    @cached_property
    def dimensions(self) -> dict[str, Text]:
        """Dimensions of groups."""
        from piecework.scenario import groups

        return {str(entry["name"]): _labels(entry, str(entry["name"])) for entry in groups()}

    @cached_property
    def french_groups(self) -> dict[str, str]:
        """French labels by group."""
        if "group_label_fr" not in self.results.names:
            return {}
        return dict(zip(self.results.groups, map(str, self.results.source.read("group_label_fr").values), strict=True))

    def title(self) -> Text:
        """What the scenario asks."""
        scenario = self.results.scenario
        title = str(scenario.get("title") or self.results.provenance.get("title") or self.results.path.name)
        return Text(title, str(scenario.get("title_fr") or "").strip() or title)

    def arm(self, arm: str) -> Text:
        """The titles of an arm's policies, or its name."""
        if arm == self.results.arms[0]:
            return BASELINE
        policies = self.results.policies_of(arm)
        if not all(isinstance(each, dict) and each.get("title") for each in policies):
            return Text(in_words(arm), in_words(arm))
        titles = [
            Text(str(each["title"]), str(each.get("title_fr") or "").strip() or str(each["title"])) for each in policies
        ]
        return join(titles, " + ") if titles else Text(in_words(arm), in_words(arm))

    def measure(self, measure: str) -> Text:
        """A measure's name, or its number where the program does not list it."""
        return _labels(self.listed.get(measure, {}), measure)

    def component(self, measure: str, component: str) -> Text:
        """A component's name: the program's own, the file's, or its number with the component's name."""
        for entry in self.listed.get(measure, {}).get("components", []):
            if entry["name"] == component:
                return _capital(_labels(entry, component))
        if self.results.has_series(measure, component):
            attributes = self.results.series_array(measure, component).attributes
            if said := str(attributes.get("long_name", "")):
                french = str(attributes.get("long_name_fr", ""))
                return _capital(Text(said, french) if french else English(said))
        return Text(*[f"{measure} {component}".replace("_", " ")] * 2)

    def dimension(self, dimension: str) -> Text:
        """A dimension of groups."""
        return self.dimensions.get(dimension, Text(*[dimension.replace("_", " ")] * 2))

    def group(self, group: Group) -> Text:
        """A group's label."""
        if group.name == ALL:
            return Text("Everyone", "Tout le monde")
        english = group.label or group.member
        return _capital(Text(english, self.french_groups.get(group.name) or english))

    @staticmethod
    def state(state: str) -> Text:
        """A state of M4."""
        return STATES.get(state, Text(*[state.replace("_", " ")] * 2))


def _labels(entry: dict[str, Any], name: str) -> Text:
    english = str(entry.get("label_en") or name)
    return Text(english, str(entry.get("label_fr") or english))


def _capital(text: Text) -> Text:
    words = [said[:1].upper() + said[1:] for said in (text.en, text.fr)]
    return English(words[0]) if isinstance(text, English) else Text(*words)
