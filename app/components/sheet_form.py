"""A sheet of lessons or initiatives: choose it, confirm its columns, see what is wrong."""

from collections.abc import Sequence

import streamlit as st

from app.components.html import element, joined, show
from app.components.notice import tell
from app.figures import number
from app.outcomes import refusal_sentences
from app.plain import plain
from app.sheet_words import field_name, heading_doubt, problem_sentence, sheet_kind_name
from app.words import _, many
from ingest.collect.sheet.checking import Checked, Problem, column_name
from ingest.collect.sheet.intake import (
    OpenedSheet,
    open_sheet,
    take_in_initiatives,
    take_in_lessons,
)
from ingest.outcome import Refused
from knowledge.analysis import fold
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Person
from knowledge.model.sheet import FIELDS, ColumnMapping, SheetField, SheetKind

_SHOWN_PROBLEMS, _SHOWN_ROWS = 50, 3
_TAKEN = "sheets_taken_in"


def sheet_form(*, base: KnowledgeBase, person: Person, initiatives: Sequence[str]) -> None:
    """Draw the way of a sheet, step by step.

    Args:
        base: That its rows come into.
        person: Who brings it.
        initiatives: Names that the base knows.
    """
    st.header(_("A sheet of lessons or initiatives"))
    st.write(
        _(
            "CSV, Excel or OpenDocument, with a row that names the columns. You see what each "
            "column is taken for and what is wrong in which row, before anything is taken in."
        )
    )
    kind = st.radio(
        _("What are the rows?"),
        [*SheetKind],
        format_func=lambda one: sheet_kind_name(SheetKind(one)),
        key="sheet_kind",
        horizontal=True,
    )
    # A field of its own for each sheet: one that was taken in would stay in it, as if it waited.
    count = int(st.session_state.get(_TAKEN, 0))
    types = ["csv", "tsv", "xlsx", "xls", "ods"]
    file = st.file_uploader(_("The sheet"), type=types, key=f"sheet-{count}")
    if file is None:
        return
    data = file.getvalue()
    try:
        opened = open_sheet(base, data, file_name=file.name, kind=SheetKind(kind), by=person)
    except Refused as refusal:
        st.error(plain(" ".join(refusal_sentences(refusal.code, refusal.data))))
        return
    doubt = heading_doubt(opened.sheet)
    if doubt and not opened.is_remembered:
        st.warning(plain(doubt))
    mapping = _columns(opened)
    if not mapping.is_complete:
        name = field_name(mapping.needed)
        st.warning(plain(_("Choose the column that holds: {field}.", field=name)))
        return
    checked = opened.checked(mapping)
    _first_rows(opened, mapping, checked)
    _problems(checked)
    _confirmation(base, data, opened, mapping, checked, person, initiatives)


def _columns(opened: OpenedSheet) -> ColumnMapping:
    """Draw a choice for each column; return what is chosen."""
    st.subheader(_("What each column says"))
    st.write(
        _("As you confirmed it before for sheets with these columns.")
        if opened.is_remembered
        else _("This is a guess from the names and the values; change what is wrong.")
    )
    kind = opened.mapping.kind
    guessed = {at: field for field, places in opened.mapping.columns.items() for at in places}
    chosen: dict[SheetField, tuple[int, ...]] = {}
    for at in range(len(opened.sheet.headers)):
        if at % 2 == 0:  # a row of its own, so that a phone shows them in order
            places = st.columns(2)
        field = places[at % 2].selectbox(
            plain(column_name(at, opened.sheet.headers)),
            [None, *FIELDS[kind]],
            index=0 if at not in guessed else 1 + FIELDS[kind].index(guessed[at]),
            format_func=lambda one: field_name(SheetField(one)) if one else _("(not used)"),
            key=f"column-{opened.file_name}-{kind}-{at}",
        )
        if field is not None and (field is SheetField.BACKGROUND or field not in chosen):
            chosen[SheetField(field)] = (*chosen.get(SheetField(field), ()), at)
    return ColumnMapping(kind, opened.sheet.headers, chosen)


def _first_rows(opened: OpenedSheet, mapping: ColumnMapping, checked: Checked) -> None:
    st.subheader(_("What comes in"))
    figures = [
        many("{count} row fits.", "{count} rows fit.", len(checked.rows)),
        *(
            [many("{count} is left out.", "{count} are left out.", checked.left_out_count)]
            if checked.left_out_count
            else []
        ),
        *([_("Other sheets of the file are left out.")] if opened.sheet.sheets_left_out else []),
    ]
    st.write(" ".join(figures))
    fields = list(mapping.columns)
    head = element("tr", *(element("th", field_name(f), scope="col") for f in fields))
    rows = (
        element("tr", *(element("td", " · ".join(mapping.cells(f, row.cells))) for f in fields))
        for row in checked.rows[:_SHOWN_ROWS]
    )
    show(
        element("table", element("thead", head), element("tbody", joined(rows)), class_="dw-table")
    )


def _problems(checked: Checked) -> None:
    if not checked.problems:
        return
    st.subheader(_("What is wrong"))
    names = (_("Row"), _("Column"), _("What stands there"), _("What is wrong"))
    head = element("tr", *(element("th", name, scope="col") for name in names))
    rows = (_problem_row(problem) for problem in checked.problems[:_SHOWN_PROBLEMS])
    show(
        element("table", element("thead", head), element("tbody", joined(rows)), class_="dw-table")
    )
    more = len(checked.problems) - _SHOWN_PROBLEMS
    if more > 0:
        st.write(_("And {count} more.", count=number(more)))


def _initiative(named: str, initiatives: Sequence[str]) -> str | None:
    """Draw the choice of whose lessons these are, with the one that all rows name."""
    known = {fold(name): name for name in initiatives}
    named = known.get(fold(named), named)
    options = [*initiatives, *([named] if named and named not in initiatives else [])]
    return st.selectbox(
        _("Initiative that learned all of them (may stay empty)"),
        options,
        index=options.index(named) if named else None,
        accept_new_options=True,
        placeholder=_("Choose or type a name"),
        key=f"sheet_initiative-{named}",
    )


def _problem_row(problem: Problem) -> str:
    return element(
        "tr",
        element("th", problem.row, scope="row"),
        element("td", problem.column),
        element("td", problem.value),
        element("td", problem_sentence(problem)),
    )


def _confirmation(
    base: KnowledgeBase,
    data: bytes,
    opened: OpenedSheet,
    mapping: ColumnMapping,
    checked: Checked,
    person: Person,
    initiatives: Sequence[str],
) -> None:
    is_lessons = mapping.kind is SheetKind.LESSONS
    initiative = None
    if is_lessons:
        initiative = _initiative(checked.only_initiative, initiatives)
        if len(checked.initiatives) > 1:
            st.info(
                _(
                    "The rows name several initiatives. A lesson belongs to the initiative of "
                    "its report: bring in one sheet for each, or leave the choice above empty."
                )
            )
    if not checked.rows or not st.button(
        _("The columns are right: take in"), key="sheet_take_in", type="primary"
    ):
        return
    if is_lessons:
        details: dict[str, str | int] = {"initiative": initiative} if initiative else {}
        receipt = take_in_lessons(base, data, opened, mapping, by=person, details=details)
        tell(
            _("Taken in; once it is read, its rows wait for review as lessons.")
            if receipt.is_new
            else _("This sheet was here already.")
        )
    else:
        new, known = take_in_initiatives(base, opened, mapping, by=person)
        tell(_("New initiatives: {new}. Known before: {known}.", new=new, known=known))
    st.session_state[_TAKEN] = int(st.session_state.get(_TAKEN, 0)) + 1
    st.rerun()
