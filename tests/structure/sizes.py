"""The size budget: files of at most 500 lines, functions of at most 60 and 4 parameters, CMake files of at most 60.

`size_allow.txt` lists what may be larger, one `path limit` or `path::function limit` a line, with the reason behind a
`#`. The list may only shrink: an entry that is no longer needed, or whose limit is higher than needed, fails.
"""

from __future__ import annotations

from pathlib import Path

import lizard

from source import CPP, ROOT, files, name

FILE_LINES = 500
ASK_LINES = 300
FUNCTION_LINES = 60
PARAMETERS = 4
CMAKE_LINES = 60
FOLDERS = ("sim", "models", "python", "tests", ".ci")


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def over_budget(root: Path = ROOT) -> dict[str, int]:
    """Return the size of every file and function that is over its budget."""
    sizes = {}
    for path in files(*CPP, "*.py", root=root, under=FOLDERS):
        where = name(path, root)
        if (lines := _lines(path)) > FILE_LINES:
            sizes[where] = lines
        for function in lizard.analyze_file(str(path)).function_list:
            if function.nloc > FUNCTION_LINES:
                sizes[f"{where}::{function.name}"] = function.nloc
    for path in files("CMakeLists.txt", "*.cmake", root=root):
        if (lines := _lines(path)) > CMAKE_LINES:
            sizes[name(path, root)] = lines
    return sizes


def many_parameters(root: Path = ROOT) -> dict[str, int]:
    """Return the C++ functions with more parameters than four; Python's named arguments are a different matter."""
    return {
        f"{name(path, root)}::{function.name}()": len(function.full_parameters)
        for path in files(*CPP, root=root, under=("sim", "models", "python"))
        for function in lizard.analyze_file(str(path)).function_list
        if len(function.full_parameters) > PARAMETERS
    }


def to_ask_about(root: Path = ROOT) -> list[str]:
    """Return the files above the size at which a reader asks why."""
    return [f"{name(path, root)}: {lines} lines" for path in files(*CPP, "*.py", root=root, under=FOLDERS)
            if (lines := _lines(path)) > ASK_LINES]  # fmt: skip


def read_allowed(path: Path) -> dict[str, int]:
    """Read an allow-list."""
    entries = (line.split("#")[0].split() for line in path.read_text().splitlines())
    return {entry[0]: int(entry[1]) for entry in entries if entry}


def against(sizes: dict[str, int], allowed: dict[str, int]) -> list[str]:
    """Compare what is over its budget with what is allowed to be, in both directions."""
    found = [f"{what}: {size}, allowed {allowed.get(what, 'nothing over the budget')}"
             for what, size in sizes.items() if size > allowed.get(what, 0)]  # fmt: skip
    for what, limit in allowed.items():
        if what not in sizes:
            found.append(f"{what}: take it off the list, it is within the budget")
        elif sizes[what] < limit:
            found.append(f"{what}: lower its limit from {limit} to {sizes[what]}")
    return found
