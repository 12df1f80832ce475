"""The directory as a file: out for everybody who may see it, in for coordinators."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from app.components.html import element, joined, show
from app.components.notice import tell
from app.components.sorry import sentence
from app.row_words import why
from app.services import knowledge_base
from app.words import _, many
from ingest.exchange import RowOutcome, bring_in, read_table, row_of, write_csv, write_xlsx
from knowledge.errors import KnowledgeError
from knowledge.model.directory import DirectoryEntry
from knowledge.model.person import Person, Right

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFUSED = "refused_rows"


def directory_exchange(entries: Sequence[DirectoryEntry], *, person: Person) -> None:
    """Draw the buttons that save the list, and the form that brings one in."""
    with st.expander(_("Save or bring in a list")):
        st.write(
            _(
                "The file holds what the list holds, with conditions and lineage, but never a "
                "contact. It can be changed in a spreadsheet and brought in again."
            )
        )
        with st.container(horizontal=True):
            st.download_button(
                _("Save as CSV"),
                partial(_written, write_csv, entries),
                "initiatieven.csv",
                "text/csv",
                key="save_csv",
                on_click="ignore",
            )
            st.download_button(
                _("Save as XLSX"),
                partial(_written, write_xlsx, entries),
                "initiatieven.xlsx",
                _XLSX,
                key="save_xlsx",
                on_click="ignore",
            )
        if person.may(Right.KEEP_DIRECTORY):
            _bring_in_form(person)


def _written(
    write: Callable[[Sequence[Mapping[str, str]]], bytes], entries: Sequence[DirectoryEntry]
) -> bytes:
    """Return the list as a file; made once somebody asks for it."""
    return write([row_of(entry.profile) for entry in entries])


def _bring_in_form(person: Person) -> None:
    with st.form("directory_in", clear_on_submit=True, border=False):
        file = st.file_uploader(_("A CSV or XLSX file with a column “name”"), key="directory_file")
        sent = st.form_submit_button(_("Bring the list in"), key="directory_bring_in")
    if sent and file is not None:
        try:
            outcomes = bring_in(read_table(file.getvalue()), base=knowledge_base(), by=person)
        except KnowledgeError as error:
            st.error(sentence(error))
            return
        _told(outcomes)
        st.rerun()
    _refused_rows(st.session_state.pop(_REFUSED, ()))


def _told(outcomes: Sequence[RowOutcome]) -> None:
    refused = [outcome for outcome in outcomes if outcome.problem]
    st.session_state[_REFUSED] = refused
    tell(
        _(
            "{done} rows came in, {new} of them new initiatives; {refused} were refused.",
            done=len(outcomes) - len(refused),
            new=sum(outcome.is_new for outcome in outcomes),
            refused=len(refused),
        )
    )


def _refused_rows(refused: Sequence[RowOutcome]) -> None:
    if not refused:
        return
    st.warning(many("{count} row was refused.", "{count} rows were refused.", len(refused)))
    show(
        element(
            "ul",
            joined(
                element(
                    "li",
                    joined([_("Row {number}", number=row.number), row.name, why(row)], by=": "),
                )
                for row in refused
            ),
        )
    )
