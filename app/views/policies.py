"""Policy texts: registered ones, what waits for an answer, what recurs, what was adopted."""

from datetime import date

import streamlit as st

from app.components.address_bar import address_bar
from app.components.notice import show_notice, tell
from app.components.policy_form import policy_form
from app.components.policy_list import policy_list
from app.components.recurrences import recurrences
from app.components.uptake_list import uptake_list
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

wanted = "".join(address_bar().get("tab", [])[:1])
base, person = knowledge_base(), visitor()
today = date.today()  # noqa: DTZ011  the day where the person is

st.title(_("Policy and uptake"))
show_notice()
names = {
    "texts": _("Policy texts"),
    "waiting": _("No answer yet"),
    "recurring": _("Learned often, not taken up"),
    "adopted": _("Adopted"),
    "register": _("Register a text"),
}
texts, waiting, recurring, adopted, register = st.tabs(
    list(names.values()), default=names.get(wanted), key="policy_tabs"
)
with texts:
    policy_list(base, viewer=person)
with waiting:
    months = st.slider(_("Waiting for at least so many months"), 0, 24, 3, key="months")
    found = base.uptakes.unanswered(months=months, today=today, viewer=person)
    if not found:
        st.write(_("Nothing has waited that long."))
    uptake_list(found, key="waiting", base=base, person=person)
with recurring:
    recurrences(base, person=person)
with adopted:
    year = int(st.number_input(_("Year"), 2000, 2100, today.year, format="%d", key="adopted_year"))
    taken_up = base.uptakes.adopted_in(year, viewer=person)
    if not taken_up:
        st.write(_("Nothing was adopted in this year."))
    uptake_list(taken_up, key="adopted", base=base, person=person)
with register:
    if not person.may(Right.TRACK_UPTAKE):
        st.write(_("Policy writers, analysts and coordinators register policy texts."))
    else:
        draft = policy_form()
        if draft is not None:
            made = base.uptakes.register(draft, by=person)
            tell(_("“{title}” is registered.", title=made.title))
            st.switch_page("views/policy.py", query_params={"id": made.id})
