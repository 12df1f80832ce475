"""Rescanning: reports that older rules looked over are looked over again for personal data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.errors import Conflict, NotFound
from knowledge.library import Library
from knowledge.missing_vectors import embed_missing
from knowledge.model.personal import PersonalDraft, PersonalFinding
from knowledge.model.report import Report, ReportStatus
from knowledge.model.report_text import Margin, ReportText
from knowledge.ports import Embedder
from knowledge.records import (
    audit,
    generations,
    lessons,
    margins,
    passages,
    personal,
    reports,
    texts,
    vectors,
)


@dataclass(frozen=True, slots=True)
class Rescan:
    """What newer rules found in a report that older ones had not.

    Attributes:
        report_id: The report.
        title: Of it.
        found_count: Findings that are new.
        open_count: Those of them that somebody has to decide about.
        is_held_back: Whether it was published and is out of search until then.
    """

    report_id: str
    title: str
    found_count: int
    open_count: int
    is_held_back: bool


@dataclass(frozen=True, slots=True)
class Rescanning:
    """Keeps what newer rules find; nothing personal stays searchable unseen."""

    library: Library
    embedder: Embedder

    def waiting(self, scanner: str, *, limit: int | None = None) -> tuple[Report, ...]:
        """Return the reports that other rules looked over, the published ones first.

        Args:
            scanner: Name and version of the rules of now.
            limit: At most so many; None for all.
        """
        with self.library.database.reading() as connection:
            return reports.scanned_otherwise(connection, scanner, limit=limit)

    def text(self, report_id: str) -> ReportText:
        """Return the canonical text of a report, for a part of the program.

        Raises:
            NotFound: If it is gone.
        """
        with self.library.database.reading() as connection:
            found = texts.of_report(connection, report_id)
        if found is None:
            raise NotFound("report", report_id)
        return found

    def note(
        self,
        report_id: str,
        text: ReportText,
        drafts: Sequence[PersonalDraft],
        found_in: Mapping[int, Margin],
        *,
        scanner: str,
        by: str,
        warnings: Sequence[str] = (),
    ) -> Rescan:
        """Keep what is new; a published report with something to decide goes back to review.

        What was found and decided before stays. A vector that was made of what is found now
        is made anew without it.

        Args:
            report_id: The report.
            text: That was looked over.
            drafts: All that was found.
            found_in: The margins that hold some of it, by the numbers that the drafts name.
            scanner: Name and version of the rules.
            by: Name of the person, or of the part of the program.
            warnings: Codes of what its file holds besides; kept with those known.

        Raises:
            NotFound: If it is gone.
            Conflict: If its text has changed meanwhile.
        """
        with self.library.database.writing() as connection:
            report = _unchanged(connection, report_id, text)
            fresh = _fresh(connection, report_id, drafts, found_in)
            _keep(connection, report_id, fresh, found_in)
            blocking = [draft for draft in fresh if draft.kind.is_blocking]
            is_held_back = bool(blocking) and report.status is ReportStatus.PUBLISHED
            if is_held_back:
                self.library.take_out_of_search(connection, report_id)
                reports.change(connection, report_id, status=ReportStatus.UNDER_REVIEW)
                audit.record(connection, by, "held_back", report_id, findings=len(blocking))
            _forget_vectors(connection, report_id, blocking)
            known = list(dict.fromkeys((*report.warnings, *warnings)))
            reports.change(connection, report_id, scanner=scanner, warnings=known)
            audit.record(connection, by, "rescanned", report_id, findings=len(fresh))
        if blocking:
            embed_missing(self.library.database, self.embedder)
            self.library.database.forget_deleted()
        return Rescan(report_id, report.title, len(fresh), len(blocking), is_held_back)


def _unchanged(connection: Connection, report_id: str, text: ReportText) -> Report:
    report = reports.by_id(connection, report_id)
    now = texts.of_report(connection, report_id)
    if report is None or now is None:
        raise NotFound("report", report_id)
    if now.text != text.text:
        raise Conflict(f"report {report_id!r} has changed meanwhile; look it over again")
    return report


def _fresh(
    connection: Connection,
    report_id: str,
    drafts: Sequence[PersonalDraft],
    found_in: Mapping[int, Margin],
) -> list[PersonalDraft]:
    """Return what overlaps nothing that was found in the same text before."""
    known = personal.of_report(connection, report_id)
    before = margins.of_report(connection, report_id)

    def holder(finding: PersonalDraft | PersonalFinding, of: Mapping[int, Margin]) -> str | None:
        return of[finding.margin].text if finding.margin else None

    return [
        draft
        for draft in drafts
        if not any(
            holder(draft, found_in) == holder(finding, before) and draft.span.overlaps(finding.span)
            for finding in known
        )
    ]


def _keep(
    connection: Connection,
    report_id: str,
    fresh: Sequence[PersonalDraft],
    found_in: Mapping[int, Margin],
) -> None:
    key = reports.key_of(connection, report_id)
    if key is None or not fresh:
        return
    last = margins.last_number(connection, key)
    wanted = sorted({draft.margin for draft in fresh if draft.margin})
    numbers = {number: last + place for place, number in enumerate(wanted, start=1)}
    margins.insert(connection, key, {numbers[n]: found_in[n] for n in wanted})
    numbered = [
        replace(draft, margin=numbers[draft.margin]) if draft.margin else draft for draft in fresh
    ]
    personal.insert(connection, key, numbered, first=personal.last_number(connection, key) + 1)


def _forget_vectors(
    connection: Connection, report_id: str, blocking: Sequence[PersonalDraft]
) -> None:
    """Delete the vectors of passages and lessons that hold what was found now."""
    spans = [draft.span for draft in blocking if draft.margin is None]
    hashes = [
        passages.content_hash(passage.text)
        for passage in passages.of_report(connection, report_id)
        if any(passage.span.overlaps(span) for span in spans)
    ]
    if hashes:
        hashes += lessons.content_hashes(connection, report_id)
        vectors.forget(connection, hashes)
        # A large index keeps old vectors in its files until another one replaces it.
        generations.outdate(connection)
