"""Into which policy texts a lesson went, and what was decided there."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, joined, show
from app.figures import day
from app.words import _
from knowledge.model.policy import Decision, Uptake


def lesson_uptakes(uptakes: Sequence[Uptake]) -> None:
    """Draw the policy texts that a lesson was linked to, rejected ones included."""
    st.header(_("What policy made of it"))
    if not uptakes:
        st.write(_("Not linked to any policy text yet."))
        return
    show(
        element(
            "ul",
            joined(
                element(
                    "li",
                    element("strong", uptake.policy.title),
                    f" · {decision_name(uptake.decision)}",
                    f" · {day(uptake.steps[-1].noted_at)}",
                    element("br") if uptake.steps[-1].reason else None,
                    uptake.steps[-1].reason or None,
                )
                for uptake in uptakes
            ),
        )
    )


def decision_name(decision: Decision) -> str:
    """Return what was decided on a lesson in a policy text, in words."""
    return {
        Decision.PROPOSED: _("proposed to policy"),
        Decision.ADOPTED: _("adopted"),
        Decision.ADAPTED: _("adopted after a change"),
        Decision.REJECTED: _("not adopted"),
    }[decision]
