"""What an initiative learned, by kind."""

from collections.abc import Sequence

import streamlit as st

from app.components.learned import learned_list
from app.words import _, many
from knowledge.model.lesson import Lesson, LessonKind

_SHOWN_COUNT = 6


def initiative_lessons(lessons: Sequence[Lesson]) -> None:
    """Draw the confirmed lessons, those beyond the first few behind a fold."""
    st.header(_("What it learned"))
    if not lessons:
        st.write(_("No lesson of it has been confirmed yet."))
        return
    order = {kind: place for place, kind in enumerate(LessonKind)}
    found = sorted(
        lessons, key=lambda lesson: order.get(lesson.content.kind or LessonKind.CONDITION, 9)
    )
    learned_list(found[:_SHOWN_COUNT], names_initiative=False)
    if more := found[_SHOWN_COUNT:]:
        with st.expander(many("{count} more lesson", "{count} more lessons", len(more))):
            learned_list(more, names_initiative=False)
