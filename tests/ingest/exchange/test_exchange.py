"""The directory out to a table and back: nothing lost, nothing run, no contact."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.exchange import bring_in, read_table, row_of, write_csv, write_xlsx
from ingest.exchange.cells import escaped, joined, parted, unescaped
from ingest.exchange.rows import StatedCondition, StatedLink, condition_text, stated_row
from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry, NotAllowed
from knowledge.initiative_entries import checked_facts, checked_name
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.condition import Bearing, Condition, ConditionKind, Setting, Source
from knowledge.model.initiative import Initiative, Level
from knowledge.model.profile import (
    LISTS,
    YEARS,
    Contact,
    Fact,
    FactValue,
    Field,
    Phase,
    Profile,
)
from knowledge.settings import read_settings
from tests.knowledge.test_fit import settings as some_setting
from tests.samples import COORDINATOR, READER

NOW = datetime(2026, 11, 25)  # noqa: DTZ001 - the records keep UTC without zone
WRITERS = pytest.mark.parametrize("write", [write_csv, write_xlsx])
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)
FORMULAS = ("=1+1", "+31 6", "-5", "@SUM(A1)", "\tx", "'=1", "''@x", "＝1")


@st.composite
def facts(draw: st.DrawFn) -> dict[Field, FactValue]:
    """Facts as the base keeps them."""
    stated: dict[Field, FactValue] = {}
    for field in draw(st.sets(st.sampled_from(Field))):
        if field in YEARS:
            stated[field] = draw(st.integers(1900, 2000))
        elif field in LISTS:
            stated[field] = tuple(draw(st.lists(TEXTS | st.sampled_from(FORMULAS), max_size=4)))
        elif field not in (Field.LEVEL, Field.PHASE, Field.COUNTRY, Field.LANGUAGE):
            stated[field] = draw(TEXTS | st.sampled_from(FORMULAS))
    stated |= {Field.LEVEL: str(Level.REGION), Field.PHASE: str(Phase.ENDED)}
    stated.pop(Field.LAST_YEAR, None)
    usable = checked_facts(stated)
    return {field: value for field, value in usable.items() if value != "unknown"}


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    stated = draw(facts())
    name = draw(TEXTS.map(lambda text: " ".join(text.split())).filter(bool))
    places = stated.get(Field.PLACES)
    level = stated.get(Field.LEVEL)
    initiative = Initiative(
        "ini-1",
        checked_name(name),
        kind=str(stated.get(Field.KIND) or ""),
        level=Level(str(level)) if level else None,
        places=places if isinstance(places, tuple) else (),
    )
    held = draw(st.lists(st.tuples(some_setting(), st.sampled_from(Bearing)), max_size=3))
    return Profile(
        initiative,
        {field: Fact(field, value, "Fatma", NOW) for field, value in stated.items()},
        tuple(
            Condition(f"con-{n}", setting, bearing, "", Source(), "Fatma", NOW)
            for n, (setting, bearing) in enumerate(held)
        ),
    )


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    settings = {"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"}
    opened = open_base(read_settings(settings))
    yield opened
    opened.close()


@WRITERS
@given(profile=profiles())
def test_what_goes_out_comes_back_the_same(write: Callable[..., bytes], profile: Profile) -> None:
    (cells,) = read_table(write([row_of(profile)]))
    row = stated_row(cells)

    assert checked_name(row.name) == checked_name(profile.initiative.name)
    assert checked_facts(row.facts) == {name: fact.value for name, fact in profile.facts.items()}
    assert row.conditions == tuple(
        StatedCondition(c.setting, c.bearing, c.note) for c in profile.conditions
    )


@given(TEXTS | st.sampled_from(FORMULAS))
def test_no_cell_is_a_formula_and_every_cell_reads_back(text: str) -> None:
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("name", ["'s-Hertogenbosch", "'t Hof", "’t Hof"])
def test_a_name_that_begins_with_an_apostrophe_stays_as_it_is(name: str) -> None:
    assert escaped(name) == name
    assert unescaped(name) == name


@given(st.lists(TEXTS.map(str.strip).filter(bool)))
def test_a_list_is_one_cell_and_back(entries: list[str]) -> None:
    assert parted(joined(tuple(entries))) == tuple(entries)


@WRITERS
def test_a_contact_is_in_no_export(base: KnowledgeBase, write: Callable[..., bytes]) -> None:
    initiative = base.initiatives.add("De Schroef", by=COORDINATOR)
    contact = Contact("Anna Invented", "anna@example.org", "", date(2026, 3, 1), "by e-mail")
    base.initiatives.state_contact(initiative, contact, by=COORDINATOR)

    written = write([row_of(base.initiatives.profile(initiative, viewer=COORDINATOR))])

    cells = read_table(written)[0]
    assert "De Schroef" in cells.values()
    assert not any("Invented" in cell or "anna@" in cell for cell in cells.values())


def test_a_formula_in_a_name_is_text_in_the_file() -> None:
    profile = Profile(Initiative("ini-1", '=HYPERLINK("http://evil.example")'))

    lines = list(csv.reader(io.StringIO(write_csv([row_of(profile)]).decode("utf-8-sig"))))

    assert lines[1][1] == '\'=HYPERLINK("http://evil.example")'


def test_rows_come_in_whole_and_a_bad_one_says_why(base: KnowledgeBase) -> None:
    rows = [
        {
            "name": "Mending Table",
            "kind": "repair café",
            "phase": "running",
            "needs": "fixers; a room",
            "funding": "unknown",
            "conditions": "needed premises yes | a room on the ground floor",
            "inspired_by": "De Schroef | no entry desk | queues",
        },
        {"name": "De Schroef", "first_year": "2013.0"},
        {"name": "Late", "first_year": "soon"},
        {"name": "Lost", "inspired_by": "Nobody knows"},
    ]

    outcomes = bring_in(rows, base=base, by=COORDINATOR)

    assert [bool(outcome.problem) for outcome in outcomes] == [False, False, True, True]
    assert outcomes[2].number == 4
    profile = base.initiatives.profile(outcomes[0].initiative_id, viewer=READER)
    assert profile.entries(Field.NEEDS) == ("fixers", "a room")
    assert profile.conditions[0].setting == Setting(ConditionKind.PREMISES, is_there=True)
    assert profile.conditions[0].note == "a room on the ground floor"
    assert (profile.examples[0].parent.name, profile.examples[0].by) == ("De Schroef", "Fatma")


def test_bringing_the_same_file_in_twice_changes_nothing(base: KnowledgeBase) -> None:
    rows = [
        {"name": "De Schroef", "conditions": "helped population 5000..20000 | a small town"},
        {"name": "Mending Table", "inspired_by": "De Schroef", "phase": "running"},
    ]
    bring_in(rows, base=base, by=COORDINATOR)
    before = [e.profile for e in base.initiatives.directory(viewer=COORDINATOR).entries]

    exported = [row_of(profile) for profile in before]
    outcomes = bring_in(read_table(write_csv(exported)), base=base, by=COORDINATOR)

    after = [e.profile for e in base.initiatives.directory(viewer=COORDINATOR).entries]
    assert after == before
    assert not any(outcome.is_new or outcome.problem for outcome in outcomes)


def test_a_row_with_an_id_renames_its_initiative(base: KnowledgeBase) -> None:
    initiative = base.initiatives.add("De Schroef", by=COORDINATOR)

    bring_in([{"id": initiative, "name": "De Schroef Deventer"}], base=base, by=COORDINATOR)

    profile = base.initiatives.profile(initiative, viewer=COORDINATOR)
    assert profile.initiative.name == "De Schroef Deventer"


def test_a_reader_brings_nothing_in(base: KnowledgeBase) -> None:
    with pytest.raises(NotAllowed):
        bring_in([{"name": "x"}], base=base, by=READER)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"a,b\n1,2\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_such_table_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidEntry):
        read_table(data)


def test_a_semicolon_file_of_a_dutch_excel_is_read() -> None:
    assert read_table("name;kind\r\nCafé;x\r\n".encode("cp1252")) == [{"name": "Café", "kind": "x"}]


def test_a_condition_and_an_example_read_like_a_sentence() -> None:
    setting = Setting(ConditionKind.POPULATION, least=5000, most=20000)
    stated = StatedCondition(setting, Bearing.NEEDED, "a small town")

    assert condition_text(stated) == "needed population 5000..20000 | a small town"
    assert stated_row({"name": "x", "inspired_by": "De Schroef | no desk"}).examples == (
        StatedLink("De Schroef", "no desk", ""),
    )


@pytest.mark.parametrize(
    ("encoding", "delimiter", "first"),
    [
        ("cp1252", ";", ""),
        ("utf-8-sig", ";", ""),
        ("utf-8", ",", ""),
        ("utf-8-sig", ";", "sep=;\r\n"),
        ("utf-16", "\t", ""),
    ],
)
def test_a_table_comes_in_as_spreadsheets_save_it(
    encoding: str, delimiter: str, first: str
) -> None:
    lines = [["name", "summary"], ["Café Zuid", 'wie "komt", helpt; altijd']]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(lines)

    rows = read_table((first + text.getvalue()).encode(encoding))

    assert rows == [{"name": "Café Zuid", "summary": 'wie "komt", helpt; altijd'}]


def test_a_second_row_of_one_name_is_refused_and_writes_over_nothing(base: KnowledgeBase) -> None:
    rows = [
        {"name": "Repaircafé", "places": "Ede"},
        {"name": " repaircafé", "places": "Leith"},
        {"name": "Kluscafé", "places": "Gent"},
    ]

    first, second, third = bring_in(rows, base=base, by=COORDINATOR)

    assert (second.initiative_id, second.column, second.same_as) == ("", "name", 2)
    assert (bool(first.problem), bool(third.problem)) == (False, False)
    profile = base.initiatives.profile(first.initiative_id, viewer=READER)
    assert profile.initiative.places == ("Ede",)
