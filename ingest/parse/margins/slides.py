"""What a presentation holds beside its text: footers, comments, hidden shapes, its masters."""

import re

from lxml import etree

from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_descriptions, gather_package
from ingest.parse.ooxml import Package
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import attribute, child, descendants, local_name
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart

_FURNITURE = {"dt", "ftr", "hdr"}
_PART = re.compile(r"ppt/(slides|notesSlides|slideMasters|slideLayouts|notesMasters)/\w+\.xml")
_NUMBER = "sldNum"


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what is printed on every slide, and what is printed on none."""
    package = Package(data, usual_main_part="ppt/presentation.xml")
    gather_package(package, gathering)
    slides = _slide_numbers(package)
    for part in package.parts:
        match = _PART.fullmatch(part)
        root = package.optional_xml(part) if match else None
        if match is None or root is None:
            continue
        at = slides.get(part)
        if match[1] == "slides" and at is None:
            gathering.add(MarginPart.HIDDEN, "\n".join(_lines(root)))
            continue
        for shape in descendants(root, "sp"):
            _shape(shape, match[1], at, gathering)
        gather_descriptions(root, gathering)


def _slide_numbers(package: Package) -> dict[str, Locator]:
    """Return the slides that are shown or skipped, by part; others were left in the file."""
    relations = package.relations(package.main_part)
    root = package.xml(package.main_part)
    found = {}
    for index, slide in enumerate(descendants(root, "sldId")):
        ids = (str(v) for k, v in slide.attrib.items() if str(k).endswith("relationships}id"))
        relation = relations.get(next(ids, ""))
        if relation is not None:
            found[relation.target] = Locator(LocatorKind.SLIDE, str(index + 1), index)
    return found


def _shape(shape: etree._Element, kind: str, at: Locator | None, gathering: Gathering) -> None:
    mark = child(shape, "nvSpPr", "nvPr", "ph")
    role = attribute(mark, "type") if mark is not None else ""
    words = "\n".join(_lines(shape))
    if attribute(child(shape, "nvSpPr", "cNvPr"), "hidden") in ("1", "true"):
        gathering.add(MarginPart.HIDDEN, words, at=at)
    elif role in _FURNITURE:
        gathering.add(MarginPart.EDGE, words, at=at)
    elif kind == "notesSlides":
        if role not in ("body", _NUMBER, "sldImg"):
            gathering.add(MarginPart.HIDDEN, words, at=at)
    elif kind != "slides" and mark is None:
        gathering.add(MarginPart.EDGE, words)


def _lines(shape: etree._Element) -> list[str]:
    return [
        "".join((node.text or "") if local_name(node) == "t" else " " for node in paragraph.iter()
                if local_name(node) in ("t", "br", "tab"))
        for paragraph in descendants(shape, "p")
    ]  # fmt: skip
