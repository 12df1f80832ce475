"""The five questions of the form for one lesson without a report."""

from app.words import _

_TITLE_CHARS = 80


def questions() -> dict[str, str]:
    """Return each question as it is asked, by the name of its answer, in order."""
    return {
        "tried": _("What did you try?"),
        "happened": _("What happened?"),
        "why": _("Why, do you think?"),
        "advice": _("What would you advise others?"),
        "fails_when": _("When does it not hold?"),
    }


def title_of_answers(tried: str) -> str:
    """Return the title of the small report that answers make."""
    words = " ".join(tried.split())
    return words if len(words) <= _TITLE_CHARS else words[: _TITLE_CHARS - 1].rstrip() + "…"
