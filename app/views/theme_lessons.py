"""The lessons behind one figure of themes, or the reports in which none was found."""

from app.components.address_bar import address_bar
from app.components.figure_lessons import figure_lessons, figure_way_back
from app.components.figure_page import followed
from app.components.gone import or_gone
from app.components.theme_files import sheet_buttons
from app.components.theme_filters import looked
from app.services import knowledge_base
from app.theme_sheets import behind_sheets
from app.visitor import visitor

address_bar()
base, person = knowledge_base(), visitor()
shown = followed(looked(), base=base)
figure_way_back(shown)
with or_gone(base, person):
    behind = base.theme_figures.behind(
        shown.themes[0] if shown.themes else "",
        viewer=person,
        scheme=shown.scheme,
        where=shown.cell,
    )
figure_lessons(behind, shown)
if behind.lessons:
    sheet_buttons(lambda: behind_sheets(behind, shown, base=base, viewer=person), name="lessen")
