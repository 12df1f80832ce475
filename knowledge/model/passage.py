"""A passage: the stretch of a report that is searched, shown and quoted from."""

from dataclasses import dataclass

from knowledge.model.locator import Locator
from knowledge.model.span import Span


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage before it is stored: spans into the report's canonical text.

    Attributes:
        span: Starts and ends on a character that is not white space.
        language: ISO 639-1, "und" if unknown.
        heading_path: Headings above it, outermost first; never part of the span.
        locators: Pages, slides, rows that it touches, in order; at least one.
        sentences: In order, inside the span.
    """

    span: Span
    language: str
    heading_path: tuple[str, ...]
    locators: tuple[Locator, ...]
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.locators:
            raise ValueError("a passage stands somewhere: it needs a locator")
        for sentence in self.sentences:
            if sentence.start < self.span.start or sentence.end > self.span.end:
                raise ValueError(f"sentence {sentence} lies outside passage {self.span}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stored passage.

    Attributes:
        id: Stable for one reading of one report.
        report_id: The report that it stands in.
        number: 0-based position in the report.
        span: Into the report's canonical text.
        text: Exactly the characters of the span.
        language: ISO 639-1, "und" if unknown.
        heading_path: Headings above it, outermost first.
        locators: Where it stands, in order; at least one.
        sentences: Spans into the report's canonical text, inside the passage.
    """

    id: str
    report_id: str
    number: int
    span: Span
    text: str
    language: str
    heading_path: tuple[str, ...]
    locators: tuple[Locator, ...]
    sentences: tuple[Span, ...]

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise ValueError(f"passage {self.id}: the text is not as long as its span")
