"""A figure as a file: its table as CSV, or a workbook that explains its columns."""

from collections.abc import Callable, Sequence

import streamlit as st

from app.theme_export import Sheet, as_csv, as_xlsx
from app.words import _

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def figure_files(sheets: Callable[[], Sequence[Sheet]], *, name: str) -> None:
    """Draw the buttons that save a figure; the file is made once somebody asks for it.

    Args:
        sheets: Makes them; the first one alone goes into the CSV.
        name: Of the file, without its ending.
    """
    with st.container(horizontal=True, key="figure-files"):
        st.download_button(
            _("Save as CSV"),
            lambda: as_csv(sheets()[0]),
            f"{name}.csv",
            "text/csv",
            key="save_csv",
            on_click="ignore",
        )
        st.download_button(
            _("Save as XLSX"),
            lambda: as_xlsx(sheets()),
            f"{name}.xlsx",
            _XLSX,
            key="save_xlsx",
            on_click="ignore",
        )
