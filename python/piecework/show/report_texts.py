"""What the report says, in English and in French: texts, numbers, units and the notes of effects.

A `Text` holds both; in a page it becomes two spans of which the style sheet shows one, in a figure an object of which
the script takes one. What exists in English alone (a source, a scenario's comment) is marked so for screen readers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from piecework.french import french, french_number
from piecework.i18n import counts
from piecework.notes import note_in

MINUS = "\u2212"
DASH = "\u2013"


@dataclass(frozen=True)
class Text:
    """The same in both languages; the French is set as French is."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        if not isinstance(self, English):
            object.__setattr__(self, "fr", french(self.fr))

    def __html__(self) -> str:
        if self.en == self.fr:
            return markup(self.en)
        return f'<span class="en" lang="en">{markup(self.en)}</span><span class="fr" lang="fr">{markup(self.fr)}</span>'

    def __add__(self, other: Text | str) -> Text:
        return join((self, other), "")

    def format(self, **values: Any) -> Text:
        """Fills both templates; values that are texts give each its own, whole numbers as `i18n.Count` has them."""
        own = {at: counts({name: _in(value, at) for name, value in values.items()}, at) for at in ("en", "fr")}
        return Text(self.en.format(**own["en"]), self.fr.format(**own["fr"]))


class English(Text):
    """A text that nobody translated."""

    def __init__(self, words: str) -> None:
        super().__init__(words, words)

    def __html__(self) -> str:
        return f'<span lang="en">{markup(self.en)}</span>'


@dataclass(frozen=True)
class Unit:
    """How values of a unit are written: what they are multiplied by, and the words for levels and differences."""

    factor: float
    level: Text
    difference: Text


def markup(words: str) -> str:
    """Escaped; what stands between backticks is code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(words)))


def _in(value: Any, language: str) -> Any:
    return getattr(value, language) if isinstance(value, Text) else value


def join(parts: Iterable[Text | str], between: str = ", ") -> Text:
    """Texts after each other."""
    every = list(parts)
    return Text(*(between.join(str(_in(part, at)) for part in every) for at in ("en", "fr")))


def number(value: float, digits: int, sign: str = "") -> Text:
    """A number as each language writes it, zero without a sign; a dash when there is none."""
    if not math.isfinite(value):
        return Text(DASH, DASH)
    rounded = round(value, digits) + 0.0
    said = f"{rounded:{sign if rounded else ''},.{digits}f}".replace("-", MINUS)
    return Text(said, french_number(said))


def digits_for(size: float) -> int:
    """Decimals that show two digits of a half-width (or of the value, where there is no interval)."""
    if not math.isfinite(size) or size <= 0:
        return 0
    return min(8, max(0, int(1 - math.floor(math.log10(size)))))


def plain_number(value: Any) -> Text:
    """A number of an input: four significant digits, no zeros behind."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return Text(str(value), str(value))
    if not math.isfinite(value):
        return number(value, 0)
    if abs(value) >= 10_000:
        return number(float(value), 0)
    said = f"{value:.4g}".replace("-", MINUS)
    return Text(said, french_number(said))


def unit_of(unit: str) -> Unit:
    """Words and factor of a unit; shares are shown in per cent."""
    if unit in ("1", ""):
        return Unit(100.0, Text("%", "%"), Text("percentage points", "points de pourcentage"))
    words = UNITS.get(unit) or Text(unit.replace("/", " per "), unit)
    return Unit(1.0, words, words)


def note_in_words(note: str) -> Text:
    """The note of an effect, clause by clause; a clause without a translation stays English."""
    return Text(note_in(note, "en"), note_in(note, "fr"))


COLON = Text(": ", " : ")
UNITS = {
    "CAD": Text("CAD", "$ CA"),
    "CAD/hour": Text("CAD per hour", "$ CA par heure"),
    "CAD/month": Text("CAD per month", "$ CA par mois"),
    "CAD/year": Text("CAD per year", "$ CA par an"),
    "USD": Text("USD", "$ US"),
    "USD/hour": Text("USD per hour", "$ US par heure"),
    "hours": Text("hours", "heures"),
    "hours/month": Text("hours per month", "heures par mois"),
    "months": Text("months", "mois"),
    "persons": Text("persons", "personnes"),
    "rating": Text("points of rating", "points de cote"),
    "spells": Text("spells", "épisodes"),
}
