"""Follow-ups: a person looks at what an initiative is to be told, approves it, lets it leave once.

Drafted → approved → sent or saved. Sending is noted before the mail server is asked, so that a
letter of which nobody knows whether it left is never sent a second time by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.follow_up_drafting import follow_up_brief, follow_up_uptake
from knowledge.model.brief import Brief, BriefState
from knowledge.model.follow_up import (
    DELIVERED,
    MOST_FOLLOW_UP_CHARS,
    FollowUp,
    FollowUpState,
    News,
)
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.person import Person, Right
from knowledge.model.policy import Uptake
from knowledge.records import audit, briefs, contacts, follow_ups, initiatives, lessons, policies
from knowledge.records.audit import AuditEvent
from knowledge.records.clock import now
from knowledge.records.database import Database

FORMS = ("docx", "eml")


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up with the records that it is drafted from.

    Attributes:
        follow_up: As it stands.
        lessons: That it is about and that are still in the base, in its order.
        uptake: That was decided on; None if it is about a brief, or gone.
        brief: That was signed off; None if it is about an uptake, or gone.
        can_be_mailed: Whether somebody of the initiative agreed to be reached by e-mail.
    """

    follow_up: FollowUp
    lessons: tuple[Lesson, ...]
    uptake: Uptake | None
    brief: Brief | None
    can_be_mailed: bool


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What initiatives are told of their lessons, from draft to letterbox."""

    database: Database

    def everything(self, *, viewer: Person) -> tuple[FollowUp, ...]:
        """Return all follow-ups, the newest first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return follow_ups.everything(connection)

    def subjects(self, found: Iterable[FollowUp], *, viewer: Person) -> Mapping[str, str]:
        """Return the titles of what follow-ups are about, by subject.

        What is gone from the base has none, and a brief only for who writes briefs.
        """
        ids = {follow_up.subject_id for follow_up in found}
        with self.database.reading() as connection:
            linked = policies.uptakes_where(connection, uptake_ids=ids)
            titles = {uptake.id: uptake.policy.title for uptake in linked}
            if viewer.may(Right.WRITE_BRIEFS):
                known = briefs.listing(connection)
                titles |= {brief.id: brief.body.title for brief in known if brief.id in ids}
        return titles

    def opened(self, follow_up_id: str, *, viewer: Person) -> OpenFollowUp:
        """Return one follow-up with what it is drafted from.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return _opened(connection, _known(connection, follow_up_id))

    def log(self, follow_up_id: str, *, viewer: Person) -> tuple[AuditEvent, ...]:
        """Return who did what to a follow-up and when, oldest first."""
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return audit.history(connection, follow_up_id)

    def of_initiative(self, initiative_id: str, *, viewer: Person) -> tuple[FollowUp, ...]:
        """Return what an initiative was told, newest first: about lessons that the viewer sees.

        Who may not review gets it without its words.
        """
        viewer.require(Right.SEARCH)
        with self.database.reading() as connection:
            key = initiatives.key_of(connection, initiative_id)
            if key is None:
                raise NotFound("initiative", initiative_id)
            told = [f for f in follow_ups.of_initiative(connection, key) if f.state in DELIVERED]
            if viewer.may(Right.REVIEW):
                return tuple(told)
            named = {name for found in told for name in found.lesson_ids}
            see_team = viewer.may(Right.SEE_TEAM_REPORTS)
            seen = lessons.visible(connection, named, see_team=see_team).keys()
            return tuple(_without_words(f) for f in told if seen >= set(f.lesson_ids))

    def draft_missing(self, *, by: Person) -> int:
        """Draft what initiatives were never told of how things stand now; return how many letters.

        So it is where an initiative was named only after a lesson was taken up, or the change
        is older than these letters.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            before = follow_ups.everything(connection)
            told = {
                (f.subject_id, f.news) for f in before if f.state is not FollowUpState.SUPERSEDED
            }
            for uptake in policies.uptakes_where(connection):
                if (uptake.id, News(uptake.decision)) not in told:
                    follow_up_uptake(connection, uptake, by=by)
            for brief in briefs.listing(connection):
                is_signed = brief.state is BriefState.SIGNED_OFF
                if is_signed and (brief.id, News.BRIEF_SIGNED) not in told:
                    follow_up_brief(connection, brief, by=by)
            return len(follow_ups.everything(connection)) - len(before)

    def edit(self, follow_up_id: str, words: str, *, drafted: str, by: Person) -> FollowUp:
        """Keep what a person made of a draft.

        Args:
            follow_up_id: Of a draft.
            words: The letter from now on; every quote of its lessons stands in it verbatim.
            drafted: As the records would have it; kept beside it.
            by: Needs the right to review.

        Raises:
            InvalidEntry: If a quote is not there as it was, or the letter is too long.
            Conflict: If it is no draft any more.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.DRAFTED)
            clean = _usable(words, _opened(connection, found).lessons)
            follow_ups.change(connection, found.id, words=clean, drafted_words=drafted.strip())
            audit.record(connection, by.name, "edited_follow_up", found.id)
            return _known(connection, found.id)

    def approve(self, follow_up_id: str, words: str, *, drafted: str, by: Person) -> FollowUp:
        """Say that a letter may leave the base as it reads now; see `edit` for the arguments.

        Raises:
            InvalidEntry: If a quote is not there as it was, or the letter is too long.
            Conflict: If it is no draft any more, or a lesson of it no longer stands.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.DRAFTED)
            opened = _opened(connection, found)
            _require_standing(opened)
            follow_ups.change(
                connection,
                found.id,
                words=_usable(words, opened.lessons),
                drafted_words=drafted.strip(),
                state=FollowUpState.APPROVED,
                approved_at=now(),
                approved_by=by.name,
            )
            audit.record(connection, by.name, "approved_follow_up", found.id)
            return _known(connection, found.id)

    def reopen(self, follow_up_id: str, *, by: Person) -> FollowUp:
        """Make an approved letter a draft again."""
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            follow_ups.change(
                connection,
                found.id,
                state=FollowUpState.DRAFTED,
                approved_at=None,
                approved_by="",
            )
            audit.record(connection, by.name, "reopened_follow_up", found.id)
            return _known(connection, found.id)

    def save(self, follow_up_id: str, form: str, *, by: Person) -> FollowUp:
        """Note that a person takes an approved letter along, to send it in their own way.

        Args:
            follow_up_id: Of an approved letter.
            form: "docx" or "eml".
            by: Needs the right to review.

        Raises:
            Conflict: If it is not approved, or has left the base already.
        """
        by.require(Right.REVIEW)
        if form not in FORMS:
            raise InvalidEntry("form", f"a letter is saved as {' or '.join(FORMS)}")
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            _require_standing(_opened(connection, found))
            return _delivered(connection, found, FollowUpState.SAVED, form, by)

    def begin_sending(self, follow_up_id: str, *, by: Person) -> tuple[FollowUp, str]:
        """Note that an approved letter is about to be sent; return it, and its e-mail address.

        Raises:
            Conflict: If it is not approved, is being sent, has left the base already, or
                nobody of the initiative agreed to be reached by e-mail.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            _require_standing(_opened(connection, found))
            address = _address(connection, found)
            if not address:
                raise Conflict("nobody of this initiative agreed to be reached by e-mail; save it")
            follow_ups.change(connection, found.id, state=FollowUpState.SENDING)
            audit.record(connection, by.name, "began_sending_follow_up", found.id)
            return _known(connection, found.id), address

    def settle(self, follow_up_id: str, *, arrived: bool, by: Person) -> FollowUp:
        """Note whether a letter that was being sent has left.

        Args:
            follow_up_id: Of a letter that is being sent.
            arrived: False makes it an approved one again.
            by: Needs the right to review.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.SENDING)
            if arrived:
                return _delivered(connection, found, FollowUpState.SENT, "mail", by)
            follow_ups.change(connection, found.id, state=FollowUpState.APPROVED)
            audit.record(connection, by.name, "did_not_send_follow_up", found.id)
            return _known(connection, found.id)


def _known(connection: Connection, follow_up_id: str) -> FollowUp:
    found = follow_ups.by_id(connection, follow_up_id)
    if found is None:
        raise NotFound("follow-up", follow_up_id)
    return found


def _in_state(connection: Connection, follow_up_id: str, state: FollowUpState) -> FollowUp:
    found = _known(connection, follow_up_id)
    if found.state is not state:
        raise Conflict(f"this follow-up is {found.state}, not {state}; look at it again")
    return found


def _opened(connection: Connection, found: FollowUp) -> OpenFollowUp:
    known = lessons.by_ids(connection, found.lesson_ids)
    uptakes = policies.uptakes_where(connection, uptake_ids=[found.subject_id])
    return OpenFollowUp(
        follow_up=found,
        lessons=tuple(known[name] for name in found.lesson_ids if name in known),
        uptake=uptakes[0] if uptakes else None,
        brief=_brief(connection, found),
        can_be_mailed=bool(_address(connection, found)),
    )


def _brief(connection: Connection, found: FollowUp) -> Brief | None:
    if found.news is not News.BRIEF_SIGNED:
        return None
    try:
        return briefs.read(connection, found.subject_id)
    except NotFound:
        return None


def _address(connection: Connection, found: FollowUp) -> str:
    key = initiatives.key_of(connection, found.initiative.id)
    contact = None if key is None else contacts.of_initiative(connection, key)
    return contact.email if contact else ""


def _usable(words: str, told: Iterable[Lesson]) -> str:
    """Return the letter as it is kept.

    Raises:
        InvalidEntry: If it is too long, or a quote of its lessons is not in it verbatim.
    """
    if len(words) > MOST_FOLLOW_UP_CHARS:
        raise InvalidEntry("words", f"a letter has at most {MOST_FOLLOW_UP_CHARS} characters")
    run = _one_run(words)
    for lesson in told:
        for quote in lesson.quotes:
            if _one_run(quote.exact) not in run:
                raise InvalidEntry(
                    "words", f"the quote of {lesson.id} has to stand there as in the report"
                )
    return words.strip()


def _one_run(words: str) -> str:
    """Return words on one line, without signs that nobody sees."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())


def _require_standing(opened: OpenFollowUp) -> None:
    """Raise Conflict if a lesson was taken back, or is of another initiative by now."""
    found = opened.follow_up
    standing = [
        lesson.id
        for lesson in opened.lessons
        if lesson.status is LessonStatus.CONFIRMED
        and lesson.initiative is not None
        and lesson.initiative.id == found.initiative.id
    ]
    is_signed = opened.brief is not None and opened.brief.state is BriefState.SIGNED_OFF
    if tuple(standing) != found.lesson_ids or not (opened.uptake or is_signed):
        raise Conflict("what this letter tells of was taken back since; it cannot leave the base")


def _delivered(
    connection: Connection, found: FollowUp, state: FollowUpState, form: str, by: Person
) -> FollowUp:
    follow_ups.change(
        connection, found.id, state=state, form=form, delivered_at=now(), delivered_by=by.name
    )
    audit.record(connection, by.name, f"{state}_follow_up", found.id, form=form)
    return _known(connection, found.id)


def _without_words(found: FollowUp) -> FollowUp:
    return replace(found, words="", drafted_words="")
