"""A study as people use it: its data, what its policies changed, and a picture of both."""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from piecework.results import open_results
from piecework.study.handover import Handover

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Study(Handover):
    """A study folder: one baseline and its policy arms, each run with the same seeds.

    Examples
    --------
    >>> import piecework as pw
    >>> study = pw.load("studies/grown-1f2e3d4c")  # doctest: +SKIP
    >>> study.effects("M1", by="immigrant_class")  # doctest: +SKIP
    >>> study.plot("M1").savefig("effect.png")  # doctest: +SKIP
    """

    def effects(self, measure: str = "M1", by: str | None = None, level: float = 0.95) -> pd.DataFrame:
        """What each policy arm changed against the baseline, paired by replicate.

        Parameters
        ----------
        measure
            Name of a measure; `measures` lists them.
        by
            Dimension of groups, for example ``"immigrant_class"``; None means everyone together.
        level
            Probability that the interval covers the effect.

        Returns
        -------
        pandas.DataFrame
            One row per arm, component and group: arm, component, group, n_min, baseline, policy, difference, low,
            high, replicates, variance_ratio, note. Cells with fewer than 10 simulated persons hold no value and say
            ``too few`` with their count.

        Raises
        ------
        InputError
            No such measure or group, or no arm to compare.
        """
        from piecework.effects import effects

        return effects(self, measure, by, level)

    def displacement(
        self,
        arm: str | None = None,
        participants: str = "courses",
        by: str | None = None,
        level: float = 0.95,
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

        Returns
        -------
        pandas.DataFrame
            One row per arm, outcome (employment, job_hours, board_hourly_pay, board_pay) and group: arm, outcome,
            group, participants, n_min, baseline, policy, difference, low, high, replicates, variance_ratio, note. It
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

        return displacement(self, arm, participants, by, level)

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

    def plot(self, measure: str = "M1", by: str | None = None, component: str | None = None) -> Figure:
        """Monthly course of a measure in each arm, and the effect of each policy with its interval.

        Parameters
        ----------
        measure
            Name of a measure.
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
