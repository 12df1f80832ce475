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
_SURE_SHARE, _LIKELY_SHARE = 0.8, 0.5
_SAMPLE_LINES = 200
_FIELD_CHARS = 1_000_000


def read(data: bytes) -> ReportText:
    """Return the rows of a delimited file; each row's locator is its number in the file.

    Raises:
        Refused: EMPTY, or DAMAGED if a field never ends.
    """
    text = decode(data).replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    builder = TextBuilder(READER)
    try:
        lay_rows(delimited_rows(text), builder)
    except csv.Error as error:
        raise Refused(RefusalCode.DAMAGED, detail="csv") from error
    return builder.build()


def delimited_rows(text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Give number and fields of each row of a text.

    Raises:
        csv.Error: If a field never ends.
    """
    csv.field_size_limit(_FIELD_CHARS)
    lines = text.split("\n")
    delimiter = find_delimiter(lines[:_SAMPLE_LINES])
    if not delimiter:
        yield from ((number, [line]) for number, line in enumerate(lines, start=1))
        return
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    yield from enumerate(reader, start=1)


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that parts most lines into the same number of fields, or nothing.

    A tab is believed before the others, since nobody writes one in prose; ties go to the
    delimiter that gives more fields.
    """
    filled = [line for line in lines if line.strip()]
    if filled and sum("\t" in line for line in filled) >= _SURE_SHARE * len(filled):
        return "\t"
    fits = {delimiter: _fit(filled, delimiter) for delimiter in _DELIMITERS}
    best = max(fits, key=lambda delimiter: fits[delimiter])
    return best if fits[best] >= (_LIKELY_SHARE, 0) else ""


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return the share of lines with the commonest number of fields above one, and that number."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    try:
        widths = Counter(len(row) for row in reader if row)
    except csv.Error:
        return 0.0, 0
    parted = [(count, width) for width, count in widths.items() if width > 1]
    if not parted:
        return 0.0, 0
    count, width = max(parted)
    return round(count / widths.total(), 1), width
