"""The nearest neighbours of every vector, exactly and within a bounded memory."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from knowledge.ports import Vectors

NEIGHBOUR_COUNT: Final = 15
"""Neighbours per lesson in the graph; between 10 and 20 the measured quality is flat."""

_CELLS_AT_ONCE = 4_000_000  # 16 MB of cosines


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who is near whom.

    Attributes:
        rows: (n, k), int32: numbers of the nearest other vectors, in rising order.
        cosines: (n, k), float32: how near each of them is.
    """

    rows: NDArray[np.int32]
    cosines: NDArray[np.float32]

    def __post_init__(self) -> None:
        if self.rows.shape != self.cosines.shape:
            raise ValueError("each neighbour has one cosine")

    def __len__(self) -> int:
        return len(self.rows)


def nearest_neighbours(rows: Vectors, *, count: int = NEIGHBOUR_COUNT) -> Neighbours:
    """Return the nearest neighbours of each vector, itself left out.

    Args:
        rows: (n, n_dimensions), float32, of length 1.
        count: Neighbours of each, fewer where there are not so many others.
    """
    total = len(rows)
    count = min(count, max(0, total - 1))
    found = np.zeros((total, count), dtype=np.int32)
    cosines = np.zeros((total, count), dtype=np.float32)
    step = max(1, _CELLS_AT_ONCE // max(1, total))
    for start in range(0, total if count else 0, step):
        block = rows[start : start + step] @ rows.T
        own = np.arange(len(block))
        block[own, start + own] = -2.0
        best = np.sort(np.argpartition(block, total - count, axis=1)[:, total - count :], axis=1)
        found[start : start + step] = best
        cosines[start : start + step] = np.take_along_axis(block, best, axis=1)
    return Neighbours(found, cosines)
