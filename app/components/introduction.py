"""Asks once who somebody is and in which roles; later, lets them change it."""

import streamlit as st

from app.names import role_meaning, role_name
from app.services import knowledge_base
from app.words import _
from knowledge.model.person import Person, Role

_LONGEST_NAME_CHARS = 80


def introduction() -> None:
    """Draw the first page that anybody sees."""
    st.title(_("Welcome to Doorwerk"))
    st.write(
        _(
            "Doorwerk finds what citizens' initiatives learned, and shows on which page of "
            "which report it stands. Who are you? Your name is written beside what you do."
        )
    )
    _form(None)


def change_of_person(person: Person) -> None:
    """Draw the form with which somebody changes their name or roles."""
    _form(person)


def _form(person: Person | None) -> None:
    with st.form("person", border=False, width=640):
        name = st.text_input(
            _("Your name"),
            value=person.name if person else "",
            key="person_name",
            max_chars=_LONGEST_NAME_CHARS,
            autocomplete="name",
        )
        st.markdown("**" + _("Your roles") + "**")
        st.caption(_("You may hold several."))
        chosen = [
            role
            for role in Role
            if st.checkbox(
                f"**{role_name(role)}** — {role_meaning(role)}",
                value=role in person.roles if person else role is Role.WRITER,
                key=f"role_{role}",
            )
        ]
        pressed = st.form_submit_button(
            _("Save") if person else _("Begin"), key="person_save", type="primary"
        )
    if pressed:
        _remember(name, chosen)


def _remember(name: str, roles: list[Role]) -> None:
    clean = " ".join(name.split())
    if not clean:
        st.error(_("Give a name, so that others see who did what."))
        return
    if not roles:
        st.error(_("Choose at least one role."))
        return
    knowledge_base().introduce(Person(clean, frozenset(roles)))
    st.session_state["was_introduced"] = True
    st.rerun()
