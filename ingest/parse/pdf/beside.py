"""What a PDF holds beside its text: notes, form fields, links, attachments, its author."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from pypdfium2 import raw

from ingest.parse.cleaning import clean_line
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import gather_link
from ingest.parse.margins.picture import gather_picture
from ingest.parse.margins.within import EMBEDDED, look_into
from ingest.parse.margins.xmp import gather_packets
from ingest.parse.pdf.document import label_of, opened, stated
from ingest.parse.pdf.pages import frame_of
from ingest.parse.pdf.pdfium import plain_text, wide_text
from ingest.parse.sniff import Kind
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart
from knowledge.model.report_text import Margin, MarginBox
from knowledge.model.span import Span

_MOST_NOTES = 20_000
_LARGEST_ATTACHED_BYTES, _LARGEST_PICTURE_BYTES = 20_000_000, 30_000_000
_JPEG = b"\xff\xd8"
_FIELDS = {b"Title": "Title", b"Subject": "Subject", b"Keywords": "Keywords", b"Company": "Company"}
_SHOWN_NOTES = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)


def gather(data: bytes, _kind: Kind, gathering: Gathering) -> None:
    """Keep what the pages do not print, and what they print without being text."""
    with opened(data) as handle:
        _properties(handle, gathering)
        _attachments(handle, gathering)
        with _form(handle) as form:
            for index in range(raw.FPDF_GetPageCount(handle)):
                gathering.add_ready(_notes(handle, index, form, gathering))
    gather_packets(data, gathering)


def _properties(handle: Any, gathering: Gathering) -> None:
    for who in re.split(r"[;\n]", stated(handle, b"Author")):
        gathering.add(MarginPart.PROPERTIES, label="Author", who=who)
    for name, label in _FIELDS.items():
        gathering.add(MarginPart.PROPERTIES, stated(handle, name), label=label)


def _attachments(handle: Any, gathering: Gathering) -> None:
    for number in range(max(0, raw.FPDFDoc_GetAttachmentCount(handle))):
        _attachment(raw.FPDFDoc_GetAttachment(handle, number), gathering)


def _attachment(file: Any, gathering: Gathering) -> None:
    """Keep the name of a file within the PDF, and what it says."""
    name = wide_text(partial(_attachment_name, file))
    gathering.add(MarginPart.ENVELOPE, name, label="Attachment")
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(file, None, 0, ctypes.byref(size)) or not size.value:
        gathering.warn(EMBEDDED)
        return
    if size.value > _LARGEST_ATTACHED_BYTES:
        gathering.warn(EMBEDDED)
        return
    held = ctypes.create_string_buffer(size.value)
    raw.FPDFAttachment_GetFile(file, held, size.value, ctypes.byref(size))
    look_into(held.raw[: size.value], name, gathering)


def _attachment_name(file: Any, buffer: Any, size: int) -> int:
    return int(raw.FPDFAttachment_GetName(file, _wide(buffer), size))


@contextmanager
def _form(handle: Any) -> Iterator[Any]:
    """Hold the document's form, in which no script is ever run."""
    about = raw.FPDF_FORMFILLINFO(version=2)
    form = raw.FPDFDOC_InitFormFillEnvironment(handle, ctypes.byref(about))
    try:
        yield form
    finally:
        if form:
            raw.FPDFDOC_ExitFormFillEnvironment(form)


def _notes(handle: Any, index: int, form: Any, gathering: Gathering) -> list[Margin]:
    page = raw.FPDF_LoadPage(handle, index)
    if not page:
        return []
    margins: list[Margin] = []
    try:
        at = Locator(LocatorKind.PAGE, label_of(handle, index), index)
        _pictures(page, gathering)
        for number in range(min(_MOST_NOTES, max(0, raw.FPDFPage_GetAnnotCount(page)))):
            note = raw.FPDFPage_GetAnnot(page, number)
            if not note:
                continue
            try:
                margins += _note(handle, page, note, form, at, gathering)
            finally:
                raw.FPDFPage_CloseAnnot(note)
    finally:
        raw.FPDF_ClosePage(page)
    return margins


def _pictures(page: Any, gathering: Gathering) -> None:
    """Keep what the photographs of a page state of themselves."""
    for number in range(min(_MOST_NOTES, max(0, raw.FPDFPage_CountObjects(page)))):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_IMAGE or not _is_photograph(thing):
            continue
        size = raw.FPDFImageObj_GetImageDataDecoded(thing, None, 0)
        if 0 < size <= _LARGEST_PICTURE_BYTES:
            held = ctypes.create_string_buffer(size)
            raw.FPDFImageObj_GetImageDataDecoded(thing, held, size)
            if held.raw[:2] == _JPEG:
                gather_picture(held.raw, gathering)


def _is_photograph(image: Any) -> bool:
    """Say whether a picture is a JPEG in the file; no other is unpacked, which takes long."""
    last = raw.FPDFImageObj_GetImageFilterCount(image) - 1
    call = lambda buffer, size: raw.FPDFImageObj_GetImageFilter(image, last, buffer, size)  # noqa: E731
    return last >= 0 and plain_text(call) == "DCTDecode"


def _note(
    handle: Any, page: Any, note: Any, form: Any, at: Locator, gathering: Gathering
) -> Iterator[Margin]:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_LINK:
        action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(note))
        if action:
            call = lambda b, n: raw.FPDFAction_GetURIPath(handle, action, b, n)  # noqa: E731
            gather_link(plain_text(call), gathering)
        return
    if kind == raw.FPDF_ANNOT_FILEATTACHMENT:
        file = raw.FPDFAnnot_GetFileAttachment(note)
        _attachment(file, gathering) if file else gathering.warn(EMBEDDED)
    words, who = clean_line(_string(note, b"Contents")), clean_line(_string(note, b"T"))
    part = MarginPart.BESIDE if kind in _SHOWN_NOTES else MarginPart.COMMENT
    if kind == raw.FPDF_ANNOT_WIDGET:
        part, who = MarginPart.BESIDE, ""
        words = " ".join(filter(None, (clean_line(_value(form, note)), words)))
    elif kind == raw.FPDF_ANNOT_POPUP:
        return
    text = ": ".join(filter(None, (who, words)))
    if text:
        people = (Span(0, len(who)),) if who else ()
        boxes = _boxes(page, note, at.index, len(text))
        yield Margin(text, (at,), boxes, part, people)


def _boxes(page: Any, note: Any, index: int, char_count: int) -> tuple[MarginBox, ...]:
    edges = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, ctypes.byref(edges)):
        return ()
    rect = frame_of(page).rect(edges.left, edges.bottom, edges.right, edges.top)
    return (MarginBox(Span(0, char_count), index, *rect),)


def _value(form: Any, note: Any) -> str:
    if not form:
        return _string(note, b"V")
    return wide_text(
        lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, _wide(buffer), size)
    )


def _string(note: Any, key: bytes) -> str:
    return wide_text(
        lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, key, _wide(buffer), size)
    )


def _wide(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if buffer is not None else None
