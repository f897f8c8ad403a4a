"""The stream contract of docs/streams.md holds where it can be read off the source."""

import re
from collections import Counter

import pytest

from source import ROOT, files, name

DECLARED = re.compile(r"constexpr Purpose (\w+)(?:\{| = purpose\()(\d+)[)}];(.*)")
KINDS = re.compile(r"\b(count|calendar|pair|ordinal|step)\b")
PAGE = (ROOT / "docs/streams.md").read_text()


def purposes(root=ROOT) -> dict[str, list[tuple[str, str, str]]]:
    """Return (name, number, comment) of each purpose, by the file that declares it."""
    found = {
        name(path, root): DECLARED.findall(path.read_text()) for path in files("*.h", root=root, under=("models",))
    }
    return {path: rows for path, rows in found.items() if rows}


def faults(root=ROOT) -> list[str]:
    """Find purposes without a kind of ordinal, and numbers that stand twice in a file."""
    found = []
    for path, rows in purposes(root).items():
        found += [f"{path}: {purpose} says no kind of ordinal" for purpose, _, said in rows if not KINDS.search(said)]
        twice = [number for number, count in Counter(number for _, number, _ in rows).items() if count > 1]
        found += [f"{path}: purpose {number} stands twice" for number in twice]
    return found


def test_every_purpose_has_its_own_number_and_a_kind_of_ordinal():
    assert len(purposes()["models/platform_work/purposes.h"]) >= 20
    if found := faults():
        pytest.fail("\n".join(found), pytrace=False)


def test_wrong_purposes_are_seen(tmp_path):
    (tmp_path / "models/x").mkdir(parents=True)
    lines = ["inline constexpr Purpose a{1};  // count: x", "inline constexpr Purpose b = purpose(1);  // of a person"]
    (tmp_path / "models/x/purposes.h").write_text("\n".join(lines))
    said = ["models/x/purposes.h: b says no kind of ordinal", "models/x/purposes.h: purpose 1 stands twice"]
    assert faults(tmp_path) == said


def test_the_page_names_every_list_and_the_version():
    assert [path for path in purposes() if f"(../{path})" not in PAGE] == []
    header = (ROOT / "sim/random/address.h").read_text()
    assert re.findall(r"stream_version = (\d+);", header) == re.findall(r"version is \*\*(\d+)\*\*", PAGE)
