"""Themes and their lessons as files, with a sheet that explains the columns."""

from collections.abc import Callable, Sequence

import streamlit as st

from app.theme_export import Sheet, as_csv, as_xlsx
from app.words import _, spoken_now

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_buttons(sheets: Callable[[], Sequence[Sheet]], *, name: str) -> None:
    """Draw the buttons that save tables: all as one workbook, the first one as CSV.

    Args:
        sheets: Makes at least one, once somebody asks for the file.
        name: Of the files, without its ending.
    """
    with st.container(horizontal=True, gap="small", key=f"files-{name}"):
        st.download_button(
            _("Save as Excel"),
            spoken_now(lambda: as_xlsx(sheets())),
            f"{name}.xlsx",
            _XLSX,
            key=f"{name}_xlsx",
            on_click="ignore",
        )
        st.download_button(
            _("Save as CSV"),
            spoken_now(lambda: as_csv(sheets()[0])),
            f"{name}.csv",
            "text/csv",
            key=f"{name}_csv",
            on_click="ignore",
        )
