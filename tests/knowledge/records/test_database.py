"""Transactions are whole or nothing, and the tables are those of the migrations."""

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from knowledge.errors import StoreClosed, StoreDamaged
from knowledge.records.columns import metadata
from knowledge.records.database import Database
from knowledge.records.migrate import migrate
from knowledge.records.originals import Originals


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'records.sqlite'}")
    migrate(database)
    return database


def test_the_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []


def test_migrating_twice_changes_nothing(database: Database) -> None:
    migrate(database)

    with database.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() is not None


def test_records_of_a_newer_program_are_not_touched(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreDamaged, match="newer version"):
        migrate(database)


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    def fail_half_way() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO outbox (passage_id) VALUES ('p')"))
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail_half_way()

    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM outbox")).scalar() == 0


def test_writers_in_parallel_wait_for_each_other(database: Database) -> None:
    def write_many() -> None:
        for _ in range(20):
            with database.writing() as connection:
                count = connection.execute(text("SELECT count(*) FROM outbox")).scalar()
                connection.execute(
                    text("INSERT INTO outbox (passage_id) VALUES (:p)"), {"p": str(count)}
                )

    threads = [threading.Thread(target=write_many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.reading() as connection:
        ids = connection.execute(text("SELECT passage_id FROM outbox ORDER BY sequence")).scalars()
        assert list(ids) == [str(n) for n in range(80)]


def test_a_file_that_is_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"this is not a database" * 50)

    with pytest.raises(StoreDamaged, match="backup"):
        migrate(Database(f"sqlite:///{tmp_path / 'records.sqlite'}"))


def test_a_data_folder_that_cannot_be_made_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")

    with pytest.raises(StoreClosed, match="name another in DOORWERK_DATA"):
        Database(f"sqlite:///{tmp_path / 'file' / 'records.sqlite'}")


def test_a_file_that_cannot_be_kept_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "originals").write_text("not a folder", "utf-8")

    with pytest.raises(StoreClosed, match="its disk has room"):
        Originals(tmp_path / "originals").keep(b"a report")
