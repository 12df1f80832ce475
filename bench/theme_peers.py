"""Themes by other people's tools on sets of vectors; runs in an environment of its own.

Run by bench.theme_methods: python -m bench.theme_peers FOLDER METHOD, which holds NAME.json and
NAME.npy for each set; NAME.answer.json is written beside them. What a tool imports and compiles
at its first call is told apart; each set then has a process of its own that inherits it, and is
grouped there twice: the second time counts, when the memory that it needs has been touched.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.own_process import in_own_process, peak_memory_mb

_WARM_UP_COUNTS = (400, 4500)  # UMAP searches neighbours in another way from 4,096 on
_Group = Callable[[dict[str, Any], NDArray[np.float32]], list[int]]


def main() -> None:
    """Write, for each set, one label per vector, with what it cost; -1 is no theme."""
    folder, method = Path(sys.argv[1]), sys.argv[2]
    warm_up, group = _METHODS[method]
    started = time.process_time()
    warm_up()
    warm_up_seconds = time.process_time() - started
    for path in sorted(folder.glob("*.npy")):
        in_own_process(_answer, path, group, warm_up_seconds)


def _answer(path: Path, group: _Group, warm_up_seconds: float) -> None:
    item = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    loaded = peak_memory_mb()
    rows = np.load(path)
    _, first_seconds = _timed(group, item, rows)
    memory = peak_memory_mb()
    labels, seconds = _timed(group, item, rows)
    found = {
        "labels": labels,
        "cpu_seconds": seconds,
        "first_seconds": first_seconds,
        "warm_up_seconds": warm_up_seconds,
        "memory_mb": memory,
        "loaded_mb": loaded,
    }
    path.with_suffix(".answer.json").write_text(json.dumps(found), encoding="utf-8")


def _timed(
    group: _Group, item: dict[str, Any], rows: NDArray[np.float32]
) -> tuple[list[int], float]:
    started = time.process_time()
    return group(item, rows), time.process_time() - started


def warm_up_bertopic() -> None:
    """Let BERTopic import and compile what it does at its first calls."""
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


def warm_up_k_means() -> None:
    """Import what k-means needs."""
    import sklearn.cluster  # noqa: F401 # for its import alone


def k_means(item: dict[str, Any], rows: NDArray[np.float32]) -> list[int]:
    """Group by k-means that is told how many groups there are."""
    from sklearn.cluster import KMeans

    model = KMeans(n_clusters=item["true_count"], n_init=10, random_state=0)
    return [int(label) for label in model.fit_predict(rows)]


_METHODS: dict[str, tuple[Callable[[], None], _Group]] = {
    "bertopic": (warm_up_bertopic, bertopic),
    "k_means": (warm_up_k_means, k_means),
}

if __name__ == "__main__":
    main()
