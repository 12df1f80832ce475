"""Letter: asks the initiative of one report whether its lessons were read right."""

import streamlit as st

from app.components.address_bar import address_bar
from app.components.answer_list import answer_list
from app.components.gone import or_gone
from app.components.letter_form import letter_form, letter_list
from app.plain import plain
from app.report_address import reading_from
from app.services import knowledge_base
from app.visitor import visitor
from app.words import _
from knowledge.model.person import Right

wanted = reading_from(address_bar())
base, person = knowledge_base(), visitor()
person.require(Right.REVIEW)

with st.container(key="way-back"):
    st.page_link("views/review.py", label="← " + _("All reports with lessons"))
if not wanted.report_id:
    st.title(_("Ask the initiative"))
    st.write(_("No report is open. Choose one from the list."))
else:
    with or_gone(base, person):
        report = base.library.report(wanted.report_id, viewer=person)
    st.title(_("Ask the initiative"))
    st.markdown(f"**{plain(report.title)}**")
    st.write(
        _(
            "The letter shows the confirmed lessons of this report with their quotes, and asks "
            "whether they are right. Its link lets the people of the initiative answer without "
            "an account, and opens nothing else. What they answer waits here for you."
        )
    )
    if not base.settings.answer_url:
        st.info(
            plain(
                _(
                    "The link works on this machine only, as no public address is set "
                    "(DOORWERK_ANSWER_URL). The letter can be answered on paper or by mail."
                )
            )
        )
    letter_form(report, base=base, person=person)
    letters = base.letters.letters(report.id, viewer=person)
    if letters:
        st.header(_("Letters"))
        letter_list(letters, base=base, person=person)
    answers = base.letters.answers(viewer=person, report_id=report.id)
    if answers:
        st.header(_("Answers"))
        answer_list(answers, person=person, shows_report=False)
