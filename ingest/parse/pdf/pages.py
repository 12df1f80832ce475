"""One page of an open document, as printed."""

import ctypes
from typing import Any

from pypdfium2 import raw

from ingest.parse.pdf import pdfium
from ingest.parse.pdf.characters import unmapped_count
from ingest.parse.pdf.document import label_of
from ingest.parse.pdf.frame import Frame
from ingest.parse.pdf.printed import PrintedPage, PrintedWord, Rect
from ingest.parse.pdf.shapes import Shapes, shapes_of
from ingest.parse.pdf.structure import heading_tags_of
from ingest.parse.pdf.styles import Styles
from ingest.parse.pdf.words import PageText, words_of


def printed_page(handle: Any, index: int, *, is_tagged: bool) -> PrintedPage | None:
    """Return what stands on a page, or None if the page cannot be loaded.

    Args:
        handle: The open document.
        index: 0-based.
        is_tagged: Whether the document says that its content is marked.
    """
    page = raw.FPDF_LoadPage(handle, index)
    if not page:
        return None
    try:
        text_page = raw.FPDFText_LoadPage(page)
        try:
            return _printed(handle, index, page, text_page, is_tagged=is_tagged)
        finally:
            if text_page:
                raw.FPDFText_ClosePage(text_page)
    finally:
        raw.FPDF_ClosePage(page)


def _printed(handle: Any, index: int, page: Any, text_page: Any, *, is_tagged: bool) -> PrintedPage:
    shown = frame_of(page)
    tags = heading_tags_of(page) if is_tagged else {}
    styles = Styles(pdfium.address(text_page), tags=tags, is_tagged=is_tagged)
    found = words_of(pdfium.address(text_page), styles, shown) if text_page else None
    turn = found.turn if found else shown.turn
    count = max(0, raw.FPDFPage_CountObjects(page))
    shapes = shapes_of(pdfium.address(page), count, shown.turned(turn))
    words = _on_ground(found.words, shapes) if found else ()
    return PrintedPage(
        number=index,
        label=label_of(handle, index),
        width=round(shown.width, 3),
        height=round(shown.height, 3),
        turn=(turn - shown.turn) % 360,
        words=words,
        aside=found.aside if found else (),
        rules=shapes.rules,
        boxes=shapes.boxes,
        picture_share=shapes.picture_share,
        has_picture=shapes.has_picture,
        is_recognised=found is not None and found.is_recognised,
        unmapped_count=unmapped_count(found.text) if found else 0,
        left_out=_left_out(found, words) if found else (),
    )


def frame_of(page: Any) -> Frame:
    """Return the frame in which PDFium shows a page: its crop box and its turn."""
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    turn = raw.FPDFPage_GetRotation(page) % 4 * 90
    return Frame(box.left, box.bottom, box.right, box.top, turn)


def _on_ground(words: tuple[PrintedWord, ...], shapes: Shapes) -> tuple[PrintedWord, ...]:
    """Drop pale words under which nothing is drawn: white on white."""
    if not any(word.style.is_pale for word in words):
        return words
    return tuple(w for w in words if not w.style.is_pale or _lies_on(w, shapes.grounds))


def _left_out(found: PageText, kept: tuple[PrintedWord, ...]) -> tuple[PrintedWord, ...]:
    if len(found.words) == len(kept):
        return found.left_out
    here = set(kept)
    return (*found.left_out, *(word for word in found.words if word not in here))


def _lies_on(word: PrintedWord, grounds: tuple[Rect, ...]) -> bool:
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return any(ground.holds(x, y) for ground in grounds)
