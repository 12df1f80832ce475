"""Three things that take a second step: rejecting, splitting, saying that two say the same."""

from collections.abc import Callable, Sequence

import streamlit as st

from app.components.desk_card import statement_field
from app.components.desk_keys import key_button
from app.components.html import Html, element, joined, show
from app.components.passage_quote import quote
from app.components.source_line import facts_line
from app.desk import Desk, Mode
from app.desk_acts import DeskActs
from app.lesson_names import lesson_status_name, rejections
from app.locators import locator_words
from app.services import knowledge_base
from app.word_overlap import most_alike
from app.words import _
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person

_MOST_ALIKE = 5
_MOST_OTHERS = 4


def rejecting(lesson: Lesson, acts: DeskActs) -> None:
    """Draw the reasons: a digit chooses one, the field takes any other."""
    with st.container(border=True, key="desk-card", gap="small"):
        st.header(_("Why is this not a lesson?"))
        show(quote(lesson.content.statement, language=lesson.language))
        for number, (code, words) in enumerate(rejections().items(), start=1):
            key_button(words, acts.reject, key=f"why_{code}", shortcut=str(number), args=(code,))

        def own_words() -> None:
            acts.reject(str(st.session_state["reason"] or ""))

        with st.container(key="statement"):
            st.text_input(_("Or in your own words, then Enter"), key="reason", on_change=own_words)
        _back(acts, Mode.REJECTING)


def comparing(lesson: Lesson, lessons: Sequence[Lesson], acts: DeskActs, *, viewer: Person) -> None:
    """Draw lessons that may say the same: of this report to merge with, of others to link to."""
    standing = (LessonStatus.PROPOSED, LessonStatus.CONFIRMED)
    here = [other for other in lessons if other.id != lesson.id and other.status in standing]
    alike = most_alike(lesson, here, limit=_MOST_ALIKE)
    hits = knowledge_base().lesson_finder.find(lesson.content.statement, viewer=viewer)
    others = [hit.lesson for hit in hits if hit.lesson.report_id != lesson.report_id]
    with st.container(border=True, key="desk-card", gap="small"):
        st.header(_("Which lesson says the same?"))
        show(quote(lesson.content.statement, language=lesson.language))
        st.markdown("**" + _("In this report: the two become one, with both quotes") + "**")
        for number, other in enumerate(alike, start=1):
            _candidate(other, number, _("Merge with {number}", number=number), acts.merge_into)
        if not alike:
            st.write(_("No other lesson stands in this report."))
        st.markdown("**" + _("In other reports: both stay, and are linked") + "**")
        for number, other in enumerate(others[:_MOST_OTHERS], start=len(alike) + 1):
            _candidate(other, number, _("Link with {number}", number=number), acts.link_to)
        if not others:
            st.write(_("No confirmed lesson of another report comes near."))
        _back(acts, Mode.COMPARING)


def splitting(desk: Desk, acts: DeskActs) -> None:
    """Draw the two halves of a lesson, each to be worded."""
    if desk.parts is None:
        return
    with st.container(border=True, key="desk-card", gap="small"):
        st.header(_("Two lessons instead of one"))
        for number, part in enumerate(desk.parts):
            name = _("First") if number == 0 else _("Second")
            key = "statement" if number == 0 else "other-statement"
            statement_field(name, part, key=key, state=_stating(desk, number))
            show(quote(part.span.of(desk.text.text), language=desk.report.language))
        with st.container(horizontal=True, key="desk-decisions", gap="small"):
            key_button(_("Confirm both"), acts.split, key="accept", shortcut="A", kind="primary")
            for label, steps, letter in (
                (_("Cut earlier"), -1, "H"),
                (_("Cut later"), 1, "L"),
            ):
                arguments = (acts, steps, False)
                key_button(label, _cut, key=f"cut-{letter}", shortcut=letter, args=arguments)
            key_button(
                _("Cut at the next sentence"), _cut, key="cut-sentence", shortcut="Shift+L",
                args=(acts, 1, True),
            )  # fmt: skip
        _back(acts, Mode.SPLITTING)


def _stating(desk: Desk, number: int) -> Callable[..., None]:
    def state(**values: object) -> None:
        if desk.parts is not None:
            one, other = desk.parts
            changed = desk.parts[number].stating(**values)
            desk.parts = (changed, other) if number == 0 else (one, changed)

    return state


def _cut(acts: DeskActs, steps: int, by_sentence: bool) -> None:  # noqa: FBT001 - by Streamlit
    acts.move_cut(steps, by_sentence=by_sentence)


def _candidate(other: Lesson, number: int, label: str, act: Callable[[str], None]) -> None:
    show(_other(other))
    key_button(
        label,
        act,
        key=f"same-{other.id}",
        shortcut=str(number),
        args=(other.id,),
    )


def _other(lesson: Lesson) -> Html:
    words = [
        lesson_status_name(lesson.status),
        *([lesson.initiative.name] if lesson.initiative else []),
        lesson.report_title,
        *filter(None, [locator_words(lesson.quotes[0].locators)]),
    ]
    return joined(
        [
            element("p", lesson.content.statement, class_="dw-statement"),
            facts_line(words),
        ]
    )


def _back(acts: DeskActs, mode: Mode) -> None:
    key_button(
        _("Back to the lesson"),
        acts.enter,
        key="back",
        shortcut="B",
        args=(mode,),
        kind="tertiary",
    )
