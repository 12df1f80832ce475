"""What is known of the rights on a document, as facts beside it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from app.figures import calendar_day
from app.names import permission_name, personal_data_name
from app.words import _
from knowledge.model.document_rights import DocumentRights, Permission, PersonalData


def rights_facts(rights: DocumentRights) -> Iterator[tuple[str, str]]:
    """Give what was stated, as name and value; what was not is left out."""
    if rights.holder:
        yield _("Rights held by"), rights.holder
    if rights.licence:
        yield _("Licence"), rights.licence
    if rights.may_quote is not Permission.UNSTATED:
        yield _("May be quoted"), permission_name(rights.may_quote)
    if rights.may_share_file is not Permission.UNSTATED:
        yield _("File may be handed on"), permission_name(rights.may_share_file)
    if rights.source:
        yield _("Source"), rights.source
    if rights.retrieved:
        yield _("Taken from there on"), calendar_day(rights.retrieved)
    if rights.keep_until:
        yield _("Keep until"), keep_until_words(rights)
    if rights.personal_data is not PersonalData.UNSTATED:
        yield _("People who can be recognised"), personal_data_name(rights.personal_data)


def keep_until_words(rights: DocumentRights) -> str:
    """Return the last day to be kept, and that it has passed if it has; empty if none is set."""
    if rights.keep_until is None:
        return ""
    day = calendar_day(rights.keep_until)
    if is_kept_too_long(rights):
        return _("{day}, which has passed: delete it, or agree on a later day", day=day)
    return day


def is_kept_too_long(rights: DocumentRights) -> bool:
    """Say whether the last day to be kept has passed here and now."""
    return rights.is_kept_too_long(datetime.now(UTC).astimezone().date())
