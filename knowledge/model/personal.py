"""Personal data in a report: what was found where, and what a person decided about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.model.locator import Locator
from knowledge.model.margin_part import MarginPart
from knowledge.model.span import Span

MASK = "█"
_FEWEST_SIGNS = 4
_MASKED = re.compile(rf"{MASK}(?:\s*{MASK})*")


class PersonalKind(StrEnum):
    """What a stretch of text tells about a person."""

    BSN = "bsn"
    NATIONAL_NUMBER = "national_number"
    IDENTITY_DOCUMENT = "identity_document"
    IBAN = "iban"
    CARD = "card"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    LICENCE_PLATE = "licence_plate"
    NAME = "name"

    @property
    def is_blocking(self) -> bool:
        """Whether a report cannot be published before a person has decided about it.

        A name is only pointed at: many stand in a report because of a public office, and
        no rule finds all of them.
        """
        return self is not PersonalKind.NAME

    @property
    def is_of_one_person(self) -> bool:
        """Whether its words tell of that person wherever they stand.

        A street, a day and a name stand in other texts for other reasons.
        """
        return self not in (PersonalKind.ADDRESS, PersonalKind.BIRTH_DATE, PersonalKind.NAME)


class PersonalDecision(StrEnum):
    """What a person decided about a finding."""

    UNDECIDED = "undecided"
    REMOVED = "removed"
    CONSENTED = "consented"
    PUBLIC_OFFICE = "public_office"
    NOT_PERSONAL = "not_personal"


@dataclass(frozen=True, slots=True)
class PersonalDraft:
    """What a detector found, before it is stored.

    Attributes:
        span: Into the report's canonical text, or that of a margin, exactly the characters
            that tell it.
        kind: See PersonalKind.
        is_valid: Whether check digits hold; False where the kind has none, or where only
            the words beside it say what it should be.
        function: Of a name: where the text says what the person is, or None.
        margin: Number of the margin that holds it, from 1; None if it stands in the
            canonical text.
    """

    span: Span
    kind: PersonalKind
    is_valid: bool = False
    function: Span | None = None
    margin: int | None = None


@dataclass(frozen=True, slots=True)
class PersonalFinding:
    """A stored finding; the words themselves stand in the report's text alone.

    Attributes:
        number: Counts from 1 within its report, in the order in which they were found.
        span: Into the report's canonical text, or that of a margin.
        kind: See PersonalKind.
        is_valid: Whether check digits hold.
        function: Of a name: where the text says what the person is, or None.
        decision: See PersonalDecision.
        decided_by: Name of who decided, or empty.
        decided_at: UTC, or None.
        margin: Number of the margin that holds it, or None.
    """

    number: int
    span: Span
    kind: PersonalKind
    is_valid: bool
    function: Span | None
    decision: PersonalDecision
    decided_by: str
    decided_at: datetime | None
    margin: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it keeps the report from being published."""
        return self.kind.is_blocking and self.decision is PersonalDecision.UNDECIDED


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its words, for the eyes of whoever decides; never stored or logged.

    Attributes:
        finding: What is stored.
        words: That the span names now; masked once removed.
        before: Up to 60 characters before it.
        after: Up to 60 characters after it.
        function: Words that can stand instead of a name, or empty.
        locator: Page, slide, row where it begins; of a margin the first that bears it, or
            None where nothing tells.
        offset: Of the canonical text, where to look at it.
        alike: Numbers of the undecided findings that say the same, itself included.
        part: Where beside the text it stands, None for the text itself.
    """

    finding: PersonalFinding
    words: str
    before: str
    after: str
    function: str
    locator: Locator | None
    offset: int
    alike: tuple[int, ...]
    part: MarginPart | None = None


def masked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with every character of the spans replaced, as long as before.

    Line breaks stay, so that lines, pages and offsets hold.
    """
    letters = list(text)
    for span in spans:
        for place in range(span.start, min(span.end, len(letters))):
            if letters[place] not in "\n\r":
                letters[place] = MASK
    return "".join(letters)


def within(part: Span, spans: Iterable[Span]) -> list[Span]:
    """Return what the spans share with a part of the text, counted from where it begins."""
    return [
        Span(max(span.start, part.start) - part.start, min(span.end, part.end) - part.start)
        for span in spans
        if span.overlaps(part)
    ]


def words_to_embed(text: str, spans: Iterable[Span]) -> str:
    """Return the words of which a vector may be made: what the spans name is one mark.

    It is the same before and after the words are removed, however long they were.
    """
    return _MASKED.sub(MASK, masked(text, spans))


def replaced(text: str, span: Span, by: str) -> str:
    """Return the text with a word in brackets where the span is, as long as before.

    What the word leaves free is masked; one that is too long leaves nothing but the mask.
    """
    room = span.end - span.start
    word = f"[{by}]" if by and len(by) + 2 <= room and "\n" not in span.of(text) else ""
    return (
        masked(text, [span])[: span.start] + word + masked(text, [span])[span.start + len(word) :]
    )


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Words that are to be found nowhere any more, however their digits are grouped.

    Attributes:
        pattern: Of all of them; None if there is nothing to forget.
    """

    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, words: Iterable[str]) -> "Forgotten":
        """Return what forgets these words; those of fewer than four signs are passed over.

        Between two signs up to two others may stand, such as the spaces of an account.
        """
        signs = {alike(word) for word in words}
        found = [
            r"[\W_]{0,2}".join(map(re.escape, word))
            for word in sorted(signs, key=len, reverse=True)
            if len(word) >= _FEWEST_SIGNS
        ]
        if not found:
            return cls(None)
        return cls(re.compile(rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])", re.IGNORECASE))

    def spans_in(self, text: str) -> list[Span]:
        """Return where the words stand in a text."""
        return (
            [] if self.pattern is None else [Span(*m.span()) for m in self.pattern.finditer(text)]
        )

    def clean(self, text: str) -> str:
        """Return the text, as long as before, with the words masked."""
        return masked(text, self.spans_in(text))

    def to_embed(self, text: str) -> str:
        """Return the words of which a vector may be made, as `words_to_embed` does."""
        return words_to_embed(text, self.spans_in(text))


def alike(words: str) -> str:
    """Return a form in which two ways to write the same number, address or name are equal."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
