"""Passages are found by their words, weighed as BM25 says, and gone when removed."""

import math
from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text

from knowledge.indexes.bm25 import Weights
from knowledge.indexes.lexical import SqlLexicalIndex
from knowledge.indexes.lexical_tables import metadata
from knowledge.ports import LexicalEntry, Scope, TermQuery

_EVERYTHING = Scope()


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def index(connection: Connection) -> SqlLexicalIndex:
    return SqlLexicalIndex(connection)


def _entry(name: str, words: str, language: str = "nl", report: str = "r1") -> LexicalEntry:
    return LexicalEntry(name, report, language, words)


def _ask(index: SqlLexicalIndex, *words: str, language: str = "nl") -> list[str]:
    query = TermQuery(words, language)
    return list(index.search(query, limit=10, scope=_EVERYTHING).passage_ids)


def test_shares_equal_bm25_by_hand(index: SqlLexicalIndex) -> None:
    texts = {"a": "repair cafe repair", "b": "cafe in the village", "c": "garden and village"}
    index.add([_entry(name, words, "en") for name, words in texts.items()])

    hits = index.search(TermQuery(("repair", "unheard"), "en"), limit=5, scope=_EVERYTHING)

    k1, b = Weights().k1, Weights().b
    norm = 1 - b + b * 3 / ((3 + 4 + 3) / 3)
    known, unknown = (math.log(1 + rest) ** Weights().sharpness for rest in (2.5 / 1.5, 3.5 / 0.5))
    expected = known * 2 * (k1 + 1) / (2 + k1 * norm) / ((known + unknown) * (k1 + 1))
    assert hits.passage_ids == ("a",)
    assert hits.shares[0] == pytest.approx(expected, rel=1e-5)


def test_a_word_inside_a_compound_is_found_below_the_word_itself(index: SqlLexicalIndex) -> None:
    index.add(
        [
            _entry("compound", "een woningbouwvereniging zoekt ruimte voor ouderen"),
            _entry("word", "een woning zoekt ruimte"),
            _entry("other", "een tuin"),
        ]
    )

    assert _ask(index, "woningen") == ["word", "compound"]


def test_a_compound_question_finds_its_parts_written_apart(index: SqlLexicalIndex) -> None:
    index.add([_entry("apart", "de coöperatie voor zorg"), _entry("other", "de tuin")])

    assert _ask(index, "zorgcoöperatie") == ["apart"]


def test_the_title_helps_to_find_a_passage(index: SqlLexicalIndex) -> None:
    titled = LexicalEntry("titled", "r1", "nl", "het begon klein", ("Repaircafé Deventer",))
    index.add([titled, _entry("other", "het begon groot")])

    assert _ask(index, "deventer") == ["titled"]


def test_removed_passages_leave_no_postings(index: SqlLexicalIndex, connection: Connection) -> None:
    index.add([_entry("a", "buurtbus rijdt"), _entry("b", "buurtbus staat")])

    index.remove(["a", "b", "unknown"])

    assert _ask(index, "buurtbus") == []
    assert len(index) == 0
    assert connection.scalar(text("SELECT count(*) FROM lexical_postings")) == 0


def test_adding_again_replaces(index: SqlLexicalIndex) -> None:
    index.add([_entry("a", "buurtbus")])

    index.add([_entry("a", "moestuin")])

    assert (_ask(index, "buurtbus"), _ask(index, "moestuin"), len(index)) == ([], ["a"], 1)


def test_what_a_transaction_undoes_is_not_found() -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        SqlLexicalIndex(connection).add([_entry("a", "buurtbus")])
        connection.rollback()

        assert _ask(SqlLexicalIndex(connection), "buurtbus") == []
    engine.dispose()


def test_the_scope_narrows_by_report_and_language(index: SqlLexicalIndex) -> None:
    index.add(
        [
            _entry("a", "solar energy", "en", "r1"),
            _entry("b", "energie Solar", "de", "r2"),
            _entry("c", "solar garden", "en", "r2"),
        ]
    )
    scope = Scope(report_ids=frozenset({"r2"}), languages=frozenset({"en"}))

    hits = index.search(TermQuery(("solar",), "en"), limit=5, scope=scope)

    assert hits.passage_ids == ("c",)


def test_the_scope_narrows_by_passage(index: SqlLexicalIndex) -> None:
    index.add([_entry(name, "buurtbus") for name in ("a", "b", "c")])
    scope = Scope(passage_ids=frozenset({"b", "c", "gone"}))

    hits = index.search(TermQuery(("buurtbus",), "nl"), limit=5, scope=scope)

    assert hits.passage_ids == ("b", "c")
    assert index.holding(["buurtbus"], language="nl", scope=scope) == {"b", "c"}


def test_shares_of_further_passages_come_along(index: SqlLexicalIndex) -> None:
    index.add([_entry("a", "buurtbus"), _entry("b", "moestuin")])

    hits = index.search(
        TermQuery(("buurtbus",), "nl"), limit=1, scope=_EVERYTHING, also=["b", "unknown"]
    )

    assert hits.passage_ids == ("a", "b")
    assert hits.shares[1] == 0.0


def test_common_words_count_only_when_there_is_nothing_else(index: SqlLexicalIndex) -> None:
    index.add([_entry(f"p{n}", f"de woord{n}") for n in range(20)])

    assert _ask(index, "de", "woord7") == ["p7"]
    assert len(_ask(index, "de")) == 10


def test_holding_wants_every_word_in_any_form(index: SqlLexicalIndex) -> None:
    index.add([_entry("both", "huizen en tuinen"), _entry("one", "huizen")])

    found = index.holding(("huis", "tuin"), language="nl", scope=_EVERYTHING)

    assert found == frozenset({"both"})


def test_passages_beyond_one_block_are_found(index: SqlLexicalIndex) -> None:
    index.add(
        [_entry(f"p{n:04}", "buurtbus rijdt" if n % 1000 == 7 else "niets") for n in range(2100)]
    )

    assert sorted(_ask(index, "buurtbus")) == ["p0007", "p1007", "p2007"]


def test_an_empty_index_and_an_empty_question_find_nothing(index: SqlLexicalIndex) -> None:
    assert _ask(index, "buurtbus") == []
    assert _ask(index) == []
    assert index.holding((), language="nl", scope=_EVERYTHING) == frozenset()
