"""How many initiatives there are of each kind in each country, and where there is none."""

import streamlit as st

from app.components.html import element, joined, show
from app.names import country_name, kind_name
from app.words import _
from knowledge.model.gap import Coverage


def coverage_table(coverage: Coverage) -> None:
    """Draw the table; an empty cell says that the base has no report, not that nobody did it."""
    st.header(_("No report in the base"))
    st.write(
        _(
            "Initiatives by kind and country. A dash says that this base holds none, not that "
            "there is none."
        )
    )
    heads = [element("th", _("Kind"), scope="col")]
    heads += [element("th", country_name(code), scope="col") for code in coverage.countries]
    rows = (
        element(
            "tr",
            element("th", kind_name(kind), scope="row"),
            *(
                element("td", str(coverage.counts.get((kind, code), "–")))
                for code in coverage.countries
            ),
        )
        for kind in sorted(coverage.kinds, key=lambda kind: kind_name(kind).casefold())
    )
    table = element(
        "table",
        element("thead", element("tr", joined(heads))),
        element("tbody", joined(rows)),
        class_="dw-table",
    )
    region = _("No report in the base")
    show(element("div", table, class_="dw-scroll", tabindex=0, role="region", aria_label=region))
