"""What two reports look like to each other, and what a person may say of it, in words."""

from app.figures import number
from app.words import _, many
from knowledge.model.resemblance import Likeness, Resemblance, Verdict


def likeness_sentence(found: Resemblance) -> str:
    """Return in one sentence what the machine counted of two reports."""
    title = found.other_title
    if found.likeness is Likeness.SAME_TEXT:
        return _("Every sentence is in “{title}” too, and the other way round.", title=title)
    return many(
        "{count} sentence is in “{title}” too: {share} of this report, {share_of_other} of that one.",  # noqa: E501
        "{count} sentences are in “{title}” too: {share} of this report, {share_of_other} of that one.",  # noqa: E501
        found.shared_count,
        title=title,
        share=_percent(found.share_of_report),
        share_of_other=_percent(found.share_of_other),
    )


def likeness_name(found: Resemblance) -> str:
    """Return what it looks like to be, as the beginning of a question."""
    return {
        Likeness.SAME_TEXT: _("This text is here already, in another file"),
        Likeness.VERSION: _("This looks like another version of a report that is here"),
        Likeness.EXCERPT: _("This shares a part with a report that is here"),
    }[found.likeness]


def verdict_name(verdict: Verdict) -> str:
    """Return what a person decided, in words."""
    return {
        Verdict.REPLACES: _("It replaces that report"),
        Verdict.PART_OF: _("It is a part of that report"),
        Verdict.SEPARATE: _("It is a report of its own"),
    }[verdict]


def _percent(share: float) -> str:
    return f"{number(round(100 * share))} %"
