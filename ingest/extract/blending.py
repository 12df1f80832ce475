"""The blend: what the classifier tells of a sentence and its neighbours, with its signs."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.logistic import Matrix, fit, logit
from ingest.extract.neighbours import has_neighbour

BLEND_PENALTY: Final = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Blend:
    """Weights on what the classifier tells and on the signs, intercept last.

    A sentence of a report shows what it is by its neighbours and headings, one that came alone
    by its words only, so each is weighed by what was learned of its like.

    Attributes:
        beside: Of sentences with a neighbour.
        alone: Of sentences without.
    """

    beside: Matrix
    alone: Matrix

    @classmethod
    def none(cls) -> "Blend":
        """Return one that reads nothing."""
        return cls(np.zeros(0), np.zeros(0))

    def log_odds(self, told: Matrix, signs: Matrix) -> Matrix:
        """Return the log odds that sentences tell lessons, (n_sentences,).

        Args:
            told: (n_sentences, 5), by the classifier, as `Neighbourhood.told`.
            signs: (n_sentences, n_signs).
        """
        rows = np.column_stack([told, signs])
        return np.where(has_neighbour(told), logit(rows, self.beside), logit(rows, self.alone))


def fit_blend(told: Matrix, signs: Matrix, labels: NDArray[np.bool_], counts: Matrix) -> Blend:
    """Return the blend of labelled sentences.

    Sentences alone are weighed by what was learned of all: few are labelled. Where those with a
    neighbour are all alike, they are too.

    Args:
        told: (n_sentences, 5), by classifiers that saw nothing of the report of each.
        signs: (n_sentences, n_signs).
        labels: (n_sentences,), whether it is a lesson.
        counts: (n_sentences,), how much each counts.
    """
    rows = np.column_stack([told, signs])
    alone = fit(rows, labels, penalty=BLEND_PENALTY, counts=counts)
    here = has_neighbour(told)
    if len(np.unique(labels[here])) < 2:
        return Blend(alone, alone)
    beside = fit(rows[here], labels[here], penalty=BLEND_PENALTY, counts=counts[here])
    return Blend(beside, alone)
