"""Asks an initiative about its lessons: the letter to take along, and letters that were written."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from app.components.html import element, show
from app.components.sorry import sentence
from app.figures import utc_now
from app.letter_names import letter_words
from app.letters.letter_files import in_form
from app.letters.letter_text import letter_text
from app.letters.link import link_of
from app.names import language_name
from app.plain import plain
from app.words import _
from knowledge.errors import Conflict, KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.letters import USUAL_DAYS
from knowledge.model.letter import LETTER_LANGUAGES, MOST_DAYS, Letter
from knowledge.model.person import Person
from knowledge.model.report import Report

_JUST_WRITTEN = "letter_just_written"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class _JustWritten:
    """A letter with the files that only now can be made of it."""

    letter_id: str
    report_id: str
    link: str
    files: tuple[tuple[str, str, bytes], ...]


def letter_form(report: Report, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the form that writes a letter, and the files of the one just written."""
    spoken = report.language if report.language in LETTER_LANGUAGES else "en"
    with (
        st.form("letter", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        language = st.selectbox(
            _("Language of the letter"),
            LETTER_LANGUAGES,
            index=LETTER_LANGUAGES.index(spoken),
            format_func=language_name,
            key="letter_language",
        )
        days = st.number_input(
            _("Days that its link works"), 1, MOST_DAYS, value=USUAL_DAYS, key="letter_days"
        )
        wants = st.form_submit_button(_("Write the letter"), key="letter_write", type="primary")
    if wants:
        _write(report, str(language), int(days), base, person)
    written = st.session_state.get(_JUST_WRITTEN)
    if isinstance(written, _JustWritten) and written.report_id == report.id:
        _take_along(written)


def letter_list(letters: Sequence[Letter], *, base: KnowledgeBase, person: Person) -> None:
    """Draw the letters that were written, each with a way to take its link back."""
    for letter in letters:
        with st.container(key=f"row-{letter.id}", gap="xxsmall"):
            show(element("p", letter_words(letter), class_="dw-letter"))
            if letter.is_open(utc_now()):
                st.button(
                    plain(_("Take the link back ({name})", name=letter.id)),
                    key=f"revoke-{letter.id}",
                    type="tertiary",
                    on_click=_revoke,
                    args=(letter.id, base, person),
                )


def _write(report: Report, language: str, days: int, base: KnowledgeBase, person: Person) -> None:
    try:
        written = base.letters.write(report.id, language=language, days=days, by=person)
    except Conflict:
        st.error(_("Confirm at least one lesson of this report first."))
        return
    except KnowledgeError as error:
        st.error(sentence(error))
        return
    link = link_of(written.token, base.settings)
    text = letter_text(base.letters.opened(written.token), link=link)
    name = f"doorwerk-{written.letter.id}"
    files = tuple(
        (f"{name}{ending}", media_type, in_form(text, ending))
        for ending, media_type in (
            (".docx", _DOCX),
            (".eml", "message/rfc822"),
            (".html", "text/html"),
        )
    )
    st.session_state[_JUST_WRITTEN] = _JustWritten(written.letter.id, report.id, link, files)


def _take_along(written: _JustWritten) -> None:
    with st.container(border=True, key="letter-written"):
        st.markdown("**" + _("The letter is written; take it along now") + "**")
        st.write(_("Its link is shown this once and can never be asked for again."))
        st.code(written.link, language=None, wrap_lines=True)
        labels = (_("As a Word document"), _("As a mail to send"), _("As a page to print"))
        with st.container(horizontal=True):
            for label, (name, media_type, data) in zip(labels, written.files, strict=True):
                st.download_button(
                    label, data, name, media_type, key=f"take-{name}", on_click="ignore"
                )


def _revoke(letter_id: str, base: KnowledgeBase, person: Person) -> None:
    base.letters.revoke(letter_id, by=person)
