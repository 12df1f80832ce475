"""Postings as bytes: which passages of a block hold a term, how often and where."""

from collections.abc import Collection, Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

BLOCK_SIZE: Final = 2048
"""Passages of one block, by key; one row holds a term's postings in one block."""

_POSTING: Final = np.dtype(
    [
        ("offset", "<u2"),  # key within the block
        ("length", "<u2"),  # words of the passage's text
        ("body", "u1"),  # times that the text has the term as a word
        ("part", "u1"),  # … as a part of a compound
        ("heading", "u1"),  # times that title and headings have it, either way
    ]
)
POSTING_BYTE_COUNT: Final = _POSTING.itemsize

Postings = NDArray[Any]


def posting(key: int, length: int, counts: tuple[int, int, int]) -> bytes:
    """Return one passage's posting; counts are of body, part and heading."""
    body, part, heading = (min(count, 255) for count in counts)
    row = (key % BLOCK_SIZE, min(length, 65_535), body, part, heading)
    return np.array([row], dtype=_POSTING).tobytes()


def without(data: bytes, keys: Collection[int]) -> bytes:
    """Return a block's postings without those of some keys of the same block."""
    rows = np.frombuffer(data, dtype=_POSTING)
    gone = np.fromiter((key % BLOCK_SIZE for key in keys), dtype=np.uint16)
    return rows[~np.isin(rows["offset"], gone)].tobytes()


def joined(blocks: Iterable[tuple[int, bytes]]) -> tuple[NDArray[np.int64], Postings]:
    """Return the keys and postings of one term over its blocks."""
    parts = [(block, np.frombuffer(data, dtype=_POSTING)) for block, data in blocks]
    if not parts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=_POSTING)
    keys = [rows["offset"].astype(np.int64) + block * BLOCK_SIZE for block, rows in parts]
    return np.concatenate(keys), np.concatenate([rows for _, rows in parts])
