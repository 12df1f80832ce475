"""An origin: a page, feed or mailbox that reports are collected from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class OriginKind(StrEnum):
    """What an origin is; an address of the web is a page until it proves to be a feed."""

    PAGE = "page"
    FEED = "feed"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports are collected from, and how the last look at it ended.

    Attributes:
        id: Stable, made by the base.
        kind: See OriginKind.
        address: Of the page or feed; of a mailbox user, host and folder.
        title: As it states it, or empty.
        state: What the next look needs, such as the ETag or the last UID.
        added_at: UTC.
        added_by: Name of who added it; what is collected is handed in under this name.
        checked_at: End of the last look, UTC, or None.
        due_at: When a worker looks next, UTC; None for never again by itself.
        code: Why the last look failed, or empty.
        data: Counts of the last look, and what the code's sentence needs.
    """

    id: str
    kind: OriginKind
    address: str
    title: str
    state: Mapping[str, str | int]
    added_at: datetime
    added_by: str
    checked_at: datetime | None
    due_at: datetime | None
    code: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Look:
    """How one look at an origin ended.

    Attributes:
        taken_count: Files that were handed in now.
        known_count: Files that the base held already.
        refused_count: Entries or files that were refused for good.
        waiting_count: Entries that are left for the next look.
        code: Why the look failed as a whole, or empty.
        data: What the code's sentence needs.
        kind: What the origin proved to be, or None.
        title: As the origin states it, or empty.
        state: What the next look needs; None leaves it as it was.
    """

    taken_count: int = 0
    known_count: int = 0
    refused_count: int = 0
    waiting_count: int = 0
    code: str = ""
    data: Mapping[str, str | int] = field(default_factory=dict)
    kind: OriginKind | None = None
    title: str = ""
    state: Mapping[str, str | int] | None = None

    @property
    def counts(self) -> dict[str, str | int]:
        """The counts by name."""
        return {
            "taken": self.taken_count,
            "known": self.known_count,
            "refused": self.refused_count,
            "waiting": self.waiting_count,
        }
