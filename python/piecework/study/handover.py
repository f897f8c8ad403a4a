"""What a study hands over: the report, tables that people keep, yearly earnings. A part of `Study`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from piecework.results import Results

if TYPE_CHECKING:
    import pandas as pd


class Handover(Results):
    """Writing a study for others to read."""

    def report(
        self,
        path: str | os.PathLike[str] = "report.html",
        futures: Mapping[str, Results] | None = None,
        scorecard: str | os.PathLike[str] | None = None,
        language: str = "en",
    ) -> Path:
        """Writes one HTML file with what the policies changed, in English and French.

        Parameters
        ----------
        path
            The file.
        futures
            Studies of the same policies in other scenarios, by the name of their column.
        scorecard
            What ``piecework validate --json`` printed.
        language
            ``"en"`` or ``"fr"``, shown first.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        InputError
            No such language, or the scorecard is none.
        OutputError
            A file cannot be read or written.

        Examples
        --------
        >>> study.report("report.html")  # doctest: +SKIP
        """
        from piecework.show.report import Options, write_report

        card = None if scorecard is None else Path(scorecard)
        return write_report(self, path, Options(futures=dict(futures or {}), scorecard=card, language=language))

    def to_excel(self, path: str | os.PathLike[str]) -> Path:
        """Writes a workbook with the sheets about, effects, summary, monthly and dictionary.

        Values that fewer than ten simulated persons lie behind are left empty.

        Parameters
        ----------
        path
            The file, ending in ``.xlsx``.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        InputError
            Another ending, or a table with more rows than a sheet holds.
        OutputError
            The file cannot be written.

        Examples
        --------
        >>> study.to_excel("study.xlsx")  # doctest: +SKIP
        """
        from piecework.handover import to_excel

        return to_excel(self, path)

    def to_csv(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Writes the same tables as CSV files into a folder, which is made.

        Parameters
        ----------
        folder
            Where about.csv, effects.csv, summary.csv, monthly.csv and dictionary.csv are written.

        Returns
        -------
        list of pathlib.Path
            The files.

        Raises
        ------
        OutputError
            A file cannot be written.

        Examples
        --------
        >>> study.to_csv("tables")  # doctest: +SKIP
        """
        from piecework.handover import to_csv

        return to_csv(self, folder)

    def to_parquet(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Writes the same tables as Parquet files into a folder, which is made.

        Parameters
        ----------
        folder
            Where about.parquet and the others are written.

        Returns
        -------
        list of pathlib.Path
            The files.

        Raises
        ------
        InputError
            The package pyarrow is not installed.
        OutputError
            A file cannot be written.

        Examples
        --------
        >>> study.to_parquet("tables")  # doctest: +SKIP
        """
        from piecework.handover import to_parquet

        return to_parquet(self, folder)

    def dictionary(self) -> pd.DataFrame:
        """Every variable of the study file as it describes itself.

        Returns
        -------
        pandas.DataFrame
            Columns kind, name, unit, description, dimensions, type, values (of flags), label, label_fr.

        Examples
        --------
        >>> study.dictionary().query("name.str.startswith('panel/')")  # doctest: +SKIP
        """
        from piecework.handover import dictionary

        return dictionary(self)

    def earnings(self) -> pd.DataFrame:
        """Yearly earnings of the residents of the panel, for tax-benefit models.

        Returns
        -------
        pandas.DataFrame
            One row for each arm, replicate, person and year in which the person lived here, in constant CAD of 2024.
            ``attrs["columns"]`` says what each column is.

        Raises
        ------
        InputError
            The study has no panel.

        Examples
        --------
        >>> study.earnings().to_csv("earnings.csv", index=False)  # doctest: +SKIP
        """
        from piecework.handover import earnings

        return earnings(self)
