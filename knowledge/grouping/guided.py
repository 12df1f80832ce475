"""Places vectors with given themes: similarity, smoothed over the graph, held against chance.

The cosine of a lesson to a theme says little by itself, and the best of many themes is near by
chance alone. So cosines are told in deviations of what lessons have with subjects in general, or
with all themes taken together where that is more, each lesson takes on some of what its neighbours
have (label spreading, Zhou et al., NIPS 2003), and a lesson goes with none whose best is no better
than the best of so many would be by chance. A theme's own mean and spread over the lessons are not
looked at: set off against them, a theme that no lesson is about would draw as many as any other.
"""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from knowledge.grouping.graph import Graph
from knowledge.ports import Vectors

SPREAD: Final = 0.5
"""How much of a lesson's score comes from its neighbours."""

_ROUNDS = 10
_LEAST_CHANCE = 1e-6  # a spread of 0 is one of vectors that are all the same


@dataclass(frozen=True, slots=True)
class Guided:
    """Which theme each lesson goes with.

    Attributes:
        themes: (n_lessons,), the best theme of each, -1 for none.
        scores: (n_lessons, n_themes), in deviations of chance, smoothed.
        confidences: (n_lessons,), 0 to 1: the best theme's share of exp(2 × score) among the
            themes and, where a lesson may go with none, none.
    """

    themes: NDArray[np.int32]
    scores: NDArray[np.float32]
    confidences: NDArray[np.float32]


def guided(
    nearness: NDArray[np.float32],
    graph: Graph,
    *,
    deviation: float,
    stray: float | None = None,
) -> Guided:
    """Return the theme of each lesson.

    Args:
        nearness: (n_lessons, n_themes): cosines, or means of some; one theme at least.
        graph: Of the lessons' nearest neighbours.
        deviation: Of smoothed cosines by chance, see `chance_deviation`; that of the nearness to
            all themes together counts where it is larger.
        stray: How many of the lessons that are about no theme may go with one all the same, 0
            to 1; None places every lesson.
    """
    if not len(nearness):
        return Guided(np.zeros(0, np.int32), nearness, np.zeros(0, np.float32))
    scores = smoothed(nearness, graph)
    scores /= max(deviation, float(scores.std()))
    highest = scores.max(axis=1)
    best = scores.argmax(axis=1).astype(np.int32)
    totals = np.exp(2 * (scores - highest[:, None])).sum(axis=1)
    if stray is not None:
        least = least_score(nearness.shape[1], stray)
        totals += np.exp(np.minimum(2 * (least - highest), 50))
        best[highest < least] = -1
    return Guided(best, scores, (1 / totals).astype(np.float32))


def chance_deviation(rows: Vectors, background: Vectors, graph: Graph) -> float:
    """Return the standard deviation of smoothed cosines to themes in general.

    Args:
        rows: (n_lessons, n_dimensions), float32, centred, of length 1.
        background: (n_subjects, n_dimensions), likewise: of many subjects, nearly all of which
            a lesson is not about.
        graph: Of the lessons' nearest neighbours.
    """
    if not len(rows):
        return 1.0
    return max(float(smoothed(rows @ background.T, graph).std()), _LEAST_CHANCE)


def least_score(theme_count: int, stray: float) -> float:
    """Return what the best of so many themes passes by chance as often as `stray` (Šidák)."""
    return NormalDist().inv_cdf((1 - stray) ** (1 / theme_count))


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
