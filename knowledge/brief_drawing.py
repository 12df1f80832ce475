"""Draws a brief's text from the base: lessons, what says otherwise, and what was not found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from sqlalchemy import Connection

from knowledge.drafting import Word, as_finding, draw, finding_sentences
from knowledge.errors import InvalidEntry, NotFound, QuoteMismatch
from knowledge.findings import (
    ABOUT_THE_SAME_COSINE,
    DrawnFinding,
    draw_findings,
    group,
    say_otherwise,
)
from knowledge.lesson_finder import LessonFinder
from knowledge.lineage import independent
from knowledge.model.brief import BriefBody, Finding, Ground, Sentence
from knowledge.model.frame import Frame
from knowledge.model.lesson import Lesson, LessonKind, LessonStatus
from knowledge.model.person import Person, Right
from knowledge.model.report import ReportStatus
from knowledge.model.search import SearchFilter
from knowledge.records import initiative_links, initiatives, lessons, reports, texts
from knowledge.records.clock import new_id, now
from knowledge.records.database import Database

_MOST_COUNTERS = 5
_COUNTER_CANDIDATES = 60
_FOUND_LIMIT = 200
_ASKED_FOR = (
    LessonKind.WORKED,
    LessonKind.DID_NOT_WORK,
    LessonKind.OBSTACLE,
    LessonKind.CONDITION,
    LessonKind.RECOMMENDATION,
)


@dataclass(frozen=True, slots=True)
class Order:
    """What a brief is to be drawn from.

    Attributes:
        title: Not empty.
        question: That it answers; may be empty.
        lesson_ids: Chosen by a person, at least one.
        language: To write it in, ISO 639-1.
        where: Filters of the question.
    """

    title: str
    question: str
    lesson_ids: tuple[str, ...]
    language: str
    where: SearchFilter = SearchFilter()


@dataclass(frozen=True, slots=True)
class BriefDrawing:
    """Reads lessons from the base and draws sentences from them."""

    database: Database
    finder: LessonFinder

    def draw(self, order: Order, *, frame: Frame, word: Word, viewer: Person) -> BriefBody:
        """Return the text of a new brief.

        Raises:
            InvalidEntry: If there is no title or no lesson.
            NotFound: If a lesson cannot be cited.
            QuoteMismatch: If a quote's words are not those on its page.
        """
        title = " ".join(order.title.split())[:300]
        if not title:
            raise InvalidEntry("title", "give the brief a title")
        if not order.lesson_ids:
            raise InvalidEntry("lessons", "a brief is drawn from at least one lesson")
        findings = self.findings(order.lesson_ids, language=order.language, viewer=viewer)
        sections, kept = draw(findings, frame, language=order.language, word=word, new_id=new_id)
        return BriefBody(
            title=title,
            question=" ".join(order.question.split()),
            where=order.where,
            sections=sections,
            findings=kept,
            ground=self._ground(order, viewer),
        )

    def more(
        self, lesson_ids: Sequence[str], *, language: str, word: Word, viewer: Person
    ) -> tuple[tuple[Finding, list[Sentence]], ...]:
        """Return the findings of more lessons, each with its sentences."""
        return tuple(
            (
                as_finding(new_id("fin"), finding),
                finding_sentences(finding, language=language, word=word, new_id=new_id),
            )
            for finding in self.findings(lesson_ids, language=language, viewer=viewer)
        )

    def findings(
        self, lesson_ids: Sequence[str], *, language: str, viewer: Person
    ) -> tuple[DrawnFinding, ...]:
        """Return the lessons as findings, the broadest first, with what says otherwise.

        Each quote is held against its page on the way.
        """
        see_team = viewer.may(Right.SEE_TEAM_REPORTS)
        held = self.finder.vectors()
        rows = dict(zip(held.ids, held.rows, strict=True))
        with self.database.reading() as connection:
            found = lessons.visible(connection, lesson_ids, see_team=see_team)
            chosen = []
            for name in dict.fromkeys(lesson_ids):
                if name not in found:
                    raise NotFound("lesson", name)
                chosen.append(found[name])
            _require_true_quotes(connection, chosen)

            def against(members: tuple[Lesson, ...]) -> Sequence[Lesson]:
                return self._against(connection, members, see_team=see_team)

            origins = partial(independent, links=initiative_links.everything(connection))
            groups = group(chosen, rows, language=language, origins=origins)
            drawn = draw_findings(groups, against, origins=origins)
            _require_true_quotes(connection, [lesson for f in drawn for lesson in f.against])
        return drawn

    def fresh_counters(self, body: BriefBody, *, viewer: Person) -> list[tuple[str, Lesson]]:
        """Return what says otherwise and is not yet in a text: (finding id, lesson)."""
        see_team = viewer.may(Right.SEE_TEAM_REPORTS)
        fresh = []
        with self.database.reading() as connection:
            for finding in body.findings:
                known = {counter.lesson_id for counter in finding.counters}
                found = lessons.visible(connection, finding.lesson_ids, see_team=see_team)
                members = tuple(found[name] for name in finding.lesson_ids if name in found)
                if not members or not body.claims(finding):
                    continue
                fresh += [
                    (finding.id, lesson)
                    for lesson in self._against(connection, members, see_team=see_team)
                    if lesson.id not in known
                ]
        return fresh

    def _against(
        self, connection: Connection, members: tuple[Lesson, ...], *, see_team: bool
    ) -> Sequence[Lesson]:
        """Return the lessons of the whole base, near in meaning, that say otherwise."""
        held = self.finder.vectors()
        place = {name: row for row, name in enumerate(held.ids)}
        own = [place[lesson.id] for lesson in members if lesson.id in place]
        if not own:
            return ()
        nearest = (held.rows @ held.rows[own].T).max(axis=1)
        ranked = [
            held.ids[row]
            for row in np.argsort(-nearest, kind="stable")[:_COUNTER_CANDIDATES].tolist()
            if nearest[row] >= ABOUT_THE_SAME_COSINE
        ]
        found = lessons.visible(connection, ranked, see_team=see_team)
        candidates = [found[name] for name in ranked if name in found]
        return say_otherwise(members, candidates)[:_MOST_COUNTERS]

    def _ground(self, order: Order, viewer: Person) -> Ground:
        hits = (
            self.finder.find(order.question, viewer=viewer, where=order.where, limit=_FOUND_LIMIT)
            if order.question.strip()
            else ()
        )
        kinds = {hit.lesson.content.kind for hit in hits}
        with self.database.reading() as connection:
            return Ground(
                drawn_at=now(),
                initiative_count=initiatives.count(connection),
                report_count=reports.counts(connection).get(ReportStatus.PUBLISHED, 0),
                lesson_count=lessons.count(connection)[LessonStatus.CONFIRMED],
                found_ids=tuple(hit.lesson.id for hit in hits),
                kinds_not_found=tuple(kind for kind in _ASKED_FOR if kind not in kinds)
                if order.question.strip()
                else (),
            )


def _require_true_quotes(connection: Connection, chosen: Sequence[Lesson]) -> None:
    held = {}
    for lesson in chosen:
        if lesson.report_id not in held:
            held[lesson.report_id] = texts.of_report(connection, lesson.report_id)
        text = held[lesson.report_id]
        for quote in lesson.quotes:
            if text is None or not quote.is_held_by(text):
                raise QuoteMismatch(lesson.report_id, quote.span.start, quote.span.end)
