"""What can go wrong, by whose data or world it is; the command line turns each into one exit code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class PieceworkError(Exception):
    """Base of every error that Piecework raises on purpose."""


class InputError(PieceworkError, ValueError):
    """The user's data or request is wrong; the message says where, what, and what is allowed (exit code 2)."""


class OutputError(PieceworkError, OSError):
    """A file or folder cannot be read or written; what was committed stays valid (exit code 3)."""


class InternalError(PieceworkError, RuntimeError):
    """A broken promise of Piecework's own code; please report it (exit code 70)."""


def unknown_name(kind: str, name: str, allowed: Iterable[str]) -> InputError:
    """An `InputError` that lists the allowed names and the nearest one.

    Examples
    --------
    >>> str(unknown_name("measure", "M3", ["M1", "M14"]))
    "unknown measure 'M3'; allowed: M1, M14; did you mean 'M1'?"
    >>> str(unknown_name("language", "english", ["en", "fr"]))
    "unknown language 'english'; allowed: en, fr; did you mean 'en'?"
    """
    names = list(allowed)
    return InputError(f"unknown {kind} '{name}'; allowed: {', '.join(names) or '(none)'}{did_you_mean(name, names)}")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message that names the nearest of the known names, empty if none is near.

    Examples
    --------
    >>> did_you_mean("basline", ["baseline", "pay_floor"])
    "; did you mean 'baseline'?"
    """
    folded = {each.casefold(): each for each in reversed(list(known))}
    said = name.casefold()
    nearest = [each for each in folded if each and said.startswith(each)]  # "english" is far from "en" in letters
    nearest = difflib.get_close_matches(said, list(folded), n=1, cutoff=0.5) or nearest
    return f"; did you mean '{folded[nearest[0]]}'?" if nearest else ""
