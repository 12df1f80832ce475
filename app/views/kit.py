"""Starter's kit: what initiatives of one kind learned, by phase, to read and to take along."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.directory_ways import directory_ways
from app.components.kit_view import kit_choice, kit_view
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.directory import DirectoryFacet

wanted = "".join(address_bar().get("kind", [])[:1])[:80]
base, person = knowledge_base(), visitor()

st.title(_("Starter's kit"))
directory_ways(here="kit")
st.write(
    _(
        "What initiatives of one kind learned, in the order in which you will need it: before the "
        "start, at the start, and to keep it going. To read here, or to take along as a document."
    )
)
facets = base.initiatives.directory(viewer=person).facets
kind = kit_choice(facets[DirectoryFacet.KIND], wanted)
if kind:
    kit_view(kind, base.kits.of_kind(kind, viewer=person), base=base, viewer=person)
