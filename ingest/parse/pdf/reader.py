"""From the bytes of a PDF to its canonical text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from ingest.outcome import RefusalCode, Refused
from ingest.parse.pdf.assemble import Assembly
from ingest.parse.pdf.blocks import Block, Kind
from ingest.parse.pdf.chains import chains_of
from ingest.parse.pdf.columns import flows_of
from ingest.parse.pdf.document import (
    Bookmark,
    bookmarks_of,
    created_on,
    language_of,
    opened,
    title_of,
)
from ingest.parse.pdf.furniture import without_furniture
from ingest.parse.pdf.hyphens import Vocabulary
from ingest.parse.pdf.lines import Line, Run, lines_of, runs_of
from ingest.parse.pdf.margins import margins_of
from ingest.parse.pdf.notes import notes_start, opens_note
from ingest.parse.pdf.outline import Flow, body_of, heads_of
from ingest.parse.pdf.pages import printed_page
from ingest.parse.pdf.paragraphs import FlowContext, Pitches, blocks_of
from ingest.parse.pdf.printed import PrintedPage
from ingest.parse.pdf.sidebars import boxes_of
from ingest.parse.pdf.tables import tables_in
from knowledge.model.report_text import ReportText

READER = "pdf/1"
PAGE_LIMIT = 2_000
CHAR_LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the file says about itself."""

    title: str
    created: str
    language: str
    bookmarks: tuple[Bookmark, ...]


def read_pdf(
    data: bytes,
    *,
    password: str | None = None,
    page_limit: int = PAGE_LIMIT,
    char_limit: int = CHAR_LIMIT,
) -> ReportText:
    """Return the canonical text of a PDF; the same bytes always give the same text.

    Columns are read one after the other, running headers and footers are left out,
    paragraphs run over lines, columns and pages, footnotes follow the body of their page.

    Args:
        data: The file.
        password: Needed only if the file cannot be opened without.
        page_limit: Most pages to accept.
        char_limit: Most characters to accept.

    Raises:
        Refused: `encrypted`, `damaged`, `empty`, `too_long`, or `needs_ocr` where pages
            are pictures or their letters have no known meaning.
    """
    with opened(data, password=password) as handle:
        count = raw.FPDF_GetPageCount(handle)
        if count > page_limit:
            raise Refused(RefusalCode.TOO_LONG, pages=count, limit=page_limit)
        pages = _printed(handle, count, char_limit)
        stated = _Stated(
            title_of(handle), created_on(handle), language_of(handle), bookmarks_of(handle)
        )
    warnings = _checked(pages, count)
    return _text_of(pages, stated, warnings)


def _printed(handle: Any, count: int, char_limit: int) -> list[PrintedPage]:
    is_tagged = bool(raw.FPDFCatalog_IsTagged(handle))
    pages: list[PrintedPage] = []
    char_count = 0
    for index in range(count):
        page = printed_page(handle, index, is_tagged=is_tagged)
        if page is None:
            continue
        char_count += sum(len(word.text) + 1 for word in page.words)
        if char_count > char_limit:
            raise Refused(RefusalCode.TOO_LONG, chars=char_count, limit=char_limit)
        pages.append(page)
    return pages


def _text_of(pages: Sequence[PrintedPage], stated: _Stated, warnings: Sequence[str]) -> ReportText:
    printed = [runs_of(page.words) for page in pages]
    runs = without_furniture(pages, printed)
    flows = {at: _flows(page, runs[at]) for at, page in enumerate(pages)}
    body = body_of(flows)
    flows = {at: _with_notes(page, flows[at], body.size) for at, page in enumerate(pages)}
    pitches = Pitches(flow.lines for of_page in flows.values() for flow in of_page)
    heads = heads_of(flows, body=body, pitches=pitches, bookmarks=stated.bookmarks)
    assembly = Assembly(pages, Vocabulary(_unbroken(flows.values())))
    blocks = [_blocks(page, at, flows[at], heads, pitches) for at, page in enumerate(pages)]
    for chain in chains_of(blocks):
        assembly.add(chain)
    text = assembly.text
    if not text:
        raise Refused(RefusalCode.EMPTY, pages=len(pages))
    recognised = sum(page.is_recognised for page in pages)
    whole = ReportText(
        text=text,
        reader=READER,
        segments=assembly.segments(),
        headings=tuple(assembly.headings),
        title=stated.title or _first_heading(assembly, text),
        language=stated.language,
        created=stated.created,
        is_ocr=2 * recognised > sum(1 for page in pages if page.words),
        warnings=tuple(warnings),
        layouts=assembly.layouts(),
    )
    return whole.with_margins(margins_of(pages, printed, runs))


def _flows(page: PrintedPage, runs: list[Run]) -> list[Flow]:
    flows: list[Flow] = []
    for flow in flows_of(runs, page.rules):
        lines = lines_of(flow)
        flows.append(Flow(lines, (), len(lines)))
    return flows


def _with_notes(page: PrintedPage, flows: list[Flow], body_size: float) -> list[Flow]:
    height = page.width if page.turn in {90, 270} else page.height
    result: list[Flow] = []
    for flow in flows:
        at = notes_start(flow.lines, body_size=body_size, page_height=height, rules=page.rules)
        result.append(Flow(flow.lines, tables_in(flow.lines[:at], page.rules), at))
    return result


def _blocks(
    page: PrintedPage,
    at: int,
    flows: list[Flow],
    heads: dict[tuple[int, int, int], tuple[int, bool]],
    pitches: Pitches,
) -> list[Block]:
    blocks: list[Block] = []
    notes: list[Block] = []
    word_count = len(page.words)
    for number, flow in enumerate(flows):
        own = {line: head for (p, f, line), head in heads.items() if p == at and f == number}
        context = FlowContext(at, pitches, own, boxes_of(page, flow.lines, word_count), flow.tables)
        blocks += blocks_of(flow.lines[: flow.notes_at], context)
        notes += _notes(flow.lines[flow.notes_at :], at)
    return blocks + notes


def _notes(lines: Sequence[Line], page: int) -> list[Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not opens_note(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Block(Kind.NOTE, page, tuple(group)) for group in groups]


def _unbroken(pages: Any) -> list[str]:
    """Return the lines' texts without words that a hyphen breaks at their end."""
    texts: list[str] = []
    for flow in (flow for of_page in pages for flow in of_page):
        is_rest = False
        for line in flow.lines:
            text = line.text
            if is_rest:
                text = text.partition(" ")[2]
            is_rest = text.endswith(("-", "\u00ad"))
            texts.append(text.rpartition(" ")[0] if is_rest else text)
    return texts


def _first_heading(assembly: Assembly, text: str) -> str:
    segments = assembly.segments()
    first = [h for h in assembly.headings if h.level == 1 and h.span.end <= segments[0].span.end]
    return first[0].span.of(text) if first else ""


def _checked(pages: Sequence[PrintedPage], count: int) -> list[str]:
    """Return warnings about the pages read, or refuse them all."""
    if not pages:
        raise Refused(RefusalCode.DAMAGED, pages=count, reason="no_page_loads")
    chars = sum(len(word.text) for page in pages for word in page.words)
    unmapped = sum(page.unmapped_count for page in pages)
    pictured = [page for page in pages if page.has_picture]
    if not chars:
        code = RefusalCode.NEEDS_OCR if pictured else RefusalCode.EMPTY
        raise Refused(code, pages=count)
    if unmapped > 0.4 * chars:
        raise Refused(RefusalCode.NEEDS_OCR, pages=count, reason="unknown_letters")
    bare = [
        page for page in pages if page.has_picture and sum(len(w.text) for w in page.words) < 25
    ]
    covered = [page for page in bare if page.picture_share > 0.4]
    if len(covered) == len(pages) or (len(covered) > 0.8 * len(pages) and chars < 100 * len(pages)):
        raise Refused(RefusalCode.NEEDS_OCR, pages=count, reason="pictures_of_text")
    warnings = []
    if any(not page.words for page in pages if page.has_picture):
        warnings.append("pages_without_text")
    if len(pages) < count:
        warnings.append("pages_skipped")
    return warnings
