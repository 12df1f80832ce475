"""Reader of mails as they travel (EML), saved web archives (MHT) included."""

import base64
import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from collections.abc import Collection, Iterator
from email.message import Message as Part

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.encoding import decode
from ingest.parse.html import parse_html
from ingest.parse.message import Message, lay_message
from ingest.parse.ooxml import iso_date
from knowledge.model.report_text import ReportText

READER = "eml/1"

_FOLD = re.compile(r"\r?\n[ \t]+")
_LOCKED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
_NO_DOCUMENTS = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "application/pgp-encrypted", "text/calendar", "text/vcard", "text/x-vcard", "text/directory",
    "message/delivery-status", "text/rfc822-headers", "application/ms-tnef",
}  # fmt: skip
_MAX_PARTS = 1_000


def read(data: bytes) -> ReportText:
    """Return the text of a mail; its attachments are `attachments`, each read by itself.

    Raises:
        Refused: ENCRYPTED, BOMB if it has more than 1,000 parts, EMPTY.
    """
    mail = _parsed(data)
    if mail.get_content_type() in _LOCKED and "signed" not in str(mail.get_param("smime-type", "")):
        raise Refused(RefusalCode.ENCRYPTED)
    parts = list(_parts(mail))
    texts = [part for part in parts if not _is_attached(part)]
    plain = "\n\n".join(_words(p) for p in texts if p.get_content_type() == "text/plain")
    message = Message(
        subject=_header(mail, "subject"),
        created=_date(mail),
        plain=plain,
        page=_page([part for part in texts if part.get_content_type() == "text/html"]),
        attachment_count=sum(map(_is_attached, parts)),
    )
    return lay_message(message, reader=READER)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of each attached file, mails that were forwarded among them.

    Raises:
        Refused: BOMB if the mail has more than 1,000 parts.
    """
    for number, part in enumerate(filter(_is_file, list(_parts(_parsed(data)))), start=1):
        name = _file_name(part) or f"{number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            if isinstance(inner, Part):
                content = inner.as_bytes()
                if part.get("content-transfer-encoding", "").strip().lower() == "base64":
                    content = base64.b64decode(content, validate=False)
                yield f"{name.removesuffix('.eml')}.eml", content
        else:
            yield name, _payload(part)


def headers(data: bytes, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give name (lower case) and words of a mail's headers of these names, in order."""
    for key, value in _parsed(data).raw_items():
        if key.lower() in names:
            yield key.lower(), _decoded(_FOLD.sub(" ", str(value)))


def forms(data: bytes) -> Iterator[tuple[str, bool]]:
    """Give the words of each part that is no attachment, and whether it is HTML.

    Of a mail that has both, the text holds one. Invitations and cards are forms too.

    Raises:
        Refused: BOMB if the mail has more than 1,000 parts.
    """
    for part in _parts(_parsed(data)):
        if part.get_content_maintype() == "text" and (
            not _is_attached(part) or part.get_content_type() in _NO_DOCUMENTS
        ):
            yield _words(part), part.get_content_type() == "text/html"


def _parsed(data: bytes) -> Part:
    if data.count(b"\0") > len(data) // 4:
        data = decode(data).encode("utf-8")
    return email.message_from_bytes(data.lstrip(b"\r\n\xef\xbb\xbf"), policy=email.policy.compat32)


def _parts(mail: Part) -> Iterator[Part]:
    """Give the parts that hold something; a mail within the mail is one part."""
    waiting = [mail]
    for _ in range(_MAX_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [inner for inner in part.get_payload() if isinstance(inner, Part)]
        else:
            yield part
    raise Refused(RefusalCode.BOMB, part_limit=_MAX_PARTS)


def _is_attached(part: Part) -> bool:
    if part.get_content_disposition() == "attachment" or _file_name(part):
        return True
    return part.get_content_maintype() not in ("text", "multipart")


def _is_file(part: Part) -> bool:
    """Say whether an attached part is a document of its own, and no signature or logo."""
    if not _is_attached(part) or part.get_content_type() in _NO_DOCUMENTS:
        return False
    is_inline = part.get_content_disposition() == "inline" or "content-id" in part
    return not (is_inline and part.get_content_maintype() == "image")


def _file_name(part: Part) -> str:
    """Return the name of an attached file without any folder."""
    raw = part.get_filename()
    if not raw:
        return ""
    return _decoded(str(raw)).replace("\\", "/").rpartition("/")[2].strip()


def _payload(part: Part) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _words(part: Part) -> str:
    return decode(_payload(part), declared=part.get_content_charset() or "")


def _page(parts: list[Part]) -> etree._Element | None:
    """Return the one HTML body; several are parts of one text and are put together."""
    pages = []
    for part in parts:
        try:
            pages.append(parse_html(_payload(part), declared=part.get_content_charset() or ""))
        except Refused as refusal:
            if refusal.code is not RefusalCode.EMPTY:
                raise
    for page in pages[1:]:
        pages[0].append(page)
    return pages[0] if pages else None


def _header(mail: Part, name: str) -> str:
    raw = (str(value) for key, value in mail.raw_items() if key.lower() == name)
    return _decoded(_FOLD.sub(" ", next(raw, "")))


def _decoded(value: str) -> str:
    """Return a header's words, RFC 2047 encoded words and bare 8-bit bytes made readable."""
    try:
        pieces = email.header.decode_header(value)
    except (email.errors.HeaderParseError, ValueError, LookupError):
        return value
    words = []
    for piece, charset in pieces:
        if isinstance(piece, str):
            words.append(decode(piece.encode("utf-8", "surrogateescape")))
        else:
            known = charset if charset and charset != "unknown-8bit" else ""
            words.append(decode(piece, declared=known))
    return "".join(words)


def _date(mail: Part) -> str:
    value = _header(mail, "date")
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError):
        return iso_date(value)
