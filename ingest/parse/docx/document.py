"""A Word document's blocks in reading order, laid into the canonical text.

Locators: pages where Word has left its own page breaks and they agree with its own count;
sections named after their headings otherwise. A page break that an author typed says where
a page ends, but not how many pages lie before it, and does not count.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.parse.cleaning import PAGE_MARK, clean_line
from ingest.parse.docx.inline import chosen_alternative, read_inline
from ingest.parse.docx.styles import Styles
from ingest.parse.office_margins import margins_in
from ingest.parse.ooxml import Package, language_code
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name
from knowledge.model.report_text import ReportText

READER = "docx/1"

_PASSED_THROUGH = {"ins", "moveTo", "customXml", "smartTag", "sdtContent", "document", "body"}
_PROSE_WORDS = 120  # a table cell with more is no cell but a column of the page
_BOLD_HEADING_CHARS = 90
_BOLD_HEADING_LEVEL = 2
_SENTENCE_END = re.compile(r"[.;,!]$")
_CAPTION = re.compile(
    r"(?:fig(?:ure|uur|\.)?|abb(?:ildung|\.)?|tab(?:el|elle|le|leau|\.)?|grafiek|foto) *\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Block:
    kind: str
    text: str = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    is_bold: bool = False
    is_title: bool = False
    footnotes: tuple[str, ...] = ()
    endnotes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Body:
    """Turns the body's elements into blocks."""

    styles: Styles
    image_count: int = 0
    _carried: str = field(default="", init=False)

    def blocks(self, container: etree._Element) -> Iterator[_Block]:
        for element in container:
            name = local_name(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name == "sdt" and not _is_contents(element):
                content = child(element, "sdtContent")
                if content is not None:
                    yield from self.blocks(content)
            elif name == "AlternateContent":
                chosen = chosen_alternative(element)
                if chosen is not None:
                    yield from self.blocks(chosen)
            elif name in _PASSED_THROUGH:
                yield from self.blocks(element)

    def _paragraph(self, element: etree._Element) -> Iterator[_Block]:
        style = self.styles.of(element)
        inline = read_inline(element)
        self.image_count += inline.image_count
        text = self._carried + inline.text
        is_merged = child(element, "pPr", "rPr", "del") is not None
        self._carried = text if is_merged else ""
        if style.is_contents:
            text = PAGE_MARK * text.count(PAGE_MARK)
        if not is_merged and (text.strip(" ") or inline.footnotes or inline.endnotes):
            level = 1 if style.is_title else style.level
            yield _Block(
                "heading" if level else "item" if style.is_list else "paragraph",
                text,
                level=level,
                is_bold=inline.is_bold or (style.is_bold and not inline.bold_chars),
                is_title=style.is_title,
                footnotes=tuple(inline.footnotes),
                endnotes=tuple(inline.endnotes),
            )
        for box in inline.boxes:
            yield from self.blocks(box)

    def _table(self, table: etree._Element) -> Iterator[_Block]:
        rows = [[list(self.blocks(cell)) for cell in _cells(row)] for row in _rows(table)]
        rows = [row for row in rows if row]
        if _is_layout(rows):
            yield from (block for row in rows for cell in row for block in cell)
            return
        yield _Block("table")
        for row in rows:
            blocks = [block for cell in row for block in cell]
            yield _Block(
                "row",
                cells=tuple(" ".join(map(_words, cell)) for cell in row),
                footnotes=tuple(note for block in blocks for note in block.footnotes),
                endnotes=tuple(note for block in blocks for note in block.endnotes),
            )
        yield _Block("table")


def read(data: bytes) -> ReportText:
    """Return the text of a Word document.

    Kept: headings, paragraphs, lists, tables, text boxes, content controls, inserted words;
    footnotes after their section (or page), endnotes at the end. Dropped: deleted and hidden
    words, comments, headers and footers, tables of contents, pictures.

    Raises:
        Refused: DAMAGED, BOMB, ENCRYPTED or EMPTY.
    """
    package = Package(data, usual_main_part="word/document.xml")
    root = package.xml(package.main_part)
    styles = Styles(_related(package, "styles"))
    body = _Body(styles)
    blocks = _with_bold_headings(list(body.blocks(root)))
    has_pages = _has_true_pages(root, package.stated_page_count)
    builder = TextBuilder(READER, has_pages=has_pages, has_sections=not has_pages)
    builder.skip_images(body.image_count)
    _Notes(builder, styles, package).lay(blocks)
    title = next((clean_line(block.text) for block in blocks if block.is_title), "")
    text = builder.build(
        title=title or package.title,
        language=_language(root) or styles.language or package.language,
        created=package.created,
    )
    return replace(text, margins=margins_in(_margins(package)))


def _margins(package: Package) -> Iterator[etree._Element]:
    for kind in ("header", "footer"):
        for part in package.related_by_kind(package.main_part, kind):
            root = package.optional_xml(part)
            if root is not None:
                yield root


class _Notes:
    """Lays blocks, and the notes that they refer to where those belong."""

    def __init__(self, builder: TextBuilder, styles: Styles, package: Package) -> None:
        self._builder = builder
        self._footnotes = _notes(_related(package, "footnotes"), "footnote", styles)
        self._endnotes = _notes(_related(package, "endnotes"), "endnote", styles)
        self._waiting: list[str] = []

    def lay(self, blocks: list[_Block]) -> None:
        at_the_end: list[str] = []
        for block in blocks:
            if block.kind == "heading" or PAGE_MARK in block.text:
                self._flush()
            self._lay_one(block)
            self._waiting += (self._footnotes.get(note, "") for note in block.footnotes)
            at_the_end += (self._endnotes.get(note, "") for note in block.endnotes)
        self._flush()
        self._waiting = at_the_end
        self._flush()

    def _lay_one(self, block: _Block) -> None:
        if block.kind == "heading":
            self._builder.heading(block.text, block.level)
        elif block.kind == "item":
            self._builder.item(block.text)
        elif block.kind == "row":
            self._builder.row(block.cells)
        elif block.kind == "table":
            self._builder.end_group()
        else:
            self._builder.paragraph(block.text)

    def _flush(self) -> None:
        for note in self._waiting:
            self._builder.paragraph(note)
        self._waiting = []


def _words(block: _Block) -> str:
    return " | ".join(block.cells) if block.kind == "row" else block.text


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for node in element:
        name = local_name(node)
        if name == "tr" and child(node, "trPr", "del") is None:
            yield node
        elif name in ("ins", "sdt", "sdtContent", "customXml"):
            yield from _rows(node)


def _cells(element: etree._Element) -> Iterator[etree._Element]:
    for node in element:
        name = local_name(node)
        if name == "tc":
            yield node
        elif name in ("ins", "sdt", "sdtContent", "customXml"):
            yield from _cells(node)


def _is_layout(rows: list[list[list[_Block]]]) -> bool:
    """Say whether a table only places its contents on the page."""
    if len(rows) <= 1 or max(len(row) for row in rows) == 1:
        return True
    cells = [cell for row in rows for cell in row]
    return any(
        any(block.kind == "heading" for block in cell)
        or sum(block.text.count(" ") for block in cell) > _PROSE_WORDS
        for cell in cells
    )


def _is_contents(control: etree._Element) -> bool:
    gallery = child(control, "sdtPr", "docPartObj", "docPartGallery")
    return attribute(gallery, "val") == "Table of Contents"


def _with_bold_headings(blocks: list[_Block]) -> list[_Block]:
    """Take short bold paragraphs for headings, where a document has no others."""
    if any(block.kind == "heading" and not block.is_title for block in blocks):
        return blocks
    chosen = {
        number
        for number, block in enumerate(blocks)
        if block.kind == "paragraph" and _looks_like_heading(block)
    }
    if not chosen or len(chosen) > len(blocks) * 0.4:
        return blocks
    return [
        replace(block, kind="heading", level=_BOLD_HEADING_LEVEL) if number in chosen else block
        for number, block in enumerate(blocks)
    ]


def _looks_like_heading(block: _Block) -> bool:
    words = clean_line(block.text)
    return (
        block.is_bold
        and 2 < len(words) <= _BOLD_HEADING_CHARS
        and not _SENTENCE_END.search(words)
        and not _CAPTION.match(words)
        and "\n" not in block.text.strip()
    )


def _has_true_pages(root: etree._Element, stated_page_count: int | None) -> bool:
    """Say whether Word's page breaks give every page, numbered from 1 as printed."""
    break_count = sum(1 for _ in descendants(root, "lastRenderedPageBreak"))
    if not break_count or stated_page_count != break_count + 1:
        return False
    numberings = list(descendants(root, "pgNumType"))
    return all(
        attribute(n, "start") in ("", "1") and attribute(n, "fmt") in ("", "decimal")
        for n in numberings
    ) and (sum(bool(attribute(n, "start")) for n in numberings) <= 1)


def _notes(root: etree._Element | None, name: str, styles: Styles) -> dict[str, str]:
    found = {}
    for note in children(root, name):
        if attribute(note, "type") in ("", "normal"):
            text = "\n".join(_words(block) for block in _Body(styles).blocks(note))
            found[attribute(note, "id")] = text.replace(PAGE_MARK, "")
    return found


def _related(package: Package, kind: str) -> etree._Element | None:
    parts = package.related_by_kind(package.main_part, kind) or [f"word/{kind}.xml"]
    return package.optional_xml(parts[0])


def _language(root: etree._Element) -> str:
    counts = Counter(language_code(attribute(lang, "val")) for lang in descendants(root, "lang"))
    counts.pop("", None)
    return counts.most_common(1)[0][0] if counts else ""
