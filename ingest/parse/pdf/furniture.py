"""Running headers, footers and page numbers: what repeats at the edges of pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ingest.parse.pdf.lines import Run
from ingest.parse.pdf.printed import PrintedPage

_ZONE_SHARE = 0.14  # of the page's height, at the top and at the bottom
_WIDE_ZONE_SHARE = 0.25  # on pages with large margins: the first two lines only
_ROWS_FROM_EDGE = 6
_WIDE_ROWS = 2
_SMALLER = 0.92  # than the body's type
_APART_EMS = 1.5  # from the next line inwards
_SAME_HEIGHT_POINTS = 6.0
_ROMAN = r"(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_NUMBER_WORD = r"(?:page|pagina|pag\.?|blz\.?|bladzijde|seite|s\.|p\.)"
_PAGE_NUMBER = re.compile(
    rf"\W*(?:{_NUMBER_WORD}\s*)?(\d{{1,4}}|{_ROMAN})"
    rf"(?:\s*(?:of|van|von|de|sur|uit|aus|/|\||-)\s*\d{{1,4}})?\W*",
    re.IGNORECASE,
)
_NUMBERED_TITLE = re.compile(r"(\d{1,4})\s+\D{1,80}|\D{1,80}\s(\d{1,4})")
_DIGITS = re.compile(r"\d+")


class _Edge(NamedTuple):
    """A run near the upper or lower edge of a page."""

    page: int
    run: int
    is_top: bool
    rank: int
    height: float  # from the edge
    key: str


def without_furniture(pages: Sequence[PrintedPage], runs: Sequence[list[Run]]) -> list[list[Run]]:
    """Return each page's runs without running headers, footers and page numbers.

    A run goes when its words, digits apart, stand at the same height on other pages too,
    when it counts the pages, or when the file marks it as no part of the content and it
    stands near an edge; and with it what stands beside it on the same line. A document
    of nothing else keeps all.

    Args:
        pages: All pages of the document.
        runs: Of each page.
    """
    edges = [edge for at, page in enumerate(pages) for edge in _edges(at, page, runs[at])]
    gone = _repeated(edges, len(pages)) | _numbers(edges, pages, runs)
    gone |= _artifacts(edges, runs)
    gone |= _numbered_titles(edges, runs)
    gone |= _placed_alike(edges, runs)
    gone |= _beside(edges, gone, runs)
    kept = [
        [run for at, run in enumerate(of_page) if (page, at) not in gone]
        for page, of_page in enumerate(runs)
    ]
    return kept if any(kept) else [list(of_page) for of_page in runs]


def _page_height(page: PrintedPage) -> float:
    return page.width if page.turn in {90, 270} else page.height


def _edges(at: int, page: PrintedPage, runs: list[Run]) -> list[_Edge]:
    height = _page_height(page)
    top = sorted((r.base, i) for i, r in enumerate(runs) if r.bottom <= _WIDE_ZONE_SHARE * height)
    bottom = sorted(
        (
            (height - r.base, i)
            for i, r in enumerate(runs)
            if r.top >= (1 - _WIDE_ZONE_SHARE) * height
        )
    )
    edges: list[_Edge] = []
    for is_top, zone in ((True, top), (False, bottom)):
        rank, last = 0, None
        for distance, index in zone:
            if last is not None and distance - last > 3:
                rank += 1
            last = distance
            is_far = distance > _ZONE_SHARE * height
            if rank >= (_WIDE_ROWS if is_far else _ROWS_FROM_EDGE):
                break
            key = _DIGITS.sub("#", runs[index].text.casefold())
            edges.append(_Edge(at, index, is_top, rank, distance, key))
    return edges


def _repeated(edges: Sequence[_Edge], page_count: int) -> set[tuple[int, int]]:
    alike: dict[tuple[bool, str], list[_Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.is_top, edge.key].append(edge)
    gone: set[tuple[int, int]] = set()
    needed = 3 if page_count > 4 else 2
    for (_, key), group in alike.items():
        if not any(c.isalpha() for c in key):
            continue
        for edge in group:
            near = {
                other.page
                for other in group
                if abs(other.height - edge.height) <= _SAME_HEIGHT_POINTS
            }
            is_close = any(0 < abs(other - edge.page) <= 2 for other in near)
            if len(near) >= needed and is_close:
                gone.add((edge.page, edge.run))
    return gone


def _numbers(
    edges: Sequence[_Edge], pages: Sequence[PrintedPage], runs: Sequence[list[Run]]
) -> set[tuple[int, int]]:
    """Return runs that count pages: equal to the label, or rising with the pages."""
    found: dict[_Edge, str] = {}
    offsets: Counter[int] = Counter()
    for edge in edges:
        match = _PAGE_NUMBER.fullmatch(runs[edge.page][edge.run].text)
        if match is None:
            continue
        found[edge] = match.group(1).lower()
        if match.group(1).isdigit():
            offsets[int(match.group(1)) - edge.page] += 1
    gone = set()
    for edge, number in found.items():
        is_label = number == pages[edge.page].label.lower() or number == str(edge.page + 1)
        is_counting = number.isdigit() and offsets[int(number) - edge.page] >= 2
        if (
            (is_label and edge.rank <= 2)
            or is_counting
            or (not number.isdigit() and edge.rank == 0)
        ):
            gone.add((edge.page, edge.run))
    return gone


def _artifacts(edges: Sequence[_Edge], runs: Sequence[list[Run]]) -> set[tuple[int, int]]:
    """Return runs at the edges that the file marks as no content, unless it marks much so."""
    marked = total = 0
    for run in (run for of_page in runs for run in of_page):
        total += run.char_count
        marked += run.char_count if run.style.is_artifact else 0
    if marked * 4 > total:
        return set()
    return {(edge.page, edge.run) for edge in edges if runs[edge.page][edge.run].style.is_artifact}


def _numbered_titles(edges: Sequence[_Edge], runs: Sequence[list[Run]]) -> set[tuple[int, int]]:
    """Return outermost lines with a title and a number that rises with the pages."""
    offsets: dict[_Edge, int] = {}
    for edge in edges:
        match = _NUMBERED_TITLE.fullmatch(runs[edge.page][edge.run].text)
        if match is not None and edge.rank == 0:
            offsets[edge] = int(match.group(1) or match.group(2)) - edge.page
    counts = Counter(offsets.values())
    return {(edge.page, edge.run) for edge, offset in offsets.items() if counts[offset] >= 3}


def _placed_alike(edges: Sequence[_Edge], runs: Sequence[list[Run]]) -> set[tuple[int, int]]:
    """Return small lines far out and apart, at one height on several pages: chapter titles."""
    sizes: Counter[float] = Counter()
    for run in (run for of_page in runs for run in of_page):
        sizes[run.size] += run.char_count
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    alike: dict[tuple[bool, int, float], list[_Edge]] = defaultdict(list)
    for edge in edges:
        run = runs[edge.page][edge.run]
        if edge.rank == 0 and run.size < _SMALLER * body and not run.text[:1].isdigit():
            alike[edge.is_top, round(edge.height), run.size].append(edge)
    return {
        (edge.page, edge.run)
        for group in alike.values()
        for edge in group
        if len({other.page for other in group}) > 1 and _is_apart(edge, runs[edge.page])
    }


def _is_apart(edge: _Edge, runs: list[Run]) -> bool:
    run = runs[edge.run]
    others = (r for r in runs if abs(r.base - run.base) > 3)
    inward = [r.top - run.bottom if edge.is_top else run.top - r.bottom for r in others]
    return min((gap for gap in inward if gap > -run.size), default=0.0) > _APART_EMS * run.size


def _beside(
    edges: Sequence[_Edge], gone: set[tuple[int, int]], runs: Sequence[list[Run]]
) -> set[tuple[int, int]]:
    """Return runs on one line with a page number or running title, such as a chapter's name."""
    rows: dict[tuple[int, bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        rows[edge.page, edge.is_top, edge.rank].append(edge)
    found: set[tuple[int, int]] = set()
    for row in rows.values():
        out = [edge for edge in row if (edge.page, edge.run) in gone]
        if not out:
            continue
        size = max(runs[edge.page][edge.run].size for edge in out)
        found |= {
            (edge.page, edge.run)
            for edge in row
            if runs[edge.page][edge.run].size <= 1.3 * size
            and abs(edge.height - out[0].height) <= 3
        }
    return found
