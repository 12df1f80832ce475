"""One ranking from meaning and words, and whether its best is an answer at all.

score = z(cosine) + 4 × share: words can only add. In a passage in another language than a long
question's they count half, as what matches there is a name or a chance likeness. z is taken
against chance: the cosines of centred vectors of texts that have nothing to do with each other
(mean .0, deviation .08 on the evaluation sets). The figures were measured in
docs/decisions/0004-search.md.
"""

from collections.abc import Sequence

from knowledge.model.search import Strength

_CHANCE_DEVIATION = 0.08
_SHARE_WEIGHT = 4.0
_SHORT_WORD_COUNT = 8
_OTHER_LANGUAGE_WEIGHT = 0.5
_LONG_WORD_COUNT = 12  # shorter questions need every word that speaks for a passage

# Over what subjects outside the base offer the same question. The largest margin that none of
# the answerable questions of data/gold kept for choosing stays below is .5; one unrelated
# question in fourteen reaches it, none of them 1.4.
_WEAK_MARGIN = 0.5
_FAIR_MARGIN = 1.4
_STRONG_MARGIN = 2.2
_CHANCE_SCORE = 2.3  # the best of hundreds of unrelated passages scores .3 more in the median


def fuse(
    cosine: float, share: float, *, word_count: int = 0, other_language: bool = False
) -> float:
    """Return the score of one passage.

    No passage holds all words of a long question, so the share counts words as if the
    question had eight: two matched words weigh the same in eight words and in forty.

    Args:
        cosine: Of the centred vectors of question and passage, -1 to 1.
        share: Of the greatest BM25 that the question could reach, 0 to 1.
        word_count: Of the question.
        other_language: Whether the passage is in another language than the question.
    """
    weight = _SHARE_WEIGHT * max(1.0, word_count / _SHORT_WORD_COUNT)
    if other_language and word_count >= _LONG_WORD_COUNT:
        weight *= _OTHER_LANGUAGE_WEIGHT
    return cosine / _CHANCE_DEVIATION + weight * share


def score_by_chance(elsewhere: float | None) -> float:
    """Return the score that a question reaches outside what the base is about.

    Args:
        elsewhere: Cosine of the question to the nearest of the subjects that bases of
            initiatives are not about; None if there are no vectors of them.
    """
    return _CHANCE_SCORE if elsewhere is None else elsewhere / _CHANCE_DEVIATION


def strength(score: float, *, by_chance: float) -> Strength | None:
    """Return how well a passage answers, None if other subjects are as near to the question."""
    margin = score - by_chance
    if margin >= _STRONG_MARGIN:
        return Strength.STRONG
    if margin >= _FAIR_MARGIN:
        return Strength.FAIR
    return Strength.WEAK if margin >= _WEAK_MARGIN else None


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
