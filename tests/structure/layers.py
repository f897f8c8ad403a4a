"""Who may include whom: rooms and layers, libraries, headers that resolve, no cycles; the same for the package."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from source import CPP, ROOT, Include, files, includes, name, words_of

ROOMS = ["base", "config", "random", "events", "tables", "output", "ensemble"]  # each includes only those before it
DOORS = {"parameters.h", "state.h", "events.h", "handle.h", "handle.cpp", "build.h", "build.cpp"}
RULE_FOLDERS = ("models/platform_work/policies", "models/platform_work/platforms")
LIGHT_LIBRARIES = ("boost/", "Random123/", "fmt/", "tl/")
# A library that one file, or a few, hide from all others.
ONE_FILE = {
    "hdf5": "sim/output/hdf5.cpp sim/output/hdf5_handle.h",
    "H5": "sim/output/hdf5.cpp sim/output/hdf5_handle.h",
    "toml++/": "sim/config/toml.cpp",
    "nlohmann/": "sim/config/json.cpp",
    "openssl/": "sim/output/hash.cpp",
    "sys/mman.h": "sim/base/huge_pages.cpp",
    "xxhash.h": "sim/output/checkpoint.cpp",
}
ONE_FOLDER = {"CLI/": "models/cli/", "pybind11/": "python/bind/", "Python.h": "python/bind/", "Eigen/": "models/"}
SYSTEM = {"fcntl.h", "poll.h", "signal.h", "unistd.h", "sys/file.h", "sys/ioctl.h", "sys/resource.h"}
SYSTEM |= {"sys/stat.h", "sys/statvfs.h", "sys/types.h", "sys/wait.h"}
SYSTEM_FOLDERS = ("sim/output/", "models/cli/")  # in their .cpp files; their headers may need the types
STANDARD = words_of("standard_headers.txt")
CORE_USERS = {"scenario.py", "study/run.py", "cli.py"}
ONE_WAY = ["results", "effects", "show"]


def _where(include: Include) -> str:
    return f"{include.path}:{include.line}: {include.target}"


def unresolved(root: Path = ROOT) -> list[str]:
    """Find quoted includes that are not the path of a file from the root."""
    gone = (i for i in includes(root) if i.quoted and not (root / i.target).is_file())
    return [f"{_where(i)} is no file, seen from the root" for i in gone]


def _layer_problem(path: str, target: str) -> str | None:
    here, there = PurePosixPath(path).parts, PurePosixPath(target).parts
    if here[0] == "tests":
        of_engine = here[1] == "sim" and there[0] not in ("sim", "tests")
        return "a test of the engine includes no model" if of_engine else None
    if there[0] not in {"sim": {"sim"}, "models": {"sim", "models"}, "python": {"sim", "models", "python"}}[here[0]]:
        return f"{here[0]} does not include {there[0]}"
    if here[0] == "sim" and ROOMS.index(there[1]) > ROOMS.index(here[1]):
        return f"{here[1]} does not include {there[1]}, which is to its right"
    if here[0] == "models" and there[0] == "models" and here[1] != there[1] and here[1] != "cli":
        return "a model includes no other model"
    return None


def crossed_layers(root: Path = ROOT) -> list[str]:
    """Find includes of a higher layer, of a room to the right, or of another model."""
    found = ((i, _layer_problem(i.path, i.target)) for i in includes(root) if i.quoted)
    return [f"{_where(i)}: {problem}" for i, problem in found if problem]


def strange_rooms(root: Path = ROOT) -> list[str]:
    """Find C++ files of the engine that lie in no room."""
    paths = (PurePosixPath(name(path, root)) for path in files(*CPP, root=root, under=("sim",)))
    return [f"{path}: not in one of the rooms {', '.join(ROOMS)}" for path in paths if path.parts[1] not in ROOMS]


def _is_door(path: PurePosixPath, root: Path) -> bool:
    """Tell whether a file is one of the room's doors, which join what the room declares, or a part of one.

    Parts, of platforms only: `member_parameters.h`, and a .cpp file that implements a door for want of a header.
    """
    if path.parent.name != "platforms":
        return path.name in DOORS
    headless = path.suffix == ".cpp" and not (root / path.with_suffix(".h")).exists()
    return headless or path.name.split("_")[-1] in DOORS


def _rule_problem(path: PurePosixPath, target: PurePosixPath, root: Path) -> str | None:
    if target.stem == "market":
        return "a rule sees a State, never the market"
    if str(target.parent) not in RULE_FOLDERS or _is_door(target, root) or target.stem == path.stem:
        return None
    if target.parent == path.parent and _is_door(path, root):
        return None
    return "a rule does not see another rule"


def rules_that_see_each_other(root: Path = ROOT) -> list[str]:
    """Find policies and platforms that include a sibling or the market."""
    inside = [i for i in includes(root, RULE_FOLDERS) if i.quoted]
    found = ((i, _rule_problem(PurePosixPath(i.path), PurePosixPath(i.target), root)) for i in inside)
    return [f"{_where(i)}: {problem}" for i, problem in found if problem]


def _library_problem(path: str, target: str) -> str | None:
    for library, only in ONE_FILE.items():
        if target.startswith(library):
            return None if path in only.split() else f"only {only} includes it"
    for library, only in ONE_FOLDER.items():
        if target.startswith(library):
            return None if path.startswith(only) else f"only {only} includes it"
    if target in SYSTEM:
        fine = path.startswith(SYSTEM_FOLDERS) and (path.endswith(".cpp") or target == "sys/types.h")
        return None if fine else f"only .cpp files of {' and '.join(SYSTEM_FOLDERS)} include it"
    return None if target in STANDARD or target.startswith(LIGHT_LIBRARIES) else "not a library of this project"


def strange_libraries(root: Path = ROOT) -> list[str]:
    """Find libraries included where they have no business; tests may include any."""
    outside = [i for i in includes(root, ("sim", "models", "python")) if not i.quoted]
    found = [f"{_where(i)}: {problem}" for i in outside if (problem := _library_problem(i.path, i.target))]
    users = sorted({i.path for i in outside if i.target.startswith("CLI/")})
    return found + ([f"{', '.join(users)}: one .cpp file hides CLI11 from all others"] if len(users) > 1 else [])


def cycles(root: Path = ROOT) -> list[str]:
    """Find files that include themselves, however indirectly."""
    graph: dict[str, list[str]] = {}
    for include in includes(root):
        if include.quoted:
            graph.setdefault(include.path, []).append(include.target)
    done: set[str] = set()
    found: list[str] = []

    def visit(path: str, trail: list[str]) -> None:
        if path in trail:
            found.append(" -> ".join([*trail[trail.index(path) :], path]))
        elif path not in done:
            for target in graph.get(path, []):
                visit(target, [*trail, path])
            done.add(path)

    for path in sorted(graph):
        visit(path, [])
    return found


def bad_headers(root: Path = ROOT) -> list[str]:
    """Find headers without `#pragma once`, or that do not begin by saying what they are."""
    found = []
    for path in files("*.h", root=root, under=("sim", "models", "python", "tests")):
        lines = [line for line in path.read_text().splitlines() if line.strip()]
        if "#pragma once" not in lines:
            found.append(f"{name(path, root)}: no #pragma once")
        first = next((line for line in lines if line != "#pragma once"), "")
        if not first.startswith(("//", "/*")):
            found.append(f"{name(path, root)}: does not begin with a comment that says what it is")
    return found


def _imports(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, module relative to the package) for each import of the package's own modules."""
    own = path.relative_to(package).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ["piecework", *own[: len(own) - node.level + 1]] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            modules = [f"{stem}.{alias.name}" for alias in node.names]
        else:
            continue
        own_modules = [module for module in modules if module.startswith("piecework.")]
        yield from ((node.lineno, module.removeprefix("piecework.")) for module in own_modules)


def crossed_package_layers(root: Path = ROOT) -> list[str]:
    """Find imports against results -> effects -> show, and users of the compiled module who should not be."""
    package = root / "python/piecework"
    found = []
    for path in files("*.py", root=root, under=("python/piecework",)):
        here = path.relative_to(package)
        for line, module in _imports(path, package):
            top = module.split(".")[0]
            where = f"{name(path, root)}:{line}: {module}"
            if top == "_core" and here.as_posix() not in CORE_USERS:
                found.append(f"{where}: only {', '.join(sorted(CORE_USERS))} import the compiled module")
            if here.parts[0] in ONE_WAY and top in ONE_WAY and ONE_WAY.index(top) > ONE_WAY.index(here.parts[0]):
                found.append(f"{where}: {here.parts[0]} does not import {top}")
    return found
