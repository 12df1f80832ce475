"""Latency: the vector path beside Chroma's own filter, and a whole search, at 10k and 100k.

    python -m bench.latency [--sizes 10000 100000]

Vectors are synthetic (384 dimensions, drawn around 200 centres); the whole search runs on the
demo base's passages, repeated with fresh ids, through the records and the real embedder.
Times are CPU milliseconds of this process, medians; one thread where a library lets us choose.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import chromadb
import numpy as np
from sqlalchemy import Connection

from knowledge.bootstrap import open_base
from knowledge.indexes.chroma import ChromaIndex
from knowledge.indexes.exact import ExactIndex
from knowledge.knowledge_base import KnowledgeBase
from knowledge.library import lexical_entries
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.passage import Passage
from knowledge.model.person import Person, Role
from knowledge.model.search import SearchQuery
from knowledge.model.span import Span
from knowledge.ports import Scope, VectorEntry, Vectors
from knowledge.records import passages as stored_passages
from knowledge.records import vectors as stored_vectors
from knowledge.records.clock import now
from knowledge.records.tables import passages, reports
from knowledge.settings import Settings

_DIMENSIONS = 384
_PER_REPORT = 25
_QUESTIONS = 30
_SHARES = (0.01, 0.1, 0.5)
_READER = Person("bench", frozenset({Role.READER}))
_TEXTS = Path("data/demo/texts")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    sizes = parser.parse_args().sizes
    print("| passages | filter | ours, CPU ms | Chroma, CPU ms | Chroma ÷ ours |")
    print("|---|---|---|---|---|")
    recalls = [_compare(size) for size in sizes]
    print("\n| passages | recall@10 exact | recall@10 Chroma, re-scored |\n|---|---|---|")
    for size, (exact, approximate) in zip(sizes, recalls, strict=True):
        print(f"| {size:,} | {exact:.3f} | {approximate:.3f} |")
    print("\n| passages | whole search, ms p50 | p95 | first, ms |\n|---|---|---|---|")
    for size in sizes:
        print(_whole_search(size))


def _compare(size: int) -> tuple[float, float]:
    vectors, entries = _drawn(size)
    questions = _unit(vectors[:_QUESTIONS] + 0.4 * _noise(_QUESTIONS, seed=9) / _DIMENSIONS**0.5)
    exact = ExactIndex(_DIMENSIONS)
    exact.add(entries, vectors)
    with tempfile.TemporaryDirectory() as folder:
        own = ChromaIndex(Path(folder) / "own")
        own.add(entries, vectors)
        collection = _filtered_collection(Path(folder) / "peer", entries, vectors)
        _print_row(size, "none", exact, Scope(), collection, None, questions)
        for share in _SHARES:
            limit = round(size / _PER_REPORT * share)
            scope = Scope(frozenset(f"r{n}" for n in range(limit)))
            where = {"report": {"$lt": limit}}
            _print_row(size, f"{share:.0%}", exact, scope, collection, where, questions)
        recalls = _recalls(vectors, entries, questions, exact, own)
        own.drop()
    return recalls


def _print_row(
    size: int,
    name: str,
    exact: ExactIndex,
    scope: Scope,
    collection: chromadb.Collection,
    where: dict[str, dict[str, int]] | None,
    questions: Vectors,
) -> None:
    ours = _cpu_ms(lambda q: exact.nearest(q, limit=10, scope=scope), questions)
    peer = _cpu_ms(
        lambda q: collection.query(
            query_embeddings=q[np.newaxis, :],
            n_results=10,
            where=where,  # type: ignore[arg-type]  # the library's own type is wider than it says
            include=["distances"],
        ),
        questions[:8],
    )
    print(f"| {size:,} | {name} | {ours:.2f} | {peer:.1f} | {peer / ours:.1f} |", flush=True)


def _recalls(
    vectors: Vectors,
    entries: list[VectorEntry],
    questions: Vectors,
    exact: ExactIndex,
    own: ChromaIndex,
) -> tuple[float, float]:
    found_exact, found_own = [], []
    for question in questions:
        true = {entries[row].passage_id for row in np.argsort(-(vectors @ question))[:10]}
        first = {name for name, _ in exact.nearest(question, limit=10)}
        asked = [name for name, _ in own.nearest(question, limit=100)]
        cosines = [cosine or -1.0 for cosine in exact.cosines(question, asked)]
        best = sorted(zip(cosines, asked, strict=True), reverse=True)[:10]
        found_exact.append(len(true & first) / 10)
        found_own.append(len(true & {name for _, name in best}) / 10)
    return statistics.mean(found_exact), statistics.mean(found_own)


def _filtered_collection(
    folder: Path, entries: list[VectorEntry], vectors: Vectors
) -> chromadb.Collection:
    client = chromadb.PersistentClient(path=str(folder))
    collection = client.create_collection(
        "peer", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    for start in range(0, len(entries), 5000):
        rows = slice(start, start + 5000)
        collection.add(
            ids=[entry.passage_id for entry in entries[rows]],
            embeddings=np.ascontiguousarray(vectors[rows]),
            metadatas=[{"report": int(entry.report_id[1:])} for entry in entries[rows]],
        )
    return collection


def _whole_search(size: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        base = open_base(Settings(data=Path(folder)))
        with base.database.writing() as connection:
            _fill(connection, base, size)
        first = _elapsed_ms(base, "waarom stoppen vrijwilligers")
        times = sorted(_elapsed_ms(base, question) for question in _questions())
        base.close()
    p95 = times[int(0.95 * (len(times) - 1))]
    return f"| {size:,} | {statistics.median(times):.0f} | {p95:.0f} | {first:.0f} |"


def _fill(connection: Connection, base: KnowledgeBase, size: int) -> None:
    """Write published reports of demo passages, repeated, each copy with a word of its own."""
    texts = _demo_passages()
    rows = base.embedder.embed_passages(texts[:400])
    rng = np.random.default_rng(5)
    for number in range(size // _PER_REPORT):
        report_id = f"r{number}"
        chosen = [(number * _PER_REPORT + n) % 400 for n in range(_PER_REPORT)]
        made = [
            _passage(report_id, n, f"{texts[row]} Kopie {number}-{n}.")
            for n, row in enumerate(chosen)
        ]
        noisy = _unit(rows[chosen] + 0.02 * rng.standard_normal((_PER_REPORT, _DIMENSIONS)))
        _store(connection, base, report_id, made, noisy)


def _store(
    connection: Connection,
    base: KnowledgeBase,
    report_id: str,
    made: list[Passage],
    rows: Vectors,
) -> None:
    key = int(
        (
            connection.execute(
                reports.insert().values(**_report_row(report_id))
            ).inserted_primary_key
            or (0,)
        )[0]
    )
    hashes = [stored_passages.content_hash(passage.text) for passage in made]
    connection.execute(
        passages.insert(),
        [
            {
                "id": passage.id,
                "report_key": key,
                "number": passage.number,
                "start": 0,
                "end": len(passage.text),
                "text": passage.text,
                "language": "nl",
                "heading_path": [],
                "locators": [["page", "1", 0]],
                "sentences": [[0, len(passage.text)]],
                "content_hash": content_hash,
            }
            for passage, content_hash in zip(made, hashes, strict=True)
        ],
    )
    stored_vectors.keep(connection, base.embedder.fingerprint, dict(zip(hashes, rows, strict=True)))
    base.library.lexical(connection).add(lexical_entries(made, title=report_id))


def _report_row(report_id: str) -> dict[str, object]:
    return {
        "id": report_id,
        "sha256": report_id.rjust(64, "0"),
        "byte_count": 1,
        "file_name": "x",
        "media_type": "text/plain",
        "title": report_id,
        "language": "nl",
        "status": "published",
        "audience": "everyone",
        "is_ocr": False,
        "warnings": [],
        "segment_kind": "page",
        "segment_count": 1,
        "passage_count": _PER_REPORT,
        "word_count": 1,
        "received_at": now(),
        "received_by": "bench",
    }


def _passage(report_id: str, number: int, text: str) -> Passage:
    whole = Span(0, len(text))
    page = Locator(LocatorKind.PAGE, "1", 0)
    return Passage(
        f"{report_id}.{number}", report_id, number, whole, text, "nl", (), (page,), (whole,)
    )


def _demo_passages() -> list[str]:
    found = [
        part
        for path in sorted(_TEXTS.glob("nl-*.md"))
        for part in path.read_text("utf-8").split("\n\n")
        if len(part.split()) > 30 and part[0] not in "-|#"
    ]
    return found[:400] if len(found) >= 400 else (found * (400 // len(found) + 1))[:400]


def _questions() -> list[str]:
    words = ("vrijwilligers", "coördinator", "netaansluiting", "subsidie", "gemeente", "huur")
    return [f"wat leerden ze over {one} en {two}" for one in words for two in words if one != two]


def _elapsed_ms(base: KnowledgeBase, question: str) -> float:
    started = time.perf_counter()
    base.search(SearchQuery(question), viewer=_READER)
    return (time.perf_counter() - started) * 1000


def _cpu_ms(ask: Callable[[Vectors], object], questions: Vectors) -> float:
    ask(questions[0])
    times = []
    for question in questions:
        started = time.process_time()
        ask(question)
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def _drawn(size: int) -> tuple[Vectors, list[VectorEntry]]:
    rng = np.random.default_rng(1)
    centres = rng.standard_normal((200, _DIMENSIONS))
    vectors = centres[rng.integers(0, 200, size)] + rng.standard_normal((size, _DIMENSIONS))
    entries = [
        VectorEntry(f"r{n // _PER_REPORT}.{n}", f"r{n // _PER_REPORT}", "nl") for n in range(size)
    ]
    return _unit(vectors), entries


def _noise(count: int, *, seed: int) -> Vectors:
    drawn = np.random.default_rng(seed).standard_normal((count, _DIMENSIONS))
    return np.asarray(drawn, dtype=np.float32)


def _unit(rows: np.ndarray) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


if __name__ == "__main__":
    main()
