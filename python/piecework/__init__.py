"""Piecework: what do policies for online platform work change in a city's labour market?

Names are loaded when they are first used, so that ``import piecework`` stays quick.

Examples
--------
>>> import piecework as pw
>>> study = pw.run("toronto/grown", policies=["skills_programme"], scale="1:100", seed=5)  # doctest: +SKIP
>>> study.effects("M1", by="immigrant_class")  # doctest: +SKIP
>>> study.plot("M1").savefig("effect.png")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from piecework.effects import regret as regret
    from piecework.errors import InputError as InputError
    from piecework.errors import InternalError as InternalError
    from piecework.errors import OutputError as OutputError
    from piecework.errors import PieceworkError as PieceworkError
    from piecework.scenario import futures as futures
    from piecework.scenario import groups as groups
    from piecework.scenario import measures as measures
    from piecework.scenario import parameters as parameters
    from piecework.scenario import policies as policies
    from piecework.scenario import scenarios as scenarios
    from piecework.study.draws import run_draws as run_draws
    from piecework.study.plan import read_plan as read_plan
    from piecework.study.plan import run_study as run_study
    from piecework.study.run import run as run
    from piecework.study.study import Study as Study
    from piecework.study.study import load as load

    __version__: str

_HOMES = {
    "InputError": "piecework.errors",
    "InternalError": "piecework.errors",
    "OutputError": "piecework.errors",
    "PieceworkError": "piecework.errors",
    "Study": "piecework.study.study",
    "futures": "piecework.scenario",
    "groups": "piecework.scenario",
    "load": "piecework.study.study",
    "measures": "piecework.scenario",
    "parameters": "piecework.scenario",
    "policies": "piecework.scenario",
    "read_plan": "piecework.study.plan",
    "regret": "piecework.effects",
    "run": "piecework.study.run",
    "run_draws": "piecework.study.draws",
    "run_study": "piecework.study.plan",
    "scenarios": "piecework.scenario",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("piecework")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'piecework' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
