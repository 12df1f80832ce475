"""From the nearness on that counts as near-equal, lessons of different people say the same."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from knowledge.centring import centring_for
from knowledge.embedding.onnx import OnnxEmbedder
from knowledge.findings import NEAR_EQUAL_COSINE
from tests.knowledge.embedding.cache import shared_cache

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold" / "recurring_lessons.tsv"


def test_near_equal_lessons_say_the_same_and_there_are_some(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with GOLD.open(encoding="utf-8") as lines:
        told = list(csv.DictReader(lines, delimiter="\t"))
    embedder = OnnxEmbedder(cache_dir=shared_cache(tmp_path_factory), threads=1)
    vectors = centring_for(embedder.fingerprint).centre_documents(
        embedder.embed_passages([row["statement"] for row in told]),
        [row["language"] for row in told],
    )

    near = [
        (one, other)
        for one, other in combinations(range(len(told)), 2)
        if float(vectors[one] @ vectors[other]) >= NEAR_EQUAL_COSINE
    ]

    assert len(near) >= 8
    assert all(told[one]["group"] == told[other]["group"] != "-" for one, other in near)
    assert any(told[one]["language"] != told[other]["language"] for one, other in near)
