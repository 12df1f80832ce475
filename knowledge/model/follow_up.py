"""A follow-up: the letter that tells an initiative what became of its lessons."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from knowledge.model.initiative import Initiative

MOST_FOLLOW_UP_CHARS: Final = 20_000
MOST_REASON_CHARS: Final = 300


class News(StrEnum):
    """What happened to lessons of an initiative."""

    BRIEF_SIGNED = "brief_signed"
    PROPOSED = "proposed"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    REJECTED = "rejected"
    TAKEN_BACK = "taken_back"


class FollowUpState(StrEnum):
    """Where a follow-up stands; one that was sent or saved never changes again."""

    DRAFTED = "drafted"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    SAVED = "saved"
    SUPERSEDED = "superseded"
    SET_ASIDE = "set_aside"


WAITING: Final = frozenset({FollowUpState.DRAFTED, FollowUpState.APPROVED})
"""Nothing has left the base yet: a later change takes their place."""

DELIVERED: Final = frozenset({FollowUpState.SENT, FollowUpState.SAVED})
"""It has left the base, once and for all."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A letter to one initiative about one change.

    Attributes:
        id: Stable.
        initiative: Whose lessons it is about.
        news: What happened.
        subject_id: Of the uptake that was decided on, or of the brief that was signed off; where
            a link was taken back, of the policy text or brief that no longer uses the lessons.
        lesson_ids: Of the lessons it is about; at least one.
        language: Of the letter, one of nl, en, de, fr.
        state: See FollowUpState.
        drafted_at: UTC; when the change was noted.
        drafted_by: Name of who noted the change.
        drafted_words: As drafted from the records, kept once a person edited or approved it.
        words: As a person edited or approved it; empty until then, and once they were erased.
        approved_at: UTC; None until a person approved it.
        approved_by: Empty until then.
        delivered_at: UTC; None until it was sent or saved.
        delivered_by: Empty until then.
        form: How it left: "mail", "docx" or "eml"; empty until then.
        set_aside_at: UTC; None unless a person said that it is not needed.
        set_aside_by: Empty unless somebody did.
        set_aside_reason: Why; empty unless somebody did.
    """

    id: str
    initiative: Initiative
    news: News
    subject_id: str
    lesson_ids: tuple[str, ...]
    language: str
    state: FollowUpState
    drafted_at: datetime
    drafted_by: str
    drafted_words: str = ""
    words: str = ""
    approved_at: datetime | None = None
    approved_by: str = ""
    delivered_at: datetime | None = None
    delivered_by: str = ""
    form: str = ""
    set_aside_at: datetime | None = None
    set_aside_by: str = ""
    set_aside_reason: str = ""

    @property
    def is_edited(self) -> bool:
        """Whether a person changed what was drafted."""
        return self.words != self.drafted_words
