"""What a study holds, read from its folder: summary over the evaluation period, monthly series, provenance.

Shapes follow the file format: summaries have the axes (arm, replicate, row), series (arm, replicate, month, group).
Values of replicates that are not committed read as NaN, their counts of persons as 0.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from piecework.errors import InputError, unknown_name
from piecework.results.sources import Array, MergedFile, Source

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd
    import xarray as xr

ALL = "all"
HEADLINES = (
    "M1",
    "M19",
    "M12",
)  # what is told first where nothing is asked for; the later where nobody has the earlier


@dataclass(frozen=True)
class Group:
    """A subset of the population: the member of one dimension, or everyone (name and dimension ``"all"``)."""

    name: str
    dimension: str
    member: str
    label: str


@dataclass(frozen=True)
class Summary:
    """The tidy summary: names and unit of each row; values and distinct simulated persons, axes (arm, replicate, row).

    Values are NaN where a replicate is not committed or the measure has none.
    """

    measure: list[str]
    component: list[str]
    group: list[str]
    unit: list[str]
    value: npt.NDArray[np.float64]
    persons: npt.NDArray[np.int64]

    def rows(self, measure: str) -> dict[tuple[str, str], int]:
        """Row numbers of one measure by (component, group), in file order."""
        return {
            (component, group): row
            for row, (name, component, group) in enumerate(zip(self.measure, self.component, self.group, strict=True))
            if name == measure
        }


class Results:
    """Read-only view of one study on disk.

    Attributes
    ----------
    path
        The study folder (or the single file that was opened).
    place
        The same as an absolute path.
    source
        Where arrays are read from.
    identity
        What the manifest says the study is: scenario, arms, seed, scale, end.
    """

    def __init__(self, path: Path, source: Source, identity: dict[str, Any] | None = None) -> None:
        self.path = path
        self.place = path.absolute()  # stays right when the working directory changes
        self.source = source
        self.identity = identity or {}
        self._courses: dict[str, dict[str, npt.NDArray[np.float64]]] = {}

    @cached_property
    def arms(self) -> list[str]:
        """Names of the arms, the baseline first."""
        return [str(arm) for arm in self.source.read("arm").values]

    @cached_property
    def replicates(self) -> list[int]:
        """Numbers of the replicates."""
        return [int(number) for number in self.source.read("replicate").values]

    @cached_property
    def complete(self) -> npt.NDArray[np.bool_]:
        """Which replicates are committed, axes (arm, replicate)."""
        import numpy as np

        if "complete" not in self.names:
            return np.ones((len(self.arms), len(self.replicates)), dtype=bool)
        return self.source.read("complete").values == 1

    @cached_property
    def names(self) -> list[str]:
        """Paths of all variables."""
        return self.source.names()

    @cached_property
    def provenance(self) -> dict[str, Any]:
        """Program version, compiler, seed, licences of the data, `result_hash` and so on."""
        return self.source.attributes()

    @cached_property
    def scenario(self) -> dict[str, Any]:
        """The resolved scenario: every parameter with value, unit, range and source."""
        return dict(json.loads(str(self.source.read("scenario_json").values[()])))

    @cached_property
    def arm_scenarios(self) -> dict[str, Any]:
        """What each arm adds to the scenario by arm name: the records of its policies, none for the baseline."""
        if "arm_json" not in self.names:
            return {}
        texts = self.source.read("arm_json").values
        return {arm: json.loads(text or "{}") for arm, text in zip(self.arms, texts, strict=True)}

    def policies_of(self, arm: str) -> list[Any]:
        """Records of the policies that an arm has beyond the baseline; those of a future are in every arm."""
        own, shared = (_as_list(self.arm_scenarios.get(name)) for name in (arm, self.arms[0]))
        return [policy for policy in own if policy not in shared]

    @cached_property
    def months(self) -> npt.NDArray[np.datetime64]:
        """First day of each recorded month, ``datetime64[D]``, axis month."""
        import numpy as np

        return np.datetime64("1970-01-01", "D") + self.source.read("month").values.astype("timedelta64[D]")

    @property
    def evaluated(self) -> npt.NDArray[np.bool_]:
        """Which recorded months summaries and effects cover, axis month."""
        import numpy as np

        begins = self.scenario.get("period", {}).get("evaluation") or None
        return np.asarray(self.months >= np.datetime64(begins or self.months[0]))

    @cached_property
    def stands_for(self) -> float | None:
        """How many residents one simulated person stands for; None if the scenario has no scale."""
        scale = self.scenario.get("scale")
        words = str(scale.get("residents", "") if isinstance(scale, dict) else scale or "")
        count = words.rpartition(":")[2]
        return float(count) if count.replace(".", "", 1).isdigit() else None

    @cached_property
    def groups(self) -> dict[str, Group]:
        """Groups by name (``"all"``, ``"immigrant_class=newcomer"``), in file order."""
        names = ["group", "group_dimension", "group_member", "group_label"]
        columns = [array.values for array in self.source.read_all(names).values()]
        return {str(name): Group(str(name), *map(str, rest)) for name, *rest in zip(*columns, strict=True)}

    @cached_property
    def dimensions(self) -> dict[str, list[Group]]:
        """Groups by dimension, for example ``"immigrant_class"``; everyone is not among them."""
        dimensions: dict[str, list[Group]] = {}
        for group in self.groups.values():
            if group.name != ALL:
                dimensions.setdefault(group.dimension, []).append(group)
        return dimensions

    @cached_property
    def summary(self) -> Summary:
        """The tidy summary over the evaluation period."""
        import numpy as np

        texts = [f"summary_{column}" for column in ("measure", "component", "group", "unit")]
        read = self.source.read_all([*texts, "summary_value", "summary_persons"])
        measure, component, group, unit = ([str(name) for name in read[text].values] for text in texts)
        value = read["summary_value"].values.astype(np.float64)
        persons = read["summary_persons"].values.astype(np.int64)
        value = np.where(self.complete[:, :, None], value, np.nan)
        return Summary(measure, component, group, unit, value, np.maximum(persons, 0))

    @cached_property
    def measures(self) -> dict[str, list[str]]:
        """Components of each measure, the headline component first."""
        measures: dict[str, list[str]] = {}
        for measure, component in zip(self.summary.measure, self.summary.component, strict=True):
            components = measures.setdefault(measure, [])
            if component not in components:
                components.append(component)
        return measures

    @cached_property
    def with_values(self) -> list[str]:
        """Measures that somebody or something counts for; a study without residents lacks most."""
        summary = self.summary
        seen = dict.fromkeys(
            name
            for name, group, persons in zip(summary.measure, summary.group, summary.persons.T, strict=True)
            if group == ALL and persons.any()
        )
        return list(seen)

    @cached_property
    def headline(self) -> str:
        """The measure that is told where none is asked for: M1, or what a study without residents can say."""
        return next((name for name in (*HEADLINES, *self.told) if name in self.told), HEADLINES[0])

    @cached_property
    def told(self) -> list[str]:
        """Measures whose headline somebody counts for and that is not zero everywhere."""
        rows = {name: self.summary.rows(name).get((self.measures[name][0], ALL)) for name in self.with_values}
        return [name for name, row in rows.items() if row is not None and self._says(row)]

    def _says(self, row: int) -> bool:
        import numpy as np

        values = np.nan_to_num(self.summary.value[:, :, row])
        return bool(values.any())

    def components(self, measure: str) -> list[str]:
        """Components of one measure.

        Raises
        ------
        InputError
            No such measure; the message names those there are and the nearest.
        """
        if measure not in self.measures:
            name, _, component = measure.partition(".")
            if component and name in self.measures:
                parts = ", ".join(self.measures[name])
                raise InputError(f"measure '{measure}': write '{name}' alone; its components come with it: {parts}")
            raise unknown_name("measure", measure, self.measures)
        return self.measures[measure]

    def component(self, measure: str, component: str | None) -> str:
        """A component of a measure; None is the headline.

        Raises
        ------
        InputError
            No such measure or component.
        """
        components = self.components(measure)
        if component is not None and component not in components:
            raise unknown_name(f"component of {measure}", component, components)
        return component or components[0]

    def unit(self, measure: str, component: str) -> str:
        """The unit of a component as the file has it, for example ``"CAD/hour"``."""
        pairs = zip(self.summary.measure, self.summary.component, self.summary.unit, strict=True)
        return next(unit for name, part, unit in pairs if (name, part) == (measure, component))

    def label(self, measure: str, component: str, lang: str = "en") -> str:
        """A component in words where the file has them, else its name."""
        if not self.has_series(measure, component):
            return self._listed_label(measure, component, lang)
        words = self.source.read(f"series/{measure}/{component}").attributes
        return str(words.get("long_name_fr" if lang == "fr" else "long_name") or words.get("long_name") or component)

    @staticmethod
    def _listed_label(measure: str, component: str, lang: str) -> str:
        """The name that the program's own list has for what has no course by month."""
        from piecework.scenario import measures

        for entry in (part for each in measures() if each["name"] == measure for part in each.get("components", [])):
            if entry["name"] == component and entry.get("label_en"):
                return str(entry.get(f"label_{lang}") or entry["label_en"])
        return f"{measure} {component}"

    def group_label(self, name: str, lang: str = "en") -> str:
        """A group in words."""
        if lang == "fr" and "group_label_fr" in self.names:
            labels = self.source.read("group_label_fr").values
            return str(dict(zip(self.groups, labels, strict=True))[name])
        return self.groups[name].label

    def groups_by(self, by: str | None) -> list[Group]:
        """Members of the dimension `by`, or everyone when `by` is None.

        Raises
        ------
        InputError
            No such dimension; the message names those there are and the nearest.
        """
        if by is None or by == ALL:
            return [self.groups[ALL]]
        if by not in self.dimensions:
            raise unknown_name("group", by, self.dimensions)
        return self.dimensions[by]

    def series_array(self, measure: str, component: str | None = None) -> Array:
        """Monthly values in the unit of the component, axes (arm, replicate, month, group); None is the headline.

        Raises
        ------
        InputError
            No such measure or component, or it has no course by month.
        """
        component = self.component(measure, component)
        components = self.components(measure)
        if not self.has_series(measure, component):
            monthly = [each for each in components if self.has_series(measure, each)]
            raise InputError(
                f"{measure} {component} has no course by month, since it follows people over many; "
                f"Study.to_pandas has it; by month there are: {', '.join(monthly) or 'none'}"
            )
        return self.source.read(f"series/{measure}/{component}")

    def course(self, measure: str, component: str) -> npt.NDArray[np.float64] | None:
        """Monthly values as `series_array` has them, kept in memory; None if there is no course by month.

        Raises
        ------
        InputError
            No such measure.
        """
        if measure not in self._courses:
            paths = {
                part: f"series/{measure}/{part}" for part in self.components(measure) if self.has_series(measure, part)
            }
            arrays = self.source.read_all(list(paths.values()))
            self._courses[measure] = {part: arrays[path].values for part, path in paths.items()}
        return self._courses[measure].get(component)

    def has_series(self, measure: str, component: str) -> bool:
        """Whether a component is given by month, and not for the evaluation period alone."""
        return f"series/{measure}/{component}" in self.names

    def series_persons(self, measure: str) -> npt.NDArray[np.int64]:
        """Distinct simulated persons behind each monthly value, axes (arm, replicate, month, group)."""
        import numpy as np

        return np.maximum(self.source.read(f"series/{measure}/persons").values, 0)

    def series(self, measure: str, component: str | None = None) -> pd.DataFrame:
        """Monthly values as a tidy table.

        Parameters
        ----------
        measure
            Name of a measure, for example ``"M1"``.
        component
            Name of a component; None means the headline.

        Returns
        -------
        pandas.DataFrame
            Columns arm, replicate, month, group_dimension, group_member, value, persons, unit.

        Raises
        ------
        InputError
            No such measure or component.

        Examples
        --------
        >>> study.series("M1", "median").groupby("month").value.mean()  # doctest: +SKIP
        """
        from piecework.results.tables import series_table

        return series_table(self, measure, component)

    def to_pandas(self, measure: str | None = None) -> pd.DataFrame:
        """The summary over the evaluation period as a tidy table.

        Parameters
        ----------
        measure
            Keep this measure only; None keeps all.

        Returns
        -------
        pandas.DataFrame
            Columns arm, replicate, measure, component, group_dimension, group_member, value, persons, unit; replicates
            that are not committed have no rows.

        Raises
        ------
        InputError
            No such measure.

        Examples
        --------
        >>> study.to_pandas("M1").pivot_table(index="arm", columns="component", values="value")  # doctest: +SKIP
        """
        from piecework.results.tables import summary_table

        return summary_table(self, measure)

    def panel(self) -> xr.Dataset:
        """The months of the residents that the run followed, if it was asked to (`run` with ``panel=N``).

        The residents are the same in every arm of a replicate, and others in each replicate. States and attributes are
        small integers; the attributes ``flag_values`` and ``flag_meanings`` name them.

        Returns
        -------
        xarray.Dataset
            Variables with the axes (arm, replicate, person, month); what never changes of a person (``id``, ``age``,
            ``gender``, ...) as coordinates with the axes (replicate, person). Integers of replicates that are not
            committed are -1, all else of them is NaN.

        Raises
        ------
        InputError
            The study has no panel.

        Examples
        --------
        >>> panel = study.panel()  # doctest: +SKIP
        >>> women = panel.gender == panel.gender.flag_meanings.split().index("women")  # doctest: +SKIP
        >>> panel.pay.where(women).mean(["person", "replicate"])  # doctest: +SKIP
        """
        from piecework.results.tables import panel_dataset

        return panel_dataset(self)

    @property
    def status(self) -> pd.DataFrame:
        """What became of each replicate of each arm, as the folder says now.

        Returns
        -------
        pandas.DataFrame
            Columns arm, replicate, status (``"done"``, ``"failed"`` or ``"missing"``), message (why it failed) and
            seconds (how long it took; NaN when not known). A replicate is listed in every arm if it was tried in any.

        Raises
        ------
        OutputError
            The manifest cannot be read.

        Examples
        --------
        >>> study.status.query("status == 'failed'")[["arm", "replicate", "message"]]  # doctest: +SKIP
        """
        from piecework.results.tables import status_table

        return status_table(self)

    def to_xarray(self) -> xr.DataTree:
        """Everything, as an `xarray.DataTree` in memory; months are `datetime64`.

        Returns
        -------
        xarray.DataTree
            The root holds coordinates and summaries; ``tree["series/M1"]["median"]`` a monthly series.

        Raises
        ------
        OutputError
            A file cannot be read.

        Examples
        --------
        >>> study.to_xarray()["series/M1"]["median"].sel(group="all").mean("replicate")  # doctest: +SKIP
        """
        from piecework.results.tables import tree

        if isinstance(self.source, MergedFile):
            import xarray as xr

            self.source.check()
            with xr.open_datatree(self.source.path, engine="h5netcdf") as opened:
                return opened.load()
        return tree(self)


def _as_list(records: Any) -> list[Any]:
    return records if isinstance(records, list) else [records] if records else []
