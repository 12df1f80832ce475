"""A PDF file, opened or refused, with what it states about itself."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from pypdfium2 import raw

from ingest.outcome import RefusalCode, Refused
from ingest.parse.pdf.pdfium import LOCK, wide_text

_BOOKMARK_LIMIT = 5000
_DATE = re.compile(r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)")
_TITLE_NOISE = re.compile(
    r"^(microsoft (word|powerpoint|excel) - )|"
    r"\.(docx?|odt|rtf|indd|pptx?|xlsx?|pdf|qxd|tex|pages)$",
    re.IGNORECASE,
)
_TITLE_EMPTY = re.compile(
    r"^(\(anonymous\)|untitled|naamloos|ohne titel|unbenannt|sans titre|document|powerpoint.?pr\w+|"
    r"(slide|dia|folie|page|pagina) \d+|presentatie|title|titel|titre)[ \d-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's own table of contents.

    Attributes:
        title: As written in the file, white space folded.
        depth: 1 for the highest.
        page_index: 0-based, or -1 where it leads to no page.
    """

    title: str
    depth: int
    page_index: int


@contextmanager
def opened(data: bytes, *, password: str | None = None) -> Iterator[Any]:
    """Hold PDFium and give the document's handle; close it on leaving.

    Raises:
        Refused: `encrypted` when the password is missing or wrong, or the protection is
            of an unknown kind; `damaged` when no page tree can be found.
    """
    with LOCK:
        secret = password.encode("utf-8") if password else None
        handle = raw.FPDF_LoadMemDocument64(data, len(data), secret)
        if not handle:
            raise _refusal(raw.FPDF_GetLastError(), has_password=password is not None)
        try:
            if raw.FPDF_GetPageCount(handle) <= 0:
                raise Refused(RefusalCode.DAMAGED, reason="no_pages")
            yield handle
        finally:
            raw.FPDF_CloseDocument(handle)


def _refusal(error: int, *, has_password: bool) -> Refused:
    if error == raw.FPDF_ERR_PASSWORD:
        reason = "wrong_password" if has_password else "needs_password"
        return Refused(RefusalCode.ENCRYPTED, reason=reason)
    if error == raw.FPDF_ERR_SECURITY:
        return Refused(RefusalCode.ENCRYPTED, reason="unknown_protection")
    return Refused(RefusalCode.DAMAGED, reason="unreadable")


def label_of(handle: Any, index: int) -> str:
    """Return the page's label as the document gives it, else its number counted from 1."""
    label = wide_text(lambda buffer, size: raw.FPDF_GetPageLabel(handle, index, buffer, size))
    return _folded(label) or str(index + 1)


def title_of(handle: Any) -> str:
    """Return the title in the document's properties, or an empty text if it says nothing."""
    title = _TITLE_NOISE.sub("", _folded(_meta(handle, b"Title"))).strip()
    title = _TITLE_NOISE.sub("", title).strip()
    return "" if _TITLE_EMPTY.match(title) else title


def created_on(handle: Any) -> str:
    """Return the ISO date on which the document says it was made, or an empty text."""
    match = _DATE.match(_meta(handle, b"CreationDate"))
    if match is None:
        return ""
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def language_of(handle: Any) -> str:
    """Return the two letters of the language that the document declares, or an empty text."""
    kind = ctypes.POINTER(ctypes.c_ushort)
    language = wide_text(
        lambda buffer, size: raw.FPDFCatalog_GetLanguage(handle, ctypes.cast(buffer, kind), size)
    )
    match = _LANGUAGE.match(language.strip().lower())
    return match.group(1) if match else ""


def bookmarks_of(handle: Any) -> tuple[Bookmark, ...]:
    """Return the bookmarks in order; a ring of bookmarks ends where it closes."""
    found: list[Bookmark] = []
    seen: set[int] = set()
    stack = [(raw.FPDFBookmark_GetFirstChild(handle, None), 1)]
    while stack and len(found) < _BOOKMARK_LIMIT:
        mark, depth = stack.pop()
        if not mark or _key(mark) in seen:
            continue
        seen.add(_key(mark))
        found.append(Bookmark(_bookmark_title(mark), depth, _target(handle, mark)))
        stack.append((raw.FPDFBookmark_GetNextSibling(handle, mark), depth))
        stack.append((raw.FPDFBookmark_GetFirstChild(handle, mark), depth + 1))
    return tuple(mark for mark in found if mark.title)


def _key(mark: Any) -> int:
    return ctypes.cast(mark, ctypes.c_void_p).value or 0


def _bookmark_title(mark: Any) -> str:
    return _folded(wide_text(lambda buffer, size: raw.FPDFBookmark_GetTitle(mark, buffer, size)))


def _target(handle: Any, mark: Any) -> int:
    target = raw.FPDFBookmark_GetDest(handle, mark)
    if not target:
        target = raw.FPDFAction_GetDest(handle, raw.FPDFBookmark_GetAction(mark))
    return int(raw.FPDFDest_GetDestPageIndex(handle, target)) if target else -1


def stated(handle: Any, name: bytes) -> str:
    """Return a field of the document's properties as it stands there, or an empty text."""
    return _folded(_meta(handle, name))


def _meta(handle: Any, name: bytes) -> str:
    return wide_text(lambda buffer, size: raw.FPDF_GetMetaText(handle, name, buffer, size))


def _folded(text: str) -> str:
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())
