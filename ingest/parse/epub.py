"""Reader of e-books (EPUB 2 and 3): one locator a chapter, named as in the contents."""

import posixpath
from urllib.parse import unquote

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.guard import Archive, parse_xml
from ingest.parse.html import lay_html, parse_html
from ingest.parse.ooxml import iso_date, language_code, plausible_title
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import attribute, child, children, descendants, words_of
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

READER = "epub/1"

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_SCRAMBLING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")


def read(data: bytes) -> ReportText:
    """Return the text of an e-book, its parts in reading order without the contents page.

    Raises:
        Refused: ENCRYPTED if its texts are, DAMAGED, BOMB, EMPTY.
    """
    archive = Archive(data)
    _check_encryption(archive)
    rootfile = next(iter(descendants(parse_xml(archive.read(_CONTAINER)), "rootfile")), None)
    package_name = unquote(attribute(rootfile, "full-path"))
    package = parse_xml(archive.read(package_name))
    folder = posixpath.dirname(package_name)
    items = {attribute(item, "id"): item for item in children(child(package, "manifest"), "item")}
    labels = _labels(archive, folder, package, items)
    builder = TextBuilder(READER)
    for reference in children(child(package, "spine"), "itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or "nav" in attribute(item, "properties").split():
            continue
        name = _resolved(folder, attribute(item, "href"))
        if name not in archive:
            builder.warn("chapters_skipped")
            continue
        _lay_chapter(archive.read(name), labels.get(name, ""), builder)
    metadata = child(package, "metadata")
    return builder.build(
        title=plausible_title(words_of(child(metadata, "title"))),
        language=language_code(words_of(child(metadata, "language"))),
        created=iso_date(words_of(child(metadata, "date"))),
    )


def _lay_chapter(data: bytes, label: str, builder: TextBuilder) -> None:
    if not data.strip():
        return
    root = parse_html(data)
    body = root.find("body")
    page = root if body is None else body
    builder.locate(LocatorKind.CHAPTER, label or _first_heading(page))
    builder.end_group()
    lay_html(page, builder)


def _first_heading(page: etree._Element) -> str:
    heading = next(page.iter("h1", "h2", "h3"), None)
    return words_of(heading)


def _labels(
    archive: Archive, folder: str, package: etree._Element, items: dict[str, etree._Element]
) -> dict[str, str]:
    """Return the names that the book's own contents give its files."""
    labels: dict[str, str] = {}
    for item in items.values():
        if "nav" in attribute(item, "properties").split():
            name = _resolved(folder, attribute(item, "href"))
            if name in archive:
                for link in parse_html(archive.read(name)).iter("a"):
                    target = _resolved(posixpath.dirname(name), link.get("href") or "")
                    labels.setdefault(target, words_of(link).strip())
    contents = items.get(attribute(child(package, "spine"), "toc"))
    if contents is not None and not labels:
        name = _resolved(folder, attribute(contents, "href"))
        if name in archive:
            for point in descendants(parse_xml(archive.read(name)), "navPoint"):
                source = attribute(child(point, "content"), "src")
                words = words_of(child(point, "navLabel")).strip()
                labels.setdefault(_resolved(posixpath.dirname(name), source), words)
    return labels


def _resolved(folder: str, reference: str) -> str:
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)).lstrip("/")


def _check_encryption(archive: Archive) -> None:
    if _ENCRYPTION not in archive:
        return
    methods = [
        attribute(method, "Algorithm")
        for method in descendants(parse_xml(archive.read(_ENCRYPTION)), "EncryptionMethod")
    ]
    if any(method not in _FONT_SCRAMBLING for method in methods):
        raise Refused(RefusalCode.ENCRYPTED)
