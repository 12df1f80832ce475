"""Briefs: drawn from lessons and edited, held against the base at every look."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from knowledge import brief_text
from knowledge.brief_drawing import BriefDrawing, Order
from knowledge.drafting import Word, counter_sentence
from knowledge.errors import Conflict, InvalidEntry, NotAllowed, NotFound
from knowledge.model.brief import (
    Brief,
    BriefBody,
    BriefState,
    Sentence,
    SentenceKind,
)
from knowledge.model.frame import Frame
from knowledge.model.person import Person, Right
from knowledge.open_brief import OpenBrief, open_brief, what_blocks
from knowledge.records import audit, briefs, follow_ups, lessons
from knowledge.records.clock import new_id
from knowledge.records.database import Database

Edit = Callable[[BriefBody], BriefBody]


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """A brief in a list.

    Attributes:
        brief: As it stands.
        is_marked: Whether a lesson that it names was withdrawn, or is gone.
    """

    brief: Brief
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Briefs:
    """The briefs of a team: who may write briefs sees and edits them all."""

    database: Database
    drawing: BriefDrawing

    def listing(self, *, viewer: Person) -> tuple[BriefEntry, ...]:
        """Return every brief, the last changed first."""
        viewer.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            found = briefs.listing(connection)
            named = {name for brief in found for name in brief.body.lesson_ids}
            citable = lessons.visible(connection, named, see_team=True)
        return tuple(
            BriefEntry(brief, any(name not in citable for name in brief.body.lesson_ids))
            for brief in found
        )

    def brief(self, brief_id: str, *, viewer: Person) -> OpenBrief:
        """Return a brief, held against the base as it is now.

        Raises:
            NotFound: If there is none with this id.
        """
        viewer.require(Right.WRITE_BRIEFS)
        with self.database.reading() as connection:
            return open_brief(connection, briefs.read(connection, brief_id))

    def draft(self, order: Order, *, frame: Frame, word: Word, by: Person) -> OpenBrief:
        """Draw a brief from lessons alone, with what says otherwise, and store it.

        Args:
            order: Title, question, filters, language and lessons.
            frame: What kind of text it becomes.
            word: Puts what was counted in words of the order's language.
            by: Becomes its author.

        Raises:
            InvalidEntry: If there is no title or no lesson.
            NotFound: If a lesson cannot be cited.
            QuoteMismatch: If the words of a quote are not those on its page.
        """
        by.require(Right.WRITE_BRIEFS)
        body = self.drawing.draw(order, frame=frame, word=word, viewer=by)
        with self.database.writing() as connection:
            brief_id = briefs.insert(
                connection, body, frame_id=frame.id, language=order.language, by=by.name
            )
            brief = briefs.read(connection, brief_id)
            briefs.keep_version(connection, brief, by=by.name, note="drafted")
            audit.record(connection, by.name, "drafted", brief_id, lessons=len(body.lesson_ids))
            return open_brief(connection, brief)

    def take_in(
        self, brief_id: str, lesson_ids: Sequence[str], section: str, *, word: Word, by: Person
    ) -> OpenBrief:
        """Draw findings from more lessons into a section of a draft."""
        by.require(Right.WRITE_BRIEFS)
        language = self.brief(brief_id, viewer=by).brief.language
        drawn = self.drawing.more(lesson_ids, language=language, word=word, viewer=by)

        def taken_in(body: BriefBody) -> BriefBody:
            for finding, sentences in drawn:
                body = brief_text.add(body, section, sentences)
                body = brief_text.add_finding(body, finding)
            return body

        return self._edit(brief_id, taken_in, by=by, act="took_in")

    def write(
        self,
        brief_id: str,
        section: str,
        text: str,
        *,
        by: Person,
        lesson_ids: Sequence[str] = (),
        after: str = "",
    ) -> OpenBrief:
        """Add a sentence of one's own; without a lesson it is marked and blocks the brief."""
        with self._open(brief_id, by=by) as (connection, brief):
            _require_citable(connection, lesson_ids)
            sentence = Sentence(
                id=new_id("sen"),
                kind=SentenceKind.OWN,
                text=brief_text.clean(text),
                lesson_ids=tuple(dict.fromkeys(lesson_ids)),
                language=brief.language,
                changed_by=by.name,
            )
            body = brief_text.add(brief.body, section, [sentence], after=after)
            return _store(connection, brief, body, by=by, act="wrote")

    def reword(
        self,
        brief_id: str,
        sentence_id: str,
        text: str,
        *,
        by: Person,
        was: str | None = None,
        model: str = "",
    ) -> OpenBrief:
        """Give a sentence other words; its lessons stay.

        Args:
            brief_id: Of a draft.
            sentence_id: Of neither a quote nor counter-evidence.
            text: The new words.
            by: Answers for them.
            was: The words that the person had before them; None does not check.
            model: Language model that worded them, for the record; empty if the person did.

        Raises:
            Conflict: If it is a quote or counter-evidence, or is no longer what it was.
        """
        with self._open(brief_id, by=by) as (connection, brief):
            body = brief_text.reword(brief.body, sentence_id, text, by=by.name, was=was)
            if model:
                audit.record(connection, by.name, "took_wording", sentence_id, model=model)
            return _store(connection, brief, body, by=by, act="reworded")

    def cite(
        self, brief_id: str, sentence_id: str, lesson_ids: Sequence[str], *, by: Person
    ) -> OpenBrief:
        """Say on which lessons a sentence rests.

        Raises:
            NotFound: If a lesson cannot be cited.
        """
        with self._open(brief_id, by=by) as (connection, brief):
            known = brief_text.sentence_of(brief.body, sentence_id).lesson_ids
            _require_citable(connection, [name for name in lesson_ids if name not in known])
            body = brief_text.cite(brief.body, sentence_id, lesson_ids, by=by.name)
            return _store(connection, brief, body, by=by, act="cited")

    def remove(self, brief_id: str, sentence_id: str, *, by: Person) -> OpenBrief:
        """Take a sentence out.

        Raises:
            Conflict: If it is counter-evidence that can be cited, of what the brief claims.
        """
        with self._open(brief_id, by=by) as (connection, brief):
            body = brief.body
            sentence = brief_text.sentence_of(body, sentence_id)
            is_counter = sentence.kind is SentenceKind.COUNTER
            if is_counter and not _citable(connection, sentence.lesson_ids):
                body = brief_text.drop_counter(body, sentence.lesson_ids[0])
            else:
                body = brief_text.remove(body, sentence_id)
            return _store(connection, brief, body, by=by, act="removed")

    def move(
        self, brief_id: str, sentence_id: str, section: str, *, by: Person, after: str = ""
    ) -> OpenBrief:
        """Put a sentence into a section, after one of its sentences or at its end."""
        return self._edit(
            brief_id,
            lambda body: brief_text.move(body, sentence_id, section, after=after),
            by=by,
            act="moved",
        )

    def shift(self, brief_id: str, sentence_id: str, *, by_count: int, by: Person) -> OpenBrief:
        """Move a sentence up (negative) or down within its section."""
        return self._edit(
            brief_id,
            lambda body: brief_text.shift(body, sentence_id, by_count=by_count),
            by=by,
            act="moved",
        )

    def answer(
        self,
        brief_id: str,
        finding_id: str,
        lesson_id: str,
        words: str,
        *,
        by: Person,
        is_set_aside: bool = False,
    ) -> OpenBrief:
        """Answer counter-evidence; it stays in the brief, with the answer.

        Args:
            brief_id: The brief.
            finding_id: That the lesson is said to speak against.
            lesson_id: Of the counter-evidence.
            words: What the person says to it.
            by: Who says so.
            is_set_aside: Whether it does not speak against the finding; it then stands at
                the end of the brief, with the answer.

        Raises:
            InvalidEntry: If there are no words.
        """
        with self._open(brief_id, by=by) as (connection, brief):
            known = lessons.by_ids(connection, [lesson_id])

            def counter() -> Sentence:
                if lesson_id not in known:
                    raise NotFound("lesson", lesson_id)
                return counter_sentence(known[lesson_id], new_id)

            body = brief_text.answer(
                brief.body,
                finding_id,
                lesson_id,
                words,
                by=by.name,
                is_set_aside=is_set_aside,
                counter=counter,
            )
            act = "set_aside" if is_set_aside else "answered"
            return _store(connection, brief, body, by=by, act=act)

    def retitle(self, brief_id: str, title: str, *, by: Person) -> OpenBrief:
        """Give a brief another title."""
        clean = " ".join(title.split())[:300]
        if not clean:
            raise InvalidEntry("title", "give the brief a title")
        return self._edit(brief_id, lambda b: replace(b, title=clean), by=by, act="retitled")

    def for_export(self, brief_id: str, form: str, *, by: Person) -> OpenBrief:
        """Return a brief that may leave the base, and note that it does.

        Every sentence rests on a lesson that can be cited, and every quote is on its page.

        Args:
            brief_id: The brief.
            form: That it leaves in, such as "docx".
            by: Who takes it out.

        Raises:
            Conflict: If something is wrong with it.
        """
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            opened = open_brief(connection, briefs.read(connection, brief_id))
            if opened.blocking:
                raise Conflict(what_blocks(opened))
            audit.record(
                connection, by.name, "exported", brief_id, form=form, revision=opened.brief.revision
            )
        return opened

    def look_for_counters(self, brief_id: str, *, by: Person) -> int:
        """Put in what says otherwise and came into the base since; return how many lessons.

        A signed-off brief is left as it is.
        """
        by.require(Right.WRITE_BRIEFS)
        brief = self.brief(brief_id, viewer=by).brief
        if brief.state is BriefState.SIGNED_OFF:
            return 0
        fresh = self.drawing.fresh_counters(brief.body, viewer=by)
        if not fresh:
            return 0
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            body = brief.body
            for finding_id, lesson in fresh:
                body = brief_text.add_counter(body, finding_id, counter_sentence(lesson, new_id))
            briefs.change(connection, brief, body, by=brief.authors[0])
            audit.record(connection, by.name, "found_counters", brief_id, lessons=len(fresh))
        return len(fresh)

    def remove_brief(self, brief_id: str, *, by: Person) -> None:
        """Delete a brief with its versions and comments; only its authors may."""
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id)
            if by.name not in brief.authors:
                raise NotAllowed(by.name, "delete_briefs_of_others")
            follow_ups.erase(connection, subject_ids=[brief_id])
            briefs.remove(connection, brief_id)
            audit.record(connection, by.name, "removed_brief", brief_id)
        self.database.forget_deleted()

    def _edit(self, brief_id: str, edit: Edit, *, by: Person, act: str) -> OpenBrief:
        with self._open(brief_id, by=by) as (connection, brief):
            return _store(connection, brief, edit(brief.body), by=by, act=act)

    @contextmanager
    def _open(self, brief_id: str, *, by: Person) -> Iterator[tuple[Connection, Brief]]:
        by.require(Right.WRITE_BRIEFS)
        with self.database.writing() as connection:
            brief = briefs.read(connection, brief_id, for_change=True)
            if brief.state is not BriefState.DRAFT:
                raise Conflict(f"brief {brief_id} is {brief.state}; reopen it to edit it")
            yield connection, brief


def _store(
    connection: Connection, brief: Brief, body: BriefBody, *, by: Person, act: str
) -> OpenBrief:
    briefs.change(connection, brief, body, by=by.name)
    audit.record(connection, by.name, act, brief.id, revision=brief.revision + 1)
    return open_brief(connection, briefs.read(connection, brief.id))


def _citable(connection: Connection, lesson_ids: Sequence[str]) -> bool:
    found = lessons.visible(connection, lesson_ids, see_team=True)
    return all(name in found for name in lesson_ids)


def _require_citable(connection: Connection, lesson_ids: Sequence[str]) -> None:
    found = lessons.visible(connection, lesson_ids, see_team=True)
    for name in lesson_ids:
        if name not in found:
            raise NotFound("lesson", name)
