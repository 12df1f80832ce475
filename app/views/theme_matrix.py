"""Themes set out by level, place, target group …: where something was learned, and where not."""

from functools import partial

from app.components.address_bar import address_bar
from app.components.figure_page import figure_foot, figure_head
from app.components.theme_filters import dimension_choice, looked
from app.components.theme_matrix import theme_matrix
from app.services import knowledge_base
from app.theme_address import MATRIX
from app.theme_sheets import matrix_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person, shown = knowledge_base(), visitor(), looked()
found = base.theme_figures.matrix(shown.by, viewer=person, scheme=shown.scheme, where=shown.slice)

if figure_head(_("Themes set out"), shown, here=MATRIX, base=base, person=person):
    dimension_choice(shown, label=_("Set out by"))
    theme_matrix(found, shown)
    sheets = partial(matrix_sheets, found, shown, base=base, viewer=person)
    figure_foot(shown, sheets, here=MATRIX, name="matrix", base=base, person=person)
