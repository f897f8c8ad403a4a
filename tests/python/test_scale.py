"""Rates and means do not depend on the scale: the same city with ten times the simulated residents.

toronto/baseline at 1:100 (8 replicates) against 1:10 (2), the first recorded year after the warm-up, without the shocks
of demand, which move all residents of a replicate alike. A replicate gives one number per output; the two scales are
compared by a t-test with the pooled variance (8 degrees of freedom), which errs on the safe side, since the larger city
cannot vary more. Ten outputs are tested at once (Bonferroni). Not differing is not being equal: the table also bounds
the difference, by the end of its 90 % interval farther from 0 (two one-sided tests at 5 %).

``python tests/python/test_scale.py`` prints the table alone.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.special import stdtrit

import piecework as pw

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release")) / "bin" / "piecework-sim"
REPLICATES = {"1:100": 8, "1:10": 2}
FALSE_ALARM = 1e-3  # of the whole table, if the scales are alike
BOUND = 0.05  # of each of the two one-sided tests behind the bound
MIDDLE_OF_BIN = 0.5  # CAD an hour
Floats = np.ndarray


def outputs(study: pw.Study) -> dict[str, Floats]:
    """Ten outputs by replicate, each the mean over the recorded months."""

    def monthly(name: str) -> Floats:
        return study.source.read(f"series/{name}").values[0].astype(float)

    employed, unemployed = monthly("stocks/employed"), monthly("stocks/unemployed")
    population, employees = monthly("stocks/population"), monthly("stocks/employees")
    wages = study.source.read("distributions/hourly_wage").values[0].astype(float)
    dollars = study.source.read("wage_bin").values + MIDDLE_OF_BIN
    recent = monthly("newcomers/recent_core_unemployed") / monthly("newcomers/recent_core_labour_force")
    born = monthly("newcomers/born_core_unemployed") / monthly("newcomers/born_core_labour_force")
    by_month = {
        "unemployment rate": unemployed / (employed + unemployed),
        "participation rate": (employed + unemployed) / population,
        "employment rate": employed / population,
        "own-account share": monthly("stocks/own_account") / employed,
        "hires a month per employee": monthly("flows/hires") / employees,
        "separations a month per employee": monthly("flows/separations") / employees,
        "vacancies per employee": monthly("stocks/vacancies") / employees,
        "mean wage of employees, CAD/hour": wages @ dollars / wages.sum(axis=2),
        "newcomers' unemployment rate less others' (T7)": recent - born,
        "newcomers with a degree in low jobs (T8)": monthly("newcomers/recent_degree_low")
        / monthly("newcomers/recent_degree_employed"),
    }
    return {name: values.mean(axis=1) for name, values in by_month.items()}


def comparison(small: dict[str, Floats], large: dict[str, Floats]) -> pd.DataFrame:
    """One row per output: means at both scales, their difference, its standard error, t, the bound, the verdict."""
    rows = [_row(small[name], large[name], len(small)) for name in small]
    return pd.DataFrame(rows, index=pd.Index(small, name="output"))


def _row(small: Floats, large: Floats, tests: int) -> dict[str, float | bool]:
    freedom = len(small) + len(large) - 2
    variance = (((small - small.mean()) ** 2).sum() + ((large - large.mean()) ** 2).sum()) / freedom
    error = float(np.sqrt(variance * (1 / len(small) + 1 / len(large))))
    difference = float(large.mean() - small.mean())
    most = float(stdtrit(freedom, 1 - FALSE_ALARM / tests / 2))
    bound = abs(difference) + float(stdtrit(freedom, 1 - BOUND)) * error
    return {
        "1:100": float(small.mean()),
        "1:10": float(large.mean()),
        "difference": difference,
        "error": error,
        "t": difference / error,
        "most_t": most,
        "bound": bound,
        "bound_of_value": bound / abs(float(small.mean())),
        "alike": abs(difference) <= most * error,
    }


def run(scale: str, folder: Path) -> dict[str, Floats]:
    asked = f"run toronto/baseline --until 2026-01-01 --scale {scale} --replicates {REPLICATES[scale]} --threads 1"
    asked += " --set jobs.demand.ar1_sd=0"
    subprocess.run([PROGRAM, *asked.split(), "--out", folder], cwd=ROOT, check=True, capture_output=True)
    return outputs(pw.load(folder))


def scales(folder: Path) -> pd.DataFrame:
    return comparison(run("1:100", folder / "small"), run("1:10", folder / "large"))


def as_text(table: pd.DataFrame) -> str:
    return table.to_string(float_format=lambda value: f"{value:.4g}")


def two_cities(shift: float = 0.0) -> pd.DataFrame:
    luck = np.random.default_rng(7)
    small = {f"output {number}": luck.normal(10.0, 1.0, 8) for number in range(10)}
    return comparison(small, {name: luck.normal(10.0, 0.3, 2) + shift for name in small})


def test_the_comparison_by_hand():
    row = comparison({"a": np.array([1.0, 2.0, 3.0])}, {"a": np.array([4.0, 6.0])}).loc["a"]
    error = np.sqrt((2.0 + 2.0) / 3 * (1 / 3 + 1 / 2))
    assert (row.difference, row.error) == pytest.approx((3.0, error))
    assert row.bound == pytest.approx(3.0 + 2.3533634348018264 * error)  # t(0.95, 3)
    assert row.bound_of_value == pytest.approx(row.bound / 2.0)


def test_a_planted_difference_of_scales_is_seen():
    assert two_cities().alike.all()
    assert not two_cities(shift=6.0).alike.any()


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_rates_do_not_depend_on_the_scale(tmp_path, capsys):
    table = scales(tmp_path)
    with capsys.disabled():
        print("\n" + as_text(table))
    assert len(table) == 10
    assert table.alike.all(), as_text(table)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(as_text(scales(Path(place))))
