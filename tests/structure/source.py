"""The files of the project, and the little of C++ that the checks need: includes, and code without comments.

Every check is a function of a folder that holds a tree like this one's and returns its findings as lines of text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CPP = ("*.h", "*.cpp")

_GENERATED = {".git", ".venv", ".ruff_cache", "__pycache__", ".ipynb_checkpoints"}
_GENERATED_AT_ROOT = {"build", "demo", "dist", "studies"}
_INCLUDE = re.compile(r'^\s*#\s*include\s*(?P<form>[<"])(?P<target>[^>"]+)[>"]', re.MULTILINE)
_COMMENT_OR_TEXT = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![\w])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL
)


class Include(NamedTuple):
    """One include directive: the file and line where it stands and what it names."""

    path: str
    line: int
    quoted: bool
    target: str


def files(*patterns: str, root: Path = ROOT, under: tuple[str, ...] = ("",)) -> list[Path]:
    """Return the project's files below the folders `under` whose names match one of the patterns, sorted."""
    found = set()
    for start in under:
        for folder, folders, names in os.walk(root / start):
            skipped = _GENERATED | _GENERATED_AT_ROOT if Path(folder) == root else _GENERATED
            folders[:] = [name for name in folders if name not in skipped]
            found.update(Path(folder, name) for name in names if any(fnmatch(name, pattern) for pattern in patterns))
    return sorted(found)


def name(path: Path, root: Path) -> str:
    """Return the path as the project writes it: from the root, with slashes."""
    return path.relative_to(root).as_posix()


def bare_code(text: str) -> str:
    """Blank comments and string literals but keep the lines, so that line numbers stay true."""
    return _COMMENT_OR_TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def line_of(text: str, position: int) -> int:
    """Return the number of the line, from 1, on which a position lies."""
    return text.count("\n", 0, position) + 1


def includes(root: Path, under: tuple[str, ...] = ("sim", "models", "python", "tests")) -> Iterator[Include]:
    """Yield every include directive of the C++ files."""
    for path in files(*CPP, root=root, under=under):
        text = path.read_text()
        for match in _INCLUDE.finditer(text):
            yield Include(name(path, root), line_of(text, match.start("form")), match["form"] == '"', match["target"])


def words_of(list_name: str) -> set[str]:
    """Read one of the word lists beside this file; `#` begins a comment."""
    lines = Path(__file__).with_name(list_name).read_text().splitlines()
    return {word for line in lines for word in line.split("#")[0].split()}
