"""What can be done with a policy text as a whole: taking its uptake along, deleting it."""

import streamlit as st

from app.brief_export.forms import file_stem
from app.components.notice import tell
from app.uptake_linked_data import uptake_as_json_ld
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person, Right
from knowledge.model.policy import PolicyText


def policy_ways(policy: PolicyText, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the ways at the end of a policy text's page."""

    def made() -> bytes:
        found = base.uptakes.citable(policy.id, viewer=person)
        return uptake_as_json_ld(policy, found, address=base.settings.web_address)

    with st.container(horizontal=True, key="policy-ways"):
        st.download_button(
            _("Uptake as linked data (JSON-LD)"),
            made,
            f"{file_stem(policy.title)}.jsonld",
            "application/ld+json",
            key="policy_json_ld",
            on_click="ignore",
        )
        if person.may(Right.DELETE):
            _delete(policy, base, person)


def _delete(policy: PolicyText, base: KnowledgeBase, person: Person) -> None:
    with st.popover(_("Delete for good …"), key="delete-policy"):
        st.write(
            _(
                "Its words, its links to lessons and the reasons of decisions leave the disk. Each "
                "lesson keeps a note of how it stood in it. This cannot be undone."
            )
        )
        if st.button(_("Yes, delete"), key="delete_policy_yes", type="primary"):
            base.uptakes.delete_policy(policy.id, by=person)
            tell(_("Deleted: {title}", title=policy.title))
            st.switch_page("views/policies.py")
