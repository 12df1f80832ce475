"""Whether search knows what it does not know: right passages shown, nonsense called good.

    python -m bench.nothing_good [--data FOLDER]

Asks the demonstration base the answerable questions of data/gold/queries.tsv and those of
data/gold/unanswerable.tsv, through the same search as the app. The thresholds and the list of
other subjects were made while looking at the half "tune"; the half "report" was written
afterwards. FOLDER holds a loaded demonstration base; without it one is loaded first (minutes).
"""

import argparse
import csv
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measures import quality
from ingest.demo import load_demo
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Role
from knowledge.model.search import SearchAnswer, SearchQuery
from knowledge.settings import Settings

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold"
_LOADER = Person("bench", frozenset({Role.COORDINATOR}))
_READER = Person("bench reader", frozenset({Role.READER}))
_KINDS = ("noise", "elsewhere", "near")


@dataclass(frozen=True, slots=True)
class Asked:
    """A judged question and what search said.

    Attributes:
        question: As typed.
        half: "tune" or "report".
        kind: Of an unanswerable question, else empty.
        right: Names of the report files that answer it.
        found: Names of the report files shown, best first.
        is_called_good: Whether search did not say that nothing good was found.
        is_across: Whether no report that answers it is in the question's language.
    """

    question: str
    half: str
    kind: str
    right: frozenset[str]
    found: tuple[str, ...]
    is_called_good: bool
    is_across: bool

    @property
    def is_shown(self) -> bool:
        """Whether a right report is shown, however far down."""
        return not self.right.isdisjoint(self.found)


def main() -> None:
    """Print both tables, then every answer that is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="a loaded demonstration base")
    folder = parser.parse_args().data
    with tempfile.TemporaryDirectory(prefix="doorwerk-bench-") as temporary:
        data = Path(temporary) / "data"
        if folder is not None:
            shutil.copytree(folder, data)  # what is asked here must not move that base's mean
        base = open_base(Settings(data=data, vector_index="exact"))
        try:
            load_demo(base, by=_LOADER)
            asked = ask_all(base)
        finally:
            base.close()
    print(answerable_table([one for one in asked if not one.kind]))
    print(unanswerable_table([one for one in asked if one.kind]))
    for one in asked:
        if one.right and not (one.is_shown and one.is_called_good):
            print(f"- {'shown' if one.is_shown else 'hidden'}, called nothing good: {one.question}")
        if one.kind in _KINDS[:2] and one.is_called_good:
            print(f"- called good ({one.kind}, {one.half}): {one.question}")


def ask_all(base: KnowledgeBase) -> list[Asked]:
    """Return every judged question of both files with what search said."""
    asked = []
    for row in (*_rows("queries.tsv"), *_rows("unanswerable.tsv")):
        answer = base.search(SearchQuery(row["query"], limit=200), viewer=_READER)
        right = frozenset(filter(None, row.get("report", "").split(";")))
        asked.append(
            Asked(
                question=row["query"],
                half=row["half"],
                kind=row.get("kind", ""),
                right=right,
                found=_reports(answer),
                is_called_good=not answer.is_nothing_good,
                is_across=not any(name.startswith(row["language"]) for name in right),
            )
        )
    return asked


def answerable_table(asked: Sequence[Asked]) -> str:
    """Return how the answerable questions fared, per half and across languages."""
    lines = [
        "| answerable | questions | right shown | in first 10 | nDCG@10 | called nothing good |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    parts = {half: [one for one in asked if one.half == half] for half in ("tune", "report")}
    parts["across languages"] = [one for one in asked if one.is_across]
    parts["in one language"] = [one for one in asked if not one.is_across]
    for name, rows in parts.items():
        measured = quality(
            {one.question: one.found for one in rows},
            {one.question: dict.fromkeys(one.right, 1) for one in rows},
        )
        shown = _share([one.is_shown for one in rows])
        first = _share([not one.right.isdisjoint(one.found[:10]) for one in rows])
        silent = _share([not one.is_called_good for one in rows])
        lines.append(
            f"| {name} | {len(rows)} | {shown:.3f} | {first:.3f} | {measured.ndcg:.3f} "
            f"| {silent:.3f} |"
        )
    return "\n".join([*lines, ""])


def unanswerable_table(asked: Sequence[Asked]) -> str:
    """Return how many unanswerable questions were called good, per kind and half."""
    lines = ["| unanswerable | questions | called good |", "|---|---:|---:|"]
    for half in ("tune", "report"):
        parts = {kind: [o for o in asked if (o.half, o.kind) == (half, kind)] for kind in _KINDS}
        parts["noise and elsewhere"] = parts["noise"] + parts["elsewhere"]
        for name, rows in parts.items():
            if rows:
                called = _share([one.is_called_good for one in rows])
                lines.append(f"| {half}: {name} | {len(rows)} | {called:.3f} |")
    return "\n".join([*lines, ""])


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _reports(answer: SearchAnswer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(Path(hit.report.file_name).stem for hit in answer.hits))


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts) if facts else 0.0


if __name__ == "__main__":
    main()
