"""What pages bear and the text leaves out: headers, footers, words that nobody sees."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.parse.pdf.frame import turned_back
from ingest.parse.pdf.lines import Run, joined
from ingest.parse.pdf.printed import PrintedPage, PrintedWord, Rect
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart
from knowledge.model.report_text import Margin, MarginBox
from knowledge.model.span import Span

_SAME_LINE_POINTS = 3.0


def margins_of(
    pages: Sequence[PrintedPage], runs: Sequence[list[Run]], kept: Sequence[list[Run]]
) -> tuple[Margin, ...]:
    """Return what was left out at the edges of pages, the same on several pages once.

    The upper and the lower edge of a page are two margins; each of their lines has its box.

    Args:
        pages: All pages of the document.
        runs: Of each page.
        kept: Those of them that make the text.
    """
    found: dict[str, list[tuple[PrintedPage, list[list[Run]]]]] = defaultdict(list)
    for page, of_page, stay in zip(pages, runs, kept, strict=True):
        here = {id(run) for run in stay}
        gone = [run for run in of_page if id(run) not in here]
        height = page.width if page.turn in {90, 270} else page.height
        for edge in (
            [run for run in gone if run.base * 2 < height],
            [run for run in gone if run.base * 2 >= height],
        ):
            lines = _lines(edge)
            if lines:
                found[_text(lines)].append((page, lines))
    beside = (_beside(page) for page in pages if page.aside)
    left_out = (margin for page in pages for margin in _left_out(page))
    return (*(_margin(text, places) for text, places in found.items()), *beside, *left_out)


def _beside(page: PrintedPage) -> Margin:
    """Return what is printed sideways on a page; of its words no box is known as shown."""
    return Margin(joined(page.aside), (Locator(LocatorKind.PAGE, page.label, page.number),))


def _left_out(page: PrintedPage) -> Iterator[Margin]:
    """Yield what nobody reads on a page, and what is printed on it at an odd angle."""
    shown = [word for word in page.left_out if _is_printed(word, page)]
    hidden = [word for word in page.left_out if not _is_printed(word, page)]
    for words, part in ((shown, MarginPart.BESIDE), (hidden, MarginPart.HIDDEN)):
        if words:
            yield _of_words(page, words, part)


def _is_printed(word: PrintedWord, page: PrintedPage) -> bool:
    is_inked = word.style.is_visible and not word.style.is_pale
    return is_inked and (word.style.turn < 0 or page.is_recognised)


def _of_words(page: PrintedPage, words: Sequence[PrintedWord], part: MarginPart) -> Margin:
    """Return words with the box of each; of one at an odd angle none is known."""
    pieces: list[str] = []
    boxes: list[MarginBox] = []
    start = 0
    for word in words:
        gap = " " if pieces and not word.is_glued else ""
        start += len(gap)
        pieces += (gap, word.text)
        rect = Rect(word.left, word.top, word.right, word.bottom)
        shown = turned_back(rect, page.turn, width=page.width, height=page.height)
        if word.style.turn >= 0:
            boxes.append(MarginBox(Span(start, start + len(word.text)), page.number, *shown))
        start += len(word.text)
    places = (Locator(LocatorKind.PAGE, page.label, page.number),)
    return Margin("".join(pieces), places, tuple(boxes), part)


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if lines and run.base - lines[-1][0].base <= _SAME_LINE_POINTS:
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


def _text(lines: Sequence[Sequence[Run]]) -> str:
    return "\n".join(_words(line) for line in lines)


def _words(line: Sequence[Run]) -> str:
    return " ".join(" ".join(run.text.split()) for run in line)


def _margin(text: str, places: Sequence[tuple[PrintedPage, list[list[Run]]]]) -> Margin:
    boxes: list[MarginBox] = []
    for page, lines in places:
        start = 0
        for line in lines:
            end = start + len(_words(line))
            boxes.append(MarginBox(Span(start, end), page.number, *_shown(page, line)))
            start = end + 1
    locators = (Locator(LocatorKind.PAGE, page.label, page.number) for page, _ in places)
    return Margin(text, tuple(locators), tuple(boxes))


def _shown(page: PrintedPage, line: Sequence[Run]) -> Rect:
    """Return the box of a line on the page as it is shown, which may be turned."""
    words = [word for run in line for word in run.words]
    rect = Rect(
        min(word.left for word in words),
        min(word.top for word in words),
        max(word.right for word in words),
        max(word.bottom for word in words),
    )
    return turned_back(rect, page.turn, width=page.width, height=page.height)
