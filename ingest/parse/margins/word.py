"""What a Word document holds beside its text: deleted and hidden words, comments, its author."""

from lxml import etree

from ingest.parse.docx.styles import is_on
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_descriptions, gather_link, gather_package
from ingest.parse.ooxml import Package
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import attribute, child, descendants, local_name
from knowledge.model.margin_part import MarginPart

_CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_DELETED = ("del", "moveFrom")


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what a reader of the printed document does not see."""
    package = Package(data, usual_main_part="word/document.xml")
    gather_package(package, gathering)
    for part in package.parts:
        if part.startswith("word/") and part.count("/") == 1 and part.endswith(".xml"):
            root = package.optional_xml(part)
            _changes(root, gathering)
            _hidden(root, gathering)
            gather_descriptions(root, gathering)
            for code in descendants(root, "instrText"):
                gather_link(code.text or "", gathering)


def _changes(root: etree._Element | None, gathering: Gathering) -> None:
    for name in _CHANGES:
        for change in descendants(root, name):
            who = attribute(change, "author")
            words = _words(change) if name in _DELETED else ""
            if words.strip() or who:
                gathering.add(MarginPart.CHANGE, words, who=who)


def _hidden(root: etree._Element | None, gathering: Gathering) -> None:
    for paragraph in descendants(root, "p"):
        runs = (run for run in descendants(paragraph, "r") if _is_hidden(run))
        gathering.add(MarginPart.HIDDEN, "".join(map(_words, runs)))


def _is_hidden(run: etree._Element) -> bool:
    return bool(is_on(child(run, "rPr", "vanish")))


def _words(element: etree._Element) -> str:
    pieces = []
    for node in element.iter():
        name = local_name(node)
        if name in ("t", "delText"):
            pieces.append(node.text or "")
        elif name in ("tab", "br", "p"):
            pieces.append(" ")
    return "".join(pieces)
