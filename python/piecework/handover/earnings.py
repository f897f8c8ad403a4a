"""Yearly earnings of the residents of the panel, one row for each person and year: what tax-benefit models read.

Wages are hours in the job times its hourly wage. The panel has the wage of the job held at the end of a month; a month
whose job was lost counts at the wage last held, or the next one where there was none before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from piecework.errors import InputError
from piecework.results import Results

COLUMNS = {
    "arm": ("1", "arm of the study"),
    "replicate": ("1", "number of the replicate"),
    "person": ("1", "number of the resident, the same in every arm of a replicate"),
    "year": ("1", "calendar year"),
    "months": ("months", "recorded months of the year in which the person lived here"),
    "age": ("years", "class of age when the recorded period begins"),
    "gender": ("1", "gender"),
    "education": ("1", "education when the recorded period begins"),
    "immigrant_class": ("1", "immigrant class when the recorded period begins"),
    "months_employed": ("months", "months employed at their end"),
    "months_unemployed": ("months", "months unemployed at their end"),
    "job_hours": ("hours", "hours in jobs off the board, own account included"),
    "employment_income": ("CAD", "wages of employees: hours in the job x its hourly wage"),
    "own_account_income": ("CAD", "the same of those on own account"),
    "platform_pay": ("CAD", "approved pay from the board after fees"),
    "driving_income": ("CAD", "pay of deliveries and rides less the cost of the vehicle"),
    "gross_earnings": ("CAD", "sum of the four"),
    "net_income": ("CAD", "pay and benefits after tax and contributions, as the simulation settled them"),
}
NEEDED = ("labour_state", "job_kind", "hourly_wage", "job_hours", "pay", "driving_income", "net_income")
OF_PERSONS = ("age", "gender", "education", "immigrant_class")


def earnings(results: Results) -> pd.DataFrame:
    """Earnings of each person of the panel by calendar year; see `COLUMNS`.

    Parameters
    ----------
    results
        A loaded study that was run with a panel.

    Returns
    -------
    pandas.DataFrame
        One row for each arm, replicate, person and year in which the person lived here; constant CAD of 2024.
        ``attrs["columns"]`` holds unit and meaning of each column.

    Raises
    ------
    InputError
        The study has no panel, or one without the columns that are needed.
    """
    panel = results.panel()
    missing = [name for name in NEEDED if name not in panel]
    if missing:
        raise InputError(f"{results.path}: the panel lacks {', '.join(missing)}; run the study again with this version")
    parts = [
        _rows(panel.isel(arm=arm, replicate=replicate))
        for arm, replicate in zip(*np.nonzero(results.complete), strict=True)
    ]
    table = pd.concat(parts, ignore_index=True)[list(COLUMNS)] if parts else pd.DataFrame(columns=list(COLUMNS))
    table.attrs = {"columns": COLUMNS}
    return table


def _rows(panel: Any) -> pd.DataFrame:
    """All persons of one run."""
    values = {name: panel[name].transpose("person", "month").values.astype(float) for name in NEEDED}
    states = panel["labour_state"].attrs["flag_meanings"].split()
    here = values["labour_state"] != states.index("gone")
    years = panel["month"].values.astype("datetime64[Y]").astype(int) + 1970
    monthly = _monthly(values, panel["job_kind"].attrs["flag_meanings"].split(), states)
    parts = []
    for year in np.unique(years):
        within = here & (years == year)
        table = pd.DataFrame({name: np.where(within, amount, 0.0).sum(axis=1) for name, amount in monthly.items()})
        table["months"] = within.sum(axis=1)
        parts.append(table.assign(year=year, **_person(panel))[table.months.to_numpy() > 0])
    whole = pd.concat(parts, ignore_index=True)
    counts = ["months", "months_employed", "months_unemployed", "year"]
    return whole.astype(dict.fromkeys(counts, int)).assign(
        arm=str(panel.arm.item()), replicate=int(panel.replicate.item())
    )


def _monthly(values: dict[str, Any], kinds: list[str], states: list[str]) -> dict[str, Any]:
    """Amounts of each person and month."""
    wage = pd.DataFrame(values["hourly_wage"]).ffill(axis=1).bfill(axis=1).fillna(0.0).to_numpy()
    kind = (
        pd.DataFrame(np.where(values["job_kind"] > 0, values["job_kind"], np.nan))
        .ffill(axis=1)
        .bfill(axis=1)
        .to_numpy()
    )
    paid = np.nan_to_num(values["job_hours"]) * wage
    own = kind == kinds.index("own_account")
    found = {
        "job_hours": np.nan_to_num(values["job_hours"]),
        "employment_income": np.where(own, 0.0, paid),
        "own_account_income": np.where(own, paid, 0.0),
        "platform_pay": np.nan_to_num(values["pay"]),
        "driving_income": np.nan_to_num(values["driving_income"]),
        "net_income": np.nan_to_num(values["net_income"]),
        "months_employed": values["labour_state"] == states.index("employed"),
        "months_unemployed": values["labour_state"] == states.index("unemployed"),
    }
    parts = ("employment_income", "own_account_income", "platform_pay", "driving_income")
    return found | {"gross_earnings": sum(found[name] for name in parts)}


def _person(panel: Any) -> dict[str, Any]:
    """What does not change of a person, in words."""
    found: dict[str, Any] = {"person": panel["id"].values.astype(int)}
    for name in OF_PERSONS:
        if name in panel.coords or name in panel:
            meanings = np.array(panel[name].attrs["flag_meanings"].split(), dtype=object)
            codes = np.asarray(panel[name].attrs.get("flag_values", np.arange(len(meanings))))
            found[name] = meanings[np.searchsorted(codes, panel[name].values.astype(int))]
        else:
            found[name] = ""
    return found
