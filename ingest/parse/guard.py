"""Archives and XML opened only after a look at what they would unpack to."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.limits import MEGABYTE

_ENCRYPTED_FLAG = 0x1
_UTF8_FLAG = 0x800
_ENTITY = re.compile(rb"<\s*!\s*E\s*N\s*T\s*I\s*T\s*Y", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Bounds on one zip file, checked against its directory before anything is unpacked.

    The library never unpacks more of an entry than the directory states, so the stated
    sizes bind.

    Attributes:
        entry_count: Files and folders in the archive.
        unpacked_bytes: All entries together.
        entry_bytes: One entry.
        ratio: Unpacked to packed size; Office's own XML reaches 30 to 60, and rows that
            repeat themselves about 100.
        small_bytes: Up to this unpacked size the ratio does not matter.
        depth: How many archives may lie within each other.
    """

    entry_count: int = 10_000
    unpacked_bytes: int = 600 * MEGABYTE
    entry_bytes: int = 300 * MEGABYTE
    ratio: float = 150.0
    small_bytes: int = 20 * MEGABYTE
    depth: int = 2


DOCUMENT = ArchiveLimits()
"""For a document that is a zip file, such as DOCX."""

BUNDLE = ArchiveLimits(
    entry_count=5_000, unpacked_bytes=4_000 * MEGABYTE, entry_bytes=200 * MEGABYTE
)
"""For a zip file of documents, unpacked one at a time."""

LOOK = ArchiveLimits(
    entry_count=1_000_000, unpacked_bytes=1 << 62, entry_bytes=1 << 62, ratio=float("inf")
)
"""For a look at the names in an archive, and at nothing else."""


class Archive:
    """A zip file whose directory has been found harmless.

    Raises:
        Refused: DAMAGED if it is no zip file, BOMB if it unpacks to more than it may.
    """

    def __init__(self, file: bytes | BinaryIO, *, limits: ArchiveLimits = DOCUMENT) -> None:
        handle = io.BytesIO(file) if isinstance(file, bytes) else file
        size = handle.seek(0, io.SEEK_END)
        try:
            self._zip = zipfile.ZipFile(handle)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error
        self._infos = [info for info in self._zip.infolist() if not info.is_dir()]
        self._by_name = {_name_of(info): info for info in self._infos}
        _check(self._zip.infolist(), size, limits)

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, with forward slashes, in the archive's order."""
        return tuple(self._by_name)

    def needs_password(self, name: str) -> bool:
        """Say whether one file in it needs a password.

        Raises:
            KeyError: If there is no such file.
        """
        return bool(self._by_name[name].flag_bits & _ENCRYPTED_FLAG)

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def size_of(self, name: str) -> int:
        """Return how many bytes a file unpacks to.

        Raises:
            KeyError: If there is no such file.
        """
        return self._by_name[name].file_size

    def read(self, name: str) -> bytes:
        """Return the bytes of one file.

        Raises:
            Refused: ENCRYPTED if it needs a password, DAMAGED if it is missing, truncated
                or packed in an unknown way.
        """
        info = self._by_name.get(name)
        if info is None:
            raise Refused(RefusalCode.DAMAGED, missing_part=PurePosixPath(name).name)
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Refused(RefusalCode.ENCRYPTED)
        try:
            return self._zip.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error
        except (NotImplementedError, RuntimeError, ValueError) as error:
            raise Refused(RefusalCode.DAMAGED, detail="unknown_compression") from error


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return an entry's name with forward slashes, read as UTF-8 where it was meant so."""
    name = info.filename.replace("\\", "/")
    if not info.flag_bits & _UTF8_FLAG and not name.isascii():
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name


def _check(infos: list[zipfile.ZipInfo], byte_count: int, limits: ArchiveLimits) -> None:
    if len(infos) > limits.entry_count:
        raise Refused(RefusalCode.BOMB, entry_count=len(infos))
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        raise Refused(RefusalCode.BOMB, unpacked_megabytes=unpacked // MEGABYTE)
    if sum(info.compress_size for info in infos) > byte_count:
        raise Refused(RefusalCode.BOMB, detail="overlapping_entries")
    if unpacked > limits.small_bytes and unpacked > limits.ratio * byte_count:
        raise Refused(RefusalCode.BOMB, ratio=unpacked // byte_count)
    for info in infos:
        packed = max(1, info.compress_size)
        if info.file_size > limits.small_bytes and info.file_size > limits.ratio * packed:
            raise Refused(RefusalCode.BOMB, ratio=info.file_size // packed)
        if info.file_size > limits.entry_bytes:
            raise Refused(RefusalCode.TOO_BIG, unpacked_megabytes=info.file_size // MEGABYTE)


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML document, without entities, DTDs, network or comments.

    Characters that XML forbids are passed over; any other fault is damage.

    Raises:
        Refused: BOMB if it declares entities, DAMAGED if it is not well-formed.
    """
    if _ENTITY.search(data) or _ENTITY.search(data[:4096].replace(b"\0", b"")):
        raise Refused(RefusalCode.BOMB, detail="xml_entities")
    try:
        return _root(etree.fromstring(data, _parser(is_lenient=False)))
    except etree.XMLSyntaxError as error:
        fault = getattr(error, "code", None)  # the stubs do not know it
        if fault == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        if fault != etree.ErrorTypes.ERR_INVALID_CHAR:
            raise Refused(RefusalCode.DAMAGED, detail="xml_syntax") from error
    parser = _parser(is_lenient=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(RefusalCode.DAMAGED, detail="xml_syntax") from error
    harmless = {etree.ErrorTypes.ERR_INVALID_CHAR}
    if root is None or any(entry.type not in harmless for entry in parser.error_log):
        raise Refused(RefusalCode.DAMAGED, detail="xml_syntax")
    return _root(root)


def _root(root: etree._Element) -> etree._Element:
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise Refused(RefusalCode.BOMB, detail="xml_entities")
    return root


def _parser(*, is_lenient: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=is_lenient,
        remove_comments=True,
        remove_pis=True,
    )
