"""The form with which files are brought in; it answers at once, a worker reads them."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.components.notice import tell
from app.figures import day
from app.names import language_name
from app.plain import plain
from app.services import knowledge_base
from app.words import _, many
from ingest.collect import collect_upload
from ingest.collect.handing_in import hand_in as put_in_queue
from ingest.parse.ocr import ocr_available
from knowledge.model.job import Receipt
from knowledge.model.person import Person

_KNOWN = "already_here"
_OLDEST_YEAR, _NEWEST_YEAR = 1900, 2100


def hand_in(person: Person, *, initiatives: Sequence[str]) -> None:
    """Draw the form.

    Args:
        person: Who brings the files in.
        initiatives: Names that the base knows.
    """
    with st.form("hand_in", clear_on_submit=True, border=False):
        files = st.file_uploader(
            _("Files, as many as you like; a zip is unpacked"),
            accept_multiple_files=True,
            key="files",
        )
        st.caption(
            _(
                "PDF, Word, PowerPoint, Excel, OpenDocument, HTML, mail, RTF, EPUB, text. A file "
                "that is too large turns red and is left out."
            )
        )
        left, right = st.columns(2)
        initiative = left.selectbox(
            _("Initiative that wrote all of them (may stay empty)"),
            initiatives,
            index=None,
            accept_new_options=True,
            placeholder=_("Choose or type a name"),
            key="batch_initiative",
        )
        year = right.number_input(
            _("Year (may stay empty)"),
            _OLDEST_YEAR,
            _NEWEST_YEAR,
            value=None,
            format="%d",
            key="batch_year",
        )
        with_ocr = _ocr_box()
        if st.form_submit_button(_("Bring in"), key="bring_in", type="primary"):
            if not files:
                st.error(_("Choose at least one file first."))
                return
            details = {"initiative": initiative or "", "year": int(year) if year else ""}
            stated = {name: value for name, value in details.items() if value}
            _take_in(files, person, stated, with_ocr=with_ocr)
            st.rerun()


def already_here() -> None:
    """Draw the files of the last batch that the base held before, with links."""
    receipts: list[Receipt] = st.session_state.get(_KNOWN, [])
    if not receipts:
        return
    with st.container(border=True, key="already-here"):
        st.markdown("**" + _("These were here already") + "**")
        for receipt in receipts:
            _known_line(receipt)


def _ocr_box() -> bool:
    languages = ocr_available()
    if not languages:
        return False
    names = ", ".join(language_name(code) for code in languages)
    return st.checkbox(
        _("Recognise the words of scans and photos (takes longer)"),
        key="with_ocr",
        help=plain(_("This machine recognises: {languages}", languages=names)),
    )


def _take_in(
    files: Sequence[UploadedFile],
    person: Person,
    stated: dict[str, str | int],
    *,
    with_ocr: bool,
) -> None:
    receipts = [
        receipt
        for file in files
        for receipt in put_in_queue(
            knowledge_base(),
            collect_upload(file.name, file.getvalue()),
            by=person,
            details=stated,
            with_ocr=with_ocr,
        )
    ]
    st.session_state[_KNOWN] = [receipt for receipt in receipts if not receipt.is_new]
    new_count = sum(receipt.is_new for receipt in receipts)
    if new_count:
        tell(many("{count} file taken in.", "{count} files taken in.", new_count))


def _known_line(receipt: Receipt) -> None:
    since = day(receipt.known_since) if receipt.known_since else ""
    words = _("{name}: already here since {since}", name=receipt.job.file_name, since=since)
    if not receipt.known_report_id:
        st.markdown(plain(words))
        return
    st.page_link(
        "views/report.py", label=plain(words), query_params={"id": receipt.known_report_id}
    )
