"""Duplicates: reports that share sentences, as questions that a coordinator decides."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from knowledge.errors import NotFound
from knowledge.library import Library
from knowledge.model.passage import Passage
from knowledge.model.person import Person, Right
from knowledge.model.resemblance import Resemblance, Verdict
from knowledge.records import audit, passages, reports, resemblances, texts
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What reports are to each other; the machine asks and never merges.

    Attributes:
        database: Holds the questions.
        library: Lets a report that replaces another take its place.
    """

    database: Database
    library: Library

    def questions(self, *, viewer: Person) -> tuple[Resemblance, ...]:
        """Return the questions that nobody has decided yet, the most alike first.

        Raises:
            NotAllowed: If the viewer may not review.
        """
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return resemblances.listing(connection, only_open=True)

    def of_report(self, report_id: str, *, viewer: Person) -> tuple[Resemblance, ...]:
        """Return what one report resembles, decided or not, the most alike first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return resemblances.listing(connection, report_id=report_id)

    def decide(self, resemblance_id: str, verdict: Verdict, *, by: Person) -> Resemblance:
        """Write down what a report is to the older one; a later word replaces it.

        A report that replaces another becomes a version of it; the older one is withdrawn
        when the newer is published, at once where it is. What another word leaves withdrawn
        stays so until somebody publishes it again.

        Raises:
            NotFound: If there is no such question.
            NotAllowed: If the person may not review.
        """
        by.require(Right.REVIEW)
        with self.database.reading() as connection:
            asked = _found(connection, resemblance_id)
        made = self.library.vectors_for(asked.report_id, asked.other_id)
        with self.database.writing() as connection:
            asked = _found(connection, resemblance_id)
            resemblances.decide(connection, resemblance_id, verdict, by=by.name)
            self._link(connection, asked, verdict)
            audit.record(
                connection, by.name, "compared", asked.report_id,
                other=asked.other_id, verdict=verdict,
            )  # fmt: skip
            if verdict is Verdict.REPLACES:
                self.library.replace_earlier(connection, asked.report_id, made, by=by)
            return _found(connection, resemblance_id)

    def unread(self) -> tuple[str, ...]:
        """Return the ids of reports whose sentences were never counted."""
        with self.database.reading() as connection:
            return resemblances.unread(connection)

    def text_of(self, report_id: str) -> tuple[str, Sequence[Passage]]:
        """Return canonical text and passages of a report, for counting its sentences.

        Raises:
            NotFound: If it is gone.
        """
        with self.database.reading() as connection:
            text = texts.of_report(connection, report_id)
            if text is None:
                raise NotFound("report", report_id)
            return text.text, passages.of_report(connection, report_id)

    def remember(self, report_id: str, hashes: Collection[int]) -> None:
        """Keep the sentence hashes of a report that came in before they were counted."""
        with self.database.writing() as connection:
            key = reports.key_of(connection, report_id)
            if key is not None:
                resemblances.keep_hashes(connection, key, hashes)
                resemblances.ask(connection, key)

    def _link(self, connection: Connection, asked: Resemblance, verdict: Verdict) -> None:
        report = reports.by_id(connection, asked.report_id)
        if verdict is Verdict.REPLACES:
            reports.change(connection, asked.report_id, version_of=asked.other_id)
        elif report is not None and report.version_of == asked.other_id:
            reports.change(connection, asked.report_id, version_of="")


def _found(connection: Connection, resemblance_id: str) -> Resemblance:
    found = resemblances.by_id(connection, resemblance_id)
    if found is None:
        raise NotFound("question", resemblance_id)
    return found
