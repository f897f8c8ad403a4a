"""The console command ``piecework``."""

from __future__ import annotations

import sys

from piecework import _core


def main() -> int:
    """Run the command line of this process and return its exit code."""
    return _core.command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
