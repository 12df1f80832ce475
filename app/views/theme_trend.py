"""Themes over the years: as a share of the initiatives that reported, with its interval."""

from functools import partial

from app.components.address_bar import address_bar
from app.components.figure_page import figure_foot, figure_head, followed
from app.components.theme_filters import looked
from app.components.theme_trends import theme_trends
from app.services import knowledge_base
from app.theme_address import TREND
from app.theme_sheets import trend_sheets
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()
shown = followed(looked(), base=base)
found = base.theme_figures.trends(viewer=person, scheme=shown.scheme, where=shown.slice)

if figure_head(_("Themes over the years"), shown, here=TREND, base=base, person=person):
    theme_trends(found, shown)
    sheets = partial(trend_sheets, found, shown, base=base, viewer=person)
    figure_foot(shown, sheets, here=TREND, name="jaren", base=base, person=person)
