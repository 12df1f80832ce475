"""What became of a source: accepted, waiting for a person, or refused with a code.

    Exception
    └── Refused                 a source that cannot be read, with .code and .data

Failures are data: a reader raises `Refused`, the pipeline keeps an `Outcome`. The sentences
that people read about a code live with the app, in their own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class RefusalCode(StrEnum):
    """Why a source was refused; each code has one sentence and one advice in the app."""

    EMPTY = "empty"
    NEEDS_OCR = "needs_ocr"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    BOMB = "bomb"
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    ADDRESS = "address"
    UNREACHABLE = "unreachable"
    SLOW = "slow"
    MISSING = "missing"
    ROBOTS = "robots"
    PROTOCOL = "protocol"
    LOGIN = "login"
    COLUMNS = "columns"


_SENTENCES: Mapping[RefusalCode, str] = {
    RefusalCode.EMPTY: "the file holds no text",
    RefusalCode.NEEDS_OCR: "the file holds pictures of text; it has to be recognised first",
    RefusalCode.ENCRYPTED: "the file is protected by a password; give one without",
    RefusalCode.DAMAGED: "the file is damaged; export it anew",
    RefusalCode.BOMB: "the file unpacks to far more than it should; it is not opened",
    RefusalCode.TOO_BIG: "the file is larger, or needs more memory, than is allowed",
    RefusalCode.TOO_LONG: "the file has more text or pages than is allowed; split it",
    RefusalCode.UNSUPPORTED: "no reader knows this kind of file",
    RefusalCode.TIMEOUT: "reading took longer than is allowed",
    RefusalCode.CRASHED: "the reader broke down on this file",
    RefusalCode.ADDRESS: "this address may not be collected from; only public web pages may",
    RefusalCode.UNREACHABLE: "nobody answers at this address; check it, or try again later",
    RefusalCode.SLOW: "the other side took longer than is allowed; try again later",
    RefusalCode.MISSING: "the server does not give what was asked; check the address",
    RefusalCode.ROBOTS: "the site asks programs to stay away; bring the file in by hand",
    RefusalCode.PROTOCOL: "the other side answers in a way that makes no sense; try again later",
    RefusalCode.LOGIN: "the mailbox does not let us in; check its settings",
    RefusalCode.COLUMNS: "the sheet has no row that names its columns; give it one",
}


class Refused(Exception):
    """A source that cannot be read, told as a code with its data.

    Attributes:
        code: Why.
        data: What a sentence about it may need, such as `pages=812` or
            `advice="save_as_docx"`; words and whole numbers only, never personal text.
    """

    def __init__(self, code: RefusalCode, **data: str | int) -> None:
        details = ", ".join(f"{name}={value}" for name, value in sorted(data.items()))
        super().__init__(_SENTENCES[code] + (f" ({details})" if details else ""))
        self.code = code
        self.data: Mapping[str, str | int] = data

    def __reduce__(self) -> tuple[object, ...]:
        """Return how to make the same refusal again, in another process too."""
        return (_again, (self.code, dict(self.data)))


def _again(code: RefusalCode, data: dict[str, str | int]) -> Refused:
    return Refused(code, **data)


class OutcomeState(StrEnum):
    """How far a source came."""

    ACCEPTED = "accepted"
    NEEDS_REVIEW = "needs_review"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source.

    Attributes:
        state: Accepted, waiting for a person's look, or refused.
        code: Why it was refused; None unless it was.
        data: Numbers and words that belong to the code or to the review.
    """

    state: OutcomeState
    code: RefusalCode | None = None
    data: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.state is OutcomeState.REFUSED) != (self.code is not None):
            raise ValueError(f"{self.state} does not go with the code {self.code}")

    @classmethod
    def accepted(cls, **data: str | int) -> "Outcome":
        """Return the outcome of a source that went all the way."""
        return cls(OutcomeState.ACCEPTED, data=data)

    @classmethod
    def needs_review(cls, **data: str | int) -> "Outcome":
        """Return the outcome of a source that a person has to look at."""
        return cls(OutcomeState.NEEDS_REVIEW, data=data)

    @classmethod
    def refused(cls, refusal: Refused) -> "Outcome":
        """Return the outcome that a refusal stands for."""
        return cls(OutcomeState.REFUSED, refusal.code, refusal.data)
