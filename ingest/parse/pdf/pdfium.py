"""The calls of PDFium that this reader makes, bound for many short calls.

pypdfium2's own bindings check every pointer's type at each call. A page needs some two
thousand calls, so those made per word are bound once more, with plain addresses.
PDFium is not thread-safe: hold `LOCK` around any use of it.
"""

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from pypdfium2 import raw

LOCK = threading.RLock()

_POINTER = ctypes.c_void_p
_INT = ctypes.c_int


def _bind(function: Any, *arguments: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


loose_box = _bind(raw.FPDFText_GetLooseCharBox, _POINTER, _INT, _POINTER)
origin = _bind(raw.FPDFText_GetCharOrigin, _POINTER, _INT, _POINTER, _POINTER)
text_object = _bind(raw.FPDFText_GetTextObject, _POINTER, _INT, result=_POINTER)
matrix = _bind(raw.FPDFText_GetMatrix, _POINTER, _INT, _POINTER)
unicode_of = _bind(raw.FPDFText_GetUnicode, _POINTER, _INT, result=ctypes.c_uint)
has_map_error = _bind(raw.FPDFText_HasUnicodeMapError, _POINTER, _INT)
font_size = _bind(raw.FPDFTextObj_GetFontSize, _POINTER, _POINTER)
font_of = _bind(raw.FPDFTextObj_GetFont, _POINTER, result=_POINTER)
font_name = _bind(
    raw.FPDFFont_GetBaseFontName, _POINTER, _POINTER, ctypes.c_size_t, result=ctypes.c_size_t
)
font_weight = _bind(raw.FPDFFont_GetWeight, _POINTER)
render_mode = _bind(raw.FPDFTextObj_GetTextRenderMode, _POINTER)
fill_colour = _bind(raw.FPDFPageObj_GetFillColor, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
mark_count = _bind(raw.FPDFPageObj_CountMarks, _POINTER)
mark_at = _bind(raw.FPDFPageObj_GetMark, _POINTER, ctypes.c_ulong, result=_POINTER)
mark_name = _bind(raw.FPDFPageObjMark_GetName, _POINTER, _POINTER, ctypes.c_ulong, _POINTER)
content_id = _bind(raw.FPDFPageObj_GetMarkedContentID, _POINTER)
object_at = _bind(raw.FPDFPage_GetObject, _POINTER, _INT, result=_POINTER)
form_object_at = _bind(raw.FPDFFormObj_GetObject, _POINTER, ctypes.c_ulong, result=_POINTER)
form_object_count = _bind(raw.FPDFFormObj_CountObjects, _POINTER)
object_type = _bind(raw.FPDFPageObj_GetType, _POINTER)
object_bounds = _bind(raw.FPDFPageObj_GetBounds, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
draw_mode = _bind(raw.FPDFPath_GetDrawMode, _POINTER, _POINTER, _POINTER)
object_matrix = _bind(raw.FPDFPageObj_GetMatrix, _POINTER, _POINTER)


def address(handle: Any) -> int:
    """Return the plain address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def wide_text(call: Callable[[Any, int], int]) -> str:
    """Return what a call writes as UTF-16 once it has said how many bytes it needs.

    Args:
        call: Takes a buffer (or None) and its length in bytes; returns the length needed.
    """
    length = call(None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def plain_text(call: Callable[[Any, int], int]) -> str:
    """Return what a call writes as UTF-8 once it has said how many bytes it needs."""
    length = call(None, 0)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", "replace")
