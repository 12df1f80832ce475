"""Generations of the Chroma index: filled beside the living one, swapped, dropped.

One process owns the folder, by a lock that dies with it. The owner keeps the living
generation in step from a thread of its own; every other process does without.
"""

import logging
import shutil
import threading
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, delete, select, update

from knowledge import projection
from knowledge.errors import KnowledgeError
from knowledge.indexes.chroma import ChromaIndex
from knowledge.ports import Vectors
from knowledge.records import outbox
from knowledge.records.clock import now
from knowledge.records.database import Database
from knowledge.records.tables import generations

_log = logging.getLogger(__name__)
_STEP_SECONDS = 2.0


class Generations:
    """The large vector index, kept in step in the background by the process that owns it."""

    def __init__(
        self,
        folder: Path,
        database: Database,
        *,
        model: str,
        fingerprint: str,
        centre: projection.Centre,
    ) -> None:
        """Try to become the owner of the folder; nothing is read or filled yet.

        Args:
            folder: Of all generations.
            database: The records.
            model: Fingerprint of the embedder.
            fingerprint: Of all that decides about a vector; another makes a new generation.
            centre: Takes the mean of its language from each stored vector.
        """
        self._folder = folder
        self._database = database
        self._model = model
        self._fingerprint = fingerprint[:300]
        self._centre = centre
        self._index: ChromaIndex | None = None
        self._number = 0
        self._sequence = 0
        self._turn = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "owner.lock")
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            _log.info("another process owns the vector index; answering exactly here")

    @property
    def is_owner(self) -> bool:
        """Whether this process may write the index."""
        return self._lock.is_locked

    def start(self) -> None:
        """Keep the living generation in step from a thread, until closed."""
        if self.is_owner and self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True, name="generations")
            self._thread.start()

    def nearest(self, vector: Vectors, *, limit: int) -> tuple[list[str], int] | None:
        """Return ids and the sequence up to which they hold, or None if it is not ready."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            if self._index is None:
                return None
            found = self._index.nearest(vector, limit=limit)
            return [passage_id for passage_id, _ in found], self._sequence
        except Exception:
            _log.exception("the vector index failed; it is opened anew")
            self._index = None
            return None
        finally:
            self._turn.release()

    def keep_in_step(self) -> int:
        """Open or fill the living generation, apply what was announced; return its number.

        Raises:
            KnowledgeError: If this process is not the owner.
        """
        if not self.is_owner:
            raise KnowledgeError("another process owns the vector index")
        if self._index is None:
            self._open_living()
        if self._index is None:
            return self.rebuild()
        with self._turn, self._database.writing() as connection:
            newest, changed = outbox.after(connection, self._sequence)
            if changed:
                projection.apply(
                    connection, self._index, changed, model=self._model, centre=self._centre
                )
                self._write_sequence(connection, newest)
                self._sequence = newest
        return self._number

    def rebuild(self) -> int:
        """Fill a new generation from the records, make it the living one, drop the others.

        Returns:
            The number of the new generation; 0 where another process owns the folder.
        """
        if not self.is_owner:
            return 0
        with self._database.writing() as connection:
            made = connection.execute(
                generations.insert().values(
                    fingerprint=self._fingerprint, state="building", created_at=now()
                )
            )
            number = int((made.inserted_primary_key or (0,))[0])
        fresh = ChromaIndex(self._path(number))
        with self._database.reading() as connection:
            sequence = outbox.newest(connection)
            projection.fill(connection, fresh, model=self._model, centre=self._centre)
        self._swap(fresh, number, sequence)
        return number

    def close(self) -> None:
        """Stop the thread, close the index and give the folder free."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=30)
        with self._turn:
            if self._index is not None:
                self._index.close()
                self._index = None
        self._lock.release()

    def living(self) -> tuple[int, ChromaIndex] | None:
        """Return number and index of the living generation, or None; for the doctor."""
        return (self._number, self._index) if self._index is not None else None

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.keep_in_step()
            except Exception:
                _log.exception("the vector index could not be kept in step; it is made anew")
                self._forget_living()
            self._stop.wait(_STEP_SECONDS)

    def _open_living(self) -> None:
        with self._database.reading() as connection:
            row = connection.execute(
                select(generations)
                .where(
                    generations.c.state == "live",
                    generations.c.fingerprint == self._fingerprint,
                )
                .order_by(generations.c.number.desc())
                .limit(1)
            ).first()
            oldest = outbox.oldest(connection)
        if row is None or not self._path(row.number).is_dir():
            return
        if oldest > row.applied_sequence + 1:
            return
        try:
            self._index = ChromaIndex(self._path(row.number))
        except KnowledgeError as error:
            _log.warning("%s", error)
            return
        self._number, self._sequence = row.number, row.applied_sequence

    def _swap(self, fresh: ChromaIndex, number: int, sequence: int) -> None:
        with self._turn:
            with self._database.writing() as connection:
                connection.execute(delete(generations).where(generations.c.number != number))
                connection.execute(
                    update(generations)
                    .where(generations.c.number == number)
                    .values(state="live", applied_sequence=sequence)
                )
            before, self._index = self._index, fresh
            self._number, self._sequence = number, sequence
        if before is not None:
            before.drop()
        for folder in self._folder.glob("g*"):
            if folder != self._path(number):
                shutil.rmtree(folder, ignore_errors=True)

    def _forget_living(self) -> None:
        with self._turn:
            if self._index is not None:
                self._index.close()
            self._index = None
        with self._database.writing() as connection:
            connection.execute(delete(generations))

    def _write_sequence(self, connection: Connection, sequence: int) -> None:
        connection.execute(
            update(generations)
            .where(generations.c.number == self._number)
            .values(applied_sequence=sequence)
        )

    def _path(self, number: int) -> Path:
        return self._folder / f"g{number}"
