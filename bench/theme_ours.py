"""Our themes on one set of vectors, in a process of its own so that its memory can be told.

Run by bench.themes: python -m bench.theme_ours METHOD FOLDER, as bench/theme_peers.py is.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.centring import centring_for
from knowledge.grouping.centred import centre_by_language
from knowledge.grouping.graph import neighbour_graph
from knowledge.grouping.levels import grouped
from knowledge.grouping.neighbours import nearest_neighbours
from knowledge.ports import Vectors


def main() -> None:
    """Write, for each set, one label per vector, with what each step cost."""
    for path in sorted(Path(sys.argv[2]).glob("*.npy")):
        item = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found = ours(item, np.load(path).astype(np.float32))
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
        "warm_up_seconds": 0.0,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


if __name__ == "__main__":
    main()
