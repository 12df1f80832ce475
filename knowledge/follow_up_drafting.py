"""Drafts a follow-up at each change, in the transaction that notes the change."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from knowledge.errors import NotFound
from knowledge.model.brief import Brief
from knowledge.model.follow_up import DELIVERED, WAITING, FollowUpState, News
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.letter import LETTER_LANGUAGES
from knowledge.model.person import Person
from knowledge.model.policy import Uptake
from knowledge.model.profile import Field
from knowledge.records import audit, facts, follow_ups, initiatives, lessons


def follow_up_uptake(connection: Connection, uptake: Uptake, *, by: Person) -> None:
    """Draft what the initiative of an uptake is told of its last step, if its lesson stands."""
    supersede(connection, uptake.id, by=by)
    lesson = uptake.lesson
    if lesson.initiative is not None and lesson.status is LessonStatus.CONFIRMED:
        news = News(uptake.decision)
        _draft(connection, [lesson], news=news, subject_id=uptake.id, by=by)


def follow_up_brief(connection: Connection, brief: Brief, *, by: Person) -> None:
    """Draft what each initiative is told whose lessons a signed-off brief uses.

    One that was told of the same lessons in this brief before is not told again.
    """
    supersede(connection, brief.id, by=by)
    told = {
        (found.initiative.id, frozenset(found.lesson_ids))
        for found in follow_ups.about(connection, [brief.id])
        if found.state in DELIVERED
    }
    for initiative_id, used in _used(connection, brief).items():
        if (initiative_id, frozenset(lesson.id for lesson in used)) not in told:
            _draft(connection, used, news=News.BRIEF_SIGNED, subject_id=brief.id, by=by)


def supersede(connection: Connection, subject_id: str, *, by: Person) -> None:
    """Let nothing leave the base any more that tells of how a subject stood before."""
    for found in follow_ups.about(connection, [subject_id]):
        if found.state in WAITING:
            follow_ups.change(connection, found.id, state=FollowUpState.SUPERSEDED)
            audit.record(connection, by.name, "superseded_follow_up", found.id)


def _used(connection: Connection, brief: Brief) -> Mapping[str, Sequence[Lesson]]:
    """Return the confirmed lessons that the sentences of a brief rest on, by initiative."""
    named = [name for sentence in brief.body.sentences() for name in sentence.lesson_ids]
    known = lessons.by_ids(connection, named)
    used: dict[str, list[Lesson]] = {}
    for name in dict.fromkeys(named):
        lesson = known.get(name)
        if lesson and lesson.initiative and lesson.status is LessonStatus.CONFIRMED:
            used.setdefault(lesson.initiative.id, []).append(lesson)
    return used


def _draft(
    connection: Connection,
    told: Sequence[Lesson],
    *,
    news: News,
    subject_id: str,
    by: Person,
) -> None:
    initiative = told[0].initiative
    key = initiatives.key_of(connection, initiative.id) if initiative else None
    if key is None:
        raise NotFound("initiative", initiative.id if initiative else "")
    follow_up_id = follow_ups.insert(
        connection,
        key,
        news=news,
        subject_id=subject_id,
        lesson_ids=[lesson.id for lesson in told],
        language=_language(connection, key, told),
        by=by.name,
    )
    audit.record(connection, by.name, "drafted_follow_up", follow_up_id, news=news)


def _language(connection: Connection, key: int, told: Sequence[Lesson]) -> str:
    """Return what was stated as the initiative's language, else that of its lessons."""
    stated = facts.of_initiatives(connection, [key]).get(key, {}).get(Field.LANGUAGE)
    spoken = Counter(lesson.language for lesson in told).most_common()
    wished = [str(stated.value) if stated else "", *(language for language, _count in spoken)]
    return next((language for language in wished if language in LETTER_LANGUAGES), "en")
