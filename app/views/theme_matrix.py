"""Themes set out by level, place, target group …: where something was learned, and where not."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.figure_files import figure_files
from app.components.notice import show_notice
from app.components.saved_views import saved_views
from app.components.theme_filters import dimension_choice, looked, theme_filters
from app.components.theme_matrix import theme_matrix
from app.components.theme_ways import theme_ways
from app.services import knowledge_base
from app.theme_address import MATRIX
from app.theme_sheets import matrix_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person, shown = knowledge_base(), visitor(), looked()
figures = base.theme_figures
found = figures.matrix(shown.by, viewer=person, scheme=shown.scheme, where=shown.slice)

st.title(_("Themes set out"))
theme_ways(shown, here=MATRIX, person=person)
show_notice()
theme_filters(
    shown,
    figures.values(viewer=person, scheme=shown.scheme),
    base.themes.schemes.everything(viewer=person),
)
dimension_choice(shown, label=_("Set out by"))
theme_matrix(found, shown)
figure_files(lambda: matrix_sheets(found, shown, base=base, viewer=person), name="matrix")
saved_views(shown, here=MATRIX, views=base.saved_views, person=person)
