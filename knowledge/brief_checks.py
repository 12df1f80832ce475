"""Holds a brief against the base: each sentence against its lessons, each quote to its page."""

from collections.abc import Iterator, Mapping

from knowledge.brief_text import has_counter
from knowledge.model.brief import (
    BriefBody,
    CitedLesson,
    Problem,
    ProblemKind,
    Sentence,
    SentenceKind,
)
from knowledge.model.lesson import LessonStatus
from knowledge.model.personal import MASK
from knowledge.model.report_text import ReportText


def problems(
    body: BriefBody, cited: Mapping[str, CitedLesson], texts: Mapping[str, ReportText]
) -> tuple[Problem, ...]:
    """Return what is wrong with a brief, in reading order.

    Args:
        body: The text.
        cited: The lessons that it names, by id; one that is missing is gone from the base.
        texts: The canonical texts of their reports, by report id.
    """
    found = [] if any(True for _ in body.sentences()) else [Problem(ProblemKind.EMPTY)]
    for sentence in body.sentences():
        found += _of_sentence(sentence, cited, texts)
    found += _missing_counters(body, cited)
    return tuple(dict.fromkeys(found))


def _of_sentence(
    sentence: Sentence, cited: Mapping[str, CitedLesson], texts: Mapping[str, ReportText]
) -> Iterator[Problem]:
    if not sentence.text:
        yield Problem(ProblemKind.ERASED, sentence.id)
    if MASK in sentence.text:
        yield Problem(ProblemKind.REDACTED, sentence.id)
    if not sentence.is_supported:
        yield Problem(ProblemKind.NOT_SUPPORTED, sentence.id)
    for lesson_id in sentence.lesson_ids:
        known = cited.get(lesson_id)
        if known is None:
            yield Problem(ProblemKind.UNKNOWN_LESSON, sentence.id, lesson_id)
            continue
        for kind in _of_standing(known):
            yield Problem(kind, sentence.id, lesson_id)
        text = texts.get(known.report.id)
        if text is None or not all(quote.is_held_by(text) for quote in known.lesson.quotes):
            yield Problem(ProblemKind.QUOTE_DIFFERS, sentence.id, lesson_id)
    yield from _of_words(sentence, cited, texts)


def _of_standing(known: CitedLesson) -> Iterator[ProblemKind]:
    """Yield what keeps a lesson from being cited, and what to know where it is."""
    if known.report.is_held_back and known.lesson.status is LessonStatus.CONFIRMED:
        yield ProblemKind.HELD_BACK
    elif known.report.rights.forbids_quoting:
        yield ProblemKind.NOT_QUOTABLE
    elif not known.is_citable:
        yield ProblemKind.WITHDRAWN_LESSON
    if known.is_for_team_only:
        yield ProblemKind.TEAM_ONLY


def _of_words(
    sentence: Sentence, cited: Mapping[str, CitedLesson], texts: Mapping[str, ReportText]
) -> Iterator[Problem]:
    if not sentence.text or not sentence.lesson_ids:
        return
    first = cited.get(sentence.lesson_ids[0])
    if sentence.quote is not None:
        text = texts.get(sentence.quote.report_id)
        is_held = text is not None and sentence.quote.is_held_by(text)
        if not is_held or sentence.text != sentence.quote.exact:
            yield Problem(ProblemKind.QUOTE_DIFFERS, sentence.id, sentence.lesson_ids[0])
        if first is not None and sentence.quote.report_id != first.report.id:
            yield Problem(ProblemKind.QUOTE_DIFFERS, sentence.id, sentence.lesson_ids[0])
    has_its_words = sentence.kind in (SentenceKind.STATEMENT, SentenceKind.COUNTER)
    if (
        has_its_words
        and not sentence.changed_by
        and first is not None
        and first.lesson.content.statement != sentence.text
    ):
        yield Problem(ProblemKind.LESSON_CHANGED, sentence.id, first.lesson.id)


def _missing_counters(body: BriefBody, cited: Mapping[str, CitedLesson]) -> Iterator[Problem]:
    for finding in body.findings:
        if not body.claims(finding):
            continue
        for counter in finding.counters:
            is_shown = counter.is_set_aside or has_counter(body, counter.lesson_id)
            known = cited.get(counter.lesson_id)
            if not is_shown and known is not None and known.is_citable:
                yield Problem(ProblemKind.COUNTER_MISSING, "", counter.lesson_id)
