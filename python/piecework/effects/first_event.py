"""The first event at which two lives of one resident part, and the chain after it: a case to read, not an effect.

Two diaries of the same resident, from the same replicate and two arms, are laid side by side. Both begin on the day the
arms part with the same luck, drawn by addresses that no policy moves; so everything before the first event that differs
is equal to the second and the cent, and from then on what differs follows from it or from what others did since.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from piecework import i18n
from piecework.effects.diary_words import count_in_words, decision_in_words, in_words, kinds_in_words, way_of

KEY = ["time", "event", "amount", "count", "other", "detail", "note"]
POLICY_KINDS = ["policy_begin", "policy_end", "policy_decision"]
TOLD = 12  # events of note after the first
OF_NOTE = [
    "entry", "exit", "deactivated", "reinstated", "hire", "own_account_begin", "separation", "own_account_end",
    "wage_change", "claim_begin", "claim_end", "recognition", "experience", "training_begin", "training_end",
    "contract", "payment", "rating", "gone",
]  # fmt: skip
MONTHLY = ["board_month", "driving_pay", "month_closed"]
CHAIN = [
    "time", "event", "unit", "before", "after", "counted", "count_before", "count_after", "in_before", "in_after",
    "detail",
]  # fmt: skip
VALUES = ("amount", "count")
CENT = 0.01
Event = dict[str, Any]


@dataclass(frozen=True)
class FirstEvent:
    """Two lives of one resident, event by event.

    Attributes
    ----------
    person, replicate, arm, against
        Whose, and in which arms.
    time
        When the lives part; None if they never do.
    before, after
        What happened then in the life of `against` and in that of `arm`: the row of the diary, or None if nothing did.
    alike
        Number of events before it, equal in both lives.
    decision
        The row of the last value that a policy moved for this resident in one life and not in the other, up to then;
        None if there is none.
    in_force
        Policies that had begun by then in `arm` and not in `against`.
    chain
        One row per event of note from then on that is not the same in both lives: time, event, unit, before and after
        (amounts; NaN where it did not happen), counted, count_before and count_after (the same), in_before, in_after,
        detail.
    """

    person: int
    replicate: int
    arm: str
    against: str
    time: pd.Timestamp | None
    before: Event | None
    after: Event | None
    alike: int
    decision: Event | None
    in_force: list[str]
    chain: pd.DataFrame
    until: pd.Timestamp | None = None
    totals: dict[str, float] = field(default_factory=dict)

    @property
    def is_direct(self) -> bool:
        """Whether a policy moved a value for this resident, or gave a place on its course, in the very moment."""
        began = self.after is not None and self.after["event"] == "training_begin"
        moved = self.decision is not None and self.decision["time"] == self.time
        return moved or (began and self.after is not None and self.after["detail"] in self.in_force)

    @property
    def way(self) -> str:
        """Where it happened: board, jobs, projects, driving, courses, or purse; "" if the lives never part."""
        event = self.after or self.before
        return "" if event is None else way_of(event)

    def story(self, lang: str = "en") -> str:
        """The case in sentences, with dates and dollars, in English or French."""
        names = {"person": self.person, "replicate": self.replicate, "arm": self.arm, "against": self.against}
        title = i18n.say("story_title", lang, **names)
        if self.time is None:
            return f"{title}\n{i18n.say('diary_same', lang, count=i18n.plain(self.alike, lang))}"
        when = i18n.moment_in_words(self.time, lang)
        alike = "diary_alike" if self.alike > 1 else f"diary_alike_{self.alike}"
        lines = [title, i18n.say(alike, lang, when=when, count=i18n.plain(self.alike, lang))]
        for key, name, event in (("diary_in", self.against, self.before), ("diary_in", self.arm, self.after)):
            told = in_words(event, lang) if event is not None else i18n.say("diary_nothing", lang, when=when)
            lines.append(i18n.say(key, lang, arm=name, event=told))
        lines.append(self._cause(lang))
        lines += self._chain(lang)
        if self.until is not None and self.totals:
            income, pay = (i18n.money(self.totals[name], lang, "+") for name in ("CAD", "USD"))
            last = i18n.moment_in_words(self.until, lang)
            lines.append(i18n.say("diary_end", lang, when=last, income=income, pay=pay))
        return "\n".join([*lines, i18n.say("story_limits", lang)])

    def _cause(self, lang: str) -> str:
        began = self.after is not None and self.after["event"] == "training_begin"
        if began and self.after is not None and self.after["detail"] in self.in_force:
            return i18n.say("diary_course", lang, policy=self.after["detail"])
        policies = ", ".join(self.in_force) or i18n.say("story_nothing", lang)
        if self.decision is None:
            way = i18n.say(f"diary_by_{self.way}", lang)
            return i18n.say("diary_unknown", lang, policies=policies, way=way)
        count = int(self.decision["count"])
        more = i18n.say("diary_first_of", lang, count=i18n.plain(count, lang)) if count > 1 else ""
        names = {"policy": self.decision["detail"], "value": decision_in_words(self.decision, lang), "more": more}
        if self.decision["time"] == self.time:
            return i18n.say("diary_moved", lang, **names)
        when = i18n.moment_in_words(self.decision["time"], lang)
        return i18n.say("diary_nearest", lang, when=when, **names)

    def _chain(self, lang: str) -> list[str]:
        first = [(self.time, event["event"]) for event in (self.before, self.after) if event is not None]
        rows = [row for row in self.chain.to_dict("records") if (row["time"], row["event"]) not in first]
        lines = []
        for row in rows[:TOLD]:
            when = i18n.moment_in_words(row["time"], lang)
            label = kinds_in_words(row, lang)
            if row["in_before"] and row["in_after"]:
                values = {"after": _amount(row, "after", lang), "before": _amount(row, "before", lang)}
                told = i18n.say("story_change", lang, label=label, **values) + _counts(row, lang)
            else:
                arm = self.arm if row["in_after"] else self.against
                told = i18n.say("diary_only", lang, arm=arm, event=row["words"][0 if lang == "en" else 1])
            lines.append(f"- {when}{i18n.say('colon', lang)}{told}.")
        if len(rows) > TOLD:
            lines.append(i18n.say("diary_more", lang, count=len(rows) - TOLD))
        return lines

    def __str__(self) -> str:
        return self.story()


def first_event(before: pd.DataFrame, after: pd.DataFrame) -> FirstEvent:
    """Where two diaries of one resident part.

    Parameters
    ----------
    before, after
        Diaries of one resident in one replicate, in the arm to compare with and in the policy arm, as `Study.diary`
        gives them.

    Returns
    -------
    FirstEvent
        `FirstEvent.chain`, and `FirstEvent.story` to read.

    Examples
    --------
    >>> both = study.diary(1234, ["baseline", "pay_floor"])  # doctest: +SKIP
    >>> print(first_event(*(life for _, life in both.groupby("arm"))).story())  # doctest: +SKIP
    """
    before, after = (diary[diary["person"].notna()] for diary in (before, after))  # the market has no life
    lives = [_of_life(before), _of_life(after)]
    keys = [[tuple(row) for row in life[KEY].itertuples(index=False)] for life in lives]
    alike = 0
    while alike < min(map(len, keys)) and keys[0][alike] == keys[1][alike]:
        alike += 1
    first = [life.iloc[alike].to_dict() if alike < len(life) else None for life in lives]
    times = [event["time"] for event in first if event is not None]
    time = min(times) if times else None
    events = [event if event is not None and event["time"] == time else None for event in first]
    some = before if len(before) else after
    of_arm = [_name(life) for life in (before, after)]
    chain = _chain(*(life.iloc[alike:] for life in lives))
    return FirstEvent(
        person=int(some["person"].iloc[0]) if len(some) else -1,
        replicate=int(some["replicate"].iloc[0]) if len(some) else -1,
        arm=of_arm[1],
        against=of_arm[0],
        time=time,
        before=events[0],
        after=events[1],
        alike=alike,
        decision=None if time is None else _decision(before, after, time),
        in_force=[] if time is None else [name for name in _begun(after, time) if name not in _begun(before, time)],
        chain=chain,
        until=max((life["time"].max() for life in lives if len(life)), default=None),
        totals=_totals(*lives),
    )


def _name(diary: pd.DataFrame) -> str:
    return str(diary["arm"].iloc[0]) if len(diary) else ""


def _of_life(diary: pd.DataFrame) -> pd.DataFrame:
    """Without what policies did; NaN as None, so that equal rows are equal."""
    life = diary[~diary["event"].isin(POLICY_KINDS)]
    return life.astype(object).where(life.notna(), None).reset_index(drop=True)


def _begun(diary: pd.DataFrame, time: pd.Timestamp) -> list[str]:
    until = diary[diary["time"] <= time]
    begun = until.loc[until["event"] == "policy_begin", "detail"]
    ended = set(until.loc[until["event"] == "policy_end", "detail"])
    return [str(name) for name in dict.fromkeys(begun) if name not in ended]


def _decision(before: pd.DataFrame, after: pd.DataFrame, time: pd.Timestamp) -> Event | None:
    """The last one up to `time` that only one of the lives has."""
    made = [life[(life["event"] == "policy_decision") & (life["time"] <= time)] for life in (before, after)]
    columns = ["time", "detail", "note"]
    keys = [{tuple(row) for row in rows[columns].itertuples(index=False)} for rows in made]
    own = [
        row
        for rows, other in zip(made, reversed(keys), strict=True)
        for row in rows.to_dict("records")
        if tuple(row[name] for name in columns) not in other
    ]
    return max(own, key=lambda row: row["time"]) if own else None


def _chain(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    rows = [*_in_one_life(before, after), *_monthly(before, after)]
    rows.sort(key=lambda row: row["time"])
    return pd.DataFrame(rows, columns=[*CHAIN, "label_en", "label_fr", "words"])


def _in_one_life(before: pd.DataFrame, after: pd.DataFrame) -> list[Event]:
    lives = [life[life["event"].isin(OF_NOTE)] for life in (before, after)]
    left = [[tuple(row) for row in life[KEY].itertuples(index=False)] for life in lives]
    rows: list[Event] = []
    for place, life in enumerate(lives):
        others = list(left[1 - place])
        for key, event in zip(left[place], life.to_dict("records"), strict=True):
            if key in others:
                others.remove(key)
                continue
            found: list[Event | None] = [None, None]
            found[place] = event
            rows.append(_row(found, float("nan")))
    return rows


def _monthly(before: pd.DataFrame, after: pd.DataFrame) -> list[Event]:
    """Amounts that are due at the same moments in both lives; nothing in one of them counts as 0 there."""
    rows: list[Event] = []
    for kind in MONTHLY:
        lives = [
            {event["time"]: event for event in life[life["event"] == kind].to_dict("records")}
            for life in (before, after)
        ]
        for time in sorted(set(lives[0]) | set(lives[1])):
            row = _row([life.get(time) for life in lives], 0.0)
            if abs(row["after"] - row["before"]) >= CENT / 2:
                rows.append(row | {"in_before": True, "in_after": True})
    return rows


def _row(found: list[Event | None], nothing: float) -> Event:
    """A row of the chain from the event in either life; `nothing` stands where it did not happen."""
    event = next(each for each in found if each is not None)
    copied = {name: event[name] for name in ("time", "event", "unit", "counted", "detail", "label_en", "label_fr")}
    amounts, counts = ([nothing if each is None else _number(each[name]) for each in found] for name in VALUES)
    own = {"before": amounts[0], "after": amounts[1], "count_before": counts[0], "count_after": counts[1]}
    lives = {"in_before": found[0] is not None, "in_after": found[1] is not None}
    return copied | own | lives | {"words": tuple(in_words(event, lang, "event") for lang in i18n.LANGUAGES)}


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def _counts(row: Event, lang: str) -> str:
    if row["count_before"] == row["count_after"] or not row["counted"]:
        return ""
    counts = {side: count_in_words(row | {"count": row[f"count_{side}"]}, lang) for side in ("before", "after")}
    return i18n.say("diary_counts", lang, **counts)


def _amount(row: Event, side: str, lang: str) -> str:
    return in_words(row | {"amount": row[side]}, lang, "amount")


def _totals(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, float]:
    """What `after` has more of: net income, CAD; pay from the board, USD."""
    sums = {}
    for name, kind in (("CAD", "month_closed"), ("USD", "board_month")):
        made = [float(life.loc[life["event"] == kind, "amount"].astype(float).sum()) for life in (before, after)]
        sums[name] = made[1] - made[0]
    return sums
