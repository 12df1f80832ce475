"""Removing words: the text keeps its length, and the words are nowhere on the disk after."""

import base64
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.parse.pdf import draw_marked_page
from knowledge.bootstrap import open_base
from knowledge.errors import InvalidEntry, NotAllowed, NotFound, PersonalDataOpen
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.personal import Forgotten, PersonalDecision, masked, replaced
from knowledge.model.report import ReportDetails
from knowledge.model.search import SearchQuery
from knowledge.model.span import Span
from knowledge.personal_data import FileAfter
from knowledge.records.lesson_redaction import Restated
from knowledge.settings import Settings
from tests.ingest.parse.files import zipped
from tests.knowledge.removing import NUMBER, TEXT, bring_in, pdf, places_of, remove_all
from tests.samples import COORDINATOR, READER, WRITER


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def test_the_search_of_this_test_finds_a_number_in_every_hiding_place(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x" + NUMBER.encode())
    (tmp_path / "wide").write_bytes(NUMBER.encode("utf-16-le"))
    (tmp_path / "packed").write_bytes(b"stream\n" + zlib.compress(NUMBER.encode()))
    (tmp_path / "zipped").write_bytes(zipped({"a.txt": NUMBER.encode()}))
    for gap in range(3):
        (tmp_path / f"base64 {gap}").write_bytes(base64.b64encode(b"x" * gap + NUMBER.encode()))
    (tmp_path / "none").write_bytes(b"11122233")

    assert places_of(tmp_path, NUMBER) == [
        "base64 0", "base64 1", "base64 2", "packed", "plain", "wide", "zipped",
    ]  # fmt: skip


def test_a_removed_number_is_nowhere_on_the_disk(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), f"verslag {NUMBER}.txt")
    assert places_of(base.settings.data, NUMBER)

    after = remove_all(base, report_id)

    assert after is FileAfter.GONE
    assert places_of(base.settings.data, NUMBER) == []


def test_a_removed_number_of_a_pdf_is_nowhere_and_its_page_is_still_drawn(
    base: KnowledgeBase,
) -> None:
    line = f"Mevrouw gaf haar burgerservicenummer {NUMBER} op aan de balie."
    data = pdf(line, header=f"Dossier {NUMBER}", pages=3)
    report_id = bring_in(base, data, "verslag.pdf")
    layout = base.library.layout(report_id, 0, viewer=COORDINATOR)

    after = remove_all(base, report_id)

    assert after is FileAfter.BLACKENED
    assert places_of(base.settings.data, NUMBER) == []
    kept = base.library.original(report_id, viewer=COORDINATOR)
    assert layout is not None
    picture = draw_marked_page(kept, layout, [layout.words[0].span], scale=1.0)
    assert picture.startswith(b"\x89PNG")


def test_what_a_removal_leaves_is_the_text_but_for_the_number(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    before = base.library.text(report_id, viewer=COORDINATOR).text

    remove_all(base, report_id)

    text = base.library.text(report_id, viewer=COORDINATOR).text
    passages = base.library.passages(report_id, viewer=COORDINATOR)
    assert text == before.replace(NUMBER, "█" * 9)
    assert all(text[p.span.start : p.span.end] == p.text for p in passages)
    assert all("█" * 9 in p.heading_path[0] for p in passages if p.heading_path)


def test_a_report_is_published_and_found_after_the_removal(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    remove_all(base, report_id)

    base.library.publish(report_id, by=COORDINATOR)

    hits = base.search(SearchQuery("balie apparaat"), viewer=READER).hits
    assert [hit.report.id for hit in hits][:1] == [report_id]
    assert base.search(SearchQuery(f'"{NUMBER}"'), viewer=READER).hits == ()


def test_a_published_report_is_found_by_its_new_words_at_once(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [shown.finding.number for shown in found]
    base.personal_data.decide(report_id, numbers, PersonalDecision.CONSENTED, by=COORDINATOR)
    base.library.publish(report_id, by=COORDINATOR)

    remove_all(base, report_id)

    assert base.search(SearchQuery(f'"{NUMBER}"'), viewer=READER).hits == ()
    assert base.search(SearchQuery("balie apparaat"), viewer=READER).hits
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_the_same_bytes_are_known_again_and_not_kept_again(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    remove_all(base, report_id)

    again = base.queue.receive("verslag.txt", TEXT.encode(), by=COORDINATOR)

    assert (again.is_new, again.known_report_id) == (False, report_id)
    assert places_of(base.settings.data, NUMBER) == []


@pytest.mark.parametrize(
    "written",
    [
        "111222\n333",
        "111.222.333",
        "1112 22 333",
        "111-222-333",
        "111222-\n333",
        "1 1 1 2 2 2 3 3 3",
    ],
)
def test_a_number_is_found_however_its_digits_are_parted(base: KnowledgeBase, written: str) -> None:
    text = TEXT.replace(NUMBER, "x", 1).replace(NUMBER, written)
    report_id = bring_in(base, text.encode(), "verslag.txt")

    remove_all(base, report_id)

    kept = base.library.text(report_id, viewer=COORDINATOR).text
    assert written not in kept
    assert places_of(base.settings.data, written) == []


def test_a_new_version_with_the_number_is_held_back_like_the_first(base: KnowledgeBase) -> None:
    first = bring_in(base, TEXT.encode(), "verslag.txt")
    remove_all(base, first)
    base.library.publish(first, by=COORDINATOR)
    second = bring_in(base, TEXT.encode() + b"\nEn de tuin is nu groter.\n", "verslag2.txt")
    base.library.describe(second, ReportDetails(version_of=first), by=COORDINATOR)
    with pytest.raises(PersonalDataOpen):
        base.library.publish(second, by=COORDINATOR)

    remove_all(base, second)
    base.library.publish(second, by=COORDINATOR)

    assert places_of(base.settings.data, NUMBER) == []


def test_a_file_that_is_gone_is_told_as_not_there(base: KnowledgeBase) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")
    remove_all(base, report_id)

    assert base.library.report(report_id, viewer=COORDINATOR).kept_sha256 == ""
    with pytest.raises(NotFound):
        base.library.original(report_id, viewer=COORDINATOR)


def test_a_report_without_its_words_is_deleted_whole(base: KnowledgeBase) -> None:
    data = pdf(f"Mevrouw gaf haar burgerservicenummer {NUMBER} op aan de balie.")
    report_id = bring_in(base, data, "verslag.pdf")
    remove_all(base, report_id)

    base.library.delete(report_id, by=COORDINATOR)

    assert base.queue.originals.known() == frozenset()


def test_a_number_that_is_not_there_or_a_person_without_the_right_removes_nothing(
    base: KnowledgeBase,
) -> None:
    report_id = bring_in(base, TEXT.encode(), "verslag.txt")

    with pytest.raises(InvalidEntry):
        base.personal_data.remove(report_id, [99], by=COORDINATOR)
    with pytest.raises(NotAllowed):
        base.personal_data.remove(report_id, [1], by=WRITER)
    assert NUMBER in base.library.text(report_id, viewer=COORDINATOR).text


def test_deleted_text_leaves_no_copy_in_pages_of_the_records(tmp_path: Path) -> None:
    base = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    paragraph = "Een lange alinea over de tuin en het plein, die een bladzijde vult. " * 30
    for number in range(6):
        bring_in(base, f"{number} {TEXT}\n\n{paragraph}".encode(), f"{number}.txt")

    for report in base.library.reports(viewer=COORDINATOR):
        remove_all(base, report.id)

    assert places_of(base.settings.data, NUMBER) == []
    base.close()
    with sqlite3.connect(tmp_path / "var" / "records.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_name_becomes_what_the_person_is_where_the_text_does_not_say_so_beside_it(
    base: KnowledgeBase,
) -> None:
    told = "Onze coördinator Fatima el Amrani belt. De cursus van Fatima el Amrani liep goed."
    report_id = bring_in(base, told.encode(), "verslag.txt")
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert [shown.function for shown in found] == ["coördinator", "coördinator"]

    base.personal_data.remove(report_id, found[0].alike, by=COORDINATOR, names_function=True)

    assert base.library.text(report_id, viewer=COORDINATOR).text == (
        f"Onze coördinator {'█' * 16} belt. De cursus van [coördinator]███ liep goed."
    )
    assert places_of(base.settings.data, "Amrani") == []


@given(st.text(min_size=1, max_size=200), st.data())
def test_masking_changes_nothing_but_the_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    after = masked(text, [Span(start, end)])

    assert len(after) == len(text)
    assert (after[:start], after[end:]) == (text[:start], text[end:])
    assert set(after[start:end]) <= {"█", "\n", "\r"}


@given(st.text(min_size=1, max_size=60), st.text(max_size=20))
def test_a_function_in_place_of_a_name_keeps_the_length(name: str, function: str) -> None:
    text = f"voor {name} na"

    after = replaced(text, Span(5, 5 + len(name)), function)

    assert len(after) == len(text)
    assert (after[:5], after[5 + len(name) :]) == ("voor ", " na")


def test_a_number_is_forgotten_however_it_is_grouped() -> None:
    forgotten = Forgotten.of(["1112.22.333", "jan"])

    assert forgotten.clean("a_111222333.pdf 111 222 333 1112223334 Jan") == (
        f"a_{'█' * 9}.pdf {'█' * 11} 1112223334 Jan"
    )


def test_a_code_that_happens_to_stand_in_a_removed_word_stays() -> None:
    restated = Restated("Mail condition@example.org nu.", f"Mail {'█' * 21} nu.", str.strip)

    row = {"kind": "condition", "statement": "Mail condition@example.org nu."}
    assert restated.everything(row) == {
        "kind": "condition",
        "statement": f"Mail {'█' * 21} nu.",
    }
