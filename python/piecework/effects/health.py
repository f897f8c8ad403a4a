"""Can a number be quoted? A light for each effect, with the reasons in words.

Green: nothing speaks against it. Amber: quote it with its reason. Red: do not quote it. The checks are those that a
reader of a Monte Carlo result would make by hand (after the tally checks of MCNP): enough replicates, enough persons,
an interval that is narrow beside the effect, no replicate that carries the result alone, two kinds of interval that
agree, arms that share their luck, an effect that is not still moving, and an allowance for how many numbers were
looked at. The limits below are conventions, not results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.special import stdtr, stdtrit

from piecework import i18n
from piecework.effects.intervals import Floats
from piecework.notes import note_in

GREEN, AMBER, RED = "green", "amber", "red"
FEWEST_REPLICATES = 3  # below which no interval is worth quoting
FEW_REPLICATES = 8
FEW_PERSONS = 30
WIDE = 0.5  # half-width over effect
OUTLIER = 0.01  # level of the test for one replicate that stands apart (Grubbs 1969)
DISAGREE = 1.5  # bootstrap over t half-width
DRIFT = 0.01  # level of the test for an effect that moves within the evaluation period


@dataclass
class Judgement:
    """The light and its reasons, in order: each the key of a sentence with what fills it, or text as it is."""

    light: str = GREEN
    reasons: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def add(self, light: str, key: str, **values: Any) -> None:
        order = (GREEN, AMBER, RED)
        self.light = max(self.light, light, key=order.index)
        self.reasons.append((key, values))

    def why(self, lang: str = "en") -> str:
        """The reasons in English or French; numbers are written as the language does."""
        between = i18n.say("semicolon", lang)
        return between.join(i18n.say(key, lang, **_written(values, lang)) for key, values in self.reasons)

    def columns(self) -> dict[str, str]:
        return {"health": self.light, "why": self.why()}


def _written(values: dict[str, Any], lang: str) -> dict[str, Any]:
    return {name: _in_words(value, lang) for name, value in values.items()}


def _in_words(value: Any, lang: str) -> Any:
    """A number as the language writes it; a text is a note of the table."""
    if isinstance(value, float):
        return i18n.plain(float(f"{value:.3g}"), lang)
    return note_in(value, lang) if isinstance(value, str) else value


def sign_wrong(paired: Floats) -> float:
    """Chance that the true mean lies on the other side of zero than the observed one, by Student's t.

    It is half the p value of the two-sided test, and at most one half; NaN where there is no spread to judge by.

    Examples
    --------
    >>> round(sign_wrong(np.array([1.0, 1.0, 2.0, 0.0])), 4)
    0.0459
    """
    count = len(paired)
    if count < 2 or not paired.any():
        return float("nan")
    error = float(paired.std(ddof=1)) / np.sqrt(count)
    if error == 0:
        return 0.0
    return float(stdtr(count - 1, -abs(float(paired.mean())) / error))


def judge(row: dict[str, Any], paired: Floats, course: Floats | None = None) -> Judgement:
    """The light of one effect, before the allowance for many comparisons.

    Parameters
    ----------
    row
        What `paired.compare` found.
    paired
        The differences by replicate.
    course
        The same by month, axes (replicate, month), if the measure has a course.
    """
    found = Judgement()
    if not np.isfinite(row["difference"]):
        found.add(RED, "why_text", text=row["note"])
        return found
    count = len(paired)
    if count < FEWEST_REPLICATES:
        found.add(RED, "why_replicates" if count > 1 else "why_single", count=count)
    elif count < FEW_REPLICATES:
        found.add(AMBER, "why_replicates", count=count)
    if row["n_min"] < FEW_PERSONS:
        found.add(AMBER, "why_persons", count=row["n_min"])
    if "without a value" in row["note"]:
        found.add(AMBER, "why_text", text=row["note"].split(";")[0])
    if not paired.any():
        found.add(GREEN, "why_same")
    elif count > 1:
        _judge_interval(found, row)
        _judge_spread(found, paired, row)
        _judge_course(found, course)
    return found


def _judge_interval(found: Judgement, row: dict[str, Any]) -> None:
    half, size = row["high"] - row["difference"], abs(row["difference"])
    if size <= half:
        found.add(AMBER, "why_zero", seen=float(half))
    elif half > WIDE * size:
        found.add(AMBER, "why_wide", percent=f"{100 * half / size:.0f}")
    other = row["boot_high"] - row["difference"]
    if np.isfinite(other) and half > 0 and (size <= half) != (size <= other):
        found.add(AMBER, "why_disagree")
    elif np.isfinite(other) and other > DISAGREE * half > 0:
        found.add(AMBER, "why_not_normal")


def _judge_spread(found: Judgement, paired: Floats, row: dict[str, Any]) -> None:
    away = np.abs(paired - paired.mean())
    spread = float(paired.std(ddof=1))
    known = np.isfinite(row["variance_ratio"])  # else the differences are equal but for rounding
    if known and len(paired) > 3 and away.max() / spread > _grubbs(len(paired)):
        found.add(AMBER, "why_apart", rest=float(np.delete(paired, away.argmax()).mean()))
    if row["variance_ratio"] < 1:  # NaN is not
        found.add(AMBER, "why_unpaired")


def _grubbs(count: int) -> float:
    """How many standard deviations the farthest of so many normal values lies off with chance `OUTLIER`."""
    t = stdtrit(count - 2, 1 - OUTLIER / (2 * count))
    return float((count - 1) / np.sqrt(count) * np.sqrt(t**2 / (count - 2 + t**2)))


def _judge_course(found: Judgement, course: Floats | None) -> None:
    """Whether the second half of the evaluation period tells another effect than the first."""
    if course is None or course.shape[1] < 4:
        return
    half = course.shape[1] // 2
    first, second = course[:, :half].mean(axis=1), course[:, half:].mean(axis=1)
    change = second - first
    if not np.isfinite(change).all() or len(change) < FEWEST_REPLICATES:
        return
    if 2 * sign_wrong(change) < DRIFT:
        found.add(AMBER, "why_moves", first=float(first.mean()), second=float(second.mean()))


def allow_for_many(rows: Sequence[dict[str, Any]], lights: Sequence[Judgement], level: float) -> int:
    """Holm's (1979) allowance for the number of effects looked at; returns that number.

    An effect whose own interval excludes zero but which would not be told from zero when all of the table are judged
    together turns amber.
    """
    known = [(2 * row["sign_wrong"], index) for index, row in enumerate(rows) if np.isfinite(row["sign_wrong"])]
    reached = 0.0
    for position, (chance, index) in enumerate(sorted(known)):
        reached = max(reached, min(1.0, chance * (len(known) - position)))
        if chance < 1 - level <= reached:
            lights[index].add(AMBER, "why_many", count=len(known))
    return len(known)
