"""The worker: takes files from the queue, outside the process that shows pages."""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.collect.looking import Looking
from ingest.collect.watched import WatchedFolder
from ingest.duplicates import catch_up
from ingest.parse.sandbox import Sandbox
from ingest.pipeline import Pipeline
from ingest.rescanning import rescan_next
from ingest.theme_naming import name_next
from knowledge.errors import Conflict, StoreBusy
from knowledge.knowledge_base import KnowledgeBase
from knowledge.language import LanguageDetector
from knowledge.model.job import Job, JobState

_log = logging.getLogger(__name__)
_IDLE_SECONDS = 0.5


def worker_name() -> str:
    """Return a name that tells machine and process: "laptop:4711"."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}"


@dataclass(slots=True)
class Worker:
    """Works the queue until it is told to stop.

    Attributes:
        base: The knowledge base that it fills.
        name: Under which it holds jobs.
        folder: That it watches, or None.
        looking: Looks at pages, feeds and the mailbox.
    """

    base: KnowledgeBase
    name: str = field(default_factory=worker_name)
    folder: WatchedFolder | None = None
    looking: Looking | None = None
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self) -> None:
        """End after the file that is being read now."""
        self._stopped.set()
        if self.looking is not None:
            self.looking.stop()

    def run(
        self, *, until_empty: bool = False, tell: Callable[[Job, JobState], None] | None = None
    ) -> int:
        """Take files in until stopped, or until none is waiting; return how many ended.

        Args:
            until_empty: Return when no job waits.
            tell: Called after each file with its job and how it ended.
        """
        ended_count = 0
        self._begin(until_empty=until_empty)
        with Sandbox() as sandbox:
            pipeline = Pipeline(self.base, sandbox, LanguageDetector(), self.name)
            while not self._stopped.is_set():
                job = self._claim()
                if job is None:
                    if self._look_again() or self._find_themes() or self._name_theme():
                        continue
                    is_waiting = self._look_into_folder()
                    if until_empty and not is_waiting and not self.base.queue.open_count:
                        break
                    self._stopped.wait(_IDLE_SECONDS)
                    continue
                state = self._take_in(pipeline, job)
                ended_count += state is not None
                if tell is not None and state is not None:
                    tell(job, state)
        return ended_count

    def _begin(self, *, until_empty: bool) -> None:
        """Do what comes before the queue; looking at origins goes on beside it."""
        try:
            self._renew_words()
            catch_up(self.base)
            if self.looking is None:
                return
            self.looking.begin()
            if until_empty:
                self.looking.look_at_due()
            else:
                threading.Thread(target=self.looking.run, daemon=True, name="looking").start()
        except StoreBusy as busy:
            _log.warning("the base is busy at the start: %s", busy)

    def _renew_words(self) -> None:
        """Index words anew if an older program did: the index would answer by its rules."""
        count = self.base.upkeep.renew_words(
            by=self.name, goes_on=lambda: not self._stopped.is_set()
        )
        if count is not None:
            _log.info("the words of %d reports were indexed anew", count)

    def _look_into_folder(self) -> bool:
        """Look into the watched folder, if there is one; say whether files wait in it."""
        if self.folder is None:
            return False
        try:
            self.folder.look()
        except (OSError, StoreBusy) as error:
            _log.warning("the watched folder is looked into later: %s", type(error).__name__)
            return False
        return self.folder.is_waiting

    def _look_again(self) -> bool:
        """Look one report over that older rules for personal data saw; say whether one did."""
        try:
            return rescan_next(self.base, by=self.name)
        except Conflict as conflict:
            _log.info("a report is looked over later: %s", conflict)
            return False
        except StoreBusy as busy:
            _log.warning("the base is busy: %s", busy)
            return False

    def _find_themes(self) -> bool:
        """Do a run of themes that waits; say whether there was one."""
        try:
            return self.base.themes.runs.work(self.name)
        except StoreBusy as busy:
            _log.warning("the base is busy: %s", busy)
            return False

    def _name_theme(self) -> bool:
        """Ask the language model, if one is set, about a theme; say whether one waited."""
        try:
            return name_next(self.base, by=self.name)
        except StoreBusy as busy:
            _log.warning("the base is busy: %s", busy)
            return False

    def _claim(self) -> Job | None:
        try:
            self.base.queue.release(self._gone())
            return self.base.queue.claim(self.name)
        except StoreBusy as busy:
            _log.warning("the base is busy: %s", busy)
            return None

    def _take_in(self, pipeline: Pipeline, job: Job) -> JobState | None:
        started = time.monotonic()
        try:
            state = pipeline.take_in(job)
        except Conflict as conflict:
            _log.warning("left job %s: %s", job.id, conflict)
            return None
        _log.info("job %s is %s after %.1f s", job.id, state, time.monotonic() - started)
        return state

    def _gone(self) -> list[str]:
        """Return holders on this machine whose process has ended."""
        here = self.name.rsplit(":", 1)[0]
        holders = [holder.rsplit(":", 1) for holder in self.base.queue.holders()]
        return [
            f"{host}:{number}"
            for host, number in holders
            if host == here and not _is_running(int(number))
        ]


def _is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
