"""Pages drawn as pictures, with the words of a quote marked."""

import ctypes
import io
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageDraw
from pypdfium2 import raw

from ingest.parse.pdf.document import opened
from ingest.parse.pdf.printed import Rect
from knowledge.model.report_text import PageLayout
from knowledge.model.span import Span

_PIXEL_LIMIT = 40_000_000
_MARK_RGBA = (255, 196, 0, 110)  # amber, see-through: dark letters keep more than 7 : 1
_MARGIN_EMS = 0.06  # of the mark's height, around the words


def draw_page(data: bytes, index: int, *, scale: float, password: str | None = None) -> bytes:
    """Return one page as a PNG.

    Args:
        data: The file.
        index: 0-based position of the page.
        scale: Pixels per point; 2 is sharp on most screens. Lowered where the picture
            would exceed 40 million pixels.
        password: Needed only if the file cannot be opened without.

    Raises:
        Refused: As `read_pdf` for files that cannot be opened.
        IndexError: If the document has no such page or it cannot be drawn.
        ValueError: If the scale is not positive.
    """
    return _png(_picture(data, index, scale, password))


def marks_on_page(layout: PageLayout, spans: Sequence[Span]) -> tuple[Rect, ...]:
    """Return the rectangles, in points, that cover the words which the spans touch.

    Words that stand beside each other on one line and follow each other in the text
    share one rectangle, so that a mark runs on through the spaces.

    Args:
        layout: Of the page.
        spans: Into the report's text; those that touch no word of the page give nothing.
    """
    marks: list[Rect] = []
    was_marked = False
    for word in layout.words:
        is_marked = any(word.span.overlaps(span) for span in spans)
        if is_marked:
            rect = Rect(word.left, word.top, word.right, word.bottom)
            if was_marked and _goes_on(marks[-1], rect):
                marks[-1] = _around(marks[-1], rect)
            else:
                marks.append(rect)
        was_marked = is_marked
    return tuple(marks)


def draw_marked_page(
    data: bytes,
    layout: PageLayout,
    spans: Sequence[Span],
    *,
    scale: float,
    password: str | None = None,
) -> bytes:
    """Return a page as a PNG with a see-through mark over the words that the spans touch.

    Args:
        data: The file.
        layout: Of the page, as `read_pdf` gave it for the same bytes.
        spans: Into the report's text.
        scale: As for `draw_page`.
        password: Needed only if the file cannot be opened without.

    Raises:
        Refused: As `read_pdf` for files that cannot be opened.
        IndexError: If the document has no such page or it cannot be drawn.
        ValueError: If the scale is not positive.
    """
    picture = _picture(data, layout.index, scale, password).convert("RGBA")
    cover = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(cover)
    across = picture.width / max(1.0, layout.width)
    down = picture.height / max(1.0, layout.height)
    for mark in marks_on_page(layout, spans):
        margin = _MARGIN_EMS * min(mark.width, mark.height)
        corners = (
            (mark.left - margin) * across,
            (mark.top - margin) * down,
            (mark.right + margin) * across,
            (mark.bottom + margin) * down,
        )
        pen.rectangle(corners, fill=_MARK_RGBA)
    return _png(Image.alpha_composite(picture, cover).convert("RGB"))


def _goes_on(mark: Rect, word: Rect) -> bool:
    """Say whether a word follows a mark on the same line, or on the same turned line."""
    overlap_down = min(mark.bottom, word.bottom) - max(mark.top, word.top)
    overlap_across = min(mark.right, word.right) - max(mark.left, word.left)
    if overlap_down > 0.5 * min(mark.height, word.height):
        return max(word.left - mark.right, mark.left - word.right) < 1.5 * min(
            mark.height, word.height
        )
    if overlap_across > 0.5 * min(mark.width, word.width) and word.height > word.width:
        return max(word.top - mark.bottom, mark.top - word.bottom) < 1.5 * min(
            mark.width, word.width
        )
    return False


def _around(one: Rect, two: Rect) -> Rect:
    return Rect(
        min(one.left, two.left),
        min(one.top, two.top),
        max(one.right, two.right),
        max(one.bottom, two.bottom),
    )


def _picture(data: bytes, index: int, scale: float, password: str | None) -> Image.Image:
    if scale <= 0:
        raise ValueError(f"a scale is pixels per point and positive, got {scale}")
    with opened(data, password=password) as handle:
        if not 0 <= index < raw.FPDF_GetPageCount(handle):
            raise IndexError(f"the document has no page {index}")
        page = raw.FPDF_LoadPage(handle, index)
        if not page:
            raise IndexError(f"page {index} cannot be drawn")
        try:
            return rendered(page, scale)
        finally:
            raw.FPDF_ClosePage(page)


def rendered(page: Any, scale: float) -> Image.Image:
    """Return an open page as a picture at so many pixels per point, if it is not too large."""
    wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    scale = min(scale, (_PIXEL_LIMIT / max(1.0, wide * high)) ** 0.5)
    width, height = max(1, round(wide * scale)), max(1, round(high * scale))
    bitmap = raw.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        raise IndexError("the page is too large to be drawn")
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        pixels = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return Image.frombytes("RGB", (width, height), pixels, "raw", "BGRX", stride)


def _png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=3)
    return file.getvalue()
