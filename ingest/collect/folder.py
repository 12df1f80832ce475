"""Files and folders on disk, given as sources one at a time."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.collect.source import Source, is_passed_over, refused_source
from ingest.collect.unpacking import archive_sources, sources_within, too_big
from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import READING
from ingest.parse.sniff import is_bundle

_ZIP_START = b"PK\x03\x04"


def collect(paths: Iterable[Path]) -> Iterator[Source]:
    """Give the files of paths, of the folders below them and of the archives among them.

    Hidden files, locks (`~$…`), thumbnails and links are passed over, unless one is named
    itself. Only one file is held at a time. What cannot be opened is a source with a
    refusal.

    Args:
        paths: Files, folders, zip archives, mails.

    Raises:
        FileNotFoundError: If a path does not exist; before anything is read.
    """
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise FileNotFoundError(path)
    for path in given:
        if path.is_dir():
            for file in _files_below(path):
                origin = f"{path.resolve().name}/{file.relative_to(path).as_posix()}"
                yield from _sources_of(file, origin)
        else:
            yield from _sources_of(path, path.name)


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_passed_over(name))
        for name in sorted(files):
            path = Path(parent, name)
            if not is_passed_over(name) and not path.is_symlink():
                yield path


def _sources_of(path: Path, origin: str) -> Iterator[Source]:
    try:
        size = path.stat().st_size
        if size > READING.file_bytes:
            yield from _large(path, origin, size)
            return
        data = path.read_bytes()
    except OSError as error:
        refusal = Refused(RefusalCode.DAMAGED, detail=type(error).__name__)
        yield refused_source(origin, refusal)
        return
    yield from sources_within(data, origin)


def _large(path: Path, origin: str, size: int) -> Iterator[Source]:
    """Give what is in an archive that is larger than a single file may be."""
    with path.open("rb") as file:
        is_zip = file.read(len(_ZIP_START)) == _ZIP_START
        if is_zip and is_bundle(file):
            yield from archive_sources(file, origin)
        else:
            yield refused_source(origin, too_big(size))
