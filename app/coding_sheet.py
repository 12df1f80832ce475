"""How far people agree with the machine and with each other, as a table for a file."""

from collections.abc import Iterable

from app.theme_export import Sheet, Value
from app.words import _
from knowledge.model.coding import Agreement


def agreement_sheet(found: Iterable[Agreement]) -> Sheet:
    """Return one row for each pair of coders; figures only where enough lessons were coded."""
    rows: list[tuple[Value, ...]] = []
    for one in found:
        figures = (one.f1, one.low, one.high) if one.is_enough else (None, None, None)
        rounded = (None if figure is None else round(figure, 4) for figure in figures)
        rows.append((one.one, one.other or _("the machine"), one.lesson_count, *rounded))
    columns = (
        (_("Who"), _("Name of a coder.")),
        (_("With whom"), _("Name of another, or the machine.")),
        (_("Lessons"), _("How many lessons both have coded.")),
        (_("F1 per lesson"), _("Mean over the lessons, 0 to 1; empty below 30 lessons.")),
        (_("F1 from"), _("Lower end of its 95 % interval, by drawing the lessons anew.")),
        (_("F1 to"), _("Upper end of it.")),
    )
    return Sheet(_("Agreement"), columns, tuple(rows))
