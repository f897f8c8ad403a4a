"""Importing the package: quickly, and beside other libraries that bring an HDF5 of their own, in any order."""

from __future__ import annotations

import itertools
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 0.5
PLOTTING = ["matplotlib", "plotly", "seaborn", "pandas", "xarray"]
LIBRARIES = ["piecework._core", "h5py", "netCDF4"]
USE = """\
import sys
import h5py, netCDF4, piecework as pw

folder = sys.argv[1]
options = {"scale": "1:20000", "until": "2025-02-01", "set": {"period.warm_up_months": 0}}
study = pw.run("toronto/grown", replicates=1, threads=1, out=f"{folder}/study", **options)
with h5py.File(f"{folder}/study/study.h5") as first, netCDF4.Dataset(f"{folder}/study/study.h5") as second:
    assert first.attrs["result_hash"].decode() == second.result_hash == study.provenance["result_hash"]
    assert (first["month"][:] == second["month"][:]).all()
with netCDF4.Dataset(f"{folder}/other.nc", "w") as other:
    other.createDimension("x", 3)
    other.createVariable("x", "f8", ("x",))[:] = [1, 2, 3]
assert list(h5py.File(f"{folder}/other.nc")["x"]) == [1, 2, 3]
"""
ORDERS = list(itertools.permutations(LIBRARIES))
QUICK = [ORDERS[0], ORDERS[-1]]


def spoken(code: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, *words], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "order", [pytest.param(each, marks=[] if each in QUICK else pytest.mark.long, id="-".join(each)) for each in ORDERS]
)
def test_libraries_with_an_hdf5_of_their_own_in_any_order(tmp_path, order):
    pytest.importorskip("netCDF4")
    spoken("".join(f"import {name}\n" for name in order) + USE, str(tmp_path))


def test_importing_loads_nothing_that_draws():
    code = f"import sys, piecework, piecework.cli; print(sorted(set({PLOTTING}) & set(sys.modules)))"
    assert spoken(code) == "[]\n"


@pytest.mark.clock
def test_importing_is_quick():
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        spoken("import piecework; piecework.run; piecework.load")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(took) < SECONDS, f"{os.path.basename(sys.executable)}: {took}"
