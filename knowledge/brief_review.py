"""What colleagues do with a brief: versions, comments, sign-off by a second person."""

from dataclasses import dataclass

from knowledge import brief_text
from knowledge.briefs import Briefs
from knowledge.errors import Conflict, InvalidEntry, NotAllowed
from knowledge.follow_up_drafting import follow_up_brief, supersede
from knowledge.model.brief import BriefState, BriefVersion
from knowledge.model.person import Person, Right
from knowledge.open_brief import OpenBrief, open_brief, what_blocks
from knowledge.records import audit, briefs
from knowledge.records.database import Database


@dataclass(frozen=True, slots=True)
class BriefReview:
    """From a draft to a text that a second person put their name under."""

    database: Database
    briefs: Briefs

    def versions(self, brief_id: str, *, viewer: Person) -> tuple[BriefVersion, ...]:
        """Return the kept versions, the first one first."""
        viewer.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            return briefs.versions(connection, brief_id)

    def keep_version(self, brief_id: str, *, note: str, by: Person) -> int:
        """Keep the text as it stands, for ever; return the version's number."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id)
            number = briefs.keep_version(
                connection, brief, by=by.name, note=" ".join(note.split())[:300]
            )
            audit.record(connection, by.name, "kept_version", brief_id, version=number)
        return number

    def comment(self, brief_id: str, text: str, *, by: Person, sentence_id: str = "") -> OpenBrief:
        """Say something of a brief, or of one of its sentences."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id)
            if sentence_id:
                brief_text.sentence_of(brief.body, sentence_id)
            words = brief_text.clean(text)
            briefs.add_comment(connection, brief_id, words, sentence_id=sentence_id, by=by.name)
            audit.record(connection, by.name, "commented", brief_id)
            return open_brief(connection, brief)

    def settle(self, brief_id: str, comment_id: str, *, by: Person) -> OpenBrief:
        """Note that a comment is settled."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            briefs.settle_comment(connection, brief_id, comment_id, by=by.name)
            audit.record(connection, by.name, "settled", brief_id)
            return open_brief(connection, briefs.read(connection, brief_id))

    def submit(self, brief_id: str, *, by: Person) -> OpenBrief:
        """Ask for sign-off; the text is kept as a version and rests from now on.

        Raises:
            Conflict: If something is wrong with it, counter-evidence came in that nobody has
                looked at, or it is no draft.
        """
        by.require(Right.WRITE_BRIEFS)
        self._require_sound(brief_id, by=by)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            _require_state(brief.state, BriefState.DRAFT)
            briefs.set_state(connection, brief_id, BriefState.FOR_SIGN_OFF)
            number = briefs.keep_version(connection, brief, by=by.name, note="submitted")
            audit.record(connection, by.name, "submitted", brief_id, version=number)
            return open_brief(connection, briefs.read(connection, brief_id))

    def sign_off(self, brief_id: str, *, by: Person) -> OpenBrief:
        """Put one's name under a brief that somebody else wrote.

        A follow-up is drafted to each initiative whose lessons it uses.

        Raises:
            NotAllowed: If the person worded any of it.
            Conflict: If something is wrong with it, or nobody asked for sign-off.
        """
        by.require(Right.SIGN_OFF)
        with self.database.reading() as connection:
            brief = briefs.read(connection, brief_id)
        if by.name in brief.authors:
            raise NotAllowed(by.name, "sign_off_what_they_wrote")
        _require_state(brief.state, BriefState.FOR_SIGN_OFF)
        self._require_sound(brief_id, by=by)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            _require_state(brief.state, BriefState.FOR_SIGN_OFF)
            briefs.set_state(connection, brief_id, BriefState.SIGNED_OFF, signed_by=by.name)
            number = briefs.keep_version(connection, brief, by=by.name, note="signed_off")
            audit.record(connection, by.name, "signed_off", brief_id, version=number)
            signed = briefs.read(connection, brief_id)
            follow_up_brief(connection, signed, by=by)
            return open_brief(connection, signed)

    def send_back(self, brief_id: str, *, reason: str, by: Person) -> OpenBrief:
        """Give a brief back to its authors, with the reason as a comment.

        Raises:
            InvalidEntry: If there is no reason.
            Conflict: If nobody asked for sign-off.
        """
        by.require(Right.WRITE_BRIEFS)
        if not reason.strip():
            raise InvalidEntry("reason", "say what has to change")
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            _require_state(brief.state, BriefState.FOR_SIGN_OFF)
            briefs.set_state(connection, brief_id, BriefState.DRAFT)
            words = brief_text.clean(reason)
            briefs.add_comment(connection, brief_id, words, sentence_id="", by=by.name)
            audit.record(connection, by.name, "sent_back", brief_id)
            return open_brief(connection, briefs.read(connection, brief_id))

    def reopen(self, brief_id: str, *, by: Person) -> OpenBrief:
        """Make a brief a draft again; what was signed off stays as a version."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            _require_state(brief.state, BriefState.FOR_SIGN_OFF, BriefState.SIGNED_OFF)
            briefs.set_state(connection, brief_id, BriefState.DRAFT)
            supersede(connection, brief_id, by=by)
            audit.record(connection, by.name, "reopened", brief_id)
            return open_brief(connection, briefs.read(connection, brief_id))

    def _require_sound(self, brief_id: str, *, by: Person) -> None:
        fresh_count = self.briefs.look_for_counters(brief_id, by=by)
        if fresh_count:
            raise Conflict(
                f"{fresh_count} lessons that say otherwise came into the base and were put into "
                "the brief; look at them first"
            )
        opened = self.briefs.brief(brief_id, viewer=by)
        if opened.blocking:
            raise Conflict(what_blocks(opened))


def _require_state(state: BriefState, *allowed: BriefState) -> None:
    if state not in allowed:
        raise Conflict(f"the brief is {state.replace('_', ' ')}; that cannot be done to it now")
