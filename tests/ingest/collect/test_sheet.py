"""A sheet's columns are guessed, confirmed by a person, checked, and its rows become lessons."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.collect.sheet.checking import ProblemCode, check, column_name
from ingest.collect.sheet.guessing import guessed, sheet_rows_of
from ingest.collect.sheet.intake import (
    OpenedSheet,
    open_sheet,
    take_in_initiatives,
    take_in_lessons,
)
from ingest.outcome import RefusalCode, Refused
from ingest.parse.row import Row
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry, NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.initiative import Level
from knowledge.model.lesson import LessonKind, LessonSource, LessonStatus
from knowledge.model.profile import Field
from knowledge.model.sheet import ColumnMapping, SheetField, SheetKind
from knowledge.settings import read_settings
from tests.ingest.collect.sheets import LESSONS, Rows, csv_of, ods_of, xlsx_of
from tests.samples import COORDINATOR, READER

INITIATIVES: Rows = (
    ("Naam", "Soort initiatief", "Niveau", "Plaats", "Land"),
    ("Tuin Zuid", "community garden", "buurt", "Rotterdam", "Nederland"),
    ("Repaircafé Gent", "repair café", "gemeente", "Gent", "BE"),
)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


def opened(base: KnowledgeBase, data: bytes, *, kind: SheetKind = SheetKind.LESSONS) -> OpenedSheet:
    return open_sheet(base, data, file_name="lessen.csv", kind=kind, by=COORDINATOR)


def guess(*rows: tuple[str, ...], kind: SheetKind = SheetKind.LESSONS) -> dict[str, list[str]]:
    sheet = sheet_rows_of([Row("", n, cells) for n, cells in enumerate(rows, start=1)], kind)
    columns = guessed(sheet, kind).columns
    return {field: [sheet.headers[at] for at in places] for field, places in columns.items()}


@pytest.mark.parametrize("write", [csv_of, xlsx_of, ods_of], ids=["csv", "xlsx", "ods"])
def test_every_row_becomes_a_lesson_quoted_from_its_own_cells(
    base: KnowledgeBase, write: Callable[[Rows], bytes]
) -> None:
    data = write(LESSONS)
    found = opened(base, data)

    take_in_lessons(base, data, found, found.mapping, by=COORDINATOR)
    Worker(base).run(until_empty=True)
    report = base.library.reports(viewer=COORDINATOR)[0]
    text = base.library.text(report.id, viewer=COORDINATOR).text
    lessons = [
        lesson
        for lesson in base.lessons.of_report(report.id, viewer=COORDINATOR)
        if lesson.source is LessonSource.SHEET
    ]

    assert [lesson.content.statement for lesson in lessons] == [row[0] for row in LESSONS[1:]]
    assert all(q.span.of(text) == q.exact for lesson in lessons for q in lesson.quotes)
    assert [q.exact for q in lessons[0].quotes] == list(LESSONS[1][:2])
    assert lessons[0].status is LessonStatus.PROPOSED
    assert lessons[0].proposed_by == "Fatma"
    assert (lessons[0].content.kind, lessons[1].content.kind) == (
        LessonKind.RECOMMENDATION, LessonKind.WORKED,
    )  # fmt: skip
    assert lessons[0].content.level is Level.NEIGHBOURHOOD
    assert lessons[0].content.places == ("Rotterdam", "Delft")
    assert lessons[0].content.fails_when == "de gemeente de pomp beheert"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("Les", "Toelichting", "Thema"), ["statement", "background", "themes"]),
        (("Lesson learned", "What happened", "Topic"), ["statement", "background", "themes"]),
        (("Erkenntnis", "Hintergrund", "Thema"), ["statement", "background", "themes"]),
        (("Leçon tirée", "Contexte", "Sujet"), ["statement", "background", "themes"]),
        (("LES", "Toelichting:", "Thema's"), ["statement", "background", "themes"]),
    ],
    ids=["nl", "en", "de", "fr", "signs"],
)
def test_headers_are_known_in_four_languages(headers: tuple[str, ...], expected: list[str]) -> None:
    assert guess(headers, ("a", "b", "c")) == {
        field: [header] for field, header in zip(expected, headers, strict=True)
    }


def test_values_tell_what_a_header_does_not() -> None:
    found = guess(
        ("Naam", "Kolom 2", "Kolom 3"),
        ("Tuin Zuid", "Nederland", "gemeente"),
        ("Repaircafé", "België", "buurt"),
        kind=SheetKind.INITIATIVES,
    )

    assert found == {"name": ["Naam"], "country": ["Kolom 2"], "level": ["Kolom 3"]}


def test_the_column_of_sentences_is_taken_for_the_lesson_if_no_header_says_so() -> None:
    found = guess(
        ("Nr", "Tekst", "Plaats"),
        ("1", "Spreek vooraf af wie de pomp nakijkt.", "Delft"),
        ("2", "Een vaste avond houdt de groep bij elkaar.", "Gent"),
    )

    assert found["statement"] == ["Tekst"]


def test_a_title_above_the_headers_is_passed_over() -> None:
    found = guess(
        ("Lessen van het programma, versie 3",), ("Les", "Plaats"), ("Deel de sleutel.", "Gent")
    )

    assert found == {"statement": ["Les"], "places": ["Plaats"]}


def test_what_is_wrong_names_row_and_column(base: KnowledgeBase) -> None:
    rows = (
        ("Les", "Soort"),
        ("Deel de sleutel.", "fout"),
        ("", "werkte"),
        ("deel de sleutel", "werkte"),
        ("=HYPERLINK(1)", ""),
        ("woord " * 31, ""),
    )
    found = opened(base, csv_of(rows))

    checked = found.checked(found.mapping)

    assert [(p.row, p.column, p.code) for p in checked.problems] == [
        ("2", "B (Soort)", ProblemCode.UNKNOWN_VALUE),
        ("3", "A (Les)", ProblemCode.MISSING),
        ("4", "A (Les)", ProblemCode.REPEATED),
        ("5", "A (Les)", ProblemCode.FORMULA),
        ("6", "A (Les)", ProblemCode.TOO_LONG),
    ]
    assert (len(checked.rows), checked.left_out_count) == (3, 2)


def test_what_a_person_confirmed_is_remembered_by_the_set_of_headers(base: KnowledgeBase) -> None:
    rows = (("Tekst A", "Tekst B"), ("Deel de sleutel met drie mensen.", "Zij komen ook."))
    first = opened(base, csv_of(rows))
    chosen = ColumnMapping(SheetKind.LESSONS, first.sheet.headers, {SheetField.STATEMENT: (1,)})
    base.sheets.confirm(chosen, by=COORDINATOR)

    turned = opened(base, csv_of([(b, a) for a, b in rows]))

    assert turned.is_remembered
    assert not first.is_remembered
    assert turned.mapping.columns == {SheetField.STATEMENT: (0,)}


def test_a_mapping_without_its_lesson_is_not_taken(base: KnowledgeBase) -> None:
    found = opened(base, csv_of(LESSONS))
    empty = ColumnMapping(SheetKind.LESSONS, found.sheet.headers, {})

    with pytest.raises(InvalidEntry, match="statement"):
        take_in_lessons(base, csv_of(LESSONS), found, empty, by=COORDINATOR)
    assert base.queue.jobs() == ()


def test_rows_of_initiatives_go_to_the_initiatives(base: KnowledgeBase) -> None:
    found = opened(base, csv_of(INITIATIVES), kind=SheetKind.INITIATIVES)

    counts = take_in_initiatives(base, found, found.mapping, by=COORDINATOR)
    again = take_in_initiatives(base, found, found.mapping, by=COORDINATOR)
    by_name = {i.name: i for i in base.library.initiatives()}

    assert (counts, again) == ((2, 0), (0, 2))
    assert by_name["Tuin Zuid"].level is Level.NEIGHBOURHOOD
    assert (by_name["Repaircafé Gent"].country, by_name["Tuin Zuid"].places) == (
        "BE", ("Rotterdam",),
    )  # fmt: skip


def test_a_row_that_leaves_something_open_does_not_forget_it(base: KnowledgeBase) -> None:
    found = opened(base, csv_of(INITIATIVES), kind=SheetKind.INITIATIVES)
    take_in_initiatives(base, found, found.mapping, by=COORDINATOR)
    poorer = csv_of((("Naam", "Land"), ("tuin  zuid", "NL")))
    other = opened(base, poorer, kind=SheetKind.INITIATIVES)

    take_in_initiatives(base, other, other.mapping, by=COORDINATOR)

    names = {i.name: i for i in base.library.initiatives()}
    assert len(names) == 2
    assert names["Tuin Zuid"].kind == "community garden"


def test_only_who_brings_in_may_open_a_sheet(base: KnowledgeBase) -> None:
    with pytest.raises(NotAllowed):
        open_sheet(base, csv_of(LESSONS), file_name="x.csv", kind=SheetKind.LESSONS, by=READER)


@pytest.mark.parametrize(
    ("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_programs_name_them(at: int, name: str) -> None:
    assert column_name(at, ()) == name


@given(st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=12))
def test_whatever_stands_in_a_sheet_is_checked_without_breaking(rows: list[list[str]]) -> None:
    given_rows = [Row("", n, tuple(cells)) for n, cells in enumerate(rows, start=1) if cells]
    try:
        sheet = sheet_rows_of(given_rows, SheetKind.LESSONS) if given_rows else None
    except Refused as refusal:
        assert refusal.code is RefusalCode.COLUMNS
        return
    if sheet is None:
        return
    mapping = guessed(sheet, SheetKind.LESSONS)
    if mapping.is_complete:
        checked = check(sheet, mapping)
        assert len(checked.rows) + checked.left_out_count == len(sheet.rows)


def test_a_row_that_tells_who_somebody_is_is_left_out_and_named(base: KnowledgeBase) -> None:
    rows = (
        ("Les", "Toelichting"),
        ("Deel de sleutel.", "Vraag het aan jan@dorp.example, hij weet het."),
        ("Kijk de pomp na.", "In het tweede jaar stond hij stil."),
    )
    found = opened(base, csv_of(rows))

    checked = found.checked(found.mapping)

    assert [(p.row, p.column, p.code, p.value) for p in checked.problems] == [
        ("2", "B (Toelichting)", ProblemCode.PERSONAL, "")
    ]
    assert [row.number for row in checked.rows] == [3]


def test_what_a_row_says_stands_in_the_directory_with_who_said_it(base: KnowledgeBase) -> None:
    found = opened(base, csv_of(INITIATIVES), kind=SheetKind.INITIATIVES)
    take_in_initiatives(base, found, found.mapping, by=COORDINATOR)
    garden = next(i for i in base.library.initiatives() if i.name == "Tuin Zuid")

    facts = base.initiatives.profile(garden.id, viewer=COORDINATOR).facts

    assert (facts[Field.LEVEL].value, facts[Field.LEVEL].by) == ("neighbourhood", "Fatma")
    assert facts[Field.PLACES].value == ("Rotterdam",)
