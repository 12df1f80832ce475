"""Whether the themes are a good set: each rule by its name, and where it is broken."""

from collections.abc import Mapping, Sequence

import streamlit as st

from app.components.html import Html, element, joined, show
from app.components.theme_link import theme_address
from app.theme_names import breach_words, rule_name, theme_label
from app.words import _
from knowledge.model.theme import Theme
from knowledge.themes.rules import RULES, Breach


def theme_rules(found: Sequence[Breach], themes: Mapping[str, Theme]) -> None:
    """Draw the rules.

    Args:
        found: Where rules are broken.
        themes: By id.
    """
    st.header(_("Is this a good set of themes?"))
    heads = (_("Rule"), _("Where it is broken"))
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    rows = (
        element(
            "tr",
            element("th", rule_name(rule), scope="row"),
            _broken([one for one in found if one.rule == rule], themes),
        )
        for rule in RULES
    )
    show(
        element("table", element("thead", head), element("tbody", joined(rows)), class_="dw-table")
    )


def _broken(found: Sequence[Breach], themes: Mapping[str, Theme]) -> Html:
    if not found:
        return element("td", _("Holds"), class_="dw-in-order")
    return element("td", element("ul", *(_breach(one, themes) for one in found), class_="dw-list"))


def _breach(breach: Breach, themes: Mapping[str, Theme]) -> Html:
    links: list[Html] = [_link(themes[one]) for one in breach.theme_ids if one in themes]
    if breach.lesson_ids:
        links = [
            element("a", _("Lesson {number}", number=number), href=f"/lesson?id={one}")
            for number, one in enumerate(breach.lesson_ids, start=1)
        ]
    return element("li", joined(links, by=" + "), f" ({breach_words(breach)})")


def _link(theme: Theme) -> Html:
    address = "&".join(f"{name}={value}" for name, value in theme_address(theme).items())
    return element("a", theme_label(theme), href=f"/theme?{address}")
