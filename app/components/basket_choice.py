"""Which of a person's baskets is open, kept in the address."""

import streamlit as st

from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person


def basket_choice(*, base: KnowledgeBase, person: Person) -> str:
    """Draw a choice where there are several; return the id of the open one, or ""."""
    names = {known.id: known for known in base.baskets.names(of=person)}
    if not names:
        return ""
    wanted = st.query_params.get("id", "")
    ids = [*names]
    if len(ids) == 1:
        return ids[0]
    chosen = st.selectbox(
        _("Which basket"),
        ids,
        index=ids.index(wanted) if wanted in ids else 0,
        format_func=lambda name: f"{names[name].name} ({names[name].lesson_count})",
        key="basket_choice",
        width=420,
    )
    if chosen != wanted and wanted in ids:
        st.query_params["id"] = str(chosen)
    return str(chosen)
