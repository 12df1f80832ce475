"""Recognised words sorted into paragraphs and headings, doubtful ones left out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.parse.ocr.pictures import Picture
from ingest.parse.ocr.tesseract import SeenWord

_JUNK = 0.30  # confidence below which a word is dust and stains more often than not
_SIGN_JUNK = 0.60  # the same for what has no letter or digit
_LOW_MEAN = 0.75
_UNREADABLE_MEAN = 0.60
_HEADING_SCALE = 1.30  # of the body's line height
_TITLE_SCALE = 1.80
_HEADING_WORDS = 14
_EDGE_SHARE = 0.08
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|page|seite|p|blz|pag)\W*)?\d{1,4}\W*(?:/\W*\d{1,4}\W*)?", re.I
)


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """A paragraph of recognised lines.

    Attributes:
        lines: Each of at least one word.
        line_height: The median height of its lines, in pixels.
    """

    lines: tuple[tuple[SeenWord, ...], ...]
    line_height: float

    @property
    def words(self) -> tuple[SeenWord, ...]:
        """All its words, in order."""
        return tuple(word for line in self.lines for word in line)

    @property
    def text(self) -> str:
        """Its words with spaces between."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What was recognised on one page.

    Attributes:
        index: 0-based position of the page in the document.
        label: As a reader cites it.
        picture: The page that was looked at.
        blocks: In reading order.
        confidence: Mean over the words that were kept, 0 to 1; 0 without words.
    """

    index: int
    label: str
    picture: Picture
    blocks: tuple[SeenBlock, ...]
    confidence: float

    @property
    def is_doubtful(self) -> bool:
        """Whether so many words are unsure that a person should look."""
        return bool(self.blocks) and self.confidence < _LOW_MEAN

    @property
    def is_unreadable(self) -> bool:
        """Whether the words are so unsure that the page may lie on its side."""
        return bool(self.blocks) and self.confidence < _UNREADABLE_MEAN


def seen_page(words: Sequence[SeenWord], picture: Picture, *, index: int, label: str) -> SeenPage:
    """Return a page of the words that are worth keeping."""
    kept = [word for word in words if not _is_junk(word)]
    blocks = []
    for _, group in groupby(kept, key=lambda word: (word.block, word.paragraph)):
        lines = tuple(tuple(line) for _, line in groupby(group, key=lambda word: word.line))
        heights = [_height(line) for line in lines]
        blocks.append(SeenBlock(lines, median(heights)))
    letters = sum(len(word.text) for word in kept)
    confidence = sum(word.confidence * len(word.text) for word in kept) / max(1, letters)
    return SeenPage(index, label, picture, tuple(blocks), confidence)


def body_height(pages: Sequence[SeenPage]) -> float:
    """Return the height of a body line, as a share of an inch; 0 without words."""
    heights = [
        block.line_height / page.picture.dpi
        for page in pages
        for block in page.blocks
        for _ in block.words
    ]
    return median(heights) if heights else 0.0


def heading_level(block: SeenBlock, page: SeenPage, *, body: float) -> int:
    """Return 1 or 2 if the block is set like a heading, 0 otherwise."""
    if len(block.lines) > 3 or len(block.words) > _HEADING_WORDS:
        return 0
    if sum(char.isalpha() for char in block.text) < 4:
        return 0
    scale = block.line_height / page.picture.dpi / body
    return 1 if scale >= _TITLE_SCALE else 2 if scale >= _HEADING_SCALE else 0


def without_furniture(pages: Sequence[SeenPage]) -> list[SeenPage]:
    """Return the pages without page numbers and lines that most pages repeat at their edges."""
    counts = Counter(
        key for page in pages for key in {_key(b) for b in page.blocks if _is_at_edge(b, page)}
    )
    repeated = {key for key, n in counts.items() if n >= 3 and n * 2 >= len(pages)}

    def is_kept(block: SeenBlock, page: SeenPage) -> bool:
        if not _is_at_edge(block, page):
            return True
        return _key(block) not in repeated and not _PAGE_NUMBER.fullmatch(block.text)

    return [
        SeenPage(
            page.index,
            page.label,
            page.picture,
            tuple(block for block in page.blocks if is_kept(block, page)),
            page.confidence,
        )
        for page in pages
    ]


def _key(block: SeenBlock) -> str:
    return _DIGITS.sub("#", block.text.casefold())


def _is_at_edge(block: SeenBlock, page: SeenPage) -> bool:
    height = page.picture.image.height
    top = min(word.top for word in block.words)
    bottom = max(word.bottom for word in block.words)
    return bottom < height * _EDGE_SHARE or top > height * (1 - _EDGE_SHARE)


def _is_junk(word: SeenWord) -> bool:
    if word.confidence < _JUNK:
        return True
    return not any(map(str.isalnum, word.text)) and word.confidence < _SIGN_JUNK


def _height(line: Sequence[SeenWord]) -> float:
    return median(word.bottom - word.top for word in line)
