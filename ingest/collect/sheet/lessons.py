"""Rows of a sheet as proposed lessons, each with its own cells as quotes."""

from collections.abc import Iterator, Sequence

from ingest.collect.sheet.initiatives import parted
from ingest.collect.sheet.lexicon import ADDRESSEES, LESSON_KINDS, level_of, value_of
from ingest.parse.row import Row
from knowledge.model.lesson import (
    Addressee,
    LessonContent,
    LessonKind,
    LessonProposal,
    LessonSource,
    ProposalReason,
)
from knowledge.model.report_text import ReportText
from knowledge.model.sheet import ColumnMapping, SheetField
from knowledge.model.span import Span


def proposals_of(
    text: ReportText, rows: Sequence[Row], mapping: ColumnMapping, *, language: str
) -> Iterator[LessonProposal]:
    """Give a proposal for each row, quoted from that row of the sheet's own text.

    Args:
        text: Canonical text of the sheet, with a locator for each row.
        rows: That were checked.
        mapping: As a person confirmed it.
        language: Of the report.
    """
    places = {segment.locator.label: segment.span for segment in text.segments}
    for row in rows:
        span = places.get(row.label)
        content = None if span is None else _content(text.text, span, row, mapping)
        if content is not None:
            reason = ProposalReason(heading=mapping.headers[mapping.columns[mapping.needed][0]])
            yield LessonProposal(content, language, reason, LessonSource.SHEET)


def _content(text: str, row_span: Span, row: Row, mapping: ColumnMapping) -> LessonContent | None:
    """Return what a row says as a lesson, None if its words are not in the text."""
    statement = mapping.cell(SheetField.STATEMENT, row.cells)
    quoted = (statement, *mapping.cells(SheetField.BACKGROUND, row.cells))
    spans = [span for words in quoted if (span := _found(text, row_span, words)) is not None]
    if not spans or spans[0].of(text) != statement:
        return None
    kind = value_of(mapping.cell(SheetField.LESSON_KIND, row.cells), LESSON_KINDS)
    addressee = value_of(mapping.cell(SheetField.ADDRESSEE, row.cells), ADDRESSEES)
    return LessonContent(
        statement=statement,
        spans=tuple(sorted(set(spans))),
        kind=None if kind is None else LessonKind(kind),
        holds_when=mapping.cell(SheetField.HOLDS_WHEN, row.cells),
        fails_when=mapping.cell(SheetField.FAILS_WHEN, row.cells),
        addressee=None if addressee is None else Addressee(addressee),
        level=level_of(mapping.cell(SheetField.LEVEL, row.cells)),
        places=parted(mapping.cell(SheetField.PLACES, row.cells)),
        themes=parted(mapping.cell(SheetField.THEMES, row.cells)),
    )


def _found(text: str, within: Span, words: str) -> Span | None:
    start = text.find(words, within.start, within.end) if words else -1
    return None if start < 0 else Span(start, start + len(words))
