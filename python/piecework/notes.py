"""The notes of effects in French: what the tables say beside a value, or in place of one that is not shown."""

from __future__ import annotations

import re

from piecework.french import french
from piecework.i18n import Count

NOTES = [
    (r"too few \((\d+)\)", "trop peu de personnes ({0})"),
    (r"identical", "identique"),
    (r"not distinguishable from zero here", "ne se distingue pas de zéro ici"),
    (r"smallest effect that would have been seen: (\S+)", "plus petit effet qui aurait été vu : {0}"),
    (r"one replicate: no interval", "une seule réplication : pas d'intervalle"),
    (r"no value in any replicate", "aucune valeur dans aucune réplication"),
    (r"no replicate is committed in both arms", "aucune réplication n'est terminée dans les deux bras"),
    (r"(\d+) of (\d+) replicates? without a value", "{0:réplication|s} sur {1} sans valeur"),
    (
        r"no variance ratio: the same difference in every replicate",
        "pas de rapport de variances : la même différence dans chaque réplication",
    ),
    (r"no month was gained or lost( on average)?", "aucun mois gagné ni perdu"),
    (
        r"the months gained are not distinguishable from zero: the cost of one is not bounded",
        "les mois gagnés ne se distinguent pas de zéro : le coût d'un mois n'est pas borné",
    ),
    (r"months are lost", "des mois sont perdus"),
    (
        r"about as many gain as lose: no more than reshuffled luck can be seen",
        "il y a à peu près autant de gagnants que de perdants : on ne voit que de la chance redistribuée",
    ),
    (r"the arms are identical", "les bras sont identiques"),
    (r"nobody is better or worse off", "personne ne gagne ni ne perd"),
    (r"(\S+) is not given for this group", "{0} n'est pas donné pour ce groupe"),
    (
        r"fewer than two replicates with a value in every arm",
        "moins de deux réplications avec une valeur dans chaque bras",
    ),
    (r"no value in this arm", "aucune valeur dans ce bras"),
    (r"fewer than two replicates with both values", "moins de deux réplications avec les deux valeurs"),
    (
        r"better and cheaper, or worse and dearer: a ratio would mislead",
        "meilleur et moins cher, ou pire et plus cher : un rapport tromperait",
    ),
]


def note_in(note: str, lang: str) -> str:
    """A note in a language, clause by clause; a clause without a translation stays English.

    Examples
    --------
    >>> note_in("too few (3); one replicate: no interval", "fr")
    "trop peu de personnes (3)\u202f; une seule réplication\xa0: pas d'intervalle"
    """
    clauses = [clause.strip() for clause in note.split(";") if clause.strip()]
    return "; ".join(clauses) if lang == "en" else french("; ".join(map(_in_french, clauses)))


def _in_french(clause: str) -> str:
    for pattern, said in NOTES:
        if match := re.fullmatch(pattern, clause):
            return said.format(*(_part(found) for found in match.groups()))
    return clause


def _part(found: str | None) -> Count | str | None:
    """A count that its word follows, or a number as French writes it."""
    if found and found.isdecimal():
        return Count(int(found), "fr")
    return re.sub(r"(?<=\d)\.(?=\d)", ",", found) if found else found
