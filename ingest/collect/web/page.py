"""A fetched page or file as a source, under a name that people recognise."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ingest.collect.source import Source, file_name_of
from ingest.collect.web.fetching import Fetched
from ingest.outcome import RefusalCode, Refused
from ingest.parse.encoding import decode
from ingest.parse.sniff import MEDIA_TYPES, Kind, sniff

_TEXTS = {Kind.HTML, Kind.TXT, Kind.MD, Kind.CSV}
_UNREAD = {Kind.OTHER, Kind.IMAGE, Kind.ZIP, Kind.BROKEN_ZIP}


def source_from(fetched: Fetched) -> Source:
    """Return what was fetched as a source.

    Text in an encoding that only the server names is written as UTF-8, since its bytes
    alone would not tell; everything else stays byte for byte.

    Raises:
        Refused: EMPTY, or UNSUPPORTED for what no reader knows.
    """
    name = _name(fetched.url)
    kind = sniff(fetched.body, file_name=_hinted(name, fetched.media_type))
    if kind is Kind.NOTHING:
        raise Refused(RefusalCode.EMPTY)
    if kind in _UNREAD:
        raise Refused(RefusalCode.UNSUPPORTED, kind=kind.value)
    data = fetched.body
    if kind in _TEXTS and fetched.charset and not _is_utf8(data):
        data = decode(data, declared=fetched.charset).encode()
    media_type = MEDIA_TYPES.get(kind, "application/octet-stream")
    return Source(data, _with_ending(name, kind), media_type, fetched.url)


def _name(url: str) -> str:
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path, errors="replace")).name
    return file_name_of(last or parts.hostname or "page")


def _hinted(name: str, media_type: str) -> str:
    """Return the name with the ending that the server's media type stands for, for text."""
    endings = {
        "text/html": ".html",
        "text/markdown": ".md",
        "text/csv": ".csv",
        "text/plain": ".txt",
    }
    return name + endings.get(media_type, "")


def _with_ending(name: str, kind: Kind) -> str:
    ending = f".{kind.value}"
    is_there = PurePosixPath(name).suffix.lower() in (ending, ".htm", ".markdown", ".eml")
    return name if is_there else f"{name}{ending}"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
