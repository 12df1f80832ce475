"""The words of a page with their positions, by as few calls of PDFium as will do."""

import ctypes
import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

from ingest.parse.pdf import pdfium
from ingest.parse.pdf.characters import SOFT_HYPHEN, text_of, word_spans, written_out
from ingest.parse.pdf.frame import Frame
from ingest.parse.pdf.printed import PrintedWord, TextStyle
from ingest.parse.pdf.styles import Styles

# Above and below the line that letters stand on, as a share of the size of the type: the
# reach of b, d and g, p in common typefaces, rather than the wider boxes that fonts claim.
ASCENT = 0.76
DESCENT = 0.22

Numbers = npt.NDArray[np.float64]

_TINY_POINTS = 2.0
# A digit or sign that may be a note's mark: after a letter or a closing sign.
_MARK_WITHIN = re.compile(r"[^\W\d_][\d*†‡]|[.,;:!?)\]”’\"»][\d*†‡]|[¹²³⁰⁴-⁹]")


class PageText(NamedTuple):
    """The characters of a page, before they are put in a frame.

    Attributes:
        text: One character for each of PDFium's.
        words: In the order of the file, in the reading frame.
        aside: Words printed sideways to the most of them.
        turn: Of the reading frame, clockwise, in the page's own space.
        is_recognised: Whether invisible words stand in for visible ones.
        left_out: The others: invisible, tiny, at an odd angle or off the page.
    """

    text: str
    words: tuple[PrintedWord, ...]
    aside: tuple[PrintedWord, ...]
    turn: int
    is_recognised: bool
    left_out: tuple[PrintedWord, ...] = ()


class _Piece(NamedTuple):
    start: int
    end: int
    style: TextStyle
    is_glued: bool


def words_of(text_page: int, styles: Styles, frame: Frame) -> PageText:
    """Return the words of a page that a reader of it can see.

    Args:
        text_page: Address of PDFium's text page.
        styles: What the page's text objects look like.
        frame: The page's own box and turn.
    """
    text = _whole_text(text_page)
    pieces = _pieces(text_page, text, styles)
    seen, is_recognised = _visible([piece for piece in pieces if piece.style.turn >= 0])
    turn = _main_turn(seen, frame.turn)
    upright = [piece for piece in seen if piece.style.turn == turn]
    left_out: list[PrintedWord] = []
    words = _placed(text_page, text, upright, frame.turned(turn), outside=left_out)
    aside: list[PrintedWord] = []
    if len(upright) < len(seen):
        for other in (0, 90, 180, 270):
            turned = [p for p in seen if p.style.turn == other != turn]
            aside += _placed(text_page, text, turned, frame.turned(other))
    here = {piece.start for piece in seen}
    others = [piece for piece in pieces if piece.start not in here]
    left_out += _placed(text_page, text, others, frame.turned(turn), outside=left_out)
    return PageText(text, tuple(words), tuple(aside), turn, is_recognised, tuple(left_out))


def _whole_text(text_page: int) -> str:
    count = max(0, raw.FPDFText_CountChars(_handle(text_page)))
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    length = raw.FPDFText_GetText(_handle(text_page), 0, count, buffer)
    bulk = bytes(buffer)[: 2 * max(0, length - 1)].decode("utf-16-le", "replace")
    return text_of(text_page, count, bulk)


def _handle(text_page: int) -> object:
    return ctypes.cast(text_page, raw.FPDF_TEXTPAGE)


def _pieces(text_page: int, text: str, styles: Styles) -> list[_Piece]:
    spans = word_spans(text)
    shapes = [pdfium.text_object(text_page, start) for start, _ in spans]
    shapes.append(None)
    pieces: list[_Piece] = []
    for (start, end), shape, following in zip(spans, shapes, shapes[1:], strict=False):
        style = styles.of(shape, start)
        is_mixed = (
            style.turn >= 0
            and end - start > 1
            and (
                (shape != following and styles.at(end - 1).size != style.size)
                or _MARK_WITHIN.search(text, start, end) is not None
            )
        )
        if is_mixed:
            pieces += _split(text_page, start, end, styles)
        else:
            pieces.append(_Piece(start, end, style, is_glued=False))
    return pieces


def _split(text_page: int, start: int, end: int, styles: Styles) -> list[_Piece]:
    """Part a word where the line that its letters stand on and their size both change."""
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.addressof(x), ctypes.addressof(y)
    pieces: list[_Piece] = []
    base = 0.0
    for index in range(start, end):
        style = styles.at(index)
        pdfium.origin(text_page, index, x_at, y_at)
        here = x.value if style.turn in {90, 270} else y.value
        if pieces:
            before = pieces[-1]
            size = max(style.size, before.style.size)
            if abs(here - base) <= 0.1 * size or abs(style.size - before.style.size) <= 0.08 * size:
                pieces[-1] = before._replace(end=index + 1)
                continue
        pieces.append(_Piece(index, index + 1, style, is_glued=bool(pieces)))
        base = here
    return pieces


def _visible(pieces: list[_Piece]) -> tuple[list[_Piece], bool]:
    """Drop what no reader sees, unless the page has nothing else: a recognised layer."""
    counts: Counter[bool] = Counter()
    for piece in pieces:
        counts[piece.style.is_visible] += piece.end - piece.start
    is_recognised = counts[False] > 5 * counts[True]
    seen = [p for p in pieces if p.style.is_visible is not is_recognised]
    large = [p for p in seen if p.style.size >= _TINY_POINTS]
    return (large if 2 * len(large) > len(seen) else seen), is_recognised


def _main_turn(pieces: list[_Piece], page_turn: int) -> int:
    counts: Counter[int] = Counter()
    for piece in pieces:
        counts[piece.style.turn] += piece.end - piece.start
    if not counts:
        return page_turn
    most = max(counts.values())
    return page_turn if counts[page_turn] == most else min(t for t in counts if counts[t] == most)


def _placed(
    text_page: int,
    text: str,
    pieces: list[_Piece],
    frame: Frame,
    *,
    outside: list[PrintedWord] | None = None,
) -> list[PrintedWord]:
    """Return the pieces as words in the frame, without those off the page or printed twice.

    Args:
        text_page: Address of PDFium's text page.
        text: Of the page.
        pieces: Of it.
        frame: In which they are placed.
        outside: Takes those off the page.
    """
    if not pieces:
        return []
    words: list[PrintedWord] = []
    seen: set[tuple[str, int, int]] = set()
    edges, cells = _bounds(text_page, pieces, frame)
    for piece, place, cell in zip(pieces, edges, cells, strict=True):
        start, end, style, is_glued = piece
        if cell is None and outside is None:
            continue
        word = written_out(text[start:end])
        key = (word, *(cell or (start, -1)))
        if key in seen or not word.strip(SOFT_HYPHEN):
            continue
        seen.add(key)
        left, top, right, bottom, base = place
        target = words if cell is not None or outside is None else outside
        target.append(PrintedWord(word, left, top, right, bottom, base, style, is_glued))
    return words


def _bounds(
    text_page: int, pieces: list[_Piece], frame: Frame
) -> tuple[list[list[float]], list[tuple[int, int] | None]]:
    """Return left, top, right, bottom and base of each piece in the frame, and its cell.

    The cell is a place so coarse that two prints of one word fall into the same; None
    outside the page.
    """
    boxes = (raw.FS_RECTF * (2 * len(pieces)))()
    origins = (ctypes.c_double * (2 * len(pieces)))()
    box, spot = ctypes.addressof(boxes), ctypes.addressof(origins)
    loose_box, origin = pdfium.loose_box, pdfium.origin
    for start, end, _, _ in pieces:
        loose_box(text_page, start, box)
        loose_box(text_page, end - 1, box + 16)
        origin(text_page, start, spot, spot + 8)
        box += 32
        spot += 16
    corners = np.frombuffer(boxes, dtype=np.float32).reshape(-1, 2, 4).astype(np.float64)
    ends = np.concatenate([corners[:, :, [0, 3]], corners[:, :, [2, 1]]], axis=1)
    across = np.nan_to_num(frame.x(ends[:, :, 0], ends[:, :, 1]))
    points = np.ctypeslib.as_array(origins).reshape(-1, 2)
    base = np.nan_to_num(frame.y(points[:, 0], points[:, 1]))
    size = np.array([piece.style.size for piece in pieces])
    left, right = across.min(axis=1), across.max(axis=1)
    table = np.stack([left, base - ASCENT * size, right, base + DESCENT * size, base], axis=1)
    edges: list[list[float]] = np.clip(np.round(table, 2), -1e5, 1e5).tolist()
    return edges, _cells(left, right, base, size, frame)


def _cells(
    left: Numbers, right: Numbers, base: Numbers, size: Numbers, frame: Frame
) -> list[tuple[int, int] | None]:
    middle, height = (left + right) / 2, base - 0.3 * size
    inside = (middle >= -1) & (middle <= frame.width + 1)
    inside &= (height >= -1) & (height <= frame.height + 1)
    step = np.maximum(1.0, 0.15 * size)
    places = np.round(np.clip(np.stack([left / step, base / step], axis=1), -1e6, 1e6))
    columns = places.astype(np.int64).tolist()
    return [
        (x, y) if is_inside else None
        for (x, y), is_inside in zip(columns, inside.tolist(), strict=True)
    ]
