"""Checks a draft policy text against what was learned: for, against, conditions forgotten."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from knowledge.analysis.sentences import sentences_in
from knowledge.language import LanguageDetector
from knowledge.lesson_finder import LessonFinder, LessonHit
from knowledge.model.initiative import Initiative
from knowledge.model.lesson import LessonKind
from knowledge.model.person import Person, Right
from knowledge.model.policy import paragraphs_of
from knowledge.model.span import Span
from knowledge.ports import Embedder
from knowledge.query import without_signs

_LESSONS_A_PARAGRAPH = 12
_AGAINST = (LessonKind.DID_NOT_WORK, LessonKind.OBSTACLE, LessonKind.OPEN_PROBLEM)
_NAMED_COSINE = 0.86
_FEW_WORDS = 6
_NEAREST_SHARE = 0.5


class Bearing(StrEnum):
    """How a lesson bears on a paragraph, by its kind; whether it does is for the reader."""

    FOR = "for"
    AGAINST = "against"
    CONDITION = "condition"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class BearingLesson:
    """One lesson that bears on a paragraph.

    Attributes:
        hit: The lesson with how well it matches.
        bearing: See Bearing.
        forgotten: Conditions of the lesson that the paragraph does not speak of.
    """

    hit: LessonHit
    bearing: Bearing
    forgotten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedParagraph:
    """One paragraph of the draft.

    Attributes:
        span: Into the draft.
        text: Its words.
        is_heading: Whether it is too short to claim anything; it is not checked then.
        lessons: That bear on it, best first; empty where the base has nothing to say.
        initiatives: That learned the nearest of them, the one with the best match first.
    """

    span: Span
    text: str
    is_heading: bool
    lessons: tuple[BearingLesson, ...]
    initiatives: tuple[Initiative, ...]

    @property
    def nearest(self) -> tuple[BearingLesson, ...]:
        """The lessons at least half as near as the best; the others are further off."""
        return self.lessons[: len(_nearest([lesson.hit for lesson in self.lessons]))]

    @property
    def further_off(self) -> tuple[BearingLesson, ...]:
        """The lessons that are not among the nearest."""
        return self.lessons[len(self.nearest) :]

    @property
    def is_unsupported(self) -> bool:
        """Whether it claims something that none of the nearest lessons bears out."""
        return not self.is_heading and not any(
            lesson.bearing in (Bearing.FOR, Bearing.CONDITION) for lesson in self.nearest
        )

    def of_bearing(self, bearing: Bearing) -> tuple[BearingLesson, ...]:
        """Return those of the nearest lessons with one bearing, best first."""
        return tuple(lesson for lesson in self.nearest if lesson.bearing is bearing)


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """Holds each paragraph of a draft against the confirmed lessons; keeps nothing of it."""

    finder: LessonFinder
    embedder: Embedder
    detector: LanguageDetector

    def check(
        self, draft: str, *, viewer: Person, progress: Callable[[float], object] | None = None
    ) -> tuple[CheckedParagraph, ...]:
        """Return every paragraph with the lessons that bear on it, in order.

        Args:
            draft: Paragraphs parted by an empty line, in any of the languages.
            viewer: Needs the right to search.
            progress: Is told now and then which share is done, 0 to 1; what it raises ends the
                check.
        """
        viewer.require(Right.SEARCH)
        texts = [(span, span.of(draft)) for span in paragraphs_of(draft)]
        sentences = [self._sentences(text) if _claims(text) else [] for _, text in texts]
        hits = self.finder.find_for_each(
            [
                _parts(text, some) if some else ()
                for (_, text), some in zip(texts, sentences, strict=True)
            ],
            viewer=viewer,
            limit=_LESSONS_A_PARAGRAPH,
            progress=progress,
        )
        return tuple(
            self._paragraph(span, text, some, found)
            for (span, text), some, found in zip(texts, sentences, hits, strict=True)
        )

    def language_of(self, checked: Sequence[CheckedParagraph]) -> str:
        """Return the language of a checked draft, ISO 639-1, or "und" if it has no words."""
        return self.detector.detect("\n".join(paragraph.text for paragraph in checked))

    def _paragraph(
        self, span: Span, text: str, sentences: Sequence[str], hits: Sequence[LessonHit]
    ) -> CheckedParagraph:
        is_heading = not _claims(text)
        found = tuple(
            BearingLesson(hit, bearing_of(hit.lesson.content.kind), forgotten)
            for hit, forgotten in zip(hits, self._forgotten(sentences, hits), strict=True)
        )
        return CheckedParagraph(
            span,
            text,
            is_heading=is_heading,
            lessons=found,
            initiatives=_initiatives(_nearest(hits)),
        )

    def _sentences(self, text: str) -> list[str]:
        """Return the sentences of a paragraph, whatever its lines are."""
        line = " ".join(text.split())
        language = self.detector.detect(line)
        return [s.of(line) for s in sentences_in(line, Span(0, len(line)), language=language)]

    def _forgotten(
        self, sentences: Sequence[str], hits: Sequence[LessonHit]
    ) -> list[tuple[str, ...]]:
        """Return, for each lesson, its conditions that no sentence of the paragraph names.

        A condition is named where a sentence's vector comes as near to it as those of two
        wordings of one thing do (.86 of raw cosines on the default model).
        """
        conditions = [_conditions(hit) for hit in hits]
        every = [words for some in conditions for words in some]
        if not every:
            return [() for _ in hits]
        near = self.embedder.embed_queries(every) @ self.embedder.embed_queries(sentences).T
        is_named = dict(zip(every, np.max(near, axis=1) >= _NAMED_COSINE, strict=True))
        return [tuple(words for words in some if not is_named[words]) for some in conditions]


def bearing_of(kind: LessonKind | None) -> Bearing:
    """Return how a lesson of a kind bears on a plan to do the thing."""
    if kind is None:
        return Bearing.UNKNOWN
    if kind in _AGAINST:
        return Bearing.AGAINST
    return Bearing.CONDITION if kind is LessonKind.CONDITION else Bearing.FOR


def _claims(text: str) -> bool:
    return len(text.split()) >= _FEW_WORDS


def _parts(text: str, sentences: Sequence[str]) -> list[str]:
    """Return a paragraph and, where it has several, each of its sentences, as plain words.

    A paragraph on two subjects lies between them; its sentences do not.
    """
    longer = [sentence for sentence in sentences if len(sentence.split()) >= _FEW_WORDS]
    return [without_signs(part) for part in (text, *(longer if len(sentences) > 1 else ()))]


def _nearest(hits: Sequence[LessonHit]) -> Sequence[LessonHit]:
    """Return the hits at least half as near as the best, best first."""
    return [hit for hit in hits if hit.score >= _NEAREST_SHARE * hits[0].score]


def _conditions(hit: LessonHit) -> tuple[str, ...]:
    content = hit.lesson.content
    stated = [words for words in (content.holds_when, content.fails_when) if words]
    if content.kind is LessonKind.CONDITION and not stated:
        stated = [content.statement]
    return tuple(stated)


def _initiatives(hits: Sequence[LessonHit]) -> tuple[Initiative, ...]:
    found: dict[str, Initiative] = {}
    for hit in hits:
        if hit.lesson.initiative is not None:
            found.setdefault(hit.lesson.initiative.id, hit.lesson.initiative)
    return tuple(found.values())
