"""A brief: a text for policy whose every sentence rests on lessons, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.model.lesson import Lesson, LessonKind, LessonStatus
from knowledge.model.quote import Quote
from knowledge.model.report import Audience, Report, ReportStatus
from knowledge.model.search import SearchFilter


class BriefState(StrEnum):
    """Where a brief stands; only a draft can be edited."""

    DRAFT = "draft"
    FOR_SIGN_OFF = "for_sign_off"
    SIGNED_OFF = "signed_off"


class SentenceKind(StrEnum):
    """What a sentence of a brief tells."""

    STATEMENT = "statement"
    BREADTH = "breadth"
    CONDITION = "condition"
    QUOTE = "quote"
    ADDRESSEE = "addressee"
    COUNTER = "counter"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the lessons that bear it.

    Attributes:
        id: Unique in its brief, the same in every version.
        kind: See SentenceKind; OWN is one that a person wrote.
        text: Its words; empty once the report that they came from was deleted.
        lesson_ids: That it rests on; a sentence without one cannot leave the base.
        language: Of its words, ISO 639-1 or "und".
        quote: For a QUOTE, where its words stand; None otherwise.
        changed_by: Name of who worded it, or empty if the program did.
    """

    id: str
    kind: SentenceKind
    text: str
    lesson_ids: tuple[str, ...]
    language: str
    quote: Quote | None = None
    changed_by: str = ""

    def __post_init__(self) -> None:
        if (self.kind is SentenceKind.QUOTE) != (self.quote is not None):
            raise ValueError("a quote, and no other sentence, says where its words stand")

    @property
    def is_supported(self) -> bool:
        """Whether at least one lesson bears it."""
        return bool(self.lesson_ids)


@dataclass(frozen=True, slots=True)
class Counter:
    """A lesson that says otherwise than a finding; it stays, a person can only answer it.

    Attributes:
        lesson_id: Of the lesson.
        answer: What a person says to it; empty until then.
        answered_by: Name of that person, or empty.
        is_set_aside: Whether the answer is that it does not say otherwise; it then moves to
            the end of the brief, with the answer.
    """

    lesson_id: str
    answer: str = ""
    answered_by: str = ""
    is_set_aside: bool = False

    def __post_init__(self) -> None:
        if bool(self.answer) != bool(self.answered_by) or (self.is_set_aside and not self.answer):
            raise ValueError("counter-evidence is answered in words, by somebody")


@dataclass(frozen=True, slots=True)
class Finding:
    """Lessons that say the same, and those that say otherwise.

    Attributes:
        id: Unique in its brief.
        kind: Of the lessons; None if unknown.
        lesson_ids: For it; the first says it best. At least one.
        counters: Against it.
    """

    id: str
    kind: LessonKind | None
    lesson_ids: tuple[str, ...]
    counters: tuple[Counter, ...] = ()

    def __post_init__(self) -> None:
        if not self.lesson_ids:
            raise ValueError("a finding rests on at least one lesson")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief.

    Attributes:
        key: From its frame.
        heading: In the brief's language.
        lead: Fixed words of the frame before the sentences, or empty.
        guidance: What belongs here, for the writer; never exported.
        closing: Fixed words of the frame after the sentences, or empty.
        sentences: In order.
    """

    key: str
    heading: str
    lead: str = ""
    guidance: str = ""
    closing: str = ""
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a brief was drawn from, as its end states it.

    Attributes:
        drawn_at: UTC.
        initiative_count: In the whole base, then.
        report_count: Published, then.
        lesson_count: Confirmed and findable, then.
        found_ids: Lessons that bear on the question, best first.
        kinds_not_found: Kinds of which no lesson bears on the question.
    """

    drawn_at: datetime
    initiative_count: int
    report_count: int
    lesson_count: int
    found_ids: tuple[str, ...]
    kinds_not_found: tuple[LessonKind, ...]


@dataclass(frozen=True, slots=True)
class BriefBody:
    """All that a version of a brief keeps.

    Attributes:
        title: Not empty.
        question: That it answers.
        where: Filters of the question.
        sections: In the order of its frame.
        findings: Behind the sentences.
        ground: See Ground.
    """

    title: str
    question: str
    where: SearchFilter
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    ground: Ground

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a brief has a title")
        ids = [sentence.id for sentence in self.sentences()]
        if len(ids) != len(set(ids)):
            raise ValueError("each sentence of a brief has an id of its own")

    def sentences(self) -> Iterator[Sentence]:
        """Yield every sentence, in reading order."""
        for section in self.sections:
            yield from section.sentences

    @property
    def lesson_ids(self) -> tuple[str, ...]:
        """Ids of every lesson that a sentence or a finding names, each once, in order."""
        named = [name for sentence in self.sentences() for name in sentence.lesson_ids]
        for finding in self.findings:
            named += [*finding.lesson_ids, *(counter.lesson_id for counter in finding.counters)]
        return tuple(dict.fromkeys(named))

    @property
    def unused_ids(self) -> tuple[str, ...]:
        """Ids of lessons that bear on the question and that the brief does not name."""
        named = set(self.lesson_ids)
        return tuple(name for name in self.ground.found_ids if name not in named)

    @property
    def empty_sections(self) -> tuple[Section, ...]:
        """The sections in which nothing is said."""
        return tuple(section for section in self.sections if not section.sentences)

    def claims(self, finding: Finding) -> bool:
        """Say whether a sentence, other than counter-evidence, rests on the finding."""
        for_it = set(finding.lesson_ids)
        return any(
            sentence.kind is not SentenceKind.COUNTER and for_it & set(sentence.lesson_ids)
            for sentence in self.sentences()
        )


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as it stands now.

    Attributes:
        id: Stable; part of its address.
        frame_id: Of the frame that it was drawn in.
        language: That it is written in, ISO 639-1.
        state: See BriefState.
        authors: Names of all who worded or arranged it, the first one began it.
        body: Its text.
        revision: Counts up with every change.
        created_at: UTC.
        changed_at: UTC.
        signed_at: UTC; None unless signed off.
        signed_by: Name of the second person, or empty.
    """

    id: str
    frame_id: str
    language: str
    state: BriefState
    authors: tuple[str, ...]
    body: BriefBody
    revision: int
    created_at: datetime
    changed_at: datetime
    signed_at: datetime | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class BriefVersion:
    """A snapshot that never changes.

    Attributes:
        number: From 1.
        at: UTC.
        by: Name of who kept it.
        note: Why, in a few words or a code such as "drafted"; may be empty.
        body: The text then.
        sha256: Of the text as it is stored.
    """

    number: int
    at: datetime
    by: str
    note: str
    body: BriefBody
    sha256: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says of a brief or of one of its sentences.

    Attributes:
        id: Stable.
        sentence_id: Empty if it is about the whole.
        at: UTC.
        by: Name.
        text: Not empty.
        settled_by: Name of who settled it, or empty.
    """

    id: str
    sentence_id: str
    at: datetime
    by: str
    text: str
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class CitedLesson:
    """A lesson that a brief names, as it stands in the base now.

    Attributes:
        lesson: Whatever its status.
        report: That it was learned in.
    """

    lesson: Lesson
    report: Report

    @property
    def is_citable(self) -> bool:
        """Whether it is confirmed, in a published report whose holder did not forbid quoting."""
        return (
            self.lesson.status is LessonStatus.CONFIRMED
            and self.report.status is ReportStatus.PUBLISHED
            and not self.report.rights.forbids_quoting
        )

    @property
    def is_for_team_only(self) -> bool:
        """Whether only the team may find its report."""
        return self.report.audience is Audience.TEAM


class ProblemKind(StrEnum):
    """What is wrong with a brief."""

    NOT_SUPPORTED = "not_supported"
    UNKNOWN_LESSON = "unknown_lesson"
    WITHDRAWN_LESSON = "withdrawn_lesson"
    QUOTE_DIFFERS = "quote_differs"
    COUNTER_MISSING = "counter_missing"
    ERASED = "erased"
    EMPTY = "empty"
    LESSON_CHANGED = "lesson_changed"
    TEAM_ONLY = "team_only"
    REDACTED = "redacted"
    HELD_BACK = "held_back"
    NOT_QUOTABLE = "not_quotable"


_TELLING_ONLY = frozenset({ProblemKind.LESSON_CHANGED, ProblemKind.TEAM_ONLY, ProblemKind.REDACTED})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a brief.

    Attributes:
        kind: See ProblemKind.
        sentence_id: Where, or empty.
        lesson_id: Which lesson, or empty.
    """

    kind: ProblemKind
    sentence_id: str = ""
    lesson_id: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the brief can be neither signed off nor exported while it stands."""
        return self.kind not in _TELLING_ONLY
