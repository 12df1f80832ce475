"""The classifier on a sentence's vector: its own numbers and products of a few directions."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from ingest.extract.logistic import Matrix, logit

MOST_DIRECTIONS: Final = 16
# Leave-reports-out on the gold file is level from 1 to 2.5 and from 16 to 48 directions.
_PRODUCT_SCALE: Final = 1.5
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True, eq=False)
class Classifier:
    """Tells from a sentence's vector whether it is of a class.

    Attributes:
        directions: (n_directions, n_dimensions), of length 1, whose products count too.
        weights: (n_dimensions + n_products + 1,), the intercept last.
    """

    directions: Matrix
    weights: Matrix

    @classmethod
    def none(cls) -> "Classifier":
        """Return one that reads nothing."""
        return cls(np.zeros((0, 0)), np.zeros(0))

    def log_odds(self, vectors: Matrix) -> Matrix:
        """Return the log odds of each sentence, (n_sentences,).

        Args:
            vectors: (n_sentences, n_dimensions), centred.
        """
        return logit(with_products(vectors, self.directions), self.weights)


def directions_of(vectors: Matrix) -> Matrix:
    """Return the directions in which vectors reach farthest, (16 or fewer, n_dimensions).

    They are the first eigenvectors of the vectors' second moments, rounded to the digits with
    which a model is kept. They take nothing from labels.

    Args:
        vectors: (n_sentences, n_dimensions), centred.
    """
    _, found = np.linalg.eigh(vectors.T @ vectors)
    first = found[:, ::-1][:, :MOST_DIRECTIONS].T
    largest = np.abs(first).argmax(axis=1)[:, None]
    upright = first * np.sign(np.take_along_axis(first, largest, axis=1))
    return np.asarray(np.round(upright, _DIGITS), np.float64)


def with_products(vectors: Matrix, directions: Matrix) -> Matrix:
    """Return vectors with the products of their lengths along each two directions.

    A product of two different directions counts √2 as much as a square, so that it does not
    matter which of the directions that span the same space were found.

    Args:
        vectors: (n_sentences, n_dimensions), centred.
        directions: (n_directions, n_dimensions).

    Returns:
        (n_sentences, n_dimensions + n_directions × (n_directions + 1) / 2).
    """
    along = np.asarray(vectors, np.float64) @ directions.T
    one, other = np.triu_indices(len(directions))
    scales = np.where(one == other, _PRODUCT_SCALE, _PRODUCT_SCALE * np.sqrt(2))
    return np.column_stack([vectors, along[:, one] * along[:, other] * scales])
