"""Lessons over two versions of a report: taken over, or with both texts beside each other."""

import streamlit as st

from app.components.desk_keys import key_button
from app.components.html import Html, element, joined, show
from app.components.notice import tell
from app.components.passage_quote import quote
from app.desk import leave_desk
from app.desk_acts import DeskActs
from app.locators import locator_words
from app.services import knowledge_base
from app.word_overlap import nearest_sentence
from app.words import _
from knowledge.errors import NotFound
from knowledge.knowledge_base import KnowledgeBase
from knowledge.lesson_versions import decided_statements
from knowledge.model.lesson import NOT_FOUND, Lesson, LessonStatus
from knowledge.model.person import Person
from knowledge.model.report import Report
from knowledge.model.span import Span


def taking_over(report: Report, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the way to take over what was confirmed in an earlier version, where there is one."""
    if not report.version_of:
        return
    earlier = base.lessons.of_report(
        report.version_of, viewer=person, statuses=(LessonStatus.CONFIRMED,)
    )
    here = decided_statements(base.lessons.of_report(report.id, viewer=person))
    if all(lesson.content.statement in here for lesson in earlier):
        return
    with st.container(key="desk-earlier", horizontal=True, vertical_alignment="center"):
        st.write(_("An earlier version of this report has confirmed lessons."))
        st.button(
            _("Find them again in this version"),
            key="take_over",
            on_click=_take_over,
            args=(report, base, person),
        )


def other_version(lesson: Lesson, acts: DeskActs, *, viewer: Person) -> None:
    """Draw what a lesson rested on beside what the new version says most like it."""
    base = knowledge_base()
    new_id = lesson.note.removeprefix(NOT_FOUND)
    try:
        new = base.library.report(new_id, viewer=viewer)
        text = base.library.text(new_id, viewer=viewer)
        passages = base.library.passages(new_id, viewer=viewer)
    except NotFound:
        return
    if not passages:
        return
    words = " ".join(proof.exact for proof in lesson.quotes)
    passage, sentence = nearest_sentence(words, passages, text.text)
    mark = Span(sentence.start - passage.span.start, sentence.end - passage.span.start)
    with st.container(key="desk-versions", gap="small"):
        show(
            element(
                "div",
                _side(_("The earlier version said"), words, lesson.language, None),
                _side(
                    _("The new version says, {place}", place=locator_words(passage.locators))
                    if locator_words(passage.locators)
                    else _("The new version says"),
                    passage.text,
                    passage.language,
                    mark,
                ),
                class_="dw-beside",
            )
        )
        key_button(
            _("The marked words prove it now"),
            acts.move_to,
            key="move_to",
            shortcut="G",
            args=(new.id, sentence),
            kind="primary",
        )


def _side(title: str, words: str, language: str, mark: Span | None) -> Html:
    marks = [mark] if mark is not None else []
    return element(
        "section",
        joined(
            [element("p", element("strong", title)), quote(words, language=language, marks=marks)]
        ),
    )


def _take_over(report: Report, base: KnowledgeBase, person: Person) -> None:
    told = base.lesson_versions.carry_over(report.version_of, report.id, by=person)
    leave_desk()
    tell(
        _(
            "{found} found again and confirmed here; {lost} go back to review under the earlier "
            "version; {rejected} stay rejected.",
            found=told.found_count,
            lost=told.lost_count,
            rejected=told.rejected_count,
        )
    )
