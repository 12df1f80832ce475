"""What a letter says, apart from the form in which it is written."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from app.letters.wording import Wording, wording_of
from knowledge.letters import OpenLetter
from knowledge.model.locator import Locator, LocatorKind


@dataclass(frozen=True, slots=True)
class LessonText:
    """One lesson of a letter.

    Attributes:
        id: Of the lesson.
        statement: As it was confirmed.
        language: Of the lesson.
        quotes: Where each stands, in words, and the words themselves.
    """

    id: str
    statement: str
    language: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetterText:
    """A letter, ready to be written as a document, a mail or a page.

    Attributes:
        language: Of the letter.
        wording: The sentences in that language.
        greeting: Filled in.
        about: Filled in.
        how_to_answer: Filled in.
        link: Where the answer page is, or empty.
        lessons: In the order of the report.
        signed: Name of who wrote it.
    """

    language: str
    wording: Wording
    greeting: str
    about: str
    how_to_answer: str
    link: str
    lessons: tuple[LessonText, ...]
    signed: str


def letter_text(opened: OpenLetter, *, link: str) -> LetterText:
    """Return what a letter says.

    Args:
        opened: The letter with its lessons.
        link: Where the answer page is; empty leaves it out.
    """
    letter, wording = opened.letter, wording_of(opened.letter.language)
    day = long_day(letter.expires_at, letter.language)
    return LetterText(
        language=letter.language,
        wording=wording,
        greeting=wording.greeting.format(
            initiative=printable(opened.initiative or letter.report_title)
        ),
        about=wording.about.format(title=printable(letter.report_title)),
        how_to_answer=wording.how_to_answer.format(day=day),
        link=link,
        lessons=tuple(
            LessonText(
                lesson.id,
                printable(lesson.content.statement),
                lesson.language,
                tuple(
                    (where_quoted(quote.locators, letter.language), printable(quote.exact))
                    for quote in lesson.quotes
                ),
            )
            for lesson in opened.lessons
        ),
        signed=letter.written_by,
    )


def printable(words: str) -> str:
    """Return words without signs that a document or mail cannot hold; lines stay."""
    return "".join(sign for sign in words if sign == "\n" or sign.isprintable())


def long_day(moment: date, language: str) -> str:
    """Return a day in a language of letters, English as in Europe: "2 May 2024"."""
    locale = "en_GB" if language == "en" else language
    return str(format_date(moment, format="long", locale=locale))


def where_quoted(locators: tuple[Locator, ...], language: str) -> str:
    """Return the line before a quote, in a language of letters: "In your report, p. 3:"."""
    first, last, wording = locators[0], locators[-1], wording_of(language)
    if first.kind is LocatorKind.WHOLE:
        return wording.quoted.replace(", {place}", "")
    if first.kind is LocatorKind.ROW:
        return wording.quoted.format(place=_rows(first.label, last.label, wording))
    is_one = first.label == last.label or first.kind in (LocatorKind.SECTION, LocatorKind.CHAPTER)
    label = first.label if is_one else f"{first.label}–{last.label}"
    return wording.quoted.format(place=wording.places[first.kind].format(label))


def _rows(first: str, last: str, wording: Wording) -> str:
    """Return rows of a sheet as a reader would name them; a sheet without rows by its name."""
    sheet, _mark, row = first.rpartition("!")
    if not row.isdecimal():
        return first
    end = last.removeprefix(f"{sheet}!")
    rows = wording.places[LocatorKind.ROW].format(row if row == end else f"{row}–{end}")
    return f"{sheet}, {rows}" if sheet else rows
