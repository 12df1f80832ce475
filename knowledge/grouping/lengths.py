"""Vectors at a length of 1, so that their products are cosines."""

import numpy as np
from numpy.typing import NDArray

from knowledge.ports import Vectors

_LEAST_LENGTH = 1e-9


def unit(rows: NDArray[np.floating]) -> Vectors:
    """Return the rows at a length of 1, float32; a row of nothing but zeros stays one."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, np.newaxis]
    return np.asarray(rows / np.maximum(lengths, _LEAST_LENGTH), dtype=np.float32)
