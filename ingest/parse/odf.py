"""Reader of OpenDocument texts and presentations (ODT, ODP, and their one-file XML).

Locators: slides of a presentation; in a text the pages where the office program has left its
own page breaks and they agree with its own count, sections named after headings otherwise.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import PAGE_MARK
from ingest.parse.guard import Archive, parse_xml
from ingest.parse.office_margins import margins_in
from ingest.parse.ooxml import iso_date, language_code, plausible_title
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name, words_of
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

READER = "odf/1"

_PASSED_THROUGH = {"section", "a", "index-body", "numbered-paragraph"}
_INLINE_SKIPPED = {
    "annotation",
    "annotation-end",
    "tracked-changes",
    "change",
    "note-citation",
    "ruby-text",
    "hidden-text",
}
_PROSE_WORDS = 120


def read(data: bytes) -> ReportText:
    """Return the text of an OpenDocument text or presentation.

    Kept: headings, paragraphs, lists, tables, text boxes; footnotes after their section,
    endnotes at the end; speaker notes after their slide. Dropped: deleted words, comments,
    headers and footers, tables of contents, pictures.

    Raises:
        Refused: DAMAGED, BOMB, ENCRYPTED or EMPTY.
    """
    content, meta, styles = _parts(data)
    body = child(content, "body")
    language = _language(styles)
    kind = next((name for name in ("presentation", "drawing", "text")
                 if child(body, name) is not None), "")  # fmt: skip
    if not kind:
        raise Refused(RefusalCode.DAMAGED, missing_part="body")
    main = child(body, kind)
    if main is None or kind == "text":
        has_pages = _has_true_pages(main, meta)
        builder = TextBuilder(READER, has_pages=has_pages, has_sections=not has_pages)
        _Text(builder, _outline_styles(content, styles)).lay(main)
    else:
        builder = TextBuilder(READER)
        _lay_slides(main, builder)
    text = builder.build(
        title=plausible_title(words_of(child(meta, "meta", "title"))),
        language=language,
        created=iso_date(words_of(child(meta, "meta", "creation-date"))),
    )
    return replace(text, margins=margins_in(_margins(styles)))


def _margins(styles: etree._Element | None) -> Iterator[etree._Element]:
    """Yield the headers and footers of all page styles."""
    for element in () if styles is None else styles.iter():
        if isinstance(element.tag, str) and local_name(element).startswith(("header", "footer")):
            yield element


def _parts(
    data: bytes,
) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    if not data.startswith(b"PK"):
        root = parse_xml(data)
        return root, root, root
    archive = Archive(data)
    _check_encryption(archive)
    optional = [
        parse_xml(archive.read(name)) if name in archive else None
        for name in ("meta.xml", "styles.xml")
    ]
    return parse_xml(archive.read("content.xml")), optional[0], optional[1]


def _check_encryption(archive: Archive) -> None:
    if "encrypted-package" in archive:
        raise Refused(RefusalCode.ENCRYPTED)
    name = "META-INF/manifest.xml"
    if name in archive and b"encryption-data" in archive.read(name):
        raise Refused(RefusalCode.ENCRYPTED)


@dataclass(slots=True)
class _Inline:
    pieces: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    image_count: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def _read_inline(paragraph: etree._Element) -> _Inline:
    inline = _Inline([_folded(paragraph.text)])
    _walk(paragraph, inline)
    return inline


def _walk(element: etree._Element, inline: _Inline) -> None:
    for node in element:
        name = local_name(node)
        if name in ("s", "tab"):
            inline.pieces.append(" ")
        elif name == "line-break":
            inline.pieces.append("\n")
        elif name == "soft-page-break":
            inline.pieces.append(PAGE_MARK)
        elif name == "note":
            inline.notes.append(node)
        elif _is_drawn(node):
            inline.boxes.append(node)
        elif name not in _INLINE_SKIPPED and attribute(node, "display") != "none":
            inline.pieces.append(_folded(node.text))
            _walk(node, inline)
        inline.pieces.append(_folded(node.tail))


def _folded(text: str | None) -> str:
    """Return character data as ODF reads it: any white space is one space."""
    return (text or "").replace("\n", " ").replace("\r", " ").replace(PAGE_MARK, " ")


class _Text:
    """Lays the body of a text document."""

    def __init__(self, builder: TextBuilder, outline_styles: dict[str, int]) -> None:
        self._builder = builder
        self._outline_styles = outline_styles
        self._footnotes: list[str] = []
        self._endnotes: list[str] = []

    def lay(self, body: etree._Element | None) -> None:
        if body is not None:
            self._lay(body)
        self._flush()
        for note in self._endnotes:
            self._builder.paragraph(note)

    def _lay(self, container: etree._Element) -> None:
        for node in container:
            name = local_name(node)
            if name in ("h", "p"):
                self._paragraph(node)
            elif name == "list":
                self._builder.end_group()
                self._list(node)
                self._builder.end_group()
            elif name == "table":
                self._table(node)
            elif _is_drawn(node):
                self._frame(node)
            elif name == "soft-page-break":
                self._builder.paragraph(PAGE_MARK)
            elif name in _PASSED_THROUGH:
                self._lay(node)

    def _paragraph(self, node: etree._Element, *, is_item: bool = False) -> None:
        inline = _read_inline(node)
        level = self._level(node)
        if level or PAGE_MARK in inline.text:
            self._flush()
        if level:
            self._builder.heading(inline.text, level)
        elif is_item:
            self._builder.item(inline.text)
        else:
            self._builder.paragraph(inline.text)
        self._collect(inline)
        for box in inline.boxes:
            self._frame(box)

    def _level(self, node: etree._Element) -> int:
        style = attribute(node, "style-name")
        if local_name(node) == "h":
            level = attribute(node, "outline-level")
            return int(level) if level.isdigit() and len(level) < 3 else 1
        return self._outline_styles.get(style, 0)

    def _list(self, node: etree._Element) -> None:
        for entry in node:
            if local_name(entry) not in ("list-item", "list-header"):
                continue
            for part in entry:
                name = local_name(part)
                if name == "list":
                    self._list(part)
                elif name in ("p", "h"):
                    self._paragraph(part, is_item=True)
                else:
                    self._lay_one(part)

    def _lay_one(self, node: etree._Element) -> None:
        if local_name(node) == "table":
            self._table(node)
        elif local_name(node) == "soft-page-break":
            self._builder.paragraph(PAGE_MARK)

    def _table(self, table: etree._Element) -> None:
        rows = [list(_cells(row)) for row in _rows(table)]
        if _is_layout(rows):
            for row in rows:
                for cell in row:
                    self._lay(cell)
            return
        self._builder.end_group()
        for row in rows:
            inlines = [[_read_inline(p) for p in _paragraph_nodes(cell)] for cell in row]
            self._builder.row([" ".join(i.text for i in cell) for cell in inlines])
            for inline in (inline for cell in inlines for inline in cell):
                self._collect(inline)
        self._builder.end_group()

    def _frame(self, node: etree._Element) -> None:
        if attribute(node, "display") == "none":
            return
        boxes = list(children(node, "text-box"))
        if boxes or local_name(node) != "frame":
            for box in boxes or [node]:
                self._lay(box)
        elif child(node, "image") is not None:
            self._builder.skip_images(1)

    def _collect(self, inline: _Inline) -> None:
        for note in inline.notes:
            body = child(note, "note-body")
            text = " ".join(_read_inline(p).text for p in _paragraph_nodes(body))
            is_endnote = attribute(note, "note-class") == "endnote"
            (self._endnotes if is_endnote else self._footnotes).append(text.replace(PAGE_MARK, ""))

    def _flush(self) -> None:
        for note in self._footnotes:
            self._builder.paragraph(note)
        self._footnotes = []


def _lay_slides(body: etree._Element, builder: TextBuilder) -> None:
    text = _Text(builder, {})
    for number, page in enumerate(children(body, "page"), start=1):
        builder.locate(LocatorKind.SLIDE, str(number))
        builder.end_group()
        shapes = [node for node in _flat_shapes(page) if local_name(node) != "notes"]
        titles = [shape for shape in shapes if attribute(shape, "class") == "title"]
        for shape in titles:
            words = (_read_inline(p).text for p in _paragraph_nodes(shape))
            builder.heading(" ".join(words), 1)
        for shape in shapes:
            if shape not in titles:
                _lay_shape(shape, text, builder)
        for notes in children(page, "notes"):
            for frame in children(notes, "frame"):
                if attribute(frame, "class") == "notes":
                    text.lay(child(frame, "text-box"))


def _lay_shape(shape: etree._Element, text: _Text, builder: TextBuilder) -> None:
    if attribute(shape, "class") in ("date-time", "footer", "header", "page-number"):
        return
    builder.end_group()
    table = child(shape, "table")
    box = child(shape, "text-box")
    if table is not None or box is not None:
        text.lay(box if table is None else shape)
    elif child(shape, "image") is not None or child(shape, "plugin") is not None:
        builder.skip_images(1)
    elif local_name(shape) != "frame":
        text.lay(shape)


def _flat_shapes(page: etree._Element) -> Iterator[etree._Element]:
    for node in page:
        if local_name(node) == "g":
            yield from _flat_shapes(node)
        elif _is_drawn(node):
            yield node


def _is_drawn(node: etree._Element) -> bool:
    return (
        str(node.tag).startswith("{urn:oasis:names:tc:opendocument:xmlns:drawing")
        and local_name(node) != "a"
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        name = local_name(node)
        if name == "table-row":
            yield node
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(node)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for node in row:
        if local_name(node) in ("table-cell", "covered-table-cell"):
            yield node


def _paragraph_nodes(container: etree._Element | None) -> Iterator[etree._Element]:
    """Give the paragraphs of a cell, box or note, without those nested in another paragraph."""
    for node in container if container is not None else ():
        if local_name(node) in ("p", "h"):
            yield node
        elif local_name(node) not in _INLINE_SKIPPED:
            yield from _paragraph_nodes(node)


def _is_layout(rows: list[list[etree._Element]]) -> bool:
    """Say whether a table only places its contents on the page."""
    if len(rows) <= 1 or max(len(row) for row in rows) == 1:
        return True
    cells = [cell for row in rows for cell in row]
    return any(
        next(iter(descendants(cell, "h")), None) is not None
        or words_of(cell).count(" ") > _PROSE_WORDS
        for cell in cells
    )


def _outline_styles(*roots: etree._Element | None) -> dict[str, int]:
    """Return the paragraph styles that make a heading, with its level."""
    found: dict[str, int] = {}
    for root in roots:
        for style in descendants(root, "style"):
            level = attribute(style, "default-outline-level")
            name = attribute(style, "name")
            if name in ("Title", "Titel"):
                found[name] = 1
            elif level.isdigit() and 0 < int(level) < 10:
                found[name] = int(level)
            elif attribute(style, "parent-style-name") in ("Title", "Titel"):
                found[name] = 1
    return found


def _has_true_pages(body: etree._Element | None, meta: etree._Element | None) -> bool:
    """Say whether the page breaks left by the office program give every page."""
    stated = attribute(child(meta, "meta", "document-statistic"), "page-count")
    break_count = sum(1 for _ in descendants(body, "soft-page-break"))
    return break_count > 0 and stated == str(break_count + 1)


def _language(styles: etree._Element | None) -> str:
    for default in descendants(styles, "default-style"):
        if attribute(default, "family") == "paragraph":
            code = language_code(attribute(child(default, "text-properties"), "language"))
            if code:
                return code
    return ""
