"""One file on its way in: its bytes, what it is called and where it came from."""

import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ingest.outcome import Refused
from ingest.parse.sniff import media_type_of

_NAME_CHARS = 200
_LEFT_BEHIND = {"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_LOCKS = ("~$", ".~lock.", "~wrl")
_FOREIGN_FOLDERS = {"__macosx", "$recycle.bin", "system volume information"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was handed in, or found within one.

    Attributes:
        data: Its bytes; empty if it could not be opened.
        file_name: Without any folder.
        media_type: By its bytes.
        origin: The way to it, beginning with what was given: "2023.zip/Zwolle/verslag.pdf".
        refusal: Why it could not be opened, or None.
    """

    data: bytes = field(repr=False)
    file_name: str
    media_type: str
    origin: str
    refusal: Refused | None = None


def source_of(data: bytes, origin: str) -> Source:
    """Return the source of bytes found at an origin, named after its last part."""
    name = file_name_of(origin)
    return Source(data, name, media_type_of(data, file_name=name), origin)


def refused_source(origin: str, refusal: Refused) -> Source:
    """Return the source of a file that could not be opened."""
    return Source(b"", file_name_of(origin), "application/octet-stream", origin, refusal)


def file_name_of(path: str) -> str:
    """Return the last part of a path, whatever its slashes, fit to be shown and stored.

    What would lead elsewhere (`..`), controls and signs that turn the writing direction go;
    a long name keeps its extension.
    """
    last = path.replace("\\", "/").rstrip("/").rpartition("/")[2]
    name = "".join(c for c in unicodedata.normalize("NFC", last) if _is_shown(c)).strip(" .")
    if len(name) > _NAME_CHARS:
        suffix = PurePosixPath(name).suffix[:20]
        name = name[: _NAME_CHARS - len(suffix)] + suffix
    return name or "file"


def is_passed_over(path: str) -> bool:
    """Say whether a path is a program's own: hidden, a lock, a thumbnail, a foreign folder."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if not parts:
        return True
    name = parts[-1].casefold()
    return (
        name in _LEFT_BEHIND
        or name.startswith(_LOCKS)
        or any(part.startswith(".") or part.casefold() in _FOREIGN_FOLDERS for part in parts)
    )


def _is_shown(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char == "\u200d"
