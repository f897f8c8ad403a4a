"""A study as people use it: its data, what its policies changed, and a picture of both."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from piecework.results import open_results
from piecework.study.diaries import Diaries

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.figure import Figure

    from piecework.effects import Divergence


class Study(Diaries):
    """A study folder: one baseline and its policy arms, each run with the same seeds.

    Examples
    --------
    >>> import piecework as pw
    >>> study = pw.load("studies/grown-1f2e3d4c")  # doctest: +SKIP
    >>> study.effects("M1", by="immigrant_class")  # doctest: +SKIP
    >>> study.plot("M1").savefig("effect.png")  # doctest: +SKIP
    """

    def effects(
        self,
        measure: str = "M1",
        by: str | None = None,
        level: float = 0.95,
        against: str | None = None,
        smallest: int = 10,
    ) -> pd.DataFrame:
        """What each policy arm changed against the baseline or another arm, paired by replicate.

        Parameters
        ----------
        measure
            Name of a measure; `measures` lists them.
        by
            Dimension of groups, for example ``"immigrant_class"``; None means everyone together.
        level
            Probability that the interval covers the effect.
        against
            The arm that the others are compared with; None means the baseline.
        smallest
            Cells with fewer simulated persons hold no value and say ``too few`` with their count.

        Returns
        -------
        pandas.DataFrame
            One row per arm, component and group: arm, component, group, n_min, baseline, policy, difference, low and
            high (Student's t), boot_low and boot_high (studentised bootstrap), sign_wrong (chance that the sign is
            wrong), replicates, variance_ratio, health (green, amber, red), why, note.

        Raises
        ------
        InputError
            No such measure, group or arm, or no arm to compare.
        """
        from piecework.effects import effects

        return effects(self, measure, by, level, against, smallest)

    def levels(
        self, measure: str = "M1", by: str | None = None, level: float = 0.95, smallest: int = 10
    ) -> pd.DataFrame:
        """The level of a measure in every arm, each with the interval of its mean; see `piecework.effects.levels`."""
        from piecework.effects import levels

        return levels(self, measure, by, level, smallest)

    def gains(
        self,
        arm: str | None = None,
        by: str | None = None,
        outcome: str = "net_income",
        level: float = 0.95,
        against: str | None = None,
        least: float | None = None,
        smallest: int = 10,
    ) -> pd.DataFrame:
        """How many residents of the panel a policy makes better or worse off, and by how much.

        Parameters
        ----------
        arm
            A policy arm; None takes all of them.
        by
            Dimension of groups, or ``"reached"`` (worked on the board or began a course in either arm).
        outcome
            ``"net_income"``, ``"board_pay"``, ``"board_hourly_pay"``, ``"job_hours"``, ``"employment"`` or
            ``"commensurate"``; means over the evaluation period.
        level
            Probability that the intervals cover.
        against
            The arm that the others are compared with; None means the baseline.
        least
            Change from which on a person counts as better or worse off.
        smallest
            Groups with fewer persons in a replicate show no value.

        Returns
        -------
        pandas.DataFrame
            One row per arm and group: mean gain, share_better, share_worse and their difference net_share, each with
            low and high; gain_if_better, loss_if_worse, p10, p50, p90, replicates, note.

        Raises
        ------
        InputError
            The study has no panel or no arm to compare, or there is no such arm, outcome or group.

        Examples
        --------
        >>> study.gains("pay_floor", by="reached")  # doctest: +SKIP
        """
        from piecework.effects import gains

        return gains(self, arm, by, outcome, level, against, least, smallest)

    def gains_by_person(self, arm: str, outcome: str = "net_income", against: str | None = None) -> pd.DataFrame:
        """The outcome of each resident of the panel in both arms; see `piecework.effects.gains_by_person`."""
        from piecework.effects import gains_by_person

        return gains_by_person(self, arm, outcome, against)

    def divergence(
        self, person: int, arm: str | None = None, replicate: int | None = None, against: str | None = None
    ) -> Divergence:
        """The first month in which a resident's lives in two arms part, and what follows.

        Parameters
        ----------
        person
            Number of the resident in the panel; `diverging` lists those whose lives part.
        arm
            A policy arm; None takes the first.
        replicate
            Which replicate; None takes the first in which the resident is followed.
        against
            The arm to compare with; None means the baseline.

        Returns
        -------
        Divergence
            Its `table`, and `story("en")` or `story("fr")` to read.

        Raises
        ------
        InputError
            The study has no panel, or does not follow this resident, or has no such arm.
        """
        from piecework.effects import divergence

        return divergence(self, person, arm, replicate, against)

    def diverging(self, arm: str | None = None, against: str | None = None) -> pd.DataFrame:
        """The residents whose lives in two arms part, the earliest first; see `piecework.effects.diverging`."""
        from piecework.effects import diverging

        return diverging(self, arm, against)

    def ranking(
        self, measures: str | Iterable[str] = ("M1",), group: str = "all", level: float = 0.95, smallest: int = 10
    ) -> pd.DataFrame:
        """The chance of each arm to rank first in each measure.

        Parameters
        ----------
        measures
            For example ``["M1", "M3.below_poverty", "M14.month:lower"]``.
        group
            Whose measure, for example ``"immigrant_class=newcomer"``.
        level
            Probability that the intervals of the means cover.
        smallest
            With fewer simulated persons, nothing is ranked.

        Returns
        -------
        pandas.DataFrame
            One row per measure and arm: measure, better, arm, mean, low, high, first, rank, regret, replicates, note.

        Raises
        ------
        InputError
            No such measure or group, no arm to compare, or a measure without a better way.
        """
        from piecework.effects import ranking

        return ranking(self, measures, group, level, smallest)

    def pareto(
        self,
        x: str = "M3.median_net_income",
        y: str = "M5.job_loss_12",
        group: str = "all",
        level: float = 0.95,
    ) -> pd.DataFrame:
        """Which arms no other arm beats in both of two outcomes; see `piecework.effects.pareto`."""
        from piecework.effects import pareto

        return pareto(self, x, y, group, level)

    def cost_plane(
        self, effect: str = "M4.commensurate", arm: str | None = None, discount: float = 0.03, level: float = 0.95
    ) -> pd.DataFrame:
        """What each policy changes in the public account and in one outcome; see `piecework.effects.cost_plane`."""
        from piecework.effects import cost_plane

        return cost_plane(self, effect, arm, discount, level)

    def answer(
        self,
        lang: str = "en",
        measure: str | None = None,
        by: str | None = "immigrant_class",
        arm: str | None = None,
        level: float = 0.95,
    ) -> str:
        """The answer in plain words: effect, who, cost, main assumption, and what that does not say.

        Parameters
        ----------
        lang
            ``"en"`` or ``"fr"``.
        measure
            A measure (its headline is told), or a component such as ``"M3.below_poverty"``; None takes `headline`.
        by
            Dimension of groups that the effect is told for; None leaves them out.
        arm
            A policy arm; None takes all of them.
        level
            Probability that the intervals cover.

        Returns
        -------
        str
            A part for each arm, separated by blank lines. No direction is told where the interval spans zero.

        Raises
        ------
        InputError
            No such language, measure, group or arm, or no arm to compare.

        Examples
        --------
        >>> print(study.answer("fr"))  # doctest: +SKIP
        """
        from piecework.effects import answer

        return answer(self, lang, measure, by, arm, level)

    def displacement(
        self,
        arm: str | None = None,
        participants: str = "courses",
        by: str | None = None,
        level: float = 0.95,
        smallest: int = 10,
    ) -> pd.DataFrame:
        """What each policy arm changed for the residents of the panel who took no part in it (measure M18).

        Parameters
        ----------
        arm
            A policy arm; None takes all of them.
        participants
            Who took part: ``"courses"``, who began a course in the policy arm and not in the baseline, or ``"board"``,
            who worked on the board in the policy arm and never in the baseline.
        by
            Dimension of groups, for example ``"immigrant_class"``, or ``"month"``; None means everyone, over the
            evaluation period.
        level
            Probability that the interval covers the effect.
        smallest
            Means over fewer persons in a replicate show no value.

        Returns
        -------
        pandas.DataFrame
            One row per arm, outcome (employment, job_hours, board_hourly_pay, board_pay) and group: arm, outcome,
            group, participants, n_min, baseline, policy, difference and the columns of `effects` behind it. It
            is a result only beside the same at ``jobs.demand.congestion`` = 0, 0.3 and 1, a study each.

        Raises
        ------
        InputError
            The study has no panel or no arm to compare, or there is no such arm, kind of participant or group.

        Examples
        --------
        >>> study.displacement("skills_programme")  # doctest: +SKIP
        """
        from piecework.effects import displacement

        return displacement(self, arm, participants, by, level, smallest)

    def public_cost(self, discount: float = 0.03, level: float = 0.95) -> pd.DataFrame:
        """What each policy arm costs the public purse, and what one more month in a commensurate job costs (M17).

        Parameters
        ----------
        discount
            Rate per year at which later months count less.
        level
            Probability that the interval covers the cost of a month.

        Returns
        -------
        pandas.DataFrame
            One row per arm: arm, programme_cost, tax_and_contributions, benefits, net_cost (changes, CAD of 2024),
            commensurate_months, cost_per_month with low and high (Fieller's interval), replicates, note. Sums over
            the simulated residents and the first five recorded years at most.

        Raises
        ------
        InputError
            There is no arm to compare, or the study does not record the public account.

        Examples
        --------
        >>> study.public_cost()  # doctest: +SKIP
        """
        from piecework.effects import public_cost

        return public_cost(self, discount, level)

    def plot(self, measure: str | None = None, by: str | None = None, component: str | None = None) -> Figure:
        """Monthly course of a measure in each arm, and the effect of each policy with its interval.

        Parameters
        ----------
        measure
            Name of a measure; None takes `headline`.
        by
            Dimension of groups whose effects are shown; None means everyone together.
        component
            Component of the measure; None means the headline.

        Returns
        -------
        matplotlib.figure.Figure
            A figure outside of pyplot's state; save it with ``savefig``.

        Raises
        ------
        InputError
            No such measure, component or group.
        """
        from piecework.show import plot

        return plot(self, measure, by, component)

    def extend(
        self,
        replicates: int | str | range,
        threads: int | None = None,
        on_error: str = "stop",
        progress: bool | None = None,
    ) -> Study:
        """Runs the replicates of this study that its folder lacks, as it was asked for, and opens the result.

        The study equals one that was run with all of them at once.

        Parameters
        ----------
        replicates
            Number of replicates that the study shall have, or those to run: ``"8:16"`` and ``range(8, 16)`` mean
            replicates 8 to 15.
        threads, on_error, progress
            As in `run`.

        Returns
        -------
        Study
            The longer study, to be used in place of this one.

        Raises
        ------
        InputError
            A `study.h5` alone cannot be extended; the scenario is no longer the one the study was made with.
        OutputError, InternalError, KeyboardInterrupt
            As in `run`.

        Examples
        --------
        >>> study = pw.load("studies/grown-1f2e3d4c").extend(replicates=16)  # doctest: +SKIP
        """
        from piecework.study.again import extend

        return extend(self, replicates, threads=threads, on_error=on_error, progress=progress)

    def verify(
        self,
        replicates: int | str | Iterable[int] | None = None,
        arms: str | Iterable[str] | None = None,
        threads: int | None = None,
        progress: bool | None = None,
    ) -> pd.DataFrame:
        """Runs replicates again and compares their results with the committed ones; writes nothing.

        Parameters
        ----------
        replicates
            Which: ``[0, 3]``, ``"0,3-5"``; None takes the first, the middle and the last.
        arms
            Which; None takes all.
        threads, progress
            As in `run`.

        Returns
        -------
        pandas.DataFrame
            Columns arm, replicate, status (``"equal"``, ``"different"``, ``"failed"`` or ``"altered"``), committed and
            replayed (result hashes), message, seconds.

        Raises
        ------
        InputError
            A `study.h5` alone cannot be verified; no such arm or replicate; the scenario is no longer the one the
            study was made with.

        Examples
        --------
        >>> bool((study.verify().status == "equal").all())  # doctest: +SKIP
        True
        """
        from piecework.study.again import verify

        return verify(self, replicates, arms, threads=threads, progress=progress)

    def capsule(self, path: str | os.PathLike[str] | None = None) -> Path:
        """Packs the study with its scenario, data and tables into one file; see `piecework.capsule.write_capsule`."""
        from piecework.capsule import write_capsule

        return write_capsule(self, path)

    def __repr__(self) -> str:
        return f"<piecework.Study {self.path}: {self._in_words()}>"

    def _repr_html_(self) -> str:
        measures = ", ".join(f"{name} ({', '.join(components)})" for name, components in self.measures.items())
        rows = {
            "Folder": str(self.path),
            "Arms": ", ".join(self.arms),
            "Replicates": self._committed(),
            "Months": self._period(),
            "Measures": measures,
            "Groups by": ", ".join(self.dimensions),
            "Seed": str(self.provenance.get("seed", "")),
            "Result": str(self.provenance.get("result_hash", ""))[:12],
        }
        cells = "".join(f"<tr><th>{name}</th><td>{html.escape(text)}</td></tr>" for name, text in rows.items())
        return f"<table><caption>Piecework study</caption>{cells}</table>"

    def _committed(self) -> str:
        done, planned = int(self.complete.sum()), self.complete.size
        return f"{len(self.replicates)}" + ("" if done == planned else f" ({done} of {planned} runs committed)")

    def _period(self) -> str:
        return f"{str(self.months[0])[:7]} to {str(self.months[-1])[:7]}" if len(self.months) else "none"

    def _in_words(self) -> str:
        return f"arms {', '.join(self.arms)}; replicates {self._committed()}; months {self._period()}"


def load(path: str | os.PathLike[str]) -> Study:
    """Opens a study folder, finished or not, or a `study.h5` that was passed on alone.

    Parameters
    ----------
    path
        The folder that `run` wrote.

    Returns
    -------
    Study

    Raises
    ------
    InputError
        No study there, nothing committed yet, or a format that this Piecework does not know.
    OutputError
        A file cannot be read.

    Examples
    --------
    >>> load("studies/grown-1f2e3d4c").arms  # doctest: +SKIP
    ['baseline', 'skills_programme']
    """
    return open_results(path, Study)
