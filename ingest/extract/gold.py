"""Labelled sentences: what the classifier learns from."""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from ingest.extract.setting import LOOSE, Setting, settings_of

GOLD_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "gold" / "lesson_sentences.tsv"
"""Sentences without their report; present where the project lies, a package installed without
has only the shipped model."""

REPORTS_FILE: Final = GOLD_FILE.with_name("lesson_reports.tsv")
"""Whole reports, each candidate in reading order with the headings above it."""

ELSEWHERE_FILE: Final = GOLD_FILE.with_name("lesson_elsewhere.tsv")
"""Of encyclopedias: they teach what stands in a report at all, and nothing of lessons."""

NO_LESSON_LABEL: Final = "-"
ELSEWHERE_LABEL: Final = "elsewhere"
"""No lesson, and not from a report: news, encyclopedias."""

UNJUDGED_LABEL: Final = "?"
"""Only there for its neighbours: nobody said whether it tells a lesson."""

_BETWEEN_HEADINGS: Final = " > "


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what a person said of it.

    Attributes:
        sentence: As it stands in a report.
        language: ISO 639-1.
        label: A kind of lesson, "lesson" for one of unknown kind, "-" for none, "elsewhere"
            for none that stands in no report of an initiative.
        source: Names the report; sentences of one source are judged together.
        setting: Where it stands in the report.
    """

    sentence: str
    language: str
    label: str
    source: str
    setting: Setting = LOOSE

    @property
    def is_lesson(self) -> bool:
        """Whether it tells a lesson."""
        return self.label not in (NO_LESSON_LABEL, ELSEWHERE_LABEL)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands in no report of an initiative."""
        return self.label == ELSEWHERE_LABEL


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of the file of whole reports."""

    text: str
    heading_path: tuple[str, ...]
    language: str
    label: str


def read_gold(path: Path = GOLD_FILE, reports: Path = REPORTS_FILE) -> tuple[LabelledSentence, ...]:
    """Return the judged sentences of both files.

    Args:
        path: With columns language, label, source and sentence.
        reports: With a column headings too, outermost first, parted by " > ".

    Raises:
        OSError: If a file is not there.
        ValueError: If a row has not its columns.
    """
    return (*_loose(path), *read_reports(reports))


def read_elsewhere(path: Path = ELSEWHERE_FILE) -> tuple[LabelledSentence, ...]:
    """Return sentences that stand in no report.

    Raises:
        OSError: If the file is not there.
        ValueError: If a row has not its columns.
    """
    return tuple(_loose(path))


def read_reports(path: Path) -> tuple[LabelledSentence, ...]:
    """Return the judged sentences of whole reports, each with its setting.

    Raises:
        OSError: If the file is not there.
        ValueError: If a row has not its columns.
    """
    return tuple(_in_reports(path))


def _loose(path: Path) -> Iterator[LabelledSentence]:
    for row in _rows(path):
        yield LabelledSentence(row["sentence"], row["language"], row["label"], row["source"])


def _in_reports(path: Path) -> Iterator[LabelledSentence]:
    for source, rows in groupby(_rows(path), key=lambda row: row["source"]):
        told = [
            _Told(
                row["sentence"],
                tuple(filter(None, row["headings"].split(_BETWEEN_HEADINGS))),
                row["language"],
                row["label"],
            )
            for row in rows
        ]
        for sentence, setting in zip(told, settings_of(told), strict=True):
            if sentence.label != UNJUDGED_LABEL:
                yield LabelledSentence(
                    sentence.text, sentence.language, sentence.label, source, setting
                )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if any(None in row.values() or None in row for row in rows):
        raise ValueError(f"{path.name}: a row has not its columns")
    return rows


def digest(sentences: Sequence[LabelledSentence]) -> str:
    """Return a hash that changes with any sentence, label or setting, in whatever order."""
    told = sorted(
        f"{s.language}\t{s.label}\t{s.source}\t{s.sentence}\t{s.setting}" for s in sentences
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
