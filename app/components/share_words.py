"""Shares of initiatives in words: percents where there are enough, counts where not."""

from app.words import _
from knowledge.breadth import Share


def counted(share: Share) -> str:
    """Return how many of how many: "5 of 9"."""
    return _("{count} of {total}", count=share.count, total=share.total_count)


def percent_with_interval(share: Share) -> str:
    """Return "56 % (27–81)"; nothing where there are too few initiatives for a share."""
    if not share.is_enough:
        return ""
    low, high = (round(100 * end) for end in (share.low, share.high))
    return f"{round(100 * share.share)} % ({low}–{high})"
