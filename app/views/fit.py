"""Does it fit my place? An initiative's conditions beside a place, never one score."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.directory_ways import directory_ways
from app.components.fit_table import fit_table
from app.components.notice import show_notice
from app.components.place_choice import initiative_choice, place_choice
from app.components.place_form import place_form
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.fit import compare

address = address_bar()
base, person = knowledge_base(), visitor()

st.title(_("Does it fit my place?"))
directory_ways(here="fit")
show_notice()
st.write(
    _(
        "Each condition of an initiative beside your place: the same, different or unknown. There "
        "is no score; whether it fits is for you to judge."
    )
)
left, right = st.columns(2, gap="large")
with left:
    initiative_id = initiative_choice(
        base.initiatives.directory(viewer=person).entries, address=address
    )
with right:
    place = place_choice(base.places.everything(viewer=person), address=address)
if initiative_id and place is not None:
    fit_table(compare(base.initiatives.profile(initiative_id, viewer=person), place))
place_form(place, by=person)
