"""What themes are made of: lessons with their vectors, the language taken out."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from knowledge.grouping.centred import centre_by_language
from knowledge.lesson_entries import lesson_words
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.ports import Embedder, Vectors
from knowledge.records import lessons, vectors
from knowledge.records.database import Database
from knowledge.records.passages import content_hash

_EMBEDDED_AT_ONCE = 16
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Material:
    """Lessons in the order in which they were stored: the same base gives the same themes.

    Attributes:
        lessons: The oldest first.
        rows: (n_lessons, n_dimensions), float32, language-centred, rows of length 1.
        open_ids: Of the lessons that every reader may see: labels are made of these alone.
    """

    lessons: tuple[Lesson, ...]
    rows: Vectors
    open_ids: frozenset[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the lessons, in the order of the rows."""
        return tuple(lesson.id for lesson in self.lessons)

    def tellers(self) -> tuple[str, ...]:
        """Return who tells each lesson: its initiative, else its report."""
        return tuple(teller(lesson) for lesson in self.lessons)


def teller(lesson: Lesson) -> str:
    """Return who tells a lesson: the id of its initiative, else of its report."""
    return lesson.initiative.id if lesson.initiative else lesson.report_id


def words_of_lesson(lesson: Lesson) -> str:
    """Return the words that a lesson is embedded by."""
    return lesson_words(lesson.content.statement, [quote.exact for quote in lesson.quotes])


def gather(
    database: Database,
    embedder: Embedder,
    priors: Mapping[str, Vectors],
    *,
    with_proposed: bool = False,
    tell: Tell | None = None,
) -> Material:
    """Return the lessons that themes are made of; those without a vector get one now.

    Args:
        database: The records.
        embedder: Makes missing vectors.
        priors: Mean vector by language, see `centre_by_language`.
        with_proposed: Whether lessons count that nobody has confirmed yet.
        tell: Called with how many of how many were embedded.
    """
    with database.reading() as connection:
        found = _lessons(connection, with_proposed=with_proposed)
        open_ids = lessons.findable_ids(connection, see_team=False)
        names = [content_hash(words_of_lesson(one)) for one in found]
        made = vectors.of_hashes(connection, embedder.fingerprint, list(dict.fromkeys(names)))
    words = {
        name: words_of_lesson(one)
        for name, one in zip(names, found, strict=True)
        if name not in made
    }
    made |= _embedded(database, embedder, words, list(words), tell)
    rows = np.empty((len(found), embedder.dimension_count), np.float32)
    for number, name in enumerate(names):
        rows[number] = made[name]
    del made  # as large as the rows: not held while they are centred
    languages = [one.language for one in found]
    return Material(
        lessons=found,
        rows=centre_by_language(rows, languages, priors=priors),
        open_ids=open_ids,
    )


def _lessons(connection: Connection, *, with_proposed: bool) -> tuple[Lesson, ...]:
    found = lessons.confirmed(connection, see_team=True)
    if not with_proposed:
        return found
    confirmed = {one.id for one in found}
    return tuple(
        one
        for one in lessons.everything(connection)
        if one.id in confirmed or (one.status is LessonStatus.PROPOSED and one.is_shown)
    )


def _embedded(
    database: Database,
    embedder: Embedder,
    words: Mapping[str, str],
    missing: Sequence[str],
    tell: Tell | None,
) -> dict[str, Vectors]:
    made: dict[str, Vectors] = {}
    for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
        names = missing[start : start + _EMBEDDED_AT_ONCE]
        rows = embedder.embed_passages([words[name] for name in names])
        some = dict(zip(names, rows, strict=True))
        with database.writing() as connection:
            vectors.keep(connection, embedder.fingerprint, some)
        made |= some
        if tell is not None:
            tell(len(made), len(missing))
    return made


class LessonRows:
    """The centred vectors of all lessons that can be found, kept until the lessons change."""

    def __init__(
        self, database: Database, embedder: Embedder, priors: Mapping[str, Vectors]
    ) -> None:
        """Load nothing yet: the first question does."""
        self._database = database
        self._embedder = embedder
        self._priors = priors
        self._lock = threading.Lock()
        self._held: tuple[str, dict[str, Vectors]] = ("", {})

    def __call__(self, lesson_ids: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors of those of the lessons that can be found, by id."""
        held = self._in_step()
        return {one: held[one] for one in lesson_ids if one in held}

    def _in_step(self) -> dict[str, Vectors]:
        with self._lock, self._database.reading() as connection:
            version = lessons.version(connection)
            if self._held[0] != version:
                found = lessons.findable_hashes(connection)
                names = [row[3] for row in found]
                made = vectors.of_hashes(connection, self._embedder.fingerprint, names)
                found = [row for row in found if row[3] in made]
                self._held = (version, self._centred(found, made))
            return self._held[1]

    def _centred(
        self, found: Sequence[tuple[str, str, str, str]], made: Mapping[str, Vectors]
    ) -> dict[str, Vectors]:
        if not found:
            return {}
        raw = np.stack([made[row[3]] for row in found])
        rows = centre_by_language(raw, [row[2] for row in found], priors=self._priors)
        return {row[0]: rows[number] for number, row in enumerate(found)}
