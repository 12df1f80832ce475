"""A brief as PDF: A4, notes at the end with links to them, back, and to their pages."""

import io
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from app.brief_document import Document, Note, Paragraph, Run, Style

_PLACES = (Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/dejavu"))
_FACES = {
    "Brief": ("DejaVuSerif.ttf", "Vera.ttf"),
    "Brief-Bold": ("DejaVuSerif-Bold.ttf", "VeraBd.ttf"),
    "Brief-Italic": ("DejaVuSerif-Italic.ttf", "VeraIt.ttf"),
}
_PETROL = "#0e5e5b"
_MARGIN_POINTS = 68


def as_pdf(document: Document) -> bytes:
    """Return the brief as PDF, with the fonts embedded that come with the program."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register_fonts()
    written = io.BytesIO()
    made = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=_MARGIN_POINTS,
        rightMargin=_MARGIN_POINTS,
        topMargin=_MARGIN_POINTS,
        bottomMargin=_MARGIN_POINTS,
        title=document.title,
        author=", ".join(document.authors),
        subject=document.question or document.standing,
        lang=document.language,
    )

    def numbered(canvas: Any, drawn: Any) -> None:
        canvas.saveState()
        canvas.setFont("Brief", 8)
        canvas.drawString(_MARGIN_POINTS, 40, f"{document.title[:80]} · {document.standing}")
        canvas.drawRightString(A4[0] - _MARGIN_POINTS, 40, str(drawn.page))
        canvas.restoreState()

    made.build(list(_story(document)), onFirstPage=numbered, onLaterPages=numbered)
    return written.getvalue()


def _story(document: Document) -> Iterator[Any]:
    from reportlab.platypus import Paragraph as Set

    looks = _looks()
    seen: set[int] = set()
    yield Set(escape(document.title), looks["title"])
    yield Set(escape(document.standing), looks["standing"])
    for part in document.parts:
        yield Set(escape(part.heading), looks["heading"])
        for paragraph in part.paragraphs:
            bullet = "–" if paragraph.style in (Style.LISTED, Style.GROUND) else None
            yield Set(_words(paragraph, seen), looks[paragraph.style], bulletText=bullet)
    if document.notes:
        yield Set(escape(document.notes_heading), looks["heading"])
        for note in document.notes:
            yield Set(_note(note), looks["note"])


def _words(paragraph: Paragraph, seen: set[int]) -> str:
    return " ".join(_run(run, paragraph.style, seen) for run in paragraph.runs)


def _run(run: Run, style: Style, seen: set[int]) -> str:
    words = escape(run.text)
    if style is Style.COUNTER and not run.notes:
        words = f'<font name="Brief-Bold">{words}</font>'
    words += f" {escape(run.said_in)}" if run.said_in else ""
    marks = ", ".join(_mark(number, seen) for number in run.notes)
    return f"{words}<super>{marks}</super>" if marks else words


def _mark(number: int, seen: set[int]) -> str:
    anchor = "" if number in seen else f'<a name="ref{number}"/>'
    seen.add(number)
    return f'{anchor}<a href="#note{number}" color="{_PETROL}">{number}</a>'


def _note(note: Note) -> str:
    link = escape(note.link, quote=True)
    return (
        f'<a name="note{note.number}"/><a href="#ref{note.number}" color="{_PETROL}">'
        f"{note.number}.</a> {escape(note.source)}. "
        f'<a href="{link}" color="{_PETROL}">{link}</a>'
    )


def _looks() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    def look(name: str, *, like: Any = None, **shape: Any) -> Any:
        return ParagraphStyle(name, parent=like, **shape)

    plain = look("plain", fontName="Brief", fontSize=9.5, leading=14, spaceAfter=7)
    listed = look("listed", like=plain, leftIndent=14, bulletFontName="Brief", spaceAfter=4)
    indented = look("indented", like=plain, leftIndent=20)
    return {
        Style.PLAIN: plain,
        Style.LEAD: plain,
        Style.LISTED: listed,
        Style.GROUND: listed,
        Style.QUOTE: look("quote", like=indented, textColor="#333333"),
        Style.COUNTER: indented,
        Style.ANSWER: look("answer", like=indented, fontName="Brief-Italic"),
        "title": look(
            "title", fontName="Brief-Bold", fontSize=19, leading=24, textColor=_PETROL, spaceAfter=6
        ),
        "standing": look("standing", like=plain, spaceAfter=14),
        "heading": look(
            "heading",
            fontName="Brief-Bold",
            fontSize=12.5,
            leading=16,
            textColor=_PETROL,
            spaceBefore=10,
            spaceAfter=5,
            keepWithNext=True,
        ),
        "note": look("note", like=plain, fontSize=8, leading=11, spaceAfter=3),
    }


@cache
def _register_fonts() -> None:
    """Use DejaVu where the machine has it, else the Vera that comes with ReportLab."""
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    home = next((place for place in _PLACES if (place / _FACES["Brief"][0]).is_file()), None)
    for name, (wide, usual) in _FACES.items():
        has_wide = home is not None and (home / wide).is_file()
        path = str(home / wide) if home is not None and has_wide else usual
        pdfmetrics.registerFont(TTFont(name, path))
    for is_bold, is_italic, name in (
        (0, 0, "Brief"),
        (1, 0, "Brief-Bold"),
        (0, 1, "Brief-Italic"),
        (1, 1, "Brief-Bold"),
    ):
        addMapping("Brief", is_bold, is_italic, name)
