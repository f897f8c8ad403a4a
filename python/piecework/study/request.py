"""What a caller asks `piecework.run` for, in the words of the command line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from piecework.errors import InputError


@dataclass(frozen=True)
class Request:
    """Words that say what the study is, and how it is to be run.

    Attributes
    ----------
    words
        Scenario, arms, and all that belongs to the study's identity.
    replicates
        Which; consecutive.
    threads, out, on_error, resume
        As in `piecework.run`.
    """

    words: list[str]
    replicates: range
    threads: int | None = None
    out: str | None = None
    on_error: str = "stop"
    resume: bool = False

    def line(self) -> list[str]:
        """The whole command."""
        line = ["run", *self.words, "--replicates", in_words(self.replicates)]
        line += [] if self.threads is None else ["--threads", str(self.threads)]
        line += [] if self.out is None else ["--out", self.out]
        line += [] if self.on_error == "stop" else ["--on-error", self.on_error]
        return [*line, *["--resume"] * self.resume]

    def longer(self, count: int, out: str) -> Request:
        """The same study with so many replicates, going on in its folder."""
        return replace(self, replicates=range(count), out=out, resume=True)


def in_words(replicates: int | str | range) -> str:
    """Replicates as the command line takes them.

    Raises
    ------
    InputError
        A range with gaps.
    """
    if isinstance(replicates, range):
        if replicates.step != 1:
            raise InputError(f"replicates {replicates}: must be consecutive")
        return f"{replicates.start}:{replicates.stop}"
    return str(replicates)


def as_range(replicates: int | str | range) -> range:
    """Replicates as numbers.

    Raises
    ------
    InputError
        Neither a number nor two with a colon, or none at all.

    Examples
    --------
    >>> as_range(4), as_range("4:8")
    (range(0, 4), range(4, 8))
    """
    first, colon, stop = in_words(replicates).rpartition(":")
    try:
        found = range(int(first) if colon else 0, int(stop))
    except ValueError:
        found = range(0)
    if not found or found.start < 0:
        raise InputError(f"replicates {replicates}: must be a number above 0, or a range such as 4:8")
    return found
