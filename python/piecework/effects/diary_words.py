"""The rows of a diary as people say them, in English and French."""

from __future__ import annotations

from typing import Any

from piecework import i18n

SECONDS_PER_HOUR = 3600
DETAILS_FR = {
    "employed": "en emploi",
    "unemployed": "au chômage",
    "not_in_labour_force": "hors de la population active",
    "gone": "partie",
    "board": "plateforme de microtâches",
    "dispatch": "livraisons et courses",
    "marketplace": "place de marché à la pige",
    "other job": "autre emploi",
    "called back": "rappel",
    "no answer": "sans réponse",
    "completed": "achevée",
    "dropped out": "abandonnée",
    "image tagging": "étiquetage d'images",
    "data entry": "saisie de données",
    "sentiment rating": "évaluation d'opinions",
    "survey": "sondage",
    "transcription": "transcription",
    "content moderation": "modération de contenu",
    "AI training and evaluation": "entraînement et évaluation d'IA",
    "short creative": "petite création",
}
DETAILS_EN = {
    "not_in_labour_force": "out of the labour force",
    "board": "microtask board",
    "dispatch": "deliveries and rides",
    "marketplace": "freelance marketplace",
}
DECISIONS_FR = {
    "offered pay": "rémunération offerte",
    "admission to a batch": "admission à un lot",
    "believed pay": "rémunération attendue d'un lot",
    "first belief": "première attente de rémunération",
    "batches seen": "lots vus",
    "search time": "temps de recherche",
    "application to a programme": "candidature à un programme",
    "completion of a course": "achèvement d'une formation",
    "feedback on work": "retours sur le travail",
    "search effort": "effort de recherche",
    "reservation wage for jobs": "salaire de réserve",
    "callback": "rappel d'un employeur",
    "filter for local experience": "filtre d'expérience locale",
    "value of an applicant": "valeur d'une candidature",
    "share of a wage that is subsidised": "part subventionnée du salaire",
    "precision of a verified history": "précision d'un historique vérifié",
    "weight of an imported history": "poids d'un historique importé",
    "opening of an account": "ouverture d'un compte",
    "approvals asked for": "approbations exigées",
    "error in guessing pay": "erreur d'estimation de la rémunération",
    "review of alarms": "examen des alertes",
    "notice before an account is closed": "préavis de fermeture d'un compte",
    "success of an appeal": "succès d'un appel",
    "length of an appeal": "durée d'un appel",
    "guaranteed income": "revenu garanti",
    "dividend": "dividende",
    "share of pay that is kept": "part conservée de la rémunération",
    "insured share of pay from platforms": "part assurée de la rémunération des plateformes",
    "claim for pay from platforms": "prestation sur la rémunération des plateformes",
    "contribution to a benefit account": "cotisation à un compte de prestations",
    "withdrawal from a benefit account": "retrait d'un compte de prestations",
    "levy on requesters": "prélèvement sur les donneurs d'ouvrage",
}
# One of them, several; English, French.
COUNTED = {
    "tasks": (("{} task", "{} tasks"), ("{} tâche", "{} tâches")),
    "values": (("{} value", "{} values"), ("{} valeur", "{} valeurs")),
    "bids": (("{} bid", "{} bids"), ("{} soumission", "{} soumissions")),
    "contracts": (("{} contract", "{} contracts"), ("{} contrat", "{} contrats")),
    "ratings": (("{} rating", "{} ratings"), ("{} note", "{} notes")),
    "days": (("after {} day", "after {} days"), ("après {} jour", "après {} jours")),
    "hours/week": (("{} h a week",) * 2, ("{} h par semaine",) * 2),
    "hours in jobs": (("{} h in jobs",) * 2, ("{} h en emploi",) * 2),
    "batches chosen": (("{} batch chosen", "{} batches chosen"), ("{} lot choisi", "{} lots choisis")),
}
# Where an event happens; what is not listed, on the board.
WAYS = {
    "application": "jobs", "hire": "jobs", "separation": "jobs", "wage_change": "jobs", "lf_state_change": "jobs",
    "own_account_begin": "jobs", "own_account_end": "jobs", "recognition": "jobs", "experience": "jobs", "gone": "jobs",
    "bid": "projects", "contract": "projects", "payment": "projects", "contract_end": "projects", "rating": "projects",
    "driving_pay": "driving", "training_begin": "courses", "training_end": "courses",
    "claim_begin": "purse", "claim_end": "purse", "month_closed": "purse",
}  # fmt: skip
PLATFORMS = {"dispatch": "driving", "marketplace": "projects"}
MONEY = {"CAD": "{}", "USD": "{} US"}
PER = {"hour": "story_per_hour", "week": "diary_per_week", "task": "diary_per_task"}


def way_of(event: dict[str, Any]) -> str:
    """Where an event of a diary happened: a key of the sentences `diary_by_`."""
    return PLATFORMS.get(str(event["detail"]), WAYS.get(str(event["event"]), "board"))


def kinds_in_words(event: dict[str, Any], lang: str) -> str:
    """The label of an event's kind."""
    return str(event["label_en" if lang == "en" else "label_fr"])


def in_words(event: dict[str, Any], lang: str, part: str = "moment") -> str:
    """An event of a diary in words.

    Parameters
    ----------
    event
        A row of a diary.
    lang
        ``"en"`` or ``"fr"``.
    part
        ``"moment"`` with its time, ``"event"`` without, ``"amount"`` the amount alone.
    """
    if part == "amount":
        return _amount(event, lang)
    parts = [
        _detail(event["detail"], lang),
        _amount(event, lang),
        count_in_words(event, lang),
        _detail(event["note"], lang),
    ]
    told = ", ".join(each for each in parts if each)
    colon = i18n.say("colon", lang)
    words = kinds_in_words(event, lang) + (colon + told if told else "")
    return words if part == "event" else f"{i18n.moment_in_words(event['time'], lang)}{colon}{words}"


def decision_in_words(decision: dict[str, Any], lang: str) -> str:
    """Which value a policy moved, from what to what."""
    name, _, values = str(decision["note"]).partition(": ")
    before, _, after = values.partition(" -> ")
    numbers = (i18n.plain(float(each), lang) for each in (before, after))
    told = name if lang == "en" else DECISIONS_FR.get(name, name)
    return told + i18n.say("colon", lang) + " → ".join(numbers)


def _is_told(value: Any) -> bool:
    return value is not None and value == value and value != ""  # not NaN


def _detail(text: Any, lang: str) -> str:
    if not _is_told(text):
        return ""
    return (DETAILS_EN if lang == "en" else DETAILS_FR).get(str(text), str(text).replace("_", " "))


def _amount(event: dict[str, Any], lang: str) -> str:
    value, unit = event["amount"], event["unit"]
    if not _is_told(value) or not _is_told(unit):
        return ""
    money, _, per = str(unit).partition("/")
    if money in MONEY:
        return MONEY[money].format(i18n.money(float(value), lang)) + (i18n.say(PER[per], lang) if per else "")
    if unit == "1":
        return i18n.percent(float(value), lang)
    return f"{i18n.plain(round(float(value), 2), lang)} {i18n.unit(unit, lang)}".strip()


def count_in_words(event: dict[str, Any], lang: str) -> str:
    """What an event of a diary counts."""
    value, counted = event.get("count"), event.get("counted")
    if not _is_told(value) or not _is_told(counted):
        return ""
    if counted == "seconds":
        return f"{i18n.plain(round(float(value) / SECONDS_PER_HOUR, 1), lang)} h"  # type: ignore[arg-type]
    number = float(value)  # type: ignore[arg-type]
    patterns = COUNTED.get(str(counted), ((f"{{}} {counted}",) * 2,) * 2)[0 if lang == "en" else 1]
    several = number >= 2 or (lang == "en" and number != 1)
    return patterns[several].format(i18n.plain(number, lang))
