"""Reader of mails that Outlook saved (MSG)."""

import struct
from collections.abc import Iterator

from lxml import etree
from oxmsg import Message as OutlookMessage

from ingest.outcome import RefusalCode, Refused
from ingest.parse.html import parse_html
from ingest.parse.message import Message, lay_message
from knowledge.model.report_text import ReportText

READER = "msg/1"

_CONTENT_ID = 0x3712  # PidTagAttachContentId: shown within the text
_LOCKED_NAMES = (".p7m", ".pgp-encrypted")
_LOCKED_TYPES = ("application/pgp-encrypted", "application/pkcs7-mime")
_FAULTS = (ValueError, OSError, KeyError, IndexError, AssertionError, struct.error, LookupError)


def read(data: bytes) -> ReportText:
    """Return the text of a mail; its attachments are `attachments`, each read by itself.

    Raises:
        Refused: ENCRYPTED, DAMAGED, EMPTY.
    """
    try:
        mail = OutlookMessage.load(data)
        plain, page = mail.body or "", _page(mail)
        sent = mail.sent_date
        files = list(attachments(data))
        types = {attachment.mime_type for attachment in mail.attachments}
    except _FAULTS as error:
        raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error
    is_locked = bool(types.intersection(_LOCKED_TYPES)) or any(
        name.lower().endswith(_LOCKED_NAMES) for name, _ in files
    )
    if is_locked and not plain.strip():
        raise Refused(RefusalCode.ENCRYPTED)
    message = Message(
        subject=mail.subject,
        created=sent.date().isoformat() if sent else "",
        plain=plain,
        page=page,
        attachment_count=len(files),
    )
    return lay_message(message, reader=READER)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of each attached file.

    Raises:
        Refused: DAMAGED.
    """
    try:
        files = OutlookMessage.load(data).attachments
        if any(file.mime_type in _LOCKED_TYPES for file in files):
            return
        for number, file in enumerate(files, start=1):
            name = (file.file_name or str(number)).replace("\\", "/").rpartition("/")[2]
            is_logo = bool(file.properties.str_prop_value(_CONTENT_ID)) and (
                (file.mime_type or "").startswith("image/")
            )
            if file.file_bytes and not is_logo:
                yield name, file.file_bytes
    except _FAULTS as error:
        raise Refused(RefusalCode.DAMAGED, detail=type(error).__name__) from error


def _page(mail: OutlookMessage) -> etree._Element | None:
    try:
        html = mail.html_body
    except (UnicodeDecodeError, LookupError):
        return None
    if not html or not html.strip():
        return None
    return parse_html(html.encode("utf-8", "ignore"), declared="utf-8")
