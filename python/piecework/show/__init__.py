"""Pictures of a study."""

from piecework.show.plots import plot

__all__ = ["plot"]
