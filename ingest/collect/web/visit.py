"""One look at a page or feed: what is new goes into the queue, each entry once."""

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ingest.collect.handing_in import hand_in
from ingest.collect.source import file_name_of, refused_source
from ingest.collect.web.feed import Entry, Feed, feed_from, is_feed
from ingest.collect.web.fetching import Fetched, Fetcher
from ingest.collect.web.page import source_from
from ingest.outcome import RefusalCode, Refused
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import JobState
from knowledge.model.origin import Look, Origin, OriginKind
from knowledge.model.person import Person

_log = logging.getLogger(__name__)
_ENTRIES_A_LOOK = 50
_LOOK_SECONDS = 600.0
_PAUSE_SECONDS = 1.0
_PASSING = {RefusalCode.UNREACHABLE, RefusalCode.SLOW, RefusalCode.PROTOCOL}


@dataclass(slots=True)
class Visit:
    """Looks at an origin of the web under the name of who added it.

    Attributes:
        base: Where files go.
        by: Hands them in.
        fetcher: Fetches under guard.
        pause_seconds: Between two requests, so that no site is pressed.
        most_entries: Of a feed that are fetched in one look.
    """

    base: KnowledgeBase
    by: Person
    fetcher: Fetcher = field(default_factory=Fetcher)
    pause_seconds: float = _PAUSE_SECONDS
    most_entries: int = _ENTRIES_A_LOOK
    _taken: int = 0
    _known: int = 0
    _refused: int = 0

    def look(self, origin: Origin) -> Look:
        """Fetch what is new; whatever goes wrong is part of the answer.

        A page or file goes into the queue. Of a feed, each entry's page does; an entry that
        is refused for good is not tried again, one whose site is away is.
        """
        try:
            fetched = self.fetcher.fetch(
                origin.address,
                etag=str(origin.state.get("etag", "")),
                modified=str(origin.state.get("modified", "")),
            )
            if fetched.is_unchanged:
                return Look()
            if not is_feed(fetched.body):
                self._take(fetched)
                return self._ended(OriginKind.PAGE)
            return self._look_at_feed(origin, fetched)
        except Refused as refusal:
            return Look(code=refusal.code, data=refusal.data)

    def _look_at_feed(self, origin: Origin, fetched: Fetched) -> Look:
        feed = feed_from(fetched.body, url=fetched.url)
        entries = {entry.mark: entry for entry in feed.entries}
        new = self.base.origins.unknown(origin.id, list(entries))
        waiting, began = 0, time.monotonic()
        for number, mark in enumerate(new):
            is_over = number >= self.most_entries or time.monotonic() - began > _LOOK_SECONDS
            if is_over or not self._take_entry(entries[mark]):
                waiting += 1
                continue
            self.base.origins.note(origin.id, mark)
        return self._ended(OriginKind.FEED, fetched=fetched, feed=feed, waiting=waiting)

    def _take_entry(self, entry: Entry) -> bool:
        """Say whether an entry is dealt with, for good or bad."""
        time.sleep(self.pause_seconds)
        try:
            if not entry.link:
                raise Refused(RefusalCode.EMPTY, reason="no_link")
            self._take(self.fetcher.fetch(entry.link), title=entry.title)
        except Refused as refusal:
            if refusal.code in _PASSING:
                _log.info("an entry waits for the next look: %s", refusal.code)
                return False
            self._refuse(entry, refusal)
        return True

    def _take(self, fetched: Fetched, *, title: str = "") -> None:
        details: dict[str, str | int] = {
            "source": fetched.url,
            "retrieved": datetime.now(UTC).astimezone().date().isoformat(),
            "may_share_file": "no",
        }
        if title:
            details["title"] = title
        sources = [source_from(fetched)]
        for receipt in hand_in(self.base, sources, by=self.by, details=details):
            self._taken += receipt.is_new
            self._known += not receipt.is_new
            self._refused += receipt.job.state is JobState.REFUSED

    def _refuse(self, entry: Entry, refusal: Refused) -> None:
        self._refused += 1
        named = file_name_of(entry.title.replace("/", " ") or entry.link)
        list(hand_in(self.base, [refused_source(named, refusal)], by=self.by, details={}))

    def _ended(
        self,
        kind: OriginKind,
        *,
        fetched: Fetched | None = None,
        feed: Feed | None = None,
        waiting: int = 0,
    ) -> Look:
        """Return the look; what stays the same is only asked for when nothing waits."""
        state: Mapping[str, str | int] = {}
        if fetched is not None and not waiting:
            state = {"etag": fetched.etag, "modified": fetched.modified}
        return Look(
            taken_count=self._taken,
            known_count=self._known,
            refused_count=self._refused,
            waiting_count=waiting + (feed.left_out_count if feed else 0),
            kind=kind,
            title=feed.title if feed else "",
            state=state,
        )
