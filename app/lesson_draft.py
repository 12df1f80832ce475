"""What a coordinator has made of a proposal so far, before it is confirmed."""

from dataclasses import dataclass, replace
from typing import Any, Final

from knowledge.model.lesson import MOST_STATEMENT_WORDS, Lesson, LessonContent
from knowledge.model.span import Span

SUGGESTED_FIELDS: Final = ("kind", "addressee", "level", "places", "themes")
"""Fields that a proposal suggests; each stays unknown until a person takes or states it."""


@dataclass(frozen=True, slots=True)
class LessonDraft:
    """A lesson on the desk.

    Attributes:
        content: As it would be confirmed now.
        proposed: As it was proposed, with what it suggests.
        active: Number of the quote whose edges are moved.
    """

    content: LessonContent
    proposed: LessonContent
    active: int = 0

    @property
    def word_count(self) -> int:
        """How many words the statement has."""
        return len(self.content.statement.split())

    @property
    def is_too_long(self) -> bool:
        """Whether the statement must be shortened first."""
        return self.word_count > MOST_STATEMENT_WORDS

    @property
    def span(self) -> Span:
        """The quote whose edges are moved."""
        return self.content.spans[min(self.active, len(self.content.spans) - 1)]

    @property
    def suggestions(self) -> dict[str, Any]:
        """What is suggested and neither taken nor overruled yet, by field."""
        return {
            name: getattr(self.proposed, name)
            for name in SUGGESTED_FIELDS
            if getattr(self.proposed, name) and not getattr(self.content, name)
        }

    def stating(self, **values: Any) -> "LessonDraft":
        """Return the draft with some fields stated; an empty statement changes nothing."""
        statement = " ".join(str(values.pop("statement", self.content.statement)).split())
        statement = statement or self.content.statement
        return replace(self, content=replace(self.content, statement=statement, **values))

    def with_suggestions(self) -> "LessonDraft":
        """Return the draft with all open suggestions taken."""
        return replace(self, content=replace(self.content, **self.suggestions))

    def with_span(self, span: Span, text: str) -> "LessonDraft":
        """Return the draft with another active quote; a statement that was the quote follows it.

        A quote that would be another quote of this lesson changes nothing.
        """
        before = self.span
        others = [other for other in self.content.spans if other != before]
        if span in others:
            return self
        spans = tuple(sorted([*others, span]))
        follows = self.content.statement == _one_line(before, text)
        statement = _one_line(span, text) if follows else self.content.statement
        content = replace(self.content, statement=statement, spans=spans)
        return replace(self, content=content, active=spans.index(span))

    def with_next_quote(self) -> "LessonDraft":
        """Return the draft with the next of its quotes active."""
        return replace(self, active=(self.active + 1) % len(self.content.spans))


def draft_of(lesson: Lesson) -> LessonDraft:
    """Return a lesson as it comes on the desk: nothing that is only suggested is filled in."""
    stated = lesson.stated
    if lesson.confirmed is None:
        stated = replace(stated, statement=_flat(stated.statement))
    return LessonDraft(stated, lesson.proposed)


def halves(
    draft: LessonDraft, spans: tuple[Span, Span], text: str
) -> tuple[LessonDraft, LessonDraft]:
    """Return two drafts, each with one half of the active quote and its words as statement."""
    one, other = (
        replace(
            draft,
            content=replace(draft.content, statement=_one_line(span, text), spans=(span,)),
            active=0,
        )
        for span in spans
    )
    return one, other


def _one_line(span: Span, text: str) -> str:
    return _flat(span.of(text))


def _flat(text: str) -> str:
    return " ".join(text.split())
