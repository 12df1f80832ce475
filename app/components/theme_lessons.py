"""All lessons of a theme, to read, to choose from, and to take along as a file."""

import streamlit as st

from app.components.html import show
from app.components.lesson_hit import source_of_lesson
from app.components.lesson_link import lesson_link
from app.components.theme_files import sheet_buttons
from app.figures import percent
from app.plain import plain
from app.theme_export import lessons_sheet, themes_sheet
from app.theme_names import theme_label
from app.words import _, many
from knowledge.model.lesson import LessonStatus
from knowledge.themes.themes import PlacedLesson, ThemeDetail

_OPEN_COUNT = 12


def theme_lessons(found: ThemeDetail, *, can_choose: bool) -> tuple[str, ...]:
    """Draw the lessons, the surest first; return the ids of those that are chosen.

    Args:
        found: The theme.
        can_choose: Whether each gets a box to choose it by.
    """
    st.header(many("{count} lesson", "{count} lessons", len(found.lessons)))
    chosen = [one for one in found.lessons[:_OPEN_COUNT] if _lesson(one, found, can_choose)]
    if more := found.lessons[_OPEN_COUNT:]:
        with st.expander(many("{count} more lesson", "{count} more lessons", len(more))):
            chosen += [one for one in more if _lesson(one, found, can_choose)]
    labels = {part.theme.id: theme_label(part.theme) for part in found.summary.parts}
    label = theme_label(found.summary.theme)
    rows = [(label, labels.get(one.placement.part_id, ""), one) for one in found.lessons]
    sheet_buttons(lambda: [lessons_sheet(rows), themes_sheet([found.summary])], name="theme")
    return tuple(one.told.lesson.id for one in chosen)


def _lesson(one: PlacedLesson, found: ThemeDetail, can_choose: bool) -> bool:  # noqa: FBT001
    """Draw one lesson; say whether it is chosen."""
    lesson, is_chosen = one.told.lesson, False
    with st.container(key=f"row-{lesson.id}", horizontal=True, gap="small"):
        if can_choose:
            is_chosen = st.checkbox(
                plain(_("Choose: {lesson}", lesson=lesson.content.statement)),
                key=f"choose-{lesson.id}",
                label_visibility="collapsed",
                width="content",
            )
        with st.container(gap=None, key=f"lesson-of-{lesson.id}"):
            lesson_link(lesson)
            show(source_of_lesson(lesson, remark=_remark(one, found)))
    return is_chosen


def _remark(one: PlacedLesson, found: ThemeDetail) -> str:
    """Return how surely it belongs there, and what else is to be known."""
    is_whole = one.placement.theme_id == found.summary.theme.id
    share = one.placement.confidence if is_whole else one.placement.part_confidence
    words = [
        _("pinned here")
        if one.placement.is_pinned
        else _("belongs here for {share}", share=percent(round(100 * share), 100))
    ]
    if one.told.lesson.status is LessonStatus.PROPOSED:
        words.append(_("not confirmed yet"))
    return ", ".join(words)
