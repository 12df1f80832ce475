"""The process in which files are read: `python -m ingest.parse.child`.

It takes one request a line on standard input and answers in frames on standard output; it
holds itself to the limits that it is given, and ends when its parent does.
"""

import ctypes
import gc
import json
import os
import shutil
import signal
import sys
import traceback
from pathlib import Path
from typing import Any, BinaryIO

from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import Limits
from ingest.parse.pdf.blacken import blackened
from ingest.parse.reading import read_bytes, read_rows
from ingest.parse.wire import Answer, pack

if sys.platform != "win32":
    import resource

_OPEN_FILES = 64
_WRITTEN_BYTES = 64_000_000
_GRACE_SECONDS = 5
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints goes to the error stream
    _shut_in()
    for line in requests:
        request = json.loads(line)
        limits = Limits(**request["limits"])
        _bound(limits)
        frame = pack(_answer(request, limits))
        _send(frame, answers)
        _tidy()


def _answer(request: dict[str, Any], limits: Limits) -> Answer:
    try:
        data = Path(request["path"]).read_bytes()
        if "boxes" in request:
            boxes = {int(index): rects for index, rects in request["boxes"].items()}
            return Answer(file=blackened(data, boxes, request["words"]))
        file_name = request["file_name"]
        if request.get("as_cells"):
            return Answer(rows=read_rows(data, file_name=file_name, limits=limits))
        text = read_bytes(
            data,
            file_name=file_name,
            with_ocr=request["with_ocr"],
            limits=limits,
        )
    except Refused as refusal:
        return Answer(refusal=refusal, trace=_trace(refusal))
    except MemoryError:
        return Answer(refusal=Refused(RefusalCode.TOO_BIG, detail="memory"))
    except OSError as error:
        return Answer(refusal=Refused(RefusalCode.DAMAGED, detail=type(error).__name__))
    return Answer(text=text)


def _trace(refusal: Refused) -> str:
    """Return where our own code failed, without the words of the file in the message."""
    cause = refusal.__cause__
    if refusal.code is not RefusalCode.CRASHED or cause is None:
        return ""
    frames = "".join(traceback.format_tb(cause.__traceback__)[-12:])
    return f"{frames}{type(cause).__name__}"


def _send(frame: bytes, answers: BinaryIO) -> None:
    answers.write(len(frame).to_bytes(8, "big"))
    answers.write(frame)
    answers.flush()


def _shut_in() -> None:
    """Give up what a reader never needs: core dumps, many files, the network."""
    if sys.platform == "win32":
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, _OPEN_FILES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_WRITTEN_BYTES, _WRITTEN_BYTES))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        # A network of its own, without any interface. Where the system forbids it the
        # readers still open no connection: no parser of ours is allowed to.
        if libc.unshare(_NEW_NETWORK):
            libc.unshare(_NEW_USER | _NEW_NETWORK)


def _bound(limits: Limits) -> None:
    """Set the limits of one request; the parent's own clock strikes first."""
    if sys.platform == "win32":
        return
    seconds = int(limits.wall_seconds) + _GRACE_SECONDS
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _soften(resource.RLIMIT_CPU, spent + seconds)
    if sys.platform == "linux":
        _soften(resource.RLIMIT_AS, limits.memory_bytes)
    signal.alarm(seconds)


def _soften(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    capped = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (capped, hard))


def _tidy() -> None:
    if sys.platform != "win32":
        signal.alarm(0)
    for entry in Path.cwd().iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    gc.collect()


if __name__ == "__main__":
    main()
