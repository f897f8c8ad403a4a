"""The plain answer: what a policy changes, for whom, at what cost, on which assumption, and what that does not say.

Every sentence is made from the numbers of the tables, and guarded as they are: no direction where the interval spans
zero, no value where a cell is too small, no effect from a single replicate.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from piecework import i18n
from piecework.effects.gains import gains
from piecework.effects.intervals import half_width
from piecework.effects.paired import effects
from piecework.effects.panel import chosen_arms
from piecework.effects.public_cost import HORIZON, has_account, net_cost
from piecework.notes import note_in
from piecework.results import Results

if TYPE_CHECKING:
    import pandas as pd

PUBLIC = "M17"  # the measure of the public account
ASSUMED = "A"  # the confidence of a parameter without data


def answer(
    results: Results,
    lang: str = "en",
    measure: str | None = None,
    by: str | None = "immigrant_class",
    arm: str | None = None,
    level: float = 0.95,
) -> str:
    """The answer of a study in plain words, one part for each policy.

    Parameters
    ----------
    results
        A loaded study.
    lang
        ``"en"`` or ``"fr"``.
    measure
        A measure (its headline is told), or a component such as ``"M3.below_poverty"``; None takes M1, or what a study
        without residents can say (`piecework.Study.headline`).
    by
        Dimension of groups that the effect is told for; None leaves them out.
    arm
        A policy arm; None takes all of them.
    level
        Probability that the intervals cover.

    Returns
    -------
    str
        Paragraphs separated by blank lines.

    Raises
    ------
    InputError
        No such language, measure, group or arm, or no arm to compare.

    Examples
    --------
    >>> print(answer(study, "fr"))  # doctest: +SKIP
    """
    i18n.check(lang)
    name, _, component = (measure or results.headline).partition(".")
    component = results.component(name, component or None)
    told = _Teller(results, lang, name, component, level)
    return "\n\n".join(told.arm(each, by) for each in chosen_arms(results, arm))


class _Teller:
    """Tells about one component of a measure in one language."""

    def __init__(self, results: Results, lang: str, measure: str, component: str, level: float) -> None:
        self.results, self.lang, self.measure, self.component, self.level = results, lang, measure, component, level
        self._tables: dict[str | None, pd.DataFrame] = {}

    def say(self, key: str, **values: Any) -> str:
        return i18n.say(key, self.lang, level=i18n.level_in_words(self.level, self.lang), **values)

    def number(self, value: float, sign: str = "") -> str:
        return i18n.number(value, self.lang, sign)

    def arm(self, arm: str, by: str | None) -> str:
        row = self._rows(arm, None).iloc[0]
        scenario = self._scenario()
        policies = self.results.policies_of(arm) or [{}]
        title = " + ".join(self._title(policy, arm) for policy in policies)
        parts = {
            "effect_head": " ".join([self._effect(row, self.results.label(self.measure, self.component, self.lang)),
                                     *self._sure(row)]),
            "who_head": self._who(arm, by),
            "cost_head": self._cost(arm),
            "assumption_head": self._assumption(policies),
            "limits_head": self.say("limits"),
        }  # fmt: skip
        head = self.say("title", policy=title, scenario=scenario)
        return "\n".join([head, *(f"{self.say(key)}{self.say('colon')}{text}" for key, text in parts.items())])

    @cached_property
    def _gains(self) -> pd.DataFrame:
        """Of all arms at once, since the panel is large."""
        return gains(self.results, level=self.level).set_index("arm")

    def _rows(self, arm: str, by: str | None) -> pd.DataFrame:
        if by not in self._tables:
            self._tables[by] = effects(self.results, self.measure, by, self.level)
        table = self._tables[by]
        return table[(table.arm == arm) & (table.component == self.component)]

    def _title(self, record: Any, otherwise: str) -> str:
        key = "title" if self.lang == "en" else "title_fr"
        return str(record.get(key) or record.get("title") or otherwise) if isinstance(record, dict) else otherwise

    def _scenario(self) -> str:
        """The scenario's title, and the future that it was set in."""
        title = self._title(self.results.scenario, str(self.results.identity.get("scenario", "")))
        future = self.results.scenario.get("future")
        name = future.get("name") if isinstance(future, dict) else None
        return self.say("in_future", scenario=title, future=name) if name else title

    def _effect(self, row: pd.Series, label: str) -> str:
        label = label[:1].upper() + label[1:]
        if self.measure not in self.results.with_values and self.results.with_values:
            return self.say("effect_nobody", label=label, measures=", ".join(self.results.with_values))
        if not np.isfinite(row.difference):
            return self.say("effect_hidden", label=label, note=note_in(row.note, self.lang))
        if "identical" in row.note:
            return self.say("effect_same", label=label)
        if not np.isfinite(row.low):
            return self.say("effect_single", label=label)
        unit = self.results.unit(self.measure, self.component)
        share = unit == "1"
        scale, words = (100.0, "points") if share else (1.0, i18n.unit(unit, self.lang))
        ends = {"low": self.number(row.low * scale, "+"), "high": self.number(row.high * scale, "+"), "unit": words}
        if row.low <= 0 <= row.high:
            seen = f"{self.number((row.high - row.difference) * scale)} {words}".rstrip()
            return self.say("effect_none", label=label, seen=seen, **ends).replace("  ", " ")
        key = "effect_up" if row.difference > 0 else "effect_down"
        level = (lambda value: i18n.percent(value, self.lang)) if share else self.number
        levels = {"before": level(row.baseline), "after": level(row.policy)}
        size = self.number(abs(row.difference) * scale)
        return self.say(key, label=label, size=size, **levels, **ends).replace("  ", " ")

    def _sure(self, row: pd.Series) -> list[str]:
        if not np.isfinite(row.sign_wrong):
            return []
        chance, light = i18n.percent(row.sign_wrong, self.lang), i18n.light(row.health, self.lang)
        reasons = row.why if self.lang == "en" else self._tables[None].attrs["why_fr"][row.name]
        return [
            self.say("sure", count=row.replicates, chance=chance, light=light, why=f" ({reasons})" if reasons else "")
        ]

    def _who(self, arm: str, by: str | None) -> str:
        told = []
        if by is not None:
            labels = {group.member: group.name for group in self.results.groups_by(by)}
            rows = self._rows(arm, by)
            for _, row in rows[rows.n_min > 0].iterrows():
                told.append(self._effect(row, self.results.group_label(labels[row.group], self.lang)))
        if any(name == "panel/net_income" for name in self.results.names):
            told.append(self._panel(self._gains.loc[arm]))
        return " ".join(each for each in told if each) or self.say("who_none")

    def _panel(self, row: pd.Series) -> str:
        if not np.isfinite(row.net_share_low):
            return ""
        if row.net_share_low <= 0 <= row.net_share_high:
            net = self.say("panel_even")
        else:
            low, high = self.number(100 * row.net_share_low, "+"), self.number(100 * row.net_share_high, "+")
            net = self.say("panel_net", net=self.number(100 * row.net_share, "+"), low=low, high=high)
        better, worse = (i18n.percent(value, self.lang) for value in (row.share_better, row.share_worse))
        return self.say("panel", better=better, worse=worse, net=net)

    def _cost(self, arm: str) -> str:
        has_residents = PUBLIC in self.results.with_values or PUBLIC not in self.results.measures
        cost = net_cost(self.results, arm) if has_account(self.results) and has_residents else np.empty(0)
        cost = cost[np.isfinite(cost)]
        if len(cost) < 2:
            return self.say("cost_unknown")
        if not cost.any():
            return self.say("cost_free")
        stands_for = self.results.stands_for
        cost = cost * (stands_for or 1.0)
        mean, half = float(cost.mean()), float(half_width(cost, self.level))
        values: dict[str, str | int] = {"low": self.number(mean - half, "+"), "high": self.number(mean + half, "+")}
        values |= {"cost": self.number(abs(mean)), "months": min(HORIZON, len(self.results.months))}
        values["scope"] = self.say("scope_city" if stands_for else "scope_sample")
        if abs(mean) <= half:
            del values["cost"]
            return self.say("cost_unclear", **values)
        return self.say("cost_more" if mean > 0 else "cost_less", **values)

    def _assumption(self, policies: list[Any]) -> str:
        numbers = [
            (name, record)
            for policy in policies
            if isinstance(policy, dict)
            for name, record in policy.get("parameters", {}).items()
            if isinstance(record, dict) and isinstance(record.get("value"), int | float)
        ]
        assumed = [pair for pair in numbers if pair[1].get("confidence") == ASSUMED]
        if not assumed:
            return self.say("assumption_none")
        name, record = max(assumed, key=lambda pair: _width(pair[1]))
        values = {end: i18n.plain(float(record.get(end, np.nan)), self.lang) for end in ("value", "low", "high")}
        unit = i18n.unit(str(record.get("unit", "")), self.lang)
        counts = {"count": len(assumed), "all": len(numbers)}
        source = str(record.get("source", "")).removeprefix("assumption: ").rstrip(".")  # "assumed" is said before it
        return self.say("assumption", name=name, unit=unit, source=source, **values, **counts).replace("  ", " ")


def _width(record: dict[str, Any]) -> float:
    """How wide the range of an assumption is beside its value."""
    low, high, value = (float(record.get(key, np.nan)) for key in ("low", "high", "value"))
    if not np.isfinite([low, high, value]).all():
        return -1.0
    return (high - low) / max(abs(value), 1e-12)
