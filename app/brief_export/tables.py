"""A brief as rows, one for each lesson behind each sentence: CSV and XLSX."""

import csv
import io
from collections.abc import Iterator

from app.brief_document import Document, Note
from app.words import _, speaking

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(document: Document) -> bytes:
    """Return the rows as CSV in UTF-8 with a byte order mark, as spreadsheets expect it.

    A cell that a spreadsheet would take for a formula starts with an apostrophe.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in _rows(document):
        writer.writerow([_inert(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(document: Document) -> bytes:
    """Return the rows as a workbook of plain text cells, which nothing takes for formulas."""
    import xlsxwriter

    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"strings_to_formulas": False}) as book:
        book.set_properties({"title": document.title, "author": ", ".join(document.authors)})
        plain = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        strong = book.add_format({"bold": True, "valign": "top"})
        sheet = book.add_worksheet()
        sheet.set_column(0, 10, 28)
        for number, row in enumerate(_rows(document)):
            for column, cell in enumerate(row):
                sheet.write_string(number, column, cell, plain if number else strong)
        sheet.freeze_panes(1, 0)
    return written.getvalue()


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    with speaking(document.language):
        yield (
            _("Section"),
            _("Sentence"),
            _("Lesson"),
            _("What was learned"),
            _("Kind"),
            _("Initiative"),
            _("Report"),
            _("Year"),
            _("Place in the report"),
            _("Quote"),
            _("Address"),
        )
    for part in document.parts:
        for paragraph in part.paragraphs:
            for run in paragraph.runs:
                for number in run.notes:
                    note = document.by_number[number]
                    yield (part.heading, run.text, *_of_note(note))


def _of_note(note: Note) -> tuple[str, ...]:
    return (
        note.lesson_id,
        note.statement,
        note.kind,
        note.initiative,
        note.report_title,
        note.year,
        note.place,
        " … ".join(quote.exact for quote in note.quotes),
        note.link,
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
