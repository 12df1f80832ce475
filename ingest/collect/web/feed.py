"""RSS and Atom feeds: which entries they name, in whatever version of the format."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.encoding import decode
from ingest.parse.guard import parse_xml
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name, words_of

_ROOTS = {"rss", "feed", "RDF"}
_HEAD_CHARS = 2_000
_MOST_ENTRIES = 5_000
_TITLE_CHARS = 300


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        mark: Stable for as long as the feed names the entry the same (64 hexadecimals).
        link: Address of what it speaks of, or empty.
        title: As the feed states it, or empty.
    """

    mark: str
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        title: As it states it, or empty.
        entries: In its order, each once; at most 5,000.
        left_out_count: How many more it has.
    """

    title: str
    entries: tuple[Entry, ...]
    left_out_count: int = 0


def is_feed(body: bytes) -> bool:
    """Say whether bytes look like a feed, without parsing them."""
    head = decode(body[: 4 * _HEAD_CHARS], is_cut=True).lstrip("\ufeff \t\r\n")[:_HEAD_CHARS]
    is_xml = head.startswith("<")
    return is_xml and any(f"<{root}" in head for root in ("rss", "feed", "rdf:RDF", "RDF"))


def feed_from(body: bytes, *, url: str) -> Feed:
    """Return what a feed names.

    Args:
        body: As fetched.
        url: Where it stands, for links that are relative.

    Raises:
        Refused: BOMB if it declares entities, DAMAGED if it is not well-formed or no feed.
    """
    try:
        root = parse_xml(body)
    except Refused as refusal:
        if refusal.code is RefusalCode.DAMAGED:
            raise Refused(RefusalCode.DAMAGED, detail="feed") from refusal
        raise
    if local_name(root) not in _ROOTS:
        raise Refused(RefusalCode.DAMAGED, detail="feed")
    about = child(root, "channel") if local_name(root) == "rss" else root
    if local_name(root) == "RDF":
        about = child(root, "channel")
    seen: dict[str, Entry] = {}
    count = 0
    for element in _entries(root):
        count += 1
        entry = _entry(element, url)
        if entry is not None and len(seen) < _MOST_ENTRIES:
            seen.setdefault(entry.mark, entry)
    return Feed(_words(about, "title"), tuple(seen.values()), max(0, count - _MOST_ENTRIES))


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    yield from descendants(root, "entry" if local_name(root) == "feed" else "item")


def _entry(element: etree._Element, url: str) -> Entry | None:
    link = _link(element)
    name = _words(element, "guid") or _words(element, "id") or link or _words(element, "title")
    if not name:
        return None
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
    return Entry(mark, _joined(url, link), _words(element, "title"))


def _link(element: etree._Element) -> str:
    """Return the address of an entry: Atom's alternate link, RSS's link, or a guid that is one."""
    for link in children(element, "link"):
        target = attribute(link, "href") or words_of(link)
        if target.strip() and attribute(link, "rel") in ("", "alternate"):
            return target.strip()
    guid = child(element, "guid")
    is_link = guid is not None and attribute(guid, "isPermaLink").lower() != "false"
    written = words_of(guid).strip() if is_link else ""
    return written if written.startswith(("http://", "https://")) else ""


def _joined(url: str, link: str) -> str:
    try:
        return urljoin(url, link) if link else ""
    except ValueError:
        return link  # it is refused when it is fetched, with a reason


def _words(element: etree._Element | None, name: str) -> str:
    return clean_line(words_of(child(element, name)))[:_TITLE_CHARS]
