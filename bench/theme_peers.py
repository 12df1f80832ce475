"""Themes by other people's tools on one set of vectors; runs in an environment of its own.

Run by bench.themes: python bench/theme_peers.py METHOD QUESTION.json VECTORS.npy ANSWER.json
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_WARM_UP_COUNTS = (400, 4500)  # UMAP searches neighbours in another way from 4,096 on


def main() -> None:
    """Write one label per vector, with what it cost; -1 is no theme."""
    method = sys.argv[1]
    question, vectors, answer = map(Path, sys.argv[2:5])
    item = json.loads(question.read_text(encoding="utf-8"))
    rows = np.load(vectors).astype(np.float32)
    answer.write_text(json.dumps(_METHODS[method](item, rows)), encoding="utf-8")


def bertopic(item: dict[str, Any], rows: NDArray[np.float32]) -> dict[str, Any]:
    """Group by BERTopic with its defaults, given the vectors."""
    started = time.process_time()
    from bertopic import BERTopic

    drawn = np.random.default_rng(0).standard_normal((max(_WARM_UP_COUNTS), rows.shape[1]))
    for count in _WARM_UP_COUNTS[: 1 if len(rows) < 4096 else 2]:
        some = drawn[:count].astype(np.float32)
        BERTopic().fit([f"word{n % 50} other{n % 7}" for n in range(count)], some)
    warm_up_seconds = time.process_time() - started

    def fit() -> list[int]:
        found, _ = BERTopic().fit_transform(item["texts"], rows)
        return [int(label) for label in found]

    return {**_timed(fit), "warm_up_seconds": warm_up_seconds}


def k_means(item: dict[str, Any], rows: NDArray[np.float32]) -> dict[str, Any]:
    """Group by k-means that is told how many groups there are."""
    from sklearn.cluster import KMeans

    def fit() -> list[int]:
        model = KMeans(n_clusters=item["true_count"], n_init=10, random_state=0)
        return [int(label) for label in model.fit_predict(rows)]

    return {**_timed(fit), "warm_up_seconds": 0.0}


def _timed(fit: Callable[[], list[int]]) -> dict[str, Any]:
    started = time.process_time()
    labels = fit()
    return {
        "labels": labels,
        "cpu_seconds": time.process_time() - started,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


_METHODS: dict[str, Callable[[dict[str, Any], NDArray[np.float32]], dict[str, Any]]] = {
    "bertopic": bertopic,
    "k_means": k_means,
}

if __name__ == "__main__":
    main()
