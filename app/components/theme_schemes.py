"""By which themes lessons are ordered: found in them, or given by a scheme."""

from collections.abc import Mapping

import streamlit as st

from app.components.notice import tell
from app.components.sorry import sentence
from app.plain import plain
from app.scheme_words import flaw_words
from app.theme_names import scheme_name
from app.words import _
from ingest.scheme_sheet import scheme_rows
from knowledge.errors import KnowledgeError, UnusableSheet
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.scheme import Scheme
from knowledge.model.theme import DISCOVERED, InBoth

_CHOICE = "theme_scheme"


def scheme_choice(schemes: Mapping[str, Scheme], wanted: str) -> str:
    """Draw the choice of a scheme; the address keeps it. Return its id, or DISCOVERED."""
    here = wanted if wanted in schemes else DISCOVERED
    st.session_state[_CHOICE] = here
    st.selectbox(
        _("Which themes"),
        [DISCOVERED, *schemes],
        format_func=lambda name: scheme_name(schemes.get(name)),
        key=_CHOICE,
        on_change=_put_in_address,
        width=480,
    )
    return here


def scheme_sheet(*, base: KnowledgeBase, person: Person) -> None:
    """Draw the form that brings in a programme's chapters as a scheme."""
    st.header(_("Bring in a programme"))
    st.write(
        _(
            "A sheet (CSV, Excel or OpenDocument) with a chapter on each row. Its first row "
            "names the columns: “nl” or “en” for the name, and where you have them “code”, "
            "“parent”, “about_nl” and “about_en”. A line that names what the chapter is "
            "about one by one, between commas, helps most."
        )
    )
    with st.form("scheme", border=False, clear_on_submit=False, width=640):
        name = st.text_input(_("What is it called?"), key="scheme_name", max_chars=80)
        file = st.file_uploader(
            _("The sheet"), type=["csv", "tsv", "xlsx", "xls", "ods"], key="scheme_file"
        )
        sent = st.form_submit_button(_("Bring in"), key="scheme_add")
    if not sent:
        return
    if file is None or not name.strip():
        st.error(_("Give the programme a name, and choose its sheet."))
        return
    try:
        rows = scheme_rows(file.name, file.getvalue())
        made = base.themes.schemes.add(InBoth(nl=name.strip()), rows, by=person)
    except UnusableSheet as error:
        st.error(plain(flaw_words(error)))
        return
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    tell(_("“{title}” is there; make themes to place the lessons with it.", title=name.strip()))
    st.query_params.from_dict({"scheme": made.id})
    st.rerun()


def _put_in_address() -> None:
    scheme = st.session_state[_CHOICE]
    st.query_params.from_dict({} if scheme == DISCOVERED else {"scheme": scheme})
