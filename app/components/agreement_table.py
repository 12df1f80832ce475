"""How far people agree with the machine and with each other, beside what people usually reach."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import Html, element, show
from app.components.wide_table import wide_table
from app.figures import number
from app.words import _
from knowledge.model.coding import HUMAN_F1, LEAST_CODED, Agreement


def agreement_table(found: Sequence[Agreement]) -> None:
    """Draw one line for each pair of coders; a figure only from 30 lessons on."""
    st.header(_("Agreement"))
    if not found:
        st.write(_("Nobody has coded this sample yet."))
        return
    heads = (_("Who"), _("With whom"), _("Lessons"), _("F1 per lesson"), _("95 % interval"))
    show(wide_table(heads, (_row(one) for one in found), name=_("Agreement")))
    st.caption(
        _(
            "F1 is 1 where two name the same themes of every lesson, 0 where they never share one; "
            "the interval comes from drawing the lessons anew. Two people who code such texts "
            "reach about {human}, as published: a machine near that errs as people do. Below "
            "{least} lessons there is no figure.",
            human=number(HUMAN_F1),
            least=LEAST_CODED,
        )
    )


def _row(one: Agreement) -> Html:
    words = (
        (number(round(one.f1, 2)), f"{number(round(one.low, 2))}–{number(round(one.high, 2))}")
        if one.is_enough
        else (_("too few lessons"), "–")
    )
    return element(
        "tr",
        element("th", one.one, scope="row"),
        element("td", one.other or _("the machine")),
        element("td", str(one.lesson_count)),
        *(element("td", word) for word in words),
    )
