"""What columns of a sheet say, and what is wrong with a cell, in words."""

from app.words import _
from ingest.collect.sheet.checking import Problem, ProblemCode
from ingest.collect.sheet.guessing import SheetRows
from knowledge.model.sheet import SheetField, SheetKind


def sheet_kind_name(kind: SheetKind) -> str:
    """Return what the rows of a sheet are, in words."""
    return {
        SheetKind.LESSONS: _("Each row is a lesson"),
        SheetKind.INITIATIVES: _("Each row is an initiative"),
    }[kind]


def field_name(field: SheetField) -> str:
    """Return what a column can say, in words."""
    return {
        SheetField.STATEMENT: _("The lesson"),
        SheetField.BACKGROUND: _("What happened, why, advice"),
        SheetField.LESSON_KIND: _("Kind of lesson"),
        SheetField.HOLDS_WHEN: _("Holds when"),
        SheetField.FAILS_WHEN: _("Does not hold when"),
        SheetField.ADDRESSEE: _("For whom"),
        SheetField.THEMES: _("Themes"),
        SheetField.NAME: _("Name of the initiative"),
        SheetField.INITIATIVE_KIND: _("Kind of initiative"),
        SheetField.LEVEL: _("Level"),
        SheetField.PLACES: _("Places"),
        SheetField.COUNTRY: _("Country"),
    }[field]


def heading_doubt(sheet: SheetRows) -> str:
    """Return what to look at where no name of a column is known, empty where one is."""
    if sheet.has_known_header:
        return ""
    return _(
        "Row {row} was taken for the names of the columns, though none of them is known. If it is "
        "a row like the others, put a row with names above it: as it is, it is not taken in.",
        row=sheet.heading.label,
    )


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong with a cell, and what comes of it."""
    return {
        ProblemCode.MISSING: _("Empty, and every row needs it; the row is left out."),
        ProblemCode.REPEATED: _("The same as in an earlier row; the row is left out."),
        ProblemCode.TOO_LONG: _("More than 30 words; it is to be shortened on review."),
        ProblemCode.UNKNOWN_VALUE: _("Not a value that is known here; it is left open."),
        ProblemCode.PERSONAL: _(
            "Tells a number, an address or the like of a person; the row is left out. Take it "
            "out of the sheet first."
        ),
        ProblemCode.FORMULA: _("Looks like a formula; it is kept as text."),
    }[problem.code]
