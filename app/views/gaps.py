"""Problems without an answer: what was tried in vain, and what no report speaks of."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.coverage_table import coverage_table
from app.components.directory_ways import directory_ways
from app.components.open_problems import asked_problem, gap_filters, open_problems, problem_box
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.search import SearchFilter

address = address_bar()
problem = "".join(address.get("problem", [])[:1])[:500]
base, person = knowledge_base(), visitor()

st.title(_("Problems without an answer"))
directory_ways(here="gaps")
chosen = gap_filters(base.initiatives.directory(viewer=person).facets, address)
problem_box(problem)
if problem.strip():
    where = SearchFilter(kinds=chosen.kinds, countries=chosen.countries, places=chosen.places)
    asked_problem(base.gaps.asked(problem, viewer=person, where=where))
open_problems(
    base.gaps.open_problems(
        viewer=person, kinds=chosen.kinds, countries=chosen.countries, places=chosen.places
    )
)
coverage_table(base.gaps.coverage(viewer=person))
