"""Check my draft: each paragraph of a policy text held against what was learned."""

from functools import partial

import streamlit as st

from app.components.address_bar import address_bar
from app.components.draft_findings import begin_anew, draft_findings, draft_summary, taken
from app.components.html import show
from app.components.text_in import text_in
from app.draft_export import draft_as_docx, draft_as_markdown, taken_along
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _, spoken_now

_HELD = "checked_draft"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

address_bar()
base, person = knowledge_base(), visitor()

st.title(_("Check my draft"))
st.write(
    _(
        "Paste a draft, and see for each paragraph which lessons bear it out, which speak against "
        "it, and which conditions it forgets. The draft is not kept."
    )
)
with st.form("draft", border=False):
    handed = text_in(key="draft", label=_("Your draft, with an empty line between paragraphs"))
    is_sent = st.form_submit_button(_("Check the draft"), type="primary", key="check_draft")
if is_sent:
    st.session_state.pop(_HELD, None)
    begin_anew()
if is_sent and (came := handed.read()) is not None:
    words = _("Holding each paragraph against the base …")
    bar = st.progress(0.0, words)
    st.session_state[_HELD] = base.draft_check.check(
        came.words, viewer=person, progress=lambda share: bar.progress(share, words)
    )
    bar.empty()

checked = st.session_state.get(_HELD)
if checked:
    st.header(_("What was learned about it"))
    show(draft_summary(checked))
    st.caption(
        _(
            "Found by meaning and words, and put for or against by what kind of lesson it is. "
            "Whether it bears on your paragraph is for you to judge."
        )
    )
    draft_findings(checked, base=base, person=person)
    along = [
        taken_along(number, found, is_footnote=way == "footnote", address=base.settings.web_address)
        for number, paragraph in enumerate(checked, start=1)
        for found in paragraph.lessons
        if (way := taken(number, found.hit.lesson.id))
    ]
    with st.container(horizontal=True, key="draft-exports"):
        st.download_button(
            _("Download as Word"),
            spoken_now(
                partial(
                    draft_as_docx,
                    checked,
                    along,
                    templates=base.settings.data / "templates",
                    language=base.draft_check.language_of(checked),
                )
            ),
            "draft.docx",
            _WORD,
            key="as_word",
        )
        st.download_button(
            _("Download as Markdown"),
            spoken_now(partial(draft_as_markdown, checked, along)),
            "draft.md",
            "text/markdown",
            key="as_markdown",
        )
