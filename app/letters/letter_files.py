"""A letter as a Word document, as a mail to send, and as a page to print."""

import io
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

from docx import Document
from docx.document import Document as WordDocument

from app.components.html import Html, element, joined
from app.document_language import speak_run, speak_word
from app.letters.letter_text import LessonText, LetterText
from knowledge.model.letter import Verdict

_BOX = "☐"
_CHOICES = (Verdict.RIGHT, Verdict.NOT_QUITE, Verdict.WRONG)


def in_form(letter: LetterText, ending: str) -> bytes:
    """Return the letter as a file with this ending: .docx, .eml or .html.

    Raises:
        KeyError: If there is no such form.
    """
    forms: dict[str, Callable[[LetterText], bytes]] = {
        ".docx": as_docx,
        ".eml": as_mail,
        ".html": lambda text: as_page(text).encode(),
    }
    return forms[ending](letter)


def as_docx(letter: LetterText) -> bytes:
    """Return the letter as a Word document, to sign, print or send along."""
    document: WordDocument = Document()
    document.core_properties.title = letter.wording.subject
    document.core_properties.author = letter.signed
    speak_word(document, letter.language)
    document.add_heading(letter.wording.subject, level=1)
    for line in (letter.greeting, letter.about, letter.wording.question):
        document.add_paragraph(line)
    if letter.link:
        document.add_paragraph(letter.how_to_answer)
        document.add_paragraph(letter.link)
    document.add_paragraph(letter.wording.on_paper)
    for number, lesson in enumerate(letter.lessons, start=1):
        heading = document.add_heading(f"{number}. ", level=2)
        speak_run(heading.add_run(lesson.statement), lesson.language)
        for where, words in lesson.quotes:
            document.add_paragraph(where)
            quoted = document.add_paragraph(style="Intense Quote")
            speak_run(quoted.add_run(words), lesson.language)
        for verdict in _CHOICES:
            document.add_paragraph(f"{_BOX} {letter.wording.verdicts[verdict]}")
    document.add_heading(letter.wording.missing, level=2)
    document.add_paragraph(letter.wording.missing_help)
    for line in ("", letter.wording.nothing_changes, letter.wording.closing, letter.signed):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_mail(letter: LetterText) -> bytes:
    """Return the letter as a mail without addresses, which a mail program opens to send."""
    mail = mail_of(
        letter.wording.subject, letter.language, plain=as_plain(letter), page=as_page(letter)
    )
    mail["X-Unsent"] = "1"
    return mail.as_bytes()


def mail_of(subject: str, language: str, *, plain: str, page: str) -> EmailMessage:
    """Return a mail without addresses, as plain text and as a page."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["Content-Language"] = language
    mail.set_content(plain)
    mail.add_alternative(page, subtype="html")
    return mail


def printed_page(title: str, language: str, *body: Html | None) -> str:
    """Return an HTML page to print, with nothing fetched and nothing run."""
    head = element(
        "head",
        Html('<meta charset="utf-8">'),
        element("title", title),
        Html(f"<style>{_STYLE}</style>"),
    )
    whole = element("html", head, element("body", *body), lang=language)
    return f"<!doctype html>\n{whole}\n"


def as_plain(letter: LetterText) -> str:
    """Return the letter as plain text."""
    parts = [letter.greeting, letter.about, letter.wording.question]
    if letter.link:
        parts += [letter.how_to_answer, letter.link]
    for number, lesson in enumerate(letter.lessons, start=1):
        parts.append(f"{number}. {lesson.statement}")
        parts += [f"{where}\n  “{' '.join(words.split())}”" for where, words in lesson.quotes]
    parts += [letter.wording.nothing_changes, letter.wording.closing, letter.signed]
    return "\n\n".join(parts) + "\n"


def as_page(letter: LetterText) -> str:
    """Return the letter as an HTML page to print, with nothing fetched and nothing run."""
    return printed_page(
        letter.wording.subject,
        letter.language,
        element("h1", letter.wording.subject),
        *(element("p", line) for line in (letter.greeting, letter.about, letter.wording.question)),
        element("p", letter.how_to_answer, Html("<br>"), element("strong", letter.link))
        if letter.link
        else None,
        element("p", letter.wording.on_paper),
        element("ol", joined(_lesson(lesson, letter) for lesson in letter.lessons)),
        element("h2", letter.wording.missing),
        element("p", letter.wording.missing_help),
        element("p", "…" * 60),
        element("p", letter.wording.nothing_changes),
        element("p", letter.wording.closing, Html("<br>"), letter.signed),
    )


def _lesson(lesson: LessonText, letter: LetterText) -> Html:
    return element(
        "li",
        element("h2", lesson.statement, lang=lesson.language),
        *(
            element(
                "div",
                element("p", where),
                element("blockquote", words, lang=lesson.language),
            )
            for where, words in lesson.quotes
        ),
        *(element("p", f"{_BOX} {letter.wording.verdicts[verdict]}") for verdict in _CHOICES),
    )


_STYLE = (
    "body{font:12pt/1.5 Georgia,serif;max-width:42em;margin:2em auto;padding:0 1em}"
    "h1{font-size:1.5em}h2{font-size:1.1em}blockquote{border-left:3px solid #999;"
    "margin:.5em 0;padding-left:1em}li{break-inside:avoid}"
)
