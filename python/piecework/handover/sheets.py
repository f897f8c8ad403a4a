"""Rows of a workbook's sheets as SpreadsheetML text, whole columns at a time.

openpyxl makes the workbook itself; for rows it is slow, since it makes each cell an object and each object an element.
A study has millions of cells and few different texts, so the rows are written here and put behind its headings.
"""

from __future__ import annotations

import datetime
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import chain
from numbers import Integral
from typing import IO, Any
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd

AT_ONCE = 20_000  # rows whose text is in memory
LONGEST = 32_767  # letters of a cell
END = b"</sheetData>"
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # has no place in XML
NOTHING = "/>"


def add_rows(book: IO[bytes], whole: IO[bytes], found: Mapping[str, pd.DataFrame], style_of_days: int) -> None:
    """Copies a workbook that has headings only and writes the rows of each table behind them.

    Parameters
    ----------
    book
        The workbook, whose sheets are the tables in their order.
    whole
        Where the whole workbook is written.
    found
        The tables.
    style_of_days
        Number of the style, in the workbook, that shows a number as a day.
    """
    sheets = {f"xl/worksheets/sheet{number}.xml": table for number, table in enumerate(found.values(), 1)}
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            if name not in sheets:
                made.writestr(name, given.read(name))
                continue
            before, end, after = given.read(name).partition(END)
            with made.open(name, "w") as file:
                for text in chain([before], _rows(sheets[name], style_of_days), [end, after]):
                    file.write(text)


def _rows(table: pd.DataFrame, style_of_days: int) -> Iterator[bytes]:
    """The rows of a table, below its heading, many at a time."""
    from openpyxl.utils import get_column_letter

    texts = _Texts(style_of_days)
    cells = "".join(f'<c r="{get_column_letter(place)}%s"%s' for place in range(1, table.shape[1] + 1))
    row = f'<row r="%s">{cells}</row>'
    for begin in range(0, len(table), AT_ONCE):
        part = table.iloc[begin : begin + AT_ONCE]
        numbers = [str(number) for number in range(begin + 2, begin + 2 + len(part))]  # row 1 is the heading
        columns = chain.from_iterable((numbers, texts.of(part.iloc[:, place])) for place in range(table.shape[1]))
        yield "".join(map(row.__mod__, zip(numbers, *columns, strict=True))).encode()


class _Texts(dict[Any, str]):
    """A cell's text, from behind its place on, by its value; each text is made once."""

    def __init__(self, style_of_days: int) -> None:
        super().__init__()
        self.style_of_days = style_of_days

    def of(self, values: pd.Series) -> list[str]:
        """Texts of a column as a sheet holds it: nothing where there is none, days without an hour."""
        if pd.api.types.is_datetime64_any_dtype(values):
            values = values.dt.date
        missing = values.isna().to_numpy()
        if pd.api.types.is_numeric_dtype(values):
            known = zip(values.tolist(), missing.tolist(), strict=True)
            return [NOTHING if gone else _number(value) for value, gone in known]
        given = values.tolist()
        if missing.any():
            given = [None if gone else value for value, gone in zip(given, missing.tolist(), strict=True)]
        return [self[value] for value in given]

    def __missing__(self, value: Any) -> str:
        if value is None or value == "":
            text = NOTHING
        elif isinstance(value, str):
            text = _string(value)
        elif isinstance(value, datetime.date):
            text = f' s="{self.style_of_days}"><v>{_day(value)}</v></c>'
        else:
            text = _number(value)
        self[value] = text
        return text


def _number(value: Any) -> str:
    """All its digits; a sheet knows no infinity."""
    if isinstance(value, bool | np.bool_):
        return f' t="b"><v>{int(value)}</v></c>'
    if isinstance(value, Integral):
        return f"><v>{int(value)}</v></c>"
    return f"><v>{float(value)!r}</v></c>" if math.isfinite(value) else NOTHING


def _string(value: str) -> str:
    """A text that no spreadsheet computes, without characters that no XML may hold."""
    text = escape(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", no_formula(value))[:LONGEST])
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def no_formula(value: str) -> str:
    """A text as it is, or with a mark before it that keeps a spreadsheet from computing it."""
    return "'" + value if value.startswith("=") else value


def _day(value: datetime.date) -> int:
    """The number of a day in a sheet."""
    return value.toordinal() - datetime.date(1899, 12, 30).toordinal()
