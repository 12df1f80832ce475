"""Pages of PDFs drawn with words marked, and the addresses at which the server shows them."""

import threading
from collections.abc import Sequence
from functools import lru_cache

from app.services import knowledge_base
from ingest.outcome import Refused
from ingest.parse.pdf import draw_marked_page, draw_page
from knowledge.model.person import Person
from knowledge.model.report_text import PageLayout
from knowledge.model.span import Span

POINTS_WIDE = 760  # pixels on the screen at a zoom of 100 %
_SHARPNESS = 2.0  # pixels of the picture per pixel of the screen
_LARGEST_ZOOM = 150
_USUAL_PAGE_POINTS = 595.0
_MOST_MARKS = 50
_FILE_DIGITS = 12
# PDFium works for one thread at a time.
_drawing = threading.Lock()


def picture_address(
    report_id: str, index: int, marks: Sequence[Span], zoom: int, *, kept_sha256: str = ""
) -> str:
    """Return where the server shows a page.

    Args:
        report_id: Of a PDF.
        index: 0-based position of the page.
        marks: Spans into the report's text.
        zoom: In percent.
        kept_sha256: Of the file; once words were removed from it, a browser asks anew.
    """
    written = ",".join(f"{mark.start}-{mark.end}" for mark in marks[:_MOST_MARKS])
    address = f"/pages/{report_id}/{index}.png?zoom={zoom}&marks={written}"
    return f"{address}&file={kept_sha256[:_FILE_DIGITS]}" if kept_sha256 else address


def marks_from(written: str) -> tuple[Span, ...]:
    """Return the spans of an address; what makes no sense is left out."""
    spans = []
    for pair in written.split(",")[:_MOST_MARKS]:
        start, _dash, end = pair.partition("-")
        if _is_number(start) and _is_number(end) and int(start) < int(end):
            spans.append(Span(int(start), int(end)))
    return tuple(spans)


def drawn_page(
    report_id: str, index: int, *, marks: Sequence[Span], zoom: int, viewer: Person
) -> bytes | None:
    """Return a page as a PNG, None if there is no such page or it cannot be drawn.

    Raises:
        NotFound: If there is no such report that the viewer may see.
    """
    library = knowledge_base().library
    report = library.report(report_id, viewer=viewer)
    layout = library.layout(report_id, index, viewer=viewer)
    zoom = max(25, min(zoom, _LARGEST_ZOOM))
    try:
        return _drawn(report.kept_sha256, index, tuple(marks), zoom, _Layout(layout))
    except (Refused, IndexError, FileNotFoundError):
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


class _Layout:
    """Goes along with a call, but is no part of what a picture is remembered by."""

    def __init__(self, layout: PageLayout | None) -> None:
        self.layout = layout

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Layout)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=60)
def _drawn(sha256: str, index: int, marks: tuple[Span, ...], zoom: int, held: _Layout) -> bytes:
    data, layout = knowledge_base().library.originals.read(sha256), held.layout
    wide = layout.width if layout is not None else _USUAL_PAGE_POINTS
    scale = _SHARPNESS * POINTS_WIDE * zoom / 100 / max(1.0, wide)
    with _drawing:
        if layout is None or not marks:
            return draw_page(data, index, scale=scale)
        return draw_marked_page(data, layout, marks, scale=scale)
