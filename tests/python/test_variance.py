"""What common random numbers are worth: the variance of an effect from paired runs beside that from unrelated ones.

toronto/grown at 1:100, 24 months after its warm-up, 12 replicates, ten policies, each alone. The variance ratio is
(variance of baseline + variance of policy) / variance of the paired difference, over replicates: with unrelated seeds
the first two would add up, since an arm's own variance does not know how its seeds relate to another arm's. The aim: a
ratio of 5 or more in the headline of M1, of M4 and of M14, for six policies of ten.

Rules that were set before any ratio was seen:

- The policies: what toronto/grown accepts, without shocks, trends and experiments, in ten families; of each family the
  first by the catalogue's number, and by name where numbers are equal.
- A difference that is the same in every replicate (nobody touched whom the measure sees) has no ratio: there is no
  variance left to cut. It is shown as such and does not count towards the six.
- Headlines decide. Two shares of M4 that more residents lie behind are shown beside them.

The interval is the jackknife's of the logarithm of the ratio, with Student's t. At 12 replicates it covers in 92 to
94 % of synthetic experiments where 95 are asked for (normal and heavy-tailed values, ratios of 1 to 50).

``python tests/python/test_variance.py [FOLDER [SCALE [REPLICATES]]]`` prints the table alone; FOLDER keeps the study,
so that the same call goes on after a stop.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.special import stdtrit

import piecework as pw

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PIECEWORK_BUILD_DIR", ROOT / "build" / "release")) / "bin" / "piecework-sim"
FAMILIES = {
    "training (I1 to I3)": "market_skill_training",
    "reputation and gates (I6, I13)": "portable_reputation",
    "rules of pay (I7, I8)": "minimum_task_pay",
    "accounts (I9, I23)": "entry_cap",
    "information (I10, I12)": "pay_transparency",
    "search for tasks (I11)": "search_tools",
    "benefits of platform workers (I15, I16, I22)": "portable_benefits",
    "jobs (I17 to I20)": "wage_subsidy",
    "income (I21, I27)": "basic_income",
    "requesters (I26, I28, I29)": "requester_levy",
}
HEADLINES = ("M1.median", "M4.micro", "M14.month")
BESIDE = ("M4.commensurate", "M4.unemployed")
LEVEL, AIM, POLICIES_AIM = 0.95, 5.0, 6
ROUNDING = 1e-12  # relative spread of differences that is rounding, not variance
Floats = np.ndarray


def ratio_of(baseline: Floats, policy: Floats) -> Floats:
    """The variance ratio over the last axis."""
    unpaired = baseline.var(axis=-1, ddof=1) + policy.var(axis=-1, ddof=1)
    return unpaired / (policy - baseline).var(axis=-1, ddof=1)


def interval_of(baseline: Floats, policy: Floats) -> tuple[Floats, Floats]:
    """Ends of the jackknife's interval of the ratio, over replicates (the last axis); NaN where one decides it all."""
    count = baseline.shape[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        left_out = [[np.delete(arm, place, axis=-1) for arm in (baseline, policy)] for place in range(count)]
        without = np.log([ratio_of(*arms) for arms in left_out])
        error = np.sqrt((count - 1) / count * ((without - without.mean(axis=0)) ** 2).sum(axis=0))
    half = stdtrit(count - 1, 0.5 + LEVEL / 2) * error
    middle = np.log(ratio_of(baseline, policy))
    return np.exp(middle - half), np.exp(middle + half)


def row_of(baseline: Floats, policy: Floats) -> dict[str, float | bool]:
    """Effect, standard deviations and ratio of one policy and measure."""
    paired = policy - baseline
    row: dict[str, float | bool] = {
        "effect": float(paired.mean()),
        "paired_sd": float(paired.std(ddof=1)),
        "unpaired_sd": float(np.sqrt(baseline.var(ddof=1) + policy.var(ddof=1))),
        "ratio": np.nan,
        "low": np.nan,
        "high": np.nan,
        "same": bool(np.ptp(paired) <= ROUNDING * np.abs(baseline).max()),
    }
    if row["same"]:
        return row
    low, high = interval_of(baseline, policy)
    return row | {"ratio": float(ratio_of(baseline, policy)), "low": float(low), "high": float(high)}


def table_of(study: pw.Study) -> pd.DataFrame:
    """One row per policy and measure, of the replicates that every arm has."""
    rows = []
    whole = study.complete.all(axis=0)
    for policy in study.arms[1:]:
        for name in (*HEADLINES, *BESIDE):
            measure, _, component = name.partition(".")
            values = study.summary.value[:, whole, study.summary.rows(measure)[component, "all"]]
            arms = values[study.arms.index("baseline")], values[study.arms.index(policy)]
            rows.append({"policy": policy, "measure": name} | row_of(*arms))
    return pd.DataFrame(rows).set_index(["policy", "measure"])


def reached(table: pd.DataFrame, column: str = "ratio") -> list[str]:
    """The policies whose ratio (or whose lower end) reaches the aim in all headlines."""
    headlines = table.loc[(slice(None), list(HEADLINES)), column].unstack()
    return sorted(headlines.index[(headlines >= AIM).all(axis=1)])


def run(folder: Path, scale: str = "1:100", replicates: int = 12) -> pd.DataFrame:
    """Runs what the folder lacks of the study."""
    asked = f"run toronto/grown --until 2027-01-01 --scale {scale} --replicates {replicates} --threads 1 --resume"
    arms = [word for policy in FAMILIES.values() for word in ("--policy", policy)]
    subprocess.run([PROGRAM, *asked.split(), *arms, "--out", folder], cwd=ROOT, check=True, capture_output=True)
    return table_of(pw.load(folder))


def as_text(table: pd.DataFrame) -> str:
    told = [
        f"{AIM:g} or more in {', '.join(HEADLINES)}: {len(reached(table))} of {len(FAMILIES)} (aim: {POLICIES_AIM}): "
        f"{', '.join(reached(table)) or 'none'}",
        f"with the lower end of the interval, too: {', '.join(reached(table, 'low')) or 'none'}",
    ]
    return "\n".join([table.to_string(float_format=lambda value: f"{value:.4g}"), *told])


def made(ratio: float, kind: str, experiments: int = 1000, replicates: int = 12) -> tuple[Floats, Floats]:
    """Two arms of equal variance whose pairing is worth so much."""
    random = np.random.default_rng(20261127)
    size = (2, experiments, replicates)
    shared, own = random.normal(size=size) if kind == "normal" else random.standard_t(5, size=size)
    correlation = 1 - 1 / ratio
    return shared, correlation * shared + np.sqrt(1 - correlation**2) * own


@pytest.mark.parametrize("kind", ["normal", "heavy tails"])
@pytest.mark.parametrize("ratio", [1.0, 5.0, 50.0])
def test_the_ratio_is_found_and_its_interval_covers(ratio, kind):
    baseline, policy = made(ratio, kind)
    assert np.exp(np.log(ratio_of(baseline, policy)).mean()) == pytest.approx(ratio, rel=0.1)
    low, high = interval_of(baseline, policy)
    assert 0.9 <= ((low <= ratio) & (ratio <= high)).mean() <= 0.97


def test_the_ratio_is_the_one_of_the_table_of_effects(study):
    """That of `Study.effects`, by its own code."""
    values = study.summary.value[:, :, study.summary.rows("M1")["median", "all"]]
    found = study.effects("M1").set_index("component").variance_ratio["median"]
    expected = row_of(values[0], values[1])["ratio"]
    assert found == pytest.approx(expected, nan_ok=True)


def test_what_changes_nothing_has_no_ratio_and_does_not_count():
    baseline = np.array([1.0, 2.0, 4.0, 3.0])
    same = row_of(baseline, baseline + 0.5)
    assert same["same"]
    assert np.isnan([same["ratio"], same["low"], same["high"]]).all()
    cut = row_of(baseline, baseline + [0.01, -0.01, 0.01, -0.01])
    rows = {("a", name): cut for name in HEADLINES} | {("b", name): cut for name in HEADLINES}
    rows["b", "M4.micro"] = same
    assert reached(pd.DataFrame(rows).T) == ["a"]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_pairing_cuts_the_variance(tmp_path, capsys):
    table = run(tmp_path / "study")
    with capsys.disabled():
        print("\n" + as_text(table))
    assert len(reached(table)) >= POLICIES_AIM, as_text(table)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        kept, *options = sys.argv[1:] or [place]
        print(as_text(run(Path(kept).absolute(), *options[:1], *map(int, options[1:2]))))
