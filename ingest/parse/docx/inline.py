"""The words of one Word paragraph, with what hangs on them: notes, text boxes, pictures."""

from dataclasses import dataclass, field

from lxml import etree

from ingest.parse.cleaning import PAGE_MARK
from ingest.parse.docx.styles import is_on
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name

_SKIPPED = {
    "del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sdtPr", "sdtEndPr",
    "commentReference", "annotationRef", "footnoteRef", "endnoteRef", "rt", "bookmarkStart",
    "bookmarkEnd", "proofErr", "softHyphen",
}  # fmt: skip
_CHARACTERS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
_TEXT = {"t"}
_DRAWN = {"drawing", "pict", "object"}
_PICTURES = ("blip", "imagedata")
# Symbol fonts put their signs at F000 + code; these are the ones that carry meaning.
_SYMBOLS = {
    0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0xFD: "☒", 0xE0: "→", 0xB3: "≥", 0xA3: "≤", 0xB1: "±",
    0xB4: "×",
}  # fmt: skip


@dataclass(slots=True)
class Inline:
    """What a paragraph holds.

    Attributes:
        pieces: Its words in order; page marks where Word last turned the page.
        footnotes: Ids of the footnotes it refers to.
        endnotes: Ids of the endnotes it refers to.
        boxes: The contents of text boxes anchored in it.
        image_count: Pictures in it.
        bold_chars: How many of its characters are set bold.
        bare_chars: How many are not.
    """

    pieces: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    image_count: int = 0
    bold_chars: int = 0
    bare_chars: int = 0

    @property
    def text(self) -> str:
        """The paragraph's words."""
        return "".join(self.pieces)

    @property
    def is_bold(self) -> bool:
        """Whether every one of its words is set bold."""
        return self.bold_chars > 0 and self.bare_chars == 0


def read_inline(paragraph: etree._Element) -> Inline:
    """Return what a paragraph holds: insertions kept, deletions and hidden words dropped."""
    inline = Inline()
    _walk(paragraph, inline, is_bold=False)
    return inline


def chosen_alternative(element: etree._Element) -> etree._Element | None:
    """Return the one version of a drawing that is to be read, of those offered."""
    choice = child(element, "Choice")
    return choice if choice is not None and len(choice) else child(element, "Fallback")


def _walk(element: etree._Element, inline: Inline, *, is_bold: bool) -> None:
    for node in element:
        name = local_name(node)
        if name in _SKIPPED:
            continue
        if name in _TEXT:
            _add(node.text or "", inline, is_bold=is_bold)
        elif name == "r":
            _run(node, inline)
        elif name == "AlternateContent":
            chosen = chosen_alternative(node)
            if chosen is not None:
                _walk(chosen, inline, is_bold=is_bold)
        elif name in _DRAWN:
            _drawn(node, inline)
        elif name == "f":
            _fraction(node, inline, is_bold=is_bold)
        else:
            _mark(name, node, inline)
            _walk(node, inline, is_bold=is_bold)


def _run(run: etree._Element, inline: Inline) -> None:
    properties = child(run, "rPr")
    if is_on(child(properties, "vanish")) or child(properties, "del") is not None:
        return
    _walk(run, inline, is_bold=bool(is_on(child(properties, "b"))))


def _add(text: str, inline: Inline, *, is_bold: bool) -> None:
    inline.pieces.append(text)
    if text.strip():
        if is_bold:
            inline.bold_chars += len(text)
        else:
            inline.bare_chars += len(text)


def _mark(name: str, node: etree._Element, inline: Inline) -> None:
    if name in _CHARACTERS:
        inline.pieces.append(_CHARACTERS[name])
    elif name == "br" and attribute(node, "type") in ("", "textWrapping"):
        inline.pieces.append("\n")
    elif name == "br":
        inline.pieces.append(" ")
    elif name == "lastRenderedPageBreak":
        inline.pieces.append(PAGE_MARK)
    elif name == "footnoteReference":
        inline.footnotes.append(attribute(node, "id"))
    elif name == "endnoteReference":
        inline.endnotes.append(attribute(node, "id"))
    elif name == "sym":
        inline.pieces.append(_symbol(attribute(node, "char")))


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "")
    return chr(number) if 0x20 <= number < 0x10000 else ""


def _drawn(node: etree._Element, inline: Inline) -> None:
    boxes = _outer_boxes(node)
    inline.boxes.extend(boxes)
    inline.image_count += any(True for name in _PICTURES for _ in descendants(node, name))


def _outer_boxes(node: etree._Element) -> list[etree._Element]:
    """Return the text boxes below, each once, without those inside another."""
    found = []
    for element in node:
        name = local_name(element)
        if name == "txbxContent":
            found.append(element)
        elif name == "AlternateContent":
            chosen = chosen_alternative(element)
            found += _outer_boxes(chosen) if chosen is not None else []
        else:
            found += _outer_boxes(element)
    return found


def _fraction(node: etree._Element, inline: Inline, *, is_bold: bool) -> None:
    for number, part in enumerate(("num", "den")):
        if number:
            inline.pieces.append("/")
        for element in children(node, part):
            _walk(element, inline, is_bold=is_bold)
