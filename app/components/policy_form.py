"""The form in which a policy text is registered."""

import streamlit as st

from app.components.day_field import day_field
from app.components.text_in import text_in
from app.names import language_name, level_name
from app.policy_names import policy_kind_name, stage_name
from app.words import _
from knowledge.model.initiative import Level
from knowledge.model.policy import PolicyDraft, PolicyKind, PolicyStage

_LANGUAGES = ("nl", "en", "de", "fr", "und")
_LONGEST_TITLE_CHARS = 300


def policy_form() -> PolicyDraft | None:
    """Draw the form; return what was sent in this run, None if nothing or not enough."""
    with st.form("policy", border=False):
        title = st.text_input(_("Title"), key="policy_title", max_chars=_LONGEST_TITLE_CHARS)
        left, middle, right = st.columns(3)
        kind = left.selectbox(
            _("Sort of text"),
            [*PolicyKind],
            format_func=lambda value: policy_kind_name(PolicyKind(value)),
            key="policy_kind",
        )
        stage = middle.selectbox(
            _("Stage"),
            [*PolicyStage],
            index=1,
            format_func=lambda value: stage_name(PolicyStage(value)),
            key="policy_stage",
        )
        level = right.selectbox(
            _("Level"),
            [*Level],
            index=None,
            format_func=lambda value: level_name(Level(value)),
            placeholder=_("Unknown"),
            key="policy_level",
        )
        body = left.text_input(_("Body that decides"), key="policy_body", max_chars=120)
        with middle:
            dated = day_field(_("Date of the text"), None, key="policy_dated")
        language = right.selectbox(
            _("Language"), _LANGUAGES, format_func=language_name, key="policy_language"
        )
        handed = text_in(key="policy", label=_("The text, with an empty line between paragraphs"))
        sent = st.form_submit_button(_("Register"), type="primary", key="register_policy")
    if not sent:
        return None
    came = handed.read()
    if came is None:
        return None
    if not (title.strip() or came.title.strip()):
        st.error(_("Give the policy text a title."))
        return None
    return PolicyDraft(
        title=title.strip() or came.title,
        text=came.words,
        kind=PolicyKind(kind),
        stage=PolicyStage(stage),
        level=Level(level) if level else None,
        body=body,
        language=language,
        source=came.source,
        dated=dated,
    )
