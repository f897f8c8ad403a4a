"""Writing the tables: one workbook, a folder of CSV files, or a folder of Parquet files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from piecework.errors import InputError, OutputError
from piecework.handover.tables import tables
from piecework.results import Results

MOST_ROWS = 1_048_575  # of a sheet, its heading aside
WIDEST = 60  # letters of a column in the workbook
# Row by row: a table of half a million rows would not fit otherwise. Texts stay texts.
BOOK = {
    "constant_memory": True,
    "default_date_format": "yyyy-mm-dd",
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


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
    import xlsxwriter

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        book = xlsxwriter.Workbook(place, BOOK)
        for name, table in found.items():
            _sheet(book.add_worksheet(name), table)
        book.close()
    except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
        told = error.args[0] if isinstance(error, xlsxwriter.exceptions.FileCreateError) else error
        raise OutputError(f"{place}: {getattr(told, 'strerror', None) or told}") from error
    return place


def _sheet(sheet: Any, table: pd.DataFrame) -> None:
    """A sheet with a heading that stays, columns wide enough, and no text that a spreadsheet would compute."""
    sheet.freeze_panes(1, 0)
    for place, heading in enumerate(table.columns):
        widest = max([len(str(heading)), *(len(str(value)) for value in table[heading].head(200))])
        sheet.set_column(place, place, min(WIDEST, widest + 2))
    sheet.write_row(0, 0, list(table.columns))
    for number, row in enumerate(zip(*(_column(table[heading]) for heading in table.columns), strict=True), 1):
        sheet.write_row(number, 0, row)


def _column(values: pd.Series) -> list[Any]:
    """Values as a sheet holds them: nothing where there is none or no finite number, days without an hour."""
    if pd.api.types.is_datetime64_any_dtype(values):
        values = values.dt.date
    elif pd.api.types.is_float_dtype(values):
        values = values.where(np.isfinite(values))
    missing = values.isna().to_numpy()
    plain = [None if gone else value for value, gone in zip(values.tolist(), missing, strict=True)]
    return plain if pd.api.types.is_numeric_dtype(values) else [_no_formula(value) for value in plain]


def _no_formula(value: object) -> object:
    return "'" + value if isinstance(value, str) and value.startswith("=") else value
