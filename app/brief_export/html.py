"""A brief as one HTML file that fetches and runs nothing; notes lead to the end and back."""

from html import escape

from app.brief_document import Document, Note, Paragraph, Run, Style
from app.other_language import stands_out

_LOOK = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55;
  font-family: Georgia, "Times New Roman", serif; }
h1, h2 { font-family: Calibri, Arial, sans-serif; line-height: 1.25; }
.standing { font-family: Calibri, Arial, sans-serif; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #8b8672; }
.counter, .answer { margin-left: 1.5rem; }
.answer { font-style: italic; }
.ground, .notes { font-size: .9rem; }
sup a { padding: 0 .1em; }
a { color: LinkText; overflow-wrap: anywhere; }
@media print { body { margin: 0; } a { color: inherit; } }
"""


def as_html(document: Document) -> bytes:
    """Return the brief as UTF-8 HTML, self-contained; every word is escaped."""
    seen: set[int] = set()
    parts = "".join(
        f"<section><h2>{escape(part.heading)}</h2>"
        + "".join(_paragraph(paragraph, document.language, seen) for paragraph in part.paragraphs)
        + "</section>"
        for part in document.parts
    )
    notes = "".join(_note(note) for note in document.notes)
    written = (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="author" content="{escape(", ".join(document.authors))}">'
        f"<title>{escape(document.title)}</title><style>{_LOOK}</style></head><body><main>"
        f'<h1>{escape(document.title)}</h1><p class="standing">{escape(document.standing)}</p>'
        f'{parts}<section class="notes"><h2>{escape(document.notes_heading)}</h2>'
        f"<ol>{notes}</ol></section></main></body></html>\n"
    )
    return written.encode()


def _paragraph(paragraph: Paragraph, language: str, seen: set[int]) -> str:
    words = " ".join(_run(run, paragraph.style, language, seen) for run in paragraph.runs)
    match paragraph.style:
        case Style.QUOTE:
            return f"<blockquote><p>{words}</p></blockquote>"
        case Style.LISTED:
            return f"<p>– {words}</p>"
        case _:
            return f'<p class="{paragraph.style}">{words}</p>'


def _run(run: Run, style: Style, language: str, seen: set[int]) -> str:
    words = "".join(_piece(words, spoken, language) for words, spoken in run.pieces)
    if style is Style.COUNTER and not run.notes:
        words = f"<strong>{words}</strong>"
    words += f" {escape(run.said_in)}" if run.said_in else ""
    return words + ", ".join(_mark(number, seen) for number in run.notes).join(
        ("<sup>", "</sup>") if run.notes else ("", "")
    )


def _piece(words: str, spoken: str, language: str) -> str:
    if not stands_out(spoken, language):
        return escape(words)
    return f'<span lang="{escape(spoken)}">{escape(words)}</span>'


def _mark(number: int, seen: set[int]) -> str:
    name = "" if number in seen else f' id="ref-{number}"'
    seen.add(number)
    return f'<a href="#note-{number}"{name} role="doc-noteref">{number}</a>'


def _note(note: Note) -> str:
    link = escape(note.link, quote=True)
    return (
        f'<li id="note-{note.number}" value="{note.number}">{escape(note.source)}. '
        f'<a href="{link}">{link}</a> <a href="#ref-{note.number}" role="doc-backlink">↩</a></li>'
    )
