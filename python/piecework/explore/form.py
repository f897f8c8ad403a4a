"""What is chosen, as widgets: place, period, future, policy packages, advanced; each with its error beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import panel as pn
from markupsafe import Markup, escape

from piecework.explore.catalogue import Catalogue, Field, Policy
from piecework.explore.state import MOST_PACKAGES, SCALES, Choice, Intervention, place_of
from piecework.explore.texts import say, told
from piecework.explore.timeline import LETTERS
from piecework.show.report_phrases import PHRASES
from piecework.show.report_texts import markup, unit_of

STYLE = [":host { font-size: 15px; } label { font-weight: 600; white-space: normal; } p, h2, h3 { margin: 4px 0; }"]
ERROR = [".error { color: #a11212; font-weight: 600; margin: 0 0 6px; white-space: pre-wrap; }"]
WIDE: dict[str, Any] = {"sizing_mode": "stretch_width", "stylesheets": STYLE}


def html(text: str, **options: Any) -> pn.pane.HTML:
    """A piece of the page; whatever stands in it was escaped where it was made."""
    return pn.pane.HTML(text, **({"sizing_mode": "stretch_width", "stylesheets": STYLE} | options))


class Labelled:
    """A widget, what it means, and the error that concerns it."""

    def __init__(self, widget: Any, hint: str = "") -> None:
        self.widget = widget
        self.error = html("", stylesheets=ERROR, visible=False)
        parts = [widget, *([html(f"<p>{markup(hint)}</p>", stylesheets=HINT)] if hint else []), self.error]
        self.layout = pn.Column(*parts, sizing_mode="stretch_width", margin=0)

    def complain(self, message: str) -> None:
        """Shows a message beside the widget; none takes it away."""
        self.error.object = f'<p class="error" role="alert">{escape(message)}</p>' if message else ""
        self.error.visible = bool(message)


HINT = ["p { color: #4d4d4d; font-size: 13px; margin: 0 0 4px 4px; }"]


class Card:
    """One intervention: its packages and dates; its numbers are made when they are asked for, since there are many."""

    def __init__(self, form: Form, policy: Policy, chosen: Intervention) -> None:
        self.form, self.policy, self.chosen = form, policy, chosen
        self.numbers: dict[str, Labelled] = {}
        label = told(policy.label, form.lang)
        letters = {form.say("package", letter=LETTERS[number]): number for number in range(MOST_PACKAGES)}
        packages = [number for number in chosen.packages if number < MOST_PACKAGES]
        self.packages = pn.widgets.CheckBoxGroup(
            name=form.say("in_package"), options=letters, value=packages, inline=True, stylesheets=WRAPPED
        )
        prefix = f"policies.{policy.name}"
        self.start = form.text(f"{prefix}.start", form.say("first_day"), chosen.start, form.say("whole_period"))
        self.end = form.text(f"{prefix}.end", form.say("last_day"), chosen.end, form.say("whole_period"))
        shown = pn.widgets.Toggle(name=form.say("numbers", policy=label, count=len(policy.fields)), **WIDE)
        remove = pn.widgets.Button(name=form.say("remove", policy=label), **WIDE)
        self._numbers = pn.Column(sizing_mode="stretch_width", margin=0)
        meaning, lang = policy.said(form.lang)
        head = f"<h3>{escape(label)}</h3><p lang='{lang}'>{escape(meaning)}</p>"
        self.layout = pn.Column(
            html(head), html(f"<p><b>{escape(form.say('in_package'))}</b></p>"), self.packages,
            pn.Row(self.start.layout, self.end.layout), shown, self._numbers, remove,
            sizing_mode="stretch_width", css_classes=["card"], styles=CARD,
        )  # fmt: skip
        self.packages.param.watch(form.changed, "value")
        shown.param.watch(lambda event: self._show(event.new), "value")
        remove.on_click(lambda _: form.remove(policy.name))
        self._show(bool(chosen.values), shown)

    def _show(self, wanted: bool, toggle: Any = None) -> None:
        if toggle is not None:
            toggle.value = wanted
        if wanted and not self.numbers:
            self.numbers = {field.key: self._field(field) for field in self.policy.fields}
            self._numbers[:] = [each.layout for each in self.numbers.values()]
        self._numbers.visible = wanted

    def _field(self, field: Field) -> Labelled:
        key = f"policies.{self.policy.name}.{field.key}"
        unit = f" ({told(unit_of(field.unit).level, self.form.lang)})" if field.unit not in ("", "1", "date") else ""
        sure = PHRASES.get(f"confidence_{field.confidence}")
        words = filter(None, (field.range, told(sure, self.form.lang) if sure else field.confidence))
        hint = Markup(" · ").join([Markup("<span lang='en'>{}</span>").format(field.meaning), *words])
        label = f"{told(field.label, self.form.lang)}{unit}"
        return self.form.number(key, label, str(self.chosen.values.get(field.key, field.value)), hint)

    def read(self) -> Intervention:
        """What was chosen for it; numbers that were left as they are do not count as changed."""
        values = dict(self.chosen.values)
        for field in self.policy.fields:
            if (found := self.numbers.get(field.key)) is not None:
                values.pop(field.key, None)
                if (written := found.widget.value.strip()) != field.value and written:
                    values[field.key] = written
        start, end = self.start.widget.value.strip(), self.end.widget.value.strip()
        return Intervention(self.policy.name, tuple(sorted(self.packages.value)), start, end, values)


WRAPPED = [
    *STYLE,
    ".bk-input-group { display: flex; flex-wrap: wrap; gap: 2px 12px; } "
    "label { font-weight: 400; margin: 0 !important; }",
]
CARD = {"border-left": "4px solid #00527f", "padding-left": "8px", "margin": "8px 0"}


class Form:
    """All choices of one page in one language.

    Parameters
    ----------
    catalogue
        What can be chosen.
    choice
        What is chosen to begin with.
    lang
        ``"en"`` or ``"fr"``.
    on_change
        Called after every change.
    """

    def __init__(self, catalogue: Catalogue, choice: Choice, lang: str, on_change: Callable[[], None]) -> None:
        self.catalogue, self.lang, self._on_change = catalogue, lang, on_change
        self.fields: dict[str, Labelled] = {}
        self.cards: dict[str, Card] = {}
        self._own_policies: tuple[Intervention, ...] = ()
        self._place(choice)
        self._advanced(choice)
        labels = {told(policy.label, lang): name for name, policy in catalogue.policies.items()}
        ordered = {label: labels[label] for label in sorted(labels, key=str.casefold)}
        self.offered = self._field("policies", pn.widgets.Select(name=self.say("add_field"), options=ordered, **WIDE))
        self._add = pn.widgets.Button(name=self.say("add"), button_type="primary", stylesheets=STYLE)
        self._add.on_click(lambda _: self.add(Intervention(self.offered.widget.value)))
        self._list = pn.Column(sizing_mode="stretch_width", margin=0)
        for each in choice.interventions:
            self._put(each)
        self._list[:] = [card.layout for card in self.cards.values()]
        self.layout = pn.Column(*self._parts(), sizing_mode="stretch_width", margin=0)

    def say(self, key: str, **values: Any) -> str:
        return say(key, self.lang, **values)

    def text(self, key: str, label: str, value: str, empty: str = "") -> Labelled:
        """A field for text that the program checks; `empty` says what no text means."""
        return self._field(key, pn.widgets.TextInput(name=label, value=value, placeholder=empty, **WIDE))

    def number(self, key: str, label: str, value: str, hint: str) -> Labelled:
        """A field for a number of a policy, with what it means."""
        return self._field(key, pn.widgets.TextInput(name=label, value=value, **WIDE), hint)

    def read(self) -> Choice:
        """What is chosen now; a day that is the place's own counts as not chosen."""
        values = {name: str(self.fields[key].widget.value or "").strip() for name, key in KEYS.items()}
        place = self.catalogue.places.get(values["scenario"])
        if place and values["start"] == place.start:
            values["start"] = ""
        if place and values["until"] == place.until:
            values["until"] = ""
        interventions = self._own_policies + tuple(card.read() for card in self.cards.values())
        return Choice(interventions=interventions, **values)

    def complain(self, message: str) -> str:
        """Puts each line of a message beside its field; returns the lines that belong to none."""
        lines: dict[str, list[str]] = {}
        written = {key: str(field.widget.value or "") for key, field in self.fields.items()}
        for line in filter(None, message.splitlines()):
            lines.setdefault(place_of(line, written), []).append(line)
        for key, field in self.fields.items():
            field.complain("\n".join(lines.get(key, [])))
        return "\n".join(lines.get("", []))

    def add(self, chosen: Intervention) -> None:
        """Adds an intervention, once."""
        if chosen.policy not in self.cards:
            self._put(chosen)
            self._list.append(self.cards[chosen.policy].layout)
            self.changed()

    def remove(self, policy: str) -> None:
        """Takes an intervention out."""
        card = self.cards.pop(policy)
        self.fields = {key: each for key, each in self.fields.items() if not key.startswith(f"policies.{policy}.")}
        self._list.remove(card.layout)
        self.changed()

    def changed(self, *_: Any) -> None:
        """Says that something changed."""
        self._on_change()

    def _put(self, chosen: Intervention) -> None:
        if chosen.policy in self.catalogue.policies:
            self.cards[chosen.policy] = Card(self, self.catalogue.policies[chosen.policy], chosen)
        else:  # a policy of a file of somebody's own, which is kept as it is
            self._own_policies += (chosen,)

    def _field(self, key: str, widget: Any, hint: str = "") -> Labelled:
        self.fields[key] = Labelled(widget, hint)
        if key != "policies":
            widget.param.watch(self.changed, "value")
        return self.fields[key]

    def _place(self, choice: Choice) -> None:
        places = {f"{told(place.title, self.lang)} ({name})": name for name, place in self.catalogue.places.items()}
        if choice.scenario not in self.catalogue.places:
            places[choice.scenario] = choice.scenario
        widget = pn.widgets.Select(name=self.say("place_field"), options=places, value=choice.scenario, **WIDE)
        self._field("scenario", widget)
        place = self.catalogue.places.get(choice.scenario)
        self.text("period.start", self.say("start"), choice.start or (place.start if place else ""))
        self.text("period.until", self.say("until"), choice.until or (place.until if place else ""))
        futures = {self.say("no_future"): ""} | {
            told(text, self.lang): name for name, text in self.catalogue.futures.items()
        }
        self._field(
            "--future", pn.widgets.Select(name=self.say("future_field"), options=futures, value=choice.future, **WIDE)
        )
        widget.param.watch(self._follow, "value")

    def _follow(self, event: Any) -> None:
        """Another place has another period."""
        place = self.catalogue.places[event.new]
        self.fields["period.start"].widget.value = place.start
        self.fields["period.until"].widget.value = place.until

    def _advanced(self, choice: Choice) -> None:
        scales = list(dict.fromkeys([*SCALES, *filter(None, [choice.scale])]))
        widget = pn.widgets.Select(name=self.say("scale"), options=scales, value=choice.scale or SCALES[1], **WIDE)
        self._field("--scale", widget)
        self.text("replicates", self.say("replicates"), choice.replicates)
        self.text("seed", self.say("seed"), choice.seed)
        self.text("name", self.say("name"), choice.name)
        area = pn.widgets.TextAreaInput(name=self.say("changes"), value=choice.changes, **WIDE)
        self._field("changes", area, self.say("changes_hint"))

    def _parts(self) -> list[Any]:
        def head(key: str) -> pn.pane.HTML:
            return html(f"<h3>{escape(self.say(key))}</h3>")

        f = {key: field.layout for key, field in self.fields.items()}
        return [
            head("place"), f["scenario"],
            head("period"), pn.Row(f["period.start"], f["period.until"], sizing_mode="stretch_width"),
            head("future"), f["--future"],
            head("policies"), html(f"<p>{escape(self.say('policies_hint'))}</p>", stylesheets=HINT),
            f["policies"], self._add, self._list,
            head("advanced"), f["--scale"], pn.Row(f["replicates"], f["seed"], sizing_mode="stretch_width"),
            f["changes"], f["name"],
        ]  # fmt: skip


KEYS = {
    "scenario": "scenario",
    "start": "period.start",
    "until": "period.until",
    "future": "--future",
    "scale": "--scale",
    "replicates": "replicates",
    "seed": "seed",
    "changes": "changes",
    "name": "name",
}
assert set(KEYS) | {"interventions"} == {field.name for field in dataclasses.fields(Choice)}
