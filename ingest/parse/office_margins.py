"""Headers and footers of office files, left out of the text, kept to look for personal data."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ingest.parse.cleaning import clean_line
from ingest.parse.xml_tree import local_name
from knowledge.model.report_text import Margin

_PARAGRAPHS = frozenset({"p", "h"})
_GAPS = frozenset({"tab", "br", "cr", "line-break", "s"})


def margins_in(elements: Iterable[etree._Element]) -> tuple[Margin, ...]:
    """Return what headers and footers say, each once; nothing tells on which page they stand.

    Args:
        elements: Of headers and footers, in which paragraphs stand at any depth.
    """
    texts = ("\n".join(_lines(element)) for element in elements)
    return tuple(Margin(text) for text in dict.fromkeys(texts) if text)


def _lines(element: etree._Element) -> Iterator[str]:
    for paragraph in element.iter():
        if isinstance(paragraph.tag, str) and local_name(paragraph) in _PARAGRAPHS:
            line = clean_line("".join(_pieces(paragraph)))
            if line:
                yield line


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, a space for each tab and line break."""
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start":
            yield " " if local_name(node) in _GAPS else ""
            yield node.text or ""
        elif node is not paragraph:
            yield node.tail or ""
