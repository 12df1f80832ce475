"""A quote: words cut from a report's canonical text, that prove what is said with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from knowledge.errors import QuoteMismatch
from knowledge.model.locator import Locator
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

CONTEXT_CHARS: Final = 32
"""Characters kept before and after a quote, to find it again in another version."""

_SAME_SHAPES = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report with where they stand.

    Attributes:
        report_id: The report that says so.
        span: Into its canonical text.
        exact: The words themselves, character by character.
        prefix: At most 32 characters before them.
        suffix: At most 32 characters after them.
        locators: Pages, slides, rows that the words touch, in order; at least one.
    """

    report_id: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    locators: tuple[Locator, ...]

    def __post_init__(self) -> None:
        if len(self.exact) != self.span.end - self.span.start or not self.locators:
            raise QuoteMismatch(self.report_id, self.span.start, self.span.end)

    def is_held_by(self, text: ReportText) -> bool:
        """Say whether the text has these very words there, on the stated locators."""
        return (
            self.span.end <= len(text.text)
            and self.span.of(text.text) == self.exact
            and text.locators_of(self.span) == self.locators
        )

    def as_annotation_target(self, source: str) -> dict[str, Any]:
        """Return the target of a W3C Web Annotation, as JSON-LD.

        Source: W3C Web Annotation Data Model (2017), §4.2.4 Text Quote Selector and
        §4.2.5 Text Position Selector.

        Args:
            source: Address of the report's text.
        """
        return {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": self.exact,
                    "prefix": self.prefix,
                    "suffix": self.suffix,
                },
                {
                    "type": "TextPositionSelector",
                    "start": self.span.start,
                    "end": self.span.end,
                },
            ],
        }


def cut_quote(report_id: str, text: ReportText, span: Span) -> Quote:
    """Return the quote that a span of a report's text is.

    Raises:
        QuoteMismatch: If the span reaches beyond the text, or starts or ends in white space.
    """
    if span.end > len(text.text):
        raise QuoteMismatch(report_id, span.start, span.end)
    exact = span.of(text.text)
    if exact != exact.strip():
        raise QuoteMismatch(report_id, span.start, span.end)
    return Quote(
        report_id=report_id,
        span=span,
        exact=exact,
        prefix=text.text[max(0, span.start - CONTEXT_CHARS) : span.start],
        suffix=text.text[span.end : span.end + CONTEXT_CHARS],
        locators=text.locators_of(span),
    )


def find_verbatim(words: str, text: str) -> tuple[Span, ...]:
    """Return every place where a text holds the words, in order; none if it does not.

    Runs of white space count as one space, and the shapes of dashes and quotation marks as
    one shape; every other character must be the same, in the same case.
    """
    wanted = "".join(shape for shape, _ in _shapes(words.strip()))
    if not wanted:
        return ()
    shaped = list(_shapes(text))
    flat = "".join(shape for shape, _ in shaped)
    spans = []
    start = flat.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        spans.append(Span(shaped[start][1], shaped[end - 1][1] + 1))
        start = flat.find(wanted, start + 1)
    return tuple(spans)


def find_again(quote: Quote, text: str) -> Span | None:
    """Return where another version of the report holds the quote, None if nowhere.

    Of several places the one whose surroundings are most like the old ones is taken, and of
    equals the one nearest to where it stood.
    """
    places = find_verbatim(quote.exact, text)
    return min(
        places,
        key=lambda span: (-_alikeness(quote, text, span), abs(span.start - quote.span.start)),
        default=None,
    )


def _alikeness(quote: Quote, text: str, span: Span) -> int:
    """Count the characters around the span that are those around the quote."""
    before = text[max(0, span.start - CONTEXT_CHARS) : span.start]
    after = text[span.end : span.end + CONTEXT_CHARS]
    return _same_count(reversed(before), reversed(quote.prefix)) + _same_count(
        iter(after), iter(quote.suffix)
    )


def _same_count(left: Iterator[str], right: Iterator[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _shapes(text: str) -> Iterator[tuple[str, int]]:
    """Yield each character's shape with its offset, a run of white space as one space."""
    in_space = False
    for offset, character in enumerate(text):
        if character.isspace():
            if not in_space:
                yield " ", offset
            in_space = True
            continue
        in_space = False
        yield _SAME_SHAPES.get(character, character), offset
