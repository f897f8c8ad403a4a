"""The package with the compiled program in it: a study run from an empty folder, stopped, resumed, read."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import piecework as pw

COMMAND = str(Path(sys.executable).parent / "piecework")
SMALL = {"scale": "1:1000", "replicates": 2, "seed": 5}


def python(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-u", "-c", code], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def command(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([COMMAND, *words], cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def empty(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("empty")


@pytest.fixture(scope="module")
def small(empty) -> pw.Study:
    """A study of the installed scenario, run in an empty folder."""
    before = Path.cwd()
    os.chdir(empty)
    try:
        return pw.load((pw.run("toronto/grown", policies=["pay_floor"], **SMALL).path).resolve())
    finally:
        os.chdir(before)


def test_a_run_from_an_empty_folder_names_its_study(small, empty):
    assert [path.name for path in empty.iterdir()] == ["studies"]
    (folder,) = (empty / "studies").iterdir()
    assert folder.name.startswith("toronto-grown-")
    assert len(folder.name.removeprefix("toronto-grown-")) == 8
    assert small.arms == ["baseline", "pay_floor"]
    assert small.complete.all()


def test_a_panel_is_read_by_person_and_month(tmp_path):
    options = {"scale": "1:1000", "until": "2025-04-01", "set": {"period.warm_up_months": 1}, "progress": False}
    study = pw.run(*("toronto/grown", ["pay_floor"]), replicates=2, panel=300, out=tmp_path / "study", **options)
    panel = study.panel()
    assert dict(panel.sizes) == {"arm": 2, "replicate": 2, "person": 300, "month": 3}
    assert panel.pay.dims == ("arm", "replicate", "person", "month")
    assert panel.arm.values.tolist() == ["baseline", "pay_floor"]
    assert str(panel.month.values[0])[:10] == "2025-01-01"
    assert (panel.id.isel(replicate=0) != panel.id.isel(replicate=1)).any()
    types = {name: str(panel[name].dtype) for name in ("id", "age", "labour_state", "courses", "tasks", "pay")}
    assert list(types.values()) == ["int64", "int8", "int8", "int16", "int32", "float32"]
    for name in panel.data_vars:
        assert {"units", "long_name", "long_name_fr", "description"} <= panel[name].attrs.keys()
    page = (Path(__file__).parents[2] / "docs" / "format.md").read_text()
    assert [name for name in panel.data_vars if f"`/panel/{name}" not in page] == []
    state = panel.labour_state
    assert state.flag_values.tolist() == [0, 1, 2, 3]
    assert state.flag_meanings.split() == ["employed", "unemployed", "not_in_labour_force", "gone"]
    assert set(panel.coords) == {"arm", "replicate", "month", "id", "immigrant_class", "gender", "age", "education"}
    works = (state == 0) & (state.shift(month=1) == 0)  # at both ends of the month
    assert float(panel.job_hours.where(works).min()) > 0
    tree = study.to_xarray()["panel"]
    assert tree["pay"].dims == panel.pay.dims
    assert (tree["tasks"].values == panel.tasks.values).all()

    (tmp_path / "study" / "study.h5").unlink()  # the same from the files of the replicates
    assert pw.load(tmp_path / "study").panel().equals(panel)
    assert study.extend(3, progress=False).panel().sizes["replicate"] == 3
    assert (pw.load(tmp_path / "study").verify([2]).status == "equal").all()


def test_a_study_without_a_panel_says_how_to_get_one(small):
    with pytest.raises(pw.InputError, match="panel=N"):
        small.panel()


def test_the_installed_baseline_runs_and_says_too_few(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # Two of 1,248 simulated residents are on the board: no pay of theirs may be shown, and that is no error.
    study = pw.run(
        *("toronto/baseline", ["pay_floor"]), replicates=2, scale="1:5000", until="2025-03-01", progress=False
    )
    table = study.effects("M1")
    assert table.note.str.startswith("too few").all()
    assert table[["baseline", "policy", "difference", "low", "high"]].isna().all(axis=None)
    assert (table.n_min < 10).all()
    residents = study.effects("M4").query("component == 'micro'").n_min
    assert 1248 <= residents.min() <= 1320  # and those who came meanwhile


def test_a_study_explains_itself(small):
    assert {"M1", "M2", "M4", "M5", "M6", "M14"} <= set(small.measures)
    assert small.measures["M1"][0] == "median"
    assert {"immigrant_class", "gender"} <= set(small.dimensions)
    assert small.provenance["seed"] == 5
    assert small.scenario
    assert small.plot("M1", by="immigrant_class").axes[0].get_ylabel()
    tree = small.to_xarray()
    assert tree["series/M1/median"].dims == ("arm", "replicate", "month", "group")
    assert str(tree["month"].dtype).startswith("datetime64")
    moves = tree["transitions/state"]
    assert moves.dims == ("arm", "replicate", "month", "from_state", "to_state")
    assert (moves.sum("to_state").sel(from_state="student") > 0).all()
    assert small.plot("M5", component="job_loss_12").axes[0].get_ylabel() == "share"


def test_every_measure_compares_by_every_group(small):
    for measure, by in itertools.product(small.measures, [None, *small.dimensions]):
        table = small.effects(measure, by=by)
        groups = 1 if by is None else len(small.dimensions[by])
        assert len(table) == groups * len(small.measures[measure])
        shown = table[table.difference.notna()]
        assert (shown.n_min >= 10).all()
        assert ((shown.policy - shown.baseline - shown.difference).abs() <= 1e-9 * shown.baseline.abs().max()).all()


def test_the_command_line_gives_the_same_result(small, tmp_path):
    words = "run toronto/grown --policy pay_floor --scale 1:1000 --replicates 2 --seed 5 --out here --threads 1 --json"
    ended = command(*words.split(), folder=tmp_path)
    assert ended.returncode == 0, ended.stderr
    answer = json.loads(ended.stdout)
    assert answer["result_hash"] == small.provenance["result_hash"]
    assert (tmp_path / "here/study.h5").read_bytes() == (small.path / "study.h5").read_bytes()
    compared = command("compare", "here", "--json", folder=tmp_path)
    assert json.loads(compared.stdout)["rows"][0]["arm"] == "pay_floor"


def test_a_finished_study_is_found_again(small, empty, monkeypatch):
    monkeypatch.chdir(empty)
    written = (small.path / "study.h5").stat().st_mtime_ns
    again = pw.run("toronto/grown", policies=["pay_floor"], resume=True, **SMALL)
    assert again.provenance["result_hash"] == small.provenance["result_hash"]
    assert (small.path / "study.h5").stat().st_mtime_ns == written
    with pytest.raises(pw.InputError, match="resume"):
        pw.run("toronto/grown", policies=["pay_floor"], **SMALL)


def test_an_extended_study_equals_one_run_at_once_and_verifies(tmp_path, monkeypatch):
    options = {"scale": "1:2000", "until": "2025-04-01", "seed": 5, "set": {"period.warm_up_months": 1}}
    whole = pw.run("toronto/grown", ["pay_floor"], replicates=4, out=tmp_path / "whole", **options)
    monkeypatch.chdir(tmp_path)
    grown = pw.run("toronto/grown", ["pay_floor"], replicates=2, out="grown", **options)
    assert grown.replicates == [0, 1]
    longer = grown.extend(replicates=4)
    assert longer.replicates == [0, 1, 2, 3]
    assert longer.provenance["result_hash"] == whole.provenance["result_hash"]
    assert set(longer.status.status) == {"done"}
    assert (longer.status.seconds > 0).all()
    table = longer.verify(replicates=[1, 3], arms="pay_floor")
    assert list(table.replicate) == [1, 3]
    assert list(table.status) == ["equal", "equal"]
    assert (table.committed == table.replayed).all()


def test_lists_say_what_there_is():
    assert {"toronto/baseline", "toronto/grown"} <= {item["name"] for item in pw.scenarios()}
    assert {"pay_floor", "requester_reputation", "skills_programme"} <= {item["name"] for item in pw.policies()}
    assert {"M1", "M2", "M4", "M5", "M6", "M14"} <= {item["name"] for item in pw.measures()}
    assert all(item["name"] for item in pw.parameters())


def test_wrong_requests_are_input_errors(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(pw.InputError, match="toronto/grown"):
        pw.run("toronto/gron")
    with pytest.raises(pw.InputError, match="pay_floor"):
        pw.run("toronto/grown", policies=["pay_flor"])
    with pytest.raises(pw.InputError, match="replicates"):
        pw.run("toronto/grown", replicates=0)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_an_output_error():
    with pytest.raises(pw.OutputError):
        pw.run("toronto/grown", out="/dev/null/study", **SMALL)


LONG = "pw.run('toronto/grown', policies=['pay_floor'], replicates=500, scale='1:1000', out='study', progress=False)"


def until_committed(folder: Path, records: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        manifest = folder / "study/manifest.jsonl"
        if manifest.exists() and manifest.read_text().count('"result_hash"') >= records:
            return
        time.sleep(0.02)
    raise AssertionError("nothing was committed within a minute")


@pytest.mark.clock
def test_an_interrupt_stops_within_a_second_and_the_study_goes_on(tmp_path):
    code = f"""
import time, piecework as pw
try:
    {LONG}
except KeyboardInterrupt as interrupt:
    print(time.time(), *interrupt.__notes__)
"""
    process = python(code, tmp_path)
    until_committed(tmp_path, 2)
    sent = time.time()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert 0 < float(out.split()[0]) - sent < 1
    assert "resume" in out

    partial = pw.load(tmp_path / "study")
    done = int(partial.complete.sum())
    assert 2 <= done < 1000
    study = pw.run(
        *("toronto/grown", ["pay_floor"], len(partial.replicates) + 1),
        **{"scale": "1:1000", "out": tmp_path / "study", "resume": True},
    )
    assert study.complete.sum() > done
    assert study.complete.all()


@pytest.mark.clock
def test_an_interrupt_of_the_command_is_exit_130(tmp_path):
    words = "run toronto/grown --replicates 500 --scale 1:1000 --out study"
    process = subprocess.Popen(
        [COMMAND, *words.split()], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    until_committed(tmp_path, 1)
    sent = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert time.monotonic() - sent < 1.5  # with the end of the interpreter
    assert process.returncode == 130
    assert out == ""
    assert "--resume" in err
    assert "piecework run" in err


def test_other_python_threads_go_on_during_a_run(tmp_path):
    ticks: list[float] = []
    running = threading.Event()
    running.set()

    def tick() -> None:
        while running.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.005)

    ticker = threading.Thread(target=tick)
    ticker.start()
    pw.run("toronto/grown", out=tmp_path / "study", **SMALL)
    running.clear()
    ticker.join()
    gaps = [later - earlier for earlier, later in itertools.pairwise(ticks)]
    assert max(gaps) < 0.5


@pytest.mark.parametrize("order", [("piecework", "h5py"), ("h5py", "piecework")])
def test_both_hdf5_libraries_live_in_one_process(tmp_path, order):
    code = f"""
import {", ".join(order)}
study = piecework.run("toronto/grown", replicates=1, scale="1:1000", out="study", progress=False)
with h5py.File("other.h5", "w") as file:
    file["x"] = [1.0, 2.0]
    file["x"].make_scale("x")
with h5py.File("other.h5") as file:
    assert file["x"][1] == 2.0
assert study.to_pandas("M1").notna().value.any()
print(study.provenance["result_hash"])
"""
    process = python(code, tmp_path)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert len(out.strip()) == 64
