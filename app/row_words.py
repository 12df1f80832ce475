"""Why a row of a list of initiatives did not come in, in the visitor's words."""

from app.words import _
from ingest.exchange import RowOutcome
from knowledge.model.profile import YEARS

_YEARS = frozenset(map(str, YEARS))


def why(row: RowOutcome) -> str:
    """Return why a row was refused and what to do about it; empty if it came in."""
    if not row.problem:
        return ""
    if row.same_as:
        return _("row {number} has the same name; give the two different names", number=row.same_as)
    if row.column in _YEARS:
        return _("“{column}” holds something that is no year", column=row.column)
    match row.column:
        case "name":
            return _("the row does not say which initiative it is about")
        case "conditions":
            return _(
                "“conditions” holds something that is not like “needed population 5000..20000”"
            )
        case "inspired_by":
            return _("the row came in, but “inspired_by” names no other initiative of this base")
        case "":
            return _("somebody else changed this initiative meanwhile; bring the row in again")
        case _:
            return _("“{column}” cannot be used as it is", column=row.column)
