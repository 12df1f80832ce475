"""A brief with everything around it: the text at the left, what may be done at the right."""

import streamlit as st

from app.brief_document import Document, Part, document
from app.components.as_seen import not_kept
from app.components.brief_counters import counters
from app.components.brief_late import late_words
from app.components.brief_paper import flaws_of, notes_list, part_text
from app.components.brief_section import section_editor
from app.components.brief_standing import export_links, standing, state_badge
from app.components.brief_talk import comments, versions
from app.components.html import element, show
from app.components.notice import tell
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefState, Section
from knowledge.model.person import Person
from knowledge.open_brief import OpenBrief

_PEN = "section"


def brief_page(opened: OpenBrief, *, base: KnowledgeBase, person: Person) -> None:
    """Draw a brief to read, to edit section by section, to comment, sign off and export."""
    shown = document(opened, address="")
    st.title(plain(opened.brief.body.title))
    state_badge(opened)
    not_kept(late_words(opened))
    main, beside = st.columns([6, 4], gap="large")
    with main:
        _text(opened, shown, base, person)
    with beside:
        standing(opened, base=base, person=person)
        export_links(opened)
        counters(opened, base=base, person=person)
        comments(opened, base=base, person=person)
        versions(opened, base=base, person=person)
        _delete(opened, base, person)


def _text(opened: OpenBrief, shown: Document, base: KnowledgeBase, person: Person) -> None:
    parts = {part.heading: part for part in shown.parts}
    flaws = flaws_of(opened.problems)
    under_pen = st.query_params.get(_PEN, "")
    is_draft = opened.brief.state is BriefState.DRAFT
    for section in opened.brief.body.sections:
        st.header(plain(section.heading))
        if is_draft and section.key == under_pen:
            section_editor(section, opened, flaws=flaws, base=base, person=person)
            _pen(opened, section, is_down=False)
            continue
        part = parts.get(section.heading)
        if part is not None and section.sentences:
            show(part_text(part, language=shown.language, flaws=flaws))
        else:
            show(element("p", _("Nothing stands here yet."), class_="dw-state"))
            if section.guidance and is_draft:
                st.caption(plain(section.guidance))
        if is_draft:
            _pen(opened, section, is_down=True)
    _end(shown.parts[-1], shown)


def _pen(opened: OpenBrief, section: Section, *, is_down: bool) -> None:
    """Draw the button that takes the pen up for a section, or lays it down."""
    label = (
        _("Edit “{heading}”", heading=section.heading)
        if is_down
        else _("Done with “{heading}”", heading=section.heading)
    )
    if st.button(plain(label), key=f"pen-{section.key}"):
        st.query_params.from_dict(
            {"id": opened.brief.id, **({_PEN: section.key} if is_down else {})}
        )
        st.rerun()


def _end(ground: Part, shown: Document) -> None:
    st.header(plain(ground.heading))
    show(part_text(ground, language=shown.language, flaws={}))
    if shown.notes:
        st.header(plain(shown.notes_heading))
        show(notes_list(shown))


def _delete(opened: OpenBrief, base: KnowledgeBase, person: Person) -> None:
    if person.name not in opened.brief.authors:
        return
    with st.popover(_("Delete this brief …"), key="delete-brief"):
        st.write(_("Its versions and comments go with it. The lessons stay."))
        if st.button(_("Yes, delete"), key="delete_brief_yes", type="primary"):
            tell(_("Deleted: {title}", title=opened.brief.body.title))
            base.briefs.remove_brief(opened.brief.id, by=person)
            st.switch_page("views/briefs.py")
