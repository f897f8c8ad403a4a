"""The notes of tables of effects in French: a pattern for each clause that the package writes, and its translation.

A clause that is not listed stays as it is.
"""

from __future__ import annotations

import re

CLAUSES = [
    (r"too few \((\d+)\)", "trop peu de personnes ({0})"),
    (r"identical", "identique"),
    (r"not distinguishable from zero here", "ne se distingue pas de zéro ici"),
    (r"smallest effect that would have been seen: (\S+)", "plus petit effet qui aurait été vu : {0}"),
    (r"one replicate: no interval", "une seule réplication : pas d'intervalle"),
    (r"no value in any replicate", "aucune valeur dans aucune réplication"),
    (r"no replicate is committed in both arms", "aucune réplication n'est terminée dans les deux bras"),
    (r"(\d+) of (\d+) replicates without a value", "{0} réplications sur {1} sans valeur"),
    (
        r"no variance ratio: the same difference in every replicate",
        "pas de rapport de variances : la même différence dans chaque réplication",
    ),
    (r"no month was gained or lost", "aucun mois gagné ni perdu"),
    (r"no month was gained or lost on average", "aucun mois gagné ni perdu en moyenne"),
    (
        r"the months gained are not distinguishable from zero: the cost of one is not bounded",
        "les mois gagnés ne se distinguent pas de zéro : le coût d'un mois n'est pas borné",
    ),
    (r"months are lost", "des mois sont perdus"),
    (
        r"about as many gain as lose: no more than reshuffled luck can be seen",
        "il y a à peu près autant de gagnants que de perdants : on ne voit que de la chance redistribuée",
    ),
    (r"nobody is better or worse off", "personne ne gagne ni ne perd"),
    (r"the arms are identical", "les bras sont identiques"),
    (r"(\S+) is not given for this group", "{0} n'est pas donné pour ce groupe"),
    (
        r"fewer than two replicates with a value in every arm",
        "moins de deux réplications avec une valeur dans chaque bras",
    ),
    (r"fewer than two replicates with both values", "moins de deux réplications avec les deux valeurs"),
    (
        r"better and cheaper, or worse and dearer: a ratio would mislead",
        "meilleur et moins cher, ou pire et plus cher : un rapport tromperait",
    ),
]


def note_in(note: str, lang: str) -> str:
    """A note in a language, clause by clause.

    Examples
    --------
    >>> note_in("identical; one replicate: no interval", "fr")
    "identique; une seule réplication : pas d'intervalle"
    """
    if lang == "en":
        return note
    return "; ".join(_french(clause.strip()) for clause in note.split(";") if clause.strip())


def _french(clause: str) -> str:
    for pattern, french in CLAUSES:
        if match := re.fullmatch(pattern, clause):
            return french.format(*(_decimal_comma(found) for found in match.groups()))
    return clause


def _decimal_comma(found: str) -> str:
    return re.sub(r"(?<=\d)\.(?=\d)", ",", found)
