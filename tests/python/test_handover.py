"""Tables that people keep: the same numbers in every format, small cells empty, every column explained."""

from __future__ import annotations

import csv
from datetime import datetime

import h5netcdf
import numpy as np
import openpyxl
import pandas as pd
import pytest
import xarray as xr
from synthetic import write_study

import piecework as pw
from piecework.handover import tables
from piecework.handover.earnings import COLUMNS
from piecework.handover.write import write_book

FILE = h5netcdf.File
NAMES = ["about", "effects", "summary", "monthly", "dictionary"]
AXES = ("arm", "replicate", "person", "month")


def test_every_format_holds_the_same_tables(study, tmp_path):
    found = tables(study)
    assert list(found) == NAMES
    assert [path.name for path in study.to_csv(tmp_path / "csv")] == [f"{name}.csv" for name in NAMES]
    assert [path.name for path in study.to_parquet(tmp_path / "pq")] == [f"{name}.parquet" for name in NAMES]
    book = openpyxl.load_workbook(study.to_excel(tmp_path / "study.xlsx"))
    assert book.sheetnames == NAMES
    for name in NAMES:
        table = found[name]
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "pq" / f"{name}.parquet"), table, check_dtype=False)
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) == len(table) + 1 == book[name].max_row


def test_numbers_are_those_of_the_study(study):
    found = tables(study)
    row = found["effects"].query("measure == 'M1' and component == 'median' and group == 'newcomer'").iloc[0]
    again = study.effects("M1", by="immigrant_class").query("component == 'median' and group == 'newcomer'").iloc[0]
    assert (row.difference, row.low, row.unit) == (again.difference, again.low, "CAD/hour")
    assert found["summary"].value.tolist() == study.to_pandas().value.tolist()
    assert len(found["monthly"]) == 3 * len(study.series("M1"))
    about = dict(found["about"].to_numpy().tolist())
    assert about["result_hash"] == "0123456789abcdef"


def test_cells_of_few_persons_keep_their_count_only(make):
    study = make(persons=lambda group, **_: 3 if group.endswith("newcomer") else 50)
    summary = tables(study)["summary"]
    few = summary.group_member == "newcomer"
    assert summary[few].value.isna().all()
    assert summary[~few].value.notna().all()
    assert (summary[few].persons == 3).all()


def test_every_column_is_explained_and_every_variable_listed(study):
    found = tables(study)
    explained = found["dictionary"].query("kind.str.startswith('column')")
    assert (explained.description.str.len() > 0).all()
    for name in ("effects", "summary", "monthly"):
        assert set(explained[explained.kind == f"column of {name}"].name) == set(found[name].columns)
    listed = study.dictionary()
    assert list(listed.name) == study.names
    assert listed.set_index("name").label["series/M1/median"] == "median of M1 in words"


@pytest.mark.parametrize("merged", [True, False])
def test_the_file_is_not_opened_for_each_variable(tmp_path, monkeypatch, merged):
    study = pw.load(write_study(tmp_path / "s", merged=merged))
    read = {name: study.source.read(name) for name in study.names}
    opened = []
    monkeypatch.setattr("h5netcdf.File", lambda *words, **more: opened.append(words) or FILE(*words, **more))
    listed = study.dictionary().set_index("name")
    assert len(opened) == 1
    assert listed.dimensions.to_dict() == {name: ", ".join(array.dims) for name, array in read.items()}
    kinds = {
        name: "text" if array.values.dtype.kind in "OSU" else str(array.values.dtype) for name, array in read.items()
    }
    assert listed.type.to_dict() == kinds
    opened.clear()
    tables(study)
    assert len(opened) < len(study.names)


def test_a_baseline_alone_has_no_effects(make):
    assert list(tables(make(arms=("baseline",)))) == ["about", "summary", "monthly", "dictionary"]


def test_what_cannot_be_written_is_refused(study, tmp_path, monkeypatch):
    with pytest.raises(pw.InputError, match=r"must end in \.xlsx"):
        study.to_excel(tmp_path / "study.xls")
    (tmp_path / "file").write_text("")
    with pytest.raises(pw.OutputError):
        study.to_csv(tmp_path / "file")
    monkeypatch.setattr("piecework.handover.write.MOST_ROWS", 5)
    with pytest.raises(pw.InputError, match="more than a sheet holds; use to_parquet"):
        study.to_excel(tmp_path / "study.xlsx")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(pw.InputError, match="pyarrow"):
        study.to_parquet(tmp_path / "pq")


def test_a_workbook_holds_every_cell_of_the_tables(study, tmp_path):
    found = tables(study)
    book = openpyxl.load_workbook(study.to_excel(tmp_path / "study.xlsx"), read_only=True)
    for name, table in found.items():
        heading, *rows = book[name].iter_rows(values_only=True)
        assert list(heading) == list(table.columns)
        assert len(rows) == len(table)
        for place, column in enumerate(table.columns):
            expected = [None if pd.isna(value) or value == "" else value for value in table[column].tolist()]
            found_there = [row[place] for row in rows]
            if pd.api.types.is_float_dtype(table[column]):  # sheets keep sixteen digits
                expected = [value if value is None else pytest.approx(value, rel=1e-15) for value in expected]
            assert found_there == expected, (name, column)


def test_cells_of_every_kind(tmp_path):
    awkward = [
        "=1+1",
        "a < b & c",
        "  two ",
        "dire\n« é »",
        None,
        7,
        np.int64(8),
        np.bool_(True),
    ]
    table = pd.DataFrame(
        {
            "text": awkward,
            "number": [0.1, np.nan, -1e-300, 5e22, 0.0, np.inf, 2.5, 3.0],
            "count": range(8),
            "yes": [True, False] * 4,
            "day": pd.to_datetime(["2026-01-31", None, *["1999-12-31"] * 6]),
        }
    )
    sheet = openpyxl.load_workbook(write_book({"first": table, "none": table[:0]}, tmp_path / "x" / "cells.xlsx"))[
        "first"
    ]
    columns = list(sheet.iter_cols(values_only=True, min_row=2))
    assert list(columns[0]) == ["'=1+1", *awkward[1:]]
    assert list(columns[1]) == [0.1, None, -1e-300, 5e22, 0.0, None, 2.5, 3.0]
    assert (list(columns[2]), list(columns[3])) == (list(range(8)), [True, False] * 4)
    assert list(columns[4]) == [datetime(2026, 1, 31), None, *[datetime(1999, 12, 31)] * 6]
    assert sheet["E2"].is_date
    assert sheet.freeze_panes == "A2"
    assert 12 <= sheet.column_dimensions["A"].width < 13


def panel_of_two() -> xr.Dataset:
    """Two residents over fourteen months: an employee who loses the job in March; on own account, who leaves in May."""
    months = np.arange("2026-01", "2027-03", dtype="datetime64[M]").astype("datetime64[ns]")
    shape = (2, 4, 2, len(months))
    values = {name: np.zeros(shape) for name in ("job_hours", "pay", "driving_income", "net_income")}
    states, kinds, wage = np.zeros(shape, np.int8), np.zeros(shape, np.int8), np.full(shape, np.nan)
    values["job_hours"][..., 0, :3] = [160.0, 160.0, 80.0]
    wage[..., 0, :2], kinds[..., 0, :2], states[..., 0, 2:] = 25.0, 1, 1
    values["job_hours"][..., 1, :4], wage[..., 1, :4], kinds[..., 1, :4], states[..., 1, 4:] = 100.0, 30.0, 2, 3
    values["pay"][..., 0, 12], values["driving_income"][..., 0, 13], values["net_income"][..., 0, :12] = (
        50.0,
        20.0,
        1000.0,
    )
    values |= {"labour_state": states, "job_kind": kinds, "hourly_wage": wage}
    data = xr.Dataset({name: (AXES, array) for name, array in values.items()})
    data["labour_state"].attrs["flag_meanings"] = "employed unemployed not_in_labour_force gone"
    data["job_kind"].attrs["flag_meanings"] = "none employee own_account"
    for name, meanings in {"age": "15-24 25-34", "gender": "women men"}.items():
        codes = {"flag_meanings": meanings, "flag_values": np.array([0, 1], np.int8)}
        data.coords[name] = (("replicate", "person"), np.tile([0, 1], (4, 1)), codes)
    data.coords["id"] = (("replicate", "person"), np.tile([7, 9], (4, 1)))
    return data.assign_coords(arm=["baseline", "pay_floor"], replicate=range(4), month=months)


def test_earnings_of_two_residents_by_year(study, monkeypatch):
    monkeypatch.setattr(study, "panel", panel_of_two)
    table = study.earnings()
    assert list(table.columns) == list(COLUMNS) == list(table.attrs["columns"])
    one = table.query("arm == 'baseline' and replicate == 0").set_index(["person", "year"])
    assert one.index.tolist() == [(7, 2026), (9, 2026), (7, 2027)]  # who left has no second year
    assert one.employment_income.tolist() == [400 * 25.0, 0.0, 0.0]  # March counts at the wage last held
    assert one.own_account_income.tolist() == [0.0, 400 * 30.0, 0.0]
    assert one.platform_pay.tolist() == [0.0, 0.0, 50.0]
    assert one.gross_earnings.tolist() == [10_000.0, 12_000.0, 70.0]
    assert one.net_income.tolist() == [12_000.0, 0.0, 0.0]
    assert one.months.tolist() == [12, 4, 2]
    assert one.months_employed.tolist() == [2, 4, 0]
    assert one.gender.tolist() == ["women", "men", "women"]


def test_earnings_need_a_panel(study, monkeypatch):
    with pytest.raises(pw.InputError, match="no panel"):
        study.earnings()
    monkeypatch.setattr(study, "panel", lambda: panel_of_two().drop_vars("hourly_wage"))
    with pytest.raises(pw.InputError, match="lacks hourly_wage"):
        study.earnings()
