"""A mail message as text, of whatever container: its subject and its body, no addresses.

Names and addresses of senders and receivers are no part of what a report says; they stay in
the original and out of the searchable text.
"""

from dataclasses import dataclass

from lxml import etree

from ingest.outcome import RefusalCode, Refused
from ingest.parse.html import lay_html
from ingest.parse.plain import lay_plain
from ingest.parse.text_builder import TextBuilder
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText

_PLAIN_SHARE = 0.5  # of the HTML's words, below which the plain version is only a notice


@dataclass(frozen=True, slots=True)
class Message:
    """What a reader found in a mail.

    Attributes:
        subject: As written.
        created: ISO date on which it was sent, or empty.
        plain: Its plain text, or empty.
        page: Its HTML, parsed, or None.
        attachment_count: Files that travel with it.
    """

    subject: str
    created: str
    plain: str
    page: etree._Element | None
    attachment_count: int


def lay_message(message: Message, *, reader: str) -> ReportText:
    """Return the text of a message: the subject as heading, then the body.

    The plain version is preferred, unless it holds less than half of what the HTML holds.

    Raises:
        Refused: EMPTY if there is no body, with the number of attachments.
    """
    builder = _laid(message, reader, is_plain=True)
    if message.page is not None:
        rich = _laid(message, reader, is_plain=False)
        if builder.char_count < _PLAIN_SHARE * rich.char_count:
            builder = rich
    if builder.is_bare:
        raise Refused(RefusalCode.EMPTY, attachment_count=message.attachment_count)
    return builder.build(title=message.subject, created=message.created)


def _laid(message: Message, reader: str, *, is_plain: bool) -> TextBuilder:
    builder = TextBuilder(reader)
    builder.locate(LocatorKind.MESSAGE, message.subject or message.created)
    builder.heading(message.subject, 1)
    if is_plain:
        lay_plain(message.plain, builder)
    elif message.page is not None:
        lay_html(message.page, builder)
    return builder
