"""The reader for a file's bytes: which one, and what its faults mean."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from traceback import walk_tb
from types import TracebackType
from typing import TypeVar

from ingest.outcome import RefusalCode, Refused
from ingest.parse.endings import is_program
from ingest.parse.guard import BUNDLE, Archive
from ingest.parse.limits import READING, Limits
from ingest.parse.margins import with_what_is_beside
from ingest.parse.margins.within import Room
from ingest.parse.row import Row
from ingest.parse.sniff import Kind, sniff
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

_Reader = Callable[..., ReportText]
_Read = TypeVar("_Read")

# Loaded when first needed: a child that reads one mail need not import the sheet reader.
_READERS: dict[Kind, tuple[str, str]] = {
    Kind.PDF: ("ingest.parse.pdf", "read_pdf"),
    Kind.DOCX: ("ingest.parse.docx", "read"),
    Kind.PPTX: ("ingest.parse.pptx", "read"),
    Kind.XLSX: ("ingest.parse.sheet", "read"),
    Kind.XLS: ("ingest.parse.sheet", "read"),
    Kind.ODS: ("ingest.parse.sheet", "read"),
    Kind.ODT: ("ingest.parse.odf", "read"),
    Kind.ODP: ("ingest.parse.odf", "read"),
    Kind.CSV: ("ingest.parse.delimited", "read"),
    Kind.HTML: ("ingest.parse.html", "read"),
    Kind.EML: ("ingest.parse.eml", "read"),
    Kind.MSG: ("ingest.parse.msg", "read"),
    Kind.RTF: ("ingest.parse.rtf", "read"),
    Kind.EPUB: ("ingest.parse.epub", "read"),
    Kind.TXT: ("ingest.parse.plain", "read"),
    Kind.MD: ("ingest.parse.markdown", "read"),
}
_RECOGNISERS: dict[Kind, tuple[str, str]] = {
    Kind.PDF: ("ingest.parse.ocr", "recognise_pdf"),
    Kind.IMAGE: ("ingest.parse.ocr", "recognise_image"),
}
_ADVICE = {
    Kind.DOC: "save_as_docx",
    Kind.PPT: "save_as_pptx",
    Kind.ZIP: "unpack",
}
_PAGES_WITHIN = 200
_SUFFIX_CHARS = 9  # a dot and eight letters
# Faults of libraries written in C or Rust, which leave no frame of their own behind.
_FOREIGN_FAULTS = ("lxml.", "python_calamine", "pypdfium2", "_python_calamine", "PIL.", "pyo3_")


def read_bytes(
    data: bytes,
    *,
    file_name: str = "",
    with_ocr: bool = False,
    limits: Limits = READING,
    room: Room | None = None,
    depth: int = 0,
) -> ReportText:
    """Return the text of a file of whatever kind.

    Args:
        data: The file.
        file_name: Only a hint between kinds of plain text.
        with_ocr: Whether to recognise text in pictures and scans.
        limits: On size, text and pages; wall clock and memory are the sandbox's.
        room: For the files within it; what is usual if none is given.
        depth: How many files it lies within itself.

    Raises:
        Refused: With any code but TIMEOUT; CRASHED is a defect of ours, with the failing
            exception as its cause.
    """
    inside = room or Room()

    def read() -> ReportText:
        kind = sniff(data, file_name=file_name)
        text = _text(data, kind, file_name, limits, with_ocr=with_ocr)
        return with_what_is_beside(text, data, kind, read=read_within)

    def read_within(held: bytes, name: str) -> ReportText:
        inside.take(len(held), depth=depth + 1)
        narrow = replace(limits, page_count=min(limits.page_count, _PAGES_WITHIN))
        return read_bytes(held, file_name=name, limits=narrow, room=inside, depth=depth + 1)

    return _guarded(read, data, limits)


def read_rows(data: bytes, *, file_name: str, limits: Limits = READING) -> tuple[Row, ...]:
    """Return the cells of a sheet, row by row; see `read_cells`.

    Raises:
        Refused: With any code but TIMEOUT.
    """

    def read() -> tuple[Row, ...]:
        read_cells = import_module("ingest.parse.cells").read_cells
        rows: tuple[Row, ...] = read_cells(data, file_name=file_name)
        return rows

    return _guarded(read, data, limits)


def _guarded(read: Callable[[], _Read], data: bytes, limits: Limits) -> _Read:
    """Return what a reader makes of bytes; whatever goes wrong is a refusal."""
    if len(data) > limits.file_bytes:
        raise Refused(RefusalCode.TOO_BIG, byte_count=len(data), byte_limit=limits.file_bytes)
    try:
        return read()
    except Refused:
        raise
    except MemoryError as error:
        raise Refused(RefusalCode.TOO_BIG, detail="memory") from error
    except RecursionError as error:
        raise Refused(RefusalCode.DAMAGED, detail="nested_too_deep") from error
    except BaseException as error:  # Rust panics are no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        code = RefusalCode.DAMAGED if _is_foreign(error) else RefusalCode.CRASHED
        raise Refused(code, detail=type(error).__name__) from error


def _text(data: bytes, kind: Kind, file_name: str, limits: Limits, *, with_ocr: bool) -> ReportText:
    if with_ocr and kind in _RECOGNISERS:
        recognise = _loaded(_RECOGNISERS[kind])
        return _within(recognise(data, page_limit=limits.page_count), limits)
    if kind is Kind.ZIP:
        Archive(data, limits=BUNDLE)  # a bomb is called one
    if kind not in _READERS:
        raise _refusal(kind, data, file_name)
    if kind is Kind.PDF:
        read_pdf = _loaded(_READERS[kind])
        return read_pdf(data, page_limit=limits.page_count, char_limit=limits.text_chars)
    return _within(_loaded(_READERS[kind])(data), limits)


def _loaded(place: tuple[str, str]) -> _Reader:
    module, name = place
    reader: _Reader = getattr(import_module(module), name)
    return reader


def _refusal(kind: Kind, data: bytes, file_name: str) -> Refused:
    if kind is Kind.NOTHING:
        return Refused(RefusalCode.EMPTY)
    if kind is Kind.IMAGE:
        return Refused(RefusalCode.NEEDS_OCR, page_count=1)
    if kind is Kind.LOCKED_OFFICE:
        return Refused(RefusalCode.ENCRYPTED)
    if kind is Kind.BROKEN_ZIP:
        return Refused(RefusalCode.DAMAGED, detail="zip")
    if kind in _ADVICE:
        return Refused(RefusalCode.UNSUPPORTED, kind=kind.value, advice=_ADVICE[kind])
    suffix = PurePath(file_name).suffix.lower()
    known = suffix.lstrip(".") if suffix[1:].isalnum() and len(suffix) <= _SUFFIX_CHARS else ""
    advice = {"advice": "name_as_text"} if _may_be_text(data, suffix) else {}
    return Refused(RefusalCode.UNSUPPORTED, kind=known or "unknown", **advice)


def _may_be_text(data: bytes, suffix: str) -> bool:
    """Say whether the name alone keeps a file from being read as text."""
    return sniff(data) is Kind.TXT and not is_program(data, suffix)


def _within(text: ReportText, limits: Limits) -> ReportText:
    if len(text.text) > limits.text_chars:
        raise Refused(RefusalCode.TOO_LONG, char_limit=limits.text_chars)
    pages = sum(segment.locator.kind is LocatorKind.PAGE for segment in text.segments)
    if pages > limits.page_count:
        raise Refused(RefusalCode.TOO_LONG, page_count=pages, page_limit=limits.page_count)
    return text


def _is_foreign(error: BaseException) -> bool:
    """Say whether the fault lies in a format library, and so in the file."""
    if isinstance(error, zlib.error) or type(error).__module__.startswith(_FOREIGN_FAULTS):
        return True
    module = _innermost_module(error.__traceback__)
    return not module.startswith(("ingest.", "knowledge."))


def _innermost_module(traceback: TracebackType | None) -> str:
    name = ""
    for frame, _ in walk_tb(traceback):
        name = str(frame.f_globals.get("__name__", ""))
    return name
