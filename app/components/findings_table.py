"""What worked beside what did not, for each theme; one of them is opened."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from app.components.html import Html, element, show
from app.components.wide_table import wide_table
from app.theme_address import Looked, address_of
from app.theme_breadth import effective_words
from app.theme_names import theme_label
from app.words import _, many
from knowledge.breadth import Breadth
from knowledge.themes.findings import ForAndAgainst


def findings_table(found: Sequence[ForAndAgainst], shown: Looked) -> None:
    """Draw a line for each theme that tells what worked or what did not."""
    told = [one for one in found if one.worked_ids or one.failed_ids]
    if not told:
        st.write(_("No lesson in a theme tells what worked or what did not."))
        return
    st.write(
        _(
            "Never counted together. Lessons that recommend, name a condition or leave a problem "
            "open stand in neither column."
        )
    )
    heads = (
        _("Theme"), _("Worked"), _("Effective number"), _("Did not work, or stood in the way"),
        _("Effective number"), _("Named conditions"),
    )  # fmt: skip
    rows = (_row(one, shown) for one in told)
    show(wide_table(heads, rows, name=_("For and against"), look="dw-roomy"))


def _row(one: ForAndAgainst, shown: Looked) -> Html:
    opened = address_of(shown.behind(one.theme.id, on=shown.came_from))
    label = theme_label(one.theme)
    link = element("a", label, href=f"/findings?{urlencode(opened, doseq=True)}")
    return element(
        "tr",
        element("th", link, scope="row", class_="dw-part" if one.theme.parent_id else None),
        *_breadth(one.worked),
        *_breadth(one.failed),
        element("td", str(len(one.conditions) + len(one.limits))),
    )


def _breadth(broad: Breadth) -> tuple[Html, Html]:
    count = many("{count} initiative", "{count} initiatives", broad.initiative_count)
    shown = count if broad.lesson_count else "–"
    return (
        element("td", shown),
        element("td", effective_words(broad) if broad.lesson_count else "–"),
    )
