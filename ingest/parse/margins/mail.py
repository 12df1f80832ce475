"""What a mail holds beside its text: who sent it to whom, what hangs on it, its other form."""

import email.utils
import io
import re
from collections.abc import Iterator

import olefile
from oxmsg import Message as OutlookMessage

from ingest.outcome import Refused
from ingest.parse import eml, msg
from ingest.parse.html.page import parse_html
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.page import all_lines, gather_page
from ingest.parse.margins.within import look_into
from ingest.parse.sniff import Kind, sniff
from knowledge.model.margin_part import MarginPart

ATTACHED = "beside_attachments"
"""Warning: there are attachments that were not looked over as a part of the mail."""

_HEADS = (
    "from", "sender", "reply-to", "to", "cc", "bcc", "delivered-to", "x-original-to",
    "return-path", "resent-from", "resent-to", "organization",
)  # fmt: skip
_MAIL_WITHIN = "__substg1.0_3701000D"
_PROPERTY = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})")
_CODES = {"001F": "utf-16-le", "001E": "cp1252"}
_WHO = ("0C1A", "0042", "0E04", "3001")  # sender, on whose behalf, to whom, a receiver
_FILE, _PAGE_NUMBER, _PACKED_TEXT = "3701", "1013", "1009"
_NO_NAMES = {"organization", "return-path", "delivered-to", "x-original-to"}


def gather(data: bytes, kind: Kind, gathering: Gathering) -> None:
    """Keep senders and receivers, names and words of attachments, and what is not shown."""
    if kind is Kind.MSG:
        _outlook(data, gathering)
        _attached(msg.attachments(data), gathering)
        return
    for name, value in eml.headers(data, _HEADS):
        _head(name, value, gathering)
    for words, is_page in eml.forms(data):
        if is_page:
            _page(words, gathering)
        else:
            _unless_known(words, gathering)
    _attached(eml.attachments(data), gathering)


def _head(name: str, value: str, gathering: Gathering) -> None:
    label = name.title()
    people = [] if name in _NO_NAMES else email.utils.getaddresses([value])
    for who, address in people:
        gathering.add(MarginPart.ENVELOPE, address, label=label, who=who.strip("'\" "))
    if not any(address for _, address in people):
        gathering.add(MarginPart.ENVELOPE, value, label=label)


def _page(words: str, gathering: Gathering) -> None:
    try:
        root = parse_html(words.encode("utf-8", "ignore"), declared="utf-8")
    except Refused:
        return
    gather_page(root, gathering)
    _unless_known("\n".join(all_lines(root)), gathering)


def _unless_known(words: str, gathering: Gathering) -> None:
    """Keep the lines of a mail's other form that its text does not hold."""
    known = " ".join(gathering.text.text.split())
    for line in words.split("\n"):
        one = " ".join(line.split())
        if one and one not in known:
            gathering.add(MarginPart.HIDDEN, one)


def _attached(files: Iterator[tuple[str, bytes]], gathering: Gathering) -> None:
    for name, data in files:
        gathering.add(MarginPart.ENVELOPE, name, label="Attachment")
        look_into(data, name, gathering, warning=ATTACHED)
        if sniff(data, file_name=name) is Kind.IMAGE:
            gathering.warn(ATTACHED)  # of what is drawn on it nothing was read


def _mails_within(data: bytes, gathering: Gathering) -> None:
    """Keep the words of mails that hang on an Outlook mail, which are no files in it (MS-OXMSG)."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        for path in ole.listdir():
            if _MAIL_WITHIN not in path or (found := _PROPERTY.fullmatch(path[-1])) is None:
                continue
            number, kind = found[1], found[2]
            held = ole.openstream(path).read()
            if kind in _CODES:
                words = held.decode(_CODES[kind], "replace")
                who = words if number in _WHO else ""
                gathering.add(MarginPart.ATTACHED, "" if who else words, who=who)
            elif number == _FILE:
                look_into(held, "", gathering, warning=ATTACHED)
            elif number == _PAGE_NUMBER:
                look_into(held, "mail.html", gathering, warning=ATTACHED)
            elif number == _PACKED_TEXT:
                gathering.warn(ATTACHED)


def _outlook(data: bytes, gathering: Gathering) -> None:
    _mails_within(data, gathering)
    mail = OutlookMessage.load(data)
    _head("from", mail.sender or "", gathering)
    for receiver in mail.recipients:
        gathering.add(
            MarginPart.ENVELOPE, receiver.email_address or "", label="To", who=receiver.name or ""
        )
    for name, value in mail.message_headers.items():
        if name.lower() in _HEADS:
            _head(name.lower(), str(value), gathering)
    try:
        page = mail.html_body
    except (UnicodeDecodeError, LookupError):
        page = ""
    if page and page.strip():
        _page(page, gathering)
