"""A study in one file: what is in it, that it is replayed from itself, and that what was altered is refused."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile

import pytest
from synthetic import write_study

import piecework as pw
from piecework import _core
from piecework.capsule import METADATA, read_capsule, verify_capsule, write_capsule
from piecework.cli import main


@pytest.fixture(scope="module")
def capsule(tmp_path_factory):
    """A capsule of a short run, whose study is gone."""
    folder = tmp_path_factory.mktemp("capsule")
    options = {"scale": "1:8000", "until": "2025-02-01", "set": {"period.warm_up_months": 1}, "progress": False}
    study = pw.run("toronto/grown", ["pay_floor"], replicates=2, out=folder / "mine", **options)
    path = study.capsule()
    assert path == folder / "mine.zip"
    assert study.capsule(folder / "again.zip").read_bytes() == path.read_bytes()
    shutil.rmtree(folder / "mine")
    return path


def rewritten(capsule, place, change):
    """A copy of a capsule whose members went through `change`, from name and content to content or None."""
    with zipfile.ZipFile(capsule) as old, zipfile.ZipFile(place, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return place


def test_everything_is_in_it_and_named_with_its_digest(capsule):
    with zipfile.ZipFile(capsule) as archive:
        names = set(archive.namelist())
        crate = {entry["@id"]: entry for entry in json.loads(archive.read(METADATA))["@graph"]}
        for name in names - {METADATA}:
            assert crate[name]["sha256"] == hashlib.sha256(archive.read(name)).hexdigest()
    assert {"study/manifest.jsonl", "study/study.h5", "study/arms/pay_floor/r000001.h5", "tables/M1.csv"} <= names
    assert {f"scenarios/{name}.toml" for name in ("toronto/grown", "toronto/baseline", "policies/pay_floor")} <= names
    assert "scenarios/toronto/data/city_2021_census_margins.csv" in names
    assert crate[METADATA]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    facts = {fact["name"]: fact["value"] for fact in crate["./"]["variableMeasured"]}
    assert facts["seed"] == 1
    assert len(facts["result_hash"]) == 64
    assert crate["#piecework"]["softwareVersion"] == _core.version()
    assert "Statistics Canada" in crate["#data-licences"]["text"]
    assert {"@id": "scenarios/toronto/grown.toml"} in crate["#run"]["object"]


def test_it_is_replayed_from_itself(capsule, tmp_path, monkeypatch, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(tmp_path))
    assert main(["verify", str(capsule), "--replicates", "1", "--arms", "pay_floor", "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    assert answer["equal"] is True
    assert [row["status"] for row in answer["replicates"]] == ["equal"]


def test_it_can_be_opened_again(capsule, tmp_path):
    study = read_capsule(capsule, tmp_path / "opened")
    assert study.arms == ["baseline", "pay_floor"]
    assert len(study.effects("M4")) > 5
    with pytest.raises(pw.InputError, match="opened: exists; name a folder that does not"):
        read_capsule(capsule, tmp_path / "opened")


def test_what_was_altered_is_refused_before_anything_runs(capsule, tmp_path):
    other = rewritten(capsule, tmp_path / "a.zip", lambda name, old: old + b"#" if name.endswith("grown.toml") else old)
    with pytest.raises(pw.InputError, match="was altered since it was written: scenarios/toronto/grown.toml"):
        verify_capsule(other)
    lacking = rewritten(capsule, tmp_path / "b.zip", lambda name, old: None if name == "tables/M1.csv" else old)
    with pytest.raises(pw.InputError, match="files were added or are missing: tables/M1.csv"):
        verify_capsule(lacking)
    bare = rewritten(capsule, tmp_path / "c.zip", lambda name, old: None if name == METADATA else old)
    with pytest.raises(pw.InputError, match=f"not a capsule: it holds no {METADATA}"):
        verify_capsule(bare)
    with zipfile.ZipFile(tmp_path / "c.zip", "a") as archive:
        archive.writestr(METADATA, "{}")
    with pytest.raises(pw.InputError, match="cannot be read"):
        verify_capsule(tmp_path / "c.zip")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr(METADATA, json.dumps({"@graph": []}))
        archive.writestr("../outside", "x")
    with pytest.raises(pw.InputError, match="'../outside', which would lie outside"):
        verify_capsule(tmp_path / "d.zip")
    (tmp_path / "e.zip").write_bytes(b"no archive")
    with pytest.raises(pw.InputError, match="not a capsule"):
        verify_capsule(tmp_path / "e.zip")
    with pytest.raises(pw.OutputError, match="No such file"):
        verify_capsule(tmp_path / "gone.zip")


def test_what_cannot_be_packed_says_why(tmp_path):
    study = pw.load(write_study(tmp_path / "s"))
    with pytest.raises(pw.InputError, match="a capsule's name must end in .zip"):
        write_capsule(study, tmp_path / "s.tar")
    with pytest.raises(pw.InputError, match="a study file alone does not say how it was run"):
        write_capsule(pw.load(tmp_path / "s" / "study.h5"))
    with pytest.raises(pw.OutputError, match="/dev/null"):
        write_capsule(study, "/dev/null/s.zip")


def test_the_command_packs(tmp_path, capsys):
    folder = write_study(tmp_path / "s")
    assert main(["capsule", str(folder), "--out", str(tmp_path / "here.zip")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'here.zip'}\n"
    assert zipfile.is_zipfile(tmp_path / "here.zip")
