"""Texts of one length together, so that nothing is padded."""

from collections.abc import Iterator, Sequence
from itertools import groupby


def equal_length_batches(lengths: Sequence[int], *, token_budget: int) -> Iterator[list[int]]:
    """Yield positions of texts with the same token count, shortest first.

    Args:
        lengths: Token count of each text.
        token_budget: Tokens that a batch may hold; a longer text goes alone.
    """
    by_length = sorted(range(len(lengths)), key=lengths.__getitem__)
    for length, group in groupby(by_length, key=lengths.__getitem__):
        positions = list(group)
        size = max(1, token_budget // max(1, length))
        for start in range(0, len(positions), size):
            yield positions[start : start + size]
