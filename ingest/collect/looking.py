"""Looks at origins when they are due, beside the reading of files."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.collect.mailbox import Mailbox, look_into
from ingest.collect.web.fetching import Fetcher
from ingest.collect.web.visit import Visit
from ingest.outcome import RefusalCode
from knowledge.errors import KnowledgeError, NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.origin import Look, Origin, OriginKind
from knowledge.model.person import Person, Role
from knowledge.settings import Settings

_log = logging.getLogger(__name__)
_EVERY_SECONDS = 5.0
_MAILBOX = Person("mailbox", frozenset({Role.COORDINATOR}))


def mailbox_of(settings: Settings) -> Mailbox | None:
    """Return the mailbox that the settings name, or None."""
    if not settings.mail_host:
        return None
    return Mailbox(
        host=settings.mail_host,
        user=settings.mail_user,
        password=settings.mail_password,
        folder=settings.mail_folder,
        port=settings.mail_port,
    )


@dataclass(slots=True)
class Looking:
    """Looks at pages, feeds and the mailbox; each look ends in the base, whatever it met.

    Attributes:
        base: Where files go.
        new_fetcher: Makes what fetches, one for each look, so that robots.txt is asked anew.
        pause_seconds: Between two requests to a feed's entries.
        mailbox: That the settings name, or None.
    """

    base: KnowledgeBase
    new_fetcher: Callable[[], Fetcher] = Fetcher
    pause_seconds: float = 1.0
    mailbox: Mailbox | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        if self.mailbox is None:
            self.mailbox = mailbox_of(self.base.settings)

    def begin(self) -> None:
        """Remember the mailbox of the settings, so that it is looked into when it is due."""
        if self.mailbox is not None:
            known = {origin.address for origin in self.base.origins.everything(viewer=_MAILBOX)}
            if self.mailbox.address not in known:
                self.base.origins.add(self.mailbox.address, by=_MAILBOX, kind=OriginKind.MAILBOX)

    def look_at(self, origin: Origin) -> Origin:
        """Look at one origin now; return it with how that ended.

        Raises:
            NotFound: If it was forgotten meanwhile.
        """
        by = Person(origin.added_by, frozenset({Role.COORDINATOR}))
        if origin.kind is OriginKind.MAILBOX:
            look = self._look_into(origin, by)
        else:
            visit = Visit(self.base, by, self.new_fetcher(), pause_seconds=self.pause_seconds)
            look = visit.look(origin)
        return self.base.origins.finish(origin.id, look)

    def look_at_due(self) -> int:
        """Look at every origin that is due; return how many that were."""
        count = 0
        while not self._stopped.is_set():
            origin = self.base.origins.claim_due()
            if origin is None:
                break
            try:
                self.look_at(origin)
            except NotFound:
                _log.info("origin %s was forgotten during a look", origin.id)
            count += 1
        return count

    def run(self) -> None:
        """Look at what is due, every five seconds, until stopped."""
        while not self._stopped.is_set():
            try:
                self.look_at_due()
            except KnowledgeError as error:
                _log.warning("looking at origins goes on later: %s", error)
            except Exception:
                _log.exception("looking at origins broke down; it goes on")
            self._stopped.wait(_EVERY_SECONDS)

    def stop(self) -> None:
        """End after the look that is going on."""
        self._stopped.set()

    def _look_into(self, origin: Origin, by: Person) -> Look:
        if self.mailbox is None or self.mailbox.address != origin.address:
            return Look(code=RefusalCode.LOGIN, data={"reason": "no_settings"})
        return look_into(self.mailbox, origin, base=self.base, by=by)
