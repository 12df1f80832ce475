"""Canonical texts and page layouts, as rows."""

import json
import zlib
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select, update

from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.report_text import Heading, PageLayout, ReportText, Segment, WordBox
from knowledge.model.span import Span
from knowledge.records.tables import page_layouts, report_texts, reports


def insert(connection: Connection, report_key: int, text: ReportText) -> None:
    """Store the canonical text of a report, with its layouts."""
    connection.execute(
        report_texts.insert().values(
            report_key=report_key,
            reader=text.reader,
            text=text.text,
            segments=[[s.span.start, s.span.end, *locator_row(s.locator)] for s in text.segments],
            headings=[[h.span.start, h.span.end, h.level] for h in text.headings],
            document_title=text.title,
            document_language=text.language,
            document_created=text.created,
        )
    )
    if text.layouts:
        connection.execute(
            page_layouts.insert(), [_layout_row(report_key, layout) for layout in text.layouts]
        )


def of_report(connection: Connection, report_id: str) -> ReportText | None:
    """Return the canonical text without its layouts, or None."""
    row = connection.execute(
        select(report_texts, reports.c.is_ocr, reports.c.warnings)
        .join(reports, reports.c.key == report_texts.c.report_key)
        .where(reports.c.id == report_id)
    ).first()
    if row is None:
        return None
    return ReportText(
        text=row.text,
        reader=row.reader,
        segments=tuple(
            Segment(Span(start, end), locator_from(rest)) for start, end, *rest in row.segments
        ),
        headings=tuple(Heading(Span(start, end), level) for start, end, level in row.headings),
        title=row.document_title,
        language=row.document_language,
        created=row.document_created,
        is_ocr=row.is_ocr,
        warnings=tuple(row.warnings),
    )


def layout(connection: Connection, report_id: str, page_index: int) -> PageLayout | None:
    """Return the printed words of one page, or None where the format has no pages."""
    row = connection.execute(
        select(page_layouts)
        .join(reports, reports.c.key == page_layouts.c.report_key)
        .where(reports.c.id == report_id, page_layouts.c.page_index == page_index)
    ).first()
    if row is None:
        return None
    words = json.loads(zlib.decompress(row.words))
    return PageLayout(
        index=row.page_index,
        width=row.width,
        height=row.height,
        words=tuple(WordBox(Span(start, end), *box) for start, end, *box in words),
    )


def rewrite(
    connection: Connection, report_id: str, text: str, *, clean: Callable[[str], str]
) -> None:
    """Replace the canonical text by one of the same length, and clean what else has words.

    Args:
        connection: Of the transaction.
        report_id: The report.
        text: The new text.
        clean: For the document's title and the labels of its parts.

    Raises:
        ValueError: If the text is not as long as before.
    """
    key = select(reports.c.key).where(reports.c.id == report_id).scalar_subquery()
    mine = report_texts.c.report_key == key
    row = connection.execute(select(report_texts).where(mine)).one()
    if len(row.text) != len(text):
        raise ValueError(f"a text of {len(row.text)} chars cannot become one of {len(text)}")
    connection.execute(
        update(report_texts)
        .where(mine)
        .values(
            text=text,
            document_title=clean(row.document_title),
            segments=[
                [start, end, kind, clean(label), index]
                for start, end, kind, label, index in row.segments
            ],
        )
    )


def locator_row(locator: Locator) -> list[Any]:
    """Return a locator as JSON keeps it."""
    return [locator.kind, locator.label, locator.index]


def locator_from(row: list[Any]) -> Locator:
    """Return the locator that JSON kept."""
    kind, label, index = row
    return Locator(LocatorKind(kind), label, index)


def _layout_row(report_key: int, layout: PageLayout) -> dict[str, Any]:
    words = [
        [w.span.start, w.span.end, *(round(x, 2) for x in (w.left, w.top, w.right, w.bottom))]
        for w in layout.words
    ]
    packed = zlib.compress(json.dumps(words, separators=(",", ":")).encode())
    return {
        "report_key": report_key,
        "page_index": layout.index,
        "width": layout.width,
        "height": layout.height,
        "words": packed,
    }
