"""Renews a lease while a long step runs, so that no other worker takes the job over."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType

from knowledge.errors import KnowledgeError

_log = logging.getLogger(__name__)
_EVERY_SECONDS = 8.0


class Heartbeat:
    """Calls something every 8 seconds until the block ends.

    A call that fails is logged; the step itself finds out when it next writes.
    """

    def __init__(self, beat: Callable[[], None], *, every_seconds: float = _EVERY_SECONDS) -> None:
        """Beat by calling this, from a thread of its own."""
        self._beat = beat
        self._every_seconds = every_seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="heartbeat")

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._every_seconds):
            try:
                self._beat()
            except KnowledgeError as error:
                _log.warning("the lease could not be renewed: %s", error)
