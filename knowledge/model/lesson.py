"""A lesson: one thing that an initiative learned, proven by its quote."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from knowledge.model.initiative import Initiative, Level
from knowledge.model.quote import Quote
from knowledge.model.span import Span

MOST_STATEMENT_WORDS: Final = 30
"""A statement is one sentence; a person shortens a longer one before confirming it."""


class LessonKind(StrEnum):
    """What sort of thing was learned."""

    WORKED = "worked"
    DID_NOT_WORK = "did_not_work"
    OBSTACLE = "obstacle"
    CONDITION = "condition"
    RECOMMENDATION = "recommendation"
    OPEN_PROBLEM = "open_problem"


class LessonStatus(StrEnum):
    """Where a lesson stands; only a confirmed one can be found and cited."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


class Evidence(StrEnum):
    """How well the report bears the lesson out."""

    DESCRIBED = "described"
    SUBSTANTIATED = "substantiated"
    EFFECTIVE = "effective"
    UNKNOWN = "unknown"


class Addressee(StrEnum):
    """Who could act on the lesson."""

    INITIATIVES = "initiatives"
    MUNICIPALITIES = "municipalities"
    PROVINCES = "provinces"
    NATION = "nation"
    EUROPEAN_UNION = "european_union"
    FUNDERS = "funders"
    PARTNERS = "partners"


class LessonSource(StrEnum):
    """What the proposal came from."""

    RULES = "rules"
    LANGUAGE_MODEL = "language_model"
    PERSON = "person"
    INITIATIVE = "initiative"
    SHEET = "sheet"
    EARLIER_VERSION = "earlier_version"


MACHINES: Final = (LessonSource.RULES, LessonSource.LANGUAGE_MODEL)
"""What the program proposes of itself."""

NOT_FOUND: Final = "not_found_in:"
"""Begins the note of a lesson that came back to review; the new version's id follows."""


@dataclass(frozen=True, slots=True)
class LessonContent:
    """What a lesson says; the machine's proposal and a person's word are one each.

    Attributes:
        statement: One sentence.
        spans: Of its quotes, into the report's canonical text, in order; at least one.
        kind: None if unknown.
        holds_when: Condition under which it holds, in a person's words; may be empty.
        fails_when: Condition under which it does not; may be empty.
        addressee: None if unknown.
        level: None if unknown.
        places: Names of places; may be empty.
        themes: Words for what it is about; may be empty.
        evidence: See Evidence.
    """

    statement: str
    spans: tuple[Span, ...]
    kind: LessonKind | None = None
    holds_when: str = ""
    fails_when: str = ""
    addressee: Addressee | None = None
    level: Level | None = None
    places: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    evidence: Evidence = Evidence.UNKNOWN

    def __post_init__(self) -> None:
        if not self.statement.strip():
            raise ValueError("a lesson needs a statement")
        if not self.spans:
            raise ValueError("no lesson without a quote")
        if list(self.spans) != sorted(set(self.spans)):
            raise ValueError("the spans of a lesson's quotes are in order, each once")

    @property
    def is_short_enough(self) -> bool:
        """Whether the statement has at most 30 words."""
        return len(self.statement.split()) <= MOST_STATEMENT_WORDS

    def keeps(self, proposed: "LessonContent") -> bool:
        """Say whether a person left a proposal as it was.

        They did if statement and quotes are the proposed ones, and whatever else they state
        is what was suggested; a suggestion that they left out is no change.
        """
        return (self.statement, self.spans) == (proposed.statement, proposed.spans) and all(
            getattr(self, name) in (nothing, getattr(proposed, name))
            for name, nothing in _NOTHING_STATED.items()
        )


_NOTHING_STATED: Final[Mapping[str, object]] = {
    "kind": None,
    "holds_when": "",
    "fails_when": "",
    "addressee": None,
    "level": None,
    "places": (),
    "themes": (),
    "evidence": Evidence.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class ProposalReason:
    """Why something was proposed as a lesson.

    Attributes:
        heading: The heading above it that speaks of lessons, or empty.
        cues: Phrases in it that do.
        score: 0 to 1, for ordering only; None where nothing was scored.
        model: Hash of what scored it, or name of the language model; may be empty.
        gloss: What a language model said of it, shown as machine-written; may be empty.
        glossed_by: Name of the language model that wrote the gloss; empty without one, and in
            proposals made before it was kept.
    """

    heading: str = ""
    cues: tuple[str, ...] = ()
    score: float | None = None
    model: str = ""
    gloss: str = ""
    glossed_by: str = ""


@dataclass(frozen=True, slots=True)
class LessonProposal:
    """A lesson before it is stored.

    Attributes:
        content: What is proposed; kind, level and the like are suggestions.
        language: Of its words, ISO 639-1 or "und".
        reason: Why.
        source: See LessonSource.
        is_shown: False for those that only "more" shows.
    """

    content: LessonContent
    language: str
    reason: ProposalReason = ProposalReason()
    source: LessonSource = LessonSource.RULES
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class Lesson:
    """A stored lesson: what was proposed and what a person confirmed, kept apart.

    Attributes:
        id: Stable; part of its permanent address.
        report_id: The report that it was learned in.
        report_title: Of that report.
        year: Of that report; None if unknown.
        initiative: Who learned it; None until a person has named it.
        language: Of its words, ISO 639-1 or "und".
        status: See LessonStatus.
        proposed: What was proposed, for ever as it was.
        confirmed: What a person made of it, None until then.
        quotes: Of the confirmed content, else of the proposed one; at least one.
        reason: Why it was proposed.
        source: What the proposal came from.
        is_shown: False for those that only "more" shows.
        proposed_at: UTC.
        proposed_by: Name of a person, or of the program's part.
        decided_at: UTC; None until a person decided.
        decided_by: Empty until then.
        note: Reason of a rejection or withdrawal, or why it came back to review.
        merged_into: Id of the lesson that says the same, or empty.
    """

    id: str
    report_id: str
    report_title: str
    year: int | None
    initiative: Initiative | None
    language: str
    status: LessonStatus
    proposed: LessonContent
    confirmed: LessonContent | None
    quotes: tuple[Quote, ...]
    reason: ProposalReason
    source: LessonSource
    is_shown: bool
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str
    note: str
    merged_into: str

    @property
    def content(self) -> LessonContent:
        """What a person confirmed, else what was proposed."""
        return self.confirmed or self.proposed

    @property
    def stated(self) -> LessonContent:
        """What a person confirmed, else the proposed statement and quotes without suggestions."""
        bare = LessonContent(self.proposed.statement, self.proposed.spans)
        return self.confirmed or bare

    @property
    def places(self) -> tuple[str, ...]:
        """Where: as the lesson says, else where its initiative works."""
        return self.content.places or (self.initiative.places if self.initiative else ())

    @property
    def is_edited(self) -> bool:
        """Whether a person changed what was proposed; see `LessonContent.keeps`."""
        return self.confirmed is not None and not self.confirmed.keeps(self.proposed)


@dataclass(frozen=True, slots=True)
class ReviewQueueEntry:
    """How far the review of one report's lessons is.

    Attributes:
        report_id: The report.
        report_title: Its title.
        received_at: When the report came in, UTC.
        open_count: Proposals shown that nobody has decided on.
        more_count: Further ones, under "more".
        unchanged_count: Confirmed as they were proposed.
        edited_count: Confirmed after a change.
        rejected_count: Rejected.
        reviewer: Who has taken the report to look at; empty if nobody has.
    """

    report_id: str
    report_title: str
    received_at: datetime
    open_count: int
    more_count: int
    unchanged_count: int
    edited_count: int
    rejected_count: int
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class ReviewShares:
    """What became of the proposals that were decided on.

    Attributes:
        unchanged_count: Confirmed as they were proposed.
        edited_count: Confirmed after a change.
        rejected_count: Rejected.
    """

    unchanged_count: int
    edited_count: int
    rejected_count: int

    @property
    def total_count(self) -> int:
        """How many were decided on."""
        return self.unchanged_count + self.edited_count + self.rejected_count
