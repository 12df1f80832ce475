"""What a web page holds beside its text: the site around it, hidden words, its source."""

import base64
import re

from lxml import etree

from ingest.outcome import Refused
from ingest.parse.encoding import decode
from ingest.parse.html.blocks import BlockLayer
from ingest.parse.html.furniture import is_never_text
from ingest.parse.html.page import parse_html
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_link
from ingest.parse.margins.picture import gather_picture
from ingest.parse.sniff import Kind
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import words_of
from knowledge.model.margin_part import MarginPart

_COMMENT = re.compile(r"<!--(.{1,20000}?)-->", re.DOTALL)
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*(.{1,2000})$", re.MULTILINE)
_PICTURE = re.compile(rb"data:image/[a-z+.-]{2,20};base64,([A-Za-z0-9+/=\s]{100,})")
_QUOTED = re.compile(r"\"([^\"\n\\]{5,300})\"|'([^'\n\\]{5,300})'")
_FRONT = re.compile(r"\A---\n(.{1,20000}?)\n(?:---|\.\.\.)\n", re.DOTALL)
_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder", "value", "content", "summary")
_NO_WORDS = {
    "style",
    "script",
    "svg",
    "math",
    "canvas",
    "object",
    "embed",
    "audio",
    "video",
    "link",
}
_DATA_SCRIPTS = {"application/ld+json", "application/json"}
_OF_PROGRAMS = {"generator", "viewport", "robots", "theme-color", "progid", "format-detection"}
_PEOPLE = {"author", "dc.creator", "dcterms.creator", "article:author", "publisher"}


def gather(data: bytes, kind: Kind, gathering: Gathering) -> None:
    """Keep what is around the text of a page, and what its source alone says."""
    if kind is Kind.MD:
        words = decode(data).replace("\r\n", "\n")
        for pattern in (_FRONT, _COMMENT, _DEFINED):
            for match in pattern.finditer(words):
                gathering.add(MarginPart.CODE, match[1])
        return
    root = parse_html(data)
    gather_page(root, gathering)
    for drawn in _PICTURE.finditer(data):
        gather_picture(base64.b64decode(drawn[1], validate=False), gathering)
    known = set(gathering.text.text.split("\n"))
    for line in all_lines(root):
        if line not in known:
            gathering.add(MarginPart.EDGE, line)


def gather_page(root: etree._Element, gathering: Gathering) -> None:
    """Keep what the source of a page says and nobody reads: comments, descriptions, links."""
    hidden: set[etree._Element] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):  # a comment
            gathering.add(MarginPart.CODE, element.text or "")
            continue
        _attributes(element, gathering)
        if element.tag == "title":
            gathering.add(MarginPart.PROPERTIES, words_of(element), label="Title")
        if element.getparent() in hidden:
            hidden.add(element)
        elif element.tag not in ("head", "title", "meta") and is_never_text(element):
            hidden.add(element)
            if element.tag not in _NO_WORDS or element.get("type") in _DATA_SCRIPTS:
                gathering.add(MarginPart.HIDDEN, words_of(element))
            elif element.tag in ("script", "svg"):
                _source(element, gathering)


def _source(element: etree._Element, gathering: Gathering) -> None:
    """Keep the words that a script holds in quotes, and those of a drawing."""
    if element.tag == "svg":
        gathering.add(MarginPart.CODE, " ".join(str(piece) for piece in element.itertext()))
        return
    for match in _QUOTED.finditer(words_of(element)):
        if " " in (match[1] or match[2]) or (match[1] or match[2]).isdecimal():
            gathering.add(MarginPart.CODE, match[1] or match[2])


def _attributes(element: etree._Element, gathering: Gathering) -> None:
    name = (element.get("name") or element.get("property") or "").lower()
    if element.tag == "meta" and (name in _OF_PROGRAMS or "http-equiv" in element.attrib):
        return
    if element.tag == "meta" and name in _PEOPLE:
        gathering.add(MarginPart.PROPERTIES, label=name, who=element.get("content") or "")
    else:
        for attribute in _ATTRIBUTES:
            gathering.add(MarginPart.CODE, element.get(attribute) or "")
    gather_link(element.get("href") or "", gathering)


def all_lines(root: etree._Element) -> list[str]:
    """Return every line of a page as it is shown, menus and footers among them."""
    body = root.find("body")
    builder = TextBuilder("")
    BlockLayer(builder, keeps_frame=True).lay(root if body is None else body)
    try:
        return builder.build().text.split("\n")
    except Refused:
        return []
