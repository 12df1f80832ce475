"""Policy texts, and what became of lessons in them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from knowledge.model.initiative import Level
from knowledge.model.lesson import Lesson
from knowledge.model.span import Span


class PolicyKind(StrEnum):
    """What sort of policy text it is."""

    PROGRAMME = "programme"
    MOTION = "motion"
    COUNCIL_PROPOSAL = "council_proposal"
    POLICY_PLAN = "policy_plan"
    LAW = "law"
    SUBSIDY_SCHEME = "subsidy_scheme"


class PolicyStage(StrEnum):
    """How far a policy text has come."""

    AGENDA = "agenda"
    DRAFT = "draft"
    TABLED = "tabled"
    DECIDED = "decided"
    IN_FORCE = "in_force"
    EVALUATED = "evaluated"
    DROPPED = "dropped"


class UptakeRole(StrEnum):
    """What a lesson does in a policy text."""

    EVIDENCE = "evidence"
    EXAMPLE = "example"
    COUNTER_EXAMPLE = "counter_example"
    WORDING = "wording"


CITO_TERMS = {
    UptakeRole.EVIDENCE: "citesAsEvidence",
    UptakeRole.EXAMPLE: "citesAsPotentialSolution",
    UptakeRole.COUNTER_EXAMPLE: "qualifies",
    UptakeRole.WORDING: "includesQuotationFrom",
}
"""Property of the Citation Typing Ontology (Peroni & Shotton 2012, version 2.8.1) for each."""


class Decision(StrEnum):
    """What the body did with a lesson."""

    PROPOSED = "proposed"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class PolicyDraft:
    """A policy text before it is registered.

    Attributes:
        title: Not empty.
        text: Paragraphs parted by an empty line.
        kind: See PolicyKind.
        stage: See PolicyStage.
        level: Of the body that decides; None if unknown.
        body: Who decides, such as "Gemeenteraad Zwolle"; may be empty.
        language: ISO 639-1, or "und".
        source: Address or file name that it came from; may be empty.
        dated: On the text itself; None if unknown.
    """

    title: str
    text: str
    kind: PolicyKind
    stage: PolicyStage = PolicyStage.DRAFT
    level: Level | None = None
    body: str = ""
    language: str = "und"
    source: str = ""
    dated: date | None = None

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.text.strip():
            raise ValueError("a policy text needs a title and words")


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A registered policy text; its words never change.

    Attributes:
        id: Stable; part of its permanent address.
        title: As registered.
        text: Paragraphs parted by an empty line; spans point into it.
        kind: See PolicyKind.
        stage: See PolicyStage; it moves on.
        level: Of the body that decides; None if unknown.
        body: Who decides; may be empty.
        language: ISO 639-1, or "und".
        source: Address or file name that it came from; may be empty.
        dated: On the text itself; None if unknown.
        added_at: UTC.
        added_by: Name of who registered it.
    """

    id: str
    title: str
    text: str
    kind: PolicyKind
    stage: PolicyStage
    level: Level | None
    body: str
    language: str
    source: str
    dated: date | None
    added_at: datetime
    added_by: str

    def paragraphs(self) -> tuple[Span, ...]:
        """Return the spans of the paragraphs, in order, without the white space around."""
        return paragraphs_of(self.text)


@dataclass(frozen=True, slots=True)
class DecisionStep:
    """One step of what became of a lesson.

    Attributes:
        decision: See Decision.
        reason: In words; not empty for an adapted or rejected one.
        decided_on: Day of the decision.
        body: Who decided; may be empty.
        noted_at: UTC.
        noted_by: Name of who wrote it down.
    """

    decision: Decision
    reason: str
    decided_on: date
    body: str
    noted_at: datetime
    noted_by: str


@dataclass(frozen=True, slots=True)
class Uptake:
    """A lesson in a passage of a policy text, and what became of it.

    Attributes:
        id: Stable; part of its permanent address.
        lesson: Confirmed when it was linked; may be withdrawn since.
        policy: The policy text.
        span: The passage, into the policy text's words.
        role: See UptakeRole.
        steps: Oldest first; the first one is the proposal.
    """

    id: str
    lesson: Lesson
    policy: PolicyText
    span: Span
    role: UptakeRole
    steps: tuple[DecisionStep, ...]

    @property
    def decision(self) -> Decision:
        """How it stands now."""
        return self.steps[-1].decision

    @property
    def passage(self) -> str:
        """The words of the policy text that the lesson bears on."""
        return self.span.of(self.policy.text)


@dataclass(frozen=True, slots=True)
class EndedUptake:
    """What is left of an uptake whose policy text was deleted: no word of the text.

    Attributes:
        id: Of the uptake.
        role: See UptakeRole.
        decision: How it stood.
        decided_on: Day of that decision.
        ended_at: UTC; when the text was deleted.
        ended_by: Name of who deleted it.
    """

    id: str
    role: UptakeRole
    decision: Decision
    decided_on: date
    ended_at: datetime
    ended_by: str


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """Return the spans of the paragraphs of a text, in order, without white space around.

    Paragraphs are parted by a line that holds nothing but white space.
    """
    spans: list[Span] = []
    start = 0
    for block in text.split("\n\n"):
        words = block.strip()
        if words:
            first = start + block.index(words)
            spans.append(Span(first, first + len(words)))
        start += len(block) + 2
    return tuple(spans)
