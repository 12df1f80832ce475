"""Embedding: ours beside Sentence Transformers with torch in float32, one thread each.

    python -m bench.embedding [--python PATH] [--rounds 3]

PATH is a Python that has torch and sentence-transformers; without it (and without the variable
BENCH_PYTHON) the peer's row is left out. Both read the same weights: the peer gets the
directory that `export_sentence_transformers` writes. Each runs in a process of its own, loaded
before the first measurement; they take turns, and the best round of each counts, so that other
work on the machine disturbs both alike.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.ports import Embedder, Vectors

TEXTS = Path("data/demo/texts")
_PASSAGE_COUNT, _QUERY_COUNT = 64, 64
# About 130 tokens in the four languages of the demonstration base.
_PASSAGE_WORDS = 85


@dataclass(frozen=True, slots=True)
class Row:
    """What one embedder costs.

    Attributes:
        name: Of the embedder.
        passages: Per second, all given at once.
        queries: Per second, one at a time.
        load_seconds: From importing its library to its first vector.
        memory_mb: The most that its process held at once.
        vectors: Of the passages, (n_passages, n_dimensions).
        batch_difference: Greatest difference of one number between a passage's vector in
            the whole set and alone.
    """

    name: str
    passages: float
    queries: float
    load_seconds: float
    memory_mb: float
    vectors: Vectors
    batch_difference: float


def demo_texts(folder: Path = TEXTS) -> tuple[list[str], list[str]]:
    """Return passages of one length and short questions, mixed over the folder's reports."""
    passages: list[str] = []
    queries: list[str] = []
    for path in sorted(folder.glob("*.md")):
        body = path.read_text("utf-8").split("---\n", 2)[-1]
        lines = [line for line in body.splitlines() if re.match(r"[^\W\d_]", line)]
        words = " ".join(lines).replace("**", "").split()
        starts = range(0, len(words) - _PASSAGE_WORDS, _PASSAGE_WORDS)
        passages += [" ".join(words[start : start + _PASSAGE_WORDS]) for start in starts]
        queries += [" ".join(words[start : start + 8]) for start in starts]
    return _spread(passages, _PASSAGE_COUNT), _spread(queries, _QUERY_COUNT)


def measure(names: Sequence[str], commands: dict[str, list[str]], rounds: int) -> list[Row]:
    """Return a row for each embedder, measured in turns."""
    passages, queries = demo_texts()
    with ExitStack() as stack:
        children = {name: stack.enter_context(_child(commands[name])) for name in names}
        loads = {name: child.ask("load", []) for name, child in children.items()}
        seconds: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for task, texts in (("passages", passages), ("queries", queries)):
                for name, child in children.items():
                    answer = child.ask(task, texts)
                    seconds.setdefault((name, task), []).append(answer["seconds"])
        ends = {name: child.ask("vectors", passages[:16]) for name, child in children.items()}
    return [
        Row(
            name,
            passages=len(passages) / min(seconds[name, "passages"]),
            queries=len(queries) / min(seconds[name, "queries"]),
            load_seconds=loads[name]["seconds"],
            memory_mb=ends[name]["memory_mb"],
            vectors=np.array(ends[name]["vectors"], np.float32),
            batch_difference=ends[name]["batch_difference"],
        )
        for name in names
    ]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, with how ours compares below it."""
    lines = [
        "| embedder, one thread | passages/s | queries/s | load s | peak MB | batch difference |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        lines.append(  # noqa: PERF401
            f"| {row.name} | {row.passages:.1f} | {row.queries:.1f} | {row.load_seconds:.2f} "
            f"| {row.memory_mb:.0f} | {row.batch_difference:.1e} |"
        )
    if len(rows) == 2:
        ours, peer = rows
        cosines = (ours.vectors * peer.vectors).sum(axis=1)
        lines += [
            "",
            f"Ours ÷ peer: {ours.passages / peer.passages:.2f} × passages/s (mark: 2), "  # noqa: ISC004
            f"{ours.queries / peer.queries:.2f} × queries/s (mark: 3); "
            f"cosine of the same passages {cosines.mean():.4f}, least {cosines.min():.4f} "
            "(mark: .998).",
        ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, add_help=True)
    parser.add_argument("--python", default=os.environ.get("BENCH_PYTHON", ""))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        _serve(*options.serve)
        return
    print("## Embedding\n")
    with tempfile.TemporaryDirectory() as folder:
        ours, peer = "ours: ONNX Runtime, 8 bits", "sentence-transformers, torch float32"
        commands = {ours: [sys.executable, "onnx"]}
        if options.python and Path(options.python).exists():
            from knowledge.embedding.export import (
                export_sentence_transformers,
            )

            exported = Path(folder) / "multilingual-e5-small"
            export_sentence_transformers(exported)
            commands[peer] = [options.python, f"sentence-transformers:{exported}"]
        print(table(measure(list(commands), commands, options.rounds)))
    if peer not in commands:
        print(
            f"\nThe row of {peer} is left out: no Python with torch was named "
            "(--python PATH or BENCH_PYTHON)."
        )


class _Child:
    """A process that embeds when asked, one JSON line each way."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, task: str, texts: Sequence[str]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([task, texts]), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the embedder's process ended while asked for {task}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def _child(command: Sequence[str]) -> Iterator[_Child]:
    python, setting = command
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DOORWERK_")}
    environment |= {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "TQDM_DISABLE": "1"}
    process = subprocess.Popen(
        [python, "-m", "bench.embedding", "--serve", setting],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )
    try:
        yield _Child(process)
    finally:
        process.communicate(timeout=30)


def _serve(setting: str) -> None:
    """Answer tasks from standard input until it ends."""
    embedder: Embedder | None = None
    for line in sys.stdin:
        task, texts = json.loads(line)
        start = time.perf_counter()
        if embedder is None:
            from knowledge.embedding.choose import choose_embedder

            embedder = choose_embedder(setting, threads=1)
            embedder.embed_queries(["fiets"])
        if task == "passages":
            embedder.embed_passages(texts)
        elif task == "queries":
            for text in texts:
                embedder.embed_queries([text])
        seconds = time.perf_counter() - start
        answer: dict[str, Any] = {"seconds": seconds}
        if task == "vectors":
            answer |= _describe(embedder, texts)
        print(json.dumps(answer), flush=True)


def _describe(embedder: Embedder, texts: Sequence[str]) -> dict[str, Any]:
    import resource

    together = embedder.embed_passages(texts)
    alone = np.concatenate([embedder.embed_passages([text]) for text in texts])
    return {
        "vectors": together.tolist(),
        "batch_difference": float(np.abs(together - alone).max()),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _spread(texts: list[str], count: int) -> list[str]:
    """Return so many texts, evenly from the whole list."""
    return texts[:: max(1, len(texts) // count)][:count]


if __name__ == "__main__":
    main()
