"""Personal data: what reports tell about people, and what a person decides about it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry
from knowledge.library import Library
from knowledge.model.person import Person, Right
from knowledge.model.personal import (
    Forgotten,
    PersonalDecision,
    PersonalFinding,
    PersonalKind,
    ShownFinding,
    alike,
    masked,
    replaced,
)
from knowledge.model.report import Report, ReportStatus
from knowledge.model.report_text import PageLayout, ReportText
from knowledge.model.span import Span
from knowledge.ports import Embedder
from knowledge.records import audit, personal, texts
from knowledge.redaction import Change, rewrite

_AROUND_CHARS = 60
_BESIDE_CHARS = 12
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
            found = personal.of_report(connection, report_id)
            chosen = [
                finding
                for finding in _chosen(found, numbers)
                if finding.decision is not PersonalDecision.REMOVED
            ]
            boxes = _boxes(connection, report_id, text, chosen)
        words = [finding.span.of(text.text) for finding in chosen]
        copy = _copy(report, library, boxes, words, blacken)
        kept = library.originals.keep(copy) if copy else ""
        change = Change(
            report=report,
            before=text.text,
            after=_without(text.text, chosen, names_function=names_function),
            forgotten=Forgotten.of(words),
            everywhere=Forgotten.of(
                finding.span.of(text.text) for finding in chosen if finding.kind.is_of_one_person
            ),
            numbers=tuple(finding.number for finding in chosen),
            kept_sha256=kept,
            has_vectors=not all(finding.kind.is_blocking for finding in chosen),
        )
        rewrite(library, self.embedder, change, by=by)
        for sha256 in {report.sha256, report.kept_sha256} - {"", kept}:
            library.originals.forget(sha256)
        library.database.forget_deleted()
        library.database.make_sure_of(words)
        return Removal(len(chosen), FileAfter.BLACKENED if kept else FileAfter.GONE)


def _without(text: str, chosen: Sequence[PersonalFinding], *, names_function: bool) -> str:
    after = masked(text, [finding.span for finding in chosen])
    for finding in chosen:
        function = finding.function
        if names_function and function is not None and not _is_beside(function, finding.span):
            after = replaced(after, finding.span, function.of(text))
    return after


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


def _boxes(
    connection: Connection, report_id: str, text: ReportText, chosen: Sequence[PersonalFinding]
) -> dict[int, list[Box]] | None:
    """Return by page where the findings are printed; None if that is not known in full."""
    layouts: dict[int, PageLayout | None] = {}
    found: dict[int, list[Box]] = defaultdict(list)
    for finding in chosen:
        printed: set[int] = set()
        for locator in text.locators_of(finding.span):
            if locator.index not in layouts:
                layouts[locator.index] = texts.layout(connection, report_id, locator.index)
            layout = layouts[locator.index]
            for word in layout.words if layout else ():
                if word.span.overlaps(finding.span):
                    printed.update(range(word.span.start, word.span.end))
                    found[locator.index].append((word.left, word.top, word.right, word.bottom))
        wanted = range(finding.span.start, finding.span.end)
        if any(text.text[place].isalnum() and place not in printed for place in wanted):
            return None
    return found


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
