"""What a visitor reads when something was not allowed, not there, or went wrong."""

import logging

import streamlit as st

from app.figures import calendar_day
from app.words import _
from knowledge.errors import (
    Conflict,
    DayBeforeText,
    InvalidEntry,
    KnowledgeError,
    NotAllowed,
    NotFound,
    PersonalDataOpen,
    RightsForbid,
    RunOutdated,
    StoreBusy,
    StoreClosed,
    StoreDamaged,
)

_log = logging.getLogger(__name__)


def sorry(error: Exception) -> bool:
    """Tell what happened in one plain sentence; a defect of ours goes to the log."""
    if not isinstance(error, KnowledgeError):
        _log.error("a page broke down", exc_info=error)
    st.error(sentence(error))
    return True


def sentence(error: Exception) -> str:
    """Return what happened and what to do, without a word of a report."""
    match error:
        case NotAllowed():
            return _(
                "Your roles do not allow this. Take on another role under your name, or ask a "
                "coordinator."
            )
        case NotFound():
            return _("That is not here any more, or you may not see it.")
        case RightsForbid(act=act):
            return _rights_forbid(act)
        case DayBeforeText(text_day=text_day):
            return _(
                "That day lies before the day of the text itself, {day}. Correct it, or send it "
                "once more if it is right.",
                day=calendar_day(text_day),
            )
        case InvalidEntry(field=field):
            return _invalid(field)
        case PersonalDataOpen():
            return _(
                "This report still holds personal data about which nobody has decided. Go through "
                "the list under “Personal data” first."
            )
        case RunOutdated():
            return _(
                "These themes were changed since. Drop the run that waits and make themes again, "
                "or take the later run back first."
            )
        case Conflict():
            return _("Somebody else was faster: this has changed meanwhile. Look again.")
        case StoreBusy() | StoreDamaged():
            return _of_store(error)
        case _:
            return _(
                "Something went wrong on our side; nothing was changed. Try again, and tell an "
                "administrator if it stays so."
            )


def _of_store(error: StoreBusy | StoreDamaged) -> str:
    match error:
        case StoreBusy():
            return _("The base is busy with other work. Try again in a moment.")
        case StoreClosed():
            return _(
                "Nothing can be written in the base now; perhaps its disk is full. Ask an "
                "administrator."
            )
        case _:
            return _("A file of the base cannot be read. Ask an administrator to run the doctor.")


def _rights_forbid(act: str) -> str:
    if act == "quote":
        return _(
            "Whoever holds the rights on this report does not allow that it is quoted. What "
            "is known of it stands below; ask for the text where it came from."
        )
    return _("The file may not be handed on; ask for it where it came from.")


def _invalid(field: str) -> str:
    if field == "title":
        return _("Give it a title.")
    if field == "name":
        return _("Give it a name that is not too long and not in use yet.")
    if field == "text":
        return _("Write something first; one sentence, not a page.")
    if field == "year":
        return _("Give a year between 1900 and 2100.")
    if field == "reason":
        return _("Say why; others will read it.")
    if field == "decided_on":
        return _("That day is still to come; note the decision once it is taken.")
    if field == "file":
        return _(
            "The file is no table in CSV or XLSX whose first row has a column “name”, or it is "
            "larger than 20 MB. Save the list here first, and fill that in."
        )
    if field == "parts":
        return _(
            "Give the new theme a name, choose at least one lesson for it, and leave at least one "
            "in this theme."
        )
    if field == "themes":
        return _("Choose at least one other theme.")
    return _("One of the fields cannot be used as it is; look at it once more.")
