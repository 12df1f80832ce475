"""Initiative: one of them with all that is known of it, under its permanent address."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.condition_table import condition_table
from app.components.feed_link import feed_link
from app.components.gone import or_gone
from app.components.initiative_contact import initiative_contact
from app.components.initiative_form import initiative_form
from app.components.initiative_history import initiative_history
from app.components.initiative_lessons import initiative_lessons
from app.components.initiative_lineage import initiative_lineage
from app.components.initiative_list import language_attribute
from app.components.initiative_reports import initiative_reports
from app.components.initiative_story import initiative_facts, initiative_head, initiative_story
from app.components.initiative_ways import initiative_ways
from app.components.notice import show_notice
from app.components.told_list import told_list
from app.components.what_became import what_became
from app.plain import plain
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

wanted = "".join(address_bar().get("id", [])[:1])[:80]
base, person = knowledge_base(), visitor()

with st.container(key="way-back"):
    st.page_link("views/initiatives.py", label="← " + _("All initiatives"))
if not wanted:
    st.title(_("Initiative"))
    st.write(_("No initiative is open. Choose one from the list."))
else:
    with or_gone(base, person):
        profile = base.initiatives.profile(wanted, viewer=person)
    contact = base.initiatives.contact(wanted, viewer=person)
    st.title(plain(profile.initiative.name))
    show_notice()
    initiative_head(profile)
    initiative_ways(profile)
    main, beside = st.columns([7, 4], gap="large")
    with main:
        initiative_story(profile)
        initiative_lessons(base.kits.lessons_of(wanted, viewer=person))
        condition_table(profile.conditions, language=language_attribute(profile))
        initiative_lineage(profile)
        initiative_reports(base.initiatives.reports(wanted, viewer=person))
        what_became(wanted, base=base, viewer=person)
        told_list(wanted, base=base, viewer=person)
    with beside:
        initiative_facts(profile)
        initiative_contact(contact, viewer=person)
        feed_link(wanted)
        initiative_history(base.initiatives.history(wanted, viewer=person))
    if person.may(Right.KEEP_DIRECTORY):
        initiative_form(profile, others=base.library.initiatives(), contact=contact, by=person)
