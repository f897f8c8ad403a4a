"""What happened to one resident of a study, event by event, and what was posted. A part of `Study`."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError
from piecework.study.handover import Handover

if TYPE_CHECKING:
    import pandas as pd

    from piecework.effects.first_event import FirstEvent

TEXTS = ["arm", "event", "unit", "counted", "names", "detail", "note", "label_en", "label_fr"]
NUMBERS = {"person": "Int64", "count": "Int64", "other": "UInt64"}


class Diaries(Handover):
    """Replaying a run to see what happened to some of its residents."""

    def diary(
        self,
        person: int | Iterable[int] | None = None,
        arm: str | Iterable[str] | None = None,
        replicate: int | None = None,
        *,
        market: bool = False,
        threads: int | None = None,
        progress: bool | None = None,
    ) -> pd.DataFrame:
        """What happened to residents in a run, event by event, from the day the arms part.

        Nothing of it is kept in the study: the replicate is simulated again, and must come to the result that was
        committed.

        Parameters
        ----------
        person
            Number of a resident (``panel.id``), or up to 32 of them; all live in the city on the day the arms part.
            None with ``market=True`` follows nobody.
        arm
            An arm or several; None means all.
        replicate
            Which replicate; None takes the first in which the panel follows the person, without a panel the first that
            is committed.
        market
            Also tell what the market posts: every batch of tasks, vacancy and project, in rows without a person.
        threads
            Arms simulated at the same time; None means one for each processor.
        progress
            Show a progress bar; None shows it on a terminal and in a notebook.

        Returns
        -------
        pandas.DataFrame
            One row per event, arm by arm: arm, replicate, person, time, event, amount and its unit, count and what is
            counted, other (the number of what stands under names), detail, note, and labels in two languages
            (docs/format.md).

        Raises
        ------
        InputError
            No such arm, replicate or resident; nobody to follow and no market; too many residents; or scenario, data
            or program are no longer those that the study was made with.

        Examples
        --------
        >>> life = study.diary(1234, "pay_floor")  # doctest: +SKIP
        >>> life[life.event == "hire"]  # doctest: +SKIP
        >>> posted = study.diary(arm="baseline", market=True)  # doctest: +SKIP
        >>> posted[posted.event == "task_posted"].groupby("detail")["count"].sum()  # doctest: +SKIP
        """
        import pandas as pd

        from piecework.study.again import listed, require_folder
        from piecework.study.run import output_of

        require_folder(self)
        persons = [int(each) for each in _listed_persons(person)]
        if not persons and not market:
            raise InputError("person: a diary follows somebody; name 1 to 32 residents of panel.id, or say market=True")
        which = _replicate_of(self, persons[0]) if replicate is None and persons else replicate
        words = ["diary", str(self.place)]
        words += ["--person", listed(persons)] if persons else []
        words += ["--market"] if market else []
        words += [] if arm is None else ["--arms", listed(arm)]
        words += [] if which is None else ["--replicate", str(which)]
        words += [] if threads is None else ["--threads", str(threads)]
        types: Any = dict.fromkeys(TEXTS, "str") | NUMBERS
        table = pd.read_csv(io.StringIO(output_of(words, progress)), dtype=types, parse_dates=["time"])
        return table.fillna(dict.fromkeys(TEXTS, ""))

    def first_divergence(
        self,
        person: int,
        arm: str | None = None,
        replicate: int | None = None,
        against: str | None = None,
        *,
        threads: int | None = None,
        progress: bool | None = None,
    ) -> FirstEvent:
        """The first event at which a resident's lives in two arms part, and the chain after it.

        `divergence` tells the month from the panel alone; this one simulates both lives again and tells the second.

        Parameters
        ----------
        person
            Number of the resident; `diverging` lists those of a panel whose lives part.
        arm
            A policy arm; None takes the first.
        replicate
            As in `diary`.
        against
            The arm to compare with; None means the baseline.
        threads, progress
            As in `diary`.

        Returns
        -------
        FirstEvent
            What happened in either life, the `chain`, and `story("en")` or `story("fr")` to read.

        Raises
        ------
        InputError
            As in `diary`.

        Examples
        --------
        >>> print(study.first_divergence(1234, "pay_floor").story("fr"))  # doctest: +SKIP
        """
        from piecework.effects.first_event import first_event
        from piecework.effects.paired import reference_arm
        from piecework.effects.panel import chosen_arms

        chosen, reference = chosen_arms(self, arm, against)[0], reference_arm(self, against)
        both = self.diary(person, [reference, chosen], replicate, threads=threads, progress=progress)
        lives = (both[both["arm"] == name] for name in (reference, chosen))
        return first_event(*lives)


def _listed_persons(person: int | Iterable[int] | None) -> Iterable[int]:
    if person is None:
        return []
    return person if isinstance(person, Iterable) else [person]


def _replicate_of(study: Handover, person: int) -> int | None:
    """The first replicate whose panel follows this resident; None without one."""
    try:
        ids = study.panel()["id"].transpose("replicate", "person")
    except InputError:
        return None
    found = [int(number) for number, own in zip(ids["replicate"].values, ids.values, strict=True) if person in own]
    return found[0] if found else None
