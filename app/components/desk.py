"""The desk of a review: one lesson at a time, its quote in the page beside it."""

from collections.abc import Sequence

import streamlit as st

from app.components.desk_card import desk_card
from app.components.desk_keys import key_button, keys_help
from app.components.desk_modes import comparing, rejecting, splitting
from app.components.desk_page import desk_page, prepare
from app.components.desk_row import decided, progress
from app.desk import Desk, Mode, desk_of
from app.desk_acts import DeskActs
from app.plain import plain
from app.services import knowledge_base
from app.words import _
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person


def desk(report_id: str, lesson_id: str, *, person: Person) -> None:
    """Draw the desk; each act draws it alone anew, not the page around it."""
    st.fragment(_desk)(report_id, lesson_id, person)


def _desk(report_id: str, lesson_id: str, person: Person) -> None:
    base = knowledge_base()
    on_desk, lessons = desk_of(report_id, lesson_id, base=base, person=person)
    acts = DeskActs(on_desk, base, person)
    _head(on_desk, lessons, acts)
    lesson = next((one for one in lessons if one.id == on_desk.lesson_id), None)
    if lesson is None:
        _nothing_left(on_desk, lessons)
    else:
        _lesson(on_desk, lesson, lessons, acts, person)
    decided(lessons, acts)


def _head(on_desk: Desk, lessons: Sequence[Lesson], acts: DeskActs) -> None:
    progress(on_desk, lessons)
    with st.container(horizontal=True, key="desk-turning", vertical_alignment="center"):
        is_empty = not on_desk.row(lessons)
        for label, steps, letter in ((_("Previous"), -1, "P"), (_("Next"), 1, "N")):
            key_button(
                label,
                acts.turn,
                key=f"turn-{letter}",
                shortcut=letter,
                args=(steps,),
                disabled=is_empty,
            )
        key_button(_("Undo"), acts.undo, key="undo", shortcut="U")
        more = _("Fewer") if on_desk.shows_more else _("More")
        key_button(more, acts.show_more, key="more", shortcut="W")
    keys_help()
    # Always there, so that what follows keeps its place and nothing flickers.
    with st.container(key="desk-notice"):
        if on_desk.notice:
            st.info(plain(on_desk.notice))
        on_desk.notice = ""


def _lesson(
    on_desk: Desk, lesson: Lesson, lessons: Sequence[Lesson], acts: DeskActs, person: Person
) -> None:
    left, right = st.columns([5, 6], gap="large")
    with left:
        match on_desk.mode:
            case Mode.REJECTING:
                rejecting(lesson, acts)
            case Mode.COMPARING:
                comparing(lesson, lessons, acts, viewer=person)
            case Mode.SPLITTING:
                splitting(on_desk, acts)
            case Mode.CARD:
                desk_card(on_desk, lesson, acts)
    with right, st.container(key="desk-page", gap="small"):
        desk_page(on_desk, lesson, viewer=person)
    following = _following(on_desk, lessons)
    if following is not None:
        prepare(on_desk, following)


def _following(on_desk: Desk, lessons: Sequence[Lesson]) -> Lesson | None:
    """Return the lesson that comes on the desk after this one, None if it is the last."""
    row = on_desk.row(lessons)
    ids = [lesson.id for lesson in row]
    if on_desk.lesson_id not in ids:
        return None
    following = row[ids.index(on_desk.lesson_id) + 1 :]
    return following[0] if following else None


def _nothing_left(on_desk: Desk, lessons: Sequence[Lesson]) -> None:
    st.header(_("Every lesson of this report was looked at"))
    if any(not lesson.is_shown for lesson in lessons) and not on_desk.shows_more:
        st.write(_("“More” shows what had weaker signs."))
    with st.container(horizontal=True, key="desk-on"):
        st.page_link("views/review.py", label=_("To the next report"))
        st.page_link(
            "views/reports.py",
            label=_("To the report itself, to publish it"),
            query_params={"id": on_desk.report.id},
        )
