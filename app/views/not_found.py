"""Where an address leads that no page has: what is wrong, and where to go on."""

import streamlit as st

from app.plain import plain
from app.words import _

st.title(_("Page not found"))
address = st.query_params.get("address", "")
st.info(
    _(
        "There is no page at the address “/{address}”. Was it typed or copied whole?",
        address=plain(address),
    )
    if address
    else _("There is no page at this address. Was it typed or copied whole?")
)
with st.container(horizontal=True, gap="medium"):
    st.page_link("views/search.py", label=_("To Search"))
    st.page_link("views/about.py", label=_("About Doorwerk"))
