"""A folder of generations that one process at a time may write: by a lock that dies with it."""

import logging
import shutil
from pathlib import Path

from filelock import FileLock, Timeout

_log = logging.getLogger(__name__)


class OwnedFolder:
    """The generations' folders, "g1", "g2", …, and who may touch them."""

    def __init__(self, folder: Path) -> None:
        """Make the folder if it is missing; nobody owns it yet."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        # Any thread of this process may release it, and a lock that outlives a killed process
        # (the "soft" one) would leave the folder without an owner for ever.
        self._lock = FileLock(folder / "owner.lock", thread_local=False, fallback_to_soft=False)

    @property
    def is_owned(self) -> bool:
        """Whether this process owns it."""
        return self._lock.is_locked

    def own(self) -> bool:
        """Try to become the owner, without waiting; say whether this process is."""
        if self.is_owned:
            return True
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            _log.warning("%s cannot be locked here", self._folder, exc_info=True)
            return False
        return True

    def release(self) -> None:
        """Let another process own it."""
        self._lock.release()

    def path(self, number: int) -> Path:
        """Return where a generation is kept."""
        return self._folder / f"g{number}"

    def drop_all_but(self, number: int) -> None:
        """Delete the folders of all other generations; log what could not be deleted."""
        for folder in self._folder.glob("g*"):
            if folder != self.path(number):
                shutil.rmtree(folder, ignore_errors=True)
                if folder.exists():
                    _log.warning("%s should be gone and could not be deleted", folder)

    def drop(self, number: int) -> None:
        """Delete the folder of one generation, if it is there."""
        shutil.rmtree(self.path(number), ignore_errors=True)
