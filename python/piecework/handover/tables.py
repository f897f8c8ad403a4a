"""The tables that are handed over: what the study is, effects, summary, months, and what every column means.

Cells that fewer than ten simulated persons lie behind keep their count and lose their value, as in `effects`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.effects import TOO_FEW, effects
from piecework.results import Results
from piecework.results.remembered import remembering

COLUMNS = {
    "arm": ("1", "arm of the study: baseline, or the policies in force"),
    "replicate": ("1", "number of the replicate; the same number has the same luck in every arm"),
    "month": ("date", "first day of the month"),
    "measure": ("1", "number of the measure"),
    "component": ("1", "component of the measure"),
    "group_dimension": ("1", "dimension of groups; empty for everyone"),
    "group_member": ("1", "member of that dimension, or all"),
    "group": ("1", "member of the dimension, or all"),
    "value": ("see unit", f"value of the component; empty where fewer than {TOO_FEW} simulated persons lie behind it"),
    "persons": ("persons", "distinct simulated persons behind the value"),
    "unit": ("1", "unit of the value; 1 is a share or a ratio"),
    "n_min": ("persons", "fewest distinct simulated persons behind the value, over replicates and both arms"),
    "baseline": ("see unit", "mean over replicates without the policy"),
    "policy": ("see unit", "mean over replicates with the policy"),
    "difference": ("see unit", "mean of the differences taken within each replicate"),
    "low": ("see unit", "lower end of the difference's 95 % interval (Student's t over replicates)"),
    "high": ("see unit", "upper end of that interval"),
    "replicates": ("1", "replicates that both arms share"),
    "variance_ratio": ("1", "how many times more replicates unpaired arms would need for the same interval"),
    "note": ("1", "what to know before quoting the row"),
    "boot_low": ("see unit", "lower end of the difference's bootstrap interval"),
    "boot_high": ("see unit", "upper end of that interval"),
    "sign_wrong": ("1", "chance that the true difference has the other sign"),
    "health": ("1", "green: may be quoted; amber: quote it with its reason; red: do not quote it"),
    "why": ("1", "the reasons of that light"),
}
ABOUT = ["title", "program_version", "program_commit", "compiler", "seed", "stream_version", "result_hash"]


def tables(results: Results) -> dict[str, pd.DataFrame]:
    """All tables by name: about, effects (if there is a policy), summary, monthly, dictionary."""
    results = remembering(results)
    found = {"about": about(results)}
    if len(results.arms) > 1:
        found["effects"] = _effects(results)
    found["summary"] = _kept(results.to_pandas())
    found["monthly"] = _monthly(results)
    used = {name: list(table.columns) for name, table in found.items() if name != "about"}
    found["dictionary"] = _meanings(used, results)
    return found


def _kept(table: pd.DataFrame) -> pd.DataFrame:
    """Without the values of cells that are too small."""
    return table.assign(value=table.value.where(table.persons >= TOO_FEW))


def _effects(results: Results) -> pd.DataFrame:
    """Effects on every measure, everyone's and by every dimension."""
    parts = []
    for measure in results.measures:
        for by in (None, *results.dimensions):
            table = effects(results, measure, by)
            units = table.component.map(table.attrs["units"])
            front = {"measure": measure, "group_dimension": by or ""}
            parts.append(table.assign(unit=units, **front))
    first = ["arm", "measure", "component", "group_dimension", "group", "unit"]
    whole = pd.concat(parts, ignore_index=True)
    return whole[first + [name for name in whole.columns if name not in first]]


def _monthly(results: Results) -> pd.DataFrame:
    """Every component that has a course by month, every group."""
    parts = [
        results.series(measure, component).assign(measure=measure, component=component)
        for measure, components in results.measures.items()
        for component in components
        if results.has_series(measure, component)
    ]
    first = ["arm", "replicate", "month", "measure", "component", "group_dimension", "group_member"]
    if not parts:
        return pd.DataFrame(columns=[*first, "value", "persons", "unit"])
    whole = _kept(pd.concat(parts, ignore_index=True))
    return whole[[*first, "value", "persons", "unit"]]


def about(results: Results) -> pd.DataFrame:
    """What the study is, so that the tables can be made again; the licences' sentences."""
    facts: dict[str, Any] = {name: results.provenance.get(name, "") for name in ABOUT}
    facts |= {f"study {name}": str(value) for name, value in results.identity.items()}
    facts["arms"] = ", ".join(results.arms)
    facts["replicates"] = len(results.replicates)
    facts["small cells"] = f"values that fewer than {TOO_FEW} simulated persons lie behind are left empty"
    facts["intervals"] = (
        "cover chance between replicates only, not doubt about parameters, data or the form of the model"
    )
    rows = [(name, str(value)) for name, value in facts.items() if value not in (None, "")]
    licences = str(results.provenance.get("data_licences", "")).splitlines()
    rows += [("licence of the data", line) for line in licences if line.strip()]
    return pd.DataFrame(rows, columns=["fact", "value"])


def _meanings(used: dict[str, list[str]], results: Results) -> pd.DataFrame:
    """The columns of the tables, then every variable of the study file by its own description."""
    columns = [(f"column of {table}", name, *_meaning(name)) for table, names in used.items() for name in names]
    head = pd.DataFrame(columns, columns=["kind", "name", "unit", "description"])
    return pd.concat([head, dictionary(results)], ignore_index=True)


def _meaning(column: str) -> tuple[str, str]:
    return COLUMNS.get(column, ("", ""))


def dictionary(results: Results) -> pd.DataFrame:
    """Every variable of the study file as it describes itself.

    Parameters
    ----------
    results
        A loaded study.

    Returns
    -------
    pandas.DataFrame
        Columns kind, name, unit, description, dimensions, type, values (names of the codes of a flag, by code), label
        and label_fr.
    """
    rows = []
    for name, array in results.source.headings().items():
        told = array.attributes
        rows.append(
            {
                "kind": "variable of the study file",
                "name": name,
                "unit": str(told.get("units", "")),
                "description": str(told.get("description") or told.get("long_name") or ""),
                "dimensions": ", ".join(array.dims),
                "type": "text" if array.values.dtype.kind in "OSU" else str(array.values.dtype),
                "values": _codes(told),
                "label": str(told.get("long_name", "")),
                "label_fr": str(told.get("long_name_fr", "")),
            }
        )
    return pd.DataFrame(rows)


def _codes(told: Any) -> str:
    if "flag_meanings" not in told:
        return ""
    names = str(told["flag_meanings"]).split()
    codes = np.atleast_1d(told.get("flag_values", np.arange(len(names))))
    return "; ".join(f"{code} = {name}" for code, name in zip(codes.tolist(), names, strict=True))
