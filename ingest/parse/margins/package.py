"""What any Office Open XML file holds beside its text: its properties, comments, people, links."""

import re
from collections.abc import Iterator

from lxml import etree

from ingest.parse.margins.gathering import NOT_LOOKED_INTO, Gathering
from ingest.parse.margins.picture import gather_picture
from ingest.parse.margins.within import look_into
from ingest.parse.ooxml import Package
from ingest.parse.xml_tree import attribute, descendants, local_name, words_of
from knowledge.model.margin_part import MarginPart

_PEOPLE = {"creator": "Author", "lastModifiedBy": "Last modified by", "Manager": "Manager"}
_STATED = {"title", "subject", "description", "keywords", "category", "contentStatus", "Company",
           "HyperlinkBase", "Template"}  # fmt: skip
_COMMENT_PART = re.compile(
    r"(?:^|/)(?:comments?|modernComment)\w*\.xml$|/threadedComments?/|/comments/"
)
_PEOPLE_PART = re.compile(r"(?:^|/)(?:people|commentAuthors|authors|person\w*)\.xml$")
_PICTURE = re.compile(r"/media/|docProps/thumbnail\.")
_WITHIN = re.compile(r"/embeddings/|/a[fF]?[cC]hunk[^/]*$")
_DRAWN = re.compile(r"/(?:charts|chartEx|diagrams)/(?:chart|data)\w*\.xml$")
_KEPT = re.compile(
    r"word/glossary/document\.xml$|word/settings\.xml$|/externalLinks/\w+\.xml$|"
    r"/pivotCache/pivotCache\w+\.xml$"
)
_PIECES, _VALUED = {"t", "v"}, {"s", "docVar", "n"}
_COMMENTS = {"comment", "threadedComment", "cm", "reply"}
_AUTHORS = {"author", "cmAuthor", "person"}
_NAMES = ("name", "displayName", "author", "userId", "initials")
_BY_LINK = re.compile(r"(?:mailto|tel):([^?\"\\]{3,200})", re.IGNORECASE)


def gather_package(package: Package, gathering: Gathering) -> None:
    """Keep what the parts say that every such file may have."""
    for part in package.parts:
        if part.startswith("docProps/") and part.endswith(".xml"):
            _properties(package.optional_xml(part), gathering)
        elif part.startswith("customXml/item") and "Props" not in part:
            root = package.optional_xml(part)
            for piece in root.itertext() if root is not None else ():
                gathering.add(MarginPart.PROPERTIES, str(piece))
        elif part.endswith(".rels"):
            _links(package.optional_xml(part), gathering)
        elif _PEOPLE_PART.search(part):
            _people(package.optional_xml(part), gathering)
        elif _COMMENT_PART.search(part):
            _comments(package.optional_xml(part), gathering)
        else:
            _held(package, part, gathering)


def _held(package: Package, part: str, gathering: Gathering) -> None:
    """Keep what pictures, files within, charts and copies of other files' cells say."""
    if _PICTURE.search(part):
        gather_picture(package.bytes_of(part), gathering)
    elif _WITHIN.search(part):
        look_into(package.bytes_of(part), part, gathering)
    elif _DRAWN.search(part):
        _words(package.optional_xml(part), MarginPart.BESIDE, gathering)
    elif _KEPT.search(part):
        _words(package.optional_xml(part), MarginPart.HIDDEN, gathering)
    elif part.endswith("vbaProject.bin"):
        gathering.warn(NOT_LOOKED_INTO)


def _words(root: etree._Element | None, part: MarginPart, gathering: Gathering) -> None:
    """Keep the words of a part that no reader of the text knows, values in attributes too."""
    for element in root.iter() if root is not None else ():
        name = local_name(element)
        if name in _PIECES:
            gathering.add(part, element.text or "")
        elif name in _VALUED:
            gathering.add(part, attribute(element, "v") or attribute(element, "val"))


def gather_link(target: str, gathering: Gathering) -> None:
    """Keep the mail address or telephone number to which a link leads, if it does."""
    for match in _BY_LINK.finditer(target):
        gathering.add(MarginPart.LINK, match[1].replace("%40", "@"))


def gather_descriptions(root: etree._Element | None, gathering: Gathering) -> None:
    """Keep the descriptions of pictures and shapes."""
    for properties in _named(root, "docPr", "cNvPr"):
        for name in ("descr", "title"):
            gathering.add(MarginPart.CODE, attribute(properties, name))


def _named(root: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    for name in names:
        yield from descendants(root, name)


def _properties(root: etree._Element | None, gathering: Gathering) -> None:
    for element in root if root is not None else ():
        name = local_name(element)
        if name in _PEOPLE:
            for who in re.split(r"[;\n]", words_of(element)):
                gathering.add(MarginPart.PROPERTIES, label=_PEOPLE[name], who=who)
        elif name in _STATED:
            gathering.add(MarginPart.PROPERTIES, words_of(element), label=name.capitalize())
        elif name == "property":
            gathering.add(
                MarginPart.PROPERTIES, words_of(element), label=attribute(element, "name")
            )


def _links(root: etree._Element | None, gathering: Gathering) -> None:
    for relation in descendants(root, "Relationship"):
        if attribute(relation, "TargetMode") == "External":
            gather_link(attribute(relation, "Target"), gathering)


def _people(root: etree._Element | None, gathering: Gathering) -> None:
    for element in root.iter() if root is not None else ():
        if local_name(element) in _AUTHORS:
            first, *others = (attribute(element, name) for name in _NAMES)
            names = [first, *others[:2]]
            for who in names:
                gathering.add(MarginPart.COMMENT, who=who)
            gathering.add(MarginPart.COMMENT, attribute(element, "userId"))


def _comments(root: etree._Element | None, gathering: Gathering) -> None:
    authors = [words_of(author) for author in descendants(root, "author")]
    for who in authors:
        gathering.add(MarginPart.COMMENT, who=who)
    for element in root.iter() if root is not None else ():
        if local_name(element) not in _COMMENTS:
            continue
        number = attribute(element, "authorId")
        known = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        gathering.add(
            MarginPart.COMMENT,
            " ".join(_said(element)),
            who=attribute(element, "author") or known,
        )


def _said(comment: etree._Element) -> Iterator[str]:
    """Yield the words of a comment by paragraphs, without those of replies to it."""
    paragraph: list[str] = []
    for event, node in etree.iterwalk(comment, events=("start", "end")):
        name = local_name(node)
        if event == "start" and name in ("t", "text") and node.text:
            paragraph.append(node.text)
        elif event == "end" and name in ("p", "text", "txBody") and paragraph:
            yield "".join(paragraph)
            paragraph = []
    if paragraph:
        yield "".join(paragraph)
