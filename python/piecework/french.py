"""How French is set: blanks that do not break stand where its typography wants them; no line begins with a colon.

Sentences are written with ordinary blanks, as people type them; `french` sets them.
"""

from __future__ import annotations

import re

THIN = "\u202f"  # narrow no-break space: before ; ? ! and between thousands
FULL = "\u00a0"  # no-break space: before : % $ and inside « »
RULES = [
    (re.compile(r" (?=:(?:\s|$))"), FULL),
    (re.compile(r"(?<=[^\s;?!]) ?(?=[;?!](?:[\s»)…]|$))"), THIN),
    (re.compile(r"(?<=[\d}]) (?=[%$])"), FULL),
    (re.compile(r"(?<=«) "), FULL),
    (re.compile(r" (?=»)"), FULL),
]


def french(text: str) -> str:
    """A sentence with the blanks of French typography; one that is set already stays as it is.

    Examples
    --------
    >>> french("Écart : 5 % ; « et si » ?") == "Écart\\u00a0: 5\\u00a0%\\u202f; «\\u00a0et si\\u00a0»\\u202f?"
    True
    """
    for pattern, blank in RULES:
        text = pattern.sub(blank, text)
    return text


def french_number(text: str) -> str:
    """A number that was written in English, as French writes it: a decimal comma, blanks between thousands.

    Examples
    --------
    >>> french_number("1,234.5") == "1\\u202f234,5"
    True
    """
    return text.replace(",", THIN).replace(".", ",")
