"""A study as pandas tables and as an xarray tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import xarray as xr

from piecework.errors import InputError
from piecework.results.manifest import Manifest, read_manifest

if TYPE_CHECKING:
    from piecework.results.results import Results


def summary_table(results: Results, measure: str | None) -> pd.DataFrame:
    """See `Results.to_pandas`."""
    if measure is not None:
        results.components(measure)
    summary = results.summary
    keep = [row for row, name in enumerate(summary.measure) if measure in (None, name)]
    groups = [results.groups[summary.group[row]] for row in keep]
    rows = pd.DataFrame(
        {
            "measure": [summary.measure[row] for row in keep],
            "component": [summary.component[row] for row in keep],
            "group_dimension": [group.dimension for group in groups],
            "group_member": [group.member for group in groups],
            "unit": [summary.unit[row] for row in keep],
        }
    )
    table = _long(results, rows, summary.value[:, :, keep], summary.persons[:, :, keep])
    table = table[np.repeat(results.complete.reshape(-1), len(keep))].reset_index(drop=True)
    first = ["arm", "replicate", "measure", "component", "group_dimension", "group_member", "value", "persons", "unit"]
    return table[first]


def series_table(results: Results, measure: str, component: str | None) -> pd.DataFrame:
    """See `Results.series`."""
    array = results.series_array(measure, component)
    groups = list(results.groups.values())
    rows = pd.DataFrame(
        {
            "month": np.repeat(results.months, len(groups)),
            "group_dimension": [group.dimension for group in groups] * len(results.months),
            "group_member": [group.member for group in groups] * len(results.months),
        }
    )
    flat = (*array.values.shape[:2], -1)
    persons = results.series_persons(measure)
    table = _long(results, rows, array.values.reshape(flat), persons.reshape(flat))
    table["unit"] = array.attributes.get("units", "")
    return table[np.repeat(results.complete.reshape(-1), len(rows))].reset_index(drop=True)


def _long(results: Results, rows: pd.DataFrame, values: Any, persons: Any) -> pd.DataFrame:
    jobs = len(results.arms) * len(results.replicates)
    table = pd.concat([rows] * jobs, ignore_index=True)
    each = len(rows) * len(results.replicates)
    table.insert(0, "arm", np.repeat(np.array(results.arms, dtype=object), each))
    table.insert(1, "replicate", np.tile(np.repeat(np.array(results.replicates), len(rows)), len(results.arms)))
    table["value"] = values.reshape(-1)
    table["persons"] = persons.reshape(-1)
    return table


def status_table(results: Results) -> pd.DataFrame:
    """See `Results.status`."""
    manifest = read_manifest(results.place) if results.place.is_dir() else Manifest()
    cells = zip(*np.nonzero(results.complete), strict=True)
    merged = {(results.arms[arm], results.replicates[replicate]) for arm, replicate in cells}
    arms = manifest.identity.get("arms", results.arms)
    replicates = sorted({replicate for _, replicate in [*manifest.records, *merged]})
    rows = []
    for run in ((arm, replicate) for arm in arms for replicate in replicates):
        record = manifest.records.get(run, {})
        done = run in manifest.files or run in merged
        status = "done" if done else "failed" if record else "missing"
        message = "" if done else record.get("message", "")
        rows.append((*run, status, message, record.get("seconds", np.nan)))
    return pd.DataFrame(rows, columns=["arm", "replicate", "status", "message", "seconds"])


def panel_dataset(results: Results) -> xr.Dataset:
    """See `Results.panel`."""
    names = [name for name in results.names if name.startswith("panel/")]
    if not names:
        raise InputError(f"{results.path}: this study has no panel; run it with panel=N to record N residents")
    variables = {}
    for name, array in results.source.read_all(names).items():
        variables[name.removeprefix("panel/")] = xr.Variable(array.dims, array.values, _told(array.attributes))
    axes = {"arm": results.arms, "replicate": results.replicates, "month": results.months}
    data = xr.Dataset(variables, coords=axes)
    return data.set_coords([name for name in variables if "month" not in data[name].dims])


def _told(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if name != "_FillValue"}


def tree(results: Results) -> xr.DataTree:
    """See `Results.to_xarray`: the same tree as a merged file gives, built from the arrays."""
    nodes: dict[str, dict[str, xr.Variable]] = {"/": {}}
    for name in results.names:
        array = results.source.read(name)
        folder, _, leaf = name.rpartition("/")
        values = array.values.astype(str) if array.values.dtype == object else array.values
        nodes.setdefault("/" + folder, {})[leaf] = xr.Variable(array.dims, values, dict(array.attributes))
    datasets = {path: xr.decode_cf(xr.Dataset(variables)) for path, variables in nodes.items()}
    datasets["/"] = datasets["/"].assign_attrs(results.provenance)
    return xr.DataTree.from_dict(datasets)
