"""The themes of a scheme as everybody reads them, and what no theme asks about."""

import streamlit as st

from app.components.lesson_hit import lesson_line
from app.components.theme_files import sheet_buttons
from app.components.theme_list import theme_list
from app.components.theme_start import themes_stand
from app.plain import plain
from app.theme_export import themes_sheet
from app.theme_names import theme_label
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.theme import DISCOVERED
from knowledge.themes.themes import PlacedLesson

_OPEN_COUNT = 8


def theme_overview(scheme: str, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the themes; those of a scheme with the lessons that lie outside it."""
    if not themes_stand(scheme, base=base, person=person):
        return
    found = base.themes.overview(viewer=person, scheme=scheme)
    if not found:
        st.write(_("No lesson stands in a theme here yet."))
        return
    st.header(many("{count} theme", "{count} themes", len(found)))
    if scheme != DISCOVERED:
        st.caption(
            _(
                "The program put lessons with a chapter by nearness, and left outside what is no "
                "nearer than chance. It is often wrong both ways: read the lessons before you pass "
                "a figure on, and move what does not belong."
            )
        )
    theme_list(found)
    sheet_buttons(lambda: [themes_sheet(found)], name="themes")
    if scheme != DISCOVERED:
        _untold(scheme, base=base, person=person)
        _outside(scheme, base=base, person=person)


def _untold(scheme: str, *, base: KnowledgeBase, person: Person) -> None:
    found = base.themes.untold(viewer=person, scheme=scheme)
    if found:
        st.header(
            many("{count} theme without a lesson", "{count} themes without a lesson", len(found))
        )
        st.write(plain("; ".join(theme_label(theme) for theme in found)))


def _outside(scheme: str, *, base: KnowledgeBase, person: Person) -> None:
    st.header(_("Outside the programme"))
    found = base.themes.outside(viewer=person, scheme=scheme)
    if not found:
        st.write(_("Every lesson has a place in it."))
        return
    st.write(
        many(
            "{count} lesson that no chapter asks about.",
            "{count} lessons that no chapter asks about.",
            len(found),
        )
    )
    for placed in found[:_OPEN_COUNT]:
        _row(placed)
    if more := found[_OPEN_COUNT:]:
        with st.expander(many("{count} more lesson", "{count} more lessons", len(more))):
            for placed in more:
                _row(placed)


def _row(placed: PlacedLesson) -> None:
    with st.container(key=f"outside-{placed.told.lesson.id}", gap=None):
        lesson_line(placed.told.lesson)
