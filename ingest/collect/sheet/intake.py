"""A sheet from a person: looked at, its columns proposed, checked, and taken in once confirmed."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from ingest.collect.sheet.checking import Checked, check
from ingest.collect.sheet.guessing import SheetRows, guessed, sheet_rows_of
from ingest.collect.sheet.initiatives import initiatives_of
from ingest.collect.source import file_name_of
from ingest.outcome import RefusalCode, Refused
from ingest.parse.sandbox import read_rows_in_child
from ingest.proposing import ROWS
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Receipt
from knowledge.model.person import Person, Right
from knowledge.model.sheet import ColumnMapping, SheetKind


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A sheet before anybody has confirmed its columns.

    Attributes:
        file_name: Without any folder.
        sheet: Its headers and rows.
        mapping: What a person confirmed for these headers before, else a guess.
        is_remembered: Whether a person confirmed it before.
    """

    file_name: str
    sheet: SheetRows
    mapping: ColumnMapping
    is_remembered: bool

    def checked(self, mapping: ColumnMapping) -> Checked:
        """Return which rows can be taken in with this mapping, and what is wrong."""
        return check(self.sheet, mapping)


def open_sheet(
    base: KnowledgeBase, data: bytes, *, file_name: str, kind: SheetKind, by: Person
) -> OpenedSheet:
    """Return a sheet with the columns that its headers and values speak for.

    It is read in a child process; formulas give their last saved value and are never
    evaluated.

    Raises:
        Refused: If it cannot be read, or no row names its columns.
        NotAllowed: If the person may not bring reports in.
    """
    by.require(Right.BRING_IN)
    name = file_name_of(file_name)
    with tempfile.NamedTemporaryFile(prefix="doorwerk-sheet-") as file:
        file.write(data)
        file.flush()
        try:
            rows = read_rows_in_child(Path(file.name), file_name=name)
        except Refused as refusal:
            if refusal.data.get("detail") == "memory":
                raise Refused(RefusalCode.TOO_BIG, detail="sheet_memory") from refusal
            raise
    sheet = sheet_rows_of(rows, kind)
    known = base.sheets.mapping_for(kind, sheet.headers)
    return OpenedSheet(name, sheet, known or guessed(sheet, kind), known is not None)


def take_in_lessons(
    base: KnowledgeBase,
    data: bytes,
    opened: OpenedSheet,
    mapping: ColumnMapping,
    *,
    by: Person,
    details: dict[str, str | int] | None = None,
) -> Receipt:
    """Bring the sheet in as a report; once it is read, each checked row is a proposed lesson.

    Raises:
        InvalidEntry: If no column is assigned to the lesson itself.
    """
    base.sheets.confirm(mapping, by=by)
    stated: dict[str, str | int] = {**(details or {}), ROWS: "yes"}
    return base.queue.receive(opened.file_name, data, by=by, details=stated)


def take_in_initiatives(
    base: KnowledgeBase, opened: OpenedSheet, mapping: ColumnMapping, *, by: Person
) -> tuple[int, int]:
    """Enter the checked rows as initiatives; return how many are new and how many were known.

    Raises:
        InvalidEntry: If no column is assigned to the name.
    """
    base.sheets.confirm(mapping, by=by)
    rows = opened.checked(mapping).rows
    return base.sheets.enter(initiatives_of(rows, mapping), by=by)
