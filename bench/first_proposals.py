"""The first proposals of demo reports that no label was learned from: how many tell a lesson.

A proposal counts as right if the sentence that it is named after tells a lesson. What falls
below the limit is no proposal, so a report may have fewer than twenty; a share is of those that
it has.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.vectors import CACHE
from ingest.demo import FOLDER as DEMO
from ingest.extract import ModelShelf, Proposer
from ingest.extract.gold import GOLD_FILE, read_reports
from ingest.extract.statement import statement_from
from ingest.parse.limits import READING
from ingest.parse.sandbox import Sandbox
from ingest.split import split
from knowledge.embedding.choose import choose_embedder
from knowledge.language import LanguageDetector
from knowledge.model.lesson import LessonProposal

UNSEEN = GOLD_FILE.with_name("lesson_reports_unseen.tsv")
BLIND = GOLD_FILE.with_name("lesson_reports_blind.tsv")
_TOP = GOLD_FILE.with_name("lesson_top.tsv")
_COUNTS = (10, 20)
_DRAWS = 1_000

Verdicts = dict[str, dict[str, bool]]
"""By report and statement, whether it tells a lesson."""


@dataclass(frozen=True, slots=True)
class First:
    """The proposals of a report as a reader judged them.

    Attributes:
        verdicts: Of all that are proposed, the likeliest first; None where nobody judged.
        shown_count: How many are shown before "more".
    """

    verdicts: tuple[bool | None, ...]
    shown_count: int

    def judged(self, count: int) -> list[bool]:
        """Return the verdicts among the first so many."""
        return [verdict for verdict in self.verdicts[:count] if verdict is not None]


def first_tables() -> None:
    """Print the tables: three reports judged twice, and twice eleven judged by sentence."""
    proposer = Proposer.of(ModelShelf(CACHE / "none", choose_embedder("onnx", threads=1)))
    three, judged, blind = read_top(), read_whole(UNSEEN), read_whole(BLIND)
    tables = {
        "three demo reports, each proposal judged": three,
        "the same three, read whole by two who saw no proposal": _of(blind, three.keys()),
        "eleven more, every sentence judged before it was scored": judged,
        "eleven last ones, read whole by the same two": _of(blind, blind.keys() - three.keys()),
    }
    with Sandbox() as sandbox:
        for title, verdicts in tables.items():
            _table(title, verdicts, sandbox, proposer)
    print("sentences that tell a lesson: " + ", ".join(_told(judged | blind)))


def read_top() -> Verdicts:
    """Return what a reader said of the first proposals of three reports."""
    verdicts: Verdicts = {}
    for row in _rows(_TOP):
        verdicts.setdefault(row["report"], {})[row["statement"]] = row["is_lesson"] == "1"
    return verdicts


def read_whole(path: Path) -> Verdicts:
    """Return what readers said of every sentence of some reports."""
    verdicts: Verdicts = {}
    for told in read_reports(path):
        report = verdicts.setdefault(told.source.removeprefix("demo "), {})
        report[statement_from(told.sentence)] = told.is_lesson
    return verdicts


def _of(verdicts: Verdicts, reports: AbstractSet[str]) -> Verdicts:
    return {report: told for report, told in verdicts.items() if report in reports}


def _table(title: str, verdicts: Verdicts, sandbox: Sandbox, proposer: Proposer) -> None:
    entries = {e["id"]: e for e in json.loads((DEMO / "manifest.json").read_text("utf-8"))}
    print(f"\nfirst proposals, {title}; mark .80 of the first 20")
    print(f"{'':36}{'proposed':>9}{'shown':>7}{'first 10':>9}{'first 20':>9}{'not judged':>12}")
    found = []
    for report in sorted(verdicts):
        path = DEMO / entries[report]["file"]
        found.append(_first(_proposals(path, sandbox, proposer), verdicts[report]))
        print(_line(report, [found[-1]]))
    low, high = _interval(found)
    print(f"{_line('all', found)}   95 % of the first 20: [{low:.2f}, {high:.2f}]")


def _first(proposals: tuple[LessonProposal, ...], verdicts: Mapping[str, bool]) -> First:
    statements = [proposal.content.statement for proposal in proposals]
    return First(
        verdicts=tuple(verdicts.get(statement) for statement in statements),
        shown_count=sum(proposal.is_shown for proposal in proposals),
    )


def _line(name: str, found: list[First]) -> str:
    shares = []
    for count in _COUNTS:
        judged = [verdict for first in found for verdict in first.judged(count)]
        shares.append(f"{np.mean(judged):9.2f}" if judged else f"{'-':>9}")
    proposed = sum(len(first.verdicts) for first in found)
    shown = sum(first.shown_count for first in found)
    open_count = sum(first.verdicts[: max(_COUNTS)].count(None) for first in found)
    return f"{name:36}{proposed:9}{shown:7}{''.join(shares)}{open_count:12}"


def _interval(found: Sequence[First]) -> tuple[float, float]:
    """Return the 95 % interval of what is right among the first twenty, reports drawn anew."""
    draw = np.random.default_rng(20_260_101)
    shares = []
    for _ in range(_DRAWS):
        drawn = [found[n] for n in draw.integers(len(found), size=len(found))]
        shares.append(np.mean([told for first in drawn for told in first.judged(max(_COUNTS))]))
    low, high = np.percentile(shares, [2.5, 97.5])
    return float(low), float(high)


def _proposals(path: Path, sandbox: Sandbox, proposer: Proposer) -> tuple[LessonProposal, ...]:
    text = sandbox.read(path, file_name=path.name, limits=READING, with_ocr=False)
    passages = split(text, detect=LanguageDetector())
    return proposer.propose(text, passages, redacted=lambda span: span.of(text.text))


def _told(verdicts: Verdicts) -> Iterator[str]:
    for report, told in sorted(verdicts.items()):
        yield f"{report} {sum(told.values())} of {len(told)}"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
