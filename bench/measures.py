"""Measures of rankings: nDCG@10, recall@10 and MRR, averaged over questions."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the rankings of one set are, each 0 to 1.

    Attributes:
        ndcg: nDCG@10 with gain = grade and discount log2 (Järvelin & Kekäläinen 2002, as
            trec_eval has it).
        recall: Share of the relevant documents among the first ten, out of at most ten.
        mrr: Mean of 1 / rank of the first relevant document within the ranking given.
        top: Share of the questions whose first document is relevant (accuracy on bitexts).
    """

    ndcg: float
    recall: float
    mrr: float
    top: float


def quality(
    rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, Mapping[str, int]]
) -> Quality:
    """Return the mean quality over the questions that have relevant documents.

    Args:
        rankings: Document ids, best first, by question id; a missing one counts as empty.
        relevant: Grade by document id, by question id.
    """
    rows = [_one(rankings.get(query, ()), grades) for query, grades in relevant.items()]
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return Quality(*means)


def _one(ranking: Sequence[str], grades: Mapping[str, int]) -> tuple[float, float, float, float]:
    gains = [grades.get(document, 0) for document in ranking]
    ideal = sorted(grades.values(), reverse=True)
    found = sum(gain > 0 for gain in gains[:10])
    wanted = min(10, sum(grade > 0 for grade in grades.values()))
    first = next((rank for rank, gain in enumerate(gains, 1) if gain > 0), None)
    return (
        _discounted(gains[:10]) / _discounted(ideal[:10]),
        found / wanted,
        1 / first if first else 0.0,
        float(first == 1),
    )


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
