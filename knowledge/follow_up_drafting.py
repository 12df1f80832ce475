"""Drafts a follow-up at each change, in the transaction that notes the change."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection

from knowledge.errors import Conflict, NotFound
from knowledge.model.brief import Brief
from knowledge.model.follow_up import DELIVERED, WAITING, FollowUp, FollowUpState, News
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.letter import LETTER_LANGUAGES
from knowledge.model.person import Person
from knowledge.model.policy import Uptake
from knowledge.model.profile import Field
from knowledge.records import audit, facts, follow_ups, initiatives, lessons, policies

_SETTLED: Final = DELIVERED | {FollowUpState.SET_ASIDE}


def follow_up_uptake(connection: Connection, uptake: Uptake, *, by: Person) -> None:
    """Draft what the initiative of an uptake is told of its last step, if its lesson stands."""
    lesson = uptake.lesson
    supersede(connection, uptake.id, by=by)
    for found in follow_ups.about(connection, [uptake.policy.id]):
        if found.state in WAITING and lesson.id in found.lesson_ids:
            _supersede(connection, found, by)
    if lesson.initiative is not None and lesson.status is LessonStatus.CONFIRMED:
        news = News(uptake.decision)
        _draft(connection, [lesson], news=news, subject_id=uptake.id, by=by)


def take_back_uptake(connection: Connection, uptake: Uptake, *, by: Person) -> None:
    """Let no letter tell of a link that is about to go; draft a correction of one that left.

    The correction tells that the policy text no longer uses the lesson, so there is none while
    another passage of it does.

    Raises:
        Conflict: If nobody knows whether a letter about it left.
    """
    told = follow_ups.about(connection, [uptake.id])
    if any(found.state is FollowUpState.SENDING for found in told):
        raise Conflict("a letter about this link was perhaps sent; first say whether it left")
    supersede(connection, uptake.id, by=by)
    lesson, policy_id = uptake.lesson, uptake.policy.id
    others = policies.uptakes_where(connection, lesson_ids=[lesson.id], policy_ids=[policy_id])
    was_told = any(found.state in DELIVERED for found in told)
    if (
        was_told
        and len(others) == 1
        and lesson.initiative is not None
        and lesson.status is LessonStatus.CONFIRMED
    ):
        _draft(connection, [lesson], news=News.TAKEN_BACK, subject_id=policy_id, by=by)


def follow_up_brief(connection: Connection, brief: Brief, *, by: Person) -> None:
    """Draft what each initiative is told whose lessons a signed-off brief uses, or used before.

    One that was last told of the same lessons in this brief is not told again, nor one of
    which a person said that it need not be.
    """
    supersede(connection, brief.id, by=by)
    last = _last(follow_ups.about(connection, [brief.id]), _SETTLED)
    for initiative_id, used in _used(connection, brief).items():
        told = last.get(initiative_id)
        is_known = told is not None and told.news is News.BRIEF_SIGNED
        if told is None or not is_known or set(told.lesson_ids) != {one.id for one in used}:
            _draft(connection, used, news=News.BRIEF_SIGNED, subject_id=brief.id, by=by)
    correct_brief(connection, brief, by=by)


def correct_brief(connection: Connection, brief: Brief, *, by: Person) -> None:
    """Draft a correction to each initiative that was told of a brief that no longer uses it."""
    letters = follow_ups.about(connection, [brief.id])
    waiting = {found.initiative.id for found in letters if found.state in WAITING}
    settled = waiting | _used(connection, brief).keys()
    last = _last(letters, _SETTLED)
    for initiative_id, told in _last(letters, DELIVERED).items():
        if last[initiative_id].news is News.TAKEN_BACK or initiative_id in settled:
            continue
        known = lessons.by_ids(connection, told.lesson_ids)
        standing = [
            lesson
            for lesson in known.values()
            if lesson.status is LessonStatus.CONFIRMED
            and lesson.initiative is not None
            and lesson.initiative.id == initiative_id
        ]
        if standing:
            _draft(connection, standing, news=News.TAKEN_BACK, subject_id=brief.id, by=by)


def _last(letters: Iterable[FollowUp], states: Collection[FollowUpState]) -> Mapping[str, FollowUp]:
    """Return the last letter that stands in one of the states, by initiative.

    Args:
        letters: About one subject, the newest first.
        states: That count.
    """
    last: dict[str, FollowUp] = {}
    for found in letters:
        if found.state in states:
            last.setdefault(found.initiative.id, found)
    return last


def supersede(connection: Connection, subject_id: str, *, by: Person) -> None:
    """Let nothing leave the base any more that tells of how a subject stood before."""
    for found in follow_ups.about(connection, [subject_id]):
        if found.state in WAITING:
            _supersede(connection, found, by)


def _supersede(connection: Connection, found: FollowUp, by: Person) -> None:
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
