"""As many replicates as an effect needs: run some, see how wide the intervals are, run what is missing.

The width asked for is that of the *contrast* between arms, which common seeds make narrow, not of the levels. Stopping
when an interval has become narrow favours samples that happen to be narrow, so a little coverage is lost: by simulation
at most 1.5 points with eight replicates to begin with (tests/python/test_precision.py), 3.5 with four.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from piecework.errors import InputError
from piecework.i18n import counted
from piecework.study.study import Study

FEWEST = 4
MOST = 64
GROWTH = 2.0  # at most so many times more replicates at once, since the first spread may mislead
LEVEL = 0.95


@dataclass(frozen=True)
class Width:
    """How wide the interval of one effect is, and how many replicates would make it as narrow as wanted."""

    measure: str
    arm: str
    half: float
    wanted: float
    needed: int

    @property
    def is_met(self) -> bool:
        return self.half <= self.wanted

    def __str__(self) -> str:
        return f"{self.measure}, {self.arm}: \u00b1 {self.half:.3g} of \u00b1 {self.wanted:.3g}"


def replicates_needed(spread: float, wanted: float, level: float = LEVEL, most: int = 1_000_000) -> int:
    """Replicates at which t(n - 1) spread / sqrt(n) falls to `wanted`, at most `most`.

    Examples
    --------
    >>> replicates_needed(1.0, 0.5)
    18
    """
    if not math.isfinite(spread):
        return most
    low, high = 2, most
    while low < high:
        count = (low + high) // 2
        if float(stdtrit(count - 1, (1 + level) / 2)) * spread / math.sqrt(count) <= wanted:
            high = count
        else:
            low = count + 1
    return low


def widths(study: Study, precision: Mapping[str, float], level: float = LEVEL, most: int = MOST) -> list[Width]:
    """How wide the intervals of a study's effects are beside what is wanted.

    Raises
    ------
    InputError
        No such measure, or a width that is not above zero.
    """
    check(precision)
    found = []
    for name, wanted in precision.items():
        measure, _, component = name.partition(".")
        component = study.component(measure, component or None)
        table = study.effects(measure, level=level)
        for _, row in table[table.component == component].iterrows():
            half = float(row.high - row.difference)
            count = int(row.replicates)
            spread = half / float(stdtrit(count - 1, (1 + level) / 2)) * math.sqrt(count) if count > 1 else math.nan
            needed = replicates_needed(spread, wanted, level, most)
            found.append(Width(name, str(row.arm), half if np.isfinite(half) else math.inf, wanted, needed))
    return found


def check(precision: Mapping[str, float]) -> None:
    """Refuses widths that cannot be reached."""
    if not precision:
        raise InputError('precision: name at least one measure, for example {"M1": 0.25}')
    for name, wanted in precision.items():
        if isinstance(wanted, bool) or not isinstance(wanted, int | float) or not wanted > 0:
            raise InputError(f"precision of {name}: {wanted!r} must be a number above 0, in the unit of the measure")


def extend_until(study: Study, precision: Mapping[str, float], most: int, more: Callable[[Study, int], Study]) -> Study:
    """Adds replicates until every effect asked for is as narrow as wanted, or there are `most`.

    `more` makes a study one of so many replicates. What is missing is said in a warning of the logger ``piecework``.
    """
    logger = logging.getLogger("piecework")
    while True:
        found = widths(study, precision, most=most)
        open_ones = [width for width in found if not width.is_met]
        logger.info("%s: %s", counted(len(study.replicates), "replicate"), "; ".join(map(str, found)))
        if not open_ones:
            return study
        count = max(study.replicates) + 1
        if count >= most:
            logger.warning("stopped at %s, with %s", counted(count, "replicate"), "; ".join(map(str, open_ones)))
            return study
        study = more(study, next_count(count, open_ones, most))


def next_count(count: int, open_ones: list[Width], most: int) -> int:
    """How many replicates to have next."""
    needed = max(width.needed for width in open_ones)
    return min(most, max(count + 1, min(needed, math.ceil(GROWTH * count))))
