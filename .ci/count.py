"""Add up the JUnit reports of a folder and print one line: how many tests passed, failed and were skipped."""

import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def count(report: Path) -> tuple[int, int, int]:
    """Return (passed, failed, skipped) of one report."""
    cases = list(xml.parse(report).getroot().iter("testcase"))
    failed = sum(any(case.find(tag) is not None for tag in ("failure", "error")) for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    return len(cases) - failed - skipped, failed, skipped


def main(folder: Path) -> None:
    totals = [sum(column) for column in zip(*(count(path) for path in sorted(folder.glob("*.xml"))), strict=True)]
    passed, failed, skipped = totals or (0, 0, 0)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
