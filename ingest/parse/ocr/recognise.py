"""From pictures of text to a canonical text that says it was recognised."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pypdfium2

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.ocr.layout import (
    SeenBlock,
    SeenPage,
    body_height,
    heading_level,
    seen_page,
    without_furniture,
)
from ingest.parse.ocr.merging import merged
from ingest.parse.ocr.pictures import Picture, picture_of, pictures_in
from ingest.parse.ocr.tesseract import SeenWord, ocr_available, words_in
from ingest.parse.pdf import read_pdf
from ingest.parse.pdf.hyphens import Vocabulary, joint
from ingest.parse.text_builder import TextBuilder
from knowledge.common_words import COMMON_WORDS
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import PageLayout, ReportText, WordBox
from knowledge.model.span import Span

READER = "ocr/1"

_WORD = re.compile(r"[^\W\d_]{2,}")
_SURE_WORDS = 8


def recognise_pdf(data: bytes, *, page_limit: int) -> ReportText:
    """Return the text of a PDF, recognised on those of its pages that have none.

    Raises:
        Refused: NEEDS_OCR with `ocr_missing` if Tesseract is not installed, TOO_LONG,
            ENCRYPTED, DAMAGED, EMPTY, TIMEOUT if no page could be read in time.
    """
    try:
        printed = read_pdf(data, page_limit=page_limit)
    except Refused as refusal:
        if refusal.code is not RefusalCode.NEEDS_OCR:
            raise
        printed = None
    known = set() if printed is None else {page.index for page in printed.layouts if page.words}
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > page_limit:
                raise Refused(RefusalCode.TOO_LONG, page_count=len(document), page_limit=page_limit)
            if printed is not None and len(known) == len(document):
                return printed
            seen = _recognised(lambda: _pages(document, known))
    except pypdfium2.PdfiumError as error:
        raise Refused(RefusalCode.DAMAGED, detail="pdf") from error
    if printed is None:
        return seen
    return merged(printed, seen)


def recognise_image(data: bytes, *, page_limit: int) -> ReportText:
    """Return the text of a picture, page by page where it holds several.

    Raises:
        Refused: NEEDS_OCR with `ocr_missing` if Tesseract is not installed, TOO_LONG,
            TOO_BIG, DAMAGED, EMPTY, TIMEOUT if no page could be read in time.
    """

    def pages() -> Iterator[tuple[int, str, Picture]]:
        for index, picture in enumerate(pictures_in(data)):
            if index >= page_limit:
                raise Refused(RefusalCode.TOO_LONG, page_limit=page_limit)
            yield index, str(index + 1), picture

    return _recognised(pages)


def _pages(document: pypdfium2.PdfDocument, known: set[int]) -> Iterator[tuple[int, str, Picture]]:
    for index in range(len(document)):
        if index not in known:
            page = document[index]
            label = clean_line(document.get_page_label(index)) or str(index + 1)
            picture = picture_of(page)
            page.close()
            yield index, label, picture


def _recognised(pages: Callable[[], Iterable[tuple[int, str, Picture]]]) -> ReportText:
    if not ocr_available():
        raise Refused(RefusalCode.NEEDS_OCR, ocr_missing=True)
    seen: list[SeenPage] = []
    language, late_count, is_settled = "en", 0, False
    for index, label, picture in pages():
        try:
            words = words_in(picture, language=language)
            if not is_settled and (found := language_of(words)):
                is_settled = True
                if found != language and found in ocr_available():
                    language = found
                    words = words_in(picture, language=language)
        except TimeoutError:
            late_count += 1
            continue
        page = seen_page(words, picture, index=index, label=label)
        seen.append(_turned_if_better(page, language=language) if page.is_unreadable else page)
    if late_count and not seen:
        raise Refused(RefusalCode.TIMEOUT, page_count=late_count)
    return _laid(without_furniture(seen), language=language if is_settled else "", late=late_count)


def _turned_if_better(page: SeenPage, *, language: str) -> SeenPage:
    """Return the page turned so that it reads best, for one of which nothing came out right."""
    best = page
    for quarters in (2, 1, 3):
        picture = page.picture.turned(quarters)
        try:
            words = words_in(picture, language=language)
        except TimeoutError:
            continue
        turned = seen_page(words, picture, index=page.index, label=page.label)
        if turned.confidence > best.confidence and not turned.is_unreadable:
            best = turned
    return best


def language_of(words: Iterable[SeenWord]) -> str:
    """Return the language whose small words occur most, or nothing if there are too few.

    Recognised with the wrong language's letters, small words still come out right.
    """
    counts: Counter[str] = Counter()
    for word in words:
        for match in _WORD.findall(word.text.casefold()):
            counts.update(code for code in ("nl", "en", "de", "fr") if match in COMMON_WORDS[code])
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] >= _SURE_WORDS else ""


def _laid(pages: list[SeenPage], *, language: str, late: int) -> ReportText:
    builder = TextBuilder(READER)
    vocabulary = Vocabulary(
        " ".join(word.text for word in line)
        for page in pages
        for block in page.blocks
        for line in block.lines
    )
    body = body_height(pages)
    layouts = []
    for page in pages:
        builder.locate(LocatorKind.PAGE, page.label, index=page.index)
        boxes = [
            box for block in page.blocks for box in _lay(block, page, body, vocabulary, builder)
        ]
        picture = page.picture
        layouts.append(PageLayout(page.index, picture.width, picture.height, tuple(boxes)))
    if any(page.is_doubtful for page in pages):
        builder.warn("ocr_low_confidence")
    if late:
        builder.warn("pages_skipped")
    return builder.build(language=language, is_ocr=True, layouts=tuple(layouts))


def _lay(
    block: SeenBlock, page: SeenPage, body: float, vocabulary: Vocabulary, builder: TextBuilder
) -> list[WordBox]:
    seen = [word for word in block.words if clean_line(word.text)]
    pieces = [clean_line(word.text) for word in seen]
    ends = {id(line[-1]) for line in block.lines}
    gaps = []
    for number, word in enumerate(seen[:-1]):
        gap = " "
        if id(word) in ends:
            pieces[number], pieces[number + 1], gap = joint(
                pieces[number], pieces[number + 1], vocabulary
            )
        gaps.append(gap)
    level = heading_level(block, page, body=body)
    spans = builder.printed(pieces, gaps, level=level)
    return [
        WordBox(span, *page.picture.on_page(word.left, word.top, word.right, word.bottom))
        for word, span in zip(seen, _whole_words(spans, gaps), strict=True)
    ]


def _whole_words(spans: list[Span], gaps: list[str]) -> list[Span]:
    """Return for every piece the span of the word that it is part of."""
    whole = list(spans)
    for number, gap in enumerate(gaps):
        if not gap:
            whole[number + 1] = Span(whole[number].start, spans[number + 1].end)
            whole[number] = whole[number + 1]
    return whole
