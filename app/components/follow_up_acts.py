"""What a person does with a follow-up: edit, approve, send, take along."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

import streamlit as st

from app.components.html import element, show
from app.components.notice import tell
from app.components.sorry import sentence
from app.letters.follow_up_files import follow_up_file
from app.letters.follow_up_text import FollowUpText
from app.letters.post import MailNotSent, MailPerhapsSent
from app.letters.sending import send, text_of
from app.plain import plain
from app.words import _
from knowledge.errors import Conflict, InvalidEntry, KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import (
    DELIVERED,
    MOST_FOLLOW_UP_CHARS,
    FollowUp,
    FollowUpState,
)
from knowledge.model.person import Person
from knowledge.open_follow_up import OpenFollowUp

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES = "follow_up_files"


def approval(
    opened: OpenFollowUp, letter: FollowUpText, *, base: KnowledgeBase, person: Person
) -> None:
    """Draw the draft as a field, and what can be done with it."""
    found = opened.follow_up
    if not base.settings.address:
        codes = _(
            "No public address of this base is set (DOORWERK_ADDRESS): the letter names codes "
            "instead of links."
        )
        show(element("p", codes, class_="dw-note"))
    with st.form(f"follow-up-{found.id}", border=False):
        words = st.text_area(
            _("The letter"),
            letter.words,
            key="follow_up_words",
            height=560,
            max_chars=MOST_FOLLOW_UP_CHARS,
            help=plain(_("Each quote has to stay exactly as it is in the report.")),
        )
        with st.container(horizontal=True):
            approves = st.form_submit_button(
                _("Approve the letter"), key="follow_up_approve", type="primary"
            )
            keeps = st.form_submit_button(_("Keep what I changed"), key="follow_up_keep")
    if not (approves or keeps):
        return
    act = base.follow_ups.approve if approves else base.follow_ups.edit
    try:
        with _telling(_("The letter is approved.") if approves else _("Your changes are kept.")):
            act(found.id, words or "", drafted=letter.drafted, by=person)
    except InvalidEntry:
        st.error(_("Each quote has to stay exactly as it is in the report."))
    else:
        st.rerun()


def delivery(
    opened: OpenFollowUp, letter: FollowUpText, *, base: KnowledgeBase, person: Person
) -> None:
    """Draw the ways out for an approved letter; one that has left can be copied."""
    found = opened.follow_up
    is_here = found.state is FollowUpState.APPROVED
    may_leave = is_here and not letter.drafted_before
    with st.container(horizontal=True, key="follow-up-ways"):
        if may_leave and opened.can_be_mailed and base.settings.smtp_host:
            st.button(
                _("Send it now"),
                key="follow_up_send",
                type="primary",
                on_click=_send,
                args=(found, base, person),
            )
        if letter.paragraphs and (may_leave or not is_here):
            for form, label, media_type in (
                ("docx", _("As a Word document"), DOCX),
                ("eml", _("As a mail to send"), "message/rfc822"),
            ):
                st.download_button(
                    label,
                    _file(found, letter, form),
                    f"doorwerk-{found.id}.{form}",
                    media_type,
                    key=f"follow_up_{form}",
                    on_click=_save if is_here else "ignore",
                    args=(found, form, base, person) if is_here else None,
                )
        if is_here:
            st.button(
                _("Make it a draft again"),
                key="follow_up_reopen",
                type="tertiary",
                on_click=_do,
                args=(
                    _("The letter is a draft again."),
                    partial(base.follow_ups.reopen, found.id, by=person),
                ),
            )
    if may_leave:
        show(element("p", _ways_out(opened, base), class_="dw-note"))
    elif found.state in DELIVERED:
        show(element("p", _("The files are copies; the letter has left."), class_="dw-note"))


def doubt(found: FollowUp, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the question whether a letter has left."""
    st.warning(
        _(
            "The connection broke while the letter was handed over: nobody knows whether it left. "
            "Ask whoever it went to, or look into the mail server. It is not sent again by itself."
        )
    )
    with st.container(horizontal=True):
        for key, label, done, arrived in (
            ("follow_up_arrived", _("It has arrived"), _("The letter is noted as sent."), True),
            ("follow_up_not_left", _("It has not left"), _("The letter is still here."), False),
        ):
            settle = partial(base.follow_ups.settle, found.id, arrived=arrived, by=person)
            st.button(label, key=key, on_click=_do, args=(done, settle))


def _ways_out(opened: OpenFollowUp, base: KnowledgeBase) -> str:
    if not base.settings.smtp_host:
        return _(
            "No mail server is set (DOORWERK_SMTP_HOST). Take the letter along as a file; that is "
            "noted as having left."
        )
    if not opened.can_be_mailed:
        return _("There is no e-mail address to send it to. A file counts as having left.")
    return _("It leaves once: by mail from here, or as a file that you send yourself.")


def _file(found: FollowUp, letter: FollowUpText, form: str) -> bytes:
    """Return the file, the same bytes throughout a visit: the browser may still be fetching it."""
    held = st.session_state.setdefault(_FILES, {})
    name = (found.id, form, letter.words)
    if name not in held:
        held[name] = follow_up_file(letter, form)
    return bytes(held[name])


def _send(found: FollowUp, base: KnowledgeBase, person: Person) -> None:
    with suppress(MailPerhapsSent):
        _do(_("The letter has been sent."), partial(send, found.id, base=base, by=person))


def _save(found: FollowUp, form: str, base: KnowledgeBase, person: Person) -> None:
    opened = base.follow_ups.opened(found.id, viewer=person)
    drafted = text_of(opened, base=base, person=person).drafted
    save = partial(base.follow_ups.save, found.id, form, drafted=drafted, by=person)
    _do(_("The letter is noted as taken along."), save)


def _do(done: str, act: Callable[[], object]) -> None:
    with _telling(done):
        act()


@contextmanager
def _telling(done: str) -> Iterator[None]:
    """Tell that something was done, or why it was not."""
    try:
        yield
    except (MailPerhapsSent, InvalidEntry):
        raise  # the page says more of these
    except MailNotSent:
        tell(
            _(
                "The mail server did not take the letter; it is still here. Ask an administrator "
                "to look at its settings, or take the letter along as a file."
            ),
            is_bad=True,
        )
    except Conflict:
        tell(
            _(
                "The letter cannot leave as it is: what it tells of has changed or was taken back. "
                "Look at it again."
            ),
            is_bad=True,
        )
    except KnowledgeError as error:
        tell(sentence(error), is_bad=True)
    else:
        tell(done)
