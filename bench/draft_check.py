"""Whether the check of a draft finds what bears on it, and is silent where nothing does.

    python -m bench.draft_check [--data FOLDER] [--peers PYTHON]

Holds the paragraphs of data/gold/drafts.tsv against the demonstration base: a paragraph is right
if one of its lessons is among the first five, or if none is shown where the base has none. The
threshold was chosen with the half "tune". Pairs are two such paragraphs of one language as one.
Then the questions of each X-Stance set are checked as the paragraphs of one draft against a base
whose lessons are the comments, beside bm25s with Snowball. FOLDER holds a loaded demonstration
base; without it one is loaded first (minutes). PYTHON has bm25s; without it BM25 is left out.
"""

import argparse
import csv
import itertools
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.demo_base import opened_demo
from bench.lesson_base import base_of_lessons
from bench.measures import quality
from bench.retrieval import peer_rankings
from bench.retrieval_sets import EVAL, RetrievalSet, retrieval_sets
from bench.vectors import CachedEmbedder
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role

_GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "drafts.tsv"
_LOADER = Person("bench", frozenset({Role.COORDINATOR}))
_READER = Person("bench reader", frozenset({Role.READER}))
_BEARINGS = ("supporting", "contradicting", "none")
_FIRST = 5
_MARK_RIGHT, _MARK_GAIN = 10, 0.05


@dataclass(frozen=True, slots=True)
class Judged:
    """A paragraph with what it should bring.

    Attributes:
        half: "tune" or "report".
        language: ISO 639-1.
        bearing: One of "supporting", "contradicting" and "none".
        lessons: How the statements of its lessons begin.
        paragraph: Its words.
    """

    half: str
    language: str
    bearing: str
    lessons: tuple[str, ...]
    paragraph: str

    def found(self, statements: Sequence[str]) -> list[bool]:
        """Say of each of its lessons whether it is among the first five statements."""
        return [any(s.startswith(name) for s in statements[:_FIRST]) for name in self.lessons]

    def is_right(self, statements: Sequence[str]) -> bool:
        """Say whether one of its lessons comes first, or nothing does where there is none."""
        return any(self.found(statements)) if self.lessons else not statements


def main() -> None:
    """Print the tables and the marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
    parser.add_argument("--peers", default=os.environ.get("BENCH_PYTHON", ""))
    options = parser.parse_args()
    _judge_drafts(options.data)
    if not EVAL.is_dir():
        print(f"X-Stance is left out: there is no {EVAL}")
        return
    with tempfile.TemporaryDirectory(prefix="doorwerk-bench-") as temporary:
        _judge_questions(Path(temporary), options.peers)


def judged() -> tuple[Judged, ...]:
    """Return the paragraphs of the gold file."""
    with _GOLD.open(encoding="utf-8") as lines:
        return tuple(
            Judged(
                row["half"],
                row["language"],
                row["bearing"],
                tuple(filter(None, row["lessons"].split(" | "))),
                row["paragraph"],
            )
            for row in csv.DictReader(lines, delimiter="\t")
        )


def _judge_drafts(loaded: Path | None) -> None:
    with opened_demo(loaded, by=_LOADER) as base:
        known = judged()
        shown = {one: statements(base, one.paragraph) for one in known}
        print("| paragraphs | supporting | contradicting | none | right | all lessons found |")
        print("|---|---:|---:|---:|---:|---:|")
        for half in ("tune", "report"):
            print(_row(half, {one: shown[one] for one in known if one.half == half}))
        print(f"\n{_pairs(base, known)}\n")
        report = [one for one in known if one.half == "report"]
        right = sum(one.is_right(shown[one]) for one in report)
        print(_mark(f"{right} of {len(report)} right", is_held=right >= _MARK_RIGHT))
        for one in known:
            if not one.is_right(shown[one]):
                print(f"- wrong ({one.half}, {one.bearing}): {one.paragraph}")


def statements(base: KnowledgeBase, paragraph: str) -> list[str]:
    """Return the statements that the check shows for one paragraph, best first."""
    (checked,) = base.draft_check.check(paragraph, viewer=_READER)
    return [found.hit.lesson.content.statement for found in checked.lessons]


def _row(half: str, shown: dict[Judged, list[str]]) -> str:
    cells = []
    for bearing in _BEARINGS:
        some = [one.is_right(found) for one, found in shown.items() if one.bearing == bearing]
        cells.append(f"{sum(some)} of {len(some)}")
    right = sum(one.is_right(found) for one, found in shown.items())
    every = [hit for one, found in shown.items() for hit in one.found(found)]
    cells += [f"{right} of {len(shown)}", f"{sum(every)} of {len(every)}"]
    return f"| {half} | {' | '.join(cells)} |"


def _pairs(base: KnowledgeBase, known: Sequence[Judged]) -> str:
    """Return how often each of two subjects in one paragraph is found."""
    told = [
        any(one.found(found))
        for half in ("tune", "report")
        for pair in itertools.combinations([o for o in known if o.half == half and o.lessons], 2)
        if pair[0].language == pair[1].language
        for found in [statements(base, " ".join(one.paragraph for one in pair))]
        for one in pair
    ]
    return f"Two subjects in one paragraph: {sum(told)} of {len(told)} found."


def _judge_questions(folder: Path, peers: str) -> None:
    print("\n| set | check of a draft, nDCG@10 | BM25 | gain |\n|---|---:|---:|---:|")
    gains = []
    for item in retrieval_sets(with_bitext=False):
        if not item.name.startswith("xstance_"):
            continue
        ours = quality(_checked(item, folder / item.name), item.relevant).ndcg
        if not peers:
            print(f"| {item.name} | {ours:.3f} | | |")
            continue
        theirs = quality(peer_rankings(peers, item, CachedEmbedder())["bm25s"], item.relevant).ndcg
        print(f"| {item.name} | {ours:.3f} | {theirs:.3f} | {ours - theirs:+.3f} |")
        gains += [ours - theirs] if item.kind == "monolingual" else []
    if gains:
        least = min(gains)
        print()
        print(_mark(f"{least:+.3f} over BM25 in one language", is_held=least >= _MARK_GAIN))


def _checked(item: RetrievalSet, folder: Path) -> dict[str, list[str]]:
    """Return the documents that the check shows for each question, best first."""
    base, known = base_of_lessons(item, folder)
    try:
        draft = "\n\n".join(" ".join(text.split()) for text in item.queries.values())
        checked = base.draft_check.check(draft, viewer=_READER)
        return {
            name: [known[found.hit.lesson.id] for found in paragraph.lessons]
            for name, paragraph in zip(item.queries, checked, strict=True)
        }
    finally:
        base.close()


def _mark(words: str, *, is_held: bool) -> str:
    return f"- {words}: {'mark held' if is_held else 'mark MISSED'}"


if __name__ == "__main__":
    main()
