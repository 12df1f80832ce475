"""Has anyone done this? A plan or a problem, the initiatives that come near it."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.directory_ways import directory_ways
from app.components.precedent_cards import plan_box, precedent_cards
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

plan = "".join(address_bar().get("plan", [])[:1])
base, person = knowledge_base(), visitor()

st.title(_("Has anyone done this?"))
directory_ways(here="done_before")
plan_box(plan)
if plan.strip():
    answer = base.precedents.done_before(plan, viewer=person)
    precedent_cards(answer, base=base, viewer=person)
