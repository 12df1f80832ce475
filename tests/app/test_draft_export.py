"""A checked draft leaves as Word with real comments and footnotes, and as Markdown."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from app.draft_export import TakenLesson, draft_as_docx, draft_as_markdown, taken_along
from knowledge.draft_check import CheckedParagraph
from knowledge.knowledge_base import KnowledgeBase
from tests.app.test_brief_export import resolves
from tests.knowledge.brief_samples import FAILS, KEEPS, SHED, sample_base
from tests.samples import WRITER
from tests.word_footnotes import word_footnotes

DRAFT = f"Vrijwilligers\n\n{KEEPS}\n\n{SHED}"
ADDRESS = "http://localhost:8501"
QUOTES = {"Schroef": KEEPS, "Moer": KEEPS, "Bout": FAILS, "Schuur": SHED}


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened, _learned = sample_base(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def checked(base: KnowledgeBase) -> tuple[CheckedParagraph, ...]:
    return base.draft_check.check(DRAFT, viewer=WRITER)


def along(checked: tuple[CheckedParagraph, ...], *, is_footnote: bool) -> list[TakenLesson]:
    return [
        taken_along(number, found, is_footnote=is_footnote, address=ADDRESS)
        for number, paragraph in enumerate(checked, start=1)
        for found in paragraph.lessons
    ]


def test_lessons_taken_as_footnotes_are_footnotes_of_word_that_lead_to_their_pages(
    base: KnowledgeBase, checked: tuple[CheckedParagraph, ...], tmp_path: Path
) -> None:
    taken = along(checked, is_footnote=True)

    notes = word_footnotes(draft_as_docx(checked, taken, templates=tmp_path))

    assert len(notes) == len(taken) >= 3
    for note in notes:
        initiative = note.words.split(",")[0]
        assert "p. 2" in note.words
        assert resolves(base, note.link, words=QUOTES[initiative])


def test_lessons_taken_as_comments_are_comments_of_word_beside_their_paragraph(
    checked: tuple[CheckedParagraph, ...], tmp_path: Path
) -> None:
    taken = along(checked, is_footnote=False)

    data = draft_as_docx(checked, taken, templates=tmp_path)

    word = docx.Document(io.BytesIO(data))
    assert [paragraph.text for paragraph in word.paragraphs] == DRAFT.split("\n\n")
    comments = [comment.text for comment in word.comments]
    assert len(comments) == len(taken)
    assert all(
        one.words in text and one.link in text for one, text in zip(taken, comments, strict=True)
    )
    assert word_footnotes(data) == ()


def test_the_word_file_is_in_the_language_of_the_draft(
    base: KnowledgeBase, checked: tuple[CheckedParagraph, ...], tmp_path: Path
) -> None:
    spoken = base.draft_check.language_of(checked)

    data = draft_as_docx(checked, (), templates=tmp_path, language=spoken)

    styles = docx.Document(io.BytesIO(data)).styles.element
    assert styles.xpath("./w:docDefaults//w:lang/@w:val") == ["nl"]


def test_markdown_gives_each_lesson_a_footnote_with_its_link(
    checked: tuple[CheckedParagraph, ...],
) -> None:
    taken = along(checked, is_footnote=True)

    text = draft_as_markdown(checked, taken)

    assert text.startswith(f"## Vrijwilligers\n\n{KEEPS}[^1]")
    assert f"[^1]: {taken[0].words} <{taken[0].link}>" in text
