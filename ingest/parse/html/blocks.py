"""The blocks of an HTML tree in reading order, laid into a canonical text."""

from lxml import etree

from ingest.parse.html.furniture import is_frame, is_never_text
from ingest.parse.plain import lay_plain
from ingest.parse.text_builder import TextBuilder

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header",
    "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "xmp", *_HEADINGS,
}  # fmt: skip
_ITEMS = {"li", "dt", "dd"}
_LISTS = {"ul", "ol", "dl", "menu", "dir"}
_VERBATIM = {"pre", "xmp", "listing"}
_PROSE_WORDS = 120


class BlockLayer:
    """Walks a tree without recursion, so that depth is no danger.

    Args:
        builder: Takes the blocks.
        keeps_frame: Whether menus, banners and footers are read too.
    """

    def __init__(self, builder: TextBuilder, *, keeps_frame: bool = False) -> None:
        self._builder = builder
        self._keeps_frame = keeps_frame
        self._buffer: list[str] = []
        self._open: list[str] = []
        self._verbatim_depth = 0

    def lay(self, root: etree._Element) -> None:
        """Lay what stands within the root."""
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                self._start(element, walker)
            elif event == "end":
                self._end(element, is_root=element is root)
            elif element is not root:
                self._text(element.tail)
        self._flush()

    def _start(self, element: etree._Element, walker: etree.iterwalk) -> None:
        if not isinstance(element.tag, str) or self._is_dropped(element):
            walker.skip_subtree()
            return
        tag = element.tag
        if tag == "br":
            self._buffer.append("\n")
        elif tag in _BLOCKS:
            self._flush()
            if tag == "table" and not is_layout(element):
                self._table(element)
                walker.skip_subtree()
                return
            if tag in _LISTS and "li" not in self._open:
                self._builder.end_group()
            self._open.append(tag)
            self._verbatim_depth += tag in _VERBATIM
        self._text(element.text)

    def _end(self, element: etree._Element, *, is_root: bool) -> None:
        tag = element.tag
        if (
            tag in _BLOCKS
            and self._open
            and self._open[-1] == tag
            and not self._was_skipped(element)
        ):
            self._flush()
            self._open.pop()
            self._verbatim_depth -= tag in _VERBATIM
            if tag in _LISTS and "li" not in self._open:
                self._builder.end_group()
        if not is_root:
            self._text(element.tail)

    def _was_skipped(self, element: etree._Element) -> bool:
        return self._is_dropped(element) or (element.tag == "table" and not is_layout(element))

    def _is_dropped(self, element: etree._Element) -> bool:
        return is_never_text(element) or (not self._keeps_frame and is_frame(element))

    def _text(self, text: str | None) -> None:
        if text:
            self._buffer.append(text if self._verbatim_depth else folded(text))

    def _flush(self) -> None:
        text = "".join(self._buffer)
        self._buffer = []
        if not text.strip():
            return
        heading = next((tag for tag in reversed(self._open) if tag in _HEADINGS), "")
        if heading:
            self._builder.heading(text, _HEADINGS[heading])
        elif self._verbatim_depth:
            lay_plain(text, self._builder)
        elif self._open and any(tag in _ITEMS for tag in self._open):
            self._builder.item(text)
        else:
            self._builder.paragraph(text)

    def _table(self, table: etree._Element) -> None:
        self._builder.end_group()
        for caption in table.iterchildren("caption"):
            self._builder.paragraph(cell_words(caption))
        for row in _rows(table):
            self._builder.row([cell_words(cell) for cell in row.iterchildren("td", "th")])
        self._builder.end_group()


def folded(text: str) -> str:
    """Return character data as HTML reads it: any white space is one space."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ").replace("\f", " ")


def is_layout(table: etree._Element) -> bool:
    """Say whether a table only places its contents on the page."""
    if table.get("role") in ("presentation", "none") or next(table.iter("table"), None) is None:
        return True
    if any(inner is not table for inner in table.iter("table")):
        return True
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    if len(rows) <= 1 or max(map(len, rows)) <= 1:
        return True
    if any(True for _ in table.iter(*_HEADINGS)):
        return True
    return any(cell_words(cell).count(" ") > _PROSE_WORDS for row in rows for cell in row)


def _rows(table: etree._Element) -> list[etree._Element]:
    return [
        row
        for row in table.iter("tr")
        if next(row.iterancestors("table"), None) is table and not is_never_text(row)
    ]


def cell_words(cell: etree._Element) -> str:
    """Return the words of a table cell on one line."""
    pieces: list[str] = []
    walker = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or is_never_text(element):
                walker.skip_subtree()
                continue
            if element.tag in _BLOCKS or element.tag == "br":
                pieces.append(" ")
            pieces.append(folded(element.text or ""))
        else:
            if element.tag in _BLOCKS:
                pieces.append(" ")
            if element is not cell:
                pieces.append(folded(element.tail or ""))
    return "".join(pieces)
