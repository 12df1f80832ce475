"""The ways in beside Upload, one at a time."""

from enum import StrEnum

from app.components.held_choice import held_choice
from app.components.lesson_form import lesson_form
from app.components.origin_list import origin_form, origin_list
from app.components.sheet_form import sheet_form
from app.components.standing_ways import folder_way, mailbox_way
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.origin import OriginKind
from knowledge.model.person import Person


class Way(StrEnum):
    """A way in."""

    LESSON = "lesson"
    SHEET = "sheet"
    ADDRESS = "address"
    FOLDER = "folder"
    MAILBOX = "mailbox"


def chosen_way() -> Way:
    """Draw the choice of a way; return what is chosen."""
    names = {
        Way.LESSON: _("One lesson"),
        Way.SHEET: _("A sheet"),
        Way.ADDRESS: _("An address or feed"),
        Way.FOLDER: _("A folder"),
        Way.MAILBOX: _("A mailbox"),
    }
    return Way(held_choice(_("Way in"), [*Way], name="way", title=lambda one: names[Way(one)]))


def way(chosen: Way, *, base: KnowledgeBase, person: Person) -> None:
    """Draw one way in.

    Args:
        chosen: Which.
        base: That things come into.
        person: Who brings them.
    """
    names = [initiative.name for initiative in base.library.initiatives()]
    match chosen:
        case Way.LESSON:
            lesson_form(base=base, person=person, initiatives=names)
        case Way.SHEET:
            sheet_form(base=base, person=person, initiatives=names)
        case Way.ADDRESS:
            origin_form(base.origins, person)
            origins = base.origins.everything(viewer=person)
            kept = [one for one in origins if one.kind is not OriginKind.MAILBOX]
            origin_list(kept, base.origins, person)
        case Way.FOLDER:
            folder_way(base.settings)
        case Way.MAILBOX:
            mailbox_way(base, person)
