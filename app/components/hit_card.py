"""A passage that was found: title, quote, source, and the ways on from it."""

import streamlit as st

from app.components.html import element, joined, show
from app.components.passage_quote import quote
from app.components.source_line import source_line
from app.locators import locator_words
from app.names import strength_name
from app.plain import plain
from app.report_address import hit_address
from app.words import _
from knowledge.model.search import Hit


def hit_card(hit: Hit, *, number: int, shows_strength: bool = True) -> None:
    """Draw one hit; its title and its page open the report there.

    Args:
        hit: What was found.
        number: Its place among the results, from 1.
        shows_strength: Whether to say how well it answers.
    """
    report, passage = hit.report, hit.passage
    where = hit_address(hit)
    place = locator_words(passage.locators)
    with st.container(border=True, key=f"hit-{number}", gap="small"):
        st.page_link("views/report.py", label=plain(report.title), query_params=where)
        show(
            joined(
                [
                    source_line(
                        report,
                        passage,
                        remark=strength_name(hit.strength) if shows_strength else "",
                    ),
                    _heading_path(passage.heading_path),
                    quote(
                        passage.text,
                        language=passage.language,
                        marks=hit.marks,
                        best=hit.best_sentence,
                    ),
                ]
            )
        )
        with st.container(horizontal=True, gap="medium", key=f"ways-{number}"):
            st.page_link(
                "views/report.py",
                label=plain(_("Open at {place}", place=place) if place else _("Open the text")),
                query_params=where,
            )
            st.page_link(
                "views/search.py",
                label=_("More like this"),
                query_params={"like": passage.id},
            )


def _heading_path(headings: tuple[str, ...]) -> str | None:
    if not headings:
        return None
    return element("p", " › ".join(headings), class_="dw-headings")
