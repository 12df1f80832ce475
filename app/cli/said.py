"""What an error says on the command line, in the language of this machine."""

from collections.abc import Mapping

from app.personal_words import personal_kind_name
from app.words import _
from knowledge.errors import (
    KnowledgeError,
    NotAllowed,
    NotFound,
    PersonalDataOpen,
    StoreBusy,
    StoreClosed,
)
from knowledge.model.personal import PersonalKind


def said(error: KnowledgeError) -> str:
    """Return what is wrong and what to do now, as one sentence."""
    match error:
        case NotFound():
            return _(
                "“{name}” is not in the base; it may have been deleted, or you may not see it.",
                name=error.identifier,
            )
        case NotAllowed(right="sign_off_what_they_wrote"):
            return _("You worded part of this brief; let a colleague sign it off.")
        case NotAllowed():
            return _(
                "The roles of “{name}” do not allow this; take on another role, or ask a "
                "coordinator.",
                name=error.person,
            )
        case PersonalDataOpen():
            return _(
                "{report} holds personal data that nobody has decided about ({kinds}); see "
                "`doorwerk personal {report}`, then remove each or say why it may stay.",
                report=error.report_id,
                kinds=_kinds(error.counts),
            )
        case StoreBusy():
            return _("The base is busy with other work. Try again in a moment.")
        case StoreClosed():
            return _(
                "Nothing can be written in the data folder {folder} ({reason}); see that you may "
                "write there and that its disk has room, or name another in DOORWERK_DATA.",
                folder=error.folder,
                reason=error.reason,
            )
        case _other:
            return str(error)


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{personal_kind_name(PersonalKind(kind)).lower()}: {count}"
        for kind, count in sorted(counts.items())
    )
