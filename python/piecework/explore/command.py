"""``piecework explore``: the explorer on this machine."""

from __future__ import annotations

import argparse
import signal
import socket
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from piecework.errors import InputError, OutputError
from piecework.i18n import LANGUAGES
from piecework.options import Parser

EPILOG = """\
examples:
  piecework explore
  piecework explore studies --port 8080 --lang fr
  piecework explore --no-browser

The page is served to this machine alone (127.0.0.1) and asks nothing of the network. Every study is saved in DIR: its
study file NAME.toml, which `piecework study DIR/NAME.toml --resume` runs again, and its folder NAME.
"""
PORT = 5006


def explore(arguments: Sequence[str]) -> int:
    """Serves the explorer until it is interrupted, and returns the exit code."""
    options = parser().parse_args(arguments)
    if find_spec("panel") is None:
        raise InputError(
            "piecework explore needs the extra 'explore' (Panel); in a checkout: "
            ".venv/bin/python -m pip install --no-deps -r python/requirements-explore.txt"
        )
    folder = Path(options.folder)
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file; give the folder that studies are to be saved in")
    port = free_port(options.port)
    from piecework.explore.app import serve

    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # ends in order what an interrupt does
    serve(folder, port, options.lang, show=not options.no_browser, threads=options.threads)
    return 0


def free_port(wanted: int) -> int:
    """The port if it is free; 0 takes any.

    Raises
    ------
    OutputError
        Something else uses it.
    """
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", wanted))
        except (OSError, OverflowError) as error:
            raise OutputError(f"--port {wanted}: {error}; choose another, or 0 for any that is free") from error
        return int(tried.getsockname()[1])


def parser() -> Parser:
    """The options, with their help."""
    made = Parser(
        prog="piecework explore",
        description="Opens a page in the browser on which a study is put together, run and read: place, period, "
        "future, policy packages; estimate, progress, cancel; effects with intervals while replicates arrive.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument(
        "folder", metavar="DIR", nargs="?", default="studies", help="where studies are (default: studies)"
    )
    made.add_argument(
        "--port", type=int, default=PORT, metavar="N", help=f"port (default: {PORT}; 0: any that is free)"
    )
    made.add_argument("--no-browser", action="store_true", help="only print the address")
    made.add_argument("--lang", choices=LANGUAGES, default="en", help="language shown first (default: en)")
    made.add_argument("--threads", type=int, metavar="N", help="runs at the same time (default: one per processor)")
    return made
