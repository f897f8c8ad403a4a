"""Writing the tables: one workbook, a folder of CSV files, or a folder of Parquet files."""

from __future__ import annotations

import datetime
import io
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

import pandas as pd

from piecework.errors import InputError, OutputError
from piecework.handover.sheets import add_rows
from piecework.handover.tables import tables
from piecework.results import Results

MOST_ROWS = 1_048_575  # of a sheet, its heading aside
WIDEST = 60  # letters of a column in the workbook


def to_csv(results: Results, folder: str | os.PathLike[str]) -> list[Path]:
    """Writes each table as ``NAME.csv`` (UTF-8, a heading, months as 2026-01-31) into a folder; returns the files."""

    def write(table: pd.DataFrame, path: Path) -> None:
        table.to_csv(path, index=False, lineterminator="\n", date_format="%Y-%m-%d")

    return _each(results, Path(folder), ".csv", write)


def to_parquet(results: Results, folder: str | os.PathLike[str]) -> list[Path]:
    """Writes each table as ``NAME.parquet`` into a folder; returns the files.

    Raises
    ------
    InputError
        The package pyarrow is not installed.
    """
    from importlib.util import find_spec

    if find_spec("pyarrow") is None:
        raise InputError("Parquet needs the Python package pyarrow: install it, or use to_csv")

    def write(table: pd.DataFrame, path: Path) -> None:
        table.to_parquet(path, index=False, engine="pyarrow")

    return _each(results, Path(folder), ".parquet", write)


def _each(results: Results, folder: Path, suffix: str, write: Callable[[pd.DataFrame, Path], None]) -> list[Path]:
    written = []
    for name, table in tables(results).items():
        path = folder / (name + suffix)
        table.attrs = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write(table, path)
        except OSError as error:
            raise OutputError(f"{path}: {error.strerror or error}") from error
        written.append(path)
    return written


def to_excel(results: Results, path: str | os.PathLike[str]) -> Path:
    """Writes one workbook with a sheet for each table; returns the file.

    Raises
    ------
    InputError
        A table has more rows than a sheet holds.
    OutputError
        The file cannot be written.
    """
    place = Path(path)
    if place.suffix != ".xlsx":
        raise InputError(f"{place}: the name of a workbook must end in .xlsx")
    return write_book(tables(results), place)


def write_book(found: Mapping[str, pd.DataFrame], place: Path) -> Path:
    """Writes tables as the sheets of one workbook; returns the file.

    Raises
    ------
    InputError
        A table has more rows than a sheet holds.
    OutputError
        The file cannot be written.
    """
    for name, table in found.items():
        if len(table) > MOST_ROWS:
            raise InputError(
                f"the table '{name}' has {len(table):,} rows, more than a sheet holds; use to_parquet or to_csv"
            )
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            _book(found, file)
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
    return place


def _book(found: Mapping[str, pd.DataFrame], file: IO[bytes]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    for name, table in found.items():
        _heading(book.create_sheet(name), table)
    day = WriteOnlyCell(book.worksheets[0], datetime.date(2026, 1, 1))
    headings = io.BytesIO()
    style = day.style_id  # asked for before the styles are saved
    book.save(headings)
    add_rows(headings, file, found, style)


def _heading(sheet: Any, table: pd.DataFrame) -> None:
    """A heading that stays, and columns wide enough."""
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, heading in enumerate(table.columns, 1):
        widest = max([len(str(heading)), *(len(str(value)) for value in table[heading].head(200))])
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, widest + 2)
    sheet.append(list(table.columns))
