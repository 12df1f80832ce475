"""Theme: one of them with its quotes, its lessons, and what people made of it."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.feed_link import feed_link
from app.components.gone import or_gone
from app.components.notice import show_notice
from app.components.theme_edits import theme_edits
from app.components.theme_head import theme_head
from app.components.theme_history import theme_history
from app.components.theme_lessons import theme_lessons
from app.components.theme_link import list_address
from app.components.theme_voices import theme_voices
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right
from knowledge.model.theme import DISCOVERED

address = address_bar()
theme_id = "".join(address.get("id", [])[:1])[:80]
scheme = "".join(address.get("scheme", [])[:1])[:80] or DISCOVERED
base, person = knowledge_base(), visitor()

with st.container(key="way-back"):
    st.page_link("views/themes.py", label="← " + _("All themes"), query_params=list_address(scheme))
if not theme_id:
    st.title(_("Theme"))
    st.write(_("No theme is open. Choose one from the list."))
else:
    with or_gone(base, person):
        found = base.themes.theme(theme_id, viewer=person, scheme=scheme)
    is_shaper = person.may(Right.SHAPE_THEMES)
    theme_head(found, base=base, person=person)
    if found.summary.theme.id != theme_id:
        st.info(_("The theme of this address was merged into this one."))
    show_notice()
    theme_voices(found)
    chosen = theme_lessons(found, can_choose=is_shaper)
    if is_shaper:
        theme_edits(found, chosen, base=base, person=person)
        theme_history(found.summary.theme, base=base, person=person)
    feed_link(theme_id, scheme=scheme)
