"""One ranking from meaning and words.

score = z(cosine) + 4 × share: words can only add, and a question in another language gets
nearly nothing from them. z is taken against chance: the cosines of centred vectors of texts
that have nothing to do with each other (mean .0, deviation .08 on the evaluation sets).
"""

from collections.abc import Sequence

from knowledge.model.search import Strength

_CHANCE_MEAN = 0.0
_CHANCE_DEVIATION = 0.08
_SHARE_WEIGHT = 4.0  # measured flat from 3 to 7 (docs/decisions/0004-search.md)

# The best of hundreds of passages that have nothing to do with a question scores 2.6 in the
# median, 3.7 at the 90th percentile, 4.1 at the 95th; the best relevant one 4.6 to 7.8 in the
# median (eight evaluation sets in four languages).
_STRONG_SCORE = 4.5
_FAIR_SCORE = 3.7
_WEAK_SCORE = 2.8


def fuse(cosine: float, share: float) -> float:
    """Return the score of one passage.

    Args:
        cosine: Of the centred vectors of question and passage, -1 to 1.
        share: Of the greatest BM25 that the question could reach, 0 to 1.
    """
    return (cosine - _CHANCE_MEAN) / _CHANCE_DEVIATION + _SHARE_WEIGHT * share


def strength(score: float) -> Strength | None:
    """Return how well a score answers, None if no better than chance."""
    if score >= _STRONG_SCORE:
        return Strength.STRONG
    if score >= _FAIR_SCORE:
        return Strength.FAIR
    return Strength.WEAK if score >= _WEAK_SCORE else None


def reciprocal_rank_fusion(
    rankings: Sequence[Sequence[str]], *, damping: int = 60
) -> list[tuple[str, float]]:
    """Fuse rankings of ids into one; the peer that ours is measured against.

    An id scores the sum of 1 / (damping + rank) over the rankings that hold it, rank
    counted from 1 (Cormack, Clarke & Büttcher, SIGIR 2009).

    Args:
        rankings: One per retriever, best first. An id may be absent from some.
        damping: In ranks; the paper uses 60. Larger values flatten the top.

    Returns:
        (id, score) pairs, best first, ties by id.

    Raises:
        ValueError: If damping is negative.
    """
    if damping < 0:
        raise ValueError(f"damping is not negative, got {damping}")
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, passage_id in enumerate(ranking, start=1):
            scores[passage_id] = scores.get(passage_id, 0.0) + 1 / (damping + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
