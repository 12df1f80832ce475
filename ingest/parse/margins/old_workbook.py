"""What an old Excel file (XLS) holds beside its rows: comments, text boxes, headers, its author."""

import io
import struct
from collections.abc import Iterator
from typing import Final

import olefile

from ingest.parse.margins.gathering import NOT_LOOKED_INTO, Gathering
from ingest.parse.margins.within import EMBEDDED
from knowledge.model.margin_part import MarginPart

# Records of a workbook's stream (MS-XLS, 2.3).
_HEADER, _FOOTER, _NOTE, _CONTINUE, _TEXT_BOX = 0x14, 0x15, 0x1C, 0x3C, 0x1B6
_AUTHOR_AT, _TEXT_CHARS_AT = 8, 10
_PARTS: Final = {_HEADER: MarginPart.EDGE, _FOOTER: MarginPart.EDGE}
_PEOPLE: Final = (
    ("author", "Author"),
    ("last_saved_by", "Last modified by"),
    ("manager", "Manager"),
)


def gather_old_workbook(data: bytes, gathering: Gathering) -> None:
    """Keep comments with who wrote them, text boxes, headers, footers and properties."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        names = ole.listdir(streams=True, storages=True)
        stream = next((n for n in names if n[-1].lower() in ("workbook", "book")), None)
        records = list(_records(ole.openstream(stream).read())) if stream else []
        if any(name[0].startswith("MBD") for name in names):
            gathering.warn(EMBEDDED)
        if any("VBA" in name[0] for name in names):
            gathering.warn(NOT_LOOKED_INTO)
        stated = ole.get_metadata()
    for place, (kind, body) in enumerate(records):
        if kind in _PARTS:
            gathering.add(_PARTS[kind], _string(body))
        elif kind == _NOTE and len(body) > _AUTHOR_AT:
            gathering.add(MarginPart.COMMENT, who=_string(body[_AUTHOR_AT:]))
        elif kind == _TEXT_BOX and len(body) >= _TEXT_CHARS_AT + 2:
            (left,) = struct.unpack_from("<H", body, _TEXT_CHARS_AT)
            gathering.add(MarginPart.COMMENT, "".join(_continued(records[place + 1 :], left)))
    for name, label in _PEOPLE:
        gathering.add(MarginPart.PROPERTIES, label=label, who=_text(getattr(stated, name)))
    for name in ("title", "company", "subject", "keywords", "comments"):
        words = _text(getattr(stated, name))
        gathering.add(MarginPart.PROPERTIES, words, label=name.capitalize())


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield kind and body of each record; what is cut off at the end is left out."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _continued(following: list[tuple[int, bytes]], left: int) -> Iterator[str]:
    """Yield the pieces of a text box, each with its own flag of how wide its letters are."""
    for kind, body in following:
        if kind != _CONTINUE or left <= 0 or not body:
            return
        words = _letters(body[1:], is_wide=bool(body[0] & 1))[:left]
        left -= len(words)
        yield words


def _string(body: bytes) -> str:
    """Return a string with its length in letters before it, and how wide these are."""
    if len(body) < 4:
        return ""
    count, flags = struct.unpack_from("<HB", body)
    return _letters(body[3:], is_wide=bool(flags & 1))[:count]


def _letters(data: bytes, *, is_wide: bool) -> str:
    return data.decode("utf-16-le" if is_wide else "latin-1", "replace")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("cp1252", "replace").rstrip("\0")
    return value if isinstance(value, str) else ""
