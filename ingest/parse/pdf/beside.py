"""What a PDF holds beside its text: notes, form fields, links, attachments, its author."""

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from lxml import etree
from pypdfium2 import raw

from ingest.outcome import Refused
from ingest.parse.cleaning import clean_line
from ingest.parse.guard import parse_xml
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.package import EMBEDDED, gather_link
from ingest.parse.pdf.document import label_of, opened, stated
from ingest.parse.pdf.pages import frame_of
from ingest.parse.pdf.pdfium import plain_text, wide_text
from ingest.parse.sniff import Kind
from ingest.parse.xml_tree import local_name
from knowledge.model.locator import Locator, LocatorKind
from knowledge.model.margin_part import MarginPart
from knowledge.model.report_text import Margin, MarginBox
from knowledge.model.span import Span

_MOST_NOTES = 20_000
_XMP = re.compile(rb"<x:xmpmeta\b.{1,200000}?</x:xmpmeta>", re.DOTALL)
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
    for match in _XMP.finditer(data):
        _extended(match.group(), gathering)


def _properties(handle: Any, gathering: Gathering) -> None:
    for who in re.split(r"[;\n]", stated(handle, b"Author")):
        gathering.add(MarginPart.PROPERTIES, label="Author", who=who)
    for name, label in _FIELDS.items():
        gathering.add(MarginPart.PROPERTIES, stated(handle, name), label=label)


def _extended(packet: bytes, gathering: Gathering) -> None:
    """Keep what the metadata packet (XMP) says, but for its codes and dates."""
    try:
        root = parse_xml(packet)
    except Refused:
        return
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) or not (element.text or "").strip():
            continue
        holder = _holder(element)
        if holder == "creator":
            gathering.add(MarginPart.PROPERTIES, label="Author", who=element.text or "")
        elif not holder.endswith(("Date", "ID", "Tool", "format", "Producer", "Version")):
            gathering.add(MarginPart.PROPERTIES, element.text or "", label=holder)


def _holder(element: etree._Element) -> str:
    """Return the name of the field that an entry belongs to, past the lists around it."""
    at: etree._Element | None = element
    while at is not None and local_name(at) in ("li", "Seq", "Bag", "Alt"):
        at = at.getparent()
    return local_name(at) if at is not None else ""


def _attachments(handle: Any, gathering: Gathering) -> None:
    for number in range(max(0, raw.FPDFDoc_GetAttachmentCount(handle))):
        file = raw.FPDFDoc_GetAttachment(handle, number)
        name = wide_text(partial(_attachment_name, file))
        gathering.add(MarginPart.ENVELOPE, name, label="Attachment")
        gathering.warn(EMBEDDED)


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
