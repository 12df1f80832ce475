"""Lessons' contents, reasons and quotes as JSON keeps them, and back."""

from typing import Any

from knowledge.model.initiative import Level
from knowledge.model.lesson import Addressee, Evidence, LessonContent, LessonKind, ProposalReason
from knowledge.model.quote import Quote
from knowledge.model.span import Span
from knowledge.records.texts import locator_from, locator_row


def content_row(content: LessonContent) -> dict[str, Any]:
    """Return a lesson's content as JSON keeps it."""
    return {
        "statement": content.statement,
        "spans": [[span.start, span.end] for span in content.spans],
        "kind": content.kind,
        "holds_when": content.holds_when,
        "fails_when": content.fails_when,
        "addressee": content.addressee,
        "level": content.level,
        "places": list(content.places),
        "themes": list(content.themes),
        "evidence": content.evidence,
    }


def content_from(row: dict[str, Any]) -> LessonContent:
    """Return the content that JSON kept."""
    return LessonContent(
        statement=row["statement"],
        spans=tuple(Span(start, end) for start, end in row["spans"]),
        kind=LessonKind(row["kind"]) if row["kind"] else None,
        holds_when=row["holds_when"],
        fails_when=row["fails_when"],
        addressee=Addressee(row["addressee"]) if row["addressee"] else None,
        level=Level(row["level"]) if row["level"] else None,
        places=tuple(row["places"]),
        themes=tuple(row["themes"]),
        evidence=Evidence(row["evidence"]),
    )


def reason_row(reason: ProposalReason) -> dict[str, Any]:
    """Return the reason of a proposal as JSON keeps it."""
    return {
        "heading": reason.heading,
        "cues": list(reason.cues),
        "score": reason.score,
        "model": reason.model,
        "gloss": reason.gloss,
        "glossed_by": reason.glossed_by,
    }


def reason_from(row: dict[str, Any]) -> ProposalReason:
    """Return the reason that JSON kept."""
    return ProposalReason(
        heading=row["heading"],
        cues=tuple(row["cues"]),
        score=row["score"],
        model=row["model"],
        gloss=row["gloss"],
        glossed_by=row.get("glossed_by", ""),
    )


def quote_columns(quote: Quote) -> dict[str, Any]:
    """Return a quote without its report, as columns or as JSON."""
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "locators": [locator_row(locator) for locator in quote.locators],
    }


def quote_from(row: Any, *, report_id: str) -> Quote:
    """Return the quote that a row keeps."""
    return Quote(
        report_id=report_id,
        span=Span(row.start, row.end),
        exact=row.exact,
        prefix=row.prefix,
        suffix=row.suffix,
        locators=tuple(locator_from(locator) for locator in row.locators),
    )
