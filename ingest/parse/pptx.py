"""Reader of PowerPoint presentations (PPTX, PPSX, POTX): one locator a slide.

Shapes are read in the order of the file, which is the order in which PowerPoint reads them
aloud; the title comes first.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.ooxml import Package, Relation, language_code
from ingest.parse.text_builder import TextBuilder
from ingest.parse.xml_tree import attribute, child, children, descendants, local_name
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

READER = "pptx/1"

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("dt", "ftr", "sldNum", "hdr")  # date, footer, number, header
_OFF = ("0", "false")


def read(data: bytes) -> ReportText:
    """Return the text of a presentation: slide by slide, its notes after each slide.

    Kept: titles as headings, text, lists, tables, the words and numbers of charts, diagrams,
    speaker notes. Dropped: hidden slides' marks (the slides are kept), dates, footers,
    slide numbers, what stands on the master, pictures, comments.

    Raises:
        Refused: DAMAGED, BOMB, ENCRYPTED or EMPTY.
    """
    package = Package(data, usual_main_part="ppt/presentation.xml")
    root = package.xml(package.main_part)
    relations = package.relations(package.main_part)
    builder = TextBuilder(READER)
    slide_ids = list(children(child(root, "sldIdLst"), "sldId"))
    for number, slide_id in enumerate(slide_ids, start=1):
        relation = relations.get(_relation_id(slide_id))
        builder.locate(LocatorKind.SLIDE, str(number))
        builder.end_group()
        slide = package.optional_xml(relation.target) if relation else None
        if relation is None or slide is None:
            builder.warn("slides_skipped")
            continue
        _Slide(package, relation.target, builder).lay(slide)
    if not slide_ids and not relations:
        raise Refused(RefusalCode.DAMAGED, missing_part="slides")
    return builder.build(
        title=package.title or builder.first_heading,
        language=_language(root) or package.language,
        created=package.created,
    )


class _Slide:
    """Lays one slide and what hangs on it."""

    def __init__(self, package: Package, part: str, builder: TextBuilder) -> None:
        self._package = package
        self._relations = package.relations(part)
        self._builder = builder

    def lay(self, root: etree._Element) -> None:
        tree = child(root, "cSld", "spTree")
        shapes = list(_shapes(tree))
        titles = [shape for shape in shapes if _placeholder(shape) in _TITLES]
        for shape in titles:
            self._builder.heading(" ".join(_paragraphs(shape)), 1)
        for shape in shapes:
            if shape not in titles:
                self._shape(shape)
        for relation in self._relations.values():
            if relation.kind == "notesSlide":
                self._notes(relation)

    def _shape(self, shape: etree._Element) -> None:
        name = local_name(shape)
        if name == "pic":
            self._builder.skip_images(1)
        elif name == "graphicFrame":
            self._frame(shape)
        elif _placeholder(shape) not in _FURNITURE:
            self._lay_text(shape)

    def _lay_text(self, shape: etree._Element) -> None:
        self._builder.end_group()
        is_body = _placeholder(shape) in ("body", "obj", "content")
        paragraphs = [(p, _text(p)) for p in _paragraph_elements(shape)]
        is_list = is_body and sum(bool(text.strip()) for _, text in paragraphs) > 1
        for paragraph, text in paragraphs:
            if is_list or _is_item(paragraph):
                self._builder.item(text)
            else:
                self._builder.paragraph(text)

    def _frame(self, frame: etree._Element) -> None:
        for table in descendants(frame, "tbl"):
            self._builder.end_group()
            for row in children(table, "tr"):
                self._builder.row([_cell(cell) for cell in children(row, "tc")])
        for chart in descendants(frame, "chart"):
            self._chart(self._target(_relation_id(chart)))
        for diagram in descendants(frame, "relIds"):
            self._diagram(self._target(attribute(diagram, "dm")))

    def _target(self, relation_id: str) -> etree._Element | None:
        relation = self._relations.get(relation_id)
        return self._package.optional_xml(relation.target) if relation else None

    def _chart(self, root: etree._Element | None) -> None:
        self._builder.end_group()
        title = child(root, "chart", "title")
        if title is not None:
            self._builder.paragraph(" ".join(_paragraphs(title)))
        for row in _chart_rows(child(root, "chart", "plotArea")):
            self._builder.row(row)

    def _diagram(self, root: etree._Element | None) -> None:
        self._builder.end_group()
        for point in children(child(root, "ptLst"), "pt"):
            text = clean_line(" ".join(_paragraphs(point)))
            if text:
                self._builder.item(text)

    def _notes(self, relation: Relation) -> None:
        root = self._package.optional_xml(relation.target)
        for shape in _shapes(child(root, "cSld", "spTree")):
            if _placeholder(shape) == "body":
                for text in _paragraphs(shape):
                    self._builder.paragraph(text)


def _shapes(tree: etree._Element | None) -> Iterator[etree._Element]:
    for node in tree if tree is not None else ():
        name = local_name(node)
        if name == "grpSp":
            yield from _shapes(node)
        elif name == "AlternateContent":
            choice = child(node, "Choice")
            yield from _shapes(choice if choice is not None else child(node, "Fallback"))
        elif name in ("sp", "pic", "graphicFrame", "cxnSp") and not _is_hidden(node):
            yield node


def _is_hidden(shape: etree._Element) -> bool:
    return any(
        attribute(properties, "hidden") not in ("", *_OFF)
        for part in shape
        for properties in children(part, "cNvPr")
    )


def _placeholder(shape: etree._Element) -> str:
    """Return the kind of placeholder that a shape fills, or nothing."""
    mark = child(shape, "nvSpPr", "nvPr", "ph")
    if mark is None:
        return ""
    return attribute(mark, "type") or "content"


def _paragraph_elements(shape: etree._Element) -> Iterator[etree._Element]:
    for node in shape:
        if local_name(node) in ("txBody", "txPr", "rich", "tx", "t"):
            yield from descendants(node, "p")


def _paragraphs(shape: etree._Element) -> list[str]:
    return [_text(paragraph) for paragraph in _paragraph_elements(shape)]


def _text(paragraph: etree._Element) -> str:
    pieces = []
    for node in paragraph.iter("{*}t", "{*}br", "{*}tab"):
        name = local_name(node)
        pieces.append((node.text or "") if name == "t" else "\n" if name == "br" else " ")
    return "".join(pieces)


def _is_item(paragraph: etree._Element) -> bool:
    properties = child(paragraph, "pPr")
    return any(child(properties, name) is not None for name in ("buChar", "buAutoNum", "buBlip"))


def _cell(cell: etree._Element) -> str:
    if attribute(cell, "hMerge") not in ("", *_OFF) or attribute(cell, "vMerge") not in ("", *_OFF):
        return ""
    return " ".join(_paragraphs(cell))


def _chart_rows(plot: etree._Element | None) -> Iterator[list[str]]:
    """Give a chart as a table: a row of names, then one row a category."""
    series = list(descendants(plot, "ser"))
    names = [" ".join(_points(child(one, "tx")).values()) for one in series]
    values = [_points(child(one, "val") if child(one, "val") is not None else child(one, "yVal"))
              for one in series]  # fmt: skip
    categories: dict[int, str] = {}
    for one in series:
        categories |= _points(child(one, "cat"))
    if any(names):
        yield ["", *names]
    for index in sorted(set(categories).union(*values)):
        yield [categories.get(index, ""), *(column.get(index, "") for column in values)]


def _points(element: etree._Element | None) -> dict[int, str]:
    points: dict[int, str] = {}
    for point in descendants(element, "pt"):
        value = child(point, "v")
        index = attribute(point, "idx")
        if value is not None and index.isdigit():
            points[int(index)] = value.text or ""
    return points


def _relation_id(element: etree._Element) -> str:
    """Return the `r:id` of an element, which may carry a plain `id` besides."""
    return next(
        (
            str(v)
            for k, v in element.attrib.items()
            if str(k).startswith("{") and "elationship" in str(k)
        ),
        "",
    )


def _language(root: etree._Element) -> str:
    first = next(iter(descendants(root, "defRPr")), None)
    return language_code(attribute(first, "lang"))
