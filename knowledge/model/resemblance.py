"""Two reports that share sentences, and what a person decided about them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a report is to the older one that it resembles, as a person decided."""

    REPLACES = "replaces"
    PART_OF = "part_of"
    SEPARATE = "separate"


class Likeness(StrEnum):
    """What two reports look like to be, as the machine counts; a person decides."""

    SAME_TEXT = "same_text"
    VERSION = "version"
    EXCERPT = "excerpt"


NEAR_SHARE = 0.5
"""Of one of the two reports' sentences, from which on a person is asked (containment in
Broder, On the resemblance and containment of documents, 1997)."""


FEWEST_SHARED = 3
"""Sentences that two reports share at least, unless one of them has no others: of two texts of
two or three sentences, one line of boilerplate is half."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A question to a coordinator: what is this report to that older one?

    Attributes:
        id: Stable, made by the base.
        report_id: The report that came in later.
        title: Of it.
        other_id: The older one.
        other_title: Of it.
        shared_count: Different sentences that both hold.
        share_of_report: Of the later report's sentences that the older one holds, 0 to 1.
        share_of_other: Of the older report's sentences that the later one holds, 0 to 1.
        found_at: UTC.
        verdict: None until a person decided.
        decided_at: UTC, or None.
        decided_by: Empty until decided.
    """

    id: str
    report_id: str
    title: str
    other_id: str
    other_title: str
    shared_count: int
    share_of_report: float
    share_of_other: float
    found_at: datetime
    verdict: Verdict | None = None
    decided_at: datetime | None = None
    decided_by: str = ""

    @property
    def likeness(self) -> Likeness:
        """What the shares speak for: all of both, much of both, or most of one only."""
        if self.share_of_report == self.share_of_other == 1.0:
            return Likeness.SAME_TEXT
        if min(self.share_of_report, self.share_of_other) >= NEAR_SHARE:
            return Likeness.VERSION
        return Likeness.EXCERPT
