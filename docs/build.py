"""Makes the documentation site in build/docs/html, out of docs/ and of what program, scenarios and source say.

usage: .venv/bin/python docs/build.py [--out FOLDER]

Warnings of Sphinx, links that lead nowhere (in the Markdown files, too), public functions whose docstring leaves an
argument out, and anything that a page would load from another host end it with exit code 1. Addresses outside the
project are listed in FOLDER/external_links.txt and not visited.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ["PIECEWORK_SCENARIOS"] = str(ROOT / "scenarios")
sys.path.insert(0, str(Path(__file__).parent))

try:
    from generate import links, python_api, site
except ModuleNotFoundError as missing:
    sys.exit(
        f"docs/build.py: {missing}; it needs the installed package (./demo.sh) and "
        "pip install --no-deps -r python/requirements-docs.txt"
    )


def main() -> int:
    """Builds, checks, and says what was found."""
    parser = argparse.ArgumentParser(prog="docs/build.py", description="Makes the documentation site.")
    parser.add_argument("--out", type=Path, default=ROOT / "build/docs", help="folder to write (default: build/docs)")
    out = parser.parse_args().out.resolve()
    for stale in ("html", "doctrees"):
        shutil.rmtree(out / stale, ignore_errors=True)
    site.write_sources(ROOT, out / "source")
    write_external(out / "external_links.txt")
    if code := sphinx(out):
        return code
    found = [
        *python_api.undocumented(),
        *links.broken_in_markdown(ROOT),
        *links.broken_in_site(out / "html"),
        *links.loaded_from_elsewhere(out / "html"),
    ]
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    count = sum(1 for _ in (out / "html").rglob("*.html"))
    print(f"docs/build.py: {count} pages in {out / 'html'}; {f'{len(found)} problems' if found else 'no problem'}")
    return 1 if found else 0


def write_external(file: Path) -> None:
    """One line for each address outside the project: address, tab, the files that name it."""
    lines = [f"{address}\t{' '.join(files)}\n" for address, files in links.external(ROOT).items()]
    file.write_text("".join(lines))


def sphinx(out: Path) -> int:
    """Runs Sphinx with warnings as errors; returns its exit code."""
    from sphinx.cmd.build import main as build

    return build(
        ["-q", "-W", "--keep-going", "-b", "html", "-d", str(out / "doctrees"), str(out / "source"), str(out / "html")]
    )


if __name__ == "__main__":
    sys.exit(main())
