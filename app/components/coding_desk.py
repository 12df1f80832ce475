"""One lesson of a sample at a time, coded without a word of what the machine made of it."""

import streamlit as st

from app.components.html import joined, show
from app.components.lesson_card import lesson_head, lesson_quote
from app.components.sorry import sentence
from app.theme_names import theme_label
from app.words import _
from knowledge.errors import KnowledgeError
from knowledge.model.person import Person
from knowledge.themes.coding import ThemeCoding, ToCode


def coding_desk(sample_id: str, *, coding: ThemeCoding, person: Person) -> bool:
    """Draw how far this person is, and the next lesson; return whether none is left.

    Args:
        sample_id: Of the sample.
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
    if not left:
        return True
    _next(left[0], sample_id, coding=coding, person=person)
    return False


def _next(one: ToCode, sample_id: str, *, coding: ThemeCoding, person: Person) -> None:
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
                format_func=lambda theme: names[theme],
                key=f"themes-{lesson.id}",
            )
            with st.container(horizontal=True):
                is_said = st.form_submit_button(
                    _("Keep, and go on"), key="code_keep", type="primary"
                )
                is_none = st.form_submit_button(_("None of these"), key="code_none")
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
    st.rerun()
