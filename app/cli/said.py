"""What an error says on the command line, in the language of this machine."""

from collections.abc import Mapping

from app.cli.problems import problem_words
from app.personal_words import personal_kind_name
from app.scheme_words import flaw_words
from app.words import _
from knowledge.errors import (
    EmbeddingMismatch,
    InvalidEntry,
    KnowledgeError,
    NotAllowed,
    NotFound,
    PersonalDataOpen,
    QuoteMismatch,
    RightsForbid,
    SettingsError,
    StoreBusy,
    StoreClosed,
    UnusableSheet,
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
        case RightsForbid():
            return _rights_forbid(error)
        case QuoteMismatch():
            return _(
                "Characters {start} to {end} of report {report} are not the stored words; nothing "
                "was stored.",
                start=error.start,
                end=error.end,
                report=error.report_id,
            )
        case EmbeddingMismatch():
            return _(
                "The index is of the model {index}, the settings ask for {model}; run "
                "`doorwerk reindex`.",
                index=error.index_model,
                model=error.model,
            )
        case _other:
            return _said_plainly(error)


def _said_plainly(error: KnowledgeError) -> str:
    """Return an error that carries a sentence, with the field or setting that it is about."""
    match error:
        case UnusableSheet():
            return flaw_words(error)
        case InvalidEntry():
            return f"{error.field}: {problem_words(error.problem)}"
        case SettingsError():
            return _("setting {name}: {problem}", name=error.name,
                     problem=problem_words(error.problem))  # fmt: skip
        case _other:
            return problem_words(str(error))


def _rights_forbid(error: RightsForbid) -> str:
    if error.act == "quote":
        return _(
            "The rights on report {report} do not allow to quote it; ask its holder.",
            report=error.report_id,
        )
    return _(
        "The rights on report {report} do not allow to hand its file on; ask its holder, or look "
        "where it came from.",
        report=error.report_id,
    )


def _kinds(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{personal_kind_name(PersonalKind(kind)).lower()}: {count}"
        for kind, count in sorted(counts.items())
    )
