"""Uptake: which lesson went into which policy text, and what was decided about it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from knowledge.breadth import Breadth
from knowledge.errors import Conflict, DayBeforeText, InvalidEntry, NotFound
from knowledge.findings import breadth_of
from knowledge.follow_up_drafting import follow_up_uptake, take_back_uptake
from knowledge.lesson_finder import LessonFinder, LessonHit
from knowledge.lineage import independent
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person, Right
from knowledge.model.policy import (
    Decision,
    EndedUptake,
    PolicyDraft,
    PolicyStage,
    PolicyText,
    Uptake,
    UptakeRole,
)
from knowledge.model.span import Span
from knowledge.records import audit, follow_ups, initiative_links, lessons, policies
from knowledge.records.database import Database

_SUGGESTED = 5
_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lessons that may bear on one passage of a policy text; a person links them.

    Attributes:
        span: Into the policy text.
        hits: Best first; may be empty.
    """

    span: Span
    hits: tuple[LessonHit, ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A lesson that is learned again and again.

    Attributes:
        lessons: That say nearly the same, the earliest report first.
        breadth: By how many independent initiatives, where, since when.
    """

    lessons: tuple[Lesson, ...]
    breadth: Breadth


@dataclass(frozen=True, slots=True)
class Uptakes:
    """Policy texts, the lessons linked to them, and the decisions."""

    database: Database
    finder: LessonFinder

    def register(self, draft: PolicyDraft, *, by: Person) -> PolicyText:
        """Register a policy text; its words never change after."""
        by.require(Right.TRACK_UPTAKE)
        with self.database.writing() as connection:
            policy_id = policies.insert(connection, draft, by=by.name)
            audit.record(connection, by.name, "registered", policy_id)
            return _policy(connection, policy_id)

    def policies(self, *, viewer: Person) -> tuple[PolicyText, ...]:
        """Return all policy texts, those that came last first."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return policies.everything(connection)

    def policy(self, policy_id: str, *, viewer: Person) -> PolicyText:
        """Return one policy text.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return _policy(connection, policy_id)

    def move_to(self, policy_id: str, stage: PolicyStage, *, by: Person) -> PolicyText:
        """Write how far a policy text has come."""
        by.require(Right.TRACK_UPTAKE)
        with self.database.writing() as connection:
            _policy(connection, policy_id)
            policies.change_stage(connection, policy_id, stage)
            audit.record(connection, by.name, "moved", policy_id, stage=stage)
            return _policy(connection, policy_id)

    def delete_policy(self, policy_id: str, *, by: Person) -> None:
        """Delete a policy text for good; a note of each uptake stays, without a word of it.

        The letters about it lose their words, and those that had not left never will.
        """
        by.require(Right.DELETE)
        with self.database.writing() as connection:
            policy = _policy(connection, policy_id)
            linked = policies.uptakes_where(connection, policy_ids=[policy_id])
            subjects = {policy_id, *(uptake.id for uptake in linked)}
            follow_ups.erase(connection, subject_ids=subjects)
            policies.end_uptakes(connection, policy_id, by=by.name)
            policies.remove(connection, policy_id)
            audit.record(connection, by.name, "deleted", policy_id, uptakes=len(linked))
        self.database.forget_deleted()
        paragraphs = [span.of(policy.text) for span in policy.paragraphs()]
        reasons = [step.reason for uptake in linked for step in uptake.steps if step.reason]
        self.database.make_sure_of([policy.title, *paragraphs, *reasons])

    def ended_of_lesson(self, lesson_id: str, *, viewer: Person) -> tuple[EndedUptake, ...]:
        """Return what is left of a lesson's uptake in policy texts that were deleted."""
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            return policies.ended_of_lesson(connection, lesson_id)

    def suggest(self, policy_id: str, *, viewer: Person) -> tuple[Suggestion, ...]:
        """Return, for each paragraph, the lessons that may bear on it and are not linked."""
        policy = self.policy(policy_id, viewer=viewer)
        linked = defaultdict(set)
        for uptake in self.of_policy(policy_id, viewer=viewer):
            linked[uptake.span].add(uptake.lesson.id)
        suggestions = []
        for span in policy.paragraphs():
            hits = self.finder.find(span.of(policy.text), viewer=viewer, limit=_SUGGESTED)
            fresh = tuple(hit for hit in hits if hit.lesson.id not in linked[span])
            suggestions.append(Suggestion(span, fresh))
        return tuple(suggestions)

    def link(
        self,
        lesson_id: str,
        policy_id: str,
        *,
        span: Span,
        role: UptakeRole,
        by: Person,
        proposed_on: date | None = None,
    ) -> Uptake:
        """Say that a lesson bears on a passage of a policy text; it stands as proposed.

        A follow-up to its initiative is drafted, here and at each decision.

        Args:
            lesson_id: Of a confirmed lesson.
            policy_id: Of the policy text.
            span: The passage, in the policy text.
            role: What the lesson does there.
            by: Links it.
            proposed_on: When it was put to the body; today if None.

        Raises:
            InvalidEntry: If the passage is not in the text.
            Conflict: If the lesson is not confirmed, or stands there already.
        """
        by.require(Right.TRACK_UPTAKE)
        with self.database.writing() as connection:
            policy = _policy(connection, policy_id)
            lesson = lessons.by_ids(connection, [lesson_id]).get(lesson_id)
            if lesson is None:
                raise NotFound("lesson", lesson_id)
            if lesson.status is not LessonStatus.CONFIRMED:
                raise Conflict("only a confirmed lesson can be linked; review it first")
            if span.end > len(policy.text) or not span.of(policy.text).strip():
                raise InvalidEntry("span", "this passage is not in the policy text")
            if any(
                u.lesson.id == lesson_id and u.span == span
                for u in policies.uptakes_where(connection, policy_ids=[policy_id])
            ):
                raise Conflict("this lesson is linked to this passage already")
            uptake_id = policies.link(connection, lesson_id, policy_id, span=span, role=role)
            policies.add_step(
                connection,
                uptake_id,
                Decision.PROPOSED,
                reason="",
                decided_on=proposed_on or date.today(),  # noqa: DTZ011  where the person is
                body=policy.body,
                by=by.name,
            )
            audit.record(connection, by.name, "linked", uptake_id, role=role)
            made = _uptake(connection, uptake_id)
            follow_up_uptake(connection, made, by=by)
            return made

    def unlink(self, uptake_id: str, *, by: Person) -> None:
        """Take back a link that was a mistake; a decision that was taken is noted instead.

        A letter about it that has not left never will; where one has left, a correction is
        drafted.

        Raises:
            Conflict: If a decision has been noted: rejected ones stay visible; or if a letter
                about it was perhaps sent.
        """
        by.require(Right.TRACK_UPTAKE)
        with self.database.writing() as connection:
            uptake = _uptake(connection, uptake_id)
            if uptake.decision is not Decision.PROPOSED:
                raise Conflict("a decision has been noted here; it stays visible")
            take_back_uptake(connection, uptake, by=by)
            policies.unlink(connection, uptake_id)
            audit.record(connection, by.name, "unlinked", uptake_id)

    def decide(
        self,
        uptake_id: str,
        decision: Decision,
        *,
        reason: str = "",
        decided_on: date,
        body: str = "",
        by: Person,
        is_sure: bool = False,
    ) -> Uptake:
        """Note what was decided about a lesson; the steps before stay.

        Args:
            uptake_id: Of the lesson in its policy text.
            decision: What was decided.
            reason: In words that those who learned it will read.
            decided_on: The day, not to come.
            body: Who decided; else that of the text.
            by: Who notes it.
            is_sure: Whether the day is right although it lies before that of the text.

        Raises:
            InvalidEntry: If an adapted or rejected one has no reason, or the day is to come.
            DayBeforeText: If the day lies before that of the text, and nobody is sure of it.
        """
        by.require(Right.TRACK_UPTAKE)
        if decision in (Decision.ADAPTED, Decision.REJECTED) and not reason.strip():
            raise InvalidEntry("reason", "say why: those who learned it will read it")
        if decided_on > date.today():  # noqa: DTZ011  the day where the person is
            raise InvalidEntry("decided_on", "this day is still to come")
        with self.database.writing() as connection:
            uptake = _uptake(connection, uptake_id)
            text_day = uptake.policy.dated
            if text_day is not None and decided_on < text_day and not is_sure:
                raise DayBeforeText(text_day)
            policies.add_step(
                connection,
                uptake_id,
                decision,
                reason=reason,
                decided_on=decided_on,
                body=body or uptake.policy.body,
                by=by.name,
            )
            audit.record(connection, by.name, "decided", uptake_id, decision=decision)
            decided = _uptake(connection, uptake_id)
            follow_up_uptake(connection, decided, by=by)
            return decided

    def uptake(self, uptake_id: str, *, viewer: Person) -> Uptake:
        """Return one uptake.

        Raises:
            NotFound: If there is none that the viewer may see.
        """
        with self.database.reading() as connection:
            found = _uptake(connection, uptake_id)
            if not _visible(connection, [found], viewer):
                raise NotFound("uptake", uptake_id)
            return found

    def everything(self, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return all uptake that the viewer may see, by policy text."""
        with self.database.reading() as connection:
            return _visible(connection, policies.uptakes_where(connection), viewer)

    def of_lesson(self, lesson_id: str, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return where a lesson went, rejected ones included."""
        with self.database.reading() as connection:
            found = policies.uptakes_where(connection, lesson_ids=[lesson_id])
            return _visible(connection, found, viewer)

    def of_policy(self, policy_id: str, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return the lessons of a policy text, in its order, rejected ones included."""
        with self.database.reading() as connection:
            found = policies.uptakes_where(connection, policy_ids=[policy_id])
            return _visible(connection, found, viewer)

    def citable(self, policy_id: str, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return the uptake of a policy text whose lessons stand and may be quoted elsewhere."""
        with self.database.reading() as connection:
            _policy(connection, policy_id)
            found = policies.uptakes_where(connection, policy_ids=[policy_id])
            return _findable(connection, found, viewer)

    def of_initiative(self, initiative_id: str, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return what became of the lessons of one initiative."""
        return tuple(
            uptake
            for uptake in self.everything(viewer=viewer)
            if uptake.lesson.initiative is not None and uptake.lesson.initiative.id == initiative_id
        )

    def unanswered(self, *, months: int, today: date, viewer: Person) -> tuple[Uptake, ...]:
        """Return what was proposed at least so many months ago and has no answer, oldest first."""
        latest = today - timedelta(days=round(months * _DAYS_A_MONTH))
        waiting = [
            uptake
            for uptake in self.everything(viewer=viewer)
            if uptake.decision is Decision.PROPOSED and uptake.steps[0].decided_on <= latest
        ]
        return tuple(sorted(waiting, key=lambda uptake: (uptake.steps[0].decided_on, uptake.id)))

    def adopted_in(self, year: int, *, viewer: Person) -> tuple[Uptake, ...]:
        """Return what was adopted or adapted in a year, the latest first."""
        adopted = [
            uptake
            for uptake in self.everything(viewer=viewer)
            if uptake.decision in (Decision.ADOPTED, Decision.ADAPTED)
            and uptake.steps[-1].decided_on.year == year
        ]
        return tuple(sorted(adopted, key=lambda uptake: uptake.steps[-1].decided_on, reverse=True))

    def recurring_without_uptake(
        self, *, viewer: Person, least_initiatives: int = 2
    ) -> tuple[Recurrence, ...]:
        """Return lessons that several initiatives learned and no policy text took up.

        Lessons count as one where they say nearly the same or a person says that they do
        (`LessonFinder.near_equal_groups`), one leading to the next. Those of one initiative,
        and of initiatives that go back to one example, count once.
        """
        with self.database.reading() as connection:
            taken_up = policies.taken_up(connection)
            links = initiative_links.everything(connection)
        found = [
            Recurrence(group, breadth_of(group, origins=lambda ids: independent(ids, links)))
            for group in self.finder.near_equal_groups(viewer=viewer)
            if taken_up.isdisjoint(lesson.id for lesson in group)
        ]
        often = [group for group in found if group.breadth.initiative_count >= least_initiatives]
        return tuple(sorted(often, key=lambda g: (-g.breadth.initiative_count, g.lessons[0].id)))


def _policy(connection: Connection, policy_id: str) -> PolicyText:
    found = policies.by_id(connection, policy_id)
    if found is None:
        raise NotFound("policy text", policy_id)
    return found


def _uptake(connection: Connection, uptake_id: str) -> Uptake:
    found = policies.uptakes_where(connection, uptake_ids=[uptake_id])
    if not found:
        raise NotFound("uptake", uptake_id)
    return found[0]


def _visible(connection: Connection, found: Sequence[Uptake], viewer: Person) -> tuple[Uptake, ...]:
    """Return those whose lesson the viewer may see now; a withdrawn one stays for the team."""
    return tuple(found) if viewer.may(Right.REVIEW) else _findable(connection, found, viewer)


def _findable(
    connection: Connection, found: Sequence[Uptake], viewer: Person
) -> tuple[Uptake, ...]:
    see_team = viewer.may(Right.SEE_TEAM_REPORTS)
    ids = {uptake.lesson.id for uptake in found}
    seen = lessons.visible(connection, ids, see_team=see_team)
    return tuple(uptake for uptake in found if uptake.lesson.id in seen)
