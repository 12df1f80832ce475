"""What kind of file the bytes are; the file's name only decides between kinds of plain text."""

import io
import re
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

import olefile

from ingest.outcome import RefusalCode, Refused
from ingest.parse.encoding import decode
from ingest.parse.endings import is_foreign_ending, is_program
from ingest.parse.guard import LOOK, Archive


class Kind(StrEnum):
    """The kinds of file that are told apart, named by their usual extension."""

    PDF = "pdf"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    ODT = "odt"
    ODP = "odp"
    CSV = "csv"
    HTML = "html"
    EML = "eml"
    MSG = "msg"
    RTF = "rtf"
    EPUB = "epub"
    TXT = "txt"
    MD = "md"
    IMAGE = "image"
    DOC = "doc"
    PPT = "ppt"
    LOCKED_OFFICE = "locked_office"
    ZIP = "zip"
    BROKEN_ZIP = "broken_zip"
    OTHER = "other"
    NOTHING = "nothing"


MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.ODP: "application/vnd.oasis.opendocument.presentation",
    Kind.CSV: "text/csv",
    Kind.HTML: "text/html",
    Kind.EML: "message/rfc822",
    Kind.MSG: "application/vnd.ms-outlook",
    Kind.RTF: "application/rtf",
    Kind.EPUB: "application/epub+zip",
    Kind.TXT: "text/plain",
    Kind.MD: "text/markdown",
    Kind.DOC: "application/msword",
    Kind.PPT: "application/vnd.ms-powerpoint",
    Kind.ZIP: "application/zip",
}

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("encryptedpackage", Kind.LOCKED_OFFICE),
    ("__properties_version1.0", Kind.MSG),
    ("worddocument", Kind.DOC),
    ("powerpoint document", Kind.PPT),
    ("pp40", Kind.PPT),
    ("workbook", Kind.XLS),
    ("book", Kind.XLS),
)
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_BYTES = 1_024
_HEAD_BYTES = 8_192
_LOOK_BYTES = 5_000_000
_HTML = re.compile(
    r"<!doctype html|<html\b|<head\b|<body\b|<title\b|<(?:div|p|table|h[1-6]|span|section|ul|meta)"
    r"(?:\s[^>]{0,500})?>",
    re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|table|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?")
_MAIL_SIGNS = {
    "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version",
    "content-type", "reply-to", "delivered-to", "cc",
}  # fmt: skip
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|---\s*$|\* \S|- \S|\d+\. \S|>|```|\|.*\|\s*$)|\[[^\]]{1,200}\]\([^)]{1,500}\)",
    re.MULTILINE,
)
_OFFICE_MAIN_PARTS = (
    (b"wordprocessingml", Kind.DOCX),
    (b"ms-word", Kind.DOCX),
    (b"presentationml", Kind.PPTX),
    (b"ms-powerpoint", Kind.PPTX),
    (b"spreadsheetml", Kind.XLSX),
    (b"ms-excel", Kind.XLSX),
)
_MAIN_PART = re.compile(rb'ContentType="([^"]{1,200}main\+xml|[^"]{1,200}sheet\.binary[^"]{0,50})"')
_TEXT_NAMES = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), Kind.CSV),
    **dict.fromkeys((".md", ".markdown", ".qmd", ".rmd", ".mdx"), Kind.MD),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.HTML),
    **dict.fromkeys((".txt", ".text", ".log"), Kind.TXT),
}
_OPEN_DOCUMENT = {"text": Kind.ODT, "presentation": Kind.ODP, "spreadsheet": Kind.ODS}


def sniff(data: bytes, *, file_name: str = "") -> Kind:
    """Return the kind of file that the bytes are."""
    kind = _kind_of_binary(data)
    if kind is not None:
        return kind
    return _kind_of_text(data, PurePath(file_name).suffix.lower())


def _kind_of_binary(data: bytes) -> Kind | None:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        return Kind.NOTHING
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(_ZIPS):
        return _kind_of_zip(data)
    if b"%PDF-" in data[:_PDF_BYTES]:
        return Kind.PDF
    if data.lstrip()[:5] == b"{\\rtf":
        return Kind.RTF
    return Kind.IMAGE if image_type(data) else None


def image_type(data: bytes) -> str:
    """Return the media type of a picture that OCR can read, or nothing."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    found = next((name for start, name in _IMAGES if data.startswith(start)), "")
    if found == "image/bmp" and int.from_bytes(data[2:6], "little") != len(data):
        return ""  # a text may begin with BM
    return found


def media_type_of(data: bytes, *, file_name: str = "") -> str:
    """Return the media type of the bytes, `application/octet-stream` if unknown."""
    kind = sniff(data, file_name=file_name)
    return image_type(data) or MEDIA_TYPES.get(kind, "application/octet-stream")


def _kind_of_ole(data: bytes) -> Kind:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            top = {entry[0].lower() for entry in ole.listdir() if entry}
    except Exception:
        return Kind.OTHER
    for name, kind in _OLE_KINDS:
        if name in top:
            return kind
    return Kind.OTHER


def is_bundle(file: BinaryIO) -> bool:
    """Say whether an open zip file is a bundle of files rather than a document."""
    try:
        return _kind_of_archive(Archive(file, limits=LOOK)) is Kind.ZIP
    except Refused:
        return False


def _kind_of_zip(data: bytes) -> Kind:
    try:
        return _kind_of_archive(Archive(data, limits=LOOK))
    except Refused as refusal:
        return Kind.BROKEN_ZIP if refusal.code is RefusalCode.DAMAGED else Kind.ZIP


def _kind_of_archive(archive: Archive) -> Kind:
    names = set(archive.names)
    if "mimetype" in names:
        kind = _kind_of_mimetype(_read(archive, "mimetype"))
        if kind is not None:
            return kind
    if "[Content_Types].xml" in names:
        for part in _MAIN_PART.findall(_read(archive, "[Content_Types].xml")):
            for sign, kind in _OFFICE_MAIN_PARTS:
                if sign in part:
                    return kind
    return _kind_of_folders(names)


def _kind_of_mimetype(mimetype: bytes) -> Kind | None:
    words = mimetype.decode("ascii", "replace").strip().lower()
    if words == "application/epub+zip":
        return Kind.EPUB
    prefix = "application/vnd.oasis.opendocument."
    if words.startswith(prefix):
        return _OPEN_DOCUMENT.get(words.removeprefix(prefix).split("-")[0], Kind.OTHER)
    return None


def _kind_of_folders(names: set[str]) -> Kind:
    for name, kind in (
        ("word/document.xml", Kind.DOCX),
        ("ppt/presentation.xml", Kind.PPTX),
        ("xl/workbook.xml", Kind.XLSX),
        ("xl/workbook.bin", Kind.XLSX),
        ("META-INF/container.xml", Kind.EPUB),
        ("Index/Document.iwa", Kind.OTHER),
        ("AndroidManifest.xml", Kind.OTHER),
    ):
        if name in names:
            return kind
    return Kind.ZIP


def _read(archive: Archive, name: str) -> bytes:
    if archive.size_of(name) > _LOOK_BYTES:
        return b""
    try:
        return archive.read(name)
    except Refused:
        return b""


def _kind_of_text(data: bytes, suffix: str) -> Kind:
    head = decode(data[:_HEAD_BYTES], is_cut=len(data) > _HEAD_BYTES)
    if _is_binary(head) or is_program(data, suffix):
        return Kind.OTHER
    marked = _kind_of_markup(head, suffix)
    if marked is not None:
        return marked
    if _is_mail(head, suffix):
        return Kind.EML
    if suffix in _TEXT_NAMES:
        return _TEXT_NAMES[suffix]
    if len(_HTML.findall(head)) >= 5:
        return Kind.HTML
    return Kind.OTHER if is_foreign_ending(suffix) else _kind_without_name(head)


def _kind_of_markup(head: str, suffix: str) -> Kind | None:
    if "<office:document" in head:
        return next((k for word, k in _OPEN_DOCUMENT.items() if f".{word}" in head), Kind.OTHER)
    is_markdown = _TEXT_NAMES.get(suffix) is Kind.MD and "<html" not in head
    if _HTML_START.match(head) and not is_markdown:
        return Kind.HTML
    if head.lstrip().startswith("<?xml"):
        return Kind.HTML if "<html" in head.lower() else Kind.OTHER
    return None


def _kind_without_name(head: str) -> Kind:
    lines = [line for line in head.splitlines()[:-1] if line.strip()][:50]
    if len(lines) >= 3:
        for delimiter in ("\t", ";", ","):
            counts = {line.count(delimiter) for line in lines}
            if len(counts) == 1 and counts.pop() >= 2:
                return Kind.CSV
    if len(_MARKDOWN.findall(head)) >= 2 and re.search(r"^#{1,6} \S", head, re.MULTILINE):
        return Kind.MD
    return Kind.TXT


def _is_binary(text: str) -> bool:
    """Say whether one character in 50 is a control or undecodable: no text looks so."""
    sample = text[:4_000]
    odd = sum(1 for char in sample if char == "\ufffd" or (char < " " and char not in "\t\n\r\f\v"))
    return odd > max(2, len(sample) // 50)


def _is_mail(head: str, suffix: str) -> bool:
    lines = head.lstrip("\ufeff\r\n").splitlines()
    if lines and lines[0].startswith("From ") and "@" in lines[0]:
        lines = lines[1:]
    fields: set[str] = set()
    for line in lines[:200]:
        if not line.strip():
            break
        match = _MAIL_FIELD.match(line)
        if match:
            fields.add(match[1].lower())
        elif not line.startswith((" ", "\t")) or not fields:
            return len(fields & _MAIL_SIGNS) >= 3 and suffix == ".eml"
    signs = len(fields & _MAIL_SIGNS)
    return signs >= 3 or (signs >= 1 and suffix in (".eml", ".mht", ".mhtml"))
