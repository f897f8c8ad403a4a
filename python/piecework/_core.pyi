"""Compiled half of piecework; use the package, not this module."""

from collections.abc import Sequence

class Run:
    """One command at work in its own thread."""

    def poll(self) -> tuple[int, int, float]:
        """Replicates done, replicates asked for, fraction of the whole."""

    def finished(self) -> bool:
        """Whether the command has ended."""

    def request_stop(self) -> None:
        """Ask the command to end within a second; what is done stays valid."""

    def wait(self, milliseconds: int) -> bool:
        """True once the command has ended, False after the time."""

    def result(self) -> tuple[int, bytes, bytes]:
        """Wait for the end; exit code, standard output, standard error."""

def start(arguments: Sequence[bytes], scenario_folders: Sequence[bytes]) -> Run:
    """Start one command line (without the program's name), its output captured."""

def command(arguments: Sequence[bytes], scenario_folders: Sequence[bytes], terminal: bool) -> int:
    """Run one command line on this process's standard streams and return its exit code; an interrupt stops it.
    `terminal`: standard error is one."""

def version() -> str:
    """The version of the compiled code."""
