"""What a mail holds beside its text: who sent it to whom, what hangs on it, its other form."""

import email.utils
from collections.abc import Iterator

from oxmsg import Message as OutlookMessage

from ingest.outcome import Refused
from ingest.parse import eml, msg
from ingest.parse.html.page import parse_html
from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.page import all_lines, gather_page
from ingest.parse.sniff import Kind, sniff
from knowledge.model.margin_part import MarginPart

ATTACHED = "beside_attachments"
"""Warning: there are attachments, which are not looked into as a part of the mail."""

_HEADS = (
    "from", "sender", "reply-to", "to", "cc", "bcc", "delivered-to", "x-original-to",
    "return-path", "resent-from", "resent-to", "organization",
)  # fmt: skip
_MOST_ATTACHED_BYTES = 20_000_000
_MAILS = (Kind.EML, Kind.MSG)  # one in another is read by itself, as all attachments are
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
    byte_count = 0
    for name, data in files:
        gathering.add(MarginPart.ENVELOPE, name, label="Attachment")
        byte_count += len(data)
        kind = sniff(data, file_name=name)
        if byte_count > _MOST_ATTACHED_BYTES or kind in _MAILS:
            gathering.warn(ATTACHED)
            continue
        try:
            inner = gathering.read(data, name)
        except Refused:
            gathering.warn(ATTACHED)
            continue
        gathering.add(MarginPart.ATTACHED, inner.text)
        for margin in inner.margins:
            gathering.add(MarginPart.ATTACHED, margin.text)


def _outlook(data: bytes, gathering: Gathering) -> None:
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
