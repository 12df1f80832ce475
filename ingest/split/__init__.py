"""From a report's canonical text to its passages, with exact spans."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.split.atoms import Atom, atoms_in
from ingest.split.packing import pack
from ingest.split.sections import Section, sections_of
from knowledge.language import UNKNOWN, LanguageDetector
from knowledge.model.locator import Locator
from knowledge.model.passage import PassageDraft
from knowledge.model.report_text import ReportText
from knowledge.model.span import Span

__all__ = ["VERSION", "split"]

VERSION = "split/1"
"""Changes whenever the same text may give other passages."""

_SAMPLE_COUNT = 8
_SAMPLE_CHARS = 240


def split(
    report_text: ReportText,
    *,
    detect: Callable[[str], str] | LanguageDetector,
    target_words: int = 120,
) -> tuple[PassageDraft, ...]:
    """Return the passages of a report, in order.

    A passage has 80 to 160 words where the text allows (2/3 to 4/3 of the target), ends
    where a sentence, list item or table row ends, and never reaches across a heading, a
    slide, a message, a chapter or a sheet: a short section is a short passage. Passages do not
    overlap, and every character outside headings that is not white space is in exactly
    one. A heading with nothing below it is a passage of its own, so that it can be found;
    its `heading_path` then names only those above it.

    No passage is longer than 1,800 characters or about what the embedding model reads; a
    sentence or row beyond that is cut at white space, a word beyond it anywhere. Time grows
    linearly with the text.

    Args:
        report_text: As a reader made it.
        detect: Tells the language of a text. A `LanguageDetector` is also told the
            language of the whole report, which counts for short passages.
        target_words: The length to aim at; longer passages were measured worse to search.

    Raises:
        ValueError: If the target is not positive.
    """
    if target_words < 1:
        raise ValueError(f"passages need at least one word to aim at, got {target_words}")
    tell = _teller(report_text, detect)
    places = _Places.of(report_text)
    return tuple(
        _draft(report_text.text, section, run, tell, places)
        for section in sections_of(report_text)
        for run in pack(
            tuple(atoms_in(report_text.text, section.span, language_of=tell)),
            target_words=target_words,
        )
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """The locators of a report, found by position without walking all of them."""

    starts: Sequence[int]
    ends: Sequence[int]
    locators: Sequence[Locator]

    @classmethod
    def of(cls, report_text: ReportText) -> "_Places":
        segments = report_text.segments
        return cls(
            [segment.span.start for segment in segments],
            [segment.span.end for segment in segments],
            [segment.locator for segment in segments],
        )

    def touched_by(self, span: Span) -> tuple[Locator, ...]:
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return tuple(dict.fromkeys(self.locators[first:last]))


def _draft(
    text: str,
    section: Section,
    run: Sequence[Atom],
    tell: Callable[[str], str],
    places: _Places,
) -> PassageDraft:
    span = Span(run[0].span.start, run[-1].span.end)
    return PassageDraft(
        span=span,
        language=tell(span.of(text)),
        heading_path=section.heading_path,
        locators=places.touched_by(span),
        sentences=tuple(sentence for atom in run for sentence in atom.sentences),
    )


def _teller(
    report_text: ReportText, detect: Callable[[str], str] | LanguageDetector
) -> Callable[[str], str]:
    if not isinstance(detect, LanguageDetector):
        return detect
    whole = detect.detect("\n".join(_samples(report_text.text)))
    prior = whole if whole != UNKNOWN else report_text.language or UNKNOWN

    def tell(text: str) -> str:
        return detect.detect_with_prior(text, prior)

    return tell


def _samples(text: str) -> Iterator[str]:
    """Yield stretches spread over the text that together tell its main language."""
    step = max(_SAMPLE_CHARS, len(text) // _SAMPLE_COUNT)
    return (text[start : start + _SAMPLE_CHARS] for start in range(0, len(text), step))
