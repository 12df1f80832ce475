"""Whom to ask: shown to who may see it, while the person consents."""

import streamlit as st

from app.components.html import Html, element, show
from app.figures import calendar_day
from app.words import _
from knowledge.model.person import Person, Right
from knowledge.model.profile import Contact


def initiative_contact(contact: Contact | None, *, viewer: Person) -> None:
    """Draw the contact, or say why there is none."""
    st.header(_("Contact"))
    if not viewer.may(Right.SEE_CONTACTS):
        st.write(_("Contacts are shown to policy writers, analysts and coordinators."))
        return
    if contact is None:
        st.write(_("Nobody has agreed to be named here."))
        return
    show(contact_lines(contact))


def contact_lines(contact: Contact) -> Html:
    """Return name and ways to reach them, with the consent."""
    ways = [way for way in (contact.email, contact.telephone) if way]
    return element(
        "p",
        element("strong", contact.name),
        *(part for way in ways for part in (" · ", way)),
        element(
            "span",
            _(
                "Agreed to be named on {day} ({how}).",
                day=calendar_day(contact.consented_on),
                how=contact.consent_how,
            ),
            class_="dw-note",
        ),
        class_="dw-contact",
    )
