"""Status: what the base holds, what makes its vectors, and whether all of it is whole."""

import streamlit as st

from app.components.notice import show_notice
from app.components.shared_with import shared_with
from app.components.upkeep_view import doctor, standing
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

base, person = knowledge_base(), visitor()

st.title(_("How the base stands"))
show_notice()
standing(base.upkeep.status())
shared_with(base.settings)
doctor(base, person)
