"""What the compiled code asks the C library for: no transcendental function, whose bits differ between machines.

`libm_allow.txt` lists what may, one `file symbol` a line, with the reason behind a `#`.
"""

from __future__ import annotations

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
