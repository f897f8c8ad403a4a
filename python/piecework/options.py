"""Options of the commands that are written in Python; a mistyped one is answered as the compiled commands answer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from piecework.errors import unknown_name


class Parser(argparse.ArgumentParser):
    """An `argparse.ArgumentParser` without abbreviations that names the nearest option.

    Examples
    --------
    >>> parser = Parser(prog="piecework report")
    >>> _ = parser.add_argument("--measure")
    >>> parser.parse_args(["--measure", "M1"]).measure
    'M1'
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """As `argparse.ArgumentParser.parse_args`; ends the program with 2 where the words are wrong."""
        found, rest = self.parse_known_args(args, namespace)
        wrong = next((word.partition("=")[0] for word in rest if word.startswith("-")), None)
        if wrong is not None:
            options = [name for name in self._option_string_actions if name.startswith("--")]
            self.exit(2, f"{self.prog}: {unknown_name('option', wrong, options)}\n")
        if rest:
            self.exit(2, f"{self.prog}: too many words: {' '.join(rest)}; see {self.prog} --help\n")
        return found
