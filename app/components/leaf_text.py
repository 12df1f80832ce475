"""A stretch of a report as text: headings, paragraphs, lines, and a passage marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.components.html import Html, element, joined, spoken
from app.components.passage_quote import marked
from app.locators import locator_words
from knowledge.model.report_text import Heading, ReportText
from knowledge.model.span import Span

_FIRST_LEVEL = 2  # below the title of the page
_LAST_LEVEL = 6


def leaf_text(
    text: ReportText,
    span: Span,
    *,
    passage: Span | None,
    name: str,
    language: str,
    also: Sequence[Span] = (),
) -> Html:
    """Return a stretch of the canonical text.

    Args:
        text: Of the report.
        span: The stretch.
        passage: Marked, and brought into view, where it touches the stretch.
        name: Of what is marked; another name is brought into view anew.
        language: Of the report, "und" if unknown.
        also: Further spans to mark.
    """
    here = _Here(passage, name, tuple(also))
    return element(
        "div",
        joined(_blocks(text, span, here)),
        class_="dw-leaf",
        lang=spoken(language),
        tabindex="0",
        role="region",
        aria_label=_label(text, span),
    )


@dataclass(slots=True)
class _Here:
    """The marked passage while its blocks are drawn; the first of them is brought into view."""

    passage: Span | None
    name: str
    also: tuple[Span, ...] = ()

    @property
    def marks(self) -> tuple[Span, ...]:
        return self.also if self.passage is None else (self.passage, *self.also)

    def name_at(self, start: int, end: int) -> str | None:
        """Return the name once, at the first block that the passage touches."""
        if self.passage is None or self.passage.end <= start or end <= self.passage.start:
            return None
        name, self.name = self.name, ""
        return name or None


def _blocks(text: ReportText, span: Span, here: _Here) -> Iterator[Html]:
    headings = {heading.span.start: heading for heading in text.headings}
    level = _FIRST_LEVEL - 1
    start = span.start
    for block in text.text[span.start : span.end].split("\n\n"):
        end = start + len(block)
        heading = headings.get(start + len(block) - len(block.lstrip()))
        if heading is not None:
            level = _level(heading, after=level)
            yield element(f"h{level}", marked(text.text, start, end, here.marks))
        elif block.strip():
            yield _paragraph(text.text, start, end, here)
        start = end + 2


def _paragraph(text: str, start: int, end: int, here: _Here) -> Html:
    return element(
        "p",
        marked(text, start, end, here.marks),
        class_="dw-row" if " | " in text[start:end] else None,
        data_bring_into_view=here.name_at(start, end),
    )


def _level(heading: Heading, *, after: int) -> int:
    """Return a level for the page: no level is passed over on the way down."""
    return min(heading.level + _FIRST_LEVEL - 1, after + 1, _LAST_LEVEL)


def _label(text: ReportText, span: Span) -> str:
    return locator_words(text.locators_of(span)) or text.title or "…"
