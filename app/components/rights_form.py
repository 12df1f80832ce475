"""The fields in which a coordinator states the rights on a document."""

import streamlit as st

from app.components.day_field import day_field
from app.names import permission_name, personal_data_name
from app.words import _
from knowledge.model.document_rights import DocumentRights, Permission, PersonalData


def rights_fields(known: DocumentRights, *, unseen: str = "") -> DocumentRights:
    """Draw the fields within a form; return what stands in them.

    Args:
        known: What is stated now.
        unseen: What goes along with the file and its pages do not show, in words.
    """
    with st.expander(_("Rights, source and how long to keep it"), key="rights"):
        holder = st.text_input(
            _("Who holds the rights"), known.holder, key="form_holder", max_chars=300
        )
        licence = st.text_input(
            _("Licence, as the holder states it"),
            known.licence,
            key="form_licence",
            max_chars=300,
            placeholder="CC BY 4.0",
        )
        may_quote = _permission(_("May it be quoted?"), known.may_quote, "form_may_quote")
        may_share = _permission(
            _("May the file be handed on?"), known.may_share_file, "form_may_share_file"
        )
        if unseen:
            st.caption(_("Along with it go: {parts}.", parts=unseen))
        source = st.text_input(
            _("Where it came from"), known.source, key="form_source", max_chars=2_000
        )
        left, right = st.columns(2)
        with left:
            retrieved = day_field(_("Taken from there on"), known.retrieved, key="form_retrieved")
        with right:
            keep_until = day_field(_("Keep until"), known.keep_until, key="form_keep_until")
        personal = st.selectbox(
            _("People who can be recognised"),
            [*PersonalData],
            index=[*PersonalData].index(known.personal_data),
            format_func=lambda value: personal_data_name(PersonalData(value)),
            key="form_personal_data",
        )
    return DocumentRights(
        holder=holder.strip(),
        licence=licence.strip(),
        may_quote=may_quote,
        may_share_file=may_share,
        source=source.strip(),
        retrieved=retrieved,
        keep_until=keep_until,
        personal_data=PersonalData(personal),
    )


def _permission(label: str, known: Permission, key: str) -> Permission:
    chosen = st.radio(
        label,
        [*Permission],
        index=[*Permission].index(known),
        format_func=lambda value: permission_name(Permission(value)),
        key=key,
        horizontal=True,
    )
    return Permission(chosen)
