"""A base that an older program left behind is told, and answers by the rules of now."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import update

from app.cli.keep import _finding_line
from ingest.worker import Worker
from knowledge.analysis import ANALYSER_VERSION
from knowledge.bootstrap import open_base
from knowledge.doctor import Finding
from knowledge.knowledge_base import KnowledgeBase
from knowledge.ports import Scope
from knowledge.records.tables import embeddings
from knowledge.settings import Settings
from tests.samples import ADMIN

# Written by the program of before "Split no form of a short word as a compound": one published
# report, "De vrijwilligers stoppen als niemand ze bedankt.", and one confirmed lesson of it.
# To that program's analyser, version 1, "stoppen" held the word "pen".
_OLDER = Path(__file__).parents[1] / "knowledge" / "older" / "analyser-1.sqlite.gz"


@pytest.fixture
def older(tmp_path: Path) -> KnowledgeBase:
    (tmp_path / "records.sqlite").write_bytes(gzip.decompress(_OLDER.read_bytes()))
    return open_base(Settings(data=tmp_path, embedder="hashing"))


def finding(base: KnowledgeBase, check: str) -> Finding:
    return next(one for one in base.upkeep.examine() if one.check == check)


def held(base: KnowledgeBase, word: str) -> bool:
    """Say whether the index holds a passage under a word."""
    with base.database.reading() as connection:
        index = base.library.lexical(connection)
        return bool(index.holding([word], language="nl", scope=Scope()))


def test_the_doctor_names_the_analyser_that_made_an_index(older: KnowledgeBase) -> None:
    found = finding(older, "analyser")

    assert (found.broken, found.made_by, found.now) == (
        ("lexical_index", "lesson_index"),
        "?",
        ANALYSER_VERSION,
    )
    assert "doorwerk reindex" in _finding_line(found)


def test_a_worker_indexes_the_words_anew_by_itself(older: KnowledgeBase) -> None:
    assert held(older, "pen")

    Worker(older).run(until_empty=True)

    assert finding(older, "analyser").is_in_order
    assert not held(older, "pen")
    assert held(older, "stoppen")
    assert finding(older, "lexical_index").is_in_order
    assert finding(older, "lesson_index").is_in_order
    assert older.upkeep.renew_words(by="worker") is None


def test_a_worker_that_is_stopped_leaves_the_rest_for_the_next(older: KnowledgeBase) -> None:
    assert older.upkeep.renew_words(by="worker", goes_on=lambda: False) is None

    assert not finding(older, "analyser").is_in_order
    assert held(older, "stoppen")


@pytest.mark.parametrize("way", ["reindex", "mend"])
def test_an_administrator_indexes_the_words_anew(older: KnowledgeBase, way: str) -> None:
    if way == "reindex":
        older.upkeep.reindex(by=ADMIN)
    else:
        older.upkeep.mend((finding(older, "analyser"),), by=ADMIN)

    assert finding(older, "analyser").is_in_order
    assert not held(older, "pen")


def test_the_doctor_names_the_embedder_of_vectors_that_are_there(older: KnowledgeBase) -> None:
    with older.database.writing() as connection:
        connection.execute(update(embeddings).values(model="another-model"))

    found = finding(older, "vectors")

    assert (found.made_by, found.now) == ("another-model", older.embedder.fingerprint)
    assert "doorwerk reindex" in _finding_line(found)
