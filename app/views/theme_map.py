"""The map of themes: what lies near each other in meaning, with a table that says the same."""

from functools import partial

from app.components.address_bar import address_bar
from app.components.figure_page import figure_foot, figure_head
from app.components.theme_filters import looked
from app.components.theme_map import theme_map
from app.services import knowledge_base
from app.theme_address import MAP
from app.theme_sheets import map_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person, shown = knowledge_base(), visitor(), looked()
found = base.theme_figures.map(viewer=person, scheme=shown.scheme, where=shown.slice)

if figure_head(_("Map of themes"), shown, here=MAP, base=base, person=person):
    theme_map(found, shown)
    sheets = partial(map_sheets, found, shown, base=base, viewer=person)
    figure_foot(shown, sheets, here=MAP, name="kaart", base=base, person=person)
