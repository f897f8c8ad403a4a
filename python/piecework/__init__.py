"""Piecework: what do policies for online platform work change in a city's labour market?

Names are loaded when they are first used, so that ``import piecework`` stays quick.
"""

from __future__ import annotations

__all__ = ["__version__"]


def __getattr__(name: str) -> str:
    if name == "__version__":
        from importlib.metadata import version

        return version("piecework")
    raise AttributeError(f"module 'piecework' has no attribute {name!r}")
