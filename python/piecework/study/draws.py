"""The same study for several draws of doubtful parameters, in one future or several.

Each parameter is drawn uniformly between the ``low`` and ``high`` of its record, all of them together by a Latin
hypercube, so that a few draws already cover every range. The range is what its source says is possible, not a
distribution: the spread between draws is what is not known as long as nothing more is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError, unknown_name
from piecework.scenario_files import find_companion, find_file, merged, read_toml
from piecework.study.run import run
from piecework.study.study import Study

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


class Draws:
    """Studies by future and draw.

    Attributes
    ----------
    studies
        By future, one study for each draw.
    drawn
        One row per draw, one column per parameter.
    """

    def __init__(self, studies: dict[str, list[Study]], drawn: pd.DataFrame) -> None:
        self.studies = studies
        self.drawn = drawn

    def values(self, measure: str = "M1", arm: str | None = None, group: str = "all") -> npt.NDArray[np.float64]:
        """The effect by replicate, with the axes (future, draw, replicate).

        Raises
        ------
        InputError
            No such measure, arm or group.
        """
        import numpy as np

        return np.array(
            [[effect_values(study, measure, arm, group) for study in each] for each in self.studies.values()]
        )

    def budget(
        self, measure: str = "M1", arm: str | None = None, group: str = "all", level: float = 0.95
    ) -> pd.DataFrame:
        """How much of the effect's uncertainty is chance, parameters and future; see `uncertainty_budget`.

        Parameters
        ----------
        measure
            A measure (its headline) or a component such as ``"M3.below_poverty"``.
        arm
            A policy arm; None takes the first.
        group
            Whose effect.
        level
            Probability that the intervals of the shares cover.
        """
        from piecework.effects.budget import uncertainty_budget

        return uncertainty_budget(self.values(measure, arm, group), level)

    def sensitivity(self, measure: str = "M1", arm: str | None = None, group: str = "all") -> pd.DataFrame:
        """Which parameter the effect follows; see `piecework.effects.budget.sensitivity`."""
        from piecework.effects.budget import sensitivity

        return sensitivity(self.values(measure, arm, group), self.drawn)


def effect_values(study: Study, measure: str, arm: str | None, group: str) -> list[float]:
    """The effect of an arm (None is the first) in each replicate.

    Raises
    ------
    InputError
        No such measure, arm or group.
    """
    from piecework.effects.paired import reference_arm
    from piecework.effects.panel import chosen_arms

    name, _, component = measure.partition(".")
    component = study.component(name, component or None)
    if group not in study.groups:
        raise unknown_name("group", group, study.groups)
    row = study.summary.rows(name)[component, group]
    places = [study.arms.index(each) for each in (reference_arm(study), chosen_arms(study, arm)[0])]
    values = study.summary.value[places, :, row]
    return list(map(float, values[1] - values[0]))


def ranges(
    scenario: str | os.PathLike[str], policies: Iterable[str | Sequence[str]] = ()
) -> dict[str, tuple[float, float]]:
    """Lowest and highest possible value of every number that has a range, by dotted name.

    Parameters
    ----------
    scenario
        Name or path.
    policies
        Policies whose parameters are listed too.

    Examples
    --------
    >>> ranges("toronto/grown", ["pay_floor"])["policies.pay_floor.parameters.gating"]  # doctest: +SKIP
    (0.0, 1.0)
    """
    found = dict(_ranges(merged(find_file(os.fspath(scenario))), ""))
    single = {name for entry in policies for name in ([entry] if isinstance(entry, str) else entry)}
    for name in sorted(single):
        place = Path(name) if Path(name).is_file() else find_companion(f"policies/{name}.toml")
        found |= dict(_ranges(read_toml(place), f"policies.{place.stem}."))
    return found


def _ranges(content: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, tuple[float, float]]]:
    for key, value in content.items():
        if not isinstance(value, Mapping):
            continue
        ends: tuple[Any, Any] = value.get("low"), value.get("high")
        if "value" not in value:
            yield from _ranges(value, f"{prefix}{key}.")
        elif all(_is_number(each) for each in (*ends, value["value"])) and ends[0] < ends[1]:
            yield f"{prefix}{key}", (float(ends[0]), float(ends[1]))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def draw(bounds: Mapping[str, tuple[float, float]], draws: int, seed: int = 1) -> pd.DataFrame:
    """A Latin hypercube: one row per draw, one column per parameter; the same seed draws the same.

    Examples
    --------
    >>> sorted((4 * draw({"a": (0.0, 1.0)}, 4).a).astype(int))
    [0, 1, 2, 3]
    """
    import numpy as np
    import pandas as pd

    generator = np.random.Generator(np.random.Philox(seed))
    columns = {}
    for name, (low, high) in bounds.items():
        strata = (generator.permutation(draws) + generator.random(draws)) / draws
        columns[name] = [float(f"{value:.6g}") for value in low + (high - low) * strata]
    return pd.DataFrame(columns)


def run_draws(
    futures: str | Mapping[str, str],
    policies: Iterable[str | Sequence[str]],
    parameters: Sequence[str] | Mapping[str, tuple[float, float]],
    draws: int = 8,
    replicates: int = 4,
    out: str | os.PathLike[str] | None = None,
    seed: int = 1,
    **options: Any,
) -> Draws:
    """Runs a study for each draw of the parameters, in each future.

    Parameters
    ----------
    futures
        A scenario, or scenarios by the name of the future.
    policies
        As in `run`.
    parameters
        Dotted names whose ranges the scenario or policy files give, or the ranges themselves by name.
    draws, replicates
        How many of each; all draws have the same replicates.
    out
        Folder of the studies; None means ``studies/draws``.
    seed
        Of the studies and of the draws.
    options
        As in `run`.

    Raises
    ------
    InputError
        No such parameter, or fewer than two draws; and as `run`.

    Examples
    --------
    >>> gating = "policies.pay_floor.parameters.gating"
    >>> draws = run_draws("toronto/grown", ["pay_floor"], [gating], scale="1:400")  # doctest: +SKIP
    >>> draws.budget("M1")  # doctest: +SKIP
    """
    named = {"": futures} if isinstance(futures, str) else dict(futures)
    packages = list(policies)
    if draws < 2:
        raise InputError(f"draws {draws}: two or more are needed to tell parameters from chance")
    drawn = draw(bounds_of(named, packages, parameters), draws, seed)
    place, fixed = Path("studies/draws" if out is None else out), dict(options.pop("set", {}))
    options |= {"replicates": replicates, "seed": seed}
    return Draws(
        {
            name or scenario: [
                run(scenario, packages, out=place / name / f"d{number:03d}", set=fixed | row, **options)
                for number, row in enumerate(drawn.to_dict("records"))
            ]
            for name, scenario in named.items()
        },
        drawn,
    )


def bounds_of(
    futures: Mapping[str, str],
    policies: list[str | Sequence[str]],
    parameters: Sequence[str] | Mapping[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    """Ranges of parameters: those given, or those of the first future's files that name them.

    Raises
    ------
    InputError
        A future has no such parameter with a range.
    """
    if isinstance(parameters, Mapping):
        return {name: (float(low), float(high)) for name, (low, high) in parameters.items()}
    found: dict[str, tuple[float, float]] = {}
    for scenario in futures.values():
        known = ranges(scenario, policies)
        for name in parameters:
            if name not in known:
                raise unknown_name("parameter with a range", name, known)
            found.setdefault(name, known[name])
    return found
