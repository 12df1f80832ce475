"""The page behind the link of a letter: plain HTML, no script, no cookie, every word escaped."""

from collections.abc import Mapping, Sequence

from app.components.html import Html, element, joined
from app.letters.letter_text import LessonText, LetterText
from app.letters.wording import WORDING, Wording
from knowledge.model.letter import MOST_ANSWER_CHARS, GivenAnswer, Verdict

_CHOICES = (Verdict.RIGHT, Verdict.NOT_QUITE, Verdict.WRONG)


def answer_page(letter: LetterText, *, action: str, note: str = "", is_bad: bool = False) -> str:
    """Return the page that asks about each lesson.

    Args:
        letter: With its lessons.
        action: Path that the form is sent to.
        note: A sentence on what was just received, or why not; may be empty.
        is_bad: Whether the note tells of something that went wrong.
    """
    words = letter.wording
    form = element(
        "form",
        *(_question(number, lesson, words) for number, lesson in enumerate(letter.lessons, 1)),
        _missing(words),
        element("p", words.nothing_changes),
        element("p", words.privacy),
        element("button", words.send, type="submit"),
        method="post",
        action=action,
        accept_charset="utf-8",
    )
    main = element(
        "main",
        element("h1", words.subject),
        _note(note, is_bad=is_bad),
        element("p", letter.greeting),
        element("p", letter.about),
        element("p", words.question),
        form,
    )
    return _page(letter.language, words.subject, main)


def gone_page(language: str, *, written: Sequence[str] = ()) -> str:
    """Return what a link shows that leads nowhere; it does not say why.

    Args:
        language: Of the browser.
        written: What was sent to it, given back to whoever wrote it.
    """
    words = WORDING.get(language, WORDING["en"])
    back = [element("p", words.unsent)] if written else []
    back += [element("blockquote", one, class_="unsent") for one in written]
    return _page(language, words.subject, element("main", element("h1", words.gone), *back))


def words_in(fields: Mapping[str, Sequence[str]]) -> list[str]:
    """Return what somebody wrote into the boxes of a form that was sent."""
    boxes = (name for name in fields if name == "missing" or name.startswith("words-"))
    return [words for name in boxes if (words := _first(fields, name).strip())]


def given_in(fields: Mapping[str, Sequence[str]], lesson_ids: Sequence[str]) -> list[GivenAnswer]:
    """Return the answers that a sent form holds; fields that it does not ask for are left out."""
    found = []
    for lesson_id in lesson_ids:
        verdict = _first(fields, f"verdict-{lesson_id}")
        words = _first(fields, f"words-{lesson_id}")
        if verdict in [str(choice) for choice in _CHOICES]:
            found.append(GivenAnswer(Verdict(verdict), lesson_id, words))
        elif words.strip():
            found.append(GivenAnswer(Verdict.NOT_QUITE, lesson_id, words))
    missing = _first(fields, "missing")
    if missing.strip():
        found.append(GivenAnswer(Verdict.MISSING, words=missing))
    return found


def _question(number: int, lesson: LessonText, words: Wording) -> Html:
    return element(
        "fieldset",
        element("legend", f"{number}. ", element("span", lesson.statement, lang=lesson.language)),
        *(
            joined(
                [
                    element("p", where, class_="where"),
                    element("blockquote", quote, lang=lesson.language),
                ]
            )
            for where, quote in lesson.quotes
        ),
        *(
            element(
                "label",
                element("input", type="radio", name=f"verdict-{lesson.id}", value=str(verdict)),
                " ",
                words.verdicts[verdict],
            )
            for verdict in _CHOICES
        ),
        element("label", words.explain, for_=f"words-{lesson.id}", class_="explain"),
        element(
            "textarea",
            "",
            id=f"words-{lesson.id}",
            name=f"words-{lesson.id}",
            rows=2,
            maxlength=MOST_ANSWER_CHARS,
        ),
    )


def _missing(words: Wording) -> Html:
    return element(
        "fieldset",
        element("legend", words.missing),
        element("p", words.missing_help, id="missing-help"),
        element(
            "textarea",
            "",
            name="missing",
            rows=4,
            maxlength=MOST_ANSWER_CHARS,
            aria_label=words.missing,
            aria_describedby="missing-help",
        ),
    )


def _note(note: str, *, is_bad: bool) -> Html | None:
    if not note:
        return None
    return element("p", note, class_="bad" if is_bad else "good", role="status")


def _page(language: str, title: str, main: Html) -> str:
    head = element(
        "head",
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html('<meta name="color-scheme" content="light dark">'),
        element("title", title),
        Html('<link rel="icon" type="image/svg+xml" href="/look/icon.svg">'),
        Html('<link rel="stylesheet" href="/look/answer.css">'),
    )
    return f"<!doctype html>\n{element('html', head, element('body', main), lang=language)}\n"


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")
