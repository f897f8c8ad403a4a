"""Student t intervals over independent replicates.

Replicates are independent draws of the whole simulation, so the mean of n values has the interval
mean ± t(n − 1) · s / √n (Law, Simulation Modeling and Analysis, ch. 9); it covers chance in the simulation only, not
uncertainty of parameters or of the model's form.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from piecework.errors import InputError

Floats = npt.NDArray[np.float64]


def half_width(values: Floats, level: float) -> Floats:
    """Half the width of the t interval of the mean along the first axis; NaN for fewer than two values.

    Non-finite values are left out.

    Examples
    --------
    >>> round(float(half_width(np.array([1.0, 2.0, 3.0]), 0.95)), 4)
    2.4841
    """
    _check(level)
    count = np.isfinite(values).sum(axis=0)
    clean = np.where(np.isfinite(values), values, 0.0)
    enough = count > 1
    freedom = np.where(enough, count - 1, 1)
    mean = clean.sum(axis=0) / np.maximum(count, 1)
    squares = np.where(np.isfinite(values), (clean - mean) ** 2, 0.0).sum(axis=0)
    spread = np.sqrt(squares / freedom / np.maximum(count, 1))
    return np.where(enough, stdtrit(freedom, 0.5 + level / 2) * spread, np.nan)


def _check(level: float) -> None:
    if not 0 < level < 1:
        raise InputError(f"level {level}: must lie between 0 and 1, for example 0.95")
