"""Quality of search on public sets, ours beside its parts and beside peers: Markdown tables.

Run: python -m bench.retrieval [--peers PYTHON] [NAME…]

Documents of up to 180 words are one passage, longer ones are cut at sentence ends into about
120 words; a document ranks by its best passage. Peers get whole documents. Questions are
centred by the running mean in the order of the file, as in a base that has just been opened.
Nothing is tuned per set. PYTHON is the interpreter of an environment that has bm25s, PyStemmer,
chromadb, txtai and sentence-transformers; without it the peers' columns stay empty.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from sqlalchemy import create_engine

from bench.measures import Quality, quality
from bench.retrieval_sets import RetrievalSet, retrieval_sets
from bench.vectors import CACHE, CachedEmbedder
from knowledge.analysis import words_of
from knowledge.centring import QuestionMean, centring_for
from knowledge.fusion import fuse, reciprocal_rank_fusion
from knowledge.indexes.lexical import SqlLexicalIndex
from knowledge.indexes.lexical_tables import metadata
from knowledge.ports import LexicalEntry, Scope, TermQuery, Vectors

METHODS = ("lexical", "dense raw", "dense centred", "plain RRF", "ours")
PEERS = ("bm25s", "chroma", "txtai")
_CANDIDATES = 400
_MEASURES = {"nDCG@10": "ndcg", "recall@10": "recall", "MRR": "mrr", "first is right": "top"}

Rankings = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Indexed:
    """One set as our methods see it, passages by number."""

    owners: Sequence[str]
    raw: Vectors
    centred: Vectors
    raw_queries: Vectors
    centred_queries: Vectors
    lexical: SqlLexicalIndex


def main() -> None:
    """Print a table per measure, then the marks; tell each set as it begins."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="sets to run; all by default")
    parser.add_argument("--peers", default=os.environ.get("BENCH_PYTHON", ""))
    options = parser.parse_args()
    embedder = CachedEmbedder()
    results: dict[str, dict[str, Quality]] = {}
    kinds: dict[str, str] = {}
    for item in retrieval_sets():
        if options.names and item.name not in options.names:
            continue
        print(f"{item.name}: {len(item.documents):,} documents", file=sys.stderr, flush=True)
        rankings = our_rankings(item, _index(item, embedder))
        if options.peers:
            rankings |= peer_rankings(options.peers, item, embedder)
        kinds[item.name] = item.kind
        results[item.name] = {
            method: quality(ranking, item.relevant) for method, ranking in rankings.items()
        }
    for title, field in _MEASURES.items():
        print(_table(title, field, results))
    print(_marks(results, kinds))


def our_rankings(item: RetrievalSet, indexed: Indexed) -> dict[str, Rankings]:
    """Return each of our methods' document ids, best first, by question id."""
    rankings: dict[str, Rankings] = {method: {} for method in METHODS}
    for row, (query, text) in enumerate(item.queries.items()):
        words = tuple(word.text for word in words_of(text))
        raw = indexed.raw @ indexed.raw_queries[row]
        centred = indexed.centred @ indexed.centred_queries[row]
        near = np.argsort(-centred, kind="stable")[:_CANDIDATES].tolist()
        hits = indexed.lexical.search(
            TermQuery(words, item.query_language),
            limit=_CANDIDATES,
            scope=Scope(),
            also=[str(number) for number in near],
        )
        share = {int(n): s for n, s in zip(hits.passage_ids, hits.shares, strict=True)}
        score = {
            n: fuse(
                float(centred[n]),
                s,
                word_count=len(words),
                other_language=item.languages[indexed.owners[n]] != item.query_language,
            )
            for n, s in share.items()
        }
        orders = {
            "lexical": [number for number, s in share.items() if s > 0],
            "dense raw": np.argsort(-raw, kind="stable").tolist(),
            "dense centred": np.argsort(-centred, kind="stable").tolist(),
            "ours": sorted(score, key=lambda number: (-score[number], number)),
        }
        for method, order in orders.items():
            owners = (indexed.owners[number] for number in order)
            rankings[method][query] = list(dict.fromkeys(owners))
        both = [rankings["lexical"][query], rankings["dense raw"][query]]
        rankings["plain RRF"][query] = [
            name for name, _ in reciprocal_rank_fusion([order[:100] for order in both])
        ]
    return rankings


def _index(item: RetrievalSet, embedder: CachedEmbedder) -> Indexed:
    centring = centring_for(embedder.fingerprint)
    passages = list(item.passages())
    languages = [item.languages[owner] for owner, _ in passages]
    raw = embedder.passages([text for _, text in passages])
    queries = embedder.queries(list(item.queries.values()))
    mean = QuestionMean(centring.question)
    connection = create_engine("sqlite://").connect()
    metadata.create_all(connection)
    lexical = SqlLexicalIndex(connection)
    lexical.add(
        [
            LexicalEntry(str(number), owner, item.languages[owner], text)
            for number, (owner, text) in enumerate(passages)
        ]
    )
    return Indexed(
        owners=[owner for owner, _ in passages],
        raw=raw,
        centred=centring.centre_documents(raw, languages),
        raw_queries=queries,
        centred_queries=np.stack([mean.centre(query) for query in queries]),
        lexical=lexical,
    )


def peer_rankings(python: str, item: RetrievalSet, embedder: CachedEmbedder) -> dict[str, Rankings]:
    """Return the peers' rankings, from an earlier run if nothing has changed."""
    answer = CACHE / f"peers-{item.name}.json"
    if not answer.exists():
        documents = list(item.documents.values())
        vectors = CACHE / f"peers-{item.name}.npz"
        np.savez(
            vectors,
            documents=embedder.passages(documents),
            queries=embedder.queries(list(item.queries.values())),
        )
        question = CACHE / f"peers-{item.name}-question.json"
        question.write_text(json.dumps(asdict(item)), encoding="utf-8")
        script = Path(__file__).with_name("peers.py")
        command = [python, str(script), str(question), str(vectors), str(answer)]
        subprocess.run(command, check=True)
    rankings: dict[str, Rankings] = json.loads(answer.read_text(encoding="utf-8"))
    return rankings


def _table(title: str, field: str, results: Mapping[str, Mapping[str, Quality]]) -> str:
    columns = [*METHODS, *(p for p in PEERS if any(p in row for row in results.values()))]
    lines = [f"### {title}", "", "| set | " + " | ".join(columns) + " |"]
    lines.append("|---" * (len(columns) + 1) + "|")
    for name, row in results.items():
        lines.append(_row(name, [getattr(row.get(c), field, None) for c in columns]))
    means = [_mean([getattr(row.get(c), field, None) for row in results.values()]) for c in columns]
    return "\n".join([*lines, _row("**mean**", means), ""])


def _row(name: str, values: Sequence[float | None]) -> str:
    cells = ["" if value is None else f"{value:.3f}" for value in values]
    return f"| {name} | " + " | ".join(cells) + " |"


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _marks(results: Mapping[str, Mapping[str, Quality]], kinds: Mapping[str, str]) -> str:
    """Say where ours is below the best single method by more than the mark allows."""
    lines = ["### Marks", ""]
    for name, row in results.items():
        singles = {m: q.ndcg for m, q in row.items() if m not in ("ours", "plain RRF", "txtai")}
        best = max(singles, key=lambda method: singles[method])
        gap = row["ours"].ndcg - singles[best]
        if gap < (-0.005 if kinds[name] == "monolingual" else -0.01):
            lines.append(f"- missed on {name}: {gap:+.3f} against {best}")
    gain = _mean([row["ours"].ndcg - row["plain RRF"].ndcg for row in results.values()])
    lines.append(f"- mean over plain RRF: {gain or 0.0:+.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
