"""The forms for conditions, lineage and the contact of an initiative."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from app.components.condition_fields import setting_field
from app.components.day_field import day_field
from app.components.notice import tell
from app.components.sorry import sentence
from app.directory_names import bearing_name, condition_kind_name, setting_words
from app.plain import plain
from app.services import knowledge_base
from app.words import _
from knowledge.errors import InvalidEntry, KnowledgeError
from knowledge.model.condition import Bearing, ConditionKind, Source
from knowledge.model.initiative import Initiative
from knowledge.model.person import Person
from knowledge.model.profile import Contact, Profile


def conditions_form(profile: Profile, by: Person) -> None:
    """Draw the conditions that stand there, each to be taken back, and a form for one more."""
    directory = knowledge_base().initiatives
    for condition in profile.conditions:
        words = (
            f"{bearing_name(condition.bearing)}: {condition_kind_name(condition.kind)}: "
            f"{setting_words(condition.setting)}"
        )
        with st.container(horizontal=True, vertical_alignment="center", key=f"row-{condition.id}"):
            st.markdown(plain(words))
            if st.button(
                _("Take back: {what}", what=plain(condition_kind_name(condition.kind))),
                key=f"take-back-{condition.id}",
            ):
                write(partial(directory.remove_condition, condition.id, by=by))
    kind = ConditionKind(
        st.selectbox(
            _("A further condition"),
            [*ConditionKind],
            format_func=lambda value: condition_kind_name(ConditionKind(value)),
            key="condition_kind",
        )
    )
    with st.form("condition", border=False, clear_on_submit=True):
        try:
            setting = setting_field(kind, None, key=f"condition_{kind}", is_range=True)
        except ValueError:
            setting = None
        bearing = st.radio(
            _("Weight"),
            [*Bearing],
            format_func=lambda value: bearing_name(Bearing(value)),
            key="condition_bearing",
            horizontal=True,
        )
        note = st.text_input(_("In your words (may stay empty)"), key="condition_note")
        passage = st.text_input(
            _("Id of the passage that says so (may stay empty)"), key="condition_passage"
        )
        quote = st.text_input(_("Its very words"), key="condition_quote")
        sent = st.form_submit_button(_("Add the condition"), key="condition_add")
    if not sent:
        return
    if setting is None:
        st.error(_("Give the condition a value; a range runs from less to more."))
        return
    source = Source(passage_id=passage.strip(), quote=quote.strip())
    write(
        lambda: directory.add_condition(
            profile.initiative.id,
            setting,
            bearing=Bearing(bearing),
            note=note,
            source=source,
            by=by,
        )
    )


def lineage_form(profile: Profile, others: Sequence[Initiative], by: Person) -> None:
    """Draw the examples that stand there, each to be taken back, and a form for one more."""
    directory, own = knowledge_base().initiatives, profile.initiative.id
    for link in profile.examples:
        if st.button(
            plain(_("Take back: {what}", what=link.parent.name)), key=f"unlink-{link.parent.id}"
        ):
            write(partial(directory.unlink, own, link.parent.id, by=by))
    names = {other.id: other.name for other in others if other.id != own}
    with st.form("lineage", border=False, clear_on_submit=True):
        parent = st.selectbox(
            _("Was inspired by"),
            list(names),
            index=None,
            format_func=lambda value: names.get(value, value),
            key="lineage_parent",
            placeholder=_("Choose an initiative"),
        )
        changed = st.text_input(_("What was done otherwise"), key="lineage_changed")
        happened = st.text_input(_("What came of it"), key="lineage_happened")
        sent = st.form_submit_button(_("Add the example"), key="lineage_add")
    if sent and parent:
        write(
            lambda: directory.link(own, parent, changed=changed, happened=happened, by=by),
            refusal=_("An initiative cannot go back to itself."),
        )


def contact_form(profile: Profile, contact: Contact | None, by: Person) -> None:
    """Draw the form for the contact; it is kept only with the day and way of consent."""
    directory, own = knowledge_base().initiatives, profile.initiative.id
    st.write(
        _(
            "Keep a contact only if the person agreed to be named here. It is shown to policy "
            "writers, analysts and coordinators, and never searched, exported or sent."
        )
    )
    if contact is not None and st.button(_("Forget the contact"), key="contact_withdraw"):
        write(lambda: directory.withdraw_contact(own, by=by))
    with st.form("contact", border=False):
        name = st.text_input(_("Name"), contact.name if contact else "", key="contact_name")
        email = st.text_input(_("E-mail"), contact.email if contact else "", key="contact_email")
        telephone = st.text_input(
            _("Telephone"), contact.telephone if contact else "", key="contact_telephone"
        )
        day = day_field(
            _("Agreed on"),
            contact.consented_on if contact else None,
            latest=date.today(),  # noqa: DTZ011 - the calendar of this machine
            key="contact_day",
        )
        how = st.text_input(
            _("In which way, such as “by e-mail”"),
            contact.consent_how if contact else "",
            key="contact_how",
        )
        sent = st.form_submit_button(_("Keep the contact"), key="contact_save")
    if not sent:
        return
    try:
        kept = Contact(name, email, telephone, day, how) if day else None
    except ValueError:
        kept = None
    if kept is None:
        st.error(_("Give a name, a way to reach them, and the day and way of their consent."))
        return
    write(lambda: directory.state_contact(own, kept, by=by))


def write(act: Callable[[], object], *, refusal: str = "") -> None:
    """Do it and draw the page anew, or say why it cannot be done.

    Args:
        act: Writes into the directory.
        refusal: What to say of an entry that cannot be used, if that is known.
    """
    try:
        act()
    except InvalidEntry as error:
        st.error(refusal or _entry_sentence(error))
        return
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    tell(_("Saved."))
    st.rerun()


def _entry_sentence(error: InvalidEntry) -> str:
    return {
        "quote": _("These words do not stand in that passage."),
        "source": _("That is no passage of a published report of this initiative."),
        "last_year": _("An initiative ends after it began."),
    }.get(error.field, sentence(error))
