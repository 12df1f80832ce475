"""How far a report's review is, and what was decided on so far."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, joined, show
from app.components.source_line import facts_line
from app.desk import Desk
from app.desk_acts import DeskActs
from app.lesson_names import lesson_kind_name, lesson_status_name, note_words
from app.plain import plain, shortened
from app.words import _, many
from knowledge.model.lesson import Lesson, LessonStatus


def progress(desk: Desk, lessons: Sequence[Lesson]) -> None:
    """Draw where in the row the lesson on the desk stands, as words and as a bar."""
    row = [lesson.id for lesson in desk.row(lessons)]
    seen = [lesson for lesson in lessons if lesson.is_shown or desk.shows_more]
    done_count = sum(lesson.status is not LessonStatus.PROPOSED for lesson in seen)
    wanted_count = done_count + len(row)
    words = [many("{count} left", "{count} left", len(row))]
    if desk.lesson_id in row:
        place = row.index(desk.lesson_id) + 1
        words.insert(0, _("lesson {place} of {count}", place=place, count=len(row)))
    words.append(_("{done} of {count} done", done=done_count, count=wanted_count))
    show(
        element(
            "div",
            facts_line(words),
            element(
                "progress",
                value=done_count,
                max=max(1, wanted_count),
                aria_label=_("How far the review of this report is"),
            ),
            class_="dw-progress",
        )
    )


def decided(lessons: Sequence[Lesson], acts: DeskActs) -> None:
    """Draw what was decided on in this report, each with a way back to the desk."""
    found = [lesson for lesson in lessons if lesson.status is not LessonStatus.PROPOSED]
    if not found:
        return
    title = many("Decided: {count} lesson", "Decided: {count} lessons", len(found))
    with st.expander(title, key="desk-decided"):
        for lesson in found:
            with st.container(key=f"row-{lesson.id}", gap="xxsmall"):
                show(
                    joined(
                        [
                            element("p", lesson.content.statement, class_="dw-statement"),
                            facts_line(_facts(lesson)),
                        ]
                    )
                )
                st.button(
                    plain(_("Look again: {words}", words=shortened(lesson.content.statement))),
                    key=f"again-{lesson.id}",
                    type="tertiary",
                    on_click=acts.look_again,
                    args=(lesson.id,),
                )


def _facts(lesson: Lesson) -> list[str]:
    words = [lesson_status_name(lesson.status)]
    if lesson.status is LessonStatus.CONFIRMED:
        words.append(lesson_kind_name(lesson.content.kind))
        words.append(_("after a change") if lesson.is_edited else _("as proposed"))
    if lesson.note:
        words.append(note_words(lesson.note))
    return [*words, *([lesson.decided_by] if lesson.decided_by else [])]
