"""What a reader takes along: effects as CSV, tables as a workbook, the study file, the results, the report."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pandas as pd

from piecework.errors import InputError
from piecework.explore.answers import Answers
from piecework.handover.write import write_book
from piecework.results import MERGED

LARGEST = 200_000_000  # bytes that a page is given; a larger file is taken from its folder


def effects_table(answers: Answers) -> pd.DataFrame:
    """Effects on the outcomes that are asked for first, for everyone and by every dimension of groups."""
    parts = []
    for measure in dict.fromkeys(outcome.measure for outcome in answers.effects.outcomes):
        for by in (None, *answers.study.dimensions):
            table = answers.effects.table(measure, by)
            front = {"measure": measure, "group_dimension": by or "", "unit": table.component.map(table.attrs["units"])}
            parts.append(table.assign(**front))
    first = ["arm", "measure", "component", "group_dimension", "group", "unit"]
    whole = pd.concat(parts, ignore_index=True)
    whole.attrs = {}
    return whole[first + [name for name in whole.columns if name not in first]]


def months_table(answers: Answers) -> pd.DataFrame:
    """Mean of each month and arm with its interval, for the outcomes that are asked for first, everyone together."""
    months = [str(month)[:10] for month in answers.study.months]
    rows = [
        {"measure": outcome.measure, "component": outcome.component, "arm": line["arm"], "month": month}
        | {part: line[part][place] for part in ("mean", "low", "high")}
        | {"unit": outcome.unit.level.en}
        for outcome in answers.effects.outcomes
        for line in answers.effects.course(outcome)
        for place, month in enumerate(months)
    ]
    return pd.DataFrame(rows, columns=["measure", "component", "arm", "month", "mean", "low", "high", "unit"])


def csv(answers: Answers) -> io.BytesIO:
    """The effects as CSV."""
    return io.BytesIO(effects_table(answers).to_csv(index=False, lineterminator="\n").encode())


def excel(answers: Answers) -> io.BytesIO:
    """A workbook with the sheets about, effects and monthly."""
    from piecework.handover.tables import about

    sheets = {"about": about(answers.study), "effects": effects_table(answers), "monthly": months_table(answers)}
    with tempfile.TemporaryDirectory() as folder:
        return io.BytesIO(write_book(sheets, Path(folder) / "study.xlsx").read_bytes())


def hdf5(answers: Answers) -> io.BytesIO:
    """The study file, which exists once the study is finished.

    Raises
    ------
    InputError
        It is not finished, or larger than a page should be given.
    """
    path = answers.study.place / MERGED
    if not path.is_file():
        raise InputError(f"{path}: is written when the study is finished")
    if path.stat().st_size > LARGEST:
        raise InputError(f"{path}: is large; take it from its folder")
    return io.BytesIO(path.read_bytes())


def report(answers: Answers) -> io.BytesIO:
    """The report, one HTML file."""
    with tempfile.TemporaryDirectory() as folder:
        return io.BytesIO(answers.study.report(Path(folder) / "report.html", language=answers.lang).read_bytes())
