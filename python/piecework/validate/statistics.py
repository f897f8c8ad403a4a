"""The statistics that targets ask for, on plain arrays: autocorrelation, trend, regression, area of a loop."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def detrended(values: Floats) -> Floats:
    """A series without its mean and its linear trend (least squares).

    Examples
    --------
    >>> np.allclose(detrended(np.array([1.0, 2.0, 3.0])), 0)
    True
    """
    time = np.arange(len(values), dtype=float) - (len(values) - 1) / 2
    centred = values - values.mean()
    return np.asarray(centred - time * (time @ centred) / (time @ time))


def lag1_autocorrelation(values: Floats) -> float:
    """Autocovariance at lag 1 over the variance, both of the whole series (Box and Jenkins); NaN if it is constant.

    Examples
    --------
    >>> lag1_autocorrelation(np.array([1.0, -1.0, 1.0, -1.0]))
    -0.75
    """
    centred = values - values.mean()
    variance = float(centred @ centred)
    return float(centred[1:] @ centred[:-1]) / variance if variance > 0 else float("nan")


def signed_area(x: Floats, y: Floats) -> float:
    """Area inside the closed path through the points; above 0 if it runs counter-clockwise (Gauss's formula).

    Examples
    --------
    >>> signed_area(np.array([0.0, 1, 1, 0]), np.array([0.0, 0, 1, 1]))
    1.0
    """
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


@dataclass(frozen=True)
class Fit:
    """A least-squares fit: coefficients, the constant first, and their standard errors."""

    coefficients: Floats
    errors: Floats
    covariance: Floats


def newey_west_lags(count: int) -> int:
    """The usual number of lags, floor(4 (n / 100)^(2/9)) (Newey and West 1994)."""
    return int(4 * (count / 100) ** (2 / 9))


def least_squares(y: Floats, columns: list[Floats], lags: int | None = None) -> Fit:
    """Regression on a constant and `columns`, with errors that allow for autocorrelation and changing variance.

    The covariance is that of Newey and West (1987), Econometrica 55(3): Bartlett weights 1 - l / (L + 1) on the
    autocovariances of the scores up to lag L, and the correction n / (n - k) for small samples.

    Parameters
    ----------
    y
        What is explained, one value for each moment.
    columns
        What explains it; the constant is added.
    lags
        L; None takes `newey_west_lags`, 0 gives White's errors.

    Examples
    --------
    >>> x = np.arange(10.0)
    >>> least_squares(2 + 3 * x, [x]).coefficients.round(6).tolist()
    [2.0, 3.0]
    """
    design = np.column_stack([np.ones(len(y)), *columns])
    coefficients, _, _, _ = np.linalg.lstsq(design, y, rcond=None)
    scores = design * (y - design @ coefficients)[:, None]
    lags = newey_west_lags(len(y)) if lags is None else lags
    middle = scores.T @ scores
    for lag in range(1, lags + 1):
        shifted = scores[lag:].T @ scores[:-lag]
        middle += (1 - lag / (lags + 1)) * (shifted + shifted.T)
    bread = np.linalg.pinv(design.T @ design)
    covariance = bread @ middle @ bread * len(y) / (len(y) - design.shape[1])
    return Fit(np.asarray(coefficients, dtype=np.float64), np.sqrt(np.maximum(np.diag(covariance), 0)), covariance)
