"""Initiatives: the directory as a list and a map, narrowed by what the address says."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.directory_exchange import directory_exchange
from app.components.directory_filters import address, directory_filters
from app.components.directory_ways import directory_ways
from app.components.initiative_list import initiative_list
from app.components.initiative_map import initiative_map
from app.components.new_initiative import new_initiative
from app.components.notice import show_notice
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

address_bar()
base, person, where = knowledge_base(), visitor(), address()
found = base.initiatives.directory(where, viewer=person)

st.title(_("Initiatives"))
directory_ways(here="initiatives")
show_notice()
with st.sidebar:
    directory_filters(where, found.facets)
listed, drawn = st.columns([1, 1], gap="large")
with listed:
    initiative_list(found.entries, total_count=found.total_count)
with drawn:
    initiative_map(found.entries)
directory_exchange(found.entries, person=person)
new_initiative(person)
