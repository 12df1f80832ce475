"""Which lines are headings, and of what level: bookmarks, tags, type, numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ingest.parse.pdf.document import Bookmark
from ingest.parse.pdf.lines import Line

_MAX_WORDS = 24
_MAX_CHARS = 180
_LARGER = 1.12  # times the body's size: larger type is a heading's
_MAIN_USES = 3  # a look used so often has a level of its own
_NUMBERED = re.compile(r"((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)[.)]?\s+\S")
_CAPTION = re.compile(
    r"(?:tabel|table|tabelle|tableau|figuur|figure|fig\.|abbildung|abb\.|grafiek|grafik|graphique|"
    r"foto|photo|kaart|karte|carte|box|kader|bron|source|quelle)\b\.?\s*(?:[\dIVX]+|:)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.{3}|\. \. \.|……|____)$")
_WORDLIKE = re.compile(r"[^\W\d_]{2}")
_SENTENCES = re.compile(r"[.!?][”’\"»)]?\s+\S.*[.!?][”’\"»)]?$")
_NORMAL = re.compile(r"[\W_]+")
_LEADING_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[ivx]+)\.?\s+", re.IGNORECASE)


class Body(NamedTuple):
    """The type in which most of the document is set."""

    size: float
    font: str


class Face(NamedTuple):
    """The look of a heading, by which its level is found: larger first, then bold, capitals."""

    size: float
    is_bold: bool
    is_capitals: bool


class LineHeading(NamedTuple):
    """What is known of one heading line.

    Attributes:
        face: Its look.
        stated: Level by bookmark or tag, or 0.
        number_depth: Parts of its number ("2.1" has 2), or 0.
        starts: Whether it begins a heading rather than going on with the line above.
    """

    face: Face
    stated: int
    number_depth: int
    starts: bool


def is_caption(text: str) -> bool:
    """Say whether a line names a table, figure or source."""
    return _CAPTION.match(text) is not None


def is_contents_entry(text: str) -> bool:
    """Say whether a line is an entry of a printed table of contents, with leaders."""
    return _LEADERS.search(text.rstrip("0123456789ivxlcIVXLC ")) is not None


def number_depth(text: str) -> int:
    """Return how many parts the number at the start has: 2 for "2.1 Aanpak", 0 without."""
    match = _NUMBERED.match(text)
    return match.group(1).count(".") + 1 if match else 0


def bookmarked(
    marks: Sequence[Bookmark], flows: Mapping[int, Sequence[Sequence[Line]]]
) -> dict[tuple[int, int, int], tuple[int, int]]:
    """Find bookmarks among the lines of the pages that they lead to.

    Args:
        marks: In the document's order.
        flows: By page, its flows of lines.

    Returns:
        By (page, flow, line): the bookmark's depth and how many lines it takes.
    """
    found: dict[tuple[int, int, int], tuple[int, int]] = {}
    names: dict[int, dict[str, list[tuple[int, int, int]]]] = {}
    for mark in marks:
        page = mark.page_index
        if page not in names:
            names[page] = _names(flows.get(page, ()))
        for wanted in (_normal(mark.title), _normal(_LEADING_NUMBER.sub("", mark.title))):
            places = [] if not wanted else names[page].get(wanted, [])
            free = [place for place in places if (page, *place[:2]) not in found]
            if free:
                flow, line, count = free[0]
                found[page, flow, line] = mark.depth, count
                break
    return found


def _names(flows: Sequence[Sequence[Line]]) -> dict[str, list[tuple[int, int, int]]]:
    """Return where each line, and up to four together, stands: (flow, line, count)."""
    names: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for flow, lines in enumerate(flows):
        for at in range(len(lines)):
            text = ""
            for count, line in enumerate(lines[at : at + 4], start=1):
                text = f"{text} {line.text}".strip()
                if len(text) > 2 * _MAX_CHARS:
                    break
                bare = _LEADING_NUMBER.sub("", text)
                for name in {_normal(text), _normal(bare)}:
                    names[name].append((flow, at, count))
    return names


def _normal(text: str) -> str:
    return _NORMAL.sub("", text).casefold()


def face_of(line: Line) -> Face:
    """Return the look of a line."""
    letters = [c for c in line.text if c.isalpha()]
    is_capitals = len(letters) > 3 and all(c.isupper() for c in letters)
    return Face(round(2 * line.whole.size) / 2, line.whole.is_bold, is_capitals)


def could_head(line: Line) -> bool:
    """Say whether a line's words could be a heading at all."""
    text = line.text
    return (
        len(text) <= _MAX_CHARS
        and len(line.whole.words) <= _MAX_WORDS
        and _WORDLIKE.search(text) is not None
        and not is_caption(text)
        and not is_contents_entry(text)
        and not text.endswith((",", ";"))
    )


def stands_out(line: Line, body: Body) -> bool:
    """Say whether a line is set larger than the body, or bold at about its size."""
    face = face_of(line)
    if face.size >= _LARGER * body.size:
        return True
    if face.size < 0.93 * body.size:
        return False
    return face.is_bold or (face.is_capitals and line.whole.char_count > 6)


def is_tagged(line: Line) -> int:
    """Return the level that the file's own tags give to every word of the line, or 0."""
    tags = {word.style.tag for word in line.whole.words}
    return tags.pop() if len(tags) == 1 else 0


def reads_as_prose(texts: Iterable[str]) -> bool:
    """Say whether lines set alike are rather a lead, a quotation or a paragraph."""
    whole = " ".join(texts)
    return bool(_SENTENCES.search(whole)) or len(whole) > 2 * _MAX_CHARS or whole[:1] in "“„«"


def levels(headings: Sequence[LineHeading]) -> list[int]:
    """Return the level, 1 to 6, of each heading of the document.

    A bookmark or tag decides for its heading and, by majority, for all headings of the
    same look. Other looks take their place between those by size; a number with a
    depth that was seen with a known level takes that level.
    """
    by_face = _face_levels(headings)
    by_depth: dict[int, Counter[int]] = defaultdict(Counter)
    for heading in headings:
        if heading.number_depth:
            by_depth[heading.number_depth][heading.stated or by_face[heading.face]] += 1
    result = []
    for heading in headings:
        level = heading.stated or by_face[heading.face]
        if not heading.stated and heading.number_depth > 1:
            level = _by_number(heading, by_depth, level)
        result.append(min(6, max(1, level)))
    return result


def _face_levels(headings: Sequence[LineHeading]) -> dict[Face, int]:
    """Return each look's level: often used ones by size, others as the next below."""
    stated: dict[Face, Counter[int]] = defaultdict(Counter)
    for heading in headings:
        stated[heading.face][heading.stated] += 1
    order = sorted(stated, key=lambda f: (-f.size, not f.is_bold, not f.is_capitals))
    is_main = {f: stated[f].total() >= _MAIN_USES or any(stated[f]) for f in order}
    if not any(is_main.values()):
        is_main = dict.fromkeys(order, True)
    result: dict[Face, int] = {}
    last, last_face = 0, None
    waiting: list[Face] = []
    for face in order:
        if not is_main[face]:
            waiting.append(face)
            continue
        level = _known_level(stated[face])
        if not level:
            is_same = last_face is not None and _is_like(last_face, face)
            level = max(last, 1) if is_same else last + 1
        result |= dict.fromkeys((*waiting, face), level)
        waiting = []
        last, last_face = level, face
    return result | dict.fromkeys(waiting, last + 1)


def _known_level(stated: Counter[int]) -> int:
    known = {level: count for level, count in stated.items() if level}
    if 2 * sum(known.values()) < stated.total():
        return 0
    return min(known, key=lambda level: (-known[level], level))


def _is_like(face: Face, other: Face) -> bool:
    return face.size - other.size < 0.6 and face[1:] == other[1:]


def _by_number(heading: LineHeading, by_depth: Mapping[int, Counter[int]], level: int) -> int:
    above = by_depth.get(heading.number_depth - 1)
    if above:
        most = min(above, key=lambda level: (-above[level], level))
        return max(level, most + 1) if level <= most else level
    return level
