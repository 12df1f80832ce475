"""Whether a machine can tell that two lessons say the same: precision and recall of pairs.

    python -m bench.recurring

Reads data/gold/recurring_lessons.tsv: lessons in four languages, written for this; those of one
group say the same, those of group "-" stand alone. A pair is right if both are of one group. The
first table holds the cosine of language-centred vectors against thresholds, the second the same
less how near each lesson is to its ten nearest (Conneau et al. 2018: CSLS). A threshold is chosen
on the half "choose" and judged on the other.
"""

import csv
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.vectors import CachedEmbedder
from knowledge.centring import centring_for
from knowledge.findings import NEAR_EQUAL_COSINE
from knowledge.ports import Vectors

_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "recurring_lessons.tsv"
_HALVES = ("choose", "judge")
_NEIGHBOURS = 10
_COSINES = (0.45, 0.5, 0.55, 0.6, 0.65, NEAR_EQUAL_COSINE, 0.75, 0.8)
_LOCAL = (0.0, 0.1, 0.15, 0.2, 0.25)
Row = dict[str, str]


def main() -> None:
    """Print both tables."""
    with _GOLD.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    embedder = CachedEmbedder()
    raw = embedder.passages([row["statement"] for row in rows])
    centring = centring_for(embedder.fingerprint)
    vectors = centring.centre_documents(raw, [row["language"] for row in rows])
    cosines = vectors @ vectors.T
    _table("cosine", rows, cosines, _COSINES)
    _table("less its neighbours", rows, _less_neighbours(cosines), _LOCAL)


def _less_neighbours(cosines: Vectors) -> Vectors:
    others = cosines - 2 * np.eye(len(cosines), dtype=cosines.dtype)
    near = np.sort(others, axis=1)[:, -_NEIGHBOURS:].mean(axis=1)
    less: Vectors = 2 * cosines - near[:, None] - near[None, :]
    return less


def _table(name: str, rows: Sequence[Row], scores: Vectors, thresholds: Sequence[float]) -> None:
    print(f"\n| {name} from | {' | '.join(f'{half}: right, found' for half in _HALVES)} |")
    print("|---:|---:|---:|")
    for threshold in thresholds:
        cells = [_cell(rows, scores, half, threshold) for half in _HALVES]
        print(f"| {threshold:.2f} | {' | '.join(cells)} |")


def _cell(rows: Sequence[Row], scores: Vectors, half: str, threshold: float) -> str:
    numbers = [number for number, row in enumerate(rows) if row["half"] == half]
    pairs = list(combinations(numbers, 2))
    same = [rows[a]["group"] == rows[b]["group"] != "-" for a, b in pairs]
    shown = [float(scores[a, b]) >= threshold for a, b in pairs]
    right = sum(one and other for one, other in zip(same, shown, strict=True))
    precision = right / sum(shown) if any(shown) else 1.0
    return f"{precision:.2f}, {right / sum(same):.2f}"


if __name__ == "__main__":
    main()
