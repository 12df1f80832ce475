"""A lesson in a list: what it says, the words that prove it, and where they stand."""

from collections.abc import Sequence

from app.components.html import Html, element, joined, show, spoken
from app.lesson_names import lesson_kind_name
from app.locators import locator_words
from app.words import _
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.locator import LocatorKind


def learned(lesson: Lesson, *, names_initiative: bool = True) -> Html:
    """Return one lesson with its kind, its first quote and the way to it.

    Args:
        lesson: Confirmed, or proposed, which is then told.
        names_initiative: Whether to say who learned it.
    """
    quote, content = lesson.quotes[0], lesson.content
    language = spoken(lesson.language)
    source = [
        *([lesson.initiative.name] if names_initiative and lesson.initiative else []),
        lesson.report_title,
        *filter(None, [locator_words(quote.locators)]),
        *([_("not confirmed yet")] if lesson.status is LessonStatus.PROPOSED else []),
    ]
    limits = [
        f"{heading}: {text}"
        for heading, text in (
            (_("Holds when"), content.holds_when),
            (_("Does not hold when"), content.fails_when),
        )
        if text
    ]
    return element(
        "li",
        element("span", f"{lesson_kind_name(content.kind)}: ", class_="dw-kind"),
        element("span", content.statement, lang=language, class_="dw-statement"),
        *(element("span", line, lang=language, class_="dw-note") for line in limits),
        element("q", quote.exact, lang=language),
        element("span", " · ".join(source), " · ", _way(lesson), class_="dw-note"),
    )


def learned_list(lessons: Sequence[Lesson], *, names_initiative: bool = True) -> None:
    """Draw lessons one under the other."""
    items = (learned(lesson, names_initiative=names_initiative) for lesson in lessons)
    show(element("ul", joined(items), class_="dw-learned"))


def _way(lesson: Lesson) -> Html:
    first = lesson.quotes[0].locators[0]
    page = f"&leaf={first.index + 1}" if first.kind is LocatorKind.PAGE else ""
    return element("a", _("Open"), href=f"/report?id={lesson.report_id}{page}")
