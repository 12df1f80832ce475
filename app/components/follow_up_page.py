"""One follow-up: who it goes to, what it says, and what a person does with it."""

import streamlit as st

from app.components.follow_up_acts import approval, delivery, doubt, on_its_way, too_late
from app.components.follow_up_aside import setting_aside, taking_up, why_aside
from app.components.follow_up_changes import follow_up_changes, overtaken_by
from app.components.html import element, show
from app.components.initiative_contact import contact_lines
from app.components.source_line import facts_line
from app.follow_up_names import log_words, news_name, standing_words
from app.letters.follow_up_files import paragraph
from app.letters.follow_up_text import FollowUpText
from app.letters.sending import text_of
from app.names import language_name
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import WAITING, FollowUpState
from knowledge.model.person import Person
from knowledge.open_follow_up import OpenFollowUp


def follow_up_page(opened: OpenFollowUp, *, base: KnowledgeBase, person: Person) -> None:
    """Draw a follow-up with the acts that its state allows, and its log."""
    found = opened.follow_up
    letter = text_of(opened, base=base, person=person)
    facts = [news_name(found.news), language_name(found.language)]
    show(facts_line(facts, remark=standing_words(found)))
    _subject(opened)
    _recipient(opened, base, person)
    why_aside(found)
    follow_up_changes(opened, letter)
    overtaken_by(opened)
    show(element("h2", letter.subject, lang=letter.language, class_="dw-subject"))
    if found.state is FollowUpState.DRAFTED:
        approval(opened, letter, base=base, person=person)
    else:
        too_late(letter)
        _paper(letter, found.state)
    if opened.sending_since is not None:
        on_its_way(opened.sending_since)
    elif found.state is FollowUpState.SENDING:
        doubt(found, base=base, person=person)
    elif found.state is FollowUpState.SET_ASIDE:
        taking_up(opened, base=base, person=person)
    elif found.state not in (FollowUpState.DRAFTED, FollowUpState.SUPERSEDED):
        delivery(opened, letter, base=base, person=person)
    if found.state in WAITING:
        setting_aside(found, letter, base=base, person=person)
    st.header(_("Log"))
    log = base.follow_ups.log(found.id, viewer=person)
    show(element("ol", *(element("li", log_words(event)) for event in log), class_="dw-history"))


def _subject(opened: OpenFollowUp) -> None:
    if opened.policy is not None:
        policy = opened.policy
        st.page_link("views/policy.py", label=plain(policy.title), query_params={"id": policy.id})
    elif opened.brief is not None:
        brief = opened.brief
        st.page_link("views/brief.py", label=plain(brief.body.title), query_params={"id": brief.id})


def _recipient(opened: OpenFollowUp, base: KnowledgeBase, person: Person) -> None:
    contact = base.initiatives.contact(opened.follow_up.initiative.id, viewer=person)
    if contact is not None:
        show(contact_lines(contact))
        return
    sentence = _(
        "Nobody of this initiative has agreed to be named here. Take the letter along as a file, "
        "and hand it over in another way."
    )
    show(element("p", sentence, class_="dw-note"))


def _paper(letter: FollowUpText, state: FollowUpState) -> None:
    if not letter.paragraphs:
        overtaken = _("It was overtaken before anybody looked at it.")
        erased = _("Its words were erased, with the report or the text that they came from.")
        st.write(overtaken if state is FollowUpState.SUPERSEDED else erased)
        return
    paragraphs = (paragraph(words) for words in letter.paragraphs)
    show(element("div", *paragraphs, class_="dw-paper", lang=letter.language))
