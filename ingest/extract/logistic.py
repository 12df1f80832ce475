"""Logistic regression with a squared penalty, by Newton's method: small data, exact optimum."""

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_MOST_STEPS = 50
_SMALL_STEP = 1e-9
# So near to the optimum that the curvature of the last step will do.
_NEAR_STEP = 1e-2
_FREE = 1e-6


def fit(
    rows: Matrix, labels: NDArray[np.bool_], *, penalty: float, counts: Matrix | None = None
) -> Matrix:
    """Return weights and, last, the intercept: (n_features + 1,).

    Minimises the log loss summed over rows plus half the penalty times the squared weights
    (iteratively reweighted least squares; Hastie, Tibshirani & Friedman 2009, §4.4.1). The
    same rows always give the same weights.

    Args:
        rows: (n_rows, n_features).
        labels: (n_rows,), whether the row belongs to the class.
        penalty: Larger keeps the weights smaller.
        counts: (n_rows,), how much each row counts; None is 1 each.

    Raises:
        ValueError: If the rows are not of both classes.
    """
    if labels.all() or not labels.any():
        raise ValueError("rows of both classes are needed to tell them apart")
    wide = np.column_stack([np.asarray(rows, np.float64), np.ones(len(rows))])
    penalties = np.full(wide.shape[1], penalty)
    penalties[-1] = _FREE
    often = np.ones(len(rows)) if counts is None else counts
    weights = np.zeros(wide.shape[1])
    inverse, size = np.zeros(0), np.inf
    for _ in range(_MOST_STEPS):
        chances = sigmoid(wide @ weights)
        slope = wide.T @ (often * (chances - labels)) + penalties * weights
        if size > _NEAR_STEP:
            often_bent = (often * chances * (1 - chances))[:, None]
            inverse = np.linalg.inv((wide * often_bent).T @ wide + np.diag(penalties))
        step = inverse @ slope
        weights -= step
        size = float(np.abs(step).max())
        if size < _SMALL_STEP:
            break
    return weights


def logit(rows: Matrix, weights: Matrix) -> Matrix:
    """Return the log odds of each row, (n_rows,); above 0 is rather yes than no."""
    return np.asarray(np.asarray(rows, np.float64) @ weights[:-1] + weights[-1], np.float64)


def sigmoid(log_odds: Matrix) -> Matrix:
    """Return chances, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -40, 40))), np.float64)
