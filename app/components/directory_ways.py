"""The ways within the directory: the list, and the questions that it answers."""

from app.components.page_ways import page_ways
from app.words import _


def directory_ways(*, here: str) -> None:
    """Draw links to the pages of the directory; the one that is open is no link.

    Args:
        here: Name of the view that is open, or empty.
    """
    page_ways(way_titles(), here=here, key="directory-ways")


def way_titles() -> dict[str, str]:
    """Return the title of each page of the directory, by the name of its view."""
    return {
        "initiatives": _("All initiatives"),
        "done_before": _("Has anyone done this?"),
        "fit": _("Does it fit my place?"),
        "kit": _("Starter's kit"),
        "gaps": _("Problems without an answer"),
    }
