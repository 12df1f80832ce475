"""What a coordinator can do with a lesson on its own page."""

from collections.abc import Sequence

import streamlit as st

from app.components.notice import tell
from app.components.sorry import sentence
from app.plain import plain, shortened
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person


def lesson_acts(
    lesson: Lesson, linked: Sequence[Lesson], *, base: KnowledgeBase, person: Person
) -> None:
    """Draw the ways to change the lesson, to take it back, and to part it from others."""
    st.header(_("For coordinators"))
    st.page_link(
        "views/review.py",
        label=_("Change it on the review desk"),
        query_params={"id": lesson.report_id, "lesson": lesson.id},
    )
    for other in linked:
        label = _("Not the same as: {words}", words=shortened(other.content.statement))
        st.button(
            plain(label),
            key=f"unlink-{other.id}",
            on_click=base.lessons.unlink_same,
            args=(lesson.id, other.id),
            kwargs={"by": person},
        )
    if lesson.status is LessonStatus.CONFIRMED:
        _taking_back(lesson, base, person)


def _taking_back(lesson: Lesson, base: KnowledgeBase, person: Person) -> None:
    with st.expander(_("Take this lesson back")), st.form("take_back", border=False):
        st.write(_("Nobody finds or cites it any more; it stays here with the reason."))
        reason = st.text_input(_("Reason"), key="take_back_reason", max_chars=300)
        if st.form_submit_button(_("Take it back"), key="take_back"):
            try:
                base.lessons.withdraw(lesson.id, reason=reason, by=person)
            except KnowledgeError as error:
                st.error(sentence(error))
                return
            tell(_("Taken back."))
            st.rerun()
