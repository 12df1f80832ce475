"""A letter to an initiative: the lessons that were read in its report, and its answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

LETTER_LANGUAGES: Final = ("nl", "en", "de", "fr")
MOST_ANSWER_CHARS: Final = 2000
MOST_DAYS: Final = 365


class Verdict(StrEnum):
    """What the initiative's people say of a lesson."""

    RIGHT = "right"
    NOT_QUITE = "not_quite"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was written.

    Attributes:
        id: Stable.
        report_id: The only report that its link opens anything of.
        report_title: Of that report.
        language: Of the letter, one of nl, en, de, fr.
        lesson_ids: Of the lessons in it, in the order of the report.
        written_at: UTC.
        written_by: Name of who wrote it.
        expires_at: UTC; the link leads nowhere after.
        revoked_at: UTC; None while the link works.
        answer_count: Answers that came back so far.
    """

    id: str
    report_id: str
    report_title: str
    language: str
    lesson_ids: tuple[str, ...]
    written_at: datetime
    written_by: str
    expires_at: datetime
    revoked_at: datetime | None
    answer_count: int

    def is_open(self, moment: datetime) -> bool:
        """Say whether its link works at a moment in UTC."""
        return self.revoked_at is None and moment < self.expires_at


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter with the secret of its link, which is known only now.

    Attributes:
        letter: As it is kept.
        token: 256 random bits, as they stand in the link; the base keeps a hash of it alone.
    """

    letter: Letter
    token: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What somebody of the initiative sent.

    Attributes:
        verdict: See Verdict.
        lesson_id: Empty where something is missing.
        words: In their words; not empty unless the lesson is right.
    """

    verdict: Verdict
    lesson_id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that came back; it changes no lesson by itself.

    Attributes:
        id: Stable.
        letter_id: The letter that it answers.
        report_id: Of the letter's report.
        report_title: Of that report.
        lesson_id: That it speaks of, or empty where something is missing.
        statement: Of that lesson as it stands now, or empty.
        verdict: See Verdict.
        words: In their words.
        proposal_id: Of the proposal that was made of it, since their words stand in the report;
            empty where they do not.
        given_at: UTC.
        handled_at: UTC; None until a person has dealt with it.
        handled_by: Empty until then.
    """

    id: str
    letter_id: str
    report_id: str
    report_title: str
    lesson_id: str
    statement: str
    verdict: Verdict
    words: str
    proposal_id: str
    given_at: datetime
    handled_at: datetime | None
    handled_by: str
