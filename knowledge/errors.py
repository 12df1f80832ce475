"""Every error that a caller of the knowledge base can act on.

KnowledgeError
├── NotAllowed (PermissionError)       the person lacks the right
├── NotFound (LookupError)             no such report, passage, job, initiative
├── Conflict (RuntimeError)            the thing is not in a state that allows this
│   ├── RunOutdated                    themes changed since a run, or a run came since an edit
│   └── SomebodyElse                   somebody else did something with it first
├── RightsForbid (PermissionError)     the holder of a document does not allow it
├── PersonalDataOpen (RuntimeError)    somebody has to decide about personal data first
├── InvalidEntry (ValueError)          a field that a person filled in is unusable
│   ├── UnusableSheet                  no scheme can be made of a sheet; says why
│   └── DayBeforeText                  a decision lies before the day of its policy text
├── QuoteMismatch (ValueError)         a span does not hold the words it should
├── EmbeddingMismatch (ValueError)     an index holds embeddings of another model
├── StoreBusy (TimeoutError)           another process holds the store too long
├── StoreDamaged (OSError)             a file of the store is unreadable
│   └── StoreClosed                    nothing can be written: no right, or no room on the disk
└── SettingsError (ValueError)         a setting is unknown or unusable
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path


class KnowledgeError(Exception):
    """Base of every error that the knowledge base raises on purpose."""


class NotAllowed(KnowledgeError, PermissionError):
    """The person lacks the right for what was asked."""

    def __init__(self, person: str, right: str) -> None:
        super().__init__(
            f"{person!r} may not {right.replace('_', ' ')}; take on a role that may, "
            "or ask a coordinator"
        )
        self.person = person
        self.right = right


class NotFound(KnowledgeError, LookupError):
    """Nothing in the base has this id, or you may not see it."""

    def __init__(self, what: str, identifier: str) -> None:
        super().__init__(
            f"no {what} {identifier!r} in the base; it may have been deleted, or may not "
            "be visible to you"
        )
        self.what = what
        self.identifier = identifier


class Conflict(KnowledgeError, RuntimeError):
    """The thing is in a state that does not allow what was asked."""


class RunOutdated(Conflict):
    """Themes were edited since a run was made, or a run was accepted since an edit."""


class SomebodyElse(Conflict):
    """Somebody else did this, or something else with the same thing, first."""


class RightsForbid(KnowledgeError, PermissionError):
    """The holder of a document does not allow what was asked.

    Attributes:
        act: "quote" or "share".
    """

    def __init__(self, report_id: str, act: str) -> None:
        super().__init__(
            f"the rights on report {report_id!r} do not allow to {act} it; ask its holder, "
            "or look where it came from"
        )
        self.report_id = report_id
        self.act = act


class PersonalDataOpen(KnowledgeError, RuntimeError):
    """A report holds personal data about which nobody has decided yet.

    Attributes:
        report_id: The report.
        counts: How many findings of each kind are undecided, by the kind's code.
    """

    def __init__(self, report_id: str, counts: Mapping[str, int]) -> None:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
        super().__init__(
            f"report {report_id!r} holds personal data that nobody has decided about ({kinds}); "
            f"see `doorwerk personal {report_id}`, then remove each or say why it may stay"
        )
        self.report_id = report_id
        self.counts = counts


class InvalidEntry(KnowledgeError, ValueError):
    """A field that a person filled in cannot be used.

    Attributes:
        field: Name of the field.
        problem: What is wrong with it, and perhaps what to do.
    """

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class UnusableSheet(InvalidEntry):
    """No scheme can be made of a sheet.

    Attributes:
        flaw: "too_large", "unreadable", "no_names", "too_few", "too_many", "code_twice",
            "name_twice", "long_code", "long_name" or "stray_part".
        at: What it is about: a code, a name, a number; empty where there is none.
    """

    def __init__(self, flaw: str, problem: str, *, at: str = "") -> None:
        super().__init__("sheet", problem)
        self.flaw = flaw
        self.at = at


class DayBeforeText(InvalidEntry):
    """A decision lies before the day on its policy text: one of the two may be a slip.

    Attributes:
        text_day: On the policy text.
    """

    def __init__(self, text_day: date) -> None:
        super().__init__("decided_on", f"this day lies before that of the text, {text_day}")
        self.text_day = text_day


class QuoteMismatch(KnowledgeError, ValueError):
    """A span of a report does not hold the words that it should."""

    def __init__(self, report_id: str, start: int, end: int) -> None:
        super().__init__(
            f"characters {start}:{end} of report {report_id!r} are not the stored words; "
            "nothing was stored"
        )
        self.report_id = report_id
        self.start = start
        self.end = end


class EmbeddingMismatch(KnowledgeError, ValueError):
    """An index holds embeddings of another model than the settings ask for."""

    def __init__(self, index_model: str, model: str) -> None:
        super().__init__(
            f"the index holds {index_model!r} embeddings, the settings ask for {model!r}; "
            "run `doorwerk reindex`"
        )
        self.index_model = index_model
        self.model = model


class StoreBusy(KnowledgeError, TimeoutError):
    """Another process holds the store for too long."""


class StoreDamaged(KnowledgeError, OSError):
    """A file of the store cannot be read."""


class StoreClosed(StoreDamaged):
    """Nothing can be written to the store: no right to, or no room on its disk."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"nothing can be written in the data folder {folder} ({reason}); see that you may "
            "write there and that its disk has room, or name another in DOORWERK_DATA"
        )
        self.folder = folder
        self.reason = reason


class SettingsError(KnowledgeError, ValueError):
    """A setting is unknown or cannot be used."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"setting {name}: {problem}")
        self.name = name
        self.problem = problem
