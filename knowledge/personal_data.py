"""Personal data: what reports tell about people, and what a person decides about it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.errors import Conflict, InvalidEntry
from knowledge.library import Library
from knowledge.model.person import Person, Right
from knowledge.model.personal import (
    PersonalDecision,
    PersonalFinding,
    PersonalKind,
    ShownFinding,
    alike,
)
from knowledge.model.report import ReportStatus
from knowledge.model.report_text import ReportText
from knowledge.ports import Embedder
from knowledge.records import (
    audit,
    personal,
)

_AROUND_CHARS = 60
_PDF = "application/pdf"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left corner of a page."""

Blacken = Callable[[Path, Mapping[int, Sequence[Box]], Sequence[str]], bytes | None]
"""Makes a copy of a PDF with the boxes by page, and the words wherever else they are printed,
blackened so that nothing is left beneath; None where that cannot be done."""


class FileAfter(StrEnum):
    """What became of a report's file when words were removed."""

    BLACKENED = "blackened"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing did.

    Attributes:
        count: How many findings were removed.
        file: What became of the file.
    """

    count: int
    file: FileAfter


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Findings of reports, for whoever may look a report over.

    Attributes:
        library: Whose reports they are.
        embedder: Makes vectors of what words have become.
    """

    library: Library
    embedder: Embedder

    def findings(self, report_id: str, *, viewer: Person) -> tuple[ShownFinding, ...]:
        """Return what was found in a report with its words, in the order of the text.

        Raises:
            NotAllowed: If the viewer may not look reports over.
            NotFound: If there is no such report that the viewer may see.
        """
        viewer.require(Right.REVIEW)
        text = self.library.text(report_id, viewer=viewer)
        with self.library.database.reading() as connection:
            found = personal.of_report(connection, report_id)
        same = _same(found, text.text)
        return tuple(_shown(finding, text, same) for finding in found)

    def decide(
        self, report_id: str, numbers: Collection[int], decision: PersonalDecision, *, by: Person
    ) -> int:
        """Write why findings may stay, or that it is open again; return how many.

        Args:
            report_id: The report.
            numbers: Of findings in it.
            decision: Any but removed; `remove` is for that.
            by: Needs the right to look reports over.

        Raises:
            InvalidEntry: If the report has no such finding, or they would count as removed.
            Conflict: If one was removed already, or the report is published and would have
                open findings.
        """
        by.require(Right.REVIEW)
        if decision is PersonalDecision.REMOVED:
            raise InvalidEntry("decision", "what is to be removed is given to `remove`")
        report = self.library.report(report_id, viewer=by)
        with self.library.database.writing() as connection:
            chosen = _chosen(personal.of_report(connection, report_id), numbers)
            if any(f.decision is PersonalDecision.REMOVED for f in chosen):
                raise Conflict("what was removed is gone; nothing can be decided about it any more")
            is_open = decision is PersonalDecision.UNDECIDED
            if is_open and report.status is ReportStatus.PUBLISHED:
                raise Conflict("the report is published; withdraw it first")
            personal.decide(connection, report_id, numbers, decision, by=by.name)
            for kind, count in Counter(finding.kind for finding in chosen).items():
                audit.record(
                    connection,
                    by.name,
                    "decided_personal",
                    report_id,
                    kind=kind,
                    decision=decision,
                    count=count,
                )
        return len(chosen)


def _shown(
    finding: PersonalFinding, text: ReportText, same: Mapping[int, tuple[int, ...]]
) -> ShownFinding:
    start, end = finding.span.start, finding.span.end
    return ShownFinding(
        finding=finding,
        words=finding.span.of(text.text),
        before=text.text[max(0, start - _AROUND_CHARS) : start],
        after=text.text[end : end + _AROUND_CHARS],
        function=finding.function.of(text.text) if finding.function else "",
        locator=text.locator_at(start),
        alike=same.get(finding.number, (finding.number,)),
    )


def _same(found: Sequence[PersonalFinding], text: str) -> dict[int, tuple[int, ...]]:
    """Return for each undecided finding the undecided ones that say the same."""
    groups: dict[tuple[PersonalKind, str], list[int]] = defaultdict(list)
    for finding in found:
        if finding.decision is PersonalDecision.UNDECIDED:
            groups[finding.kind, alike(finding.span.of(text))].append(finding.number)
    return {number: tuple(group) for group in groups.values() for number in group}


def _chosen(
    found: Sequence[PersonalFinding], numbers: Collection[int]
) -> tuple[PersonalFinding, ...]:
    unknown = set(numbers) - {finding.number for finding in found}
    if unknown or not numbers:
        listed = ", ".join(str(number) for number in sorted(unknown))
        raise InvalidEntry("finding", f"the report has no finding {listed}".rstrip())
    return tuple(finding for finding in found if finding.number in numbers)
