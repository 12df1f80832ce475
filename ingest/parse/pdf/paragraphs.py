"""Lines of a flow become blocks: paragraphs, headings, items, tables, captions."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ingest.parse.pdf.blocks import Block, Kind, letter_count
from ingest.parse.pdf.headings import is_caption, is_contents_entry
from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.tables import Table

_PITCH_SLACK = 1.22  # times the usual distance between lines: more, and a paragraph ends
_USUAL_PITCH_EMS = 1.25
_SIZE_CHANGE = 0.1
_INDENT_EMS = 0.7
_SCRAP_CHARS = 30
_SCRAPS = 3  # so many scraps of text in a row are a drawing's labels
_BULLET = re.compile(r"[•▪●◦‣○■□▫➢➤✓✔❖◆·]|[–—*§-]|o$")
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivx]{1,4})[.)]$")
_TERMINAL = re.compile(r"[.!?:;…][)\]”’\"»]*$")
_STOP = re.compile(r"[.!?…][)\]”’\"»]*$")


class Pitches:
    """The usual distance between lines, by size of type."""

    def __init__(self, flows: Iterable[Sequence[Line]]) -> None:
        """Measure.

        Args:
            flows: All lines of the document, flow by flow, top down.
        """
        counts: dict[float, Counter[float]] = {}
        for lines in flows:
            for one, two in pairwise(lines):
                size, pitch = one.whole.size, two.whole.base - one.whole.base
                if abs(size - two.whole.size) < 0.3 and 0.8 * size < pitch < 2.5 * size:
                    key = round(2 * size) / 2
                    counts.setdefault(key, Counter())[round(4 * pitch) / 4] += 1
        self._usual = {
            size: min(found, key=lambda pitch: (-found[pitch], pitch))
            for size, found in counts.items()
            if found.total() >= 4
        }

    def usual(self, size: float) -> float:
        """Return points from base to base within paragraphs of a size."""
        return self._usual.get(round(2 * size) / 2, _USUAL_PITCH_EMS * size)


class FlowContext(NamedTuple):
    """What the blocks of a flow need to know of their surroundings.

    Attributes:
        page: 0-based position among the pages read.
        pitches: Of the document.
        heads: By line number in the flow: (level, whether it starts a heading).
        boxes: By line number: the drawn box around it, or -1.
        tables: In the flow.
    """

    page: int
    pitches: Pitches
    heads: Mapping[int, tuple[int, bool]]
    boxes: Sequence[int]
    tables: Sequence[Table]


def is_item_start(line: Line) -> bool:
    """Say whether a line opens with a bullet or an item's number."""
    words = line.whole.words
    if len(words) < 2 or words[1].is_glued:
        return False
    first = words[0].text
    return _BULLET.match(first) is not None if len(first) == 1 else bool(_NUMBER.match(first))


def blocks_of(lines: Sequence[Line], context: FlowContext) -> list[Block]:
    """Return the blocks of a flow, top down."""
    blocks: list[Block] = []
    at = 0
    for table in (*context.tables, None):
        stop = table.start if table else len(lines)
        blocks += _prose_blocks(lines, at, stop, context)
        if table:
            blocks.append(
                Block(Kind.TABLE, context.page, (), table.rows, box=context.boxes[table.start])
            )
            at = table.end
    return _with_ends(_with_labels(blocks))


def _with_labels(blocks: list[Block]) -> list[Block]:
    """Tell the labels of a chart or drawing, scraps in a row or above a caption, from prose."""
    result: list[Block] = []
    scraps: list[Block] = []
    for block in blocks:
        if block.kind is Kind.PROSE and _is_scrap(block):
            scraps.append(block)
            continue
        is_drawing = len(scraps) >= _SCRAPS or (scraps and block.kind is Kind.CAPTION)
        result += [replace(scrap, kind=Kind.LABEL) if is_drawing else scrap for scrap in scraps]
        result.append(block)
        scraps = []
    is_drawing = len(scraps) >= _SCRAPS
    return result + [replace(s, kind=Kind.LABEL) if is_drawing else s for s in scraps]


def _is_scrap(block: Block) -> bool:
    return (
        letter_count(block.lines) <= _SCRAP_CHARS
        and len(block.lines) <= 2
        and _TERMINAL.search(block.text) is None
    )


def _with_ends(blocks: list[Block]) -> list[Block]:
    solid = [at for at, block in enumerate(blocks) if not block.is_floating]
    if solid:
        blocks[solid[0]] = replace(blocks[solid[0]], is_column_start=True)
        blocks[solid[-1]] = replace(blocks[solid[-1]], is_column_end=True)
    return blocks


def _prose_blocks(
    lines: Sequence[Line], start: int, stop: int, context: FlowContext
) -> list[Block]:
    stretches: list[list[int]] = []
    for at in range(start, stop):
        if stretches and not _is_parted(lines, at - 1, at, context):
            stretches[-1].append(at)
        else:
            stretches.append([at])
    blocks: list[Block] = []
    right = max((line.whole.right for line in lines), default=0.0)
    for stretch in stretches:
        blocks += _stretch_blocks([lines[at] for at in stretch], stretch, right, context)
    return blocks


def _is_parted(lines: Sequence[Line], one: int, two: int, context: FlowContext) -> bool:
    """Say whether type, distance, a box or a heading part two lines that follow another."""
    a, b = lines[one].whole, lines[two].whole
    head_a, head_b = context.heads.get(one), context.heads.get(two)
    if context.boxes[one] != context.boxes[two]:
        return True
    if head_a or head_b:
        return head_a is None or head_b is None or head_b[1]
    if (
        abs(a.size - b.size) > _SIZE_CHANGE * max(a.size, b.size)
        and min(a.char_count, b.char_count) > 3
    ):
        return True
    pitch = b.base - a.base
    if pitch > _PITCH_SLACK * context.pitches.usual(max(a.size, b.size)):
        return True
    if is_contents_entry(lines[one].text) != is_contents_entry(lines[two].text):
        return is_contents_entry(lines[one].text)
    if is_caption(b.text) and (
        _STOP.search(a.text) or a.words[0].style.font != b.words[0].style.font
    ):
        return True
    if a.is_bold != b.is_bold and a.words[-1].style.is_bold != b.words[0].style.is_bold:
        right = max(line.whole.right for line in lines)
        has_room = a.right + _first_width(lines[two]) + 0.5 * a.size < right
        return has_room or _TERMINAL.search(a.text) is not None
    return False


def _stretch_blocks(
    lines: Sequence[Line], numbers: Sequence[int], right: float, context: FlowContext
) -> list[Block]:
    """Part lines without a visible gap at items, indents and short last lines."""
    box, head = context.boxes[numbers[0]], context.heads.get(numbers[0])
    if head:
        return [Block(Kind.HEADING, context.page, tuple(lines), level=head[0], box=box)]
    left = min(line.whole.left for line in lines)
    edge = _edge(lines, right)
    hangs = _hangs(lines, left)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _starts_anew(groups[-1], line, left, edge, hangs=hangs):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, left, edge, box, context) for group in groups]


def _edge(lines: Sequence[Line], right: float) -> float:
    """Return how far to the right full lines reach: where two lines agree, else the column's."""
    own = max(line.whole.right for line in lines)
    reach = 1.5 * lines[0].whole.size
    full = sum(line.whole.right >= own - reach for line in lines)
    return own if full >= 2 and len(lines) > 2 else max(own, right)


def _block(group: list[Line], left: float, edge: float, box: int, context: FlowContext) -> Block:
    first, last = group[0], group[-1]
    if is_contents_entry(first.text):
        kind = Kind.CONTENTS
    elif is_caption(first.text):
        kind = Kind.CAPTION
    else:
        kind = Kind.ITEM if is_item_start(first) else Kind.PROSE
    em = first.whole.size
    return Block(
        kind,
        context.page,
        tuple(group),
        box=box,
        is_full=last.whole.right >= edge - 2.5 * em,
        is_indented=kind is Kind.PROSE and first.whole.left > left + _INDENT_EMS * em,
    )


def _hangs(lines: Sequence[Line], left: float) -> bool:
    """Say whether paragraphs begin at the left edge and go on indented, as references do."""
    em = lines[0].whole.size
    outer = sum(line.whole.left <= left + 0.3 * em for line in lines)
    is_first_outer = lines[0].whole.left <= left + 0.3 * em
    inner = [line.whole.left for line in lines if line.whole.left > left + 0.5 * em]
    if not is_first_outer or not inner or len(inner) < outer:
        return False
    return max(inner) - min(inner) <= 0.5 * em


def _starts_anew(group: list[Line], line: Line, left: float, edge: float, *, hangs: bool) -> bool:
    """Say whether a line begins a new paragraph, though it stands close to the one above."""
    above, whole, em = group[-1].whole, line.whole, line.whole.size
    if is_contents_entry(group[-1].text):
        return True
    fits = above.right + 0.25 * em + _first_width(line) < edge - 0.3 * em
    is_ended = _TERMINAL.search(above.text) is not None
    if is_item_start(line):
        in_list = is_item_start(group[0])
        is_bullet = len(whole.words[0].text) == 1 and not whole.words[0].text.isalnum()
        is_dash = whole.words[0].text in "–—-"
        if is_ended or fits or (in_list and whole.left <= group[0].whole.left + em):
            return True
        if is_bullet and not is_dash:
            return True
    if is_item_start(group[0]):
        return _leaves_item(group, line, is_ended=is_ended, fits=fits)
    if hangs:
        return whole.left <= left + 0.3 * em and (is_ended or fits)
    is_centred = abs((above.left + above.right) - (whole.left + whole.right)) < em
    indent = whole.left - above.left
    if indent > _INDENT_EMS * em and not is_centred and (is_ended or fits):
        return len(group) > 1 or whole.left > left + _INDENT_EMS * em
    if not fits or is_centred:
        return False
    return is_ended or (edge - above.right > 0.4 * (edge - left) and line.text[:1].isupper())


def _leaves_item(group: list[Line], line: Line, *, is_ended: bool, fits: bool) -> bool:
    em = line.whole.size
    marker = group[0].whole.left
    if line.whole.left < marker - 0.5 * em:
        return True
    hanging = len(group) > 1 and group[-1].whole.left > marker + 0.5 * em
    is_back = line.whole.left <= marker + 0.3 * em
    return is_back and (is_ended or fits) and (hanging or is_ended)


def _first_width(line: Line) -> float:
    words = line.whole.words
    end = 1
    while end < len(words) and words[end].is_glued:
        end += 1
    return words[end - 1].right - words[0].left
