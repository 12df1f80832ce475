"""Follow-ups: a person looks at what an initiative is to be told, approves it, lets it leave once.

Drafted → approved → sent or saved; or set aside as not needed, with a reason. Sending is noted
before the mail server is asked, so that a letter of which nobody knows whether it left is never
sent a second time by itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from knowledge.errors import Conflict, InvalidEntry, NotFound, SomebodyElse
from knowledge.follow_up_drafting import correct_brief, follow_up_brief, follow_up_uptake
from knowledge.model.brief import BriefState
from knowledge.model.follow_up import (
    DELIVERED,
    MOST_REASON_CHARS,
    WAITING,
    FollowUp,
    FollowUpState,
    News,
)
from knowledge.model.person import Person, Right
from knowledge.open_follow_up import (
    OpenFollowUp,
    mail_address,
    open_follow_up,
    require_standing,
    tells_the_same,
    usable,
)
from knowledge.records import audit, briefs, follow_ups, initiatives, lessons, policies
from knowledge.records.audit import AuditEvent
from knowledge.records.clock import now
from knowledge.records.database import Database

FORMS = ("docx", "eml")


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
            titles |= {text.id: text.title for text in policies.everything(connection)}
            if viewer.may(Right.WRITE_BRIEFS):
                known = briefs.listing(connection)
                titles |= {brief.id: brief.body.title for brief in known if brief.id in ids}
        return titles

    def opened(
        self, follow_up_id: str, *, viewer: Person, at: datetime | None = None
    ) -> OpenFollowUp:
        """Return one follow-up with what it is drafted from.

        Args:
            follow_up_id: Of the follow-up.
            viewer: Needs the right to review.
            at: For when it is asked, UTC; now if not given.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.REVIEW)
        with self.database.reading() as connection:
            return open_follow_up(connection, _known(connection, follow_up_id), at=at)

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
        """Draft what initiatives were never told of how things stand; return how many letters."""
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

    def edit(
        self, follow_up_id: str, words: str, *, drafted: str, by: Person, was: str | None = None
    ) -> FollowUp:
        """Keep what a person made of a draft.

        Args:
            follow_up_id: Of a draft.
            words: The letter from now on; every quote of its lessons stands in it verbatim.
            drafted: As the records would have it; kept beside it.
            by: Needs the right to review.
            was: The letter that the person had before them; None does not check.

        Raises:
            InvalidEntry: If a quote is not there as it was, or the letter is too long.
            SomebodyElse: If it is no draft any more, or somebody else edited it meanwhile.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.DRAFTED)
            _require_words(found, was)
            clean = usable(words, open_follow_up(connection, found).lessons)
            follow_ups.change(connection, found.id, words=clean, drafted_words=drafted.strip())
            audit.record(connection, by.name, "edited_follow_up", found.id)
            return _known(connection, found.id)

    def approve(
        self, follow_up_id: str, words: str, *, drafted: str, by: Person, was: str | None = None
    ) -> FollowUp:
        """Say that a letter may leave the base as it reads now; see `edit` for the rest.

        Raises:
            Conflict: If a lesson of it no longer stands.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.DRAFTED)
            _require_words(found, was)
            opened = open_follow_up(connection, found)
            require_standing(opened)
            follow_ups.change(
                connection,
                found.id,
                words=usable(words, opened.lessons),
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
            _as_draft(connection, found, by, act="reopened_follow_up")
            return _known(connection, found.id)

    def set_aside(self, follow_up_id: str, *, reason: str, drafted: str, by: Person) -> FollowUp:
        """Note that a letter is not needed; it stays, with the reason, and never leaves so.

        Args:
            follow_up_id: Of a letter that has not left, approved or not.
            reason: Why nobody has to be told, 1 to 300 characters.
            drafted: As the records would have the letter now; kept beside it.
            by: Needs the right to review.

        Raises:
            InvalidEntry: If there is no reason, or it is too long.
            Conflict: If the letter has left, is being sent, or was overtaken.
        """
        by.require(Right.REVIEW)
        why = " ".join(reason.split())
        if not why:
            raise InvalidEntry("reason", "say why nobody has to be told")
        if len(why) > MOST_REASON_CHARS:
            raise InvalidEntry("reason", f"a reason has at most {MOST_REASON_CHARS} characters")
        with self.database.writing() as connection:
            found = _known(connection, follow_up_id)
            if found.state not in WAITING:
                raise Conflict(f"this follow-up is {found.state}; look at it again")
            follow_ups.change(
                connection,
                found.id,
                state=FollowUpState.SET_ASIDE,
                words=found.words or drafted.strip(),
                drafted_words=found.drafted_words or drafted.strip(),
                approved_at=None,
                approved_by="",
                set_aside_at=now(),
                set_aside_by=by.name,
                set_aside_reason=why,
            )
            audit.record(connection, by.name, "set_aside_follow_up", found.id)
            return _known(connection, found.id)

    def take_up(self, follow_up_id: str, *, by: Person) -> FollowUp:
        """Make a letter that was set aside a draft again.

        Raises:
            Conflict: If it was not set aside, or what it tells of is no longer so.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.SET_ASIDE)
            require_standing(open_follow_up(connection, found))
            nobody = {"set_aside_at": None, "set_aside_by": "", "set_aside_reason": ""}
            follow_ups.change(connection, found.id, state=FollowUpState.DRAFTED, **nobody)
            audit.record(connection, by.name, "took_up_follow_up", found.id)
            return _known(connection, found.id)

    def save(self, follow_up_id: str, form: str, *, drafted: str, by: Person) -> FollowUp:
        """Note that a person takes an approved letter along, to send it in their own way.

        Args:
            follow_up_id: Of an approved letter.
            form: "docx" or "eml".
            drafted: As the records would have the letter now.
            by: Needs the right to review.

        Raises:
            Conflict: If it is not approved, or has left the base already; or if the records
                have it otherwise than when it was approved, which makes it a draft again.
        """
        by.require(Right.REVIEW)
        if form not in FORMS:
            raise InvalidEntry("form", f"a letter is saved as {' or '.join(FORMS)}")
        self._require_fresh(follow_up_id, drafted, by=by)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            require_standing(open_follow_up(connection, found))
            return _delivered(connection, found, FollowUpState.SAVED, form, by)

    def begin_sending(self, follow_up_id: str, *, drafted: str, by: Person) -> tuple[FollowUp, str]:
        """Note that an approved letter is about to be sent; return it, and its e-mail address.

        Args:
            follow_up_id: Of an approved letter.
            drafted: As the records would have the letter now.
            by: Needs the right to review.

        Raises:
            Conflict: If it is not approved, is being sent, has left the base already, or
                nobody of the initiative agreed to be reached by e-mail; or if the records
                have it otherwise than when it was approved, which makes it a draft again.
        """
        by.require(Right.REVIEW)
        self._require_fresh(follow_up_id, drafted, by=by)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            require_standing(open_follow_up(connection, found))
            address = mail_address(connection, found)
            if not address:
                raise Conflict("nobody of this initiative agreed to be reached by e-mail; save it")
            follow_ups.change(connection, found.id, state=FollowUpState.SENDING)
            audit.record(connection, by.name, "began_sending_follow_up", found.id)
            return _known(connection, found.id), address

    def _require_fresh(self, follow_up_id: str, drafted: str, *, by: Person) -> None:
        """Make an approved letter a draft again if the records have it otherwise by now.

        Raises:
            Conflict: If they do; the letter is a draft then, with both texts kept.
        """
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.APPROVED)
            if tells_the_same(found.drafted_words, drafted):
                return
            _as_draft(connection, found, by, act="changed_follow_up")
        raise Conflict(
            "what this letter tells of has changed since it was approved; it is a draft again"
        )

    def end_sending(
        self, follow_up_id: str, *, arrived: bool | None, by: Person, why: str = ""
    ) -> FollowUp:
        """Note how it ended to hand a letter to the mail server; for whoever handed it over.

        Args:
            follow_up_id: Of a letter that is being sent.
            arrived: False makes it an approved one again, or lets a later letter that was drafted
                meanwhile take its place; None where nobody knows, for a person to settle.
            by: Needs the right to review.
            why: A code for why it has not left, for the log.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.SENDING)
            if arrived is None:
                audit.record(connection, by.name, "lost_follow_up", found.id)
                return found
            return _ended(connection, found, by, arrived=arrived, why=why)

    def settle(
        self, follow_up_id: str, *, arrived: bool, by: Person, at: datetime | None = None
    ) -> FollowUp:
        """Say whether a letter has left whose sending broke off.

        Args:
            follow_up_id: Of a letter that is being sent.
            arrived: As in `end_sending`.
            by: Needs the right to review.
            at: When that is said, UTC; now if not given.

        Raises:
            SomebodyElse: If it is not being sent, or may still be on its way to the mail server.
        """
        by.require(Right.REVIEW)
        with self.database.writing() as connection:
            found = _in_state(connection, follow_up_id, FollowUpState.SENDING)
            if open_follow_up(connection, found, at=at).sending_since is not None:
                raise SomebodyElse(
                    "this follow-up is being handed to the mail server; look again in a while"
                )
            return _ended(connection, found, by, arrived=arrived)


def _known(connection: Connection, follow_up_id: str) -> FollowUp:
    found = follow_ups.by_id(connection, follow_up_id)
    if found is None:
        raise NotFound("follow-up", follow_up_id)
    return found


def _in_state(connection: Connection, follow_up_id: str, state: FollowUpState) -> FollowUp:
    found = _known(connection, follow_up_id)
    if found.state is not state:
        raise SomebodyElse(f"this follow-up is {found.state}, not {state}; look at it again")
    return found


def _require_words(found: FollowUp, was: str | None) -> None:
    if was is not None and found.words not in ("", was.strip()):
        raise SomebodyElse("somebody else edited this letter meanwhile; look at it again")


def _ended(
    connection: Connection, found: FollowUp, by: Person, *, arrived: bool, why: str = ""
) -> FollowUp:
    opened = open_follow_up(connection, found)
    if arrived:
        sent = _delivered(connection, found, FollowUpState.SENT, "mail", by)
        if opened.brief is not None and opened.brief.state is BriefState.SIGNED_OFF:
            correct_brief(connection, opened.brief, by=by)
        return sent
    audit.record(connection, by.name, "did_not_send_follow_up", found.id, why=why)
    state = FollowUpState.APPROVED if opened.stands else FollowUpState.SUPERSEDED
    follow_ups.change(connection, found.id, state=state)
    if state is FollowUpState.SUPERSEDED:
        audit.record(connection, by.name, "superseded_follow_up", found.id)
    return _known(connection, found.id)


def _as_draft(connection: Connection, found: FollowUp, by: Person, *, act: str) -> None:
    """Make an approved letter a draft again; its words and those it was drafted with stay."""
    follow_ups.change(
        connection, found.id, state=FollowUpState.DRAFTED, approved_at=None, approved_by=""
    )
    audit.record(connection, by.name, act, found.id)


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
