"""The source is formatted, the Python is clean, the scripts are POSIX, the notebooks carry no output."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from source import ROOT, files

TOOLS = Path(sys.executable).parent
SCRIPTS = ["demo.sh", "test.sh", ".ci/setup.sh", "tests/fresh/run.sh", "tests/fuzz/run.sh", "tests/sanitizers.sh"]


def none(found: str) -> None:
    """Fail with what was found, unless nothing was."""
    if found:
        pytest.fail(found, pytrace=False)


def problems(*command: object) -> str:
    """Run a tool on the project and return what it says if it is not content."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def with_output(notebook: Path) -> list[int]:
    """Return the numbers of the cells that keep an output or an execution count."""
    cells = json.loads(notebook.read_text())["cells"]
    return [n for n, cell in enumerate(cells, 1) if cell.get("outputs") or cell.get("execution_count")]


def test_cpp_is_formatted():
    none(problems(TOOLS / "clang-format", "--dry-run", "-Werror", *files("*.h", "*.cpp")))


def test_bad_format_is_seen(tmp_path):
    (tmp_path / "bad.cpp").write_text("int  main( ){return 0;}\n")
    assert "bad.cpp" in problems(TOOLS / "clang-format", "--dry-run", "-Werror", "--style=Google", tmp_path / "bad.cpp")


@pytest.mark.parametrize("command", ["check", "format --check"])
def test_python_is_clean(command):
    none(problems(TOOLS / "ruff", *command.split(), "--no-cache", "."))


def test_bad_python_is_seen(tmp_path):
    (tmp_path / "bad.py").write_text("import os\n")
    config = ROOT / "pyproject.toml"
    assert "F401" in problems(TOOLS / "ruff", "check", "--no-cache", "--config", config, tmp_path / "bad.py")


def test_scripts_are_posix():
    none("".join(problems("sh", "-n", script) for script in SCRIPTS))
    none(problems(TOOLS / "shellcheck", "-x", "-S", "warning", *SCRIPTS, ".ci/run"))


def test_bad_script_is_seen(tmp_path):
    (tmp_path / "bad.sh").write_text("#!/bin/sh\n[[ a == b ]] && echo $1\n")
    assert "SC3010" in problems(TOOLS / "shellcheck", tmp_path / "bad.sh")


def test_notebooks_carry_no_output():
    found = {str(path): with_output(path) for path in files("*.ipynb")}
    assert not {path: cells for path, cells in found.items() if cells}


def test_notebook_output_is_seen(tmp_path):
    cells = [{"outputs": [], "execution_count": None}, {"outputs": [{"name": "stdout"}], "execution_count": 3}]
    (tmp_path / "n.ipynb").write_text(json.dumps({"cells": cells}))
    assert with_output(tmp_path / "n.ipynb") == [2]
