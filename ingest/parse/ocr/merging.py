"""Two texts of one document, each of some of its pages, put together in page order."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from knowledge.model.report_text import Heading, PageLayout, ReportText, Segment
from knowledge.model.span import Span


@dataclass(frozen=True, slots=True)
class _Move:
    start: int
    end: int
    shift: int


def merged(printed: ReportText, seen: ReportText) -> ReportText:
    """Return both texts as one, page by page; it counts as recognised.

    A paragraph that runs over a page boundary stays whole unless the other text has a
    page just there.
    """
    sources = sorted(
        (segment.locator.index, number, segment)
        for number, text in enumerate((printed, seen))
        for segment in text.segments
    )
    moves: tuple[list[_Move], list[_Move]] = ([], [])
    pieces: list[str] = []
    segments: list[Segment] = []
    length, before = 0, (-1, -1)
    for _, number, segment in sources:
        source = (printed, seen)[number]
        gap = _gap(source, segment, before, number) if pieces else ""
        words = segment.span.of(source.text)
        start = length + len(gap)
        pieces += (gap, words)
        length = start + len(words)
        segments.append(Segment(Span(start, length), segment.locator))
        moves[number].append(
            _Move(segment.span.start, segment.span.end, start - segment.span.start)
        )
        before = (number, segment.span.end)
    headings = [
        Heading(span, heading.level)
        for number, text in enumerate((printed, seen))
        for heading in text.headings
        if (span := _moved(heading.span, moves[number])) is not None
    ]
    layouts = [
        _moved_page(page, moves[number])
        for number, text in enumerate((printed, seen))
        for page in text.layouts
        if page.words or number
    ]
    return ReportText(
        text="".join(pieces),
        reader=f"{printed.reader}+{seen.reader}",
        segments=tuple(segments),
        headings=tuple(sorted(headings, key=lambda heading: heading.span)),
        title=printed.title or seen.title,
        language=printed.language or seen.language,
        created=printed.created,
        is_ocr=True,
        warnings=tuple(
            code
            for code in dict.fromkeys((*printed.warnings, *seen.warnings))
            if code != "pages_without_text"
        ),
        layouts=tuple(sorted(layouts, key=lambda page: page.index)),
        margins=(*printed.margins, *seen.margins),
    )


def _gap(source: ReportText, segment: Segment, before: tuple[int, int], number: int) -> str:
    """Return what stood between two segments of one text, an empty line between two texts."""
    if before[0] != number:
        return "\n\n"
    return source.text[before[1] : segment.span.start]


def _moved(span: Span, moves: list[_Move]) -> Span | None:
    """Return where a span of a source has come to stand, cut at its segment's end."""
    at = bisect_right([move.start for move in moves], span.start) - 1
    if at < 0 or span.start >= moves[at].end:
        return None
    move = moves[at]
    return Span(span.start + move.shift, min(span.end, move.end) + move.shift)


def _moved_page(page: PageLayout, moves: list[_Move]) -> PageLayout:
    words = tuple(
        replace(word, span=span)
        for word in page.words
        if (span := _moved(word.span, moves)) is not None
    )
    return replace(page, words=words)
