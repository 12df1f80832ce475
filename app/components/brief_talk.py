"""What colleagues say of a brief, and its versions with what changed from one to the next."""

from collections.abc import Sequence

import streamlit as st

from app.brief_words import version_note
from app.components.brief_section import attempt
from app.components.html import Html, element, joined, show
from app.figures import day_and_time
from app.plain import plain
from app.words import _
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefBody, BriefVersion, Comment
from knowledge.model.person import Person
from knowledge.open_brief import OpenBrief


def comments(opened: OpenBrief, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the comments, the open ones first, and a place for a new one."""
    st.header(_("Comments"))
    words = {sentence.id: sentence.text for sentence in opened.brief.body.sentences()}
    for comment in sorted(opened.comments, key=lambda c: bool(c.settled_by)):
        _comment(comment, words, opened, base, person)
    with st.form("comment", border=False, clear_on_submit=True):
        on = st.selectbox(
            _("About"),
            ["", *words],
            format_func=lambda name: words.get(name, "")[:90] or _("The whole brief"),
            key="comment_on",
        )
        text = st.text_area(_("Your comment"), key="comment_text")
        sent = st.form_submit_button(_("Send comment"), key="comment_send")
    if sent:
        attempt(
            lambda: base.brief_review.comment(
                opened.brief.id, text, sentence_id=on or "", by=person
            )
        )


def versions(opened: OpenBrief, *, base: KnowledgeBase, person: Person) -> None:
    """Draw the versions; one may be chosen to see what changed since."""
    st.header(_("Versions"))
    kept = base.brief_review.versions(opened.brief.id, viewer=person)
    by_number = {version.number: version for version in kept}
    chosen = st.selectbox(
        _("What changed since"),
        [*reversed(by_number)],
        format_func=lambda number: _version_name(by_number[number]),
        key="version",
        index=None,
        placeholder=_("Choose a version"),
    )
    if chosen is not None:
        show(differences(by_number[chosen].body, opened.brief.body))
    with st.form("keep-version", border=False, clear_on_submit=True):
        note = st.text_input(_("Keep this text as a version, because"), key="version_note")
        if st.form_submit_button(_("Keep version"), key="version_keep"):
            attempt(lambda: base.brief_review.keep_version(opened.brief.id, note=note, by=person))


def differences(before: BriefBody, after: BriefBody) -> Html:
    """Return the sentences that came, went or were worded anew, as a list."""
    old = {sentence.id: sentence.text for sentence in before.sentences()}
    new = {sentence.id: sentence.text for sentence in after.sentences()}
    gone = [element("li", element("del", old[name])) for name in old if name not in new]
    changed = [
        element("li", element("del", old[name]), " ", element("ins", new[name]))
        for name in new
        if name in old and old[name] != new[name]
    ]
    come = [element("li", element("ins", new[name])) for name in new if name not in old]
    if not (gone or changed or come):
        return element("p", _("Nothing in the sentences changed."))
    return element("ul", joined([*gone, *changed, *come]), class_="dw-changes")


def _comment(
    comment: Comment,
    words: dict[str, str],
    opened: OpenBrief,
    base: KnowledgeBase,
    person: Person,
) -> None:
    about = words.get(comment.sentence_id, "")
    settled = (
        element("p", _("Settled by {person}", person=comment.settled_by), class_="dw-state")
        if comment.settled_by
        else None
    )
    parts: Sequence[str | None] = [
        element("p", element("strong", comment.by), f", {day_and_time(comment.at)}"),
        element("p", f"“{about[:120]}”", class_="dw-claim") if about else None,
        element("p", comment.text),
        settled,
    ]
    with st.container(key=f"comment-{comment.id}", gap="xsmall"):
        show(element("div", *parts, class_="dw-comment"))
        if not comment.settled_by and st.button(
            _("Settled"), key=f"settle-{comment.id}", type="tertiary"
        ):
            attempt(lambda: base.brief_review.settle(opened.brief.id, comment.id, by=person))


def _version_name(version: BriefVersion) -> str:
    note = version_note(version.note)
    name = f"{version.number}. {day_and_time(version.at)}, {version.by}"
    return plain(f"{name} · {note}") if note else plain(name)
