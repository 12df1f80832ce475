"""Origins: which pages, feeds and mailboxes reports are collected from, and what is known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from knowledge.errors import InvalidEntry, NotFound
from knowledge.model.origin import Look, Origin, OriginKind
from knowledge.model.person import Person, Right
from knowledge.records import audit, origins
from knowledge.records.clock import now
from knowledge.records.database import Database

_LONGEST_CHARS = 2_000
_LEASE = timedelta(minutes=5)
_AGAIN_AFTER = timedelta(hours=6)
_AFTER_TROUBLE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Origins:
    """Remembers what was collected, so that every entry comes once.

    A worker looks at an origin when that is due: at once when it was added, every six
    hours at a feed or mailbox (after an hour where it could not be reached), and never
    again by itself at a page.
    """

    database: Database

    def add(
        self, address: str, *, by: Person, kind: OriginKind = OriginKind.PAGE, is_due: bool = True
    ) -> Origin:
        """Remember an origin, once, and let a worker look at it.

        Args:
            address: Of a page, file or feed, or of a mailbox.
            by: Needs the right to bring reports in.
            kind: A page that proves to be a feed is one from then on.
            is_due: Whether a worker looks now; not if the caller does.

        Raises:
            InvalidEntry: If the address is empty or longer than 2,000 characters.
            NotAllowed: If the person may not bring reports in.
        """
        by.require(Right.BRING_IN)
        written = address.strip()
        if not 1 <= len(written) <= _LONGEST_CHARS:
            raise InvalidEntry("address", "give an address of 1 to 2,000 characters")
        with self.database.writing() as connection:
            moment = now() if is_due else None
            origin = origins.find_or_add(connection, kind, written, by=by.name, due_at=moment)
            if is_due:
                origins.change(connection, origin.id, due_at=moment)
            audit.record(connection, by.name, "added_origin", origin.id, kind=origin.kind)
            return _found(origins.by_id(connection, origin.id), origin.id)

    def everything(self, *, viewer: Person) -> tuple[Origin, ...]:
        """Return all origins, the newest first.

        Raises:
            NotAllowed: If the viewer may not bring reports in.
        """
        viewer.require(Right.BRING_IN)
        with self.database.reading() as connection:
            return origins.listing(connection)

    def forget(self, origin_id: str, *, by: Person) -> None:
        """Look at an origin no more; what was collected from it stays."""
        by.require(Right.BRING_IN)
        with self.database.writing() as connection:
            origin = _found(origins.by_id(connection, origin_id), origin_id)
            origins.remove(connection, origin.id)
            audit.record(connection, by.name, "forgot_origin", origin.id)

    def claim_due(self) -> Origin | None:
        """Give a worker the origin that is due, and nobody else for five minutes; or None."""
        with self.database.writing() as connection:
            origin = origins.due(connection)
            if origin is not None:
                origins.change(connection, origin.id, due_at=now() + _LEASE)
            return origin

    def unknown(self, origin_id: str, marks: Collection[str]) -> tuple[str, ...]:
        """Return the marks of entries that were not taken yet, in order."""
        with self.database.reading() as connection:
            known = origins.known_marks(connection, origin_id, marks)
        return tuple(mark for mark in marks if mark not in known)

    def note(self, origin_id: str, mark: str) -> None:
        """Remember that an entry was dealt with, and hold the origin for five minutes more."""
        with self.database.writing() as connection:
            origins.note(connection, origin_id, mark)
            origins.change(connection, origin_id, due_at=now() + _LEASE)

    def finish(self, origin_id: str, look: Look) -> Origin:
        """Write how a look ended, and when the next one is due.

        Raises:
            NotFound: If the origin was forgotten meanwhile.
        """
        with self.database.writing() as connection:
            origin = _found(origins.by_id(connection, origin_id), origin_id)
            kind = look.kind or origin.kind
            pause = _AFTER_TROUBLE if look.code or look.waiting_count else _AGAIN_AFTER
            origins.change(
                connection,
                origin_id,
                kind=kind,
                title=look.title or origin.title,
                state=dict(origin.state if look.state is None else look.state),
                checked_at=now(),
                due_at=None if kind is OriginKind.PAGE else now() + pause,
                code=look.code,
                data={**look.counts, **look.data},
            )
            return _found(origins.by_id(connection, origin_id), origin_id)


def _found(origin: Origin | None, origin_id: str) -> Origin:
    if origin is None:
        raise NotFound("origin", origin_id)
    return origin
