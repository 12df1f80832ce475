"""Labelled sentences: what the classifier learns from."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

GOLD_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "gold" / "lesson_sentences.tsv"
"""Present where the project lies; a package installed without it has only the shipped model."""

NO_LESSON_LABEL: Final = "-"
ELSEWHERE_LABEL: Final = "elsewhere"
"""No lesson, and not from a report: news, encyclopedias."""


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what a person said of it.

    Attributes:
        sentence: As it stands in a report.
        language: ISO 639-1.
        label: A kind of lesson, "lesson" for one of unknown kind, "-" for none, "elsewhere"
            for none that stands in no report of an initiative.
        source: Names the report; sentences of one source are judged together.
    """

    sentence: str
    language: str
    label: str
    source: str

    @property
    def is_lesson(self) -> bool:
        """Whether it tells a lesson."""
        return self.label not in (NO_LESSON_LABEL, ELSEWHERE_LABEL)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it stands in no report of an initiative."""
        return self.label == ELSEWHERE_LABEL


def read_gold(path: Path = GOLD_FILE) -> tuple[LabelledSentence, ...]:
    """Return the sentences of a file with columns language, label, source and sentence.

    Raises:
        OSError: If the file is not there.
        ValueError: If a row lacks a column.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if any(None in row.values() or None in row for row in rows):
        raise ValueError(f"{path.name}: a row has not four columns")
    return tuple(
        LabelledSentence(row["sentence"], row["language"], row["label"], row["source"])
        for row in rows
    )


def digest(sentences: Sequence[LabelledSentence]) -> str:
    """Return a hash that changes with any sentence or label, in whatever order they come."""
    told = sorted(f"{s.language}\t{s.label}\t{s.source}\t{s.sentence}" for s in sentences)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
