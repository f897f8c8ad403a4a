"""Files written by the C++ side mean the same to ncdump, h5py, and xarray with h5netcdf."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
BUILD = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release"))

# What tests/sim/output/sample.h writes for replicate 3.
MEDIAN = np.array([[300.25, 301.25], [302.25, np.nan]])
PERSONS = np.array([[13, 11], [12, 13]])
GROUPS = ["all", "immigrant_class=newcomer"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("format") / "sample.h5"
    subprocess.run([BUILD / "tests" / "sim" / "output" / "write_sample_result", path], check=True)
    return path


def test_two_processes_write_the_same_bytes(sample, tmp_path):
    again = tmp_path / "again.h5"
    subprocess.run([BUILD / "tests" / "sim" / "output" / "write_sample_result", again], check=True)
    assert again.read_bytes() == sample.read_bytes()


def test_h5py(sample):
    import h5py

    with h5py.File(sample) as file:
        median = file["series/M1/median"]
        np.testing.assert_array_equal(median[0, 0], MEDIAN)
        assert np.isnan(median.fillvalue)
        assert median.attrs["long_name_fr"].decode() == "médiane du gain"
        assert [scale[0].name for scale in median.dims] == ["/arm", "/replicate", "/month", "/group"]
        np.testing.assert_array_equal(file["series/M1/persons"][0, 0], PERSONS)
        assert file["group_label_fr"].asstr()[:].tolist() == ["Ensemble", "Nouveaux arrivés"]
        assert file["scenario_json"].asstr()[()] == '{"title":"essai"}'
        assert file.attrs["format_version"] == 1
        # In the order they were written, not the alphabet's.
        assert list(file)[:5] == ["arm", "replicate", "month", "group", "bin"]
        assert list(file.attrs) == ["Conventions", "format", "format_version"]


def test_xarray_reads_a_group_and_the_tree(sample):
    import xarray

    with xarray.open_datatree(sample, engine="h5netcdf") as tree:
        median = tree["series/M1/median"]
        assert median.dims == ("arm", "replicate", "month", "group")
        np.testing.assert_array_equal(median.values[0, 0], MEDIAN)
        assert median.attrs["units"] == "CAD/hour"
        assert median["group"].values.tolist() == GROUPS
        assert tree["series/M1/persons"].dtype == np.int64
        assert tree["distributions/pay"].dims == ("arm", "replicate", "bin")
    with xarray.open_dataset(sample, engine="h5netcdf") as root:
        assert root["month"].values.astype("datetime64[D]").astype(str).tolist() == ["2025-01-01", "2025-02-01"]
        assert root["replicate"].values.tolist() == [3]
        assert root["arm"].values.tolist() == ["baseline"]
        assert root.attrs["format"] == "piecework-replicate"
        assert "bin" not in root.variables


@pytest.mark.skipif(not shutil.which("ncdump"), reason="ncdump (package netcdf-bin) is not installed")
def test_ncdump(sample):
    text = subprocess.run(["ncdump", "-t", sample], check=True, capture_output=True, text=True).stdout
    flat = re.sub(r"\s+", " ", text)
    for expected in [
        "dimensions: arm = 1 ; replicate = 1 ; month = 2 ; group = 2 ; bin = 3 ;",
        'month = "2025-01-01", "2025-02-01" ;',
        "double median(arm, replicate, month, group) ; median:_FillValue = NaN ;",
        'median:units = "CAD/hour" ;',
        "median = 300.25, 301.25, 302.25, _ ;",
        "persons = 13, 11, 12, 13 ;",
        'group_label_fr = "Ensemble", "Nouveaux arrivés" ;',
        "double pay(arm, replicate, bin)",
    ]:
        assert expected in flat, expected
    assert "bin(bin)" not in flat
