"""About: what this is, where the data stays, how to search, the licence."""

import streamlit as st

from app.services import knowledge_base
from app.words import _

st.title(_("About Doorwerk"))
st.write(
    _(
        "Citizens' initiatives write down what works, what fails and under which conditions. "
        "Doorwerk keeps every passage with its exact words and its page, and finds it again in "
        "any of four languages, so that it can work its way into policy."
    )
)
st.header(_("How to search"))
st.markdown(
    "\n".join(
        f"- {line}"
        for line in (
            _("Ask in Dutch, English, German or French; passages in the others are found too."),
            _('"Exact words" in quotation marks must occur; a word after a minus must not.'),
            _("Narrow by language, level, country, kind, initiative, place or year, at the left."),
            _("The address of a search can be shared; it opens the same search."),
            _("Every quote stands in its own language and is never translated or changed."),
        )
    )
)
st.header(_("Keys"))
st.markdown(
    "\n".join(
        f"- {line}"
        for line in (
            _("**/** puts the cursor in the search box."),
            _("**Alt + ←** and **Alt + →** turn the pages of a report."),
            _("**Tab** goes from link to link, **Enter** opens."),
        )
    )
)
st.header(_("Where the data stays"))
st.write(
    _(
        "On this machine, in one folder. Nothing is sent anywhere: no statistics, no language "
        "model, no fonts or scripts from elsewhere. Delete a report and its file, text, "
        "passages and vectors are gone."
    )
)
st.code(str(knowledge_base().settings.data), language=None, wrap_lines=True)
st.header(_("Licence"))
st.write(
    _(
        "Doorwerk is free software under the European Union Public Licence 1.2. The embedding "
        "model is multilingual-e5-small (MIT), language detection is fastText's lid.176 "
        "(CC BY-SA 3.0), the app is built with Streamlit (Apache 2.0)."
    )
)
