"""Finding scenario files as the program does, and telling whether what they say has changed."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from piecework.errors import InputError
from piecework.scenario_files import chain, digest, find_companion, find_file, merged, value_of


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A working directory, and a folder of scenarios that the environment names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PIECEWORK_SCENARIOS", str(tmp_path / "others"))
    write(
        tmp_path / "others/city/base.toml",
        '[period]\nstart = 2025-01-01\n[jobs]\nx = { value = 1, unit = "1" }\ny = 2\n',
    )
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_path_then_the_current_folder_then_the_others(place):
    assert find_file("city/base") == place / "others/city/base.toml"
    write(place / "scenarios/city/base.toml", "")
    assert find_file("city/base") == Path("scenarios/city/base.toml")
    assert find_file(str(write(place / "mine.toml", ""))) == place / "mine.toml"


def test_an_unknown_name_is_answered_with_the_nearest(place):
    write(place / "others/policies/p.toml", "")
    with pytest.raises(InputError, match="unknown scenario 'city/bse'; allowed: city/base") as refused:
        find_file("city/bse")
    assert "did you mean 'city/base'?" in str(refused.value)
    assert "policies" not in str(refused.value)


def test_companions_are_no_scenarios(place):
    write(place / "others/validation/t.toml", "")
    assert find_companion("validation/t.toml") == place / "others/validation/t.toml"
    with pytest.raises(InputError, match=r"validation/u.toml: no such file in scenarios, .*others"):
        find_companion("validation/u.toml")


def test_later_files_stand_over_earlier_ones(place):
    middle = write(place / "middle.toml", 'extends = "city/base"\n[jobs]\nx = 3\n')
    top = write(place / "top.toml", 'extends = "middle"\n[jobs]\ny = { value = 5 }\n')
    assert chain(top) == [place / "others/city/base.toml", middle, top]
    content = merged(top)
    assert "extends" not in content
    assert (value_of(content, "jobs.x"), value_of(content, "jobs.y")) == (3, 5)
    assert content["jobs"]["x"]["unit"] == "1"
    assert value_of(content, "period.start") == datetime.date(2025, 1, 1)
    assert value_of(content, "period.nothing") is None


def test_a_circle_ends(place):
    write(place / "a.toml", 'extends = "b"\n')
    with pytest.raises(InputError, match="more than 16 files"):
        chain(write(place / "b.toml", 'extends = "a"\n'))


def test_the_digest_follows_everything_that_is_read(place):
    write(place / "d.csv", "1")
    top = write(place / "top.toml", 'extends = "city/base"\nfile = "d.csv"\nlist = ["none.csv", "x"]\n')
    seen = {digest(top)}
    write(place / "d.csv", "2")
    seen.add(digest(top))
    write(place / "others/city/base.toml", "y = 1\n")
    seen.add(digest(top))
    assert len(seen) == 3
    assert digest(top) in seen


def test_what_is_no_toml_says_where(place):
    with pytest.raises(InputError, match=r"x.toml: not a TOML file: .*line 1"):
        merged(write(place / "x.toml", "a = \n"))
    with pytest.raises(InputError, match="no such file"):
        merged(place / "gone.toml")
