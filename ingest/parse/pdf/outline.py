"""The headings of a whole document, found among its lines before paragraphs are made."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.parse.pdf.document import Bookmark
from ingest.parse.pdf.headings import (
    Body,
    Face,
    LineHeading,
    bookmarked,
    could_head,
    face_of,
    is_tagged,
    levels,
    number_depth,
    reads_as_prose,
    stands_out,
)
from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.paragraphs import Pitches, is_item_start
from ingest.parse.pdf.tables import Table

_LINE_LIMIT = 4
_FACE_SHARE = 0.3  # of all lines: type used more than that is no heading's
_JOIN_EMS = 1.75
_STOPS = (".", "!", "?", ":", ";", "…")

Place = tuple[int, int, int]


class Flow(NamedTuple):
    """The lines of one flow and what in them is no candidate for a heading.

    Attributes:
        lines: Top down.
        tables: Among the lines.
        notes_at: Number of the first line of footnotes.
    """

    lines: Sequence[Line]
    tables: Sequence[Table]
    notes_at: int


class _Group(NamedTuple):
    page: int
    flow: int
    start: int
    end: int
    heading: LineHeading


def body_of(flows: Mapping[int, Sequence[Flow]]) -> Body:
    """Return the type in which most letters of the document are set."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    for line in (line for page in flows.values() for flow in page for line in flow.lines):
        for run in line.runs:
            sizes[round(4 * run.size) / 4] += run.char_count
            fonts[run.style.font] += run.char_count
    if not sizes:
        return Body(10.0, "")
    size = max(sizes, key=lambda size: (sizes[size], -size))
    return Body(size, max(fonts, key=lambda font: (fonts[font], font)))


def heads_of(
    flows: Mapping[int, Sequence[Flow]],
    *,
    body: Body,
    pitches: Pitches,
    bookmarks: Sequence[Bookmark],
) -> dict[Place, tuple[int, bool]]:
    """Return the heading lines: by (page, flow, line) their level and whether they begin one.

    Args:
        flows: By page.
        body: The document's main type.
        pitches: The document's usual distances between lines.
        bookmarks: The document's own table of contents.
    """
    lines = {page: [flow.lines for flow in of_page] for page, of_page in flows.items()}
    marked = bookmarked(bookmarks, lines)
    groups: list[_Group] = []
    for page, of_page in flows.items():
        for number, flow in enumerate(of_page):
            groups += _groups(page, number, flow, marked, body, pitches)
    groups = _without_common(groups, flows)
    result: dict[Place, tuple[int, bool]] = {}
    for group, level in zip(groups, levels([g.heading for g in groups]), strict=True):
        for at in range(group.start, group.end):
            result[group.page, group.flow, at] = level, at == group.start
    return result


def _groups(
    page: int,
    number: int,
    flow: Flow,
    marked: Mapping[Place, tuple[int, int]],
    body: Body,
    pitches: Pitches,
) -> list[_Group]:
    barred = {at for table in flow.tables for at in range(table.start, table.end)}
    groups: list[_Group] = []
    at = 0
    while at < flow.notes_at:
        mark = marked.get((page, number, at))
        line = flow.lines[at]
        if mark is not None:
            end = at + mark[1]
            heading = _heading(line, mark[0])
        elif at in barred or not _is_candidate(flow.lines, at, body, pitches):
            at += 1
            continue
        else:
            end = _end(flow, at, barred)
            heading = _heading(line, is_tagged(line))
        if mark is not None or _is_sound(flow, at, end, body, pitches):
            groups.append(_Group(page, number, at, end, heading))
        at = end
    return groups


def _heading(line: Line, stated: int) -> LineHeading:
    return LineHeading(face_of(line), stated, number_depth(line.text), starts=True)


def _is_candidate(lines: Sequence[Line], at: int, body: Body, pitches: Pitches) -> bool:
    line = lines[at]
    if not could_head(line):
        return False
    if is_tagged(line) or stands_out(line, body):
        return True
    is_plain = number_depth(line.text) > 1 and len(line.text) < 90
    return is_plain and not line.text.endswith(_STOPS) and _is_apart(lines, at, at + 1, pitches)


def _is_apart(lines: Sequence[Line], start: int, end: int, pitches: Pitches) -> bool:
    """Say whether white space parts lines from those above and below."""
    usual = 1.15 * pitches.usual(lines[start].whole.size)
    above = start == 0 or lines[start].whole.base - lines[start - 1].whole.base > usual
    below = end >= len(lines) or lines[end].whole.base - lines[end - 1].whole.base > usual
    return above and below


def _end(flow: Flow, start: int, barred: set[int]) -> int:
    face, end = face_of(flow.lines[start]), start + 1
    while end < flow.notes_at and end not in barred:
        line, before = flow.lines[end], flow.lines[end - 1]
        pitch = line.whole.base - before.whole.base
        same = face_of(line)
        is_alike = abs(same.size - face.size) <= 0.5 and same.is_bold == face.is_bold
        if not is_alike or is_tagged(line) != is_tagged(before):
            break
        if same.is_capitals != face.is_capitals and line.whole.char_count > 3:
            break
        if pitch > _JOIN_EMS * line.whole.size or number_depth(line.text) or is_item_start(line):
            break
        end += 1
    return end


def _is_sound(flow: Flow, start: int, end: int, body: Body, pitches: Pitches) -> bool:
    lines = flow.lines[start:end]
    if len(lines) > _LINE_LIMIT or reads_as_prose(line.text for line in lines):
        return False
    if is_tagged(lines[0]):
        return True
    first = lines[0]
    text = first.text
    if is_item_start(first) and not text[:1].isalnum():
        return False
    face = face_of(first)
    if face.size >= 1.12 * body.size:
        return not (lines[-1].text.endswith(".") and len(lines) > 1)
    if len(first.runs) > 1 or len(lines) > 2 or lines[-1].text.endswith(_STOPS):
        return False
    if end >= flow.notes_at and not number_depth(text):
        return False
    return _begins_apart(flow.lines, start, pitches) and _ends_apart(flow.lines, end, pitches)


def _begins_apart(lines: Sequence[Line], start: int, pitches: Pitches) -> bool:
    """Say whether a bold line of the body's size stands alone rather than in a sentence."""
    if start == 0:
        return True
    above, first = lines[start - 1], lines[start]
    if above.text.endswith(_STOPS):
        return True
    usual = 1.15 * pitches.usual(first.whole.size)
    return first.whole.base - above.whole.base > usual


def _ends_apart(lines: Sequence[Line], end: int, pitches: Pitches) -> bool:
    """Say whether a bold line is left off rather than full, or white space follows it."""
    if end >= len(lines):
        return True
    last, below = lines[end - 1], lines[end]
    if below.whole.base - last.whole.base > 1.15 * pitches.usual(last.whole.size):
        return True
    first = below.whole.words[0]
    right = max(line.whole.right for line in lines)
    has_room = last.whole.right + first.right - first.left + 0.5 * last.whole.size < right
    return has_room and not first.style.is_bold


def _without_common(groups: list[_Group], flows: Mapping[int, Sequence[Flow]]) -> list[_Group]:
    """Drop looks that are too common for headings, where nothing states them."""
    lines_count = sum(len(flow.lines) for page in flows.values() for flow in page)
    used: Counter[Face] = Counter()
    stated: set[Face] = set()
    for group in groups:
        used[group.heading.face] += group.end - group.start
        if group.heading.stated:
            stated.add(group.heading.face)
    if lines_count < 30:
        return groups
    common = {f for f, n in used.items() if n > _FACE_SHARE * lines_count} - stated
    return [group for group in groups if group.heading.face not in common]
