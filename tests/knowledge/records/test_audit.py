"""The record of who did what cannot be changed unseen."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from knowledge.records import audit
from knowledge.records.database import Database
from knowledge.records.tables import audit_events
from tests.samples import open_records


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = open_records(tmp_path)
    for number in range(4):
        with database.writing() as connection:
            audit.record(connection, "Fatma", "published", f"rep-{number}", passages=number)
    return database


def test_an_untouched_record_holds(database: Database) -> None:
    with database.reading() as connection:
        assert audit.count(connection) == 4
        assert audit.first_broken_seal(connection) is None


def test_a_changed_name_is_found(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(
            update(audit_events).where(audit_events.c.sequence == 2).values(who="Nobody")
        )
        assert audit.first_broken_seal(connection) == 2


def test_a_removed_act_is_found(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(delete(audit_events).where(audit_events.c.sequence == 2))
        assert audit.first_broken_seal(connection) == 3


def test_the_history_of_a_subject_is_its_own(database: Database) -> None:
    with database.reading() as connection:
        events = audit.history(connection, "rep-3")

    assert [(e.act, e.data) for e in events] == [("published", {"passages": 3})]
