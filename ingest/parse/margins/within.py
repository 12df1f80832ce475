"""Files within a file: looked over like the file itself, as far as there is room for it."""

import io
import struct
import time
from dataclasses import dataclass, replace
from typing import Final

import olefile

from ingest.outcome import RefusalCode, Refused
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.picture import gather_picture
from ingest.parse.sniff import Kind, sniff
from knowledge.model.margin_part import MarginPart

EMBEDDED = "beside_embedded_files"
"""Warning: there are files within the file that were not looked over."""

_MOST_BYTES, _MOST_FILES, _MOST_SECONDS, _DEEPEST = 20_000_000, 200, 20.0, 3
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: Final = (_OLE, b"PK\x03\x04", b"%PDF-", b"{\\rtf")
_NATIVE: Final = "\x01Ole10Native"
_BESIDE: Final = "beside_"


@dataclass(slots=True)
class Room:
    """How much of the files within one file is still looked into, at whatever depth.

    Attributes:
        byte_count: Of all of them together.
        file_count: Of them.
        until: On the monotonic clock, in seconds; past it none is begun. None before the first.
    """

    byte_count: int = _MOST_BYTES
    file_count: int = _MOST_FILES
    until: float | None = None

    def take(self, byte_count: int, *, depth: int) -> None:
        """Take room for a file.

        Args:
            byte_count: Its size.
            depth: How many files it lies within.

        Raises:
            Refused: BOMB if there is none.
        """
        now = time.monotonic()
        self.until = self.until or now + _MOST_SECONDS
        self.byte_count -= byte_count
        self.file_count -= 1
        if min(self.byte_count, self.file_count) < 0 or depth > _DEEPEST or now > self.until:
            raise Refused(RefusalCode.BOMB, depth=depth)


def look_into(data: bytes, name: str, gathering: Gathering, *, warning: str = EMBEDDED) -> None:
    """Keep what a file within the file says, beside its text too.

    Args:
        data: The file within.
        name: Of it; only a hint between kinds of plain text.
        gathering: Of the file that it lies within.
        warning: That is given where it could not be looked over in full.
    """
    if data.startswith(_OLE):
        data, name = unwrapped(data, name)
    if sniff(data, file_name=name) is Kind.IMAGE:
        gather_picture(data, gathering)
        return
    try:
        inner = gathering.read(data, name)
    except Refused as refusal:
        if refusal.code is not RefusalCode.EMPTY:
            gathering.warn(warning)
        return
    gathering.add(MarginPart.ATTACHED, inner.text)
    for margin in inner.margins:
        if margin.people:
            kept = replace(margin, part=MarginPart.ATTACHED, locators=(), boxes=())
            gathering.add_ready([kept])
        else:
            gathering.add(MarginPart.ATTACHED, margin.text)
    for code in inner.warnings:
        if code.startswith(_BESIDE):
            gathering.warn(code)


def unwrapped(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the file that an OLE object wraps with its name, or the object where it wraps none."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            for stream in ("Package", "CONTENTS", _NATIVE):
                if ole.exists(stream):
                    held = ole.openstream(stream).read()
                    return _native(held) if stream == _NATIVE else (held, "")
    except (OSError, ValueError, struct.error):
        pass
    return data, name


def from_first_start(data: bytes) -> bytes | None:
    """Return bytes from where a known kind of file begins in them, None if none does."""
    places = [place for start in _STARTS if (place := data.find(start)) >= 0]
    return data[min(places) :] if places else None


def _native(stream: bytes) -> tuple[bytes, str]:
    """Return a file and its name from a packager's stream: names that end in zero, the bytes."""
    label = stream[6 : stream.index(b"\0", 6)].decode("cp1252", "replace")
    at = 6
    for _name in range(2):  # its label and where it came from
        at = stream.index(b"\0", at) + 1
    at += 4
    (length,) = struct.unpack_from("<I", stream, at)
    at += 4 + length  # where it was put meanwhile
    (size,) = struct.unpack_from("<I", stream, at)
    return stream[at + 4 : at + 4 + size], label
