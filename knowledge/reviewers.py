"""Who looks at the lessons of which report: coordinators divide the queue among them."""

from dataclasses import dataclass

from knowledge.errors import Conflict, NotFound
from knowledge.model.person import Person, Right
from knowledge.records import audit, reports, reviewers
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class Reviewers:
    """Lets coordinators take reports to review, so that two do not do the same work.

    Taking one keeps nobody else from deciding on its lessons: it tells, and does not lock.
    """

    database: Database

    def of_report(self, report_id: str, *, viewer: Person) -> str:
        """Return the name of who has taken a report; empty if nobody has."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return reviewers.reviewer_of(connection, report_id)

    def take(self, report_id: str, *, by: Person, over_from: str = "") -> None:
        """Take a report into the person's own queue; taking one's own again changes nothing.

        Args:
            report_id: The report.
            by: Needs the right to review.
            over_from: Who has it, as the person knows; empty if nobody.

        Raises:
            NotFound: If there is no such report.
            Conflict: If somebody else has taken it meanwhile.
        """
        self._put(report_id, by.name, "took", by, allowed=(over_from, by.name))

    def leave(self, report_id: str, *, by: Person) -> None:
        """Put a report that the person has back for everybody.

        Raises:
            NotFound: If there is no such report.
            Conflict: If it is somebody else's.
        """
        self._put(report_id, "", "left", by, allowed=("", by.name))

    def _put(
        self, report_id: str, who: str, act: str, by: Person, *, allowed: tuple[str, ...]
    ) -> None:
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            key = reports.key_of(connection, report_id)
            if key is None:
                raise NotFound("report", report_id)
            present = reviewers.reviewer_of(connection, report_id)
            if present not in allowed:
                raise Conflict(
                    f"{present or 'nobody'} has this report now; look at the queue again"
                )
            if present != who:
                reviewers.put_reviewer(connection, key, who)
                audit.record(connection, by.name, act, report_id)
