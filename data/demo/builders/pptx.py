"""Build a slide deck: a title slide, a slide for each heading, tables, speaker's notes."""

import copy
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from data.demo.builders.blocks import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Runs,
    Table,
    words_of,
    words_of_block,
)
from data.demo.builders.stable_zip import repack
from data.demo.builders.text import DemoText
from data.demo.builders.words import WORDS

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _TEXT_WIDTH = Inches(0.75), Inches(11.8)
_ACCENTS = ("0B5D7A", "8A1C3B", "2F6B35", "5A2A6E")
_KEPT_LAYOUTS = (0, 1, 5)
_FURNITURE = {"ftr", "sldNum"}


@dataclass(frozen=True, slots=True)
class _Slide:
    """One slide's content: what is read on the wall, and what only the speaker sees."""

    title: Runs
    lines: tuple[tuple[Runs, int], ...]
    table: Table | None
    spoken: tuple[str, ...]


def build(text: DemoText) -> bytes:
    """The bytes of the report as a slide deck."""
    accent = _ACCENTS[hashlib.sha256(text.id.encode()).digest()[0] % len(_ACCENTS)]
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    _dress(deck, accent)
    _title_slide(deck, text)
    for slide in _slides(text):
        _content_slide(deck, slide, text, accent)
    for layout in [lay for i, lay in enumerate(deck.slide_layouts) if i not in _KEPT_LAYOUTS]:
        deck.slide_layouts.remove(layout)
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = text.title, text.initiative, text.initiative
    core.language, core.subject, core.keywords = WORDS[text.language].locale, text.kind, ""
    core.created = core.modified = core.last_printed = text.stamp
    core.revision = 1
    _tell_language(deck, WORDS[text.language].locale)
    stream = io.BytesIO()
    deck.save(stream)
    return repack(stream.getvalue())


def _tell_language(deck: Any, locale: str) -> None:
    """Say on every run of words, as PowerPoint does, in which language it is."""
    sheets = [deck.slide_master, *deck.slide_layouts, *deck.slides]
    sheets += [slide.notes_slide for slide in deck.slides if slide.has_notes_slide]
    roots = [sheet.element for sheet in (*sheets, deck.notes_master)]
    for root in (deck.part._element, *roots):  # noqa: SLF001 the default style has no other way
        for run in root.iter(qn("a:r"), qn("a:fld"), qn("a:endParaRPr"), qn("a:defRPr")):
            named = run.tag in {qn("a:endParaRPr"), qn("a:defRPr")}
            properties = run if named else run.get_or_add_rPr()
            properties.set("lang", locale)


def _slides(text: DemoText) -> list[_Slide]:
    """The slides: one for each heading."""
    parts: list[tuple[Runs, list[Block]]] = []
    for block in text.body.blocks:
        if isinstance(block, Heading):
            parts.append((block.runs, []))
        else:
            parts[-1][1].append(block)
    return [_slide(title, blocks, text) for title, blocks in parts]


def _slide(title: Runs, blocks: Sequence[Block], text: DemoText) -> _Slide:
    lines: list[tuple[Runs, int]] = []
    table: Table | None = None
    spoken: list[str] = []
    for block in blocks:
        shown = bool(lines) or table is not None
        match block:
            case Listing(items=items):
                lines += [(item.runs, item.depth + 1) for item in items]
            case Table() if table is None:
                table = block
            case Paragraph(runs=runs) if not shown:
                lines.append((runs, 0))
            case Quotation(paragraphs=paragraphs) if not shown:
                lines += [(runs, 0) for runs in paragraphs]
            case _:
                spoken.append(words_of_block(block))
    called = [run.note for runs, _ in lines for run in runs if run.note]
    spoken += [f"{number} {words_of(text.body.notes[number - 1])}" for number in called]
    return _Slide(title, tuple(lines), table, tuple(spoken))


def _dress(deck: Any, accent: str) -> None:
    """Give the plain template a wide page, a coloured edge and the deck's typeface."""
    master = deck.slide_master
    boxes = {
        "TITLE": (_LEFT, Inches(0.45), _TEXT_WIDTH, Inches(1.0)),
        "CENTER_TITLE": (_LEFT, Inches(2.0), _TEXT_WIDTH, Inches(1.9)),
        "SUBTITLE": (_LEFT, Inches(4.1), _TEXT_WIDTH, Inches(2.6)),
        "BODY": (_LEFT, Inches(1.6), _TEXT_WIDTH, Inches(5.0)),
        "OBJECT": (_LEFT, Inches(1.6), _TEXT_WIDTH, Inches(5.0)),
        "DATE": (_LEFT, Inches(6.95), Inches(2), Inches(0.35)),
        "FOOTER": (_LEFT, Inches(6.95), Inches(9), Inches(0.35)),
        "SLIDE_NUMBER": (Inches(11.55), Inches(6.95), Inches(1), Inches(0.35)),
    }
    for sheet in (master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            box = boxes.get(str(shape.placeholder_format.type).split(" ")[0])
            if box:
                shape.left, shape.top, shape.width, shape.height = box
    for layout_index in _KEPT_LAYOUTS:
        _edge(deck, deck.slide_layouts[layout_index], accent, whole=layout_index == 0)
    styles = master.element.find(qn("p:txStyles"))
    _restyle(styles.find(qn("p:titleStyle")), accent, bold=True)
    _restyle(styles.find(qn("p:bodyStyle")), "262626", bold=False)


def _edge(deck: Any, layout: Any, accent: str, *, whole: bool) -> None:
    """A coloured bar on a layout, behind its placeholders (over the title slide's left third)."""
    scratch = deck.slides.add_slide(deck.slide_layouts[6])
    width = Inches(0.42) if whole else Inches(0.16)
    bar = scratch.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), width, _HEIGHT)
    bar.fill.solid()
    bar.fill.fore_color.rgb = _colour(accent)
    bar.line.fill.background()
    layout.shapes._spTree.insert(2, copy.deepcopy(bar._element))  # noqa: SLF001 no public way
    identifiers = deck.slides._sldIdLst  # noqa: SLF001 python-pptx cannot delete a slide
    deck.part.drop_rel(identifiers[-1].rId)
    identifiers.remove(identifiers[-1])


def _restyle(style: Any, colour: str, *, bold: bool) -> None:
    for level in style:
        if bold:
            level.set("algn", "l")
        properties = level.find(qn("a:defRPr"))
        if properties is None:
            continue
        if bold:
            properties.set("b", "1")
            properties.set("sz", "3000")
        for fill in properties.findall(qn("a:solidFill")):
            for child in list(fill):
                fill.remove(child)
            fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour}))


def _title_slide(deck: Any, text: DemoText) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    slide.shapes.title.text = text.title
    frame = slide.placeholders[1].text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for index, words in enumerate(
        (f"{text.initiative} – {text.where_and_when}", *text.lead, text.notice)
    ):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = words
        run.font.size = Pt(20 if index == 0 else 14)
        run.font.italic = words == text.notice
        run.font.color.rgb = _colour("404040")


def _content_slide(deck: Any, slide: _Slide, text: DemoText, accent: str) -> None:
    layout = deck.slide_layouts[1 if slide.lines else 5]
    shown = deck.slides.add_slide(layout)
    shown.shapes.title.text = words_of(slide.title)
    if slide.lines:
        body = shown.placeholders[1]
        size = _size(slide)
        for index, (runs, depth) in enumerate(slide.lines):
            frame = body.text_frame
            paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
            paragraph.level = max(depth - 1, 0)
            paragraph.space_after = Pt(5)
            if depth == 0:
                properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 no public way
                properties.set("marL", "0")
                properties.set("indent", "0")
                properties.append(properties.makeelement(qn("a:buNone"), {}))
            _add_runs(paragraph, runs, size)
        if slide.table:
            lines = sum(1 + len(words_of(runs)) // 95 for runs, _ in slide.lines)
            body.height = Inches(0.42 * lines + 0.2)
            body.left, body.top, body.width = _LEFT, Inches(1.6), _TEXT_WIDTH
            _add_table(shown, slide.table, Inches(1.8 + 0.42 * lines), accent)
    elif slide.table:
        _add_table(shown, slide.table, Inches(1.75), accent)
    if slide.spoken:
        shown.notes_slide.notes_text_frame.text = "\n".join(slide.spoken)
    _add_furniture(shown, layout, text.header)


def _colour(hexadecimal: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(hexadecimal)  # type: ignore[no-untyped-call]
    return colour


def _size(slide: _Slide) -> int:
    """A type size in points at which the lines fit on the slide."""
    for size in (22, 20, 18, 16, 14):
        per_line = 11.2 * 72 / (size * 0.5)
        lines = sum(1 + len(words_of(runs)) // per_line for runs, _ in slide.lines)
        room = 2.6 if slide.table else 5.0
        if lines * size * 1.2 + len(slide.lines) * 5 <= room * 72:
            return size
    return 12


def _add_runs(paragraph: Any, runs: Runs, size: int, *, bold: bool = False) -> None:
    for run in runs:
        added = paragraph.add_run()
        added.text = str(run.note) if run.note else run.text
        added.font.size = Pt(size)
        added.font.bold = True if run.bold or bold else None
        added.font.italic = True if run.italic else None
        if run.note:
            added.font._element.set("baseline", "30000")  # noqa: SLF001 no public way
        if run.link:
            added.hyperlink.address = run.link


def _add_table(slide: Any, table: Table, top: int, accent: str) -> None:
    rows = (table.header, *table.rows)
    lengths = [
        max(7, min(55, max(len(words_of(cell)) for cell in column)))
        for column in zip(*rows, strict=True)
    ]
    total = min(11.8, 0.16 * sum(lengths) + 0.6 * len(lengths))
    height = Inches(0.42) * len(rows)
    frame = slide.shapes.add_table(len(rows), len(lengths), _LEFT, top, Inches(total), height)
    frame.name = "Table"
    size = 16 if len(rows) < 11 else 12
    for index, length in enumerate(lengths):
        frame.table.columns[index].width = Inches(total * length / sum(lengths))
    for row_index, row in enumerate(rows):
        frame.table.rows[row_index].height = Inches(0.42 if size == 16 else 0.31)
        for column_index, cell in enumerate(row):
            target = frame.table.cell(row_index, column_index)
            paragraph = target.text_frame.paragraphs[0]
            _add_runs(paragraph, cell, size, bold=row_index == 0)
            if table.aligns[column_index] == "right":
                paragraph.alignment = PP_ALIGN.RIGHT
            if row_index == 0:
                target.fill.solid()
                target.fill.fore_color.rgb = _colour(accent)


def _add_furniture(slide: Any, layout: Any, footer: str) -> None:
    """Copy the layout's footer and slide number onto the slide, as PowerPoint does."""
    for shape in layout.placeholders:
        kind = shape.element.find(f".//{qn('p:ph')}").get("type")
        if kind not in _FURNITURE:
            continue
        element = copy.deepcopy(shape.element)
        slide.shapes._spTree.append(element)  # noqa: SLF001 no public way
        if kind == "ftr":
            added = next(s for s in slide.placeholders if s.element is element)
            added.text_frame.text = footer
            added.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
