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
    Forgotten,
    PersonalDecision,
    PersonalFinding,
    ShownFinding,
    masked,
    replaced,
)
from knowledge.model.report import Report, ReportStatus
from knowledge.model.span import Span
from knowledge.personal_places import Box, Places
from knowledge.ports import Embedder
from knowledge.records import audit, personal
from knowledge.redaction import Change, rewrite

_BESIDE_CHARS = 12
_PDF = "application/pdf"

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
            places = Places.of(connection, report_id, text)
        return places.shown(found)

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

    def remove(
        self,
        report_id: str,
        numbers: Collection[int],
        *,
        by: Person,
        blacken: Blacken | None = None,
        names_function: bool = False,
    ) -> Removal:
        """Remove the words of findings for good; they are found nowhere on the disk after.

        The text keeps its length, so that every span holds: each letter becomes a mark.
        Passages, vectors, indexes and lessons follow, and briefs with their kept versions,
        and what people wrote about the report. A number or e-mail address goes from all
        else that people wrote, too, but for texts of other reports: those are decided about
        by themselves. Of a PDF a blackened copy is kept instead of the original; the file of
        any other format is deleted.

        Args:
            report_id: The report.
            numbers: Of findings in it; those removed already stay so.
            by: Needs the right to look reports over.
            blacken: Makes the copy; without it every original is deleted.
            names_function: Write what a person is, where the text says so, for the name.

        Raises:
            InvalidEntry: If the report has no such finding.
            Conflict: If the report has changed meanwhile; nothing is removed then.
        """
        by.require(Right.REVIEW)
        library = self.library
        report = library.report(report_id, viewer=by)
        text = library.text(report_id, viewer=by)
        with library.database.reading() as connection:
            chosen = _standing(personal.of_report(connection, report_id), numbers)
            places = Places.of(connection, report_id, text)
            boxes = places.boxes(connection, report_id, chosen)
        words = [places.words(finding) for finding in chosen]
        copy = _copy(report, library, boxes, words, blacken)
        kept = library.originals.keep(copy) if copy else ""
        change = _change(report, places, chosen, names_function=names_function, kept_sha256=kept)
        rewrite(library, self.embedder, change, by=by)
        for sha256 in {report.sha256, report.kept_sha256} - {"", kept}:
            library.originals.forget(sha256)
        library.database.forget_deleted()
        library.database.make_sure_of(words)
        return Removal(len(chosen), FileAfter.BLACKENED if kept else FileAfter.GONE)


def _standing(
    found: Sequence[PersonalFinding], numbers: Collection[int]
) -> tuple[PersonalFinding, ...]:
    """Return the findings of these numbers whose words are still there."""
    chosen = _chosen(found, numbers)
    return tuple(f for f in chosen if f.decision is not PersonalDecision.REMOVED)


def _change(
    report: Report,
    places: Places,
    chosen: Sequence[PersonalFinding],
    *,
    names_function: bool,
    kept_sha256: str,
) -> Change:
    """Return what a report is to become without the words of some findings."""
    before = places.text.text
    return Change(
        report=report,
        before=before,
        after=_without(before, chosen, names_function=names_function),
        margins=_margins_without(places, chosen),
        forgotten=Forgotten.of(places.words(finding) for finding in chosen),
        everywhere=Forgotten.of(
            places.words(finding) for finding in chosen if finding.kind.is_of_one_person
        ),
        numbers=tuple(finding.number for finding in chosen),
        kept_sha256=kept_sha256,
        has_vectors=not all(finding.kind.is_blocking for finding in chosen),
    )


def _without(text: str, found: Sequence[PersonalFinding], *, names_function: bool) -> str:
    chosen = [finding for finding in found if not finding.margin]
    after = masked(text, [finding.span for finding in chosen])
    for finding in chosen:
        function = finding.function
        if names_function and function is not None and not _is_beside(function, finding.span):
            after = replaced(after, finding.span, function.of(text))
    return after


def _margins_without(places: Places, chosen: Sequence[PersonalFinding]) -> dict[int, str]:
    spans: dict[int, list[Span]] = defaultdict(list)
    for finding in chosen:
        if finding.margin:
            spans[finding.margin].append(finding.span)
    return {number: masked(places.margins[number].text, spans[number]) for number in spans}


def _is_beside(function: Span, name: Span) -> bool:
    """Say whether the text says right beside a name what the person is: nothing is missing."""
    return max(function.start - name.end, name.start - function.end) <= _BESIDE_CHARS


def _copy(
    report: Report,
    library: Library,
    boxes: Mapping[int, Sequence[Box]] | None,
    words: Sequence[str],
    blacken: Blacken | None,
) -> bytes | None:
    """Return a copy of the file without the words, None where there can be none."""
    if report.media_type != _PDF or boxes is None or blacken is None or not report.kept_sha256:
        return None
    return blacken(library.originals.path(report.kept_sha256), boxes, words)


def _chosen(
    found: Sequence[PersonalFinding], numbers: Collection[int]
) -> tuple[PersonalFinding, ...]:
    unknown = set(numbers) - {finding.number for finding in found}
    if unknown or not numbers:
        listed = ", ".join(str(number) for number in sorted(unknown))
        raise InvalidEntry("finding", f"the report has no finding {listed}".rstrip())
    return tuple(finding for finding in found if finding.number in numbers)
