"""What the installed program says of itself: its lists and its help."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from piecework import cli, scenario
from piecework.study.run import output_of

from .markdown import MARK

COMMAND = re.compile(r"^  ([a-z-]+) {2,}(.+)$", re.MULTILINE)


@cache
def catalogue() -> dict[str, dict[str, Any]]:
    """Every parameter of scenarios and policies by its dotted name."""
    return {entry["name"]: entry for entry in scenario.parameters()}


def help_of(command: str) -> str:
    """What `piecework COMMAND --help` prints."""
    if command in cli.COMPILED:
        return output_of([command, "--help"])
    return _printed([command, "--help"] if command else ["--help"])


def _printed(arguments: list[str]) -> str:
    os.environ["COLUMNS"] = "110"  # argparse folds its help at the width of the terminal
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        cli.main(arguments)
    return printed.getvalue()


def commands() -> dict[str, str]:
    """Every command with its line of the overview."""
    listed = help_of("").partition("commands:")[2].partition("\n\n")[0]
    return dict(COMMAND.findall(listed))


def command_page(root: Path) -> str:
    """The help of every command, as the program prints it; and of the program without Python, if it was built."""
    program = Path(os.environ.get("PIECEWORK_BUILD_DIR", root / "build/release")) / "bin/piecework-sim"
    parts = [
        MARK,
        "# Commands\n",
        "What `piecework --help` and `piecework COMMAND --help` print. [The command line](../command_line.md)\n"
        "explains the options, exit codes and what is written where. `piecework-sim` has the same commands\n"
        "but for `study`, `compare`, `report`, `capsule`, `validate` and what else is Python's.\n",
        _block(help_of("")),
    ]
    if program.is_file():
        said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
        parts += ["## piecework-sim\n", _block(said)]
    for name, meaning in commands().items():
        parts += [f"## piecework {name}\n", meaning[0].upper() + meaning[1:] + ".\n", _block(help_of(name))]
    return "\n".join(parts)


def _block(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"
