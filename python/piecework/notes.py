"""The notes of effects in French: what the tables say beside a value, or in place of one that is not shown."""

from __future__ import annotations

import re

from piecework.i18n import Count

NOTES = [
    (r"too few \((\d+)\)", "trop peu de personnes ({0})"),
    (r"identical", "identique"),
    (r"not distinguishable from zero here", "ne se distingue pas de zéro ici"),
    (r"smallest effect that would have been seen: (\S+)", "plus petit effet qui aurait été vu : {0}"),
    (r"one replicate: no interval", "une seule répétition : pas d'intervalle"),
    (r"no value in any replicate", "aucune valeur dans aucune répétition"),
    (r"no replicate is committed in both arms", "aucune répétition n'est terminée dans les deux bras"),
    (r"(\d+) of (\d+) replicates? without a value", "{0:répétition|s} sur {1} sans valeur"),
    (
        r"no variance ratio: the same difference in every replicate",
        "pas de rapport de variances : la même différence dans chaque répétition",
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
]


def note_in(note: str, lang: str) -> str:
    """A note in a language, clause by clause; a clause without a translation stays English.

    Examples
    --------
    >>> note_in("too few (3); one replicate: no interval", "fr")
    "trop peu de personnes (3); une seule répétition : pas d'intervalle"
    """
    clauses = [clause.strip() for clause in note.split(";") if clause.strip()]
    return "; ".join(clauses if lang == "en" else map(_in_french, clauses))


def _in_french(clause: str) -> str:
    for pattern, french in NOTES:
        if match := re.fullmatch(pattern, clause):
            return french.format(
                *(Count(int(part), "fr") if part and part.isdecimal() else part for part in match.groups())
            )
    return clause
