"""Vectors drawn around centres, so that what belongs together is known."""

import numpy as np

from knowledge.ports import Vectors

LANGUAGES = ("nl", "de", "fr", "en")


def drawn(
    count: int, *, group_count: int = 6, spread: float = 0.7, seed: int = 0
) -> tuple[Vectors, list[int], list[str]]:
    """Return rows of length 1, the group of each and the language of each."""
    rng = np.random.default_rng(seed)
    centres = unit(rng.standard_normal((group_count, 48)))
    accents = unit(rng.standard_normal((len(LANGUAGES), 48)))
    groups = [number % group_count for number in range(count)]
    tongues = [number // group_count % len(LANGUAGES) for number in range(count)]
    noise = unit(rng.standard_normal((count, 48)))
    rows = centres[groups] + 2 * accents[tongues] + spread * noise
    return unit(rows), groups, [LANGUAGES[number] for number in tongues]


def unit(rows: np.ndarray) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
