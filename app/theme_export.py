"""Themes and their lessons as CSV and XLSX, with a sheet that explains the columns."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from app.lesson_names import addressee_name, lesson_kind_name, lesson_status_name
from app.names import country_name, language_name, level_name
from app.words import _, language
from knowledge.themes.slices import Matrix
from knowledge.themes.themes import PlacedLesson, ThemeSummary

Value = str | int | float | None
_ACTS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_CHARS = 32_000  # a cell of a workbook holds 32,767


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what each column means.

    Attributes:
        name: At most 31 characters.
        columns: Heading and explanation of each.
        rows: Values in the order of the columns.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Value, ...], ...]


def themes_sheet(summaries: Iterable[ThemeSummary]) -> Sheet:
    """Return the themes and their parts, one a row."""
    rows: list[tuple[Value, ...]] = []
    for one in summaries:
        rows.append(_theme_row(one, ""))
        rows += [_theme_row(part, one.theme.label(language())) for part in one.parts]
    return Sheet(
        _("Themes"),
        (
            (_("Id"), _("Permanent name of the theme.")),
            (_("Theme"), _("Its name, or the words that set it apart.")),
            (_("Part of"), _("The theme that it is a part of.")),
            (_("Lessons"), _("How many lessons stand in it.")),
            (
                _("Independent initiatives"),
                _("How many initiatives tell it; of those with one origin, one counts."),
            ),
            (
                _("Effective number"),
                _("1/Σp²: how many equal tellers would be as uneven; 1 if one tells all."),
            ),
            (_("Initiative unknown"), _("Lessons whose initiative nobody has named.")),
            (_("Places"), _("The first-named place of each lesson.")),
            (_("Countries"), _("In which countries.")),
            (_("Languages"), _("In which languages it was told.")),
            (_("First year"), _("Of the earliest report.")),
            (_("Last year"), _("Of the latest report.")),
            (_("Thin"), _("Yes if it has fewer than 5 lessons or 2 initiatives.")),
        ),
        tuple(rows),
    )


def lessons_sheet(lessons: Iterable[tuple[str, str, PlacedLesson]]) -> Sheet:
    """Return lessons, one a row.

    Args:
        lessons: Label of the theme, label of the part or empty, the lesson.
    """
    return Sheet(
        _("Lessons"),
        (
            (_("Id"), _("Permanent name of the lesson.")),
            (_("Theme"), _("Its name, or the words that set it apart.")),
            (_("Part"), _("The part of the theme, where it is divided.")),
            (_("Lesson"), _("What was learned, as a person confirmed it.")),
            (_("State"), _("Proposed lessons are nothing that a person stands for yet.")),
            (_("Kind"), _("What sort of thing was learned.")),
            (_("Quote"), _("The words of the report that prove it.")),
            (_("Initiative"), _("Who learned it.")),
            (_("Report"), _("Where it stands.")),
            (_("Year"), _("Of the report.")),
            (_("Places"), _("Where it was learned.")),
            (_("Country"), _("Of the initiative.")),
            (_("Level"), _("How wide it reaches.")),
            (_("Addressee"), _("Who could act on it.")),
            (_("Language"), _("Of its words.")),
            (_("Holds when"), _("Condition under which it holds.")),
            (_("Fails when"), _("Condition under which it does not.")),
            (_("Confidence"), _("0 to 1: how much of its nearness stays in the theme.")),
            (_("Pinned"), _("Yes if a person put it there.")),
        ),
        tuple(_lesson_row(theme, part, placed) for theme, part, placed in lessons),
    )


def matrix_sheet(found: Matrix, names: Sequence[str]) -> Sheet:
    """Return a matrix: initiatives per theme and value, empty cells told apart.

    Args:
        found: The matrix.
        names: Of its columns, in words.
    """
    explained = _("Independent initiatives; 0: no answer found; empty: no report in the base.")
    rows: list[tuple[Value, ...]] = []
    for theme, cells in found.rows:
        counts = tuple(
            None if cell.state == "no_report" else cell.initiative_count for cell in cells
        )
        rows.append((theme.label(language()), *counts))
    columns = ((_("Theme"), _("Its name, or the words that set it apart.")),)
    return Sheet(_("Matrix"), columns + tuple((name, explained) for name in names), tuple(rows))


def as_csv(sheet: Sheet) -> bytes:
    """Return one sheet as CSV in UTF-8 with a mark that spreadsheets know."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([_safe(name) for name, _meaning in sheet.columns])
    writer.writerows([[_safe(value) for value in row] for row in sheet.rows])
    return written.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with the sheets and one that explains their columns."""
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name[:31])
        page.freeze_panes = "A2"
        page.append([_cell(page, name, is_heading=True) for name, _meaning in sheet.columns])
        for row in sheet.rows:
            page.append([_cell(page, value) for value in row])
    page = book.create_sheet(_("Columns"))
    headings = (_("Sheet"), _("Column"), _("Meaning"))
    page.append([_cell(page, name, is_heading=True) for name in headings])
    for sheet in sheets:
        for name, meaning in sheet.columns:
            page.append([_cell(page, value) for value in (sheet.name, name, meaning)])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _theme_row(one: ThemeSummary, parent: str) -> tuple[Value, ...]:
    broad = one.breadth
    return (
        one.theme.id,
        one.theme.label(language()),
        parent,
        broad.lesson_count,
        broad.initiative_count,
        round(broad.effective_count, 2),
        broad.unknown_count,
        "; ".join(broad.main_places),
        "; ".join(country_name(code) for code in broad.countries),
        "; ".join(language_name(code) for code in broad.languages),
        broad.first_year,
        broad.last_year,
        _("Yes") if one.is_thin else _("No"),
    )


def _lesson_row(theme: str, part: str, placed: PlacedLesson) -> tuple[Value, ...]:
    told, content = placed.told, placed.told.lesson.content
    initiative = told.lesson.initiative
    level = content.level or (initiative.level if initiative else None)
    return (
        told.lesson.id,
        theme,
        part,
        content.statement,
        lesson_status_name(told.lesson.status),
        lesson_kind_name(content.kind),
        " […] ".join(quote.exact for quote in told.lesson.quotes),
        initiative.name if initiative else "",
        told.lesson.report_title,
        told.year,
        "; ".join(told.places),
        country_name(told.country) if told.country else "",
        level_name(level) if level else "",
        addressee_name(content.addressee),
        language_name(told.lesson.language),
        content.holds_when,
        content.fails_when,
        round(placed.placement.confidence, 2),
        _("Yes") if placed.placement.is_pinned else _("No"),
    )


def _cell(page: object, value: Value, *, is_heading: bool = False) -> object:
    cell = WriteOnlyCell(page, value=_safe(value))
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def _safe(value: Value) -> Value:
    """Return words that no spreadsheet takes for a formula, and that fit into a cell."""
    if not isinstance(value, str):
        return value
    shown = "".join(sign for sign in value if sign >= " " or sign in "\n\t")[:_MOST_CHARS]
    return f"'{shown}" if shown.startswith(_ACTS_AS_FORMULA) else shown
