"""What a coordinator does with the lesson on the desk; each act answers with a sentence."""

from collections.abc import Callable

from app.components.sorry import sentence
from app.desk import Desk, Mode
from app.lesson_draft import LessonDraft
from app.words import _, many
from knowledge.errors import Conflict, InvalidEntry, KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import MOST_STATEMENT_WORDS, Lesson, LessonStatus
from knowledge.model.letter import Answer
from knowledge.model.person import Person
from knowledge.model.quote_edges import Edge, cut_points, move_by_sentence, move_by_word
from knowledge.model.report import ReportStatus
from knowledge.model.span import Span


class DeskActs:
    """The acts of one person on one desk.

    Every act that the base refuses leaves the desk as it was, with a sentence on why.
    """

    def __init__(self, desk: Desk, base: KnowledgeBase, person: Person) -> None:
        """Hold what the acts work on."""
        self._desk = desk
        self._base = base
        self._person = person

    @property
    def person(self) -> Person:
        """Who acts."""
        return self._person

    def accept(self, *, with_suggestions: bool = False) -> None:
        """Confirm the lesson as it lies there, and go on."""
        lesson = self._lesson()
        draft = self._desk.draft(lesson)
        draft = draft.with_suggestions() if with_suggestions else draft
        if draft.is_too_long:
            self._say(_too_long(draft))
            return
        words = _("Confirmed: {statement}", statement=_short(draft.content.statement))
        if self._desk.report.status is ReportStatus.WITHDRAWN:
            words += " " + _("Nobody finds it, as this report is out of search.")
        self._decide(
            lambda: self._base.lessons.confirm(lesson.id, draft.content, by=self._person), words
        )

    def reject(self, reason: str) -> None:
        """Say that it is no lesson, and why, and go on."""
        lesson = self._lesson()
        words = _("Rejected: {statement}", statement=_short(lesson.content.statement))
        self._decide(
            lambda: self._base.lessons.reject(lesson.id, reason=reason, by=self._person), words
        )

    def merge_into(self, other_id: str) -> None:
        """Let the quotes of this lesson prove another of the report, and go on."""
        lesson = self._lesson()
        stays = self._desk.draft(self._base.lessons.lesson(other_id, viewer=self._person))
        if stays.is_too_long:
            self._say(
                many(
                    "The lesson that stays has {count} word; shorten it to {most} first.",
                    "The lesson that stays has {count} words; shorten it to {most} first.",
                    stays.word_count,
                    most=MOST_STATEMENT_WORDS,
                )
            )
            return
        self._decide(
            lambda: self._base.lessons.merge(lesson.id, other_id, stays.content, by=self._person),
            _("Merged: its quote now proves the other lesson too."),
        )

    def link_to(self, other_id: str) -> None:
        """Note that a lesson of another report says the same; both stay."""
        self._desk.mode = Mode.CARD
        self._try(
            lambda: self._base.lessons.link_same(self._desk.lesson_id, other_id, by=self._person),
            _("Linked: both lessons stay, each with its own proof."),
        )

    def move_to(self, report_id: str, span: Span) -> None:
        """Prove the lesson with words of the new version, and go on."""
        lesson = self._lesson()
        self._decide(
            lambda: self._base.lesson_versions.move_to(lesson.id, report_id, span, by=self._person),
            _("Moved: it stands in the new version now, proven by these words."),
        )

    def split(self) -> None:
        """Confirm the two halves as two lessons, and go on."""
        lesson, parts = self._lesson(), self._desk.parts
        if parts is None:
            return
        for name, part in zip((_("First"), _("Second")), parts, strict=True):
            if part.is_too_long:
                self._say(f"{name}: {_too_long(part)}")
                return
        one, other = (part.content for part in parts)
        self._decide(
            lambda: self._base.lessons.split(lesson.id, one, other, by=self._person),
            _("Split: both halves are confirmed."),
        )

    def begin_splitting(self) -> None:
        """Show the two halves of the lesson, to be worded."""
        if not self._desk.begin_splitting(self._desk.draft(self._lesson())):
            self._say(_("One word cannot be split."))

    def move_cut(self, steps: int, *, by_sentence: bool) -> None:
        """Move the cut between two halves by a word, or to the next sentence."""
        desk, draft = self._desk, self._desk.draft(self._lesson())
        points = cut_points(draft.span, desk.text.text)
        if by_sentence:
            starts = {sentence.start for sentence in desk.sentences}
            points = tuple(point for point in points if point in starts) or points
        ahead = [point for point in points if point > desk.cut]
        behind = [point for point in points if point < desk.cut]
        target = (ahead[:1] if steps > 0 else behind[-1:]) or [desk.cut]
        desk.cut_at(draft, target[0])

    def move(self, edge: Edge, *, is_longer: bool, by_sentence: bool) -> None:
        """Move one edge of the active quote."""
        lesson, desk = self._lesson(), self._desk
        draft = desk.draft(lesson)
        span = (
            move_by_sentence(draft.span, desk.sentences, edge=edge, is_longer=is_longer)
            if by_sentence
            else move_by_word(draft.span, desk.text.text, edge=edge, is_longer=is_longer)
        )
        desk.drafts[lesson.id] = draft.with_span(span, desk.text.text)

    def state(self, **values: object) -> None:
        """State some fields of the lesson."""
        lesson = self._lesson()
        self._desk.drafts[lesson.id] = self._desk.draft(lesson).stating(**values)

    def take_suggestions(self) -> None:
        """Take over what is suggested."""
        lesson = self._lesson()
        self._desk.drafts[lesson.id] = self._desk.draft(lesson).with_suggestions()

    def next_quote(self) -> None:
        """Let the keys move the edges of the next quote."""
        lesson = self._lesson()
        self._desk.drafts[lesson.id] = self._desk.draft(lesson).with_next_quote()

    def turn(self, steps: int) -> None:
        """Go to the next or the previous lesson that waits."""
        row = [lesson.id for lesson in self._desk.row(self._lessons())]
        if not row:
            return
        here = row.index(self._desk.lesson_id) if self._desk.lesson_id in row else -1
        self._desk.look_at(row[(here + steps) % len(row)])

    def show_more(self) -> None:
        """Show or hide the proposals with weaker signs."""
        self._desk.shows_more = not self._desk.shows_more
        if not self._desk.lesson_id:
            self._desk.go_on((), self._lessons())

    def look_again(self, lesson_id: str) -> None:
        """Put a lesson that was decided on back on the desk."""
        if self._base.lessons.lesson(lesson_id, viewer=self._person).status in (
            LessonStatus.MERGED,
            LessonStatus.WITHDRAWN,
        ):
            self._try(lambda: self._base.lessons.reopen(lesson_id, by=self._person), "")
        self._desk.look_at(lesson_id)

    def undo(self) -> None:
        """Undo the person's last act in this report, and put its lesson on the desk."""
        before = {lesson.id: lesson.status for lesson in self._lessons()}
        if not self._try(
            lambda: self._base.lessons.undo(self._desk.report.id, by=self._person),
            _("Undone."),
        ):
            return
        changed = [
            lesson.id
            for lesson in self._lessons()
            if before.get(lesson.id) not in (None, lesson.status)
        ]
        self._desk.look_at((changed or [self._desk.lesson_id])[0])

    def answers(self) -> tuple[Answer, ...]:
        """Return what the initiative said of the lesson on the desk."""
        lesson_id = self._desk.lesson_id
        return self._base.letters.answers(viewer=self._person, lesson_id=lesson_id)

    def enter(self, mode: Mode) -> None:
        """Let the keys do something else, or the same again as before."""
        desk = self._desk
        desk.mode = Mode.CARD if desk.mode is mode else mode
        desk.parts = None

    def _lesson(self) -> Lesson:
        return self._base.lessons.lesson(self._desk.lesson_id, viewer=self._person)

    def _lessons(self) -> tuple[Lesson, ...]:
        return self._base.lessons.of_report(self._desk.report.id, viewer=self._person)

    def _decide(self, act: Callable[[], object], words: str) -> None:
        before = self._lessons()
        if self._try(act, words):
            self._desk.drafts.pop(self._desk.lesson_id, None)
            self._desk.go_on(before, self._lessons())

    def _try(self, act: Callable[[], object], words: str) -> bool:
        try:
            act()
        except InvalidEntry as error:
            self._say(_entry_words(error))
        except Conflict as error:
            self._say(_conflict_words(error))
        except KnowledgeError as error:
            self._say(sentence(error))
        else:
            self._say(words)
            return True
        return False

    def _say(self, words: str) -> None:
        self._desk.notice = words


def _too_long(draft: LessonDraft) -> str:
    return many(
        "The statement has {count} word; say it in {most} at most (E to edit).",
        "The statement has {count} words; say it in {most} at most (E to edit).",
        draft.word_count,
        most=MOST_STATEMENT_WORDS,
    )


def _entry_words(error: InvalidEntry) -> str:
    if error.field == "reason":
        return _("Give a reason, so that others understand.")
    return sentence(error)


def _conflict_words(error: Conflict) -> str:
    if "left to undo" in str(error):
        return _("There is nothing of yours left to undo in this report.")
    return sentence(error)


def _short(statement: str) -> str:
    return statement if len(statement) <= 80 else f"{statement[:79]}…"
