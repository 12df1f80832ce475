"""Zip packages whose bytes depend on their contents alone."""

import io
import zipfile
from collections.abc import Iterable

_MOMENT = (1980, 1, 1, 0, 0, 0)


def pack(entries: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of named entries, in their order, with one fixed date; `stored` stay uncompressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return stream.getvalue()


def repack(package: bytes, *, changed: dict[str, bytes] | None = None) -> bytes:
    """A package written by a library, with fixed dates; entries in `changed` are replaced."""
    changed = changed or {}
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return pack(
            [(name, changed.get(name) or archive.read(name)) for name in archive.namelist()]
        )
