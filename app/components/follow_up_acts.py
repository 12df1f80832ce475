"""What a person does with a follow-up: edit, approve, send, take along."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial

import streamlit as st

from app.components.as_seen import as_seen, not_kept, saw_now
from app.components.html import element, show
from app.components.notice import tell
from app.components.sorry import sentence
from app.figures import day_and_time
from app.follow_up_names import why_names
from app.letters.follow_up_files import follow_up_file, paragraph
from app.letters.follow_up_text import FollowUpText
from app.letters.post import MailNotSent, MailPerhapsSent, Why
from app.letters.sending import send, text_of
from app.plain import plain
from app.words import _
from knowledge.errors import Conflict, InvalidEntry, KnowledgeError, SomebodyElse
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import (
    DELIVERED,
    MOST_FOLLOW_UP_CHARS,
    FollowUp,
    FollowUpState,
)
from knowledge.model.person import Person
from knowledge.open_follow_up import LONGEST_SENDING, OpenFollowUp

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES = "follow_up_files"
WORDS = "follow_up_words"
BUTTONS = ("follow_up_approve", "follow_up_keep")


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
    sent = next((key for key in BUTTONS if st.session_state.get(key)), BUTTONS[0])
    seen = as_seen(found.id, letter.words, button=sent)
    with st.form(f"follow-up-{found.id}", border=False):
        words = st.text_area(
            _("The letter"),
            seen.value,
            key=seen.key(WORDS),
            height=560,
            max_chars=MOST_FOLLOW_UP_CHARS,
            help=plain(_("Each quote has to stay exactly as it is in the report.")),
        )
        with st.container(horizontal=True):
            approves = st.form_submit_button(
                _("Approve the letter"), key=BUTTONS[0], type="primary"
            )
            keeps = st.form_submit_button(_("Keep what I changed"), key=BUTTONS[1])
    if not (approves or keeps):
        return
    if letter.words.strip() not in (seen.value.strip(), (words or "").strip()):
        _show_theirs(found, letter)
        return
    act = base.follow_ups.approve if approves else base.follow_ups.edit
    try:
        with _telling(_("The letter is approved.") if approves else _("Your changes are kept.")):
            act(found.id, words or "", drafted=letter.drafted, by=person, was=letter.words)
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
            "Handing the letter over broke off: nobody knows whether it left. Ask whoever it went "
            "to, or look into the mail server. It is not sent again by itself."
        )
    )
    with st.container(horizontal=True):
        for key, label, done, arrived in (
            ("follow_up_arrived", _("It has arrived"), _("The letter is noted as sent."), True),
            ("follow_up_not_left", _("It has not left"), _("The letter is still here."), False),
        ):
            settle = partial(base.follow_ups.settle, found.id, arrived=arrived, by=person)
            st.button(label, key=key, on_click=_do, args=(done, settle))


def on_its_way(since: datetime) -> None:
    """Tell that a letter is being handed to the mail server, and how to see what came of it."""
    st.info(
        _(
            "The letter is being handed to the mail server, since {moment}. If that breaks off, "
            "you can say here after {minutes} minutes whether it left.",
            moment=day_and_time(since),
            minutes=LONGEST_SENDING.seconds // 60,
        )
    )
    st.button(_("Look again"), key="follow_up_look")


def too_late(letter: FollowUpText) -> None:
    """Give a person the letter back that they sent once it was no draft any more."""
    if not any(st.session_state.get(key) for key in BUTTONS):
        return
    fields = [key for key in st.session_state if str(key).startswith(WORDS)]
    words = [str(st.session_state[key]) for key in fields]
    not_kept([one for one in words if one.split() != letter.words.split()])


def _show_theirs(found: FollowUp, letter: FollowUpText) -> None:
    saw_now(found.id, letter.words)
    st.error(
        _(
            "This letter was changed meanwhile; it now reads as below. Approve or keep yours once "
            "more to put it in its place."
        )
    )
    show(
        element("div", *map(paragraph, letter.paragraphs), class_="dw-paper", lang=letter.language)
    )


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


def _not_sent(why: Why) -> str:
    told = _("The letter was not sent and is still here: {why}.", why=why_names()[why])
    if why is Why.ADDRESS:
        advice = _("Ask the initiative for the right one, or take the letter along as a file.")
    else:
        advice = _(
            "Ask an administrator to look at the settings of the mail server, try again later, or "
            "take the letter along as a file."
        )
    return f"{told} {advice}"


@contextmanager
def _telling(done: str) -> Iterator[None]:
    """Tell that something was done, or why it was not."""
    try:
        yield
    except (MailPerhapsSent, InvalidEntry):
        raise  # the page says more of these
    except MailNotSent as error:
        tell(_not_sent(error.why), is_bad=True)
    except SomebodyElse as error:
        tell(sentence(error), is_bad=True)
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
