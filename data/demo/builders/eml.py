"""Build an e-mail: the report as its message, in plain words and as HTML, an older mail below."""

import re
import textwrap
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parsedate_to_datetime
from html import escape

from data.demo.builders.blocks import (
    Block,
    Heading,
    Listing,
    Paragraph,
    Quotation,
    Runs,
    Table,
    words_of,
)
from data.demo.builders.markup import blocks_html
from data.demo.builders.text import DemoText
from data.demo.builders.words import WORDS

_EARLIER = {
    "nl": (
        "Op {date} schreef {name}:",
        "Dag allemaal,",
        (
            "Zouden jullie voor de bijeenkomst op papier willen zetten hoe het gegaan is, ook wat"
            " niet lukte? Een paar pagina's is genoeg, liever eerlijk dan mooi."
        ),
        "Groet",
    ),
    "en": (
        "On {date}, {name} wrote:",
        "Hello all,",
        (
            "Before we meet, could you put down on paper how it went, including what did not work?"
            " A few pages will do, and we would rather have it honest than handsome."
        ),
        "Best wishes",
    ),
    "de": (
        "Am {date} schrieb {name}:",
        "Liebe alle,",
        (
            "könntet ihr vor dem Treffen aufschreiben, wie es gelaufen ist, auch was nicht geklappt"
            " hat? Ein paar Seiten genügen, lieber ehrlich als schön."
        ),
        "Viele Grüße",
    ),
    "fr": (
        "Le {date}, {name} a écrit :",
        "Bonjour à toutes et à tous,",
        (
            "Pourriez-vous, avant la réunion, mettre par écrit comment cela s'est passé, y compris"
            " ce qui n'a pas marché ? Quelques pages suffisent, honnêtes plutôt que belles."
        ),
        "Bien à vous",
    ),
}
"""The older message that the report answers: (introduction, greeting, question, close)."""


_WRAP_CHARS = 72
_PERSON = re.compile(r"([^<>]{0,200})<([^<>]{3,200})>")


def build(text: DemoText) -> bytes:
    """The bytes of the report as an e-mail."""
    sent = _moment(text.mail.get("date") or text.stamp.isoformat())
    sender = text.mail.get("from") or f"{text.initiative} <info@example.org>"
    receiver = text.mail.get("to") or f"{text.initiative} <leden@example.org>"
    message = EmailMessage(policy=SMTP)
    message["From"] = _addresses(sender)
    message["To"] = _addresses(receiver)
    if "cc" in text.mail:
        message["Cc"] = _addresses(text.mail["cc"])
    message["Subject"] = text.mail["subject"]
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = f"<{text.id}@example.org>"
    answers = any(isinstance(block, Quotation) for block in text.body.blocks[-2:])
    earlier = () if answers else _earlier(text.language, sent, receiver)
    message.set_content(_plain(text, earlier), cte="quoted-printable")
    message.add_alternative(_html(text, earlier), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{text.source_sha256[:24]}")
    return message.as_bytes()


def _moment(words: str) -> datetime:
    """A date as ISO 8601 or as e-mails write it; in UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        moment = parsedate_to_datetime(words)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _addresses(field: str) -> list[Address]:
    """The people in `Name <address>, Name <address>`; a name may hold a comma without quotes."""
    return [
        Address(display_name=name.strip(' ,"'), addr_spec=address)
        for name, address in _PERSON.findall(field)
    ]


def _earlier(language: str, sent: datetime, receiver: str) -> tuple[str, ...]:
    """The lines of the older message, its introduction first."""
    introduction, *lines = _EARLIER[language]
    date = (sent - timedelta(days=9, hours=3, minutes=12)).strftime("%d-%m-%Y %H:%M")
    name = _addresses(receiver)[0].display_name
    return introduction.format(date=date, name=name), *lines, name


def _plain(text: DemoText, earlier: tuple[str, ...]) -> str:
    parts = [_filled(words) for words in (*text.lead, text.notice)]
    parts += [_plain_block(block) for block in text.body.blocks]
    parts += [
        _filled(f"[{number}] {words_of(runs)}")
        for number, runs in enumerate(text.body.notes, start=1)
    ]
    if earlier:
        quoted = [
            textwrap.fill(line, _WRAP_CHARS, initial_indent="> ", subsequent_indent="> ")
            for line in earlier[1:]
        ]
        parts += [earlier[0], "\n>\n".join(quoted)]
    return "\n\n".join(parts) + "\n"


def _plain_block(block: Block) -> str:
    match block:
        case Heading(runs=runs):
            return f"{_words(runs)}\n{'-' * len(_words(runs))}"
        case Paragraph(runs=runs):
            return _filled(_words(runs))
        case Listing(items=items):
            return "\n".join(
                textwrap.fill(
                    _words(item.runs),
                    _WRAP_CHARS,
                    initial_indent="  " * item.depth
                    + (f"{item.number}. " if item.number else "- "),
                    subsequent_indent="  " * (item.depth + 1),
                )
                for item in items
            )
        case Quotation(paragraphs=paragraphs):
            return "\n>\n".join(
                textwrap.fill(
                    _words(runs), _WRAP_CHARS, initial_indent="> ", subsequent_indent="> "
                )
                for runs in paragraphs
            )
        case Table():
            return _plain_table(block)


def _plain_table(block: Table) -> str:
    """The table's columns lined up with spaces."""
    rows = [[_words(cell) for cell in row] for row in (block.header, *block.rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if align == "right" else cell.ljust(width)
            for cell, width, align in zip(row, widths, block.aligns, strict=True)
        ).rstrip()
        for row in rows
    )


def _words(runs: Runs) -> str:
    return "".join(f" [{run.note}]" if run.note else run.text for run in runs)


def _filled(words: str) -> str:
    return textwrap.fill(words, _WRAP_CHARS, break_long_words=False, break_on_hyphens=False)


def _html(text: DemoText, earlier: tuple[str, ...]) -> str:
    words = WORDS[text.language]
    opening = "".join(f"<p>{escape(line)}</p>" for line in (*text.lead, text.notice))
    quoted = "".join(f"<p>{escape(line)}</p>" for line in earlier[1:])
    below = (
        f'<div class="gmail_quote"><p>{escape(earlier[0])}</p>\n<blockquote type="cite" '
        f'style="border-left: 2px solid #ccc; margin-left: 0; padding-left: 12px">{quoted}'
        "</blockquote></div>\n"
        if earlier
        else ""
    )
    return (
        f'<html lang="{words.locale}"><body style="font-family: Calibri, Arial, sans-serif; '
        f'font-size: 11pt">\n{opening}\n{blocks_html(text.body, note_heading=words.notes)}\n'
        f"{below}</body></html>\n"
    )
