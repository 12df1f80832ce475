"""Generations of the Chroma index: filled beside the living one, swapped, dropped.

The process that owns the folder keeps the living generation in step from a thread of its
own; every other process does without, and becomes the owner when there is none any more.
"""

import logging
import threading
import time
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from knowledge import projection
from knowledge.errors import KnowledgeError, StoreBusy, StoreDamaged
from knowledge.indexes.chroma import ChromaIndex
from knowledge.indexes.chroma_check import is_sound
from knowledge.indexes.owned_folder import OwnedFolder
from knowledge.ports import Vectors
from knowledge.records import generations, outbox
from knowledge.records import vectors as stored_vectors
from knowledge.records.database import Database
from knowledge.records.generations import Generation

_log = logging.getLogger(__name__)
_STEP_SECONDS = 2.0
_LONGEST_WAIT_SECONDS = 600.0
_APPLIED_AT_ONCE = 500
_CATCH_UP_ROUNDS = 10
_SAMPLE_COUNT = 32


class Generations:
    """The large vector index, kept in step in the background by the process that owns it.

    A generation whose files hold vectors of passages that were deleted is replaced, and its
    folder dropped, once nothing more was deleted for a while.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        *,
        model: str,
        fingerprint: str,
        centre: projection.Centre,
        quiet_seconds: float = 30.0,
    ) -> None:
        """Try to become the owner of the folder; nothing is read or filled yet.

        Args:
            folder: Of all generations.
            database: The records.
            model: Fingerprint of the embedder.
            fingerprint: Of all that decides about a vector; another makes a new generation.
            centre: Takes the mean of its language from each stored vector.
            quiet_seconds: From the last deletion to the generation without its vectors.
        """
        self._folder = OwnedFolder(folder)
        self._database = database
        self._model = model
        self._fingerprint = fingerprint[:300]
        self._centre = centre
        self._quiet_seconds = quiet_seconds
        self._index: ChromaIndex | None = None
        self._number = 0
        self._sequence = 0
        self._is_broken = False
        self._is_counted = False
        self._erased_at = time.monotonic() - quiet_seconds
        self._working = threading.RLock()  # opens, fills, applies: one thread at a time
        self._turn = threading.Lock()  # of the index itself: asked or changed, never both
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        if not self._folder.own():
            _log.info("another process owns the vector index; answering exactly here")

    @property
    def is_owner(self) -> bool:
        """Whether this process may write the index."""
        return self._folder.is_owned

    def start(self) -> None:
        """Keep the living generation in step from a thread, until closed."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, daemon=True, name="generations")
            self._thread.start()

    def nearest(self, vector: Vectors, *, limit: int) -> tuple[list[str], int] | None:
        """Return ids and the sequence up to which they hold, or None if it is not ready."""
        if not self._turn.acquire(blocking=False):
            return None
        try:
            if self._index is None or self._is_broken:
                return None
            found = self._index.nearest(vector, limit=limit)
            return [passage_id for passage_id, _ in found], self._sequence
        except Exception:
            _log.exception("the vector index failed; it is made anew")
            self._is_broken = True
            return None
        finally:
            self._turn.release()

    def keep_in_step(self) -> int:
        """Open or fill the living generation, apply what was announced; return its number.

        Raises:
            KnowledgeError: If this process is not the owner.
        """
        with self._working:
            if not self._owns():
                raise KnowledgeError("another process owns the vector index")
            living = self._living()
            if living is None or not self._is_open(living):
                self._let_go(0)
                return self.rebuild()
            try:
                is_outdated = self._catch_up() or living.is_outdated
                is_whole = self._is_counted or self._count()
            except (SQLAlchemyError, StoreBusy):
                raise
            except Exception:
                self._is_broken = True
                raise
            is_quiet = time.monotonic() - self._erased_at >= self._quiet_seconds
            if not is_whole or (is_outdated and is_quiet):
                return self.rebuild()
            return self._number

    def rebuild(self) -> int:
        """Fill a new generation from the records, make it the living one, drop the others.

        Where another process owns the folder, that one is asked to do so.

        Returns:
            The number of the new generation; 0 where it is for another process, or closed.
        """
        with self._working:
            if not self._owns():
                with self._database.writing() as connection:
                    generations.outdate(connection)
                return 0
            with self._database.writing() as connection:
                sequence = outbox.newest(connection)
                number = generations.begin(connection, self._fingerprint, sequence=sequence)
            self._folder.drop(number)
            fresh = ChromaIndex(self._folder.path(number))
            try:
                is_whole = self._fill(fresh, number, sequence)
            except BaseException:
                fresh.drop()
                raise
            if not is_whole:
                fresh.drop()
                return 0
            self._folder.drop_all_but(number)
            return number

    def close(self) -> None:
        """Stop the thread, close the index and give the folder free."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        with self._working, self._turn:
            if self._index is not None:
                self._index.close()
            self._index = None
            self._folder.release()

    def living(self) -> tuple[int, ChromaIndex] | None:
        """Return number and index of the living generation, or None; for the doctor."""
        return (self._number, self._index) if self._index is not None else None

    def _owns(self) -> bool:
        return not self._stop.is_set() and self._folder.own()

    def _run(self) -> None:
        wait = _STEP_SECONDS
        while not self._stop.is_set():
            try:
                if self._owns():
                    self.keep_in_step()
                wait = _STEP_SECONDS
            except Exception:
                wait = min(2 * wait, _LONGEST_WAIT_SECONDS)
                _log.exception("the vector index is not in step; again in %.0f s", wait)
            self._stop.wait(wait)

    def _living(self) -> Generation | None:
        """Return the generation that the records name, if it can still be brought in step."""
        with self._database.reading() as connection:
            found = generations.living(connection, self._fingerprint)
            if found is None or not outbox.covers(connection, found.applied_sequence):
                return None
            return found

    def _is_open(self, living: Generation) -> bool:
        """Open the living generation if it is not, and say whether it can be used."""
        if self._index is not None and self._number == living.number and not self._is_broken:
            return True
        self._let_go(living.number)
        path = self._folder.path(living.number)
        if not path.is_dir():
            return False
        if not is_sound(path, self._sample(living)):
            _log.warning("the vector index is damaged in %s; it is made anew", path.name)
            return False
        try:
            index = ChromaIndex(path)
        except StoreDamaged:
            _log.warning("the vector index cannot be opened; it is made anew", exc_info=True)
            return False
        self._take_up(index, living.number, living.applied_sequence)
        return True

    def _sample(self, living: Generation) -> Vectors:
        """Return vectors that the generation must hold."""
        with self._database.reading() as connection:
            _, changed = outbox.after(connection, living.applied_sequence)
            return projection.sample(
                connection,
                model=self._model,
                centre=self._centre,
                count=_SAMPLE_COUNT,
                without=changed,
            )

    def _catch_up(self) -> bool:
        """Apply what was announced to the living index; say whether something was erased."""
        if self._index is None:
            return False
        newest, has_erased = self._apply_after(self._index, self._sequence)
        if newest > self._sequence:
            with self._database.writing() as connection:
                generations.advance(connection, self._number, sequence=newest)
                if has_erased:
                    generations.outdate(connection)
            self._sequence = newest
        return has_erased

    def _apply_after(self, index: ChromaIndex, sequence: int) -> tuple[int, bool]:
        """Return the newest sequence, and whether announced passages are gone for good."""
        with self._database.reading() as connection:
            newest, changed = outbox.after(connection, sequence)
        ids = sorted(changed)
        for start in range(0, len(ids), _APPLIED_AT_ONCE):
            some = ids[start : start + _APPLIED_AT_ONCE]
            with self._turn, self._database.reading() as connection:
                projection.apply(connection, index, some, model=self._model, centre=self._centre)
        with self._database.reading() as connection:
            has_erased = bool(stored_vectors.gone(connection, ids))
        if has_erased:
            self._erased_at = time.monotonic()
        return newest, has_erased

    def _count(self) -> bool:
        """Count once after opening: a vector that Chroma lost would never be missed."""
        with self._database.reading() as connection:
            if self._index is None or outbox.newest(connection) != self._sequence:
                return True
            expected = stored_vectors.searchable_count(connection, self._model)
        held = len(self._index)
        if held != expected:
            _log.warning("the vector index holds %d of %d vectors; made anew", held, expected)
            return False
        self._is_counted = True
        return True

    def _fill(self, fresh: ChromaIndex, number: int, sequence: int) -> bool:
        """Fill an index, catch up with what changed meanwhile, and let it answer."""
        is_whole = projection.fill_by_pages(
            self._database,
            fresh,
            model=self._model,
            centre=self._centre,
            goes_on=lambda: not self._stop.is_set(),
        )
        if not is_whole:
            return False
        has_erased = False
        for _ in range(_CATCH_UP_ROUNDS):
            newest, has_erased_more = self._apply_after(fresh, sequence)
            has_erased |= has_erased_more
            if newest == sequence:
                break
            sequence = newest
        with self._database.writing() as connection:
            generations.make_live(connection, number, sequence=sequence)
            if has_erased:
                generations.outdate(connection)
        self._take_up(fresh, number, sequence)
        return True

    def _take_up(self, index: ChromaIndex, number: int, sequence: int) -> None:
        """Answer from this index from now on, and drop the one before."""
        with self._turn:
            before, self._index = self._index, index
            self._number, self._sequence = number, sequence
            self._is_broken = self._is_counted = False
        if before is not None:
            before.drop()

    def _let_go(self, number: int) -> None:
        """Close what is open and drop every generation but this one; 0 drops all."""
        with self._turn:
            if self._index is not None:
                self._index.close()
            self._index = None
        with self._database.writing() as connection:
            generations.forget_others(connection, number)
        self._folder.drop_all_but(number)
