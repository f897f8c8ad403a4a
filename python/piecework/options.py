"""Options of the commands that are written in Python; a mistyped one is answered as the compiled commands answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from piecework.errors import unknown_name

OTHERWISE = {"the following arguments are required:": "missing:", "expected one argument": "its value is missing"}
KINDS = {int: "a whole number", float: "a number"}


class Parser(argparse.ArgumentParser):
    """An `argparse.ArgumentParser` without abbreviations that says what is allowed and names what is nearest.

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
        words = list(sys.argv[1:] if args is None else args)
        self._check_options(word for word in words if word.startswith("--"))  # before what is missing is complained of
        found, rest = self.parse_known_args(words, namespace)
        self._check_options(word for word in rest if word.startswith("-"))
        if rest:
            self.exit(2, f"{self.prog}: too many words: {' '.join(rest)}; see {self.prog} --help\n")
        return found

    def error(self, message: str) -> NoReturn:
        """Ends the program with 2 after one line: the option, and what is wrong with it."""
        said = message.removeprefix("argument ")
        for theirs, ours in OTHERWISE.items():
            said = said.replace(theirs, ours)
        told = "" if "allowed:" in said else f"; see {self.prog} --help"
        self.exit(2, f"{self.prog}: {said}{told}\n")

    def _check_options(self, words: Iterable[str]) -> None:
        known = self._option_string_actions
        wrong = next((name for word in words if (name := word.partition("=")[0]) not in known and name != "--"), None)
        if wrong is not None:
            options = [name for name in known if name.startswith("--")]
            self.exit(2, f"{self.prog}: {unknown_name('option', wrong, options)}\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, str(unknown_name("value", str(value), map(str, action.choices))))

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        try:
            return super()._get_value(action, arg_string)  # type: ignore[misc]
        except argparse.ArgumentError:
            kind = KINDS.get(action.type)  # type: ignore[call-overload]
            if kind is None:
                raise
            raise argparse.ArgumentError(action, f"'{arg_string}' is not {kind}") from None
