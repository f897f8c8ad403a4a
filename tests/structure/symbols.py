"""What was compiled, and how: no transcendental function of libm, no variable that can change, the same rounding.

`libm_allow.txt` lists what may ask libm, one `file symbol` a line, with the reason behind a `#`.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from source import words_of

_STEMS = words_of("libm_functions.txt")
TRANSCENDENTALS = {stem + kind for stem in _STEMS for kind in ("", "f", "l", "f128")}
TRANSCENDENTALS |= {f"__{stem}_finite" for stem in _STEMS}


def undefined(path: Path) -> set[str]:
    """Return the symbols that an archive, library or program expects from elsewhere."""
    dynamic = [] if path.suffix == ".a" else ["--dynamic"]
    done = subprocess.run(["nm", "--undefined-only", *dynamic, path], capture_output=True, text=True, check=True)
    words = (line.split() for line in done.stdout.splitlines())
    return {word[-1].split("@")[0] for word in words if word and not word[-1].endswith(":")}


def compiled(tree: Path) -> list[Path]:
    """Return what a build tree holds of ours: the archives, the extension, the program."""
    return sorted([*tree.rglob("libpiecework_*.a"), *tree.rglob("_core*.so"), *tree.glob("bin/piecework-sim")])


def transcendentals(paths: list[Path]) -> set[str]:
    """Return `file symbol` for each transcendental function that one of the files asks libm for."""
    return {f"{path.name.split('.')[0]} {symbol}" for path in paths for symbol in undefined(path) & TRANSCENDENTALS}


def changing_variables(paths: list[Path], constants: frozenset[str] = frozenset()) -> set[str]:
    """Return `file: variable` for each variable of ours that lives as long as the process and can be written to.

    A constant that the compiler can compute lies in read-only memory; one that it cannot counts as changing. GCC 12
    puts a constexpr table whose type has a constructor and that holds addresses into writable memory all the same, so
    `constants`, the names that the sources declare constexpr, are left out.
    """
    found = set()
    for path in paths:
        done = subprocess.run(["objdump", "--syms", "--demangle", path], capture_output=True, text=True, check=True)
        for line in done.stdout.splitlines():
            match = re.match(r"[0-9a-f]+ .{6}O \.(?P<section>\S+)\s+[0-9a-f]+ (?:\.hidden )?(?P<variable>.*)", line)
            ours = match and _writable(match["section"]) and match["variable"].startswith("piecework")
            if ours and plain_name(match["variable"]) not in constants:
                found.add(f"{path.name}: {match['variable']}")
    return found


def plain_name(variable: str) -> str:
    """Return `fields` of `piecework::(anonymous namespace)::fields<piecework::A>`."""
    return re.sub(r"<.*>", "", variable).rsplit("::", 1)[-1]


def declared_constexpr(sources: list[Path]) -> frozenset[str]:
    """Return the names of the variables that the sources declare constexpr."""
    pattern = re.compile(r"\bconstexpr\s+(?!auto\s*\()[\w:<>,&* ]*?\b(\w+)\s*(?:\{|=[^=])")
    return frozenset(name for path in sources for name in pattern.findall(path.read_text()))


def _writable(section: str) -> bool:
    return section.startswith(("data", "bss", "tdata", "tbss")) and not section.startswith("data.rel.ro")


def loose_rounding(commands: Path) -> set[str]:
    """Return the files of a compile_commands.json that were compiled with flags under which results may differ."""
    found = set()
    for entry in json.loads(commands.read_text()):
        flags = entry["command"].split()
        bad = {"-ffast-math", "-Ofast", "-march=native", "-funsafe-math-optimizations"} & set(flags)
        if "-ffp-contract=off" not in flags or bad:
            found.add(entry["file"])
    return found
