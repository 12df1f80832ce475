"""The worker as a process of its own beside the server; it ends when the server is gone."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from types import TracebackType

_log = logging.getLogger(__name__)
_STOP_SECONDS = 8.0
_FIRST_PAUSE_SECONDS = 1.0
_LONGEST_PAUSE_SECONDS = 60.0
_HEALTHY_SECONDS = 120.0


class WorkerBeside:
    """Keeps one worker running for as long as the block lasts.

    A worker that dies is begun again after 1, 2, 4 … at most 60 seconds; what it was
    reading is begun again from the original. The worker lives on a pipe of the server:
    when that closes, in whatever way the server ended, it stops.
    """

    def __init__(self, command: tuple[str, ...] = (sys.executable, "-m", "app.worker_process")):  # noqa: ANN204
        """Run this command; nothing starts yet."""
        self._command = command
        self._ending = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True, name="worker-beside")

    @property
    def process_id(self) -> int | None:
        """Of the worker that runs now, or None."""
        process = self._process
        return None if process is None or process.poll() is not None else process.pid

    def __enter__(self) -> "WorkerBeside":
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ending.set()
        if self._process is not None:
            _stop(self._process)
        self._thread.join(_STOP_SECONDS)

    def _keep(self) -> None:
        pause_seconds = _FIRST_PAUSE_SECONDS
        while not self._ending.is_set():
            began = time.monotonic()
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, start_new_session=True
            )
            code = self._process.wait()
            _close(self._process)
            if self._ending.is_set():
                return
            if time.monotonic() - began > _HEALTHY_SECONDS:
                pause_seconds = _FIRST_PAUSE_SECONDS
            _log.warning("the worker ended with %s; a new one in %.0f s", code, pause_seconds)
            self._ending.wait(pause_seconds)
            pause_seconds = min(2 * pause_seconds, _LONGEST_PAUSE_SECONDS)


def _stop(process: subprocess.Popen[bytes]) -> None:
    _close(process)
    try:
        process.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _close(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        process.stdin.close()


def _end_with_the_server() -> None:
    """Wait until the pipe from the server closes, then ask this process to stop."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Run `doorwerk worker` until the server that began it is gone."""
    from app.cli import main as command_line

    threading.Thread(target=_end_with_the_server, daemon=True, name="server-watch").start()
    sys.argv = ["doorwerk", "worker"]
    command_line()


if __name__ == "__main__":
    main()
