"""What the indexes are told of a lesson: its statement with the words that prove it."""

from collections.abc import Sequence

from knowledge.model.lesson import Lesson
from knowledge.ports import LexicalEntry


def lesson_words(statement: str, quotes: Sequence[str]) -> str:
    """Return the words that stand for a lesson in meaning: statement and quotes, each once."""
    proven = " ".join(quotes)
    return proven if statement in proven else f"{statement} {proven}"


def lesson_entry(lesson: Lesson) -> LexicalEntry:
    """Return what the lexical index is told of a lesson."""
    content = lesson.content
    conditions = [text for text in (content.holds_when, content.fails_when) if text]
    return LexicalEntry(
        passage_id=lesson.id,
        report_id=lesson.report_id,
        language=lesson.language,
        text=lesson_words(content.statement, [quote.exact for quote in lesson.quotes]),
        headings=(lesson.report_title, *content.themes, *conditions),
    )
