"""What is drawn on a page beside its letters: rules, boxes, pictures."""

import ctypes
from typing import NamedTuple

from pypdfium2 import raw

from ingest.parse.pdf import pdfium
from ingest.parse.pdf.frame import Frame
from ingest.parse.pdf.printed import Rect

_OBJECT_LIMIT = 4000  # drawings beyond it (maps, plots) tell nothing about the text
_THIN_POINTS = 3.0
_RULE_POINTS = 12.0
_BOX_HEIGHT_POINTS = 24.0
_OUTLINED_TEXT_COUNT = 40  # strokes and fills: letters converted to outlines, or a drawing


class Shapes(NamedTuple):
    """The drawings of one page, in its reading frame.

    Attributes:
        rules: Thin horizontal or vertical strokes or fills.
        boxes: Outlined or filled rectangles higher than a line of text.
        grounds: Anything that could lie under pale letters: fills, pictures, shadings.
        picture_share: Of the page's area that pictures cover, 0 to 1.
        has_picture: Whether anything is drawn that could be a picture of text.
    """

    rules: tuple[Rect, ...]
    boxes: tuple[Rect, ...]
    grounds: tuple[Rect, ...]
    picture_share: float
    has_picture: bool


def shapes_of(page: int, object_count: int, frame: Frame) -> Shapes:
    """Return the drawings of a page.

    Args:
        page: Address of PDFium's page.
        object_count: Of its top-level objects.
        frame: The reading frame.
    """
    rules: list[Rect] = []
    boxes: list[Rect] = []
    grounds: list[Rect] = []
    covered, path_count, picture_count = 0.0, 0, 0
    for shape, kind in _objects(page, object_count):
        rect = _clipped(_bounds(shape, frame), frame)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            path_count += 1
            is_filled = _is_filled(shape)
            _sort(rect, rules, boxes, grounds if is_filled else [])
        elif kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM}:
            grounds.append(rect)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                picture_count += 1
                covered += max(0.0, rect.width) * max(0.0, rect.height)
    area = max(1.0, frame.width * frame.height)
    return Shapes(
        tuple(rules),
        tuple(boxes),
        tuple(grounds),
        round(min(1.0, covered / area), 3),
        picture_count > 0 or path_count >= _OUTLINED_TEXT_COUNT,
    )


def _objects(page: int, object_count: int) -> list[tuple[int, int]]:
    """Return (address, type) of the page's drawings and of those one form deep."""
    found: list[tuple[int, int]] = []
    for index in range(min(object_count, _OBJECT_LIMIT)):
        shape = pdfium.object_at(page, index)
        kind = pdfium.object_type(shape)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            for inner in range(min(pdfium.form_object_count(shape), _OBJECT_LIMIT)):
                item = pdfium.form_object_at(shape, inner)
                if pdfium.object_type(item) == raw.FPDF_PAGEOBJ_IMAGE:
                    found.append((shape, raw.FPDF_PAGEOBJ_IMAGE))
                    break
            else:
                found.append((shape, kind))
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            found.append((shape, kind))
    return found


def _bounds(shape: int, frame: Frame) -> Rect:
    edges = (ctypes.c_float * 4)()
    at = ctypes.addressof(edges)
    pdfium.object_bounds(shape, at, at + 4, at + 8, at + 12)
    left, bottom, right, top = edges
    return frame.rect(left, bottom, right, top)


def _clipped(rect: Rect, frame: Frame) -> Rect:
    return Rect(
        max(0.0, rect.left),
        max(0.0, rect.top),
        min(frame.width, rect.right),
        min(frame.height, rect.bottom),
    )


def _is_filled(shape: int) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.draw_mode(shape, ctypes.addressof(fill), ctypes.addressof(stroke))
    if fill.value == 0:
        return False
    colour = (ctypes.c_uint * 4)()
    at = ctypes.addressof(colour)
    known = pdfium.fill_colour(shape, at, at + 4, at + 8, at + 12)
    return not known or (colour[3] > 0 and min(colour[0], colour[1], colour[2]) < 250)


def _sort(rect: Rect, rules: list[Rect], boxes: list[Rect], grounds: list[Rect]) -> None:
    width, height = rect.width, rect.height
    if min(width, height) <= _THIN_POINTS and max(width, height) >= _RULE_POINTS:
        rules.append(rect)
        return
    if height >= _BOX_HEIGHT_POINTS and width >= _BOX_HEIGHT_POINTS:
        boxes.append(rect)
    grounds.append(rect)
