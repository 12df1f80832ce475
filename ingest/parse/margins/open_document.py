"""What an OpenDocument file holds beside its text: comments, deleted words, its author."""

import re

from lxml import etree

from ingest.parse.guard import Archive, parse_xml
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_link
from ingest.parse.margins.picture import gather_picture
from ingest.parse.margins.within import look_into
from ingest.parse.office_margins import margins_in
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name, words_of
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart

_PEOPLE = {
    "initial-creator": "Author",
    "creator": "Last modified by",
    "printed-by": "Printed by",
}
_STATED = {"title", "subject", "description", "keyword", "user-defined"}
_DECLARED = ("footer-decl", "header-decl", "date-time-decl")
_FURNITURE = {"date-time", "footer", "header"}
_PICTURE = re.compile(r"(?:Pictures|media|Thumbnails)/")
_OBJECT_PART = re.compile(r"Object \d+/(?:content|meta|styles)\.xml")
_OBJECT = re.compile(r"Object \d+")
_HIDDEN = ("hidden-text", "hidden-paragraph")


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what a reader of the printed document does not see, and the footers of slides."""
    if not data.startswith(b"PK"):
        root = parse_xml(data)
        _gather([root], root, gathering)
        return
    gather_archive(Archive(data), gathering)


def gather_archive(archive: Archive, gathering: Gathering) -> None:
    """Keep what the parts of an OpenDocument file say beside its text."""
    roots = [
        parse_xml(archive.read(name)) for name in ("content.xml", "styles.xml") if name in archive
    ]
    meta = parse_xml(archive.read("meta.xml")) if "meta.xml" in archive else None
    for name in archive.names:
        if _PICTURE.match(name):
            gather_picture(archive.read(name), gathering)
        elif _OBJECT_PART.fullmatch(name):
            root = parse_xml(archive.read(name))
            for paragraph in root.iter("{*}p", "{*}h", "{*}creator", "{*}initial-creator"):
                gathering.add(MarginPart.ATTACHED, words_of(paragraph))
        elif name.endswith(".bin") or _OBJECT.fullmatch(name):
            look_into(archive.read(name), name, gathering)
    _gather(roots, meta, gathering)


def _gather(roots: list[etree._Element], meta: etree._Element | None, gathering: Gathering) -> None:
    _properties(meta, gathering)
    for root in roots:
        _comments(root, gathering)
        _changes(root, gathering)
        _hidden(root, gathering)
        for page in descendants(root, "master-page"):
            _master(page, gathering)
        for name in ("title", "desc"):
            for words in root.iter(
                "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}" + name
            ):
                gathering.add(MarginPart.CODE, words_of(words))
        for element in root.iter():
            gather_link(attribute(element, "href"), gathering) if element.attrib else None
    for name in _DECLARED:
        for declared in descendants(roots[0], name) if roots else ():
            gathering.add(MarginPart.EDGE, words_of(declared))
    for index, page in enumerate(_pages(roots[0] if roots else None)):
        _furniture(page, Locator(LocatorKind.SLIDE, str(index + 1), index), gathering)


def _pages(root: etree._Element | None) -> list[etree._Element]:
    return list(children(child(root, "body", "presentation"), "page"))


def _properties(meta: etree._Element | None, gathering: Gathering) -> None:
    stated = child(meta, "meta")
    for element in stated if stated is not None else ():
        name = local_name(element)
        if name in _PEOPLE:
            gathering.add(MarginPart.PROPERTIES, label=_PEOPLE[name], who=words_of(element))
        elif name in _STATED:
            label = attribute(element, "name") or name.capitalize()
            gathering.add(MarginPart.PROPERTIES, words_of(element), label=label)


def _comments(root: etree._Element, gathering: Gathering) -> None:
    for note in descendants(root, "annotation"):
        lines = (words_of(p) for p in descendants(note, "p"))
        gathering.add(MarginPart.COMMENT, " ".join(lines), who=words_of(child(note, "creator")))


def _changes(root: etree._Element, gathering: Gathering) -> None:
    for change in descendants(root, "changed-region"):
        who = words_of(next(iter(descendants(change, "creator")), None))
        gathering.add(MarginPart.CHANGE, who=who)
        for deleted in descendants(change, "deletion"):
            words = (words_of(p) for p in deleted.iter() if local_name(p) in ("p", "h"))
            gathering.add(MarginPart.CHANGE, " ".join(words), who=who)


def _hidden(root: etree._Element, gathering: Gathering) -> None:
    for name in _HIDDEN:
        for element in descendants(root, name):
            gathering.add(
                MarginPart.HIDDEN, attribute(element, "string-value") or words_of(element)
            )
    for element in root.iter():
        if element.attrib and attribute(element, "display") == "none":
            gathering.add(MarginPart.HIDDEN, words_of(element))


def _master(page: etree._Element, gathering: Gathering) -> None:
    """Keep what a master prints on every slide; its placeholders only say what to fill in."""
    for shape in page:
        if attribute(shape, "placeholder") != "true":
            for margin in margins_in([shape]):
                gathering.add(MarginPart.EDGE, margin.text)


def _furniture(page: etree._Element, at: Locator, gathering: Gathering) -> None:
    for shape in page.iter():
        if isinstance(shape.tag, str) and attribute(shape, "class") in _FURNITURE:
            gathering.add(MarginPart.EDGE, words_of(shape), at=at)
