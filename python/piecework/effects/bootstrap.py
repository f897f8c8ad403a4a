"""The symmetric studentised bootstrap interval of a mean, beside Student's t.

Of n values n are drawn with replacement, many times; each time the distance of their mean from the observed one is
divided by its own standard error, and the quantile of the absolute ratios takes the place of t's (Hall 1988, Annals of
Statistics 16). At n = 8 a 95 % interval so made covers the true mean in 96 % of experiments where differences are
normal, bounded or coarse, in 95 % where they are moderately skewed (t: 93 %) and in 97 % where tails are heavy; the
equal-tailed variant falls below 93 % there, the percentile interval to 83 to 89 % everywhere. Exponential differences
are the limit: 93 % (t: 90 %). Below `LEAST` values the draws that repeat one value decide everything, so there is none.

The draws are the same in every call, so that a table is the same whenever it is made.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from piecework.effects.intervals import Floats

RESAMPLES = 1000
LEAST = 5
SEED = 20260101
ROUNDING = 1e-12  # relative variance of a draw that is rounding


def bootstrap_half_width(values: Floats, level: float) -> float:
    """Half the width of the interval of the mean; NaN for fewer than `LEAST` values or too many equal ones.

    Examples
    --------
    >>> bool(np.isnan(bootstrap_half_width(np.array([1.0, 2.0, 3.0]), 0.95)))
    True
    """
    count = len(values)
    if count < LEAST:
        return float("nan")
    counts = _counts(count)
    away = values - values.mean()
    means = counts @ away / count
    variances = (counts @ away**2 / count - means**2) * count / (count - 1)
    spread = float(away @ away) / (count - 1)
    if spread == 0:
        return 0.0
    plain = variances > ROUNDING * spread
    ratios = np.full(RESAMPLES, np.inf)
    ratios[plain] = np.abs(means[plain]) / np.sqrt(variances[plain] / count)
    quantile = float(np.sort(ratios)[int(np.ceil(level * RESAMPLES)) - 1])
    return quantile * float(np.sqrt(spread / count)) if np.isfinite(quantile) else float("nan")


@lru_cache(maxsize=64)
def _counts(count: int) -> Floats:
    """How often each of `count` values is drawn; axes (draw, value)."""
    generator = np.random.Generator(np.random.Philox(SEED))
    return generator.multinomial(count, np.full(count, 1.0 / count), size=RESAMPLES).astype(np.float64)
