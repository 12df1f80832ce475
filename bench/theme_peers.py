"""Themes by other people's tools on sets of vectors; runs in an environment of its own.

Run by bench.themes: python bench/theme_peers.py METHOD FOLDER, which holds NAME.json and
NAME.npy for each set; NAME.answer.json is written beside them. All sets of one call share a
process, so that what a tool compiles at its first call is compiled once and told apart.
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
    """Write, for each set, one label per vector, with what it cost; -1 is no theme."""
    method, folder = sys.argv[1], Path(sys.argv[2])
    warm_up, group = _METHODS[method]
    started = time.process_time()
    warm_up()
    warm_up_seconds = time.process_time() - started
    for path in sorted(folder.glob("*.npy")):
        item = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        rows = np.load(path).astype(np.float32)
        started = time.process_time()
        labels = group(item, rows)
        found = {
            "labels": labels,
            "cpu_seconds": time.process_time() - started,
            "warm_up_seconds": warm_up_seconds,
            "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }
        path.with_suffix(".answer.json").write_text(json.dumps(found), encoding="utf-8")


def warm_up_bertopic() -> None:
    """Let BERTopic compile what it compiles at its first calls."""
    from bertopic import BERTopic

    drawn = np.random.default_rng(0).standard_normal((max(_WARM_UP_COUNTS), 384))
    for count in _WARM_UP_COUNTS:
        texts = [f"word{n % 50} other{n % 7}" for n in range(count)]
        BERTopic().fit(texts, drawn[:count].astype(np.float32))


def bertopic(item: dict[str, Any], rows: NDArray[np.float32]) -> list[int]:
    """Group by BERTopic with its defaults, given the vectors."""
    from bertopic import BERTopic

    found, _ = BERTopic().fit_transform(item["texts"], rows)
    return [int(label) for label in found]


def k_means(item: dict[str, Any], rows: NDArray[np.float32]) -> list[int]:
    """Group by k-means that is told how many groups there are."""
    from sklearn.cluster import KMeans

    model = KMeans(n_clusters=item["true_count"], n_init=10, random_state=0)
    return [int(label) for label in model.fit_predict(rows)]


_Group = Callable[[dict[str, Any], NDArray[np.float32]], list[int]]
_METHODS: dict[str, tuple[Callable[[], None], _Group]] = {
    "bertopic": (warm_up_bertopic, bertopic),
    "k_means": (lambda: None, k_means),
}

if __name__ == "__main__":
    main()
