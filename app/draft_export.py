"""A checked draft as Word with comments and footnotes, and as Markdown with footnotes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx.text.paragraph import Paragraph as WordParagraph

from app.brief_export.docx import open_template
from app.brief_export.docx_notes import Footnotes, NoteText
from app.document_language import speak_word
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.policy_names import bearing_name
from app.report_address import quote_link
from knowledge.draft_check import BearingLesson, CheckedParagraph

_AUTHOR, _INITIALS = "Doorwerk", "DW"


@dataclass(frozen=True, slots=True)
class TakenLesson:
    """A lesson that a writer takes along from the check.

    Attributes:
        number: Of the paragraph, from 1.
        words: Of the note, in the writer's language; see `lesson_words`.
        link: To the page of its quote.
        is_footnote: Otherwise it becomes a comment.
    """

    number: int
    words: str
    link: str
    is_footnote: bool


def taken_along(
    number: int, found: BearingLesson, *, is_footnote: bool, address: str
) -> TakenLesson:
    """Return a lesson of the check as it goes along.

    Args:
        number: Of the paragraph, from 1.
        found: The lesson.
        is_footnote: Otherwise a comment.
        address: Of the base, such as "http://localhost:8501".
    """
    link = quote_link(found.hit.lesson.quotes[0], base_address=address)
    return TakenLesson(number, lesson_words(found), link, is_footnote)


def draft_as_docx(
    checked: Sequence[CheckedParagraph],
    taken: Sequence[TakenLesson],
    *,
    templates: Path,
    language: str = "und",
) -> bytes:
    """Return the draft as DOCX: comments beside their paragraphs, and real footnotes.

    Args:
        checked: Every paragraph of the draft.
        taken: What goes along; others are left out.
        templates: A folder whose `brief.docx`, if it is there, gives the look.
        language: Of the draft, ISO 639-1; "und" leaves that of the template.
    """
    word = open_template(templates)
    speak_word(word, language)
    noted = [one for one in taken if one.is_footnote]
    notes = Footnotes(
        word, {place: NoteText(one.words, one.link) for place, one in enumerate(noted, start=1)}
    )
    for number, paragraph in enumerate(checked, start=1):
        if paragraph.is_heading:
            word.add_heading(paragraph.text, level=1)
            continue
        written = word.add_paragraph(paragraph.text, style="Body Text")
        for one in taken:
            if one.number == number and not one.is_footnote:
                text = f"{one.words}\n{one.link}"
                word.add_comment(runs=written.runs, text=text, author=_AUTHOR, initials=_INITIALS)
        _note(written, [place for place, one in enumerate(noted, 1) if one.number == number], notes)
    notes.close()
    held = io.BytesIO()
    word.save(held)
    return held.getvalue()


def draft_as_markdown(checked: Sequence[CheckedParagraph], taken: Sequence[TakenLesson]) -> str:
    """Return the draft as Markdown: every lesson that is taken along is a footnote."""
    lines: list[str] = []
    notes: list[str] = []
    for number, paragraph in enumerate(checked, start=1):
        marks = ""
        for one in taken:
            if one.number == number:
                notes.append(f"{one.words} <{one.link}>")
                marks += f"[^{len(notes)}]"
        lines.append(f"## {paragraph.text}" if paragraph.is_heading else paragraph.text + marks)
    lines += [f"[^{index}]: {note}" for index, note in enumerate(notes, start=1)]
    return "\n\n".join(lines) + "\n"


def lesson_words(found: BearingLesson) -> str:
    """Return a lesson as a note: whose, report and page; how it bears, its words, its quote."""
    lesson = found.hit.lesson
    quote = lesson.quotes[0]
    source = [
        *([lesson.initiative.name] if lesson.initiative else []),
        f"“{lesson.report_title}”",
        *([str(lesson.year)] if lesson.year else []),
        *filter(None, [locator_words(quote.locators)]),
    ]
    said = "" if quote.exact == lesson.content.statement else f" “{quote.exact}”"
    kind = lesson_kind_name(lesson.content.kind)
    return (
        f"{', '.join(source)}. {bearing_name(found.bearing)} ({kind.lower()}): "
        f"{lesson.content.statement}{said}"
    ).replace("\n", " ")


def _note(written: WordParagraph, numbers: Sequence[int], notes: Footnotes) -> None:
    for place, number in enumerate(numbers):
        if place:
            written.add_run(", ").font.superscript = True
        notes.refer(written, number)
