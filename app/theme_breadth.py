"""How evenly something was told, in words."""

from app.figures import number
from app.words import _, many
from knowledge.breadth import Breadth


def effective_words(broad: Breadth) -> str:
    """Return how many equal tellers would be as uneven: "3,4"."""
    return number(round(broad.effective_count, 1))


def effective_meaning() -> str:
    """Return what the effective number says, in one sentence."""
    return _(
        "The effective number (1/Σp²) says how many initiatives would tell it as evenly: near 1 "
        "if one initiative does nearly all the telling."
    )


def recurrence_words(broad: Breadth) -> list[str]:
    """Return how often something was learned: by whom, where, since when."""
    return [
        many(
            "{count} independent initiative",
            "{count} independent initiatives",
            broad.initiative_count,
        ),
        many("{count} place", "{count} places", len(broad.main_places)),
        *([_("since {year}", year=broad.first_year)] if broad.first_year else []),
    ]
