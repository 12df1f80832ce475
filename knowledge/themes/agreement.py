"""Agreement between two codings: F1 per lesson, with the interval that chance leaves it."""

from collections.abc import Mapping, Set

import numpy as np

from knowledge.model.coding import Agreement

_DRAWS = 2000


def agreement(
    one: str,
    other: str,
    first: Mapping[str, Set[str]],
    second: Mapping[str, Set[str]],
    *,
    seed: int = 0,
) -> Agreement:
    """Return how far two codings agree on the lessons that both have coded.

    Args:
        one: Name of the first coder.
        other: Name of the second; empty for the machine.
        first: Themes by lesson id; an empty set says that none fits.
        second: Likewise.
        seed: Of the bootstrap (Efron 1979), 2,000 draws.
    """
    both = sorted(first.keys() & second.keys())
    if not both:
        return Agreement(one, other, 0, 0.0, 0.0, 1.0)
    scores = np.array([lesson_f1(first[name], second[name]) for name in both])
    rng = np.random.default_rng(seed)
    drawn = scores[rng.integers(0, len(scores), (_DRAWS, len(scores)))].mean(axis=1)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Agreement(one, other, len(both), float(scores.mean()), float(low), float(high))


def lesson_f1(one: Set[str], other: Set[str]) -> float:
    """Return F1 of two sets of themes; two empty sets agree."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))
