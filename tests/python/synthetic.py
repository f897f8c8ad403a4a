"""Writes small study folders in the file format, with values that a test chooses."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import h5netcdf
import numpy as np

GROUPS = ["all", "immigrant_class=canadian_born", "immigrant_class=newcomer", "gender=women"]
LABELS = {"all": "Everyone", "canadian_born": "Canadian-born", "newcomer": "Newcomers", "women": "Women"}
COMPONENTS = {"M1": {"median": "CAD/hour", "share_above_minimum_wage": "1"}, "M14": {"people": "persons"}}
MONTHS = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]


@dataclass
class Sample:
    """A study to write; `value` and `persons` are asked for each arm, replicate, measure, component and group."""

    arms: Sequence[str] = ("baseline", "pay_floor")
    replicates: int = 4
    value: Callable[..., float] = lambda arm, replicate, **_: 10.0 + replicate + 0.5 * arm
    persons: Callable[..., int] = lambda **_: 50
    attributes: dict[str, Any] = field(default_factory=dict)
    missing: frozenset[tuple[int, int]] = frozenset()  # (arm, replicate) not committed
    # More variables by path: values with the axes (arm, replicate, month, ...) and the names of those behind the month.
    more: dict[str, tuple[Any, tuple[str, ...]]] = field(default_factory=dict)
    words: dict[str, Sequence[str]] = field(default_factory=dict)  # texts along a dimension of the same name
    without_course: frozenset[str] = frozenset()  # components that are in the summary only

    def jobs(self) -> list[tuple[int, int]]:
        every = [(arm, replicate) for arm in range(len(self.arms)) for replicate in range(self.replicates)]
        return [job for job in every if job not in self.missing]


def write_study(folder: Path, sample: Sample | None = None, merged: bool = True) -> Path:
    """Writes the manifest and either study.h5 or the replicate files that it is made from; returns the folder."""
    sample = sample or Sample()
    folder.mkdir(parents=True, exist_ok=True)
    records: list[dict[str, Any]] = [
        {"scenario": "toronto/grown", "arms": list(sample.arms), "seed": 5, "scale": "1:100"}
    ]
    for arm, replicate in sample.jobs():
        file = f"arms/{sample.arms[arm]}/r{replicate:06d}.h5"
        if not merged:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            _write(folder / file, sample, [arm], [replicate], "piecework-replicate")
        records.append({"arm": sample.arms[arm], "replicate": replicate, "file": file})
    (folder / "manifest.jsonl").write_text("".join(_line(record) for record in records))
    if merged:
        everything = list(range(len(sample.arms))), list(range(sample.replicates))
        _write(folder / "study.h5", sample, *everything, "piecework-study")
    return folder


def note(folder: Path, *records: dict[str, Any]) -> None:
    """Adds records to the manifest of a study."""
    with (folder / "manifest.jsonl").open("a") as manifest:
        manifest.write("".join(_line(record) for record in records))


def _line(record: dict[str, Any]) -> str:
    text = json.dumps(record)
    return json.dumps({"length": len(text), "crc32": f"{zlib.crc32(text.encode()):08x}", "record": record}) + "\n"


def _write(path: Path, sample: Sample, arms: list[int], replicates: list[int], kind: str) -> None:
    with h5netcdf.File(path, "w") as file:
        attributes = {
            "Conventions": "CF-1.8",
            "title": "synthetic",
            "format": kind,
            "format_version": 1,
            "seed": 5,
            "result_hash": "0123456789abcdef",
        }
        for name, value in (attributes | sample.attributes).items():
            file.attrs[name] = value
        rows = [
            (measure, component, group)
            for measure, components in COMPONENTS.items()
            for component in components
            for group in GROUPS
        ]
        file.dimensions = {
            "arm": len(arms),
            "replicate": len(replicates),
            "month": len(MONTHS),
            "group": len(GROUPS),
            "summary_row": len(rows),
        }
        _coordinates(file, sample, arms, replicates)
        if kind == "piecework-study":
            done = [[int((arm, number) not in sample.missing) for number in replicates] for arm in arms]
            _put(file, "complete", ("arm", "replicate"), np.array(done))
        _summary(file, sample, rows, (arms, replicates))
        _series(file, sample, arms, replicates)
        _more(file, sample, (arms, replicates))


def _put(file: Any, name: str, dims: tuple[str, ...], values: Any, **attributes: Any) -> None:
    values = np.asarray(values)
    if values.dtype.kind in "UO":
        dtype: Any = h5netcdf.core.h5py.string_dtype()
        variable = file.create_variable(name, dims, dtype, data=values.astype(object))
    else:
        variable = file.create_variable(name, dims, values.dtype, data=values)
    for key, value in attributes.items():
        variable.attrs[key] = value


def _coordinates(file: Any, sample: Sample, arms: list[int], replicates: list[int]) -> None:
    months = (np.array(MONTHS, "datetime64[D]") - np.datetime64("1970-01-01", "D")).astype(np.int64)
    members = [group.partition("=")[2] or "all" for group in GROUPS]
    _put(file, "arm", ("arm",), [sample.arms[arm] for arm in arms])
    _put(file, "replicate", ("replicate",), np.array(replicates, dtype=np.int64))
    _put(file, "month", ("month",), months, units="days since 1970-01-01", calendar="proleptic_gregorian")
    _put(file, "group", ("group",), GROUPS)
    _put(file, "group_dimension", ("group",), [group.partition("=")[0] for group in GROUPS])
    _put(file, "group_member", ("group",), members)
    _put(file, "group_label", ("group",), [LABELS[member] for member in members])
    _put(file, "scenario_json", (), np.array(json.dumps({"title": "Grown", "scale": 100}), dtype=object))
    policies = [json.dumps({"policies": [] if arm == 0 else [sample.arms[arm]]}) for arm in arms]
    _put(file, "arm_json", ("arm",), policies)


def _summary(file: Any, sample: Sample, rows: list[tuple[str, str, str]], jobs: tuple[list[int], list[int]]) -> None:
    arms, replicates = jobs
    for column, name in enumerate(("measure", "component", "group")):
        _put(file, f"summary_{name}", ("summary_row",), [row[column] for row in rows])
    _put(file, "summary_unit", ("summary_row",), [COMPONENTS[row[0]][row[1]] for row in rows])
    shape = (len(arms), len(replicates), len(rows))
    value, persons = np.full(shape, np.nan), np.full(shape, -1)
    for i, arm in enumerate(arms):
        for j, replicate in enumerate(replicates):
            if (arm, replicate) in sample.missing:
                continue
            for k, (measure, component, group) in enumerate(rows):
                cell = {"arm": arm, "replicate": replicate, "measure": measure, "component": component, "group": group}
                value[i, j, k], persons[i, j, k] = sample.value(**cell), sample.persons(**cell)
    _put(file, "summary_value", ("arm", "replicate", "summary_row"), value)
    _put(file, "summary_persons", ("arm", "replicate", "summary_row"), persons)


def _series(file: Any, sample: Sample, arms: list[int], replicates: list[int]) -> None:
    dims = ("arm", "replicate", "month", "group")
    shape = (len(arms), len(replicates), len(MONTHS), len(GROUPS))
    i, j, k = np.meshgrid(arms, replicates, range(len(MONTHS)), indexing="ij")
    base = 5.0 + 0.1 * j + 0.2 * k + 0.3 * i * (k > 1)
    for measure, components in COMPONENTS.items():
        for component, unit in components.items():
            name = f"series/{measure}/{component}"
            words = {"long_name": f"{component} of {measure} in words", "units": unit}
            if component in sample.without_course:
                continue
            _put(file, name, dims, np.broadcast_to(base[..., None], shape).copy(), **words)
        _put(file, f"series/{measure}/persons", dims, np.full(shape, 40), units="persons")


def _more(file: Any, sample: Sample, jobs: tuple[list[int], list[int]]) -> None:
    for name, (values, behind) in sample.more.items():
        chosen = np.asarray(values)[np.ix_(*jobs)]
        for axis, size in zip(behind, chosen.shape[3:], strict=True):
            if axis not in file.dimensions:
                file.dimensions[axis] = size
        _put(file, name, ("arm", "replicate", "month", *behind), chosen, units="persons")
    for name, texts in sample.words.items():
        _put(file, name, (name,), list(texts))
