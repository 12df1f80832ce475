"""Small real sheets for tests: CSV, XLSX, ODS and zips that only look like them."""

import csv
import io
from collections.abc import Iterable, Sequence

from odfdo import Document, Table
from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

LESSONS: Rows = (
    ("Les", "Wat gebeurde er?", "Soort", "Schaal", "Plaats", "Geldt niet als"),
    (
        "Spreek vooraf af wie de pomp nakijkt.",
        "In het tweede jaar stond de tuin drie weken droog.",
        "aanbeveling",
        "buurt",
        "Rotterdam; Delft",
        "de gemeente de pomp beheert",
    ),
    (
        "Een vaste avond in de week houdt de groep bij elkaar.",
        "Wie een keer miste, wist waar de anderen waren.",
        "werkte",
        "wijk",
        "Zwolle",
        "",
    ),
)


def csv_of(rows: Rows, *, delimiter: str = ";") -> bytes:
    """Return rows as delimited text."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode()


def xlsx_of(rows: Rows, *, name: str = "Lessen", merge: str = "") -> bytes:
    """Return rows as an XLSX file, with some cells merged if asked."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def ods_of(rows: Iterable[Sequence[object]], *, name: str = "Lessen") -> bytes:
    """Return rows as an ODS file."""
    document = Document("spreadsheet")
    document.body.clear()
    table = Table(name)
    table.set_values([[str(cell) for cell in row] for row in rows])
    document.body.append(table)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
