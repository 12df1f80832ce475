"""The registered policy texts, each with how many lessons stand in it and what was decided."""

from collections import Counter

import streamlit as st

from app.components.html import show
from app.components.source_line import facts_line
from app.figures import calendar_day
from app.names import level_name
from app.plain import plain
from app.policy_names import decision_name, policy_kind_name, stage_name
from app.words import _, many
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.policy import Decision, PolicyText


def policy_list(base: KnowledgeBase, *, viewer: Person) -> None:
    """Draw the list, those that came last first."""
    texts = base.uptakes.policies(viewer=viewer)
    if not texts:
        st.write(_("No policy text is registered yet."))
        return
    counts: dict[str, Counter[Decision]] = {text.id: Counter() for text in texts}
    for uptake in base.uptakes.everything(viewer=viewer):
        counts[uptake.policy.id][uptake.decision] += 1
    for text in texts:
        with st.container(border=True, key=f"row-{text.id}", gap="small"):
            st.page_link(
                "views/policy.py",
                label=plain(text.title),
                query_params={"id": text.id},
            )
            words = [*_facts(text), *_standing(counts[text.id])]
            show(facts_line(words))


def _facts(text: PolicyText) -> list[str]:
    return [
        policy_kind_name(text.kind),
        stage_name(text.stage),
        *([text.body] if text.body else []),
        *([level_name(text.level)] if text.level else []),
        *([calendar_day(text.dated)] if text.dated else []),
    ]


def _standing(counts: Counter[Decision]) -> list[str]:
    if not counts.total():
        return [_("no lesson linked yet")]
    return [
        many("{count} lesson", "{count} lessons", counts.total()),
        *(f"{decision_name(d).lower()}: {counts[d]}" for d in Decision if counts[d]),
    ]
