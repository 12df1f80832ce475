"""XML read by local names, so that one reader serves every dialect of a format's namespaces."""

from collections.abc import Iterator

from lxml import etree


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace; nothing for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute by its name without namespace, or nothing."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first child by a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element if local_name(c) == name), None)
    return element


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Give the children of that local name, in order."""
    if element is not None:
        yield from (c for c in element if local_name(c) == name)


def descendants(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """Give all elements of that local name below, in document order."""
    if element is not None:
        yield from element.iter("{*}" + name, name)


def words_of(element: etree._Element | None) -> str:
    """Return all the character data below an element."""
    return "".join(str(piece) for piece in element.itertext()) if element is not None else ""
