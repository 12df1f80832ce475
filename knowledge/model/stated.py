"""What a person states about a report, taken from strings and numbers that travel with a file."""

from collections.abc import Mapping
from datetime import date

from knowledge.errors import InvalidEntry
from knowledge.model.document_rights import DocumentRights, Permission, PersonalData
from knowledge.model.initiative import Initiative, Level
from knowledge.model.report import ReportDetails

_LONGEST_TITLE_CHARS = 300
_RIGHTS = frozenset(DocumentRights.__dataclass_fields__)

Stated = Mapping[str, str | int]


def details_from(stated: Stated) -> ReportDetails:
    """Return the details that came along with a file, as strings and numbers.

    Raises:
        InvalidEntry: If a value cannot be used.
    """
    name = str(stated.get("initiative", "")).strip()
    year = stated.get("year")
    return ReportDetails(
        title=str(stated["title"]) if stated.get("title") else None,
        initiative=name or None,
        year=None if year in (None, "") else usable_year(int(str(year))),
        initiative_facts=_facts(name, stated) if name else None,
        rights=rights_from(stated) if _RIGHTS & stated.keys() else None,
    )


def rights_from(stated: Stated) -> DocumentRights:
    """Return the rights on a document as strings state them; days as 2026-11-25.

    Raises:
        InvalidEntry: If a value cannot be used.
    """

    def word(name: str) -> str:
        return " ".join(str(stated.get(name) or "").split())

    try:
        return DocumentRights(
            holder=word("holder"),
            licence=word("licence"),
            may_quote=Permission(word("may_quote") or "unstated"),
            may_share_file=Permission(word("may_share_file") or "unstated"),
            source=word("source"),
            retrieved=date.fromisoformat(word("retrieved")) if word("retrieved") else None,
            keep_until=date.fromisoformat(word("keep_until")) if word("keep_until") else None,
            personal_data=PersonalData(word("personal_data") or "unstated"),
        )
    except ValueError as error:
        raise InvalidEntry("rights", str(error)) from error


def usable_title(title: str) -> str:
    """Return a title on one line, at most 300 characters long.

    Raises:
        InvalidEntry: If nothing is left.
    """
    clean = " ".join(title.split())[:_LONGEST_TITLE_CHARS]
    if not clean:
        raise InvalidEntry("title", "give the report a title")
    return clean


def usable_year(year: int) -> int:
    """Return the year.

    Raises:
        InvalidEntry: If no report of an initiative can be from then.
    """
    if not 1900 <= year <= 2100:
        raise InvalidEntry("year", f"{year} is not a year between 1900 and 2100")
    return year


def _facts(name: str, stated: Stated) -> Initiative:
    try:
        return Initiative(
            id="",
            name=name,
            kind=str(stated.get("kind", "")),
            level=Level(str(stated["level"])) if stated.get("level") else None,
            places=tuple(p for p in str(stated.get("places", "")).split(";") if p),
            country=str(stated.get("country", "")),
        )
    except ValueError as error:
        raise InvalidEntry("initiative", str(error)) from error
