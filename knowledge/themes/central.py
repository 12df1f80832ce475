"""The lessons in the middle of a theme, each told by another initiative where that can be."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from knowledge.ports import Vectors

CENTRAL_COUNT: Final = 3
"""Lessons that stand for a theme beside its name."""


def central(
    rows: Vectors, tellers: Sequence[str], *, count: int = CENTRAL_COUNT
) -> tuple[int, ...]:
    """Return the numbers of the lessons nearest the middle, the nearest first.

    A second lesson of a teller comes only after every other teller has had one.

    Args:
        rows: (n_lessons, n_dimensions), float32, of length 1: those of one theme.
        tellers: Who tells each.
        count: At most this many.
    """
    if not len(rows):
        return ()
    nearness = rows @ rows.mean(axis=0)
    order = np.argsort(-nearness, kind="stable").tolist()
    told: dict[str, int] = {}
    ranked = []
    for place, number in enumerate(order):
        turn = told.get(tellers[number], 0)
        told[tellers[number]] = turn + 1
        ranked.append((turn, place, number))
    return tuple(number for _, _, number in sorted(ranked)[:count])
