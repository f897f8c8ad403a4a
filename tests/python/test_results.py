"""Reading study folders: merged, under way, damaged, of another format, none at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import h5netcdf
import h5py
import numpy as np
import pandas as pd
import pytest
import xarray as xr
from synthetic import GROUPS, MONTHS, Sample, note, write_study

import piecework as pw


def test_a_study_says_what_it_holds(study):
    assert study.arms == ["baseline", "pay_floor"]
    assert study.replicates == [0, 1, 2, 3]
    assert study.measures == {"M1": ["median", "share_above_minimum_wage"], "M14": ["people"]}
    assert study.scenario == {"title": "Grown", "scale": 100}
    assert study.arm_scenarios["pay_floor"] == {"policies": ["pay_floor"]}
    assert study.provenance["result_hash"] == "0123456789abcdef"
    assert study.identity["scenario"] == "toronto/grown"
    assert [group.member for group in study.dimensions["immigrant_class"]] == ["canadian_born", "newcomer"]
    assert list(study.months) == [np.datetime64(month) for month in MONTHS]


def test_short_descriptions(study):
    assert "arms baseline, pay_floor; replicates 4; months 2026-01 to 2026-04" in repr(study)
    assert "<td>baseline, pay_floor</td>" in study._repr_html_()
    assert "<td>0123456789ab</td>" in study._repr_html_()


def test_html_is_escaped(make):
    assert "a&lt;b" in make(arms=("baseline", "a<b"))._repr_html_()


def test_summary_as_a_tidy_table(study):
    table = study.to_pandas("M1")
    columns = [
        "arm",
        "replicate",
        "measure",
        "component",
        "group_dimension",
        "group_member",
        "value",
        "persons",
        "unit",
    ]
    assert list(table.columns) == columns
    assert len(table) == 2 * 4 * 2 * len(GROUPS)
    chosen = table[(table.arm == "pay_floor") & (table.replicate == 2) & (table.group_member == "newcomer")]
    assert list(chosen.value) == [12.5, 12.5]
    assert list(chosen.unit) == ["CAD/hour", "1"]
    assert set(study.to_pandas().measure) == {"M1", "M14"}


def test_series_as_a_tidy_table(study):
    table = study.series("M1", "median")
    assert str(table.month.dtype).startswith("datetime64")
    assert len(table) == 2 * 4 * len(MONTHS) * len(GROUPS)
    chosen = table[(table.arm == "pay_floor") & (table.replicate == 3) & (table.month == "2026-04-01")]
    np.testing.assert_allclose(chosen.value, 5 + 0.3 + 0.6 + 0.3)
    assert set(chosen.unit) == {"CAD/hour"}
    assert set(chosen.persons) == {40}


def test_the_first_component_is_the_headline(study):
    pd.testing.assert_frame_equal(study.series("M1"), study.series("M1", "median"))


def test_xarray_tree(study):
    median = study.to_xarray()["series/M1"]["median"]
    assert median.dims == ("arm", "replicate", "month", "group")
    assert median.sel(arm="pay_floor", replicate=1, month="2026-03-01", group="all").item() == pytest.approx(5.8)


def test_a_study_under_way_reads_like_a_merged_one(tmp_path):
    merged = pw.load(write_study(tmp_path / "merged"))
    loose = pw.load(write_study(tmp_path / "loose", merged=False))
    pd.testing.assert_frame_equal(loose.to_pandas(), merged.to_pandas())
    pd.testing.assert_frame_equal(loose.series("M14"), merged.series("M14"))
    pd.testing.assert_frame_equal(loose.effects(), merged.effects())
    for path in ("/", "/series/M1", "/series/M14"):
        found, expected = loose.to_xarray()[path].to_dataset(), merged.to_xarray()[path].to_dataset()
        xr.testing.assert_equal(found, expected)
    assert "result_hash" not in loose.provenance


@pytest.mark.parametrize("merged", [True, False])
def test_what_is_not_committed_has_no_rows(tmp_path, merged):
    study = pw.load(write_study(tmp_path / "s", Sample(missing=frozenset({(1, 3), (1, 1)})), merged=merged))
    assert study.complete.tolist() == [[True] * 4, [True, False, True, False]]
    table = study.to_pandas("M14")
    assert sorted(table[table.arm == "pay_floor"].replicate.unique()) == [0, 2]
    assert table.value.notna().all()
    assert "replicates 4 (6 of 8 runs committed)" in repr(study)


def test_a_study_file_can_travel_alone(folder):
    assert pw.load(folder / "study.h5").replicates == [0, 1, 2, 3]


@pytest.mark.parametrize("merged", [True, False])
def test_a_study_stays_readable_from_another_folder(tmp_path, monkeypatch, merged):
    write_study(tmp_path / "here" / "s", merged=merged)
    monkeypatch.chdir(tmp_path / "here")
    study = pw.load("s")
    monkeypatch.chdir(tmp_path)
    assert study.path == Path("s")
    assert len(study.effects("M14")) == 1


def lengthened(folder: Path, replicates: int = 4) -> Path:
    """A study that was merged with two replicates and is being made longer: files of all, `study.h5` of the first."""
    write_study(folder, Sample(replicates=2))
    shutil.move(folder / "study.h5", folder / "old.h5")
    write_study(folder, Sample(replicates=replicates), merged=False)
    shutil.move(folder / "old.h5", folder / "study.h5")
    return folder


def test_a_study_that_is_made_longer_is_read_whole(tmp_path):
    study = pw.load(lengthened(tmp_path / "s"))
    assert study.replicates == [0, 1, 2, 3]
    assert "result_hash" not in study.provenance  # of the two alone
    expected = pw.load(write_study(tmp_path / "all"))
    pd.testing.assert_frame_equal(study.effects(), expected.effects())
    whole = pw.load(lengthened(tmp_path / "w", replicates=2))
    assert whole.provenance["result_hash"] == "0123456789abcdef"


def test_what_cannot_be_read_together_is_told(tmp_path, caplog):
    folder = lengthened(tmp_path / "s")
    (folder / "arms/baseline/r000001.h5").unlink()
    study = pw.load(folder)
    assert study.replicates == [0, 1]
    assert "lacks 4 of the runs that are committed, and the files of 1 that it holds are gone" in caplog.text


def test_a_study_file_that_was_replaced_is_not_taken_for_the_same(tmp_path):
    folder = write_study(tmp_path / "s")
    study, other = pw.load(folder), pw.load(folder)
    assert len(study.to_pandas("M14")) == 32
    write_study(tmp_path / "longer", Sample(replicates=5))
    shutil.move(tmp_path / "longer" / "study.h5", folder / "study.h5")
    assert len(study.to_pandas("M14")) == 32  # as it was read
    for read in (lambda: study.series("M1"), other.effects, other.to_xarray):
        with pytest.raises(pw.OutputError, match="has changed since it was opened; load the study again"):
            read()
    assert len(pw.load(folder).replicates) == 5


def test_loading_keeps_no_file_open(study, folder):
    study.to_xarray(), study.to_pandas(), study.series("M1")
    with h5py.File(folder / "study.h5", "r+"):
        pass


def test_a_torn_manifest_line_is_skipped(tmp_path):
    folder = write_study(tmp_path / "s", merged=False)
    with (folder / "manifest.jsonl").open("a") as manifest:
        manifest.write('{"length": 99, "crc32": "0')
    assert pw.load(folder).complete.all()


def test_a_recorded_file_that_is_gone_counts_as_not_done(tmp_path):
    folder = write_study(tmp_path / "s", merged=False)
    (folder / "arms/pay_floor/r000002.h5").unlink()
    assert pw.load(folder).complete.tolist() == [[True] * 4, [True, True, False, True]]


def test_status_says_what_became_of_each_replicate(tmp_path):
    folder = write_study(tmp_path / "s", Sample(replicates=2, missing=frozenset({(0, 1)})), merged=False)
    done = {"arm": "pay_floor", "replicate": 0, "file": "arms/pay_floor/r000000.h5", "seconds": 2.5}
    failed = {"status": "failed", "message": "a sum is off", "when": "2025-01-31T13:05:00Z", "seconds": 1.5}
    note(folder, {"request": {"scenario": "toronto/grown"}}, done)
    note(folder, {"arm": "pay_floor", "replicate": 0, **failed})  # hides no file that stands
    note(folder, {"arm": "pay_floor", "replicate": 2, **failed})
    study = pw.load(folder)
    assert study.identity["scenario"] == "toronto/grown"
    assert "message" not in study.identity
    status = study.status.set_index(["arm", "replicate"])
    assert status.status.to_dict() == {
        ("baseline", 0): "done",
        ("baseline", 1): "missing",
        ("baseline", 2): "missing",
        ("pay_floor", 0): "done",
        ("pay_floor", 1): "done",
        ("pay_floor", 2): "failed",
    }
    assert status.message["pay_floor", 2] == "a sum is off"
    assert status.seconds["pay_floor", 0] == 2.5
    assert status.seconds["pay_floor", 2] == 1.5
    assert np.isnan(status.seconds["baseline", 1])


def test_status_of_a_merged_study_whose_replicate_files_are_gone(study):
    assert list(study.status.columns) == ["arm", "replicate", "status", "message", "seconds"]
    assert set(study.status.status) == {"done"}
    assert len(study.status) == 8
    alone = pw.load(study.place / "study.h5")
    assert set(alone.status.status) == {"done"}


def test_a_component_in_the_place_of_a_measure(study):
    with pytest.raises(
        pw.InputError, match="measure 'M1.median': write 'M1' alone; .* median, share_above_minimum_wage"
    ):
        study.effects("M1.median")
    with pytest.raises(pw.InputError, match="unknown measure 'M2.median'; allowed: M1, M14"):
        study.effects("M2.median")


def test_no_folder_and_no_study(tmp_path):
    with pytest.raises(pw.InputError, match="no such folder; a study folder is what `piecework run` writes$"):
        pw.load(tmp_path / "nowhere")
    write_study(tmp_path / "grown")
    with pytest.raises(pw.InputError, match="growm: no such folder; .*did you mean 'grown'"):
        pw.load(tmp_path / "growm")
    (tmp_path / "notes.txt").write_text("no study")
    with pytest.raises(pw.OutputError, match=r"notes.txt: cannot be read: it is no HDF5 file, so no piecework-study"):
        pw.load(tmp_path / "notes.txt")
    with pytest.raises(pw.InputError, match="not a study folder"):
        pw.load(tmp_path)


def test_nothing_committed_yet(tmp_path):
    (tmp_path / "manifest.jsonl").write_text(json.dumps({"record": {"arms": ["baseline"]}}) + "\n")
    with pytest.raises(pw.InputError, match="no replicate is committed yet"):
        pw.load(tmp_path)


def test_a_damaged_file_is_an_output_error(tmp_path):
    folder = write_study(tmp_path / "s")
    Path(folder / "study.h5").write_bytes(b"not HDF5 at all" * 100)
    with pytest.raises(pw.OutputError, match="cannot be read"):
        pw.load(folder)


@pytest.mark.parametrize(
    ("attribute", "value", "message"),
    [
        ("format", "something-else", "not a piecework-study file: its format is 'something-else'"),
        ("format_version", 2, "format version 2; this Piecework reads version 1 only"),
    ],
)
def test_unknown_formats_are_refused(tmp_path, attribute, value, message):
    folder = write_study(tmp_path / "s", Sample(attributes={attribute: value}))
    with pytest.raises(pw.InputError, match=message):
        pw.load(folder)


def test_a_strange_hdf5_file_is_refused(tmp_path):
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = 1
    with pytest.raises(pw.InputError, match="it has no attribute 'format'"):
        pw.load(tmp_path / "other.h5")


def test_unknown_names_say_what_is_allowed(study):
    with pytest.raises(pw.InputError, match=r"unknown measure 'm14'; allowed: M1, M14; did you mean 'M14'\?"):
        study.to_pandas("m14")
    with pytest.raises(pw.InputError, match=r"unknown component of M1 'meidan'.*did you mean 'median'\?"):
        study.series("M1", "meidan")


def test_an_unfinished_study_has_what_only_a_policy_records(tmp_path):
    folder = write_study(tmp_path / "study", Sample(replicates=2), merged=False)
    for replicate in (0, 1):
        with h5netcdf.File(folder / f"arms/pay_floor/r{replicate:06d}.h5", "a") as file:
            file.create_variable(
                "series/trial/persons", ("arm", "replicate"), np.int64, data=np.array([[7 + replicate]])
            )
    source = pw.load(folder).source
    assert "series/trial/persons" in source.names()
    assert source.headings()["series/trial/persons"].dims == ("arm", "replicate")
    assert source.read("series/trial/persons").values.tolist() == [[-1, -1], [7, 8]]
