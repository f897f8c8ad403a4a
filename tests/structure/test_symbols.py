"""No result depends on libm, on hidden state or on loose rounding; and the checks see what they are for."""

import json
import subprocess
from pathlib import Path

import pytest

import symbols
from source import ROOT

ALLOWED = Path(__file__).with_name("libm_allow.txt")
TREE = ROOT / "build/release"


@pytest.fixture(scope="module")
def compiled():
    found = symbols.compiled(TREE)
    names = {path.name for path in found}
    assert {"libpiecework_sim_base.a", "piecework-sim"} <= names, "build/release is not built; run ./test.sh"
    return found


def library(folder: Path, source: str) -> list[Path]:
    """Compile a source into an archive named as ours are."""
    (folder / "a.cpp").write_text(source)
    subprocess.run(["c++", "-std=c++20", "-fPIC", "-O2", "-c", "a.cpp", "-o", "a.o"], cwd=folder, check=True)
    subprocess.run(["ar", "rc", "libpiecework_a.a", "a.o"], cwd=folder, check=True)
    return symbols.compiled(folder)


def test_no_transcendentals(compiled):
    allowed = {" ".join(words) for line in ALLOWED.read_text().splitlines() if (words := line.split("#")[0].split())}
    asked = symbols.transcendentals(compiled)
    assert asked - allowed == set(), "use sim/base/math.h"
    assert allowed - asked == set(), "take these off libm_allow.txt"


def test_transcendentals_are_seen(tmp_path):
    source = "#include <cmath>\ndouble f(double x) { return std::exp(x) + std::sqrt(x) + std::pow(x, 2.5); }\n"
    assert symbols.transcendentals(library(tmp_path, source)) == {"libpiecework_a exp", "libpiecework_a pow"}


def test_no_changing_variables(compiled):
    archives = [path for path in compiled if path.suffix == ".a"]
    sources = [path for room in ("sim", "models") for path in (ROOT / room).rglob("*") if path.suffix in (".h", ".cpp")]
    constants = symbols.declared_constexpr(sources)
    assert symbols.changing_variables(archives, constants) == set(), "pass it as a parameter, or make it constexpr"


def test_constexpr_tables_are_known_by_name(tmp_path):
    (tmp_path / "a.h").write_text(
        "inline constexpr std::array<int, 2> sizes{1, 2};\nint counter = 3;\nconstexpr double half = 0.5;\n"
        "template <class T>\nconstexpr std::array tables{T{}};\nconstexpr int twice(int a) { return 2 * a; }\n"
    )
    assert symbols.declared_constexpr([tmp_path / "a.h"]) == {"sizes", "half", "tables"}
    assert symbols.plain_name("piecework::(anonymous namespace)::tables<piecework::A>") == "tables"


def test_changing_variables_are_seen(tmp_path):
    source = """#include <string>
    namespace piecework {
    int counter = 3;
    inline int hidden = 0;
    const std::string late = std::string(100, 'x');
    constexpr int fixed[] = {1, 2};
    const char* const names[] = {"a", "b"};
    const int* f(int i) { static int calls; calls += i + hidden; return names[i] ? fixed + i : &calls; }
    }"""
    found = " ".join(symbols.changing_variables(library(tmp_path, source)))
    assert all(variable in found for variable in ("counter", "hidden", "late", "calls"))
    assert "fixed" not in found
    assert "names" not in found


def test_rounding_is_fixed(compiled):
    assert symbols.loose_rounding(TREE / "compile_commands.json") == set(), "link piecework_flags"


def test_loose_rounding_is_seen(tmp_path):
    flags = {"right.cpp": "-O3 -ffp-contract=off", "none.cpp": "-O3", "fast.cpp": "-ffp-contract=off -ffast-math"}
    commands = [{"file": file, "command": f"c++ {those} -c {file}"} for file, those in flags.items()]
    (tmp_path / "c.json").write_text(json.dumps(commands))
    assert symbols.loose_rounding(tmp_path / "c.json") == {"none.cpp", "fast.cpp"}
