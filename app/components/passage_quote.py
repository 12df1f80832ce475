"""A passage as a quote: its own words in its own language, with marks that were found."""

from collections.abc import Iterable, Sequence

from app.components.html import Html, element, joined, spoken
from knowledge.model.span import Span


def quote(
    text: str, *, language: str, marks: Sequence[Span] = (), best: Span | None = None
) -> Html:
    """Return a passage as a block quote.

    Args:
        text: Of the passage.
        language: ISO 639-1, so that a screen reader speaks it right; "und" if unknown.
        marks: Words that match, spans into the text.
        best: The sentence that answers best, a span into the text.
    """
    return element(
        "blockquote",
        *paragraphs(text, marks=marks, best=best),
        class_="dw-quote",
        lang=spoken(language),
    )


def paragraphs(text: str, *, marks: Sequence[Span] = (), best: Span | None = None) -> list[Html]:
    """Return the blocks of a text as paragraphs, lines kept, with marks and a best sentence."""
    found, start = [], 0
    for block in text.split("\n\n"):
        end = start + len(block)
        if block.strip():
            found.append(element("p", _stretch(text, start, end, marks, best)))
        start = end + 2
    return found


def marked(text: str, start: int, end: int, marks: Iterable[Span]) -> Html:
    """Return the characters start … end with the marks in them, lines parted by breaks."""
    parts: list[Html] = []
    last = start
    for mark in sorted(marks):
        left, right = max(mark.start, last), min(mark.end, end)
        if left < right:
            parts += [_lines(text[last:left]), element("mark", _lines(text[left:right]))]
            last = right
    return joined([*parts, _lines(text[last:end])])


def _stretch(text: str, start: int, end: int, marks: Sequence[Span], best: Span | None) -> Html:
    if best is None or best.end <= start or best.start >= end:
        return marked(text, start, end, marks)
    left, right = max(best.start, start), min(best.end, end)
    return joined(
        [
            marked(text, start, left, marks),
            element("strong", marked(text, left, right, marks), class_="dw-best"),
            marked(text, right, end, marks),
        ]
    )


def _lines(text: str) -> Html:
    return Html("<br>".join(joined([line]) for line in text.split("\n")))
