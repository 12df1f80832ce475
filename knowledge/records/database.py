"""Opens the records: one engine, short transactions, one writer at a time."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from knowledge.errors import SettingsError, StoreBusy, StoreClosed, StoreDamaged

_log = logging.getLogger(__name__)
_BUSY_SECONDS = 30
_UNWRITABLE = ("unable to open", "readonly", "disk is full", "disk I/O error")
_FEWEST_CHARS = 4
_READ_BYTES = 1 << 22
_WRITERS_LOCK = 0x646F6F72  # any number, the same for every process of a base


class Database:
    """The relational records of one base, in SQLite (WAL) or PostgreSQL.

    Readers never wait. Writers wait for each other, at most 30 s: what one reads before it
    writes (a place in the queue, the last seal of the audit, a block of postings) no other
    changes meanwhile.
    """

    def __init__(self, url: str) -> None:
        """Open the database at an SQLAlchemy URL; the file is made if it is missing.

        Raises:
            SettingsError: If the driver of that database is not installed.
            StoreClosed: If its folder cannot be made.
        """
        self.url = url
        parsed = make_url(url)
        self.folder = Path(parsed.database or "").parent
        if parsed.get_backend_name() == "sqlite" and parsed.database:
            _make_folder(self.folder)
        try:
            self.engine: Engine = create_engine(parsed)
        except ModuleNotFoundError as error:
            raise SettingsError(
                "database", f"needs {error.name}: pip install 'doorwerk[postgresql]'"
            ) from error
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @property
    def is_sqlite(self) -> bool:
        """Whether the records are in SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the records throughout."""
        with _typed_errors(self.folder), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept, or none.

        Raises:
            StoreBusy: If another writer does not finish within 30 s.
        """
        with _typed_errors(self.folder), self.engine.connect() as connection:
            connection = connection.execution_options(doorwerk_writes=True)
            with connection.begin():
                if not self.is_sqlite:
                    _wait_for_other_writers(connection)
                yield connection

    def forget_deleted(self) -> None:
        """Overwrite on disk what was deleted: SQLite keeps it in its log until then.

        PostgreSQL overwrites it when its own vacuum and its log come round; that is for who
        runs it.
        """
        if not self.is_sqlite:
            return
        connection = self.engine.raw_connection()
        try:
            busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        if busy[0]:
            _log.warning("deleted text stays in the write-ahead log until readers are done")

    def make_sure_of(self, words: Sequence[str]) -> None:
        """Write the file of the records anew if words that were deleted still stand in it.

        SQLite overwrites what it deletes, but where it moves rows between pages an old copy
        may be left in the free part of one. Other reports may hold the same words by right;
        then the file is written anew for nothing.
        """
        path = make_url(self.url).database
        if not self.is_sqlite or not path or not _stands_in(Path(path), words):
            return
        connection = self.engine.raw_connection()
        try:
            connection.cursor().execute("VACUUM")
        finally:
            connection.close()
        self.forget_deleted()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _stands_in(path: Path, words: Sequence[str]) -> bool:
    """Say whether the file holds one of the words, as SQLite writes text."""
    wanted = [word.encode() for word in words if len(word) >= _FEWEST_CHARS]
    if not wanted:
        return False
    overlap = max(map(len, wanted))
    end = b""
    with path.open("rb") as file:
        while block := file.read(_READ_BYTES):
            block = end + block
            if any(word in block for word in wanted):
                return True
            end = block[-overlap:]
    return False


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreClosed(folder, error.strerror or str(error)) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("doorwerk_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _wait_for_other_writers(connection: Connection) -> None:
    """Hold, to the end of the transaction, the lock that every writer takes first."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_BUSY_SECONDS}s'")
    connection.execute(select(func.pg_advisory_xact_lock(_WRITERS_LOCK)))


@contextmanager
def _typed_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if any(word in str(error.orig) for word in ("locked", "busy", "lock timeout")):
            raise StoreBusy(
                "another process is writing to the base and does not finish; try again, "
                "or stop the process that holds it"
            ) from error
        if any(word in str(error.orig) for word in _UNWRITABLE):
            raise StoreClosed(folder, str(error.orig)) from error
        raise
    except DatabaseError as error:
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise StoreDamaged(
                "the file of the records is damaged; restore the newest backup of the data "
                "folder, then run `doorwerk doctor`"
            ) from error
        raise
