"""A study as people use it: its data, what its policies changed, and a picture of both."""

from __future__ import annotations

import html
import os
from typing import TYPE_CHECKING

from piecework.results import Results, open_results

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


class Study(Results):
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
