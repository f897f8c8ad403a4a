"""The package as installed: its version, its quick import, its console command."""

import subprocess
import sys
import tomllib
from pathlib import Path

import piecework
from piecework import _core

ROOT = Path(__file__).resolve().parents[2]
BESIDE_PYTHON = Path(sys.executable).parent


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_one_version_everywhere():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert piecework.__version__ == version
    assert _core.version() == version
    assert output(str(BESIDE_PYTHON / "piecework"), "--version") == f"piecework {version}\n"
    assert output(str(ROOT / "build/release/bin/piecework-sim"), "--version") == f"piecework-sim {version}\n"


def test_import_is_light():
    heavy = "{'matplotlib', 'xarray', 'pandas', 'h5py'}"
    assert output(sys.executable, "-c", f"import sys, piecework; print({heavy} & set(sys.modules))") == "set()\n"


def test_package_says_it_is_typed():
    assert (Path(piecework.__file__).parent / "py.typed").exists()
