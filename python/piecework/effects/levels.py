"""Levels of the arms, each with the interval of its mean over replicates; never the spread of single runs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.effects.intervals import half_width
from piecework.effects.paired import TOO_FEW
from piecework.i18n import counted
from piecework.results import Results

COLUMNS = ["arm", "component", "group", "n_min", "mean", "low", "high", "replicates", "note"]


def levels(
    results: Results, measure: str = "M1", by: str | None = None, level: float = 0.95, smallest: int = TOO_FEW
) -> pd.DataFrame:
    """The level of a measure in every arm, the baseline among them.

    The interval is that of the mean: it narrows with more replicates, and says nothing about how far one run lies from
    another. Two levels whose intervals overlap may still differ: compare arms with `effects`, which pairs them.

    Parameters
    ----------
    results
        A loaded study.
    measure
        Name of a measure.
    by
        Dimension of groups; None means everyone together.
    level
        Probability that the interval covers the mean.
    smallest
        Cells with fewer simulated persons in a replicate show no value.

    Returns
    -------
    pandas.DataFrame
        One row per arm, component and group; columns as in `COLUMNS`, units in ``table.attrs["units"]``.

    Raises
    ------
    InputError
        No such measure or group, or a level outside (0, 1).

    Examples
    --------
    >>> levels(study, "M3")[["arm", "component", "mean", "low", "high"]]  # doctest: +SKIP
    """
    results.components(measure)
    rows = results.summary.rows(measure)
    cells = [
        {"arm": arm, "component": component, "group": group.member} | _cell(results, (place, row), level, smallest)
        for place, arm in enumerate(results.arms)
        for component in results.components(measure)
        for group in results.groups_by(by)
        if (row := rows.get((component, group.name))) is not None
    ]
    table = pd.DataFrame(cells, columns=COLUMNS)
    units = {component: results.summary.unit[row] for (component, _), row in rows.items()}
    about = {"measure": measure, "by": by, "level": level, "units": units}
    table.attrs = about | {"smallest": smallest, "stands_for": results.stands_for}
    return table


def _cell(results: Results, where: tuple[int, int], level: float, smallest: int) -> dict[str, Any]:
    place, row = where
    done = results.complete[place]
    values, persons = results.summary.value[place, done, row], results.summary.persons[place, done, row]
    known = values[np.isfinite(values)]
    n_min = int(persons.min()) if len(persons) else 0
    blank = {"n_min": n_min, "mean": np.nan, "low": np.nan, "high": np.nan, "replicates": len(known)}
    if len(persons) and n_min < smallest:
        return blank | {"note": f"too few ({n_min})"}
    if not len(known):
        return blank | {"note": "no value in any replicate"}
    mean, half = float(known.mean()), float(half_width(known, level))
    notes = ["one replicate: no interval"] if len(known) == 1 else []
    notes += [f"{len(values) - len(known)} of {counted(len(values), 'replicate')} without a value"] * (
        len(known) < len(values)
    )
    return blank | {"mean": mean, "low": mean - half, "high": mean + half, "note": "; ".join(notes)}
