"""Has anyone done this? A plan or a problem in words, the initiatives that come near it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.fusion import fuse, score_by_chance, strength
from knowledge.initiatives import Initiatives
from knowledge.lesson_finder import LessonFinder
from knowledge.lessons import Lessons
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.model.person import Person, Right
from knowledge.model.precedent import Precedent, PrecedentAnswer
from knowledge.model.profile import Field, Profile
from knowledge.model.search import Hit, SearchQuery
from knowledge.ports import Embedder, Vectors
from knowledge.query import without_signs
from knowledge.questions_asked import QuestionsAsked
from knowledge.records import initiative_vectors, initiatives
from knowledge.records.database import Database
from knowledge.records.passages import content_hash
from knowledge.search import Searcher

_PASSAGES_LOOKED_AT = 100
_PASSAGES_SHOWN = 2
_PITFALLS_SHOWN = 3
_PITFALLS = frozenset({LessonKind.DID_NOT_WORK, LessonKind.OBSTACLE})
_EMBEDDED_AT_ONCE = 32
_LONGEST_PLAN_CHARS = 1500
_LESSER_SHARE = 0.5
_FROM_ELSEWHERE = 0.7  # deviations; between .6 and .8 on every second plan of data/gold/plans.tsv
_DESCRIBING = (Field.SUMMARY, Field.PROBLEM, Field.TARGET_GROUP, Field.APPROACH)


@dataclass(frozen=True, slots=True)
class Precedents:
    """Finds initiatives by what they are and by what their reports tell.

    Attributes:
        database: The records.
        initiatives: The directory.
        searcher: Finds passages.
        lessons: Confirmed ones, for what failed.
        finder: Holds their vectors.
        embedder: Makes the vectors.
        centre: Takes the mean of its language out of each vector of a text.
        questions: Takes out of a question what all questions have in common.
    """

    database: Database
    initiatives: Initiatives
    searcher: Searcher
    lessons: Lessons
    finder: LessonFinder
    embedder: Embedder
    centre: Callable[[Vectors, Sequence[str]], Vectors]
    questions: QuestionsAsked

    def done_before(self, plan: str, *, viewer: Person, limit: int = 8) -> PrecedentAnswer:
        """Return the initiatives that come near a plan or a problem, nearest first.

        An initiative is as near as its description or its best passage, whichever is
        nearer, plus half of the other. What is in another language than the plan shares no
        words with it, and counts a little more, once anything at all is near. One that is no
        better than chance is left out; one that nothing was stated of is found by its
        passages alone.

        Args:
            plan: In words, in any language that the embedder knows.
            viewer: Sees only what they may.
            limit: At most so many initiatives.
        """
        viewer.require(Right.SEARCH)
        text = without_signs(plan)[:_LONGEST_PLAN_CHARS]
        entries = self.initiatives.directory(viewer=viewer).entries
        if not text:
            return PrecedentAnswer((), len(entries))
        profiles = [entry.profile for entry in entries]
        described = self._described(text, profiles)
        hits = self._hits(text, viewer)
        language = self.searcher.detector.detect_query(text)
        found = _near(profiles, described, hits) and _near(profiles, described, hits, language)
        found.sort(key=lambda one: (-one.score, one.profile.initiative.name.casefold()))
        return PrecedentAnswer(self._with_pitfalls(found[:limit], text, viewer), len(entries))

    def embed_missing(self, profiles: Collection[Profile]) -> int:
        """Make the vectors of descriptions that are new or were changed; return how many."""
        words = {p.initiative.id: description(p) for p in profiles}
        with self.database.reading() as connection:
            keys = initiatives.keys_by_id(connection)
            known = initiative_vectors.of_model(connection, self.embedder.fingerprint)
        missing = [
            (keys[name], text)
            for name, text in words.items()
            if text and name in keys
            if keys[name] not in known or known[keys[name]][0] != content_hash(text)
        ]
        for start in range(0, len(missing), _EMBEDDED_AT_ONCE):
            batch = missing[start : start + _EMBEDDED_AT_ONCE]
            rows = self.embedder.embed_passages([text for _, text in batch])
            made = {
                key: (content_hash(text), row) for (key, text), row in zip(batch, rows, strict=True)
            }
            with self.database.writing() as connection:
                initiative_vectors.keep(connection, self.embedder.fingerprint, made)
        return len(missing)

    def _with_pitfalls(
        self, precedents: Sequence[Precedent], text: str, viewer: Person
    ) -> tuple[Precedent, ...]:
        """Return the precedents with what failed there, what is nearest to the plan first."""
        pitfalls: dict[str, list[Lesson]] = defaultdict(list)
        for lesson in self.lessons.confirmed(viewer=viewer):
            if lesson.initiative is not None and lesson.content.kind in _PITFALLS:
                pitfalls[lesson.initiative.id].append(lesson)
        vector = self.questions.centre(text, self.embedder.embed_queries([text])[0])
        held = self.finder.vectors()
        nearness = dict(zip(held.ids, (held.rows @ vector).tolist(), strict=True))
        return tuple(
            replace(
                precedent,
                pitfalls=tuple(
                    sorted(
                        pitfalls[precedent.profile.initiative.id],
                        key=lambda lesson: -nearness.get(lesson.id, -1.0),
                    )[:_PITFALLS_SHOWN]
                ),
            )
            for precedent in precedents
        )

    def _described(self, text: str, profiles: Collection[Profile]) -> Mapping[str, float]:
        """Return how near each description comes, in deviations from chance, by id."""
        self.embed_missing(profiles)
        vector = self.questions.centre(text, self.embedder.embed_queries([text])[0])
        with self.database.reading() as connection:
            ids = {key: name for name, key in initiatives.keys_by_id(connection).items()}
            known = initiative_vectors.of_model(connection, self.embedder.fingerprint)
        languages = {p.initiative.id: p.language for p in profiles if description(p)}
        rows = [(ids[key], row) for key, (_, row) in known.items() if ids.get(key) in languages]
        if not rows:
            return {}
        stacked = np.stack([row for _, row in rows])
        centred = self.centre(stacked, [languages[name] for name, _ in rows])
        cosines = centred @ vector
        return {
            name: fuse(float(cosine), 0.0) for (name, _), cosine in zip(rows, cosines, strict=True)
        }

    def _hits(self, text: str, viewer: Person) -> Mapping[str, list[Hit]]:
        """Return the passages that come near, best first, by initiative."""
        query = SearchQuery(text, limit=_PASSAGES_LOOKED_AT)
        answer = self.searcher.search(query, viewer=viewer)
        hits: dict[str, list[Hit]] = defaultdict(list)
        for hit in answer.hits if not answer.is_nothing_good else ():
            if hit.report.initiative is not None:
                hits[hit.report.initiative.id].append(hit)
        return hits


def description(profile: Profile) -> str:
    """Return the words that an initiative is found by, empty if none were stated."""
    return "\n".join(filter(None, (profile.text(field) for field in _DESCRIBING)))


def _near(
    profiles: Sequence[Profile],
    described: Mapping[str, float],
    hits: Mapping[str, list[Hit]],
    language: str = "",
) -> list[Precedent]:
    """Return the initiatives that are nearer than chance.

    Args:
        profiles: Of all initiatives.
        described: How near each description comes, by id.
        hits: The passages that come near, best first, by id.
        language: Of the plan; what is in another counts more. Empty to count all alike.
    """
    found = (
        _precedent(
            profile,
            described.get(profile.initiative.id, 0.0),
            hits.get(profile.initiative.id, []),
            language,
        )
        for profile in profiles
    )
    return [precedent for precedent in found if precedent is not None]


def _precedent(
    profile: Profile, described: float, hits: Sequence[Hit], language: str
) -> Precedent | None:
    told = hits[0].score if hits else 0.0
    if language and described and profile.language != language:
        described += _FROM_ELSEWHERE
    if language and hits and hits[0].passage.language != language:
        told += _FROM_ELSEWHERE
    best, lesser = max(described, told), min(described, told)
    how_near = strength(best, by_chance=score_by_chance(None))
    if how_near is None:
        return None
    score = best + _LESSER_SHARE * max(0.0, lesser)
    return Precedent(profile, tuple(hits[:_PASSAGES_SHOWN]), (), how_near, score)
