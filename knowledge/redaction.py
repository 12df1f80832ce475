"""Writing a report anew without some of its words: everywhere at once, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.errors import Conflict
from knowledge.lesson_entries import lesson_entry
from knowledge.library import Library, lexical_entries
from knowledge.missing_vectors import embed_missing
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Person
from knowledge.model.personal import (
    Forgotten,
    PersonalDecision,
    within,
    words_to_embed,
)
from knowledge.model.report import Report, ReportStatus
from knowledge.ports import Embedder, Vectors
from knowledge.records import (
    audit,
    brief_redaction,
    follow_ups,
    forgetting,
    generations,
    jobs,
    lesson_redaction,
    lessons,
    margins,
    outbox,
    passages,
    personal,
    reports,
    texts,
    vectors,
)


@dataclass(frozen=True, slots=True)
class Change:
    """What a report is to become.

    Attributes:
        report: As it was when the change was worked out.
        before: Its text then.
        after: Its text now, as long as before.
        margins: The texts of running headers and footers now, where words are removed there.
        forgotten: For titles, headings, names of files, and what was written about the report.
        everywhere: The part of it that tells of one person wherever it stands.
        numbers: Of the findings that are removed.
        kept_sha256: Of the file that is kept from now on; empty if none is.
        has_vectors: Whether vectors were made of the words, as they are of names.
    """

    report: Report
    before: str
    after: str
    margins: Mapping[int, str]
    forgotten: Forgotten
    everywhere: Forgotten
    numbers: tuple[int, ...]
    kept_sha256: str
    has_vectors: bool


def rewrite(library: Library, embedder: Embedder, change: Change, *, by: Person) -> None:
    """Write the report anew in one transaction, with all that follows from its text.

    Raises:
        Conflict: If somebody else has changed the report meanwhile.
    """
    made = _vectors(library, embedder, change)
    report_id, clean = change.report.id, change.forgotten.clean
    with library.database.writing() as connection:
        report = _unchanged(connection, change)
        texts.rewrite(connection, report_id, change.after, clean=clean)
        margins.rewrite(connection, report_id, change.margins, clean=clean)
        changed = passages.rewrite(connection, report_id, change.after, clean=clean)
        personal.decide(connection, report_id, change.numbers, PersonalDecision.REMOVED, by=by.name)
        reports.change(
            connection,
            report_id,
            title=clean(report.title),
            file_name=clean(report.file_name),
            kept_sha256=change.kept_sha256,
        )
        jobs.rewrite(connection, sha256=change.report.sha256, clean=clean)
        restated = lesson_redaction.Restated(change.before, change.after, clean)
        learned = lesson_redaction.rewrite(connection, report_id, restated)
        _let_others_follow(library, connection, change, restated, by=by.name)
        cited = [lesson.id for lesson in lessons.of_report(connection, report_id)]
        follow_ups.rewrite(connection, cited, clean)
        vectors.keep(connection, embedder.fingerprint, made)
        vectors.forget_unused(connection)
        _let_indexes_follow(library, connection, report_id, changed)
        _let_lessons_follow(library, connection, learned)
        if change.has_vectors:
            # A large index keeps old vectors in its files until another one replaces it.
            generations.outdate(connection)
        audit.record(connection, by.name, "removed_personal", report_id, count=len(change.numbers))
    embed_missing(library.database, embedder)


def _let_others_follow(
    library: Library,
    connection: Connection,
    change: Change,
    restated: lesson_redaction.Restated,
    *,
    by: str,
) -> None:
    """Take the words out of briefs, and out of all that people wrote about the report."""
    everywhere = change.everywhere.clean
    told = brief_redaction.rewrite(connection, change.report.id, restated, everywhere=everywhere)
    for brief_id in told:
        audit.record(connection, by, "redacted", brief_id, report=change.report.id)
    forgetting.forget_near(connection, change.report.id, change.forgotten.clean)
    if change.everywhere.pattern is not None:
        for report_id in forgetting.forget_everywhere(connection, everywhere):
            _let_indexes_follow(library, connection, report_id, ())


def _vectors(library: Library, embedder: Embedder, change: Change) -> dict[str, Vectors]:
    """Return the vectors of the passages that will read otherwise."""
    with library.database.reading() as connection:
        standing = passages.of_report(connection, change.report.id)
        found = personal.of_report(connection, change.report.id)
    hidden = [f.span for f in found if f.kind.is_blocking and not f.margin]
    words = {
        passages.content_hash(passage.span.of(change.after)): words_to_embed(
            passage.span.of(change.after), within(passage.span, hidden)
        )
        for passage in standing
        if passage.span.of(change.after) != passage.text
    }
    with library.database.reading() as connection:
        known = vectors.known_hashes(connection, embedder.fingerprint, list(words))
    missing = [name for name in words if name not in known]
    if not missing:
        return {}
    rows = embedder.embed_passages([words[name] for name in missing])
    return dict(zip(missing, rows, strict=True))


def _unchanged(connection: Connection, change: Change) -> Report:
    """Return the report, if its text and file are still those that the change was made of."""
    report = reports.by_id(connection, change.report.id)
    text = texts.of_report(connection, change.report.id)
    if (
        report is None
        or report.kept_sha256 != change.report.kept_sha256
        or text is None
        or text.text != change.before
    ):
        raise Conflict(f"report {change.report.id!r} has changed meanwhile; look at it again")
    return report


def _let_indexes_follow(
    library: Library, connection: Connection, report_id: str, changed: Sequence[str]
) -> None:
    report = reports.by_id(connection, report_id)
    if report is None or report.status is not ReportStatus.PUBLISHED:
        return
    found = passages.of_report(connection, report_id)
    library.lexical(connection).add(lexical_entries(found, title=report.title))
    outbox.announce(connection, changed)


def _let_lessons_follow(library: Library, connection: Connection, ids: Sequence[str]) -> None:
    found = lessons.by_ids(connection, ids).values()
    confirmed = [lesson for lesson in found if lesson.status is LessonStatus.CONFIRMED]
    library.lesson_lexical(connection).add([lesson_entry(lesson) for lesson in confirmed])
