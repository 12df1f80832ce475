"""A copy of a PDF in which words are blackened: pictures of its pages and nothing else.

A box drawn over a page would leave the words beneath it. The copy has no text, no fonts, no
metadata, no attachments: each page is one JPEG in which the boxes are part of the picture.
"""

import ctypes
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PIL import Image, ImageDraw
from pypdfium2 import raw

from ingest.outcome import RefusalCode, Refused
from ingest.parse.pdf.document import opened
from ingest.parse.pdf.draw import rendered
from knowledge.model.personal import Forgotten

_SCALE = 150 / 72  # pixels per point: 150 dots an inch, as a scan is read without effort
_JPEG_QUALITY = 80
_MARGIN_POINTS = 1.0

Box = tuple[float, float, float, float]


def blackened(data: bytes, boxes: Mapping[int, Sequence[Box]], words: Sequence[str]) -> bytes:
    """Return a PDF of pictures of the pages, with boxes and words blackened.

    Args:
        data: The file.
        boxes: By 0-based page: left, top, right, bottom in points from its top left corner.
        words: Blackened wherever a page's own text holds them, such as in a header that the
            reader left out.

    Raises:
        Refused: If the file cannot be opened, or a page not drawn.
    """
    forgotten = Forgotten.of(words)
    writer = _PictureWriter()
    with opened(data) as handle:
        for index in range(raw.FPDF_GetPageCount(handle)):
            page = raw.FPDF_LoadPage(handle, index)
            if not page:
                raise Refused(RefusalCode.DAMAGED, detail="page")
            try:
                wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
                all_boxes = [*boxes.get(index, ()), *_printed(page, forgotten)]
                writer.add(_drawn(page, wide, high, all_boxes), wide, high)
            finally:
                raw.FPDF_ClosePage(page)
    return writer.end()


def _drawn(page: Any, wide: float, high: float, boxes: Sequence[Box]) -> Image.Image:
    picture = rendered(page, _SCALE)
    pen = ImageDraw.Draw(picture)
    across, down = picture.width / max(1.0, wide), picture.height / max(1.0, high)
    for left, top, right, bottom in boxes:
        corners = (
            (left - _MARGIN_POINTS) * across,
            (top - _MARGIN_POINTS) * down,
            (right + _MARGIN_POINTS) * across,
            (bottom + _MARGIN_POINTS) * down,
        )
        pen.rectangle(corners, fill=(0, 0, 0))
    return picture


def _printed(page: Any, forgotten: Forgotten) -> Iterator[Box]:
    """Yield where a page's own text holds what is to be forgotten, letter by letter."""
    text_page = raw.FPDFText_LoadPage(page)
    if not text_page:
        return
    try:
        count = max(0, raw.FPDFText_CountChars(text_page))
        # One letter a place, so that a place in the string is the number of a letter.
        letters = "".join(_letter(raw.FPDFText_GetUnicode(text_page, n)) for n in range(count))
        for span in forgotten.spans_in(letters):
            for number in range(span.start, span.end):
                box = _box(page, text_page, number)
                if box is not None:
                    yield box
    finally:
        raw.FPDFText_ClosePage(text_page)


def _letter(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _box(page: Any, text_page: Any, number: int) -> Box | None:
    """Return the box of one letter on the page as it is shown, which may be turned."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text_page, number, left, right, bottom, top):
        return None
    width, height = round(raw.FPDF_GetPageWidthF(page)), round(raw.FPDF_GetPageHeightF(page))
    corners = []
    for across, up in ((left.value, top.value), (right.value, bottom.value)):
        x, y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page, 0, 0, 10 * width, 10 * height, 0, across, up, x, y)
        corners.append((x.value / 10, y.value / 10))
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class _PictureWriter:
    """Writes a PDF of one JPEG a page (ISO 32000-1, 7.5 and 8.9)."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._file.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
        self._places: dict[int, int] = {}
        self._page_count = 0

    def add(self, picture: Image.Image, wide: float, high: float) -> None:
        """Write a page of this size in points, filled by the picture."""
        number = 3 + 3 * self._page_count
        self._page_count += 1
        packed = io.BytesIO()
        picture.convert("RGB").save(packed, "JPEG", quality=_JPEG_QUALITY)
        jpeg = packed.getvalue()
        drawing = f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /P Do Q".encode()
        self._write(
            number,
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide:.2f} {high:.2f}]"
            f"/Resources<</XObject<</P {number + 1} 0 R>>>>/Contents {number + 2} 0 R>>",
        )
        self._write(
            number + 1,
            f"<</Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
            f"/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length {len(jpeg)}>>",
            jpeg,
        )
        self._write(number + 2, f"<</Length {len(drawing)}>>", drawing)

    def end(self) -> bytes:
        """Return the whole file."""
        kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(self._page_count))
        self._write(1, "<</Type/Catalog/Pages 2 0 R>>")
        self._write(2, f"<</Type/Pages/Count {self._page_count}/Kids[{kids}]>>")
        start, size = self._file.tell(), len(self._places) + 1
        rows = "".join(f"{self._places[n]:010} 00000 n \n" for n in range(1, size))
        self._file.write(
            f"xref\n0 {size}\n0000000000 65535 f \n{rows}"
            f"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
        )
        return self._file.getvalue()

    def _write(self, number: int, about: str, stream: bytes | None = None) -> None:
        self._places[number] = self._file.tell()
        body = b"" if stream is None else b"\nstream\n" + stream + b"\nendstream"
        self._file.write(f"{number} 0 obj\n{about}".encode() + body + b"\nendobj\n")
