"""A policy costs one header, one record, one test and two lines of the catalog; nothing else in the models knows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEADERS = sorted((ROOT / "models/platform_work/policies").glob("*.h"))
CATALOG = ROOT / "models/platform_work/catalog.h"
POLICY = re.compile(
    r"struct (\w+) (?:: ProgrammePolicy<\1> )?\{(?=(?:(?!\nstruct ).)*static constexpr PolicyText text)", re.DOTALL
)


def code(path: Path) -> str:
    """The text without comments and string literals."""
    return re.sub(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"', "", path.read_text())


def policy_of(header: Path) -> str | None:
    found = POLICY.search(header.read_text())
    return found[1] if found else None


POLICIES = {header: name for header in HEADERS if (name := policy_of(header))}


@pytest.fixture(scope="module")
def sources() -> dict[Path, str]:
    files = [*(ROOT / "models").rglob("*.h"), *(ROOT / "models").rglob("*.cpp")]
    return {path: code(path) for path in files}


@pytest.fixture(scope="module")
def tests() -> str:
    files = [*(ROOT / "tests").rglob("*.cpp"), *(ROOT / "tests").rglob("*.py")]
    return "\n".join(path.read_text() for path in files if path != Path(__file__))


def test_policies_are_found():
    assert len(POLICIES) >= 29
    assert "PayFloor" in POLICIES.values()


@pytest.mark.parametrize("header", POLICIES, ids=lambda header: header.stem)
def test_a_policy_costs_no_more(header, sources, tests):
    policy = re.compile(rf"\b{POLICIES[header]}\b")
    lines = [
        line for line in CATALOG.read_text().splitlines() if f"policies/{header.name}" in line or policy.search(line)
    ]
    assert len(lines) == 2
    assert (ROOT / f"scenarios/policies/{header.stem}.toml").is_file()
    assert re.search(rf"\b{header.stem}\b", tests) or policy.search(tests)
    others = [path for path, text in sources.items() if path not in (header, CATALOG) and policy.search(text)]
    assert others == []


def test_every_record_has_a_header():
    records = {path.stem for path in (ROOT / "scenarios/policies").glob("*.toml")}
    assert records == {header.stem for header in POLICIES}
