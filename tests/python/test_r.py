"""R's ncdf4 reads a merged study as xarray does: every number, what is missing, and the times."""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
import xarray

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release")) / "bin" / "piecework-sim"
SCRIPT = Path(__file__).with_name("read_study.R")
QUESTION = ["toronto/grown", "--policy", "pay_floor", "--replicates", "2", "--scale", "1:2000", "--until", "2025-04-01"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not shutil.which("Rscript"), reason="Rscript (package r-cran-ncdf4) is not installed"),
]


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("r") / "study"
    command = [PROGRAM, "run", *QUESTION, "--threads", "2", "--out", folder]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "study.h5"


@pytest.fixture(scope="module")
def as_r_reads(study) -> dict[str, list[str]]:
    """Variable -> its values in the file's order, NA where one is missing."""
    done = subprocess.run(["Rscript", "--vanilla", SCRIPT, study], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {row[0]: row[1:] for row in csv.reader(io.StringIO(done.stdout))}


def numbers(study: Path) -> dict[str, np.ndarray]:
    """Every variable of numbers, by its path, with missing values as NaN; coordinates by the name of the dimension."""
    found: dict[str, np.ndarray] = {}
    with xarray.open_datatree(study, engine="h5netcdf", decode_times=False) as tree:
        for node in tree.subtree:
            own = node.to_dataset(inherit=False)
            found |= {f"{node.path}/{name}".lstrip("/"): variable.values for name, variable in own.data_vars.items()}
        found |= {str(name): variable.values for name, variable in tree.coords.items()}
    return {name: values.astype(float) for name, values in found.items() if np.issubdtype(values.dtype, np.number)}


def test_every_number_and_every_gap_is_the_same(study, as_r_reads):
    expected = numbers(study)
    assert len(expected) > 20
    assert any(np.isnan(values).any() for values in expected.values()), "a study has gaps, or NA is not tested"
    for name, values in expected.items():
        read = np.array([np.nan if text == "NA" else float(text) for text in as_r_reads[name]])
        np.testing.assert_array_equal(read, values.ravel(), err_msg=name)


def test_the_months_are_the_same_days(study, as_r_reads):
    with xarray.open_dataset(study, engine="h5netcdf") as root:
        days = root["month"].values.astype("datetime64[D]").astype(str).tolist()
    assert as_r_reads["days of month"] == days
