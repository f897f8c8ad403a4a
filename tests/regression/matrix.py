#!/usr/bin/env python3
"""Build piecework-sim with every compiler and optimisation level, run one question everywhere, compare the hashes.

Two compilers, four levels, three numbers of threads, a plain and an older processor: 48 runs, which must give the one
result hash stored in golden.json. Builds are kept in build/matrix/<compiler>-<level>. Ends with 0 if there is one hash,
1 if there are several or a build or run failed. Takes about half an hour on two cores.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

from test_sameness import QUESTION, ROOT, STORED, run

COMPILERS = {"gcc": "g++-12", "clang": "clang++-19"}
LEVELS = ["O0", "O1", "O2", "O3"]
THREADS = [1, 2, 4]
PROCESSORS = {"plain": {}, "masked": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX,-AVX2,-AVX512F"}}


def build(compiler: str, level: str, jobs: int) -> Path:
    """Return the program of one configuration; raise RuntimeError with the end of the log if it does not build."""
    tree = ROOT / "build" / "matrix" / f"{compiler}-{level}"
    options = [f"-DCMAKE_CXX_COMPILER={COMPILERS[compiler]}", "-DCMAKE_BUILD_TYPE=Debug"]
    options += [f"-DCMAKE_CXX_FLAGS_DEBUG=-{level}", "-DPIECEWORK_TESTS=OFF", "-DPIECEWORK_UNITY=ON"]
    for command in (
        ["cmake", "-S", ROOT, "-B", tree, "-G", "Ninja", *options],
        ["cmake", "--build", tree, "--target", "piecework-sim", "-j", str(jobs)],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stdout[-3000:] + done.stderr[-3000:])
    return tree / "bin" / "piecework-sim"


def hashes_of(program: Path, threads: list[int]) -> dict[tuple[int, str], str]:
    """Return the result hash of each (threads, processor)."""
    found = {}
    for count, processor in product(threads, PROCESSORS):
        with tempfile.TemporaryDirectory(prefix="piecework-matrix-") as folder:
            try:
                found[count, processor] = run(program, Path(folder) / "study", count, **PROCESSORS[processor])
            except AssertionError as error:
                found[count, processor] = f"failed: {error}"
    return found


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compilers", nargs="+", choices=COMPILERS, default=list(COMPILERS))
    parser.add_argument("--levels", nargs="+", choices=LEVELS, default=LEVELS)
    parser.add_argument("--threads", nargs="+", type=int, default=THREADS, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="compilations at once (2)")
    return parser.parse_args()


def main() -> int:
    chosen = arguments()
    expected = json.loads(STORED.read_text())["result_hash"]
    seen: set[str] = set()
    runs = 0
    print("question:", *QUESTION)
    print(f"{'build':10} {'threads':>7} {'processor':9} result hash", flush=True)
    for compiler, level in product(chosen.compilers, chosen.levels):
        begun = time.monotonic()
        try:
            program = build(compiler, level, chosen.jobs)
        except RuntimeError as error:
            print(f"{compiler} -{level}: does not build\n{error}", flush=True)
            seen.add(f"{compiler} -{level} does not build")
            continue
        for (count, processor), value in hashes_of(program, chosen.threads).items():
            print(f"{compiler:5} -{level:3} {count:7} {processor:9} {value}", flush=True)
            seen.add(value)
            runs += 1
        print(f"{compiler:5} -{level:3} took {time.monotonic() - begun:.0f} s", flush=True)
    one = seen == {expected}
    verdict = "one hash, the stored one" if one else f"NOT ONE: {', '.join(sorted(seen))}; stored: {expected}"
    print(f"matrix: {runs} runs, {verdict}")
    return 0 if one else 1


if __name__ == "__main__":
    sys.exit(main())
