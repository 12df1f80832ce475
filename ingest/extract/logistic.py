"""Logistic regression with a squared penalty, by Newton's method: small data, exact optimum."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_MOST_STEPS: Final = 50
_SMALL_STEP: Final = 1e-9
# So near to the optimum that the curvature of the last step will do.
_NEAR_STEP: Final = 1e-2
_FREE: Final = 1e-6
_MOST_TURNS: Final = 200
# Each step is solved to a hundredth, so each brings the optimum a hundred times nearer.
_SOLVED_SHARE: Final = 1e-2


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """Where a fit ended.

    Attributes:
        weights: (n_features + 1,), the intercept last.
        inverse: (n_features + 1, n_features + 1), of the curvature near there.
    """

    weights: Matrix
    inverse: Matrix


@dataclass(frozen=True, slots=True, eq=False)
class _Loss:
    """What a fit minimises.

    Attributes:
        wide: (n_rows, n_features + 1), ones last.
        labels: (n_rows,).
        penalties: (n_features + 1,).
        counts: (n_rows,).
    """

    wide: Matrix
    labels: NDArray[np.bool_]
    penalties: Matrix
    counts: Matrix

    @classmethod
    def of(
        cls, rows: Matrix, labels: NDArray[np.bool_], penalty: float, counts: Matrix | None
    ) -> "_Loss":
        if labels.all() or not labels.any():
            raise ValueError("rows of both classes are needed to tell them apart")
        wide = np.column_stack([np.asarray(rows, np.float64), np.ones(len(rows))])
        penalties = np.full(wide.shape[1], penalty)
        penalties[-1] = _FREE
        return cls(wide, labels, penalties, np.ones(len(rows)) if counts is None else counts)

    def slope(self, weights: Matrix) -> tuple[Matrix, Matrix]:
        """Return the slope at the weights, and how much each row bends the loss there."""
        chances = sigmoid(self.wide @ weights)
        slope = self.wide.T @ (self.counts * (chances - self.labels)) + self.penalties * weights
        return slope, self.counts * chances * (1 - chances)


def fit(
    rows: Matrix, labels: NDArray[np.bool_], *, penalty: float, counts: Matrix | None = None
) -> Matrix:
    """Return weights and, last, the intercept: (n_features + 1,); see `optimum`."""
    return optimum(rows, labels, penalty=penalty, counts=counts).weights


def optimum(
    rows: Matrix, labels: NDArray[np.bool_], *, penalty: float, counts: Matrix | None = None
) -> Optimum:
    """Return the weights that tell rows of a class from others, and the curvature there.

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
    loss = _Loss.of(rows, labels, penalty, counts)
    weights = np.zeros(loss.wide.shape[1])
    inverse: Matrix = np.zeros(0, np.float64)
    size = np.inf
    for _ in range(_MOST_STEPS):
        slope, bends = loss.slope(weights)
        if size > _NEAR_STEP:
            bent = loss.wide * bends[:, None]
            curved = bent.T @ loss.wide + np.diag(loss.penalties)
            inverse = np.asarray(np.linalg.inv(curved), np.float64)
        step = inverse @ slope
        weights -= step
        size = float(np.abs(step).max())
        if size < _SMALL_STEP:
            break
    return Optimum(weights, inverse)


def fit_near(
    near: Optimum,
    rows: Matrix,
    labels: NDArray[np.bool_],
    *,
    penalty: float,
    counts: Matrix | None = None,
) -> Matrix:
    """Return what `fit` does, far sooner, for rows that are mostly those of another fit.

    The loss has one optimum, so where a fit begins decides how long it takes and nothing else.
    Newton's steps are solved by conjugate gradients under the other fit's curvature (Nocedal &
    Wright 2006, §7.1) instead of with a curvature of their own.

    Args:
        near: Of the other rows, with as many features.
        rows: As for `optimum`.
        labels: Likewise.
        penalty: Likewise.
        counts: Likewise.

    Raises:
        ValueError: If the rows are not of both classes.
    """
    loss = _Loss.of(rows, labels, penalty, counts)
    weights = near.weights.copy()
    for _ in range(_MOST_STEPS):
        slope, bends = loss.slope(weights)
        step = _solved(_bending(loss, bends), slope, near.inverse)
        weights -= step
        if float(np.abs(step).max()) < _SMALL_STEP:
            break
    return weights


def _bending(loss: _Loss, bends: Matrix) -> Callable[[Matrix], Matrix]:
    def bent(along: Matrix) -> Matrix:
        return loss.wide.T @ (bends * (loss.wide @ along)) + loss.penalties * along

    return bent


def _solved(bent: Callable[[Matrix], Matrix], slope: Matrix, inverse: Matrix) -> Matrix:
    """Return the step that undoes the slope, by conjugate gradients."""
    step, left = np.zeros_like(slope), slope.copy()
    nearer = inverse @ left
    along, size = nearer, float(left @ nearer)
    enough = _SOLVED_SHARE**2 * size
    for _ in range(_MOST_TURNS):
        if size <= enough:
            break
        turned = bent(along)
        length = size / float(along @ turned)
        step += length * along
        left -= length * turned
        nearer = inverse @ left
        was, size = size, float(left @ nearer)
        along = nearer + size / was * along
    return step


def logit(rows: Matrix, weights: Matrix) -> Matrix:
    """Return the log odds of each row, (n_rows,); above 0 is rather yes than no."""
    return np.asarray(np.asarray(rows, np.float64) @ weights[:-1] + weights[-1], np.float64)


def sigmoid(log_odds: Matrix) -> Matrix:
    """Return chances, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(-np.clip(log_odds, -40, 40))), np.float64)
