"""Each piece of work in a process of its own, so that its memory can be told.

The process is a copy of the one that asks (fork), unless it is to begin with nothing: what that one
has imported and compiled is there already, and neither its seconds nor another piece's memory are
counted.
"""

import multiprocessing
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_STATUS = Path("/proc/self/status")


def in_own_process(work: Callable[..., None], *arguments: Any, is_copied: bool = True) -> None:
    """Do the work in a process of its own, and wait for it.

    Args:
        work: A function of a module.
        arguments: Of it.
        is_copied: False for a process that has nothing of the one that asks, so that only what
            the work itself needs is in its memory.

    Raises:
        RuntimeError: If it failed.
    """
    fork, spawn = multiprocessing.get_context("fork"), multiprocessing.get_context("spawn")
    process = (
        fork.Process(target=work, args=arguments)
        if is_copied
        else spawn.Process(target=work, args=arguments)
    )
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError(f"{work.__name__} of {arguments} ended with {process.exitcode}")


def peak_memory_mb() -> float:
    """Return the most that this process has held so far, in millions of bytes.

    On Linux of its own memory (VmHWM): what getrusage tells there is at least the peak of the
    process that started this one.
    """
    if _STATUS.exists():
        return _told("VmHWM")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 1e6 if sys.platform == "darwin" else held * 1024 / 1e6


def _told(name: str) -> float:
    lines = _STATUS.read_text(encoding="utf-8").splitlines()
    (kilobytes,) = [line.split()[1] for line in lines if line.startswith(f"{name}:")]
    return int(kilobytes) * 1024 / 1e6
