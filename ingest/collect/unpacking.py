"""What lies within one file: the files of an archive, the attachments of a mail."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from ingest.collect.source import (
    Source,
    file_name_of,
    is_passed_over,
    refused_source,
    source_of,
)
from ingest.outcome import RefusalCode, Refused
from ingest.parse import eml, msg
from ingest.parse.guard import BUNDLE, Archive
from ingest.parse.limits import MEGABYTE, READING
from ingest.parse.sniff import Kind, sniff

_LOG = logging.getLogger(__name__)
_Attachments = Callable[[bytes], Iterator[tuple[str, bytes]]]
_MAILS: dict[Kind, _Attachments] = {Kind.EML: eml.attachments, Kind.MSG: msg.attachments}


@dataclass(slots=True)
class Allowance:
    """How much may still come out of one file that was handed in.

    Attributes:
        file_count: Files at any depth.
        byte_count: Of them together.
    """

    file_count: int = BUNDLE.entry_count
    byte_count: int = BUNDLE.unpacked_bytes

    def take(self, byte_count: int) -> None:
        """Use up one file of so many bytes.

        Raises:
            Refused: BOMB if that is more than may come out.
        """
        self.file_count -= 1
        self.byte_count -= byte_count
        if self.file_count < 0 or self.byte_count < 0:
            raise Refused(RefusalCode.BOMB, detail="too_much_within")


def sources_within(
    data: bytes, origin: str, *, depth: int = 0, allowance: Allowance | None = None
) -> Iterator[Source]:
    """Give the sources that a file's bytes hold, one at a time.

    An archive gives its files, a mail itself and its attachments, anything else itself.

    Args:
        data: Of the file.
        origin: The way to it.
        depth: In how many archives or mails it lies.
        allowance: What may still come out of the file that was handed in.
    """
    allowance = allowance if allowance is not None else Allowance()
    kind = sniff(data, file_name=file_name_of(origin))
    if kind is Kind.ZIP:
        yield from archive_sources(data, origin, depth=depth, allowance=allowance)
        return
    yield source_of(data, origin)
    if kind in _MAILS:
        yield from _attached(_MAILS[kind], data, origin, depth=depth, allowance=allowance)


def archive_sources(
    file: bytes | BinaryIO, origin: str, *, depth: int = 0, allowance: Allowance | None = None
) -> Iterator[Source]:
    """Give the files of a zip archive; their paths only tell where they came from.

    An archive that may not be unpacked gives one refused source, a file in it that cannot
    be unpacked another.
    """
    allowance = allowance if allowance is not None else Allowance()
    try:
        archive, names = _opened(file, depth)
    except Refused as refusal:
        yield refused_source(origin, refusal)
        return
    for name in names:
        inner = f"{origin}/{_harmless(name)}"
        try:
            allowance.take(archive.size_of(name))
            data = archive.read(name)
        except Refused as refusal:
            yield refused_source(inner, refusal)
            if refusal.code is RefusalCode.BOMB:
                return
            continue
        yield from sources_within(data, inner, depth=depth + 1, allowance=allowance)


def _opened(file: bytes | BinaryIO, depth: int) -> tuple[Archive, list[str]]:
    """Return an archive and those of its files that a person may mean."""
    if depth > BUNDLE.depth:
        raise Refused(RefusalCode.BOMB, depth=depth)
    archive = Archive(file, limits=BUNDLE)
    names = [name for name in archive.names if not is_passed_over(name)]
    if not names:
        raise Refused(RefusalCode.EMPTY)
    if all(archive.needs_password(name) for name in names):
        raise Refused(RefusalCode.ENCRYPTED)
    return archive, names


def _attached(
    attachments: _Attachments, data: bytes, origin: str, *, depth: int, allowance: Allowance
) -> Iterator[Source]:
    if depth > BUNDLE.depth:
        return  # a mail so deep is read itself, what hangs on it is not
    try:
        for name, content in attachments(data):
            inner = f"{origin}/{file_name_of(name)}"
            allowance.take(len(content))
            if len(content) > READING.file_bytes:
                yield refused_source(inner, too_big(len(content)))
            elif not is_passed_over(name):
                yield from sources_within(content, inner, depth=depth + 1, allowance=allowance)
    except Refused as refusal:
        if "part_limit" not in refusal.data:  # of too many parts the mail itself tells
            yield refused_source(origin, refusal)
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        LookupError,
        RecursionError,
    ) as error:
        _LOG.warning("attachments of a mail cannot be taken off: %s", type(error).__name__)
        damage = Refused(RefusalCode.DAMAGED, detail="attachments")
        yield refused_source(origin, damage)


def _harmless(name: str) -> str:
    """Return an entry's path without what would lead out of the archive."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return "/".join(parts) or "file"


def too_big(byte_count: int) -> Refused:
    """Return the refusal of a file that is larger than may be read."""
    return Refused(
        RefusalCode.TOO_BIG,
        megabytes=byte_count // MEGABYTE,
        byte_count=byte_count,
        byte_limit=READING.file_bytes,
    )
