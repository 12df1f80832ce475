"""What one search costs: each question embedded once, and a handful of statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection, Engine, event

from app.cli.main import doorwerk
from knowledge.embedding.hashing import HashingEmbedder
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.person import Role
from knowledge.model.search import SearchFilter, SearchQuery
from knowledge.ports import Vectors
from tests.app.themed_base import OpenThemed
from tests.samples import COORDINATOR

QUESTION = "hoe blijven vrijwilligers?"


@dataclass(slots=True)
class Cost:
    """What was asked of the records and of the embedder."""

    statements: list[str] = field(default_factory=list)
    embedded: list[str] = field(default_factory=list)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cost]:
    cost = Cost()
    embed = HashingEmbedder.embed_queries

    def listed(_conn: Connection, _cursor: object, statement: str, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            cost.statements.append(statement)

    def embedding(self: HashingEmbedder, texts: list[str]) -> Vectors:
        cost.embedded.extend(texts)
        return embed(self, texts)

    with monkeypatch.context() as patched:
        patched.setattr(HashingEmbedder, "embed_queries", embedding)
        event.listen(Engine, "before_cursor_execute", listed)
        yield cost
        event.remove(Engine, "before_cursor_execute", listed)


def asked(base: KnowledgeBase, where: SearchFilter = SearchFilter()) -> None:
    assert base.search(SearchQuery(QUESTION, where=where), viewer=COORDINATOR).hits


def test_a_search_takes_one_embedding_and_a_dozen_statements(
    themed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    themed_base.search(SearchQuery("iets anders"), viewer=COORDINATOR)

    with counted(monkeypatch) as cost:
        asked(themed_base)

    assert cost.embedded == [QUESTION]
    assert len(cost.statements) <= 12, "\n".join(cost.statements)


def test_a_filter_adds_its_own_questions_and_reads_no_word_twice(
    themed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    themed_base.search(SearchQuery("iets anders"), viewer=COORDINATOR)

    with counted(monkeypatch) as cost:
        asked(themed_base, SearchFilter(countries=("NL",)))

    postings = [one for one in cost.statements if "lexical_postings.data" in one]
    assert cost.embedded == [QUESTION]
    assert len([one for one in postings if "SELECT lexical_postings.language" in one]) == 1
    assert len(cost.statements) <= 20, "\n".join(cost.statements)


def test_the_page_embeds_a_question_once_for_passages_and_lessons(
    open_themed: OpenThemed, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_themed("search", Role.READER, Role.WRITER, q="iets anders")

    page.query_params["q"] = QUESTION
    with counted(monkeypatch) as cost:
        page.run()

    assert not page.exception
    assert any("geleerd" in header.value for header in page.header)
    assert cost.embedded == [QUESTION]
    assert len(cost.statements) <= 32, "\n".join(cost.statements)


def test_the_command_embeds_a_question_once(
    themed_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counted(monkeypatch) as cost:
        result = CliRunner().invoke(doorwerk, ["search", QUESTION], standalone_mode=False)

    assert result.exception is None
    assert cost.embedded == [QUESTION]
