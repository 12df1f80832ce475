"""A brief as DOCX with real footnotes, in a style template that a team can replace."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from app.brief_document import Document, Paragraph, Style
from app.brief_export.docx_notes import Footnotes, NoteText
from app.document_language import speak_run, speak_word
from knowledge.errors import InvalidEntry

TEMPLATE = "brief.docx"
_STYLES = {
    Style.PLAIN: "Body Text",
    Style.LEAD: "Body Text",
    Style.LISTED: "List Bullet",
    Style.QUOTE: "Quote",
    Style.COUNTER: "Brief Counter",
    Style.ANSWER: "Brief Answer",
    Style.GROUND: "List Bullet",
}
_PETROL = RGBColor(0x0E, 0x5E, 0x5B)
_SERIF, _SANS = "Georgia", "Calibri"


def as_docx(document: Document, templates: Path) -> bytes:
    """Return the brief as DOCX.

    Args:
        document: The brief.
        templates: A folder whose `brief.docx`, if it is there, gives the styles, the header
            and the footer; its own text is left out.
    """
    word = open_template(templates)
    _state(word, document)
    notes = Footnotes(
        word, {note.number: NoteText(f"{note.source}.", note.link) for note in document.notes}
    )
    word.add_paragraph(document.title, style="Title")
    word.add_paragraph(document.standing, style="Subtitle")
    for part in document.parts:
        word.add_heading(part.heading, level=1)
        for paragraph in part.paragraphs:
            _add(word, paragraph, notes)
    notes.close()
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def open_template(templates: Path) -> WordDocument:
    """Return an empty Word document in the team's look, or ours, with all styles of a brief.

    Args:
        templates: A folder that may hold a `brief.docx`.

    Raises:
        InvalidEntry: If that file is no Word document.
    """
    template = templates / TEMPLATE
    if template.is_file():
        word = _opened(template)
        for element in list(word.element.body):
            if element.tag != qn("w:sectPr"):
                word.element.body.remove(element)
    else:
        word = docx.Document()
        _set_look(word)
    _ensure_styles(word)
    return word


def _opened(template: Path) -> WordDocument:
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise InvalidEntry("template", f"{template} is no Word document") from error


def _state(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title
    properties.author = ", ".join(document.authors)
    properties.subject, properties.keywords = document.question, document.standing
    properties.created = properties.modified = document.changed_at
    properties.identifier = document.link
    properties.comments = ""
    speak_word(word, document.language)


def _add(word: WordDocument, paragraph: Paragraph, notes: Footnotes) -> None:
    added = word.add_paragraph(style=_STYLES[paragraph.style])
    for place, run in enumerate(paragraph.runs):
        if place:
            added.add_run(" ")
        for words, language in run.pieces:
            written = added.add_run(words)
            speak_run(written, language)
            if paragraph.style is Style.COUNTER and not run.notes:
                written.bold = True
        if run.said_in:
            added.add_run(f" {run.said_in}")
        for count, number in enumerate(run.notes):
            if count:
                added.add_run(", ").font.superscript = True
            notes.refer(added, number)


def _set_look(word: WordDocument) -> None:
    """Give python-docx's plain template our page and type."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.8)
    section.top_margin = section.bottom_margin = Cm(2.5)
    for name, font, size in _type_sizes():
        style = word.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    for name in ("Title", "Subtitle", "Heading 1"):
        word.styles[name].font.color.rgb = _PETROL
        word.styles[name].font.italic = False
    quote = word.styles["Quote"]
    quote.font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    quote.paragraph_format.left_indent = Cm(0.8)
    word.styles["Body Text"].paragraph_format.space_after = Pt(7)


def _type_sizes() -> Iterator[tuple[str, str, float]]:
    yield from (("Normal", _SERIF, 10.5), ("Title", _SANS, 22), ("Subtitle", _SANS, 11))
    yield from (("Heading 1", _SANS, 14), ("Quote", _SERIF, 10.5))


def _ensure_styles(word: WordDocument) -> None:
    """Add the styles that a template lacks."""
    names = {style.name for style in word.styles}
    for name in ("Title", "Subtitle", "Heading 1", *_STYLES.values(), "footnote text"):
        if name not in names:
            made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style = word.styles["Normal"] if "Normal" in names else None
            _shape(made, name)
            names.add(name)
    for name in ("footnote reference", "Hyperlink"):
        if name not in names:
            made = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
            if name == "Hyperlink":
                made.font.underline, made.font.color.rgb = True, _PETROL
            else:
                made.font.superscript = True


def _shape(style: Any, name: str) -> None:
    if name == "Brief Counter":
        style.paragraph_format.left_indent = Cm(0.8)
        style.paragraph_format.space_after = Pt(4)
    elif name == "Brief Answer":
        style.paragraph_format.left_indent = Cm(0.8)
        style.font.italic = True
    elif name == "footnote text":
        style.font.size = Pt(8.5)
        style.paragraph_format.space_after = Pt(2)
