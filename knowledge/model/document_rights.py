"""Whose a document is, what may be done with it, where it came from and how long it stays."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_LONGEST_CHARS = 300
_LONGEST_SOURCE_CHARS = 2_000


class Permission(StrEnum):
    """Whether something is allowed; what nobody stated is said to be so."""

    UNSTATED = "unstated"
    YES = "yes"
    NO = "no"


class PersonalData(StrEnum):
    """What a person found of other people in a document."""

    UNSTATED = "unstated"
    NONE = "none"
    CONSENTED = "consented"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class DocumentRights:
    """What is stated of the rights on one document.

    Attributes:
        holder: Who holds the rights, or empty.
        licence: As the holder states it, such as "CC BY 4.0", or empty.
        may_quote: Unless NO, its words may be shown as quotes.
        may_share_file: Unless NO, the file itself may be handed on.
        source: Address or words that tell where it came from, or empty.
        retrieved: On which day it was taken from there, or None.
        keep_until: Last day on which it may be kept, or None for as long as it is of use.
        personal_data: Whether it speaks of people who can be recognised.
    """

    holder: str = ""
    licence: str = ""
    may_quote: Permission = Permission.UNSTATED
    may_share_file: Permission = Permission.UNSTATED
    source: str = ""
    retrieved: date | None = None
    keep_until: date | None = None
    personal_data: PersonalData = PersonalData.UNSTATED

    def __post_init__(self) -> None:
        if max(len(self.holder), len(self.licence)) > _LONGEST_CHARS:
            raise ValueError(f"holder and licence have at most {_LONGEST_CHARS} characters")
        if len(self.source) > _LONGEST_SOURCE_CHARS:
            raise ValueError(f"a source has at most {_LONGEST_SOURCE_CHARS} characters")

    @property
    def forbids_quoting(self) -> bool:
        """Whether the holder said that its words may not be shown to others."""
        return self.may_quote is Permission.NO

    @property
    def forbids_sharing(self) -> bool:
        """Whether the holder said that the file may not be handed on."""
        return self.may_share_file is Permission.NO

    def is_kept_too_long(self, today: date) -> bool:
        """Say whether the last day on which it may be kept has passed."""
        return self.keep_until is not None and self.keep_until < today
