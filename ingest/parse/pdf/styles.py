"""How the text objects of a page are printed: size, face, visibility, marks."""

import ctypes
import math
import re
from collections.abc import Mapping

from pypdfium2 import raw

from ingest.parse.pdf import pdfium
from ingest.parse.pdf.printed import TextStyle

_BOLD = re.compile(
    r"bold|black|heavy|semibold|demi(?!lune)|extrabd|[-,]bd\b|\bfett\b", re.IGNORECASE
)
_ITALIC = re.compile(r"italic|oblique|kursiv|[-,]it\b", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_INVISIBLE_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_STROKED_MODES = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE})
_PALE = 250  # of 255 in red, green and blue alike
_ARTIFACT = "Artifact".encode("utf-16-le")
_NOTHING = TextStyle(
    size=1.0,
    font="",
    is_bold=False,
    is_italic=False,
    is_visible=False,
    is_pale=False,
    turn=-1,
    is_artifact=False,
    tag=0,
)


class Styles:
    """The styles of one page's characters, each text object looked at once."""

    def __init__(self, text_page: int, *, tags: Mapping[int, int], is_tagged: bool) -> None:
        """Look at a page's text.

        Args:
            text_page: Address of PDFium's text page.
            tags: Heading level by the number of the marked content, from the structure.
            is_tagged: Whether marks in the page are worth reading.
        """
        self._text_page = text_page
        self._tags = tags
        self._is_tagged = is_tagged
        self._known: dict[int | None, TextStyle] = {None: _NOTHING}
        self._fonts: dict[int, tuple[str, bool, bool]] = {}
        self._matrix = raw.FS_MATRIX()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._size = ctypes.c_float()
        self._colour = (ctypes.c_uint * 4)()

    def at(self, index: int) -> TextStyle:
        """Return the style of the character, of PDFium's count, at the index."""
        return self.of(pdfium.text_object(self._text_page, index), index)

    def of(self, shape: int | None, index: int) -> TextStyle:
        """Return the style of a text object, given by its address and one of its characters."""
        style = self._known.get(shape)
        if style is None and shape:
            style = self._known[shape] = self._look(shape, index)
        return style or _NOTHING

    def _look(self, shape: int, index: int) -> TextStyle:
        pdfium.matrix(self._text_page, index, self._matrix_at)
        pdfium.font_size(shape, ctypes.addressof(self._size))
        m = self._matrix
        name, is_bold, is_italic = self._face(pdfium.font_of(shape))
        mode = pdfium.render_mode(shape)
        is_clear, is_pale = self._fill(shape)
        return TextStyle(
            size=self._true_size(index, abs(self._size.value) * math.hypot(m.c, m.d)),
            font=name,
            is_bold=is_bold or mode in _STROKED_MODES,
            is_italic=is_italic,
            is_visible=mode not in _INVISIBLE_MODES and not is_clear,
            is_pale=is_pale,
            turn=_turn(m.a, m.b),
            is_artifact=self._is_tagged and self._is_artifact(shape),
            tag=self._tags.get(pdfium.content_id(shape), 0) if self._tags else 0,
        )

    def _true_size(self, index: int, size: float) -> float:
        """Mistrust sizes of fonts that count in units of their own (Type 3)."""
        if 3 <= size <= 40:
            return round(size, 2)
        box = raw.FS_RECTF()
        pdfium.loose_box(self._text_page, index, ctypes.addressof(box))
        height = min(abs(box.top - box.bottom), 4 * abs(box.right - box.left) + 40)
        is_unit = size < 3 and height > 4
        if not math.isfinite(size) or is_unit or size > 8 * height > 0:
            size = height / 1.2
        return round(min(max(size, 0.1), 2000.0), 2)

    def _face(self, font: int | None) -> tuple[str, bool, bool]:
        if not font:
            return "", False, False
        if font not in self._fonts:
            name = _SUBSET.sub("", _font_name(font))
            is_bold = bool(_BOLD.search(name)) or pdfium.font_weight(font) >= 600
            self._fonts[font] = name, is_bold, bool(_ITALIC.search(name))
        return self._fonts[font]

    def _fill(self, shape: int) -> tuple[bool, bool]:
        at = ctypes.addressof(self._colour)
        if not pdfium.fill_colour(shape, at, at + 4, at + 8, at + 12):
            return False, False
        red, green, blue, alpha = self._colour
        return alpha == 0, min(red, green, blue) >= _PALE

    def _is_artifact(self, shape: int) -> bool:
        name = ctypes.create_string_buffer(40)
        length = ctypes.c_ulong()
        for at in range(min(8, pdfium.mark_count(shape))):
            mark = pdfium.mark_at(shape, at)
            pdfium.mark_name(mark, ctypes.addressof(name), 40, ctypes.addressof(length))
            if name.raw[: len(_ARTIFACT) + 2] == _ARTIFACT + b"\0\0":
                return True
        return False


def _font_name(font: int) -> str:
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.font_name(font, ctypes.addressof(buffer), 128)
    return buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", "replace")


def _turn(a: float, b: float) -> int:
    """Return the angle of the letters in whole quarters, or -1; 5 degrees of tilt are forgiven."""
    angle = math.degrees(math.atan2(b, a)) % 360
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= 5 else -1
