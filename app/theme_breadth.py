"""How evenly something was told, in words."""

from app.figures import number
from app.words import _
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
