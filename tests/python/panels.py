"""Small panels for the tests: twenty residents whose months a test changes one by one."""

from __future__ import annotations

import numpy as np
import xarray as xr

AXES = ("arm", "replicate", "person", "month")
REPLICATES, PERSONS, MONTHS = 4, 20, 4
ALL = slice(None)


def panel_of(arms: tuple[str, ...] = ("baseline", "pay_floor"), **changes) -> xr.Dataset:
    """Twenty residents with 2,000 CAD a month in all arms; `changes` as in the tests of displacement."""
    shape = (len(arms), REPLICATES, PERSONS, MONTHS)
    values = {name: np.zeros(shape) for name in ("search_hours", "work_hours", "pay", "job_hours", "courses")}
    values |= {"labour_state": np.zeros(shape, np.int8), "main_state": np.zeros(shape, np.int8)}
    values["net_income"] = np.full(shape, 2000.0)
    for name, pairs in changes.items():
        for where, value in pairs:
            values[name][where] = value
    data = xr.Dataset({name: (AXES, array) for name, array in values.items()})
    data["labour_state"].attrs["flag_meanings"] = "employed unemployed not_in_labour_force gone"
    data["main_state"].attrs["flag_meanings"] = "micro commensurate"
    newcomer = np.tile((np.arange(PERSONS) % 2).astype(np.int8), (REPLICATES, 1))
    told = {"flag_values": np.array([0, 1], np.int8), "flag_meanings": "canadian_born newcomer"}
    months = np.array(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"], "datetime64[ns]")
    data = data.assign_coords(arm=list(arms), replicate=range(REPLICATES), month=months)
    ids = np.arange(REPLICATES * PERSONS).reshape(REPLICATES, PERSONS)
    return data.assign_coords(
        immigrant_class=(("replicate", "person"), newcomer, told), id=(("replicate", "person"), ids)
    )
