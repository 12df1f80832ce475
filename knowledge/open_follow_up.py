"""A follow-up opened: with the records that it tells of, and whether it may leave the base."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound
from knowledge.model.brief import Brief, BriefState
from knowledge.model.follow_up import MOST_FOLLOW_UP_CHARS, FollowUp, FollowUpState, News
from knowledge.model.lesson import Lesson, LessonStatus
from knowledge.model.policy import PolicyText, Uptake
from knowledge.records import audit, briefs, contacts, follow_ups, initiatives, lessons, policies
from knowledge.records.clock import now

LONGEST_SENDING = timedelta(minutes=5)
"""A mail server answers about ten times, and is waited for 30 seconds each time."""


@dataclass(frozen=True, slots=True)
class OpenFollowUp:
    """A follow-up with the records that it is drafted from.

    Attributes:
        follow_up: As it stands.
        lessons: That it is about and that are still in the base, in its order.
        uptake: That was decided on; None if it is about something else, or gone.
        policy: Of the uptake, or the one that no longer uses the lessons; else None.
        brief: That was signed off, or no longer uses the lessons; else None.
        can_be_mailed: Whether somebody of the initiative agreed to be reached by e-mail.
        sending_since: When the mail server was given it, while that may be going on; else None.
        before: The letter on the same subject that it took the place of before that one had
            left; None if there was none, or nobody had written or approved anything in it.
        after: The letter on the same subject that took its place; None if there is none.
    """

    follow_up: FollowUp
    lessons: tuple[Lesson, ...]
    uptake: Uptake | None
    policy: PolicyText | None
    brief: Brief | None
    can_be_mailed: bool
    sending_since: datetime | None = None
    before: FollowUp | None = None
    after: FollowUp | None = None

    @property
    def stands(self) -> bool:
        """Whether what it tells of is still so: its lessons, and the link, decision or brief."""
        found = self.follow_up
        standing = tuple(
            lesson.id
            for lesson in self.lessons
            if lesson.status is LessonStatus.CONFIRMED
            and lesson.initiative is not None
            and lesson.initiative.id == found.initiative.id
        )
        if standing != found.lesson_ids or self.after is not None:
            return False
        is_signed = self.brief is not None and self.brief.state is BriefState.SIGNED_OFF
        if found.news is News.TAKEN_BACK:
            return is_signed or self.policy is not None
        is_decided = self.uptake is not None and News(self.uptake.decision) is found.news
        return is_signed or is_decided


def open_follow_up(
    connection: Connection, found: FollowUp, *, at: datetime | None = None
) -> OpenFollowUp:
    """Return a follow-up held against the base.

    Args:
        connection: To the records.
        found: The follow-up.
        at: For when it is asked, UTC; now if not given.
    """
    known = lessons.by_ids(connection, found.lesson_ids)
    uptakes = policies.uptakes_where(connection, uptake_ids=[found.subject_id])
    policy = uptakes[0].policy if uptakes else None
    if found.news is News.TAKEN_BACK:
        policy = policies.by_id(connection, found.subject_id)
    before, after = _neighbours(connection, found)
    return OpenFollowUp(
        follow_up=found,
        lessons=tuple(known[name] for name in found.lesson_ids if name in known),
        uptake=uptakes[0] if uptakes else None,
        policy=policy,
        brief=_brief(connection, found),
        can_be_mailed=bool(mail_address(connection, found)),
        sending_since=_sending_since(connection, found, at or now()),
        before=before,
        after=after,
    )


def mail_address(connection: Connection, found: FollowUp) -> str:
    """Return the e-mail address that the initiative agreed to be reached at, or nothing."""
    key = initiatives.key_of(connection, found.initiative.id)
    contact = None if key is None else contacts.of_initiative(connection, key)
    return contact.email if contact else ""


def _sending_since(connection: Connection, found: FollowUp, at: datetime) -> datetime | None:
    """Return when a letter was handed to the mail server, unless that is surely over."""
    if found.state is not FollowUpState.SENDING:
        return None
    last = audit.history(connection, found.id)[-1]
    is_open = last.act == "began_sending_follow_up" and at - last.at < LONGEST_SENDING
    return last.at if is_open else None


def usable(words: str, told: Iterable[Lesson]) -> str:
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


def require_standing(opened: OpenFollowUp) -> None:
    """Raise Conflict if what a letter tells of is no longer so."""
    if not opened.stands:
        raise Conflict("what this letter tells of was taken back since; it cannot leave the base")


def tells_the_same(one: str, other: str) -> bool:
    """Say whether two drafts of a letter tell the same, whoever stands under them."""
    return _above_the_closing(one) == _above_the_closing(other)


def _above_the_closing(words: str) -> str:
    return words.replace("\r\n", "\n").strip().rpartition("\n\n")[0]


def _neighbours(connection: Connection, found: FollowUp) -> tuple[FollowUp | None, FollowUp | None]:
    """Return the letters about the same subject and lessons: just before it, just after it."""
    related = [
        other
        for other in follow_ups.about(connection, [found.subject_id])
        if other.initiative.id == found.initiative.id
        and not set(other.lesson_ids).isdisjoint(found.lesson_ids)
    ]
    place = [other.id for other in related].index(found.id)
    older, newer = related[place + 1 :], related[:place]
    before = older[0] if older else None
    if before and (before.state is not FollowUpState.SUPERSEDED or not before.words):
        before = None
    return before, newer[-1] if newer else None


def _brief(connection: Connection, found: FollowUp) -> Brief | None:
    if found.news not in (News.BRIEF_SIGNED, News.TAKEN_BACK):
        return None
    try:
        return briefs.read(connection, found.subject_id)
    except NotFound:
        return None


def _one_run(words: str) -> str:
    """Return words on one line, without signs that nobody sees."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())
