"""Type hints that can be relied on: mypy reads the package, and the stub of its compiled half says what is compiled."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from piecework import _core

ROOT = Path(__file__).resolve().parents[2]
STUB = ROOT / "python/piecework/_core.pyi"
PYBIND11 = "piecework._core.Run\npiecework._core.Run.__init__\n"  # its metaclass, and that nobody can construct one


def said(*command: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | environment
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def stubbed() -> dict[str, tuple[list[str], str]]:
    """Argument names and description of every function of the stub, by its name."""
    found = {}
    for node in ast.parse(STUB.read_text()).body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for member in members:
            if isinstance(member, ast.FunctionDef):
                names = [each.arg for each in member.args.args]
                found[prefix + member.name] = (names, " ".join((ast.get_docstring(member) or "").split()))
    return found


def compiled() -> dict[str, tuple[list[str], str]]:
    """The same of the compiled module, from the signatures that it describes itself with."""
    functions = {f"Run.{name}": each for name, each in vars(_core.Run).items() if not name.startswith("_")}
    functions |= {name: getattr(_core, name) for name in dir(_core) if name[0] != "_" and name != "Run"}
    found = {}
    for name, function in functions.items():
        signature, _, description = function.__doc__.strip().partition("\n\n")
        arguments = signature[signature.index("(") + 1 : signature.rindex(") ->")]
        found[name] = (re.findall(r"(?:^|, )(\w+):", arguments), description.strip())
    return found


def test_the_stub_says_what_is_compiled():
    assert stubbed() == compiled()


@pytest.mark.long
def test_mypy_finds_the_stub_right(tmp_path):
    pytest.importorskip("mypy")
    (tmp_path / "allowed").write_text(PYBIND11)
    (tmp_path / "mypy.ini").write_text("[mypy]\nfollow_imports = skip\nignore_missing_imports = True\n")
    words = ["-m", "mypy.stubtest", "piecework._core", "--allowlist", str(tmp_path / "allowed")]
    assert said(*words, "--mypy-config-file", str(tmp_path / "mypy.ini"), MYPYPATH=str(ROOT / "python")) == ""


@pytest.mark.long
def test_the_package_passes_mypy(tmp_path):
    pytest.importorskip("mypy")
    assert said("-m", "mypy", "--cache-dir", str(tmp_path)) == ""
