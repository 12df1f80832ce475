"""A follow-up as a Word document and as a mail."""

import io
from email.message import EmailMessage

from docx import Document
from docx.document import Document as WordDocument

from app.components.html import Html, element
from app.document_language import speak_word
from app.letters.follow_up_text import FollowUpText
from app.letters.letter_files import mail_of, printed_page


def follow_up_file(letter: FollowUpText, form: str) -> bytes:
    """Return the letter as a file.

    Args:
        letter: With its words.
        form: "docx", or "eml" for a mail without addresses that a mail program opens to send.
    """
    if form == "docx":
        return _as_docx(letter)
    mail = follow_up_mail(letter)
    mail["X-Unsent"] = "1"
    return mail.as_bytes()


def follow_up_mail(letter: FollowUpText) -> EmailMessage:
    """Return the letter as a mail without addresses."""
    page = printed_page(
        letter.subject, letter.language, *(paragraph(words) for words in letter.paragraphs)
    )
    plain = "\n\n".join(letter.paragraphs) + "\n"
    return mail_of(letter.subject, letter.language, plain=plain, page=page)


def paragraph(words: str) -> Html:
    """Return a paragraph whose lines stay lines."""
    lines = words.split("\n")
    rest = (part for line in lines[1:] for part in (element("br"), line))
    return element("p", lines[0], *rest)


def _as_docx(letter: FollowUpText) -> bytes:
    document: WordDocument = Document()
    document.core_properties.title = letter.subject
    document.core_properties.author = letter.signed
    speak_word(document, letter.language)
    document.add_heading(letter.subject, level=1)
    for words in letter.paragraphs:
        document.add_paragraph(words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()
