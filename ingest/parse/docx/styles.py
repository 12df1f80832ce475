"""What a Word paragraph is by its style: a heading of some level, a list item, a contents line."""

import re
from dataclasses import dataclass

from lxml import etree

from ingest.parse.ooxml import language_code
from ingest.parse.xml_tree import attribute, child, children

# Word stores the built-in names in English whatever its own language, but other programs and
# converted documents carry the translated ones, often in the style's id only.
_HEADING = re.compile(
    r"(?:heading|header|kop|überschrift|ueberschrift|berschrift|titre|titolo|título|titulo"
    r"|encabezado|rubrik|overskrift|nagłówek|nadpis|otsikko|címsor|titlu)[ _]*([1-9])(?!\d)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|titel|documenttitel)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:toc|inhopg|inhaltsverzeichnis|verzeichnis|tm|table of figures)[ _]*\d?", re.IGNORECASE
)
_CONTENTS_HEADING = re.compile(r"(?:toc heading|kopvaninhoudsopgave)", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)(?: \d)?", re.IGNORECASE)
_BODY_LEVEL = 9
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """The meaning of one paragraph style.

    Attributes:
        level: Of the heading, 1 to 9; 0 if it is none.
        is_title: Whether it is the document's title.
        is_contents: Whether it is a line of a table of contents.
        is_list: Whether its paragraphs are list items.
        is_bold: Whether its words are bold.
    """

    level: int = 0
    is_title: bool = False
    is_contents: bool = False
    is_list: bool = False
    is_bold: bool = False


PLAIN = Style()


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = {attribute(s, "styleId"): s for s in children(root, "style")}
        self._known: dict[str, Style] = {}
        lang = child(root, "docDefaults", "rPrDefault", "rPr", "lang")
        self.language = language_code(attribute(lang, "val"))

    def of(self, paragraph: etree._Element) -> Style:
        """Return what a paragraph is, by its style and its own outline level."""
        properties = child(paragraph, "pPr")
        style = self.by_id(attribute(child(properties, "pStyle"), "val"))
        own = _outline_level(properties)
        numbering = child(properties, "numPr")
        is_list = style.is_list
        if numbering is not None:
            is_list = attribute(child(numbering, "numId"), "val") != "0"
        level = style.level if own is None else own
        return Style(level, style.is_title, style.is_contents, is_list, style.is_bold)

    def by_id(self, style_id: str) -> Style:
        """Return what the paragraphs of a style are."""
        if not style_id:
            return PLAIN
        if style_id not in self._known:
            self._known[style_id] = PLAIN  # a circle of styles ends here
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> Style:
        element = self._elements.get(style_id)
        name = attribute(child(element, "name"), "val") or style_id
        parent = self.by_id(attribute(child(element, "basedOn"), "val"))
        properties = child(element, "pPr")
        level: int | None = heading_level(name) or heading_level(style_id)
        level = level or _outline_level(properties)
        numbering = attribute(child(properties, "numPr", "numId"), "val")
        is_bold = is_on(child(element, "rPr", "b"))
        is_contents = bool(_CONTENTS.fullmatch(name) or _CONTENTS_HEADING.fullmatch(name))
        return Style(
            level=0 if is_contents else parent.level if level is None else level,
            is_title=bool(_TITLE.fullmatch(name)),
            is_contents=is_contents,
            is_list=bool(_LIST.fullmatch(name))
            or (parent.is_list if not numbering else numbering != "0"),
            is_bold=parent.is_bold if is_bold is None else is_bold,
        )


def heading_level(style_name: str) -> int:
    """Return the level, 1 to 9, that a style's name gives a heading; 0 if it gives none."""
    match = _HEADING.fullmatch(style_name.strip())
    return int(match[1]) if match else 0


def is_on(toggle: etree._Element | None) -> bool | None:
    """Return the value of an on/off property, None if it is not stated."""
    if toggle is None:
        return None
    return attribute(toggle, "val").lower() not in _OFF


def _outline_level(properties: etree._Element | None) -> int | None:
    value = attribute(child(properties, "outlineLvl"), "val")
    if not value.isdigit():
        return None
    return 0 if int(value) >= _BODY_LEVEL else int(value) + 1
