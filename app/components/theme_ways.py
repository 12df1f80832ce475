"""The ways between themes and their figures; what is narrowed goes along."""

from dataclasses import replace

from app.components.page_ways import page_ways
from app.roles import pages_of
from app.theme_address import COMPARE, FINDINGS, MAP, MATRIX, TREND, Looked, address_of
from app.words import _
from knowledge.model.person import Person


def theme_ways(looked: Looked, *, here: str, person: Person) -> None:
    """Draw links to the figures of the same themes and the same slice.

    Args:
        looked: What the page shows.
        here: Name of the view that is open, or empty.
        person: Who sees the pages that their roles open.
    """
    kept = replace(looked.back(), one=(), other=())
    opened = {page.name for page in pages_of(person)}
    titles = {name: title for name, title in figure_titles().items() if name in opened}
    page_ways(titles, here=here, key="theme-ways", address=address_of(kept))


def figure_titles() -> dict[str, str]:
    """Return the title of each page of themes, by the name of its view."""
    return {
        "themes": _("All themes"),
        MATRIX: _("Matrix"),
        TREND: _("Over the years"),
        COMPARE: _("Compare"),
        MAP: _("Map of themes"),
        FINDINGS: _("For and against"),
        "agreement": _("Agreement"),
    }
