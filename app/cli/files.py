"""Writes what a command makes to a file: whole under its name, or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.cli.opened import CliError
from app.words import _
from knowledge.errors import KnowledgeError

_USUAL_RIGHTS = 0o666


def write_file(path: Path, data: bytes) -> None:
    """Write a file; see `whole_file`.

    Raises:
        CliError: If it cannot be written.
    """
    with whole_file(path) as file:
        file.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file that gets its name once everything in the block is done.

    It is written beside its place, to the disk, and then renamed: whoever stops the program or
    fills the disk finds the file as it was before, or none. What is no ordinary file, such as
    `/dev/stdout`, is written as it is.

    Raises:
        CliError: If it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        with _beside(path.resolve()) as file:
            yield file
    except KnowledgeError:
        raise
    except OSError as error:
        raise CliError(
            _(
                "{file} could not be written ({reason}); nothing was changed there. See that its "
                "folder exists, that you may write in it and that its disk has room, or name "
                "another file.",
                file=path,
                reason=error.strerror or error,
            )
        ) from error


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    """Give a file in the same folder, put in its place at the end and taken away on an error."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".doorwerk-", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_rights_for(path))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _rights_for(path: Path) -> int:
    """Return the rights that the file had, or those that a new one gets here."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _USUAL_RIGHTS & ~mask
