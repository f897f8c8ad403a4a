"""Handing a study over: tables that people keep, a data dictionary, yearly earnings."""

from piecework.handover.earnings import earnings
from piecework.handover.tables import dictionary, tables
from piecework.handover.write import to_csv, to_excel, to_parquet

__all__ = ["dictionary", "earnings", "tables", "to_csv", "to_excel", "to_parquet"]
