"""One lesson of a sample at a time, coded without a word of what the machine made of it."""

from collections.abc import Mapping

import streamlit as st

from app.components.coded_lessons import themes_said
from app.components.html import joined, show
from app.components.lesson_card import lesson_head, lesson_quote
from app.components.notice import tell
from app.components.sorry import sentence
from app.plain import plain
from app.theme_names import theme_label
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.model.person import Person
from knowledge.themes.coding import ThemeCoding, ToCode


def coding_desk(
    sample_id: str, *, lesson_id: str = "", coding: ThemeCoding, person: Person
) -> bool:
    """Draw how far this person is, and a lesson to code; return whether there is none.

    Args:
        sample_id: Of the sample.
        lesson_id: Of one that this person coded and now corrects; else the next one is drawn.
        coding: Keeps what is said.
        person: Who codes.
    """
    lessons = coding.to_code(sample_id, viewer=person)
    left = [one for one in lessons if one.theme_ids is None]
    done = len(lessons) - len(left)
    st.progress(
        done / max(1, len(lessons)),
        text=_("{done} of {all} lessons coded", done=done, all=len(lessons)),
    )
    again = [one for one in lessons if one.lesson.id == lesson_id and one.theme_ids is not None]
    if not (again or left):
        return True
    _one(again[0] if again else left[0], sample_id, coding=coding, person=person)
    return False


def _one(one: ToCode, sample_id: str, *, coding: ThemeCoding, person: Person) -> None:
    names = {theme.id: theme_label(theme) for theme in coding.choices(sample_id, viewer=person)}
    lesson = one.lesson
    with st.container(border=True, key="to-code"):
        quotes = (lesson_quote(lesson, proof) for proof in lesson.quotes)
        show(joined([lesson_head(lesson), *quotes]))
        with st.form(f"code-{lesson.id}", border=False):
            chosen = st.pills(
                _("Which themes does it belong to?"),
                list(names),
                selection_mode="multi",
                default=sorted((one.theme_ids or frozenset()) & names.keys()),
                format_func=lambda theme: names[theme],
                key=f"themes-{lesson.id}",
            )
            with st.container(horizontal=True):
                is_said = st.form_submit_button(
                    _("Keep, and go on"), key="code_keep", type="primary"
                )
                is_none = st.form_submit_button(_("None of these"), key="code_none")
        if one.theme_ids is not None:
            _as_it_was(one.theme_ids, names, sample_id)
    if not (is_said or is_none):
        return
    if is_said and not chosen:
        st.warning(_("Choose a theme, or say that none of these fits."))
        return
    try:
        coding.code(sample_id, lesson.id, [] if is_none else list(chosen), by=person)
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    if one.theme_ids is None:
        st.rerun()
    tell(_("Corrected; what you said before is kept in the history."))
    st.switch_page("views/agreement.py", query_params={"id": sample_id})


def _as_it_was(theme_ids: frozenset[str], names: Mapping[str, str], sample_id: str) -> None:
    st.caption(plain(_("You said: {themes}", themes=themes_said(theme_ids, names))))
    st.page_link("views/agreement.py", label=_("Leave it as it is"), query_params={"id": sample_id})
