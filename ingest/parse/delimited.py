"""Reader of delimited text (CSV, TSV), its delimiter and encoding found by looking."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.outcome import RefusalCode, Refused
from ingest.parse.encoding import decode
from ingest.parse.table import lay_rows
from ingest.parse.text_builder import TextBuilder
from knowledge.model.report_text import ReportText

READER = "csv/1"

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 200
_FIELD_CHARS = 1_000_000


def read(data: bytes) -> ReportText:
    """Return the rows of a delimited file; each row's locator is its number in the file.

    Raises:
        Refused: EMPTY, or DAMAGED if a field never ends.
    """
    text = decode(data).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    builder = TextBuilder(READER)
    csv.field_size_limit(_FIELD_CHARS)
    try:
        lay_rows(_rows(text), builder)
    except csv.Error as error:
        raise Refused(RefusalCode.DAMAGED, detail="csv") from error
    return builder.build()


def _rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    lines = text.split("\n")
    delimiter = find_delimiter(lines[:_SAMPLE_LINES])
    if not delimiter:
        yield from ((number, [line]) for number, line in enumerate(lines, start=1))
        return
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    yield from enumerate(reader, start=1)


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that parts most lines into the same number of fields, or nothing.

    Ties go to the one that gives more fields.
    """
    best = (0.0, 0, "")
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(
                len(row)
                for row in csv.reader((f"{x}\n" for x in lines), delimiter=delimiter)
                if row
            )
        except csv.Error:
            continue
        width, count = max(
            ((w, c) for w, c in widths.items() if w > 1), key=lambda wc: wc[1], default=(0, 0)
        )
        share = count / max(1, widths.total())
        if width and share >= 0.5:
            best = max(best, (round(share, 1), width, delimiter))
    return best[2]
