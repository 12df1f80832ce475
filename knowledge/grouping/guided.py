"""Places vectors with given themes: similarity, set off against chance, smoothed over the graph.

The cosine of a lesson to a theme says little by itself, since some themes are near to
everything. So each theme's cosines are turned into deviations from their mean over all
lessons, and each lesson takes on some of what its neighbours have (label spreading, Zhou et
al., NIPS 2003).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from knowledge.grouping.graph import Graph
from knowledge.ports import Vectors

SPREAD: Final = 0.5
"""How much of a lesson's score comes from its neighbours."""

_ROUNDS = 10
_LEAST_COUNT = 10  # with fewer lessons there is no mean to set scores off against


@dataclass(frozen=True, slots=True)
class Guided:
    """Which theme each lesson goes with.

    Attributes:
        themes: (n_lessons,), the best theme of each, -1 for none.
        scores: (n_lessons, n_themes), in deviations, smoothed.
        confidences: (n_lessons,), 0 to 1: the best theme's share of exp(score).
    """

    themes: NDArray[np.int32]
    scores: NDArray[np.float32]
    confidences: NDArray[np.float32]


def guided(
    rows: Vectors, themes: Vectors, graph: Graph, *, least_score: float | None = None
) -> Guided:
    """Return the theme of each lesson.

    Args:
        rows: (n_lessons, n_dimensions), float32, centred, of length 1.
        themes: (n_themes, n_dimensions), likewise.
        graph: Of the lessons' nearest neighbours.
        least_score: In deviations; a lesson below it with every theme goes with none.
    """
    if not len(rows):
        empty = np.zeros((0, len(themes)), np.float32)
        return Guided(np.zeros(0, np.int32), empty, np.zeros(0, np.float32))
    scores = smoothed(set_off(rows @ themes.T), graph)
    best = scores.argmax(axis=1).astype(np.int32)
    weights = np.exp(2 * (scores - scores.max(axis=1, keepdims=True)))
    confidences = weights.max(axis=1) / weights.sum(axis=1)
    if least_score is not None:
        best[scores.max(axis=1) < least_score] = -1
    return Guided(best, scores, confidences.astype(np.float32))


def set_off(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return cosines as deviations from each theme's mean; of few lessons as they are."""
    if len(cosines) < _LEAST_COUNT:
        return np.asarray(10 * cosines, dtype=np.float32)
    spreads = np.maximum(cosines.std(axis=0, keepdims=True), 1e-6)
    return np.asarray((cosines - cosines.mean(axis=0, keepdims=True)) / spreads, np.float32)


def smoothed(scores: NDArray[np.float32], graph: Graph) -> NDArray[np.float32]:
    """Return scores of which half come from a lesson's neighbours, and theirs from theirs."""
    shape = (graph.node_count, graph.node_count)
    matrix = sparse.csr_matrix((graph.weights, graph.ends, graph.starts), shape=shape, copy=True)
    totals = np.asarray(matrix.sum(axis=1)).ravel()
    shares = sparse.diags(1 / np.maximum(totals, 1e-9)) @ matrix
    found = scores.astype(np.float64)
    for _ in range(_ROUNDS):
        found = (1 - SPREAD) * scores + SPREAD * (shares @ found)
    return np.asarray(found, dtype=np.float32)
