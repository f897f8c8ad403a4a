"""Sentences in English and French: one table, so that both say the same.

A sentence is looked up by its key and filled with named values; `number` and `month` write values as the language
does, `counted` and `Count` put the right form of a word behind a number. Labels of measures, groups and policies are
not here: they stand in the result files.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral
from typing import Any

from piecework.errors import unknown_name
from piecework.french import FULL, french, french_number
from piecework.story_texts import STORIES

LANGUAGES = ("en", "fr")
MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
UNITS_FR = {
    "CAD": "$",
    "CAD/hour": "$ de l'heure",
    "CAD/week": "$ par semaine",
    "CAD/month": "$ par mois",
    "CAD/year": "$ par an",
    "CAD/USD": "$ CA pour 1 $ US",
    "USD": "$ US",
    "USD/h": "$ US de l'heure",
    "USD/hour": "$ US de l'heure",
    "seconds": "secondes",
    "minutes": "minutes",
    "hours": "heures",
    "h/day": "heures par jour",
    "hours/week": "heures par semaine",
    "hours/month": "heures par mois",
    "days": "jours",
    "weeks": "semaines",
    "months": "mois",
    "year": "an",
    "years": "ans",
    "1/day": "par jour",
    "1/week": "par semaine",
    "1/month": "par mois",
    "1/year": "par an",
    "1/step": "par pas",
    "1/sd": "par écart type",
    "1/review": "par examen",
    "steps": "pas",
    "sd": "écarts types",
    "percent": "pour cent",
    "percentage points": "points de pourcentage",
    "persons": "personnes",
    "people": "personnes",
    "persons/year": "personnes par an",
    "adults": "adultes",
    "children": "enfants",
    "accounts": "comptes",
    "requesters": "donneurs d'ouvrage",
    "clients": "clients",
    "contracts": "contrats",
    "tasks": "tâches",
    "batches": "lots",
    "bids": "offres",
    "searches": "recherches",
    "sessions": "séances",
    "spells": "épisodes",
    "points": "points",
    "rating": "points",
    "ratings": "évaluations",
    "rating/sd": "points de cote par écart type",
    "rating/hour": "points de cote par heure",
    "ratio": "rapport",
    "elasticity": "élasticité",
    "exponent": "exposant",
    "share of runs": "part des exécutions",
}
UNITS_EN = {"CAD/hour": "dollars an hour", "CAD/month": "dollars a month", "hours/month": "hours a month"}
LIGHTS_FR = {"green": "vert", "amber": "orange", "red": "rouge"}

SENTENCES = {
    "colon": {"en": ": ", "fr": " : "},
    "semicolon": {"en": "; ", "fr": " ; "},
    "title": {
        "en": "What would “{policy}” change? ({scenario})",
        "fr": "Que changerait « {policy} » ? ({scenario})",
    },
    "in_future": {
        "en": "{scenario} – future “{future}”",
        "fr": "{scenario} – avenir « {future} »",
    },
    "effect_head": {"en": "Effect", "fr": "Effet"},
    "who_head": {"en": "Who", "fr": "Qui"},
    "cost_head": {"en": "Cost", "fr": "Coût"},
    "assumption_head": {"en": "Main assumption", "fr": "Principale hypothèse"},
    "limits_head": {"en": "What this does not say", "fr": "Ce que cela ne dit pas"},
    "effect_up": {
        "en": "{label} rises by {size} {unit} ({level} interval {low} to {high}): from {before} to {after}.",
        "fr": "{label} : hausse de {size} {unit} (intervalle à {level} : de {low} à {high}), de {before} à {after}.",
    },
    "effect_down": {
        "en": "{label} falls by {size} {unit} ({level} interval {low} to {high}): from {before} to {after}.",
        "fr": "{label} : baisse de {size} {unit} (intervalle à {level} : de {low} à {high}), de {before} à {after}.",
    },
    "effect_none": {
        "en": "{label}: no direction can be given. The {level} interval of the change runs from {low} to {high} {unit} "
        "and spans zero; a change of more than {seen} would have been seen.",
        "fr": "{label} : aucune direction ne peut être donnée. L'intervalle à {level} du changement va de "
        "{low} à {high} "
        "{unit} et contient zéro ; un changement de plus de {seen} se serait vu.",
    },
    "effect_same": {
        "en": "{label}: nothing changed, in any replicate.",
        "fr": "{label} : rien n'a changé, dans aucune réplication.",
    },
    "effect_single": {
        "en": "{label}: one replicate alone gives no interval, so no effect is told; run more.",
        "fr": "{label} : une seule réplication ne donne pas d'intervalle ; aucun effet n'est dit, il en faut plus.",
    },
    "effect_nobody": {
        "en": "{label}: nobody in this study counts for it; it has values of {measures}.",
        "fr": "{label} : personne n'y compte dans cette étude ; elle a des valeurs de {measures}.",
    },
    "effect_hidden": {
        "en": "{label}: no value is shown ({note}).",
        "fr": "{label} : aucune valeur n'est montrée ({note}).",
    },
    "sure": {
        "en": "{count:replicate|s}, paired; chance that the sign is wrong: {chance}. Health of the number: "
        "{light}{why}.",
        "fr": "{count:réplication, appariée|réplications, appariées} ; probabilité que le signe soit faux : {chance}. "
        "État du chiffre : {light}{why}.",
    },
    "panel": {
        "en": "Of the residents followed one by one, {better} are better off and {worse} worse off in net "
        "income. {net}",
        "fr": "Parmi les résidents suivis un par un, {better} gagnent et {worse} perdent en revenu net. {net}",
    },
    "panel_net": {
        "en": "The ones exceed the others by {net} points ({low} to {high}).",
        "fr": "Les premiers dépassent les seconds de {net} points (de {low} à {high}).",
    },
    "panel_even": {
        "en": "That is about as many either way: luck reshuffled, not a direction.",
        "fr": "C'est à peu près autant de part et d'autre : un hasard redistribué, pas une direction.",
    },
    "who_none": {"en": "Not split by group here.", "fr": "Pas de ventilation par groupe ici."},
    "cost_more": {
        "en": "{scope}: costs the public purse {cost} CAD net ({level} interval of the cost {low} to {high}), over "
        "{months:month|s}.",
        "fr": "{scope} : coûte {cost} $ nets aux finances publiques (intervalle du coût à {level} : de "
        "{low} à {high}), sur "
        "{months} mois.",
    },
    "cost_less": {
        "en": "{scope}: saves the public purse {cost} CAD net ({level} interval of the cost {low} to {high}), over "
        "{months:month|s}.",
        "fr": "{scope} : épargne {cost} $ nets aux finances publiques (intervalle du coût à {level} : de "
        "{low} à {high}), "
        "sur {months} mois.",
    },
    "cost_unclear": {
        "en": "{scope}: whether it costs or saves cannot be told; the {level} interval runs from {low} to "
        "{high} CAD over "
        "{months:month|s}.",
        "fr": "{scope} : on ne peut dire si la politique coûte ou fait économiser ; l'intervalle à {level} va de "
        "{low} à {high} $ sur {months} mois.",
    },
    "cost_free": {
        "en": "The public account is the same in both arms.",
        "fr": "Le compte public est le même dans les deux bras.",
    },
    "cost_unknown": {
        "en": "This study does not record the public account, or has too few replicates to tell.",
        "fr": "Cette étude n'enregistre pas le compte public, ou compte trop peu de réplications.",
    },
    "scope_city": {"en": "For the city", "fr": "Pour la ville"},
    "scope_sample": {"en": "For the simulated residents", "fr": "Pour les résidents simulés"},
    "assumption": {
        "en": "{name} = {value} {unit} (assumed; {low} to {high} is possible): {source}. {count} of the policy's "
        "{all:number|s} {count:=is an assumption|are assumptions}.",
        "fr": "{name} = {value} {unit} (supposé ; possible de {low} à {high}) ; source : « {source} ». {count} des "
        "{all:nombre|s} de la "
        "politique {count:=est une hypothèse|sont des hypothèses}.",
    },
    "assumption_none": {
        "en": "No number of the policy is marked as an assumption; those of the scenario are listed by its parameters.",
        "fr": "Aucun nombre de la politique n'est marqué comme hypothèse ; ceux du scénario sont dans ses paramètres.",
    },
    "limits": {
        "en": "It compares simulated lives and forecasts nothing. The interval covers chance between "
        "replicates, not doubt about "
        "parameters, data or the form of the model. Other measures and groups may point elsewhere.",
        "fr": "On compare ici des vies simulées, sans rien prévoir. L'intervalle couvre le hasard entre "
        "réplications, pas le doute sur "
        "les paramètres, les données ou la forme du modèle. D'autres mesures et groupes peuvent dire autre chose.",
    },
    "why_text": {"en": "{text}", "fr": "{text}"},
    "why_single": {"en": "only {count} replicate", "fr": "une seule réplication ({count})"},
    "why_replicates": {
        "en": "only {count:replicate|s}",
        "fr": "{count:réplication seulement|réplications seulement}",
    },
    "why_persons": {
        "en": "rests on {count:simulated person|s} in one replicate",
        "fr": "repose sur {count:personne simulée|personnes simulées} dans une réplication",
    },
    "why_same": {
        "en": "the policy changed nothing in any replicate",
        "fr": "la politique n'a rien changé, dans aucune réplication",
    },
    "why_zero": {
        "en": "the interval spans zero, so no direction; an effect of {seen} would have been seen",
        "fr": "l'intervalle contient zéro, donc pas de direction ; un effet de {seen} se serait vu",
    },
    "why_wide": {
        "en": "the interval is wide: ± {percent} % of the effect",
        "fr": "l'intervalle est large : ± {percent} % de l'effet",
    },
    "why_disagree": {
        "en": "t and bootstrap disagree on whether zero is inside",
        "fr": "t et bootstrap ne s'accordent pas sur la présence de zéro",
    },
    "why_not_normal": {
        "en": "the bootstrap interval is much wider than t's: the differences are far from normal",
        "fr": "l'intervalle du bootstrap est bien plus large que celui de t : les écarts sont loin d'être normaux",
    },
    "why_apart": {
        "en": "one replicate stands apart: the effect is {rest} without it",
        "fr": "une réplication se tient à l'écart : l'effet est de {rest} sans elle",
    },
    "why_unpaired": {
        "en": "pairing did not help: the arms share little luck here",
        "fr": "l'appariement n'aide pas : les bras partagent peu de hasard ici",
    },
    "why_moves": {
        "en": "it moves: {first} in the first half of the months, {second} after",
        "fr": "l'effet évolue : {first} dans la première moitié des mois, {second} ensuite",
    },
    "why_many": {
        "en": "one of {count} effects in this table: does not hold for all at once (Holm)",
        "fr": "un effet parmi {count} dans ce tableau : ne tient pas pour tous à la fois (Holm)",
    },
} | STORIES


def check(lang: str) -> None:
    """Refuses a language that is not known.

    Raises
    ------
    InputError
    """
    if lang not in LANGUAGES:
        raise unknown_name("language", lang, LANGUAGES)


def say(key: str, lang: str, **values: Any) -> str:
    """A sentence in a language.

    Examples
    --------
    >>> say("story_first", "fr", month="mars 2025")
    'mars 2025, les vies se séparent\xa0:'
    """
    check(lang)
    said = SENTENCES[key][lang].format(**counts(values, lang))
    return said if lang == "en" else french(said)


def counted(count: float, words: str, lang: str = "en") -> str:
    """A number and what it counts; ``|`` stands between one and many, or before what is added to one (else ``s``).

    Examples
    --------
    >>> counted(1, "run"), counted(0, "run"), counted(0, "essai", "fr"), counted(2, "study|studies")
    ('1 run', '0 runs', '0 essai', '2 studies')
    >>> counted(2, "=is an assumption|are assumptions")  # without the number
    'are assumptions'
    """
    one, _, many = words.removeprefix("=").partition("|")
    many = many if len(many) > 1 else one + (many or "s")
    word = one if count == 1 or (lang == "fr" and abs(count) < 2) else many  # in French many begins with two
    return word if words.startswith("=") else f"{plain(count, lang)} {word}"


class Count(int):
    """A number for a template that says what it counts: ``"{runs:run|s}"``; otherwise as any number."""

    lang: str

    def __new__(cls, value: int, lang: str) -> Count:
        self = super().__new__(cls, value)
        self.lang = lang
        return self

    def __format__(self, words: str) -> str:
        return counted(int(self), words, self.lang) if "|" in words else super().__format__(words)


def counts(values: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """Values for a template of a language, in which whole numbers may be counted."""
    return {
        name: Count(int(value), lang) if isinstance(value, Integral) and not isinstance(value, bool) else value
        for name, value in values.items()
    }


def number(value: float, lang: str, sign: str = "", digits: int = 3) -> str:
    """A number to so many significant digits, as the language writes it.

    Examples
    --------
    >>> number(-1234.5678, "en"), number(0.12345, "fr", "+")
    ('−1,230', '+0,123')
    """
    if not math.isfinite(value):
        return "?"
    if value == 0:
        return "0"
    rounded = float(f"{value:.{digits - 1}e}")
    places = max(0, digits - 1 - math.floor(math.log10(abs(rounded))))
    text = f"{rounded:{sign},.{min(places, 12)}f}".replace("-", "\u2212")
    return text if lang == "en" else french_number(text)


def plain(value: float, lang: str) -> str:
    """A number that somebody wrote, without digits that were not written.

    Examples
    --------
    >>> plain(0.5, "fr"), plain(20000.0, "en")
    ('0,5', '20,000')
    """
    text = f"{value:,.10g}".replace("-", "\u2212")
    return text if lang == "en" else french_number(text)


def money(value: float, lang: str, sign: str = "") -> str:
    """Dollars and cents.

    Examples
    --------
    >>> money(1234.5, "en"), money(12.4, "fr", "+")
    ('$1,234.50', '+12,40\xa0$')
    """
    if not math.isfinite(value):
        return "?"
    before = "\u2212" if round(value, 2) < 0 else sign
    text = f"{abs(value):,.2f}"
    if lang == "en":
        return f"{before}${text}"
    return f"{before}{french_number(text)}{FULL}$"


def percent(value: float, lang: str) -> str:
    """A share as a percentage."""
    said = f"{number(100 * value, lang)} %" if not 0 < value < 0.001 else f"< {plain(0.1, lang)} %"
    return said if lang == "en" else french(said)


def level_in_words(value: float, lang: str) -> str:
    """The level of an interval, for example ``"95 %"``."""
    said = f"{plain(100 * value, lang)} %"
    return said if lang == "en" else french(said)


def month_in_words(month: Any, lang: str) -> str:
    """A month, for example ``"March 2025"``."""
    year, number_of_month = str(month)[:7].split("-")
    return f"{MONTHS[lang][int(number_of_month) - 1]} {year}"


def moment_in_words(moment: Any, lang: str) -> str:
    """A moment to the minute, and the second if it is not 0, of which midnight is a day.

    Examples
    --------
    >>> moment_in_words("2025-03-01 14:05:00", "en"), moment_in_words("2025-03-01", "fr")
    ('1 March 2025, 14:05', '1er mars 2025')
    """
    day, _, clock = str(moment)[:19].replace("T", " ").partition(" ")
    year, number_of_month, number_of_day = day.split("-")
    in_month = "1er" if lang == "fr" and number_of_day == "01" else str(int(number_of_day))
    date = f"{in_month} {MONTHS[lang][int(number_of_month) - 1]} {year}"
    if clock in ("", "00:00:00"):
        return date
    if lang == "en":
        return f"{date}, {clock.removesuffix(':00')}"
    hour, minute, second = clock.split(":")
    return f"{date}, {int(hour)} h {minute}" + ("" if second == "00" else f" min {second} s")


def unit(name: str, lang: str) -> str:
    """A unit behind a number; shares are written as percentages by the caller and have none."""
    if name in ("1", ""):
        return ""
    return (UNITS_EN if lang == "en" else UNITS_FR).get(name, name)


def light(name: str, lang: str) -> str:
    """A health light."""
    return name if lang == "en" else LIGHTS_FR[name]
