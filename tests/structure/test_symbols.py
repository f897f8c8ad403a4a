"""No result depends on the C library's transcendental functions; and the check sees those that are asked for."""

import subprocess
from pathlib import Path

import symbols
from source import ROOT

ALLOWED = Path(__file__).with_name("libm_allow.txt")
TREE = ROOT / "build/release"


def test_project():
    allowed = {" ".join(words) for line in ALLOWED.read_text().splitlines() if (words := line.split("#")[0].split())}
    compiled = symbols.compiled(TREE)
    names = {path.name for path in compiled}
    assert {"libpiecework_sim_base.a", "piecework-sim"} <= names, "build/release is not built; run ./test.sh"
    asked = symbols.transcendentals(compiled)
    assert asked - allowed == set(), "use sim/base/math.h"
    assert allowed - asked == set(), "take these off libm_allow.txt"


def test_transcendentals_are_seen(tmp_path):
    source = "#include <cmath>\ndouble f(double x) { return std::exp(x) + std::sqrt(x) + std::pow(x, 2.5); }\n"
    (tmp_path / "a.cpp").write_text(source)
    subprocess.run(["c++", "-O2", "-c", "a.cpp", "-o", "a.o"], cwd=tmp_path, check=True)
    subprocess.run(["ar", "rc", "libpiecework_a.a", "a.o"], cwd=tmp_path, check=True)
    assert symbols.transcendentals(symbols.compiled(tmp_path)) == {"libpiecework_a exp", "libpiecework_a pow"}
