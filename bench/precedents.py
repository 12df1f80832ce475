"""Whether "has anyone done this?" finds the initiatives that a plan is like.

    python -m bench.precedents [--data FOLDER] [--peers PYTHON]

Asks the demonstration base each plan of data/gold/plans.tsv, written in four languages, most
of them for initiatives of another. Beside it, in the same run: bm25s with Snowball on all that
is told of an initiative (its description and its reports), and the embedder's raw cosines, the
best of its description and its passages. FOLDER holds a loaded demonstration base; without it
one is loaded first (minutes). PYTHON has bm25s; without it BM25 is left out.
"""

import argparse
import csv
import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.demo_base import opened_demo
from bench.measures import quality
from bench.retrieval import Rankings, peer_rankings
from bench.retrieval_sets import RetrievalSet
from bench.vectors import CachedEmbedder
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.precedents import description
from knowledge.records import vectors
from knowledge.records.passages import content_hash

_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "plans.tsv"
_LOADER = Person("bench", frozenset({Role.COORDINATOR}))
_READER = Person("bench reader", frozenset({Role.READER, Role.COORDINATOR}))
_FIRST = 3
_OURS, _RAW, _BM25 = "done before", "raw cosines", "bm25s"


def main() -> None:
    """Print the table, and the plans that were not answered well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
    parser.add_argument("--peers", default=os.environ.get("BENCH_PYTHON", ""))
    options = parser.parse_args()
    with opened_demo(options.data, by=_LOADER) as base:
        _compare(base, options.peers)


def _compare(base: KnowledgeBase, peers: str) -> None:
    rows = _rows()
    known = {row["plan"]: row["initiatives"].split(";") for row in rows if row["initiatives"]}
    languages = {row["plan"]: row["language"] for row in rows}
    told = _told(base)
    ours = {plan: _answer(base, plan) for plan in languages}
    methods: dict[str, Rankings] = {_OURS: ours, _RAW: _raw(base, told, [*known])}
    if peers:
        item = _as_set(told, known, languages)
        methods[_BM25] = peer_rankings(peers, item, CachedEmbedder())[_BM25]
    relevant = {plan: dict.fromkeys(names, 1) for plan, names in known.items()}
    print(
        f"| {len(known)} plans | recall@{_FIRST} | nDCG@10 | first is right |\n|---|---:|---:|---:|"
    )
    for name, rankings in methods.items():
        asked = {plan: rankings[plan] for plan in known}
        measured = quality(asked, relevant)
        recall = np.mean([_recall(asked[plan], known[plan]) for plan in known])
        print(f"| {name} | {recall:.3f} | {measured.ndcg:.3f} | {measured.top:.3f} |")
    _by_languages(base, known, languages, ours)
    silent = [plan for plan in languages if plan not in known and not ours[plan]]
    print(f"\nPlans that nobody has done, and are told so: {len(silent)} of ", end="")
    print(f"{len(languages) - len(known)}.\n")
    for plan, names in known.items():
        if _recall(ours[plan], names) < 1:
            print(f"- {plan} → {', '.join(ours[plan][:_FIRST])}; expected {', '.join(names)}")


def _by_languages(
    base: KnowledgeBase,
    known: Mapping[str, Sequence[str]],
    languages: Mapping[str, str],
    ours: Rankings,
) -> None:
    """Print recall by half and how many are found by languages of plan and initiative."""
    spoken = {
        entry.profile.initiative.name: entry.profile.language
        for entry in base.initiatives.directory(viewer=_READER).entries
    }
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for plan, names in known.items():
        for name in names:
            found[languages[plan], spoken[name]].append(name in ours[plan][:_FIRST])
    for half, start in (("to choose on", 0), ("held out", 1)):
        some = [plan for plan in [*languages][start::2] if plan in known]
        recall = np.mean([_recall(ours[plan], known[plan]) for plan in some])
        print(f"\nrecall@{_FIRST}, half {half}: {recall:.3f}", end="")
    print(f"\n\n| plan, initiative | found among the first {_FIRST} |\n|---|---:|")
    for pair, told in sorted(found.items()):
        print(f"| {' → '.join(pair)} | {sum(told)} of {len(told)} |")


def _rows() -> list[dict[str, str]]:
    with _GOLD.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _answer(base: KnowledgeBase, plan: str) -> list[str]:
    """Return the names of the initiatives shown as having done it, nearest first."""
    answer = base.precedents.done_before(plan, viewer=_READER, limit=10)
    found = () if answer.is_nothing_good else answer.precedents
    return [one.profile.initiative.name for one in found]


def _told(base: KnowledgeBase) -> dict[str, list[str]]:
    """Return description and passages of each initiative, by its name."""
    told: dict[str, list[str]] = defaultdict(list)
    for entry in base.initiatives.directory(viewer=_READER).entries:
        profile = entry.profile
        told[profile.initiative.name] += filter(None, [description(profile)])
        for report in base.initiatives.reports(profile.initiative.id, viewer=_READER):
            passages = base.library.passages(report.id, viewer=_READER)
            told[profile.initiative.name] += [passage.text for passage in passages]
    return told


def _raw(base: KnowledgeBase, told: Mapping[str, Sequence[str]], plans: Sequence[str]) -> Rankings:
    """Rank by the best raw cosine; vectors that the base holds are not made again."""
    texts = list(dict.fromkeys(text for some in told.values() for text in some))
    hashes = {content_hash(text): text for text in texts}
    with base.database.reading() as connection:
        made = vectors.of_hashes(connection, base.embedder.fingerprint, [*hashes])
    rows = {hashes[name]: row for name, row in made.items()}
    missing = [text for text in texts if text not in rows]
    rows |= dict(zip(missing, base.embedder.embed_passages(missing), strict=True))
    questions = base.embedder.embed_queries(plans)
    rankings: Rankings = {}
    for plan, question in zip(plans, questions, strict=True):
        best = {
            name: max(float(rows[text] @ question) for text in some)
            for name, some in told.items()
            if some
        }
        rankings[plan] = sorted(best, key=lambda name: (-best[name], name))
    return rankings


def _as_set(
    told: Mapping[str, Sequence[str]],
    known: Mapping[str, Sequence[str]],
    languages: Mapping[str, str],
) -> RetrievalSet:
    return RetrievalSet(
        name="plans",
        kind="cross-language",
        query_language="nl",
        queries={plan: plan for plan in languages},
        documents={name: "\n".join(some) for name, some in told.items()},
        languages=dict.fromkeys(told, "nl"),
        relevant={plan: dict.fromkeys(names, 1) for plan, names in known.items()},
    )


def _recall(ranking: Sequence[str], names: Sequence[str]) -> float:
    return len({*ranking[:_FIRST]} & {*names}) / min(_FIRST, len(names))


if __name__ == "__main__":
    main()
