"""Files read in a child process, so that no file can harm, stall or fill the one that asks."""

import atexit
import json
import logging
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import ingest
from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import READING, RECOGNISING, Limits
from ingest.parse.row import Row
from ingest.parse.wire import Answer, unpack
from knowledge.model.report_text import ReportText

__all__ = ["READING", "RECOGNISING", "Limits", "Sandbox", "read_in_child"]

_LOG = logging.getLogger(__name__)
_COMMAND = (sys.executable, "-P", "-s", "-m", "ingest.parse.child")
_FILES_PER_CHILD = 100
_FAT_BYTES = 300_000_000
_ANSWER_BYTES = 512_000_000
_ERROR_BYTES = 8_000
_POLL_SECONDS = 0.25
_KEPT_VARIABLES = ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
_OUT_OF_MEMORY = (b"memory allocation", b"MemoryError", b"bad_alloc", b"ut of memory")


def read_in_child(
    path: Path, *, file_name: str, limits: Limits = READING, with_ocr: bool = False
) -> ReportText:
    """Return the text of a file, read in a child process that is kept for the next file.

    May be called from several threads; each gets a child of its own.

    Args:
        path: Of the file's bytes.
        file_name: As the file was called where it came from; only a hint.
        limits: On time, memory, size, text and pages.
        with_ocr: Whether to recognise text in pictures; give `RECOGNISING` as limits then.

    Raises:
        Refused: With any code. TIMEOUT and CRASHED cost the child, never the caller.
        FileNotFoundError: If there is no such file.
    """
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Refused(RefusalCode.TOO_BIG, byte_count=size, byte_limit=limits.file_bytes)
    sandbox = _POOL.take()
    try:
        return sandbox.read(path, file_name=file_name, limits=limits, with_ocr=with_ocr)
    finally:
        _POOL.give_back(sandbox)


def read_rows_in_child(path: Path, *, file_name: str, limits: Limits = READING) -> tuple[Row, ...]:
    """Return the cells of a sheet, read in a child process; see `read_in_child`."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Refused(RefusalCode.TOO_BIG, byte_count=size, byte_limit=limits.file_bytes)
    sandbox = _POOL.take()
    try:
        return sandbox.read_rows(path, file_name=file_name, limits=limits)
    finally:
        _POOL.give_back(sandbox)


class Sandbox:
    """One child process, started when first needed and replaced when it is lost or worn.

    Args:
        command: How to start the child; for tests.
    """

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._read_count = 0

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The child's process id, None while there is none."""
        return self._process.pid if self._process else None

    def read(
        self, path: Path, *, file_name: str, limits: Limits = READING, with_ocr: bool = False
    ) -> ReportText:
        """Return the text of a file; see `read_in_child`."""
        answer = self._answer(path, file_name, limits, with_ocr=with_ocr)
        if answer.text is None:
            raise Refused(RefusalCode.CRASHED, detail="no_answer")
        return answer.text

    def read_rows(self, path: Path, *, file_name: str, limits: Limits = READING) -> tuple[Row, ...]:
        """Return the cells of a sheet; see `ingest.parse.cells.read_cells`."""
        answer = self._answer(path, file_name, limits, as_cells=True)
        if answer.rows is None:
            raise Refused(RefusalCode.CRASHED, detail="no_answer")
        return answer.rows

    def _answer(
        self,
        path: Path,
        file_name: str,
        limits: Limits,
        *,
        with_ocr: bool = False,
        as_cells: bool = False,
    ) -> Answer:
        if self._is_worn():
            self.close()
        request = {
            "path": str(path.resolve()),
            "file_name": file_name,
            "limits": asdict(limits),
            "with_ocr": with_ocr,
            "as_cells": as_cells,
        }
        answer = self._ask(json.dumps(request).encode() + b"\n", limits)
        self._read_count += 1
        if answer.refusal is not None:
            if answer.trace:
                _LOG.error("a reader broke down:\n%s", answer.trace)
            raise answer.refusal
        return answer

    def blacken(
        self,
        path: Path,
        boxes: Mapping[int, Sequence[tuple[float, float, float, float]]],
        words: Sequence[str],
        *,
        limits: Limits = READING,
    ) -> bytes:
        """Return a copy of a PDF without some words; see `ingest.parse.pdf.blacken`.

        Raises:
            Refused: If the file cannot be opened or drawn within the limits.
        """
        request = {
            "path": str(path.resolve()),
            "boxes": {index: list(rects) for index, rects in boxes.items()},
            "words": list(words),
            "limits": asdict(limits),
        }
        answer = self._ask(json.dumps(request).encode() + b"\n", limits)
        if answer.refusal is not None:
            raise answer.refusal
        return answer.file

    def _is_worn(self) -> bool:
        if self._process is None or self._read_count < 1:
            return False
        is_fat = _resident_bytes(self._process.pid) > _FAT_BYTES
        return is_fat or self._read_count >= _FILES_PER_CHILD

    def close(self) -> None:
        """End the child and remove its folder."""
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe:
                    pipe.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        self._read_count = 0

    def _ask(self, request: bytes, limits: Limits) -> Answer:
        process = self._running()
        talk = _Talk(process, limits)
        try:
            return unpack(talk.ask(request))
        except Refused:
            self.close()
            raise
        except (ValueError, OSError) as error:
            self.close()
            raise Refused(RefusalCode.CRASHED, detail=type(error).__name__) from error
        except BaseException:
            self.close()  # an interrupted conversation cannot be taken up again
            raise

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._folder = tempfile.TemporaryDirectory(prefix="doorwerk-read-")
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self._folder.name,
            env=_environment(self._folder.name),
            start_new_session=True,
        )
        return self._process


class _Talk:
    """One request and its answer, with an eye on the clock and the child's memory."""

    def __init__(self, process: subprocess.Popen[bytes], limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._deadline = time.monotonic() + limits.wall_seconds
        self._answer = bytearray()
        self._errors = b""

    def ask(self, request: bytes) -> bytes:
        """Return the frame of the answer.

        Raises:
            Refused: TIMEOUT, TOO_BIG or CRASHED.
        """
        out, err = self._process.stdout, self._process.stderr
        if out is None or err is None or self._process.stdin is None:
            raise Refused(RefusalCode.CRASHED, detail="no_pipe")
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ, self._hear)
            selector.register(err, selectors.EVENT_READ, self._hear_error)
            try:
                self._process.stdin.write(request)
                self._process.stdin.flush()
            except BrokenPipeError as error:
                raise self._lost() from error
            while not self._is_whole():
                self._check()
                for key, _ in selector.select(_POLL_SECONDS):
                    chunk = os.read(key.fd, 1 << 20)
                    key.data(chunk)
                    if not chunk:
                        selector.unregister(key.fileobj)
                if not selector.get_map():
                    raise self._lost()
        return bytes(self._answer[8:])

    def _hear(self, chunk: bytes) -> None:
        self._answer += chunk
        if not chunk and not self._is_whole():
            raise self._lost()
        if len(self._answer) > _ANSWER_BYTES:
            raise Refused(RefusalCode.TOO_LONG, char_limit=self._limits.text_chars)

    def _hear_error(self, chunk: bytes) -> None:
        self._errors = (self._errors + chunk)[-_ERROR_BYTES:]

    def _is_whole(self) -> bool:
        size = int.from_bytes(self._answer[:8], "big")
        return len(self._answer) >= 8 and len(self._answer) >= 8 + size

    def _check(self) -> None:
        if time.monotonic() > self._deadline:
            raise Refused(RefusalCode.TIMEOUT, limit_seconds=round(self._limits.wall_seconds))
        if _resident_bytes(self._process.pid) > self._limits.memory_bytes:
            raise Refused(RefusalCode.TOO_BIG, detail="memory")

    def _lost(self) -> Refused:
        """Return why the child has gone."""
        try:
            status = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return Refused(RefusalCode.CRASHED, detail="silent")
        if self._process.stderr is not None:
            self._hear_error(self._process.stderr.read() or b"")
        if status in (-signal.SIGXCPU, -signal.SIGALRM):
            return Refused(RefusalCode.TIMEOUT, limit_seconds=round(self._limits.wall_seconds))
        if any(sign in self._errors for sign in _OUT_OF_MEMORY) or status == -signal.SIGKILL:
            return Refused(RefusalCode.TOO_BIG, detail="memory")
        _LOG.error("a reading process ended with status %d", status)
        name = signal.Signals(-status).name if status < 0 else f"exit_{status}"
        return Refused(RefusalCode.CRASHED, detail=name)


class _Pool:
    """Children that wait for their next file."""

    def __init__(self) -> None:
        self._idle: list[Sandbox] = []
        self._lock = threading.Lock()

    def take(self) -> Sandbox:
        with self._lock:
            return self._idle.pop() if self._idle else Sandbox()

    def give_back(self, sandbox: Sandbox) -> None:
        with self._lock:
            self._idle.append(sandbox)

    def close(self) -> None:
        with self._lock:
            for sandbox in self._idle:
                sandbox.close()
            self._idle = []


_POOL = _Pool()
atexit.register(_POOL.close)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a child and what it started, such as a text recogniser."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.wait()


def _environment(folder: str) -> dict[str, str]:
    """Return the little that a child has to know."""
    root = str(Path(ingest.__file__).parents[1])
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {
        **kept,
        "PYTHONPATH": root,
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
        "OMP_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "1",
    }


def _resident_bytes(process_id: int) -> int:
    """Return how much memory a process holds, 0 where the system does not tell."""
    try:
        pages = Path(f"/proc/{process_id}/statm").read_text("ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
