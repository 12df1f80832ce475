"""Which reports a person may find, as one condition for every query that shows their words."""

from sqlalchemy import ColumnElement, and_

from knowledge.model.document_rights import Permission
from knowledge.model.report import Audience, ReportStatus
from knowledge.records.tables import reports


def findable(*, see_team: bool) -> ColumnElement[bool]:
    """Return the condition on `reports` that lets their words be found and quoted.

    A report is published, is for everyone unless the person sees what is for the team, and
    its holder did not forbid quoting: those words are found by nobody.
    """
    published = reports.c.status == ReportStatus.PUBLISHED
    quotable = reports.c.may_quote != Permission.NO
    if see_team:
        return and_(published, quotable)
    return and_(published, quotable, reports.c.audience == Audience.EVERYONE)
