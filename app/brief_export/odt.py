"""A brief as ODT with real footnotes, in a style template that a team can replace.

Source: OpenDocument 1.3 part 3 (2021), §6.3 Notes, §7.7.10 text:note-ref.
"""

import io
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import BadZipFile

from lxml import etree
from odfdo import Document as OdfDocument
from odfdo import Element
from odfdo import Style as OdfStyle

from app.brief_document import Document, Note, Paragraph, Run, Style
from app.document_language import speak_odt
from app.other_language import stands_out
from knowledge.errors import InvalidEntry

TEMPLATE = "brief.odt"
_STYLES = {
    Style.PLAIN: "Text_20_body",
    Style.LEAD: "Text_20_body",
    Style.LISTED: "Brief_20_List",
    Style.QUOTE: "Quotations",
    Style.COUNTER: "Brief_20_Counter",
    Style.ANSWER: "Brief_20_Answer",
    Style.GROUND: "Brief_20_List",
}
_INDENTED = {"margin-left": "0.8cm", "margin-bottom": "0.2cm"}
_SHAPES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "Title": ("paragraph", {"margin-bottom": "0.2cm"}, {"font-size": "22pt", "color": "#0e5e5b"}),
    "Subtitle": ("paragraph", {"margin-bottom": "0.5cm"}, {"font-size": "11pt"}),
    "Brief_20_List": ("paragraph", {"margin-left": "0.4cm", "margin-bottom": "0.15cm"}, {}),
    "Quotations": ("paragraph", _INDENTED, {}),
    "Brief_20_Counter": ("paragraph", _INDENTED, {}),
    "Brief_20_Answer": ("paragraph", _INDENTED, {"font-style": "italic"}),
    "Footnote": ("paragraph", {"margin-left": "0.4cm"}, {"font-size": "8.5pt"}),
    "Brief_20_Mark": ("text", {}, {"text-position": "super 58%"}),
    "Brief_20_Label": ("text", {}, {"font-weight": "bold"}),
}


def _opened(template: Path) -> OdfDocument:
    """Return an empty document in the team's look, or a plain one."""
    try:
        odf = OdfDocument(str(template)) if template.is_file() else OdfDocument("text")
        odf.body.clear()
    except (BadZipFile, KeyError, ValueError, OSError, TypeError, etree.XMLSyntaxError) as error:
        raise InvalidEntry("template", f"{template} is no OpenDocument text") from error
    return odf


def as_odt(document: Document, templates: Path) -> bytes:
    """Return the brief as ODT.

    Args:
        document: The brief.
        templates: A folder whose `brief.odt`, if it is there, gives the styles and the pages;
            its own text is left out.

    Raises:
        InvalidEntry: If that file is no OpenDocument text.
    """
    odf = _opened(templates / TEMPLATE)
    _ensure_styles(odf, document)
    _state(odf, document)
    writer = _Writer(document)
    body = [_line("Title", document.title), _line("Subtitle", document.standing)]
    for part in document.parts:
        body.append(
            '<text:h text:style-name="Heading_20_1" text:outline-level="1" '
            f'text:is-list-header="true">{escape(part.heading)}</text:h>'
        )
        body += [writer.paragraph(paragraph) for paragraph in part.paragraphs]
    for piece in body:
        odf.body.append(Element.from_tag(piece))
    written = io.BytesIO()
    odf.save(written)
    return written.getvalue()


class _Writer:
    """Writes paragraphs; each note stands at its first mention, later ones point to it."""

    def __init__(self, document: Document) -> None:
        self._language = document.language
        self._notes = document.by_number
        self._written: set[int] = set()

    def paragraph(self, paragraph: Paragraph) -> str:
        is_listed = paragraph.style in (Style.LISTED, Style.GROUND)
        words = " ".join(self._run(run, paragraph.style) for run in paragraph.runs)
        dash = "– " if is_listed else ""
        return _tag("text:p", dash + words, {"text:style-name": _STYLES[paragraph.style]})

    def _run(self, run: Run, style: Style) -> str:
        words = "".join(self._piece(words, spoken) for words, spoken in run.pieces)
        if style is Style.COUNTER and not run.notes:
            words = _tag("text:span", words, {"text:style-name": "Brief_20_Label"})
        comma = _tag("text:span", ", ", {"text:style-name": "Brief_20_Mark"})
        words += f" {escape(run.said_in)}" if run.said_in else ""
        return words + comma.join(self._mark(number) for number in run.notes)

    def _piece(self, words: str, spoken: str) -> str:
        if not stands_out(spoken, self._language):
            return escape(words)
        return _tag("text:span", escape(words), {"text:style-name": _speaking(spoken)})

    def _mark(self, number: int) -> str:
        if number in self._written:
            reference = _tag(
                "text:note-ref",
                str(number),
                {
                    "text:note-class": "footnote",
                    "text:reference-format": "text",
                    "text:ref-name": f"note{number}",
                },
            )
            return _tag("text:span", reference, {"text:style-name": "Brief_20_Mark"})
        self._written.add(number)
        return _note(self._notes[number])


def _note(note: Note) -> str:
    link = _tag("text:a", escape(note.link), {"xlink:type": "simple", "xlink:href": note.link})
    words = f"<text:s/>{escape(note.source)}. {link}"
    return _tag(
        "text:note",
        _tag("text:note-citation", str(note.number), {})
        + _tag("text:note-body", _tag("text:p", words, {"text:style-name": "Footnote"}), {}),
        {"text:id": f"note{note.number}", "text:note-class": "footnote"},
    )


def _line(style: str, text: str) -> str:
    return _tag("text:p", escape(text), {"text:style-name": style})


def _tag(name: str, content: str, attributes: dict[str, str]) -> str:
    written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


def _speaking(language: str) -> str:
    return f"Brief_20_in_20_{language}"


def _ensure_styles(odf: OdfDocument, document: Document) -> None:
    """Add the styles that a template lacks, and one for each other language of a quote."""
    for name, (family, shape, type_) in _SHAPES.items():
        if odf.get_style(family, name) is None:
            style = OdfStyle(family, name=name, display_name=name.replace("_20_", " "))
            _set(style, "paragraph", shape)
            _set(style, "text", type_)
            odf.insert_style(style)
    runs = [run for part in document.parts for p in part.paragraphs for run in p.runs]
    spoken = {language for run in runs for _words, language in run.pieces}
    for language in sorted(one for one in spoken if stands_out(one, document.language)):
        style = OdfStyle("text", name=_speaking(language))
        _set(style, "text", {"language": language, "country": "none"})
        odf.insert_style(style)


def _set(style: Any, area: str, properties: dict[str, str]) -> None:
    prefix = {"text-position": "style:"}
    named = {prefix.get(key, "fo:") + key: value for key, value in properties.items()}
    if named:
        style.set_properties(named, area=area)


def _state(odf: OdfDocument, document: Document) -> None:
    speak_odt(odf, document.language)
    meta = odf.meta
    meta.title, meta.language = document.title, document.language
    meta.subject = document.question or document.standing
    meta.creator = meta.initial_creator = ", ".join(document.authors)
    meta.creation_date = meta.date = document.changed_at
