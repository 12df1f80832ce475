"""A checked draft as Word with comments and footnotes, and as Markdown with footnotes."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.text.paragraph import Paragraph as WordParagraph

from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.policy_names import bearing_name
from knowledge.draft_check import BearingLesson, CheckedParagraph

_AUTHOR, _INITIALS = "Doorwerk", "DW"


@dataclass(frozen=True, slots=True)
class TakenLesson:
    """A lesson that a writer takes along from the check.

    Attributes:
        number: Of the paragraph, from 1.
        words: Of the note, in the writer's language; see `lesson_words`.
        is_footnote: Otherwise it becomes a comment.
    """

    number: int
    words: str
    is_footnote: bool


def draft_as_docx(checked: Sequence[CheckedParagraph], taken: Sequence[TakenLesson]) -> bytes:
    """Return the draft as DOCX: comments beside their paragraph, notes numbered at the end.

    Args:
        checked: Every paragraph of the draft.
        taken: What goes along; others are left out.
    """
    word = docx.Document()
    notes: list[str] = []
    for number, paragraph in enumerate(checked, start=1):
        if paragraph.is_heading:
            word.add_heading(paragraph.text, level=2)
            continue
        written = word.add_paragraph(paragraph.text)
        for one in taken:
            if one.number == number:
                _take(word, written, one, notes)
    if notes:
        word.add_heading("—", level=2)
        for index, note in enumerate(notes, start=1):
            word.add_paragraph(f"[{index}] {note}")
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
                notes.append(one.words)
                marks += f"[^{len(notes)}]"
        lines.append(f"## {paragraph.text}" if paragraph.is_heading else paragraph.text + marks)
    lines += [f"[^{index}]: {note}" for index, note in enumerate(notes, start=1)]
    return "\n\n".join(lines) + "\n"


def lesson_words(found: BearingLesson) -> str:
    """Return a lesson as a note: how it bears, its words, its quote, its source, its page."""
    lesson = found.hit.lesson
    quote = lesson.quotes[0]
    source = [
        *([lesson.initiative.name] if lesson.initiative else []),
        lesson.report_title,
        *filter(None, [locator_words(quote.locators)]),
    ]
    said = "" if quote.exact == lesson.content.statement else f" “{quote.exact}”"
    kind = lesson_kind_name(lesson.content.kind)
    return (
        f"{bearing_name(found.bearing)} ({kind.lower()}): {lesson.content.statement}{said} "
        f"— {', '.join(source)} [{lesson.id}]"
    ).replace("\n", " ")


def _take(
    word: "docx.document.Document", written: WordParagraph, one: TakenLesson, notes: list[str]
) -> None:
    if one.is_footnote:
        notes.append(one.words)
        written.add_run(f" [{len(notes)}]").font.superscript = True
        return
    word.add_comment(runs=written.runs, text=one.words, author=_AUTHOR, initials=_INITIALS)
