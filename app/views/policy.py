"""One policy text: its passages, the lessons in them, and what was decided about each."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.gone import or_gone
from app.components.html import element, show
from app.components.notice import show_notice
from app.components.policy_passages import policy_passages
from app.components.policy_stage import policy_stage
from app.components.policy_ways import policy_ways
from app.plain import plain
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _

address_bar()
base, person = knowledge_base(), visitor()
with st.container(key="way-back"):
    st.page_link("views/policies.py", label="← " + _("Policy and uptake"))
policy_id = st.query_params.get("id", "")
if not policy_id:
    st.title(_("Policy text"))
    st.write(_("No policy text is open. Choose one from the list."))
else:
    with or_gone(base, person):
        policy = base.uptakes.policy(policy_id, viewer=person)
    st.title(plain(policy.title))
    show_notice()
    policy_stage(policy, base=base, person=person)
    show(
        element(
            "p",
            _(
                "Permanent address: {address}",
                address=f"{base.settings.web_address}/policy?id={policy.id}",
            ),
            class_="dw-note",
        )
    )
    policy_passages(policy, base=base, person=person)
    policy_ways(policy, base=base, person=person)
