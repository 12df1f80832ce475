"""Upkeep: how the base stands, rebuilding its indexes, and the doctor."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.analysis import ANALYSER_VERSION
from knowledge.doctor import Finding, examine
from knowledge.lesson_entries import lesson_entry
from knowledge.library import lexical_entries
from knowledge.missing_vectors import embed_missing
from knowledge.model.job import JobState
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Person, Right
from knowledge.model.report import ReportStatus
from knowledge.nearest import Nearest
from knowledge.ports import Embedder, LexicalIndex
from knowledge.records import audit, initiatives, jobs, lessons, passages, reports, vectors
from knowledge.records.database import Database
from knowledge.records.originals import Originals


@dataclass(frozen=True, slots=True)
class BaseStatus:
    """How the base stands.

    Attributes:
        reports: How many stand where.
        jobs: How many stand in each state.
        initiative_count: Initiatives.
        passage_count: Passages, whatever the status of their report.
        searchable_count: Passages of published reports.
        lessons: How many stand where.
        vector_count: Searchable passages that have a vector of this model.
        model: Fingerprint of the embedder.
        data_folder: Where all of it is.
    """

    reports: dict[ReportStatus, int]
    jobs: dict[JobState, int]
    initiative_count: int
    passage_count: int
    searchable_count: int
    lessons: dict[LessonStatus, int]
    vector_count: int
    model: str
    data_folder: str


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What keeps the base whole: everything here starts from the records."""

    database: Database
    originals: Originals
    embedder: Embedder
    lexical: Callable[[Connection], LexicalIndex]
    lesson_lexical: Callable[[Connection], LexicalIndex]
    nearest: Nearest
    data_folder: str

    def status(self) -> BaseStatus:
        """Return how the base stands now."""
        with self.database.reading() as connection:
            return BaseStatus(
                reports=reports.counts(connection),
                jobs=jobs.counts(connection),
                initiative_count=initiatives.count(connection),
                passage_count=passages.count(connection),
                searchable_count=passages.count(connection, only_published=True),
                lessons=lessons.count(connection),
                vector_count=vectors.searchable_count(connection, self.embedder.fingerprint),
                model=self.embedder.fingerprint,
                data_folder=self.data_folder,
            )

    def reindex(self, *, by: Person, tell: Callable[[int, int], None] | None = None) -> int:
        """Rebuild every index from the records; return how many passages were embedded.

        Vectors that are there for this embedder stay; missing ones are made.

        Args:
            by: Needs the right to keep indexes.
            tell: Called with passages embedded so far, and in all.
        """
        by.require(Right.KEEP_INDEXES)
        embedded = self.embed_missing(tell=tell)
        self.rebuild_lexical()
        with self.database.writing() as connection:
            audit.record(connection, by.name, "reindexed", "base", embedded=embedded)
        self.nearest.rebuild()
        return embedded

    def embed_missing(self, *, tell: Callable[[int, int], None] | None = None) -> int:
        """Make the vectors that this embedder has not made yet; return how many."""
        return embed_missing(self.database, self.embedder, tell=tell)

    def rebuild_lexical(self) -> None:
        """Fill the lexical indexes anew, in one transaction: nobody sees them half full."""
        with self.database.writing() as connection:
            index = self.lexical(connection)
            index.clear()
            for report in reports.listing(connection, statuses=(ReportStatus.PUBLISHED,)):
                found = passages.of_report(connection, report.id)
                index.add(lexical_entries(found, title=report.title))
            lesson_index = self.lesson_lexical(connection)
            lesson_index.clear()
            learned = lessons.confirmed_anywhere(connection)
            lesson_index.add([lesson_entry(lesson) for lesson in learned])

    def renew_words(self, *, by: str, goes_on: Callable[[], bool] = lambda: True) -> int | None:
        """Index words anew where another analyser did; return of how many reports.

        One report after the other, each in its own transaction: whoever searches finds it all
        the while, and nobody who writes waits for long. What is stopped begins anew next time.

        Args:
            by: Name of the person, or of the part of the program.
            goes_on: Asked before each report.

        Returns:
            None where there was nothing to renew, or where it was stopped.
        """
        with self.database.reading() as connection:
            indexes = (self.lexical(connection), self.lesson_lexical(connection))
            if all(index.made_by() == ANALYSER_VERSION for index in indexes):
                return None
            report_ids = [report.id for report in reports.listing(connection)]
        for report_id in report_ids:
            if not goes_on():
                return None
            self._index_words(report_id)
        with self.database.writing() as connection:
            self.lexical(connection).made_anew()
            self.lesson_lexical(connection).made_anew()
            audit.record(connection, by, "indexed_words", "base", reports=len(report_ids))
        return len(report_ids)

    def _index_words(self, report_id: str) -> None:
        with self.database.writing() as connection:
            report = reports.by_id(connection, report_id)
            if report is not None and report.status is ReportStatus.PUBLISHED:
                found = passages.of_report(connection, report_id)
                self.lexical(connection).add(lexical_entries(found, title=report.title))
            learned = lessons.of_report(connection, report_id, statuses=(LessonStatus.CONFIRMED,))
            if learned:
                self.lesson_lexical(connection).add([lesson_entry(lesson) for lesson in learned])

    def examine(self) -> tuple[Finding, ...]:
        """Compare the originals, the records and the indexes with each other."""
        return examine(
            self.database,
            originals=self.originals,
            lexical=self.lexical,
            lesson_lexical=self.lesson_lexical,
            nearest=self.nearest,
            model=self.embedder.fingerprint,
        )

    def mend(self, findings: tuple[Finding, ...], *, by: Person) -> tuple[str, ...]:
        """Mend what can be mended from the records; return the checks that were mended."""
        by.require(Right.KEEP_INDEXES)
        broken = {finding.check for finding in findings if not finding.is_in_order}
        if "vectors" in broken:
            self.embed_missing()
        if broken & {"lexical_index", "lesson_index", "analyser"}:
            self.rebuild_lexical()
        if broken & {"vectors", "vector_index"}:
            self.nearest.rebuild()
        if "unused_originals" in broken:
            self._forget_unused_originals()
        mended = broken & {
            "vectors",
            "lexical_index",
            "lesson_index",
            "analyser",
            "vector_index",
            "unused_originals",
        }
        with self.database.writing() as connection:
            audit.record(connection, by.name, "mended", "base", checks=len(mended))
        return tuple(sorted(mended))

    def _forget_unused_originals(self) -> None:
        with self.database.reading() as connection:
            replaced = reports.replaced_hashes(connection)
            used = reports.known_hashes(connection) | (jobs.known_hashes(connection) - replaced)
        for sha256 in self.originals.known() - used:
            self.originals.forget(sha256)
