"""For and against: what worked beside what did not, how broadly, and what contradicts what."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.contradictions import contradictions
from app.components.figure_page import figure_foot, figure_head, followed
from app.components.findings_table import findings_table
from app.components.for_and_against import for_and_against
from app.components.theme_filters import looked
from app.services import knowledge_base
from app.theme_address import FINDINGS, address_of
from app.theme_sheets import finding_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()
shown = followed(looked(), base=base)
figures = base.theme_figures
found = figures.findings(viewer=person, scheme=shown.scheme, where=shown.slice)
chosen = next((one for one in found if one.theme.id in shown.themes), None)

if figure_head(_("For and against"), shown, here=FINDINGS, base=base, person=person):
    with st.container(horizontal=True, gap="medium", key="finding-ways"):
        st.page_link(
            "views/policies.py",
            label=_("Learned often, not taken up"),
            query_params={"tab": "recurring"},
        )
        st.page_link("views/gaps.py", label=_("Problems without an answer"))
    if shown.themes and chosen is None:
        st.info(_("The theme of this address is not there any more; here are all of them."))
    if chosen is None:
        findings_table(found, shown)
    else:
        st.page_link(
            "views/findings.py",
            label="← " + _("All themes, for and against"),
            query_params=address_of(shown.back()),
        )
        behind = figures.behind(
            chosen.theme.id, viewer=person, scheme=shown.scheme, where=shown.slice
        )
        for_and_against(chosen, {one.told.lesson.id: one.told.lesson for one in behind.lessons})
    pairs = figures.contradictions(
        viewer=person, scheme=shown.scheme, theme_id=chosen.theme.id if chosen else ""
    )
    contradictions(pairs, figures=figures, person=person)
    figure_foot(
        shown,
        lambda: finding_sheets(found, pairs, shown, base=base, viewer=person),
        here=FINDINGS,
        name="voor-en-tegen",
        base=base,
        person=person,
    )
