"""The form in which one lesson is told without a report."""

from collections.abc import Sequence

import streamlit as st

from app.components.notice import tell
from app.lesson_questions import questions, title_of_answers
from app.personal_words import kinds_within
from app.plain import plain
from app.words import _
from ingest.collect.form import (
    Answers,
    details_of_answers,
    personal_in_answers,
    source_of_answers,
)
from knowledge.errors import InvalidEntry
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person

_LONGEST_CHARS = 5_000
_HEIGHT = 100


def lesson_form(*, base: KnowledgeBase, person: Person, initiatives: Sequence[str]) -> None:
    """Draw the form.

    Args:
        base: That the lesson comes into.
        person: Who tells it.
        initiatives: Names that the base knows.
    """
    st.header(_("Tell one lesson"))
    st.write(
        _(
            "Answer in your own words, in any of the four languages. Your answers become a "
            "small report, and the lesson is quoted from them. Leave out names of people."
        )
    )
    needs = {"tried", "happened", "advice"}
    with st.form("lesson", border=False):
        initiative = st.selectbox(
            _("Initiative that learned it (may stay empty)"),
            initiatives,
            index=None,
            accept_new_options=True,
            placeholder=_("Choose or type a name"),
            key="lesson_initiative",
        )
        given = {
            name: st.text_area(
                question if name in needs else _("{question} (may stay empty)", question=question),
                key=f"lesson_{name}",
                height=_HEIGHT,
                max_chars=_LONGEST_CHARS,
            )
            for name, question in questions().items()
        }
        if st.form_submit_button(_("Bring in"), key="lesson_send", type="primary"):
            _take_in(given, initiative or "", base, person)


def _take_in(given: dict[str, str], initiative: str, base: KnowledgeBase, person: Person) -> None:
    try:
        answers = Answers(**given)
    except InvalidEntry:
        st.error(_("Say what you tried, what happened and what you would advise."))
        return
    found = personal_in_answers(answers)
    if found:
        kinds = kinds_within(found)
        st.error(plain(_("Take out what tells who somebody is: {kinds}.", kinds=kinds)))
        return
    title = title_of_answers(answers.tried)
    source = source_of_answers(answers, title=title, questions=questions())
    details = details_of_answers(answers, title=title, person=person.name)
    if initiative:
        details["initiative"] = initiative
    base.queue.receive(source.file_name, source.data, by=person, details=details)
    for name in (*given, "initiative"):
        st.session_state.pop(f"lesson_{name}", None)
    tell(_("Taken down as “{title}”; it waits for review.", title=title))
    st.rerun()
