"""Schemes: themes that are given, by a government, the United Nations or a programme."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from knowledge.errors import Conflict, InvalidEntry, NotFound, UnusableSheet
from knowledge.model.person import Person, Right
from knowledge.model.scheme import (
    LEAST_ENTRIES,
    MOST_CHAPTER_CHARS,
    MOST_CODE_CHARS,
    MOST_ENTRIES,
    Scheme,
    SchemeEntry,
)
from knowledge.model.theme import InBoth
from knowledge.records import audit, schemes, theme_runs
from knowledge.records.database import Database

FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "taxonomies"
_NAMES: Final = {
    "beleidsagenda": InBoth("Beleidsagenda van de overheid", "Policy agenda of the government"),
    "sdg": InBoth("Duurzame ontwikkelingsdoelen", "Sustainable Development Goals"),
    "iv3": InBoth("Taakvelden van gemeenten (Iv3)", "Fields of tasks of municipalities (Iv3)"),
    "volt": InBoth("De 5+1 uitdagingen van Volt", "Volt's 5+1 challenges"),
}
_LONGEST_LINE: Final = 500


@dataclass(frozen=True, slots=True)
class Schemes:
    """The schemes that lessons can be placed with: those that ship, and one's own."""

    database: Database

    def everything(self, *, viewer: Person) -> tuple[Scheme, ...]:
        """Return the schemes, those that ship first."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return (*shipped(), *schemes.everything(connection))

    def scheme(self, scheme_id: str, *, viewer: Person) -> Scheme:
        """Return one scheme.

        Raises:
            NotFound: If there is none with this id.
        """
        found = [one for one in self.everything(viewer=viewer) if one.id == scheme_id]
        if not found:
            raise NotFound("scheme", scheme_id)
        return found[0]

    def add(self, name: InBoth, rows: Iterable[Mapping[str, str]], *, by: Person) -> Scheme:
        """Keep a scheme from the rows of a sheet.

        Args:
            name: At least in one language.
            rows: With the keys nl or en, and where known code, parent, about_nl, about_en.
                Rows without a name are passed over; without codes they are numbered.
            by: Needs the right to shape themes.

        Raises:
            InvalidEntry: If the scheme has no name.
            UnusableSheet: If no scheme can be made of the rows; says why.
        """
        by.require(Right.SHAPE_THEMES)
        if not name:
            raise InvalidEntry("name", "give the scheme a name")
        entries = entries_from(rows)
        _check(entries)
        with self.database.writing() as connection:
            scheme_id = schemes.add(connection, name, entries, by=by.name)
            audit.record(connection, by.name, "added_scheme", scheme_id, entries=len(entries))
        return Scheme(scheme_id, name, entries, is_own=True)

    def remove(self, scheme_id: str, *, by: Person) -> None:
        """Forget a scheme that lessons were never placed with.

        Raises:
            Conflict: If there are runs of it.
        """
        by.require(Right.SHAPE_THEMES)
        with self.database.writing() as connection:
            if theme_runs.listing(connection, scheme=scheme_id):
                raise Conflict("lessons were placed with this scheme; it stays for the record")
            if not schemes.remove(connection, scheme_id):
                raise NotFound("scheme of your own", scheme_id)
            audit.record(connection, by.name, "removed_scheme", scheme_id)


def entries_from(rows: Iterable[Mapping[str, str]]) -> tuple[SchemeEntry, ...]:
    """Return the entries that the rows of a sheet hold.

    Raises:
        UnusableSheet: If a row cannot be an entry; names it.
    """
    entries = []
    for number, raw in enumerate(rows, 1):
        row = {
            str(key).strip().casefold(): " ".join(str(value or "").split())[:_LONGEST_LINE]
            for key, value in raw.items()
        }
        name = InBoth(row.get("nl", ""), row.get("en", ""))
        if not name:
            continue
        code = row.get("code", "") or str(number)
        if len(code) > MOST_CODE_CHARS:
            problem = f"row {number}: a code has at most {MOST_CODE_CHARS} characters"
            raise UnusableSheet("long_code", problem, at=code)
        about = InBoth(row.get("about_nl", ""), row.get("about_en", ""))
        entries.append(SchemeEntry(code, name, about, row.get("parent", "")))
    return tuple(sorted(entries, key=lambda entry: bool(entry.parent)))


def _check(entries: Sequence[SchemeEntry]) -> None:
    """Hold entries to what a scheme asks of them, and to names that a reader can tell apart.

    Raises:
        UnusableSheet: At the first flaw.
    """
    count = len(entries)
    if count < LEAST_ENTRIES:
        raise UnusableSheet("too_few", f"it holds {count} rows with a name", at=str(count))
    if count > MOST_ENTRIES:
        raise UnusableSheet("too_many", f"it holds {count} rows with a name", at=str(count))
    for entry in entries:
        if max(len(entry.name.nl), len(entry.name.en)) > MOST_CHAPTER_CHARS:
            problem = f"the name of {entry.code} has more than {MOST_CHAPTER_CHARS} characters"
            raise UnusableSheet("long_name", problem, at=entry.code)
    codes = [entry.code for entry in entries]
    if code := _twice(codes):
        raise UnusableSheet("code_twice", f"the code {code} stands there twice", at=code)
    names = [f"{entry.parent}\n{entry.name.nl or entry.name.en}".casefold() for entry in entries]
    if name := _twice(names).partition("\n")[2]:
        raise UnusableSheet("name_twice", f"{name} stands there twice", at=name)
    tops = {entry.code for entry in entries if not entry.parent}
    for entry in entries:
        if entry.parent and entry.parent not in tops:
            problem = f"{entry.code} is a part of {entry.parent}, which is no chapter"
            raise UnusableSheet("stray_part", problem, at=entry.parent)


def _twice(words: Iterable[str]) -> str:
    """Return the first that comes a second time, or nothing."""
    seen: set[str] = set()
    for word in words:
        if word in seen:
            return word
        seen.add(word)
    return ""


@cache
def shipped() -> tuple[Scheme, ...]:
    """Return the schemes that ship; those whose file is not there are left out."""
    found = []
    for scheme_id, name in _NAMES.items():
        path = FOLDER / f"{scheme_id}.csv"
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as file:
                found.append(Scheme(scheme_id, name, entries_from(csv.DictReader(file))))
    return tuple(found)
