"""Themes: what all the lessons say together, how broadly, and how that came about."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.notice import show_notice
from app.components.theme_overview import theme_overview
from app.components.theme_schemes import scheme_choice
from app.components.theme_ways import theme_ways
from app.components.theme_workshop import theme_workshop
from app.services import knowledge_base
from app.theme_address import Looked
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right
from knowledge.model.theme import DISCOVERED

wanted = "".join(address_bar().get("scheme", [])[:1])[:80]
base, person = knowledge_base(), visitor()

schemes = {one.id: one for one in base.themes.schemes.everything(viewer=person)}
st.title(_("What do all the lessons say together?"))
theme_ways(Looked(scheme=wanted or DISCOVERED), here="themes", person=person)
show_notice()
scheme = scheme_choice(schemes, wanted)
if person.may(Right.SHAPE_THEMES):
    theme_workshop(scheme, base=base, person=person)
else:
    theme_overview(scheme, base=base, person=person)
