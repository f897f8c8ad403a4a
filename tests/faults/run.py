#!/usr/bin/env python3
"""Does every fault to a study folder and prints what became of it: tests/faults/run.py [--long] [FAULT...]

Exit code 0 if nothing committed was lost, no file was unreadable, nothing crashed and every resumed study was right.
PIECEWORK_BUILD_DIR is the build (build/release if not given), PIECEWORK_KILL_SEED chooses other moments to kill at.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from faults import ROWS, Bench, done
from injection import Tally, listen_to_interrupts

HEAD = f"{'fault':<46}{'times':>6}{'lost':>6}{'unreadable':>12}{'crashes':>9}{'wrong':>7}{'seconds':>9}  note"


def line(tally: Tally) -> str:
    if tally.skipped:
        return f"{tally.fault:<46}{'skipped':>6}  {tally.note}"
    return (
        f"{tally.fault:<46}{tally.times:>6}{tally.lost:>6}{tally.unreadable:>12}{tally.crashes:>9}{tally.wrong:>7}"
        f"{tally.seconds:>9.1f}  {tally.note}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", action="store_true", help="as often as takes many minutes")
    parser.add_argument("faults", nargs="*", metavar="FAULT", help="only those whose name holds one of these texts")
    options = parser.parse_args()
    listen_to_interrupts()
    sound = True
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="piecework-faults-") as folder:
        bench = Bench(Path(folder), options.long)
        for row in ROWS:
            if options.faults and not any(text in str(row.__doc__) for text in options.faults):
                continue
            tally = done(row, bench)
            print(line(tally), flush=True)
            for detail in tally.details[:10]:
                print(f"    {detail.strip()}", flush=True)
            sound = sound and tally.sound
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
