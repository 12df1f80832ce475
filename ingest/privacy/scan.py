"""Looks a report over for what it tells about people: its text, and what was left out of that."""

from dataclasses import dataclass, replace

from ingest.privacy import find_personal
from ingest.privacy.stated_names import people_in
from knowledge.model.personal import PersonalDraft, PersonalKind
from knowledge.model.report_text import Margin, ReportText

SCANNER = "rules/6"
"""Name and version of the rules; with another one, reports are looked over again."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found in a report.

    Attributes:
        personal: In the canonical text, in order, then in its margins.
        margins: Those that hold some of it, by the numbers that the findings name.
    """

    personal: tuple[PersonalDraft, ...]
    margins: dict[int, Margin]

    @property
    def in_text(self) -> tuple[PersonalDraft, ...]:
        """What was found in the canonical text."""
        return tuple(draft for draft in self.personal if draft.margin is None)


def scan(text: ReportText, *, language: str, first_margin: int = 1) -> Scan:
    """Return what a report tells about people, in what its file holds beside the text too.

    Args:
        text: As it was read.
        language: Of most of it, ISO 639-1.
        first_margin: Number of the first margin that holds something.
    """
    personal = list(find_personal(text.text, language=language))
    margins: dict[int, Margin] = {}
    for margin in text.margins:
        found = _in_margin(margin, language)
        if found:
            number = first_margin + len(margins)
            margins[number] = margin
            personal += [replace(draft, margin=number) for draft in found]
    return Scan(tuple(personal), margins)


def _in_margin(margin: Margin, language: str) -> list[PersonalDraft]:
    """Return what a margin tells, and the people whom the file names there itself."""
    found = list(find_personal(margin.text, language=language))
    stated = [
        PersonalDraft(span, PersonalKind.NAME)
        for span in people_in(margin)
        if not any(draft.span.overlaps(span) and draft.kind.is_blocking for draft in found)
    ]
    found = [d for d in found if not any(d.span.overlaps(name.span) for name in stated)]
    return sorted(found + stated, key=lambda draft: draft.span)
