"""The doctor finds what is off, and mends what the records can mend."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from knowledge.bootstrap import open_base
from knowledge.errors import NotAllowed
from knowledge.knowledge_base import KnowledgeBase
from knowledge.records.tables import audit_events, embeddings, passages
from knowledge.settings import Settings
from tests.knowledge.test_search import REPAIR, bring_in
from tests.samples import ADMIN, COORDINATOR


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    opened = open_base(Settings(data=tmp_path, embedder="hashing"))
    bring_in(opened, REPAIR, "Schroef")
    return opened


def broken(base: KnowledgeBase) -> set[str]:
    return {finding.check for finding in base.upkeep.examine() if not finding.is_in_order}


def test_a_sound_base_is_in_order(base: KnowledgeBase) -> None:
    assert broken(base) == set()


def test_a_passage_that_is_not_what_its_report_says_is_found(base: KnowledgeBase) -> None:
    with base.database.writing() as connection:
        altered = "x" * len(REPAIR[0])
        connection.execute(update(passages).where(passages.c.number == 0).values(text=altered))

    assert "quotes" in broken(base)


def test_a_missing_or_altered_original_is_found(base: KnowledgeBase) -> None:
    (sha256,) = base.queue.originals.known()
    base.queue.originals.path(sha256).write_bytes(b"something else")

    assert broken(base) == {"originals"}


def test_an_original_that_is_gone_is_found_and_not_called_mendable(base: KnowledgeBase) -> None:
    (sha256,) = base.queue.originals.known()
    base.queue.originals.path(sha256).unlink()

    (finding,) = (f for f in base.upkeep.examine() if not f.is_in_order)

    assert (finding.check, finding.broken) == ("originals", (sha256,))
    assert not finding.can_be_mended
    assert base.upkeep.mend((finding,), by=ADMIN) == ()


def test_one_word_entry_that_is_missing_is_named_and_mended(base: KnowledgeBase) -> None:
    with base.database.writing() as connection:
        index = base.library.lexical(connection)
        lost = min(index.ids())
        index.remove([lost])

    (finding,) = (f for f in base.upkeep.examine() if not f.is_in_order)
    mended = base.upkeep.mend((finding,), by=ADMIN)

    assert (finding.check, finding.broken, finding.broken_count) == ("lexical_index", (lost,), 1)
    assert mended == ("lexical_index",)
    assert broken(base) == set()


def test_an_altered_note_of_who_did_what_is_found(base: KnowledgeBase) -> None:
    with base.database.writing() as connection:
        first = audit_events.c.sequence == 1
        connection.execute(update(audit_events).where(first).values(who="Somebody else"))

    (finding,) = (f for f in base.upkeep.examine() if not f.is_in_order)

    assert (finding.check, finding.broken) == ("audit", ("1",))


def test_only_who_keeps_the_indexes_may_mend(base: KnowledgeBase) -> None:
    with pytest.raises(NotAllowed):
        base.upkeep.mend(base.upkeep.examine(), by=COORDINATOR)


def test_missing_words_and_vectors_are_mended_from_the_records(base: KnowledgeBase) -> None:
    with base.database.writing() as connection:
        connection.execute(delete(embeddings))
        base.library.lexical(connection).clear()
    base.upkeep.nearest.rebuild()
    findings = base.upkeep.examine()

    mended = base.upkeep.mend(findings, by=ADMIN)

    assert set(mended) == {"lexical_index", "vectors"}
    assert broken(base) == set()


def test_a_file_that_nobody_speaks_of_is_cleared_away(base: KnowledgeBase) -> None:
    sha256 = base.queue.originals.keep(b"left behind")
    findings = base.upkeep.examine()

    base.upkeep.mend(findings, by=ADMIN)

    assert sha256 not in base.queue.originals.known()
    assert broken(base) == set()


def test_reindexing_embeds_only_what_is_missing(base: KnowledgeBase) -> None:
    assert base.upkeep.reindex(by=ADMIN) == 0
    with base.database.writing() as connection:
        connection.execute(delete(embeddings))

    assert base.upkeep.reindex(by=ADMIN) == len(REPAIR)
    assert broken(base) == set()
