"""Finds confirmed lessons by words and meaning, exactly: there are thousands, not millions."""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Connection

from knowledge.findings import NEAR_EQUAL_COSINE
from knowledge.fusion import fuse, score_by_chance, strength
from knowledge.language import LanguageDetector
from knowledge.model.lesson import Lesson
from knowledge.model.person import Person, Right
from knowledge.model.search import SearchFilter, Strength
from knowledge.model.themed import Themed
from knowledge.other_subjects import OtherSubjects
from knowledge.ports import Embedder, LexicalIndex, Scope, TermQuery, Vectors
from knowledge.query import parse
from knowledge.questions_asked import QuestionsAsked
from knowledge.records import lessons, reports, same_lessons, vectors
from knowledge.records.database import Database

_CANDIDATES = 200
_MAY_BE_GONE = 20  # from the records since the vectors were read
_ROWS_AT_ONCE = 1000
_TEXTS_AT_ONCE = 32
Centre = Callable[[Vectors, Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True)
class LessonHit:
    """One lesson found.

    Attributes:
        lesson: Confirmed, of a published report.
        strength: See Strength; None if no better than chance.
        score: How much nearer than chance, in deviations; not comparable between questions.
    """

    lesson: Lesson
    strength: Strength | None
    score: float


@dataclass(frozen=True, slots=True)
class LessonVectors:
    """The vectors of all lessons that can be found, at one moment.

    Attributes:
        version: Of the set of lessons.
        ids: Of the lessons, in the order of the rows.
        report_ids: Of each lesson's report.
        languages: Of each lesson.
        rows: (n_lessons, n_dimensions), float32, language-centred, rows of length 1.
    """

    version: str
    ids: tuple[str, ...]
    report_ids: tuple[str, ...]
    languages: tuple[str, ...]
    rows: Vectors


class LessonFinder:
    """Keeps the lessons' vectors in memory and brings them in step before each question."""

    def __init__(
        self,
        database: Database,
        lexical: Callable[[Connection], LexicalIndex],
        embedder: Embedder,
        questions: QuestionsAsked,
        detector: LanguageDetector,
        other_subjects: OtherSubjects,
        themed: Callable[[Connection], Themed],
        *,
        centre: Centre,
    ) -> None:
        """Load nothing yet: the first question does.

        Args:
            database: The records.
            lexical: The lexical index of lessons.
            embedder: Makes the vectors.
            questions: Takes out of a question's vector what all questions share.
            detector: Tells the language of a question.
            other_subjects: What a question may be about instead.
            themed: Tells what stands in which theme.
            centre: Takes the mean of its language from each stored vector.
        """
        self._database = database
        self._lexical = lexical
        self._embedder = embedder
        self._questions = questions
        self._detector = detector
        self._other_subjects = other_subjects
        self._themed = themed
        self._centre = centre
        self._held: LessonVectors | None = None
        self._lock = threading.Lock()

    def find(
        self,
        words: str,
        *,
        viewer: Person,
        where: SearchFilter | None = None,
        limit: int = 20,
    ) -> tuple[LessonHit, ...]:
        """Return the lessons that bear on some words, best first, without those by chance.

        Args:
            words: A question, or a paragraph of a text; "und" languages are fine.
            viewer: Needs the right to search.
            where: Narrows by report, initiative, place, language and theme.
            limit: At most this many.
        """
        viewer.require(Right.SEARCH)
        text = parse(words).text
        if not text:
            return ()
        vector = self._questions.centre_as_first(self._embedder.embed_queries([text])[0])
        margins = self._margins([(words, vector)], where, viewer)
        good = {n: score for n, score in margins.items() if strength(score, by_chance=0.0)}
        return self._hits(good, viewer, by_chance=0.0, limit=limit)

    def find_for_each(
        self,
        passages: Sequence[Sequence[str]],
        *,
        viewer: Person,
        limit: int = 20,
        progress: Callable[[float], object] | None = None,
    ) -> tuple[tuple[LessonHit, ...], ...]:
        """Return the lessons that bear on each passage of one text, best first.

        A lesson is as near to a passage as to the nearest of its parts. What all parts of the
        text have in common, such as its language and manner, is taken out of their vectors.
        A passage gets none where the best is not fairly near: prose is longer than a
        question, and more of it is near by chance. Where it is, the others are nearer than chance.

        Args:
            passages: The parts of each, such as a paragraph and its sentences; may be empty.
            viewer: Needs the right to search.
            limit: At most this many a passage.
            progress: Is told now and then which share is done, 0 to 1.
        """
        viewer.require(Right.SEARCH)
        tell = progress or (lambda _share: None)
        texts = [text for parts in passages for text in parts]
        if not texts:
            return tuple(() for _ in passages)
        raws = self._embedded(texts, tell)
        asked = [self._detector.detect_query(text) if _is_question(text) else "" for text in texts]
        vectors = iter(self._questions.centre_together(raws, asked))
        found = []
        for count, parts in enumerate(passages, start=1):
            found.append(self._fairly_near([(t, next(vectors)) for t in parts], viewer, limit))
            tell(0.5 + 0.5 * count / len(passages))
        return tuple(found)

    def _embedded(self, texts: Sequence[str], tell: Callable[[float], object]) -> Vectors:
        """Return the vectors of texts, some at a time; to make them is half of the work."""
        made = []
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            made.append(self._embedder.embed_queries(texts[start : start + _TEXTS_AT_ONCE]))
            tell(0.5 * min(1.0, (start + _TEXTS_AT_ONCE) / len(texts)))
        return np.concatenate(made)

    def _fairly_near(
        self, parts: Sequence[tuple[str, Vectors]], viewer: Person, limit: int
    ) -> tuple[LessonHit, ...]:
        near = self._margins(parts, None, viewer)
        hits = self._hits(near, viewer, by_chance=0.0, limit=limit)
        if not hits or hits[0].strength not in (Strength.FAIR, Strength.STRONG):
            return ()
        return tuple(hit for hit in hits if hit.score > 0)

    def near(
        self, lesson_id: str, *, viewer: Person, limit: int = 5, least_cosine: float | None = None
    ) -> tuple[LessonHit, ...]:
        """Return the lessons nearest in meaning to one lesson, of other reports.

        Args:
            lesson_id: A confirmed lesson that can be found.
            viewer: Needs the right to search.
            limit: At most this many.
            least_cosine: Of language-centred vectors; from .70 on lessons are near-equal.
        """
        found = self.near_each([lesson_id], viewer=viewer, limit=limit, least_cosine=least_cosine)
        return found[lesson_id]

    def near_each(
        self,
        lesson_ids: Collection[str],
        *,
        viewer: Person,
        limit: int = 5,
        least_cosine: float | None = None,
    ) -> dict[str, tuple[LessonHit, ...]]:
        """Return what `near` does, for several lessons at once."""
        viewer.require(Right.SEARCH)
        held = self.vectors()
        least = -1.0 if least_cosine is None else least_cosine
        near = {name: _ranked_near(held, name, least)[: 3 * limit] for name in lesson_ids}
        known = self._visible([other for some in near.values() for other, _ in some], viewer)
        chance = score_by_chance(None)
        return {
            name: _as_hits(dict(ranked), known, by_chance=chance)[:limit]
            for name, ranked in near.items()
        }

    def near_equal(self, lesson_id: str, *, viewer: Person) -> tuple[LessonHit, ...]:
        """Return lessons of other reports that say nearly the same; never merged by machine."""
        return self.near_equal_each([lesson_id], viewer=viewer)[lesson_id]

    def near_equal_each(
        self, lesson_ids: Collection[str], *, viewer: Person
    ) -> dict[str, tuple[LessonHit, ...]]:
        """Return what `near_equal` does, for several lessons at once."""
        return self.near_each(lesson_ids, viewer=viewer, least_cosine=NEAR_EQUAL_COSINE)

    def near_equal_groups(self, *, viewer: Person) -> tuple[tuple[Lesson, ...], ...]:
        """Return the groups of lessons that say nearly the same, one leading to the next.

        So do those that a person linked as saying the same. Only groups of two and more; in
        each the earliest year first, unknown years last.
        """
        viewer.require(Right.SEARCH)
        held = self.vectors()
        with self._database.reading() as connection:
            linked = same_lessons.pairs(connection)
        row_of = {name: row for row, name in enumerate(held.ids)}
        known = [(row_of[a], row_of[b]) for a, b in linked if a in row_of and b in row_of]
        groups = [rows for rows in _linked_rows(held.rows, known) if len(rows) > 1]
        wanted = {held.ids[row] for rows in groups for row in rows}
        with self._database.reading() as connection:
            see_team = viewer.may(Right.SEE_TEAM_REPORTS)
            found = lessons.visible(connection, wanted, see_team=see_team)
        seen = [[found[held.ids[r]] for r in rows if held.ids[r] in found] for rows in groups]
        return tuple(
            tuple(sorted(group, key=lambda lesson: (lesson.year or 9999, lesson.id)))
            for group in seen
            if len(group) > 1
        )

    def vectors(self) -> LessonVectors:
        """Return the vectors of all lessons that can be found now."""
        with self._database.reading() as connection:
            version = lessons.version(connection)
            held = self._held
            if held is not None and held.version == version:
                return held
            held = self._load(connection, version)
        with self._lock:
            self._held = held
        return held

    def _margins(
        self, texts: Sequence[tuple[str, Vectors]], where: SearchFilter | None, viewer: Person
    ) -> dict[str, float]:
        """Return by how much each lesson is nearer to one of the texts than chance, by id."""
        margins: dict[str, float] = {}
        for text, vector in texts:
            question = parse(text)
            terms = TermQuery(question.words, self._detector.detect_query(question.text))
            by_chance = score_by_chance(self._other_subjects.nearest(vector))
            for name, score in self._scores(vector, terms, where, viewer).items():
                margins[name] = max(margins.get(name, -np.inf), score - by_chance)
        return margins

    def _scores(
        self, vector: Vectors, terms: TermQuery, where: SearchFilter | None, viewer: Person
    ) -> dict[str, float]:
        held = self.vectors()
        cosines = held.rows @ vector if len(held.ids) else np.empty(0, np.float32)
        near = {
            held.ids[row]: float(cosines[row])
            for row in np.argsort(-cosines, kind="stable")[:_CANDIDATES].tolist()
        }
        by_id = dict(zip(held.ids, range(len(held.ids)), strict=True))
        with self._database.reading() as connection:
            where = where or SearchFilter()
            report_ids = reports.matching(
                connection, where, see_team=viewer.may(Right.SEE_TEAM_REPORTS)
            )
            scope = Scope(
                report_ids,
                frozenset(where.languages) or None,
                self._themed(connection).lessons_of(where.themes) if where.themes else None,
            )
            hits = self._lexical(connection).search(
                terms, limit=_CANDIDATES, scope=scope, also=list(near)
            )
        shares = dict(zip(hits.passage_ids, hits.shares, strict=True))
        return {
            name: fuse(
                near.get(name, float(cosines[by_id[name]])),
                shares.get(name, 0.0),
                word_count=len(terms.words),
                other_language=held.languages[by_id[name]] != terms.language,
            )
            for name in {*near, *shares}
            if name in by_id
            and scope.admits(name, held.report_ids[by_id[name]], held.languages[by_id[name]])
        }

    def _hits(
        self,
        scores: dict[str, float],
        viewer: Person,
        *,
        by_chance: float,
        limit: int = _CANDIDATES,
    ) -> tuple[LessonHit, ...]:
        """Return the best that the viewer may see; a few more are read, as some may be gone."""
        best = _best(scores)[: limit + _MAY_BE_GONE]
        return _as_hits(scores, self._visible(best, viewer), by_chance=by_chance)[:limit]

    def _visible(self, lesson_ids: Collection[str], viewer: Person) -> dict[str, Lesson]:
        if not lesson_ids:
            return {}
        with self._database.reading() as connection:
            see_team = viewer.may(Right.SEE_TEAM_REPORTS)
            return lessons.visible(connection, lesson_ids, see_team=see_team)

    def _load(self, connection: Connection, version: str) -> LessonVectors:
        rows = lessons.findable_hashes(connection)
        made = vectors.of_hashes(connection, self._embedder.fingerprint, [r[3] for r in rows])
        rows = [row for row in rows if row[3] in made]
        languages = tuple(row[2] for row in rows)
        stacked = (
            self._centre(np.stack([made[row[3]] for row in rows]), languages)
            if rows
            else np.empty((0, self._embedder.dimension_count), np.float32)
        )
        return LessonVectors(
            version=version,
            ids=tuple(row[0] for row in rows),
            report_ids=tuple(row[1] for row in rows),
            languages=languages,
            rows=stacked,
        )


def _is_question(text: str) -> bool:
    return text.rstrip().endswith("?")


def _best(scores: dict[str, float]) -> list[str]:
    return sorted(scores, key=lambda name: (-scores[name], name))[:_CANDIDATES]


def _ranked_near(held: LessonVectors, lesson_id: str, least: float) -> list[tuple[str, float]]:
    """Return the lessons of other reports from a cosine on, the nearest first."""
    if lesson_id not in held.ids:
        return []
    own = held.ids.index(lesson_id)
    cosines = held.rows @ held.rows[own]
    return [
        (held.ids[row], float(cosines[row]))
        for row in np.argsort(-cosines, kind="stable").tolist()
        if held.report_ids[row] != held.report_ids[own] and cosines[row] >= least
    ]


def _as_hits(
    scores: Mapping[str, float], known: Mapping[str, Lesson], *, by_chance: float
) -> tuple[LessonHit, ...]:
    """Return those of the lessons that are known, best first, ties by id."""
    ordered = sorted(scores.keys() & known.keys(), key=lambda name: (-scores[name], name))
    return tuple(
        LessonHit(known[name], strength(scores[name], by_chance=by_chance), scores[name])
        for name in ordered
    )


def _linked_rows(rows: Vectors, known: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return groups of rows in which each is near-equal, or known to be, to one of the group."""
    leader = list(range(len(rows)))

    def lead(row: int) -> int:
        while leader[row] != row:
            leader[row] = leader[leader[row]]
            row = leader[row]
        return row

    for start in range(0, len(rows), _ROWS_AT_ONCE):
        cosines = rows[start : start + _ROWS_AT_ONCE] @ rows.T
        for one, other in np.argwhere(cosines >= NEAR_EQUAL_COSINE).tolist():
            if other > start + one:
                leader[lead(other)] = lead(start + one)
    for one, other in known:
        leader[lead(other)] = lead(one)
    groups: dict[int, list[int]] = {}
    for row in range(len(rows)):
        groups.setdefault(lead(row), []).append(row)
    return list(groups.values())
