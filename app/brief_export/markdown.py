"""A brief as Markdown with footnotes, as Pandoc and most editors read them."""

import re

from app.brief_document import Document, Note, Paragraph, Run, Style

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$^])")
_LINE_START = re.compile(r"^(\d*)([-+=]|(?<=\d)[.)])(?=\s|$)")


def as_markdown(document: Document) -> bytes:
    """Return the brief as UTF-8 Markdown; every word of a report is escaped."""
    lines = [f"# {_escaped(document.title)}", "", f"*{_escaped(document.standing)}*", ""]
    for part in document.parts:
        lines += [f"## {_escaped(part.heading)}", ""]
        for paragraph in part.paragraphs:
            lines += [_paragraph(paragraph), ""]
    lines += [_note(note) for note in document.notes]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _paragraph(paragraph: Paragraph) -> str:
    words = " ".join(_run(run) for run in paragraph.runs)
    match paragraph.style:
        case Style.QUOTE:
            return f"> {words}"
        case Style.LISTED | Style.GROUND:
            return f"- {words}"
        case Style.ANSWER:
            return f"*{words}*"
        case _:
            return words


def _run(run: Run) -> str:
    marks = "".join(f"[^{number}]" for number in run.notes)
    return _escaped(f"{run.text} {run.said_in}") + marks


def _note(note: Note) -> str:
    return f"[^{note.number}]: {_escaped(note.source)}. <{note.link}>"


def _escaped(text: str) -> str:
    one_line = " ".join(text.split())
    return _LINE_START.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", one_line))
