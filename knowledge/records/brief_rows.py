"""Texts of briefs as JSON keeps them, and back."""

import hashlib
import json
from datetime import datetime
from typing import Any

from knowledge.model.brief import (
    BriefBody,
    Counter,
    Finding,
    Ground,
    Section,
    Sentence,
    SentenceKind,
)
from knowledge.model.initiative import Level
from knowledge.model.lesson import LessonKind
from knowledge.model.quote import Quote
from knowledge.model.search import SearchFilter
from knowledge.model.span import Span
from knowledge.records.lesson_rows import quote_columns
from knowledge.records.texts import locator_from

_FILTERS = ("languages", "places", "countries", "years", "initiatives", "kinds", "reports")
# Written only where it is used, so that the seal of a version signed before stays the same.
_LATER = ("themes",)


def body_row(body: BriefBody) -> dict[str, Any]:
    """Return a text as JSON keeps it."""
    return {
        "title": body.title,
        "question": body.question,
        "where": {
            "levels": list(body.where.levels),
            **{name: list(getattr(body.where, name)) for name in _FILTERS},
            **{
                name: list(getattr(body.where, name))
                for name in _LATER
                if getattr(body.where, name)
            },
        },
        "sections": [_section_row(section) for section in body.sections],
        "findings": [_finding_row(finding) for finding in body.findings],
        "ground": _ground_row(body.ground),
    }


def body_from(row: dict[str, Any]) -> BriefBody:
    """Return the text that JSON kept."""
    where = row["where"]
    return BriefBody(
        title=row["title"],
        question=row["question"],
        where=SearchFilter(
            levels=tuple(Level(level) for level in where["levels"]),
            **{name: tuple(where.get(name, ())) for name in (*_FILTERS, *_LATER)},
        ),
        sections=tuple(_section_from(section) for section in row["sections"]),
        findings=tuple(_finding_from(finding) for finding in row["findings"]),
        ground=_ground_from(row["ground"]),
    )


def seal(row: dict[str, Any]) -> str:
    """Return the SHA-256 of a text as JSON keeps it, whatever the order of its keys."""
    written = json.dumps(row, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _section_row(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "heading": section.heading,
        "lead": section.lead,
        "guidance": section.guidance,
        "closing": section.closing,
        "sentences": [_sentence_row(sentence) for sentence in section.sentences],
    }


def _section_from(row: dict[str, Any]) -> Section:
    sentences = tuple(_sentence_from(sentence) for sentence in row["sentences"])
    return Section(**{**row, "sentences": sentences})


def _sentence_row(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "kind": sentence.kind,
        "text": sentence.text,
        "lesson_ids": list(sentence.lesson_ids),
        "language": sentence.language,
        "quote": _quote_row(sentence.quote) if sentence.quote else None,
        "changed_by": sentence.changed_by,
    }


def _sentence_from(row: dict[str, Any]) -> Sentence:
    return Sentence(
        id=row["id"],
        kind=SentenceKind(row["kind"]),
        text=row["text"],
        lesson_ids=tuple(row["lesson_ids"]),
        language=row["language"],
        quote=_quote_from(row["quote"]) if row["quote"] else None,
        changed_by=row["changed_by"],
    )


def _quote_row(quote: Quote) -> dict[str, Any]:
    return {"report_id": quote.report_id, **quote_columns(quote)}


def _quote_from(row: dict[str, Any]) -> Quote:
    return Quote(
        report_id=row["report_id"],
        span=Span(row["start"], row["end"]),
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        locators=tuple(locator_from(locator) for locator in row["locators"]),
    )


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "lesson_ids": list(finding.lesson_ids),
        "counters": [
            {
                "lesson_id": counter.lesson_id,
                "answer": counter.answer,
                "answered_by": counter.answered_by,
                "is_set_aside": counter.is_set_aside,
            }
            for counter in finding.counters
        ],
    }


def _finding_from(row: dict[str, Any]) -> Finding:
    return Finding(
        id=row["id"],
        kind=LessonKind(row["kind"]) if row["kind"] else None,
        lesson_ids=tuple(row["lesson_ids"]),
        counters=tuple(Counter(**counter) for counter in row["counters"]),
    )


def _ground_row(ground: Ground) -> dict[str, Any]:
    return {
        "drawn_at": ground.drawn_at.isoformat(),
        "initiative_count": ground.initiative_count,
        "report_count": ground.report_count,
        "lesson_count": ground.lesson_count,
        "found_ids": list(ground.found_ids),
        "kinds_not_found": list(ground.kinds_not_found),
    }


def _ground_from(row: dict[str, Any]) -> Ground:
    return Ground(
        drawn_at=datetime.fromisoformat(row["drawn_at"]),
        initiative_count=row["initiative_count"],
        report_count=row["report_count"],
        lesson_count=row["lesson_count"],
        found_ids=tuple(row["found_ids"]),
        kinds_not_found=tuple(LessonKind(kind) for kind in row["kinds_not_found"]),
    )
