"""What may not be written: nouns of the field in the engine, calls that differ between machines, machine folders."""

from __future__ import annotations

import re
from pathlib import Path

from source import CPP, ROOT, bare_code, files, line_of, name, words_of

NOUNS = words_of("nouns.txt")
CALLS = {
    r"\bstd::unordered_\w+": "the order of an unordered container differs between libraries",
    r"\bstd::shuffle\b": "differs between standard libraries",
    r"\bstd::\w+_distribution\b": "differs between standard libraries; use sim/random/distributions.h",
    r"\bs?rand\s*\(": "not addressed randomness",
    r"\brandom_device\b": "not reproducible",
    r"\bsetlocale\b": "changes the whole process",
    r"\bthread_local\b": "state that nobody passes",
}
_FOLDERS = "home/(?!some)|root/|work/|workspace/|mnt/|Users/|scratch/|tmp/"  # "someone" is nobody
MACHINE_FOLDER = re.compile(rf"(?<![\w.$}}~*-])/(?:{_FOLDERS})\w")

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_STATIC = re.compile(r"\bstatic\b(?P<declaration>[^;{=(]*)(?P<end>[;{=(])")
_OPERATOR = re.compile(r"\boperator\s*[^\w\s(]+")


def forbidden_nouns(root: Path = ROOT) -> list[str]:
    """Find nouns of the labour market in the engine, in code, comments and file names, whole words in any case."""
    found = []
    for path in files("*", root=root, under=("sim",)):
        where = name(path, root)
        found += [f"{where}: the name says '{word}'" for word in _WORD.findall(where) if word.lower() in NOUNS]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            said = {word.lower() for word in _WORD.findall(line)} & NOUNS
            found += [f"{where}:{number}: the engine has never heard of '{noun}'" for noun in sorted(said)]
    return found


def forbidden_calls(root: Path = ROOT) -> list[str]:
    """Find what gives other results elsewhere or keeps state that nobody passes, comments aside."""
    found = []
    for path in files(*CPP, root=root, under=("sim", "models")):
        code = bare_code(path.read_text())
        where = name(path, root)
        for pattern, why in CALLS.items():
            found += [f"{where}:{line_of(code, m.start())}: {m.group()}: {why}" for m in re.finditer(pattern, code)]
        found += [f"{where}:{line}: a static that can change" for line in _mutable_statics(code)]
    return found


def _mutable_statics(code: str) -> list[int]:
    # The operator's sign would be taken for the end of the declaration; blanks keep the positions.
    code = _OPERATOR.sub(lambda match: "o" * len(match.group()), code)
    return [
        line_of(code, match.start())
        for match in _STATIC.finditer(code)
        if match["end"] != "(" and not re.search(r"\b(const|constexpr)\b", match["declaration"])
    ]


def folders_of_a_machine(root: Path = ROOT) -> list[str]:
    """Find absolute paths that exist on somebody's machine only."""
    found = []
    for path in files("*", root=root):
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        where = name(path, root)
        found += [f"{where}:{line_of(text, m.start())}: {m.group()}..." for m in MACHINE_FOLDER.finditer(text)]
    return found


def unlisted_sources(root: Path = ROOT) -> list[str]:
    """Find .cpp files that no CMakeLists.txt of their folder or of one above names, and lists made by pattern."""
    found = []
    for path in files("CMakeLists.txt", "*.cmake", root=root):
        if re.search(r"\bfile\s*\(\s*GLOB", path.read_text(), re.IGNORECASE):
            found.append(f"{name(path, root)}: sources are listed by name, not by pattern")
    for path in files("*.cpp", root=root, under=("sim", "models", "python", "tests")):
        if not any(_lists(folder / "CMakeLists.txt", path) for folder in path.parents if folder.is_relative_to(root)):
            found.append(f"{name(path, root)}: no CMakeLists.txt names it")
    return found


def _lists(lists: Path, source: Path) -> bool:
    if not lists.is_file():
        return False
    words = re.sub(r"#[^\n]*", "", lists.read_text())
    return source.relative_to(lists.parent).as_posix() in re.split(r'[\s()"]+', words)
