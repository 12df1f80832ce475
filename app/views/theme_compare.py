"""Two slices of the lessons beside each other: which themes one tells more than the other."""

from functools import partial

from app.components.address_bar import address_bar
from app.components.figure_page import figure_foot, figure_head
from app.components.theme_comparison import slices_choice, theme_comparison
from app.components.theme_filters import dimension_choice, looked
from app.services import knowledge_base
from app.theme_address import COMPARE
from app.theme_sheets import comparison_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person, shown = knowledge_base(), visitor(), looked()
found = base.theme_figures.compare(
    shown.part(shown.one), shown.part(shown.other), viewer=person, scheme=shown.scheme
)

if figure_head(_("Compare two slices"), shown, here=COMPARE, base=base, person=person):
    dimension_choice(shown, label=_("Compare by"))
    slices_choice(shown, base.theme_figures.values(viewer=person, scheme=shown.scheme))
    theme_comparison(found, shown)
    sheets = partial(comparison_sheets, found, shown, base=base, viewer=person)
    figure_foot(
        shown,
        sheets if shown.one and shown.other else None,
        here=COMPARE,
        name="vergelijking",
        base=base,
        person=person,
    )
