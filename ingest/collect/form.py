"""One lesson without a report: five answers of a person become a small report of their own."""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from ingest.collect.source import Source
from ingest.privacy import personal_in
from knowledge.errors import InvalidEntry
from knowledge.model.lesson import (
    LessonContent,
    LessonKind,
    LessonProposal,
    LessonSource,
    ProposalReason,
)
from knowledge.model.personal import PersonalKind
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

_LONGEST_CHARS = 5_000
_STATEMENT_ENDS = (". ", "! ", "? ")
ANSWERED = "lesson_form"
"""In the details of a job: the order of the answers that its file holds, such as "1245"."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person tells, in their own words.

    Attributes:
        tried: What did you try?
        happened: What happened?
        why: Why, do you think?
        advice: What would you advise others?
        fails_when: When does it not hold?
    """

    tried: str
    happened: str
    advice: str
    why: str = ""
    fails_when: str = ""

    def __post_init__(self) -> None:
        for name in ("tried", "happened", "advice"):
            if not getattr(self, name).strip():
                raise InvalidEntry(name, "say it in a sentence or two")
        for field in fields(self):
            if len(getattr(self, field.name)) > _LONGEST_CHARS:
                raise InvalidEntry(field.name, f"say it in at most {_LONGEST_CHARS} characters")


def personal_in_answers(answers: Answers) -> tuple[PersonalKind, ...]:
    """Return what answers tell of people that would keep them from being published."""
    return personal_in("\n".join(getattr(answers, name) for name in _ORDER))


def source_of_answers(answers: Answers, *, title: str, questions: Mapping[str, str]) -> Source:
    """Return the small report that answers make: each question a heading, its answer below.

    Every sign of an answer is text: nothing in it becomes a heading, a link or a list. Who
    answered is noted with the report, not in the file, which may be handed on.

    Args:
        answers: As given.
        title: Of the report.
        questions: The question as it was asked, by the name of its field.
    """
    parts = [f"<h1>{html.escape(title)}</h1>"]
    for name in _ORDER:
        answer = str(getattr(answers, name)).strip()
        if answer:
            parts.append(f"<h2>{html.escape(questions[name])}</h2>")
            parts += [f"<p>{html.escape(piece)}</p>" for piece in _paragraphs(answer)]
    day = datetime.now(UTC).astimezone().date().isoformat()
    body = "\n".join(parts)
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f'<meta name="date" content="{day}"></head><body>\n{body}\n</body></html>\n'
    )
    return Source(page.encode(), "lesson.html", "text/html", "form")


def details_of_answers(answers: Answers, *, title: str, person: str) -> dict[str, str | int]:
    """Return what travels with the report: its source is the person."""
    given = [number for number, name in enumerate(_ORDER) if getattr(answers, name).strip()]
    return {
        "title": title,
        "source": person,
        "retrieved": datetime.now(UTC).astimezone().date().isoformat(),
        ANSWERED: "".join(map(str, given)),
    }


def proposal_of_answers(text: ReportText, given: str, *, language: str) -> LessonProposal | None:
    """Return the lesson that the answers tell, quoted from them; None if they are not there.

    The advice is the statement, cut at its first sentence's end; advice, what happened and
    why are its quotes; when it does not hold is its limit.

    Args:
        text: Canonical text of the small report.
        given: Which questions were answered, as `details_of_answers` wrote it.
        language: Of the report.
    """
    answers = dict(zip(map(int, given), _sections(text), strict=False))
    by_name = {_ORDER[number]: span for number, span in answers.items() if span is not None}
    advice = by_name.get("advice")
    if advice is None:
        return None
    quoted = [by_name[name] for name in ("happened", "why", "advice") if name in by_name]
    limit = by_name.get("fails_when")
    content = LessonContent(
        statement=_first_sentence(advice.of(text.text)),
        spans=tuple(sorted(set(quoted))),
        kind=LessonKind.RECOMMENDATION,
        fails_when="" if limit is None else " ".join(limit.of(text.text).split()),
    )
    return LessonProposal(content, language, ProposalReason(), LessonSource.PERSON)


_ORDER = ("tried", "happened", "why", "advice", "fails_when")


def _paragraphs(answer: str) -> list[str]:
    return [" ".join(piece.split()) for piece in answer.split("\n") if piece.strip()]


def _sections(text: ReportText) -> Iterator[Span | None]:
    """Give the words below each heading of the second level."""
    starts = [h.span for h in text.headings if h.level == 2]
    ends = [span.start for span in starts[1:]] + [len(text.text)]
    for heading, end in zip(starts, ends, strict=True):
        words = text.text[heading.end : end]
        begin = heading.end + len(words) - len(words.lstrip())
        yield Span(begin, begin + len(words.strip())) if words.strip() else None


def _first_sentence(words: str) -> str:
    one_line = " ".join(words.split())
    ends = [at + 1 for end in _STATEMENT_ENDS if (at := one_line.find(end)) > 0]
    return one_line[: min(ends)] if ends else one_line
