"""What a policy text is, and how far it has come."""

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.components.source_line import facts_line
from app.figures import calendar_day
from app.names import language_name, level_name
from app.policy_names import policy_kind_name, stage_name
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right
from knowledge.model.policy import PolicyStage, PolicyText


def policy_stage(policy: PolicyText, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the facts, and for those who may the choice of a stage."""
    facts = [
        policy_kind_name(policy.kind),
        *([policy.body] if policy.body else []),
        *([level_name(policy.level)] if policy.level else []),
        *([calendar_day(policy.dated)] if policy.dated else []),
        language_name(policy.language),
        *([policy.source] if policy.source else []),
    ]
    show(facts_line(facts))
    if not person.may(Right.TRACK_UPTAKE):
        show(element("p", _("Stage: {stage}", stage=stage_name(policy.stage))))
        return
    chosen = st.selectbox(
        _("Stage"),
        [*PolicyStage],
        index=[*PolicyStage].index(policy.stage),
        format_func=lambda value: stage_name(PolicyStage(value)),
        key="stage",
    )
    if chosen is not policy.stage:
        base.uptakes.move_to(policy.id, PolicyStage(chosen), by=person)
        tell(_("The stage is noted."))
        st.rerun()
