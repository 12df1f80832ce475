"""The library: the reports of the base, and what a coordinator does with them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from knowledge.errors import (
    Conflict,
    InvalidEntry,
    NotFound,
    PersonalDataOpen,
    QuoteMismatch,
    RightsForbid,
)
from knowledge.lesson_versions import LessonVersions, Vectors
from knowledge.model.document_rights import DocumentRights
from knowledge.model.initiative import Initiative
from knowledge.model.job import Job
from knowledge.model.lesson import Lesson, LessonSource
from knowledge.model.passage import Passage
from knowledge.model.person import Person, Right
from knowledge.model.personal import Forgotten
from knowledge.model.report import Audience, Report, ReportDetails, ReportStatus
from knowledge.model.report_text import PageLayout, ReportText
from knowledge.model.stated import usable_title, usable_year
from knowledge.ports import LexicalEntry, LexicalIndex
from knowledge.records import (
    audit,
    brief_erasure,
    conditions,
    follow_ups,
    forgetting,
    initiatives,
    jobs,
    lessons,
    margins,
    originals,
    outbox,
    passages,
    personal,
    reports,
    resemblances,
    texts,
    theme_suggestions,
    vectors,
)
from knowledge.records.clock import new_id, now
from knowledge.records.database import Database
from knowledge.report_draft import ReportDraft, report_row

_BROUGHT = (LessonSource.SHEET, LessonSource.PERSON)


@dataclass(frozen=True, slots=True)
class Library:
    """Reports with their texts: stored whole, shown to whom they are for, deleted for good."""

    database: Database
    originals: originals.Originals
    lexical: Callable[[Connection], LexicalIndex]
    lesson_lexical: Callable[[Connection], LexicalIndex]
    versions: LessonVersions

    def store(self, draft: ReportDraft, *, job: Job, worker: str) -> str:
        """Store a report under review with all that belongs to it, or nothing of it.

        Raises:
            Conflict: If the worker has lost the job, or the bytes became a report meanwhile.
        """
        report_id = new_id("rep")
        with self.database.writing() as connection:
            if not jobs.finish(connection, job.id, worker, report_id=report_id):
                raise Conflict(f"job {job.id} is no longer held by {worker}")
            if reports.by_sha256(connection, job.sha256) is not None:
                raise Conflict(f"{job.file_name} is in the base already")
            key = reports.insert(connection, report_row(draft, job, report_id))
            texts.insert(connection, key, draft.text)
            passages.insert(connection, key, report_id, draft.text.text, draft.passages)
            margins.insert(connection, key, draft.margins)
            personal.insert(connection, key, draft.personal)
            vectors.keep(connection, draft.model, draft.vectors)
            for proposal in draft.lessons:
                who = job.submitted_by if proposal.source in _BROUGHT else worker
                lessons.insert(connection, report_id, draft.text, [proposal], by=who)
            is_renamed = bool(draft.file_name) and jobs.rename(
                connection,
                sha256=job.sha256,
                file_name=draft.file_name,
                title=draft.details.title or "",
            )
            self._state(connection, report_id, draft.details, by=job.submitted_by, overwrites=False)
            resemblances.keep_hashes(connection, key, draft.sentence_hashes)
            resemblances.ask(connection, key)
            audit.record(connection, worker, "stored", report_id, passages=len(draft.passages))
        if is_renamed:  # the names held a number of a person; it leaves the disk too
            self.database.forget_deleted()
            self.database.make_sure_of([job.file_name, str(job.details.get("title", ""))])
        return report_id

    def reports(
        self,
        *,
        viewer: Person,
        statuses: Collection[ReportStatus] = (),
        kept_too_long_on: date | None = None,
    ) -> tuple[Report, ...]:
        """Return the reports that the viewer may see, those that came last first.

        Given a day, only those whose last day to be kept has passed on it.
        """
        wanted = set(statuses) or set(ReportStatus)
        if not viewer.may(Right.REVIEW):
            wanted &= {ReportStatus.PUBLISHED}
        if not wanted:
            return ()
        with self.database.reading() as connection:
            return reports.listing(
                connection,
                statuses=wanted,
                see_team=viewer.may(Right.SEE_TEAM_REPORTS),
                kept_too_long_on=kept_too_long_on,
            )

    def report(self, report_id: str, *, viewer: Person) -> Report:
        """Return one report.

        Raises:
            NotFound: If there is none with this id that the viewer may see.
        """
        with self.database.reading() as connection:
            return _visible(connection, report_id, viewer)

    def text(self, report_id: str, *, viewer: Person) -> ReportText:
        """Return the canonical text, without its layouts.

        Raises:
            RightsForbid: If its words may not be shown to who cannot review.
        """
        with self.database.reading() as connection:
            _readable(connection, report_id, viewer)
            found = texts.of_report(connection, report_id)
        if found is None:
            raise NotFound("text of report", report_id)
        return found

    def passages(self, report_id: str, *, viewer: Person) -> tuple[Passage, ...]:
        """Return the passages of a report, in order."""
        with self.database.reading() as connection:
            _readable(connection, report_id, viewer)
            return passages.of_report(connection, report_id)

    def passage(self, passage_id: str, *, viewer: Person) -> Passage:
        """Return one passage that stands in a report that the viewer may see.

        Raises:
            NotFound: If there is none, or its words are not those of the report.
            QuoteMismatch: If the stored words differ from the report's.
        """
        with self.database.reading() as connection:
            found = passages.by_ids(connection, [passage_id]).get(passage_id)
            if found is None:
                raise NotFound("passage", passage_id)
            _readable(connection, found.report_id, viewer)
            text = texts.of_report(connection, found.report_id)
        if text is None or found.span.of(text.text) != found.text:
            raise QuoteMismatch(found.report_id, found.span.start, found.span.end)
        return found

    def layout(self, report_id: str, page_index: int, *, viewer: Person) -> PageLayout | None:
        """Return where the words of one page are printed, None where there are no pages."""
        with self.database.reading() as connection:
            _readable(connection, report_id, viewer)
            return texts.layout(connection, report_id, page_index)

    def original(self, report_id: str, *, viewer: Person) -> bytes:
        """Return the file that is kept, for drawing its pages.

        It is the one that came in, or a copy without what was removed from it.

        Raises:
            NotFound: If no file is kept, because a person removed words from the report.
        """
        with self.database.reading() as connection:
            return self.originals.read(_readable(connection, report_id, viewer).kept_sha256)

    def file_to_share(self, report_id: str, *, viewer: Person) -> bytes:
        """Return the file that is kept, to be handed on.

        Raises:
            RightsForbid: If its holder does not allow that, whoever asks.
        """
        if self.report(report_id, viewer=viewer).rights.forbids_sharing:
            raise RightsForbid(report_id, "share")
        return self.original(report_id, viewer=viewer)

    def initiatives(self) -> tuple[Initiative, ...]:
        """Return all initiatives, by name."""
        with self.database.reading() as connection:
            return initiatives.everything(connection)

    def history(self, report_id: str, *, viewer: Person) -> tuple[audit.AuditEvent, ...]:
        """Return who did what to a report, oldest first."""
        with self.database.reading() as connection:
            _visible(connection, report_id, viewer)
            return audit.history(connection, report_id)

    def describe(self, report_id: str, details: ReportDetails, *, by: Person) -> Report:
        """Write what a person states about a report.

        Raises:
            InvalidEntry: If a field cannot be used; nothing is written then.
        """
        by.require(Right.REVIEW)
        made = self.vectors_for(report_id, details.version_of)
        with self.database.writing() as connection:
            before = _visible(connection, report_id, by)
            self._state(connection, report_id, details, by=by.name)
            audit.record(connection, by.name, "described", report_id)
            described = _visible(connection, report_id, by)
            if described.version_of != before.version_of:
                self.replace_earlier(connection, report_id, made, by=by)
            return described

    def publish(self, report_id: str, *, by: Person) -> Report:
        """Let a report be found: a person has looked at it.

        One that is a new version takes the place of the earlier one, which is withdrawn;
        the lessons of that one are looked for in the new text. All of it happens, or nothing.

        Raises:
            NotAllowed: If the person may not publish.
            PersonalDataOpen: If nobody has decided yet about personal data in it.
        """
        by.require(Right.PUBLISH)
        made = self.vectors_for(report_id)
        with self.database.writing() as connection:
            report = _visible(connection, report_id, by)
            if report.status is ReportStatus.PUBLISHED:
                return report
            undecided = personal.open_counts(connection, report_id)
            if undecided:
                raise PersonalDataOpen(report_id, {str(kind): n for kind, n in undecided.items()})
            reports.change(
                connection,
                report_id,
                status=ReportStatus.PUBLISHED,
                published_at=now(),
                published_by=by.name,
            )
            found = passages.of_report(connection, report_id)
            self.lexical(connection).add(lexical_entries(found, title=report.title))
            outbox.announce(connection, [passage.id for passage in found])
            audit.record(connection, by.name, "published", report_id)
            self.replace_earlier(connection, report_id, made, by=by)
            return _visible(connection, report_id, by)

    def withdraw(self, report_id: str, *, by: Person) -> Report:
        """Take a report out of search; it stays in the base, under its address."""
        by.require(Right.PUBLISH)
        with self.database.writing() as connection:
            _visible(connection, report_id, by)
            self.take_out_of_search(connection, report_id)
            reports.change(connection, report_id, status=ReportStatus.WITHDRAWN)
            audit.record(connection, by.name, "withdrew", report_id)
            return _visible(connection, report_id, by)

    def delete(self, report_id: str, *, by: Person) -> None:
        """Delete a report for good: text, passages, vectors, original, and its jobs.

        What its lessons say and quote leaves briefs, comments, notes and reasons too. What
        stays is the note that a report with this id was deleted, by whom and when.
        """
        by.require(Right.DELETE)
        with self.database.writing() as connection:
            report = _visible(connection, report_id, by)
            self.take_out_of_search(connection, report_id)
            told = lessons.of_report(connection, report_id)
            learned, said = [lesson.id for lesson in told], _said(told)
            self.lesson_lexical(connection).remove(learned)
            forgetting.forget_near(connection, report_id, said.clean)
            gone = [passage.id for passage in passages.of_report(connection, report_id)]
            conditions.forget_sources(connection, passage_ids=gone)
            brief_erasure.erase_words(connection, learned, clean=said.clean)
            follow_ups.erase(connection, lesson_ids=learned)
            theme_suggestions.forget_lessons(connection, learned)
            reports.remove(connection, report_id)
            jobs.remove(connection, sha256=report.sha256)
            vectors.forget_unused(connection)
            initiatives.forget_unused(connection)
            audit.record(connection, by.name, "deleted", report_id)
        for sha256 in {report.sha256, report.kept_sha256} - {""}:
            self.originals.forget(sha256)
        self.database.forget_deleted()

    def vectors_for(self, report_id: str, version_of: str | None = None) -> Vectors:
        """Return the vectors that `replace_earlier` needs, made before its transaction.

        Args:
            report_id: The newer version.
            version_of: Of which earlier report; None for the one that is stated.
        """
        with self.database.reading() as connection:
            report = reports.by_id(connection, report_id)
            older = version_of or (report.version_of if report is not None else "")
            if report is None or reports.by_id(connection, older) is None:
                return {}
        return self.versions.vectors_for(older, report_id)

    def replace_earlier(
        self, connection: Connection, report_id: str, made: Vectors, *, by: Person
    ) -> None:
        """Let a published report take the place of the earlier one that it is a version of.

        That one is withdrawn, and what people decided on its lessons goes along; if either
        report is not published, nothing happens.

        Args:
            connection: Of the transaction in which that came about.
            report_id: The newer version.
            made: As `vectors_for` returned it.
            by: Who did it.
        """
        report = reports.by_id(connection, report_id)
        is_newer = report is not None and report.status is ReportStatus.PUBLISHED
        older = reports.by_id(connection, report.version_of) if report and is_newer else None
        if older is None or older.status is not ReportStatus.PUBLISHED:
            return
        self.take_out_of_search(connection, older.id)
        reports.change(connection, older.id, status=ReportStatus.WITHDRAWN)
        audit.record(connection, by.name, "superseded", older.id, newer=report_id)
        self.versions.carry_within(connection, older.id, report_id, made, by=by)

    def take_out_of_search(self, connection: Connection, report_id: str) -> None:
        """Take a report's passages out of the indexes; in the transaction that says why."""
        gone = [passage.id for passage in passages.of_report(connection, report_id)]
        self.lexical(connection).remove(gone)
        outbox.announce(connection, gone)

    def _state(
        self,
        connection: Connection,
        report_id: str,
        details: ReportDetails,
        *,
        by: str,
        overwrites: bool = True,
    ) -> None:
        values: dict[str, object] = {}
        if details.title is not None:
            values["title"] = usable_title(details.title)
        if details.year is not None:
            values["year"] = usable_year(details.year)
        if details.audience is not None:
            values["audience"] = details.audience
        if details.rights is not None:
            values |= reports.rights_columns(details.rights)
            audit.record(connection, by, "stated_rights", report_id, **_codes(details.rights))
        if details.version_of is not None:
            if details.version_of and reports.key_of(connection, details.version_of) is None:
                raise InvalidEntry("version_of", f"no report {details.version_of!r} in the base")
            values["version_of"] = details.version_of
            resemblances.settle(connection, report_id, details.version_of, by=by)
        if details.initiative:
            key = initiatives.find_or_add(connection, details.initiative, by=by)
            values["initiative_key"] = key
            if details.initiative_facts is not None:
                write = initiatives.state_facts if overwrites else initiatives.fill_facts
                write(connection, key, details.initiative_facts)
        if values:
            reports.change(connection, report_id, **values)


def lexical_entries(passages: Iterable[Passage], *, title: str) -> list[LexicalEntry]:
    """Return what the lexical index is told of the passages of a report."""
    return [
        LexicalEntry(
            passage_id=passage.id,
            report_id=passage.report_id,
            language=passage.language,
            text=passage.text,
            headings=(title, *passage.heading_path),
        )
        for passage in passages
    ]


def _visible(connection: Connection, report_id: str, viewer: Person) -> Report:
    report = reports.by_id(connection, report_id)
    hidden = report is None or (
        (report.status is not ReportStatus.PUBLISHED and not viewer.may(Right.REVIEW))
        or (report.audience is Audience.TEAM and not viewer.may(Right.SEE_TEAM_REPORTS))
    )
    if report is None or hidden:
        raise NotFound("report", report_id)
    return report


def _readable(connection: Connection, report_id: str, viewer: Person) -> Report:
    """Return a report whose words the viewer may read; reviewers read all."""
    report = _visible(connection, report_id, viewer)
    if report.rights.forbids_quoting and not viewer.may(Right.REVIEW):
        raise RightsForbid(report_id, "quote")
    return report


def _said(learned: Sequence[Lesson]) -> Forgotten:
    """Return what lessons say and quote, to be taken out of whatever repeats it."""
    words = [lesson.content.statement for lesson in learned]
    return Forgotten.of([*words, *(quote.exact for lesson in learned for quote in lesson.quotes)])


def _codes(rights: DocumentRights) -> dict[str, str | int]:
    return {
        "may_quote": rights.may_quote,
        "may_share_file": rights.may_share_file,
        "personal_data": rights.personal_data,
        "keep_until": str(rights.keep_until or ""),
    }
