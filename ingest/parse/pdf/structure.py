"""Headings that a tagged file itself names, by the number of their marked content."""

import ctypes
import re
from typing import Any

from pypdfium2 import raw

_ELEMENT_LIMIT = 5000
_HEADING = re.compile(r"H([1-6])?$")


def heading_tags_of(page: Any) -> dict[int, int]:
    """Return the level of each marked content of the page that lies in a heading.

    A level of 1 to 6; "H" without a number counts as 1.
    """
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return _collected(tree)
    finally:
        raw.FPDF_StructTree_Close(tree)


def _collected(tree: Any) -> dict[int, int]:
    tags: dict[int, int] = {}
    count = max(0, raw.FPDF_StructTree_CountChildren(tree))
    stack = [(raw.FPDF_StructTree_GetChildAtIndex(tree, at), 0) for at in range(count)]
    for _ in range(_ELEMENT_LIMIT):
        if not stack:
            break
        element, level = stack.pop()
        if not element:
            continue
        level = _level(element) or level
        if level:
            for at in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
                tags[raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, at)] = level
        for at in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
            stack.append((raw.FPDF_StructElement_GetChildAtIndex(element, at), level))
            if level:
                tags[raw.FPDF_StructElement_GetChildMarkedContentID(element, at)] = level
    tags.pop(-1, None)
    return tags


def _level(element: Any) -> int:
    name = ctypes.create_string_buffer(8)
    length = raw.FPDF_StructElement_GetType(element, name, 8)
    if not 4 <= length <= 6:  # bytes of UTF-16 with its zero: "H" or "H1"
        return 0
    match = _HEADING.match(name.raw[: length - 2].decode("utf-16-le", "replace"))
    return int(match.group(1) or 1) if match else 0
