"""A feed as Atom 1.0.

Source: RFC 4287, The Atom Syndication Format (2005).
"""

from datetime import datetime

from lxml import etree

from app.feeds.news import Entry, Feed
from app.letters.letter_text import printable

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_atom(feed: Feed, *, address: str) -> bytes:
    """Return the feed as a document.

    Args:
        feed: With its entries.
        address: That its links begin with, without a slash at the end.
    """
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]  # None is the default namespace
    root.set(_LANG, feed.language)
    _text(root, "id", feed.id)
    _text(root, "title", feed.title)
    _text(root, "updated", _moment(feed.updated))
    _author(root, "Doorwerk")
    _link(root, "alternate", address + feed.link, "text/html")
    _link(root, "self", address + feed.path, MEDIA_TYPE)
    for entry in feed.entries:
        _entry(root, entry, address)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(root: etree._Element, entry: Entry, address: str) -> None:
    made = etree.SubElement(root, f"{{{_ATOM}}}entry")
    _text(made, "id", entry.id)
    _text(made, "title", entry.title)
    _text(made, "updated", _moment(entry.updated))
    if entry.author:
        _author(made, entry.author)
    _link(made, "alternate", address + entry.link, "text/html")
    _text(made, "content", entry.content).set("type", "html")


def _author(parent: etree._Element, name: str) -> None:
    _text(etree.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def _link(parent: etree._Element, relation: str, address: str, media_type: str) -> None:
    made = etree.SubElement(parent, f"{{{_ATOM}}}link")
    for name, value in (("rel", relation), ("href", address), ("type", media_type)):
        made.set(name, value)


def _text(parent: etree._Element, name: str, words: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = printable(words)
    return made


def _moment(moment: datetime) -> str:
    """Return a moment in UTC as RFC 3339 writes it."""
    return moment.isoformat(timespec="seconds") + "Z"
