"""What this person said of the lessons of a sample: each can be corrected, and it is told."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.components.html import Html, element, show
from app.components.source_line import facts_line
from app.components.wide_table import wide_table
from app.figures import day_and_time
from app.plain import plain
from app.theme_names import theme_label
from app.words import _, many
from knowledge.model.coding import Correction
from knowledge.model.person import Person
from knowledge.themes.coding import ThemeCoding, ToCode


def coded_lessons(sample_id: str, *, coding: ThemeCoding, person: Person) -> None:
    """Draw the lessons that this person coded, and what was corrected of any that they may see."""
    lessons = coding.to_code(sample_id, viewer=person)
    coded = [one for one in lessons if one.theme_ids is not None]
    if not coded:
        return
    choices = coding.choices(sample_id, viewer=person)
    names = {theme.id: theme_label(theme) for theme in choices}
    with st.expander(
        many("What you said of {count} lesson", "What you said of {count} lessons", len(coded))
    ):
        st.caption(_("Follow a lesson to correct what you said of it."))
        for one in coded:
            _coded(one, sample_id, names)
    _corrected(coding.corrections(sample_id, viewer=person), lessons, names)


def themes_said(theme_ids: frozenset[str], names: Mapping[str, str]) -> str:
    """Return the names of the themes that were said; one that is gone since is told so."""
    said = [names.get(one, _("a theme that is gone")) for one in sorted(theme_ids)]
    return ", ".join(said) or _("None of these")


def _coded(one: ToCode, sample_id: str, names: Mapping[str, str]) -> None:
    lesson = one.lesson
    with st.container(key=f"coded-{lesson.id}", gap="xxsmall"):
        st.page_link(
            "views/agreement.py",
            label=plain(lesson.content.statement),
            query_params={"id": sample_id, "lesson": lesson.id},
        )
        show(facts_line([themes_said(one.theme_ids or frozenset(), names)]))


def _corrected(
    found: Sequence[Correction], lessons: Sequence[ToCode], names: Mapping[str, str]
) -> None:
    if not found:
        return
    statements = {one.lesson.id: one.lesson.content.statement for one in lessons}
    heads = (_("When"), _("Who"), _("Lesson"), _("Said at first"), _("Says now"))
    with st.expander(many("{count} correction", "{count} corrections", len(found))):
        rows = [_row(one, statements, names) for one in found]
        show(wide_table(heads, rows, name=_("Corrections")))


def _row(one: Correction, statements: Mapping[str, str], names: Mapping[str, str]) -> Html:
    return element(
        "tr",
        element("th", day_and_time(one.at), scope="row"),
        element("td", one.coder),
        element("td", statements.get(one.lesson_id, _("a lesson that is gone"))),
        element("td", themes_said(one.before, names)),
        element("td", themes_said(one.after, names)),
    )
