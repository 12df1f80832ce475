"""Our themes on sets of vectors, each in a process of its own so that its memory can be told.

Run by bench.theme_methods: python -m bench.theme_ours FOLDER, as bench.theme_peers is. As there,
what the first call costs (libraries that load, memory that is touched first) is told apart: each
set is grouped twice in its process, and the second time counts.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.own_process import in_own_process, peak_memory_mb
from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.graph import neighbour_graph
from knowledge.grouping.levels import grouped
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.ports import Vectors

_WARM_UP_COUNTS = (400, 4500)  # as many as the peer's first calls have
_WARM_UP_DIMENSIONS = 384


def main() -> None:
    """Write, for each set, one label per vector, with what each step cost."""
    paths = sorted(Path(sys.argv[1]).glob("*.npy"))
    started = time.process_time()
    if paths:
        _warm_up(json.loads(paths[0].with_suffix(".json").read_text(encoding="utf-8"))["model"])
    warm_up_seconds = time.process_time() - started
    for path in paths:
        in_own_process(_answer, path, warm_up_seconds)


def _warm_up(model: str) -> None:
    size = (max(_WARM_UP_COUNTS), _WARM_UP_DIMENSIONS)
    rows = np.random.default_rng(0).standard_normal(size).astype(np.float32)
    for count in _WARM_UP_COUNTS:
        ours({"model": model, "languages": ["en"] * count}, rows[:count])


def _answer(path: Path, warm_up_seconds: float) -> None:
    item = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    loaded, rows = peak_memory_mb(), np.load(path)
    first = ours(item, rows)
    memory = peak_memory_mb()
    found = ours(item, rows) | {
        "first_seconds": first["cpu_seconds"],
        "memory_mb": memory,
        "loaded_mb": loaded,
        "warm_up_seconds": warm_up_seconds,
    }
    path.with_suffix(".answer.json").write_text(json.dumps(found), encoding="utf-8")


def ours(item: dict[str, Any], rows: Vectors) -> dict[str, Any]:
    """Take the language out, find neighbours, group; CPU seconds of both steps."""
    started = time.process_time()
    priors = centring_for(item["model"]).documents
    centred = centre_by_language(rows, item["languages"], priors=priors)
    neighbours = nearest_neighbours(centred)
    between = time.process_time()
    found = grouped(neighbour_graph(neighbours))
    ended = time.process_time()
    return {
        "labels": found.outer.tolist(),
        "cpu_seconds": ended - started,
        "group_seconds": ended - between,
    }


if __name__ == "__main__":
    main()
