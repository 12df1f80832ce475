"""Whatever people do: nothing unproven can leave, and who used a fallen lesson is told."""

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.errors import KnowledgeError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import BriefBody, SentenceKind
from knowledge.model.lesson import LessonStatus
from knowledge.model.person import Person, Role
from knowledge.model.report import Report, ReportStatus
from knowledge.open_brief import OpenBrief
from tests.knowledge.brief_samples import drafted, sample_base
from tests.samples import COORDINATOR, WRITER

EVERYTHING = Person("Alle", frozenset(Role))
ACTS = (
    "write",
    "write_without",
    "cite_nothing",
    "cite_unknown",
    "reword",
    "remove",
    "move",
    "answer",
    "set_aside",
    "withdraw_lesson",
    "withdraw_report",
    "delete_report",
    "reword_lesson",
    "alter_text",
    "alter_brief",
)
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 30)), max_size=7)


@given(chosen=st.sets(st.integers(0, 3), min_size=1), steps=STEPS)
@settings(max_examples=12)
def test_no_exportable_brief_holds_what_its_pages_do_not_bear(
    chosen: set[int], steps: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, _learned = sample_base(Path(folder))
        lessons = base.lessons.confirmed(viewer=EVERYTHING)
        brief_id = drafted(base, *(lessons[number].id for number in sorted(chosen))).brief.id
        for act, number in steps:
            with suppress(KnowledgeError):
                take(base, brief_id, act, number)
            hold(base, brief_id)
        base.close()


@given(
    first=st.sets(st.integers(0, 3), min_size=1),
    second=st.sets(st.integers(0, 3), min_size=1),
    falls=st.integers(0, 3),
    way=st.sampled_from(["withdraw_lesson", "withdraw_report", "delete_report"]),
)
@settings(max_examples=12)
def test_a_lesson_that_falls_marks_just_the_briefs_that_name_it(
    first: set[int], second: set[int], falls: int, way: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        base, _learned = sample_base(Path(folder))
        lessons = base.lessons.confirmed(viewer=EVERYTHING)
        made = [
            drafted(base, *(lessons[number].id for number in sorted(names)))
            for names in (first, second)
        ]

        fall(base, lessons[falls].id, way)

        marked = {e.brief.id for e in base.briefs.listing(viewer=WRITER) if e.is_marked}
        naming = {m.brief.id for m in made if lessons[falls].id in m.brief.body.lesson_ids}
        assert marked == naming
        base.close()


def take(base: KnowledgeBase, brief_id: str, act: str, number: int) -> None:
    """Do one of the things that people, or accidents, do."""
    brief = base.briefs.brief(brief_id, viewer=WRITER).brief
    ids = brief.body.lesson_ids
    lesson_id = ids[number % len(ids)]
    if act in ("withdraw_lesson", "withdraw_report", "delete_report"):
        fall(base, lesson_id, act)
    elif act == "alter_text":
        spoil(
            base, "UPDATE report_texts SET text = replace(text, 'vrijwilligers', 'VRIJWILLIGERS')"
        )
    elif act == "alter_brief":
        spoil(base, "UPDATE briefs SET body = replace(body, 'coördinator houdt', 'hond houdt')")
        spoil(base, "UPDATE briefs SET body = replace(body, 'co\\u00f6rdinator', 'hond')")
    elif act == "reword_lesson":
        lesson = base.lessons.lesson(lesson_id, viewer=EVERYTHING)
        base.lessons.confirm(lesson.id, lesson.content, by=COORDINATOR)
    elif act in ("answer", "set_aside"):
        pairs = [(f, c) for f in brief.body.findings for c in f.counters]
        if not pairs:
            return
        finding, counter = pairs[number % len(pairs)]
        base.briefs.answer(
            brief_id,
            finding.id,
            counter.lesson_id,
            "Daar was iets anders aan de hand.",
            by=WRITER,
            is_set_aside=act == "set_aside",
        )
    else:
        edit(base, brief_id, brief.body, act, number)


def edit(base: KnowledgeBase, brief_id: str, body: BriefBody, act: str, number: int) -> None:
    """Do what a writer does to the text."""
    section = body.sections[number % len(body.sections)].key
    sentences = list(body.sentences())
    if not sentences:
        return
    sentence = sentences[number % len(sentences)]
    briefs = base.briefs
    match act:
        case "write":
            name = body.lesson_ids[number % len(body.lesson_ids)]
            briefs.write(brief_id, section, "Zo is het.", lesson_ids=[name], by=WRITER)
        case "write_without":
            briefs.write(brief_id, section, "Zomaar.", by=WRITER)
        case "cite_nothing":
            briefs.cite(brief_id, sentence.id, [], by=WRITER)
        case "cite_unknown":
            briefs.cite(brief_id, sentence.id, ["les-0000000000"], by=WRITER)
        case "reword":
            briefs.reword(brief_id, sentence.id, "Met andere woorden.", by=WRITER)
        case "remove":
            briefs.remove(brief_id, sentence.id, by=WRITER)
        case "move":
            briefs.move(brief_id, sentence.id, section, by=WRITER)


def fall(base: KnowledgeBase, lesson_id: str, way: str) -> None:
    """Let a lesson fall, in one of the ways in which lessons do."""
    report_id = base.lessons.lesson(lesson_id, viewer=EVERYTHING).report_id
    match way:
        case "withdraw_lesson":
            base.lessons.withdraw(lesson_id, reason="klopt niet", by=COORDINATOR)
        case "withdraw_report":
            base.library.withdraw(report_id, by=COORDINATOR)
        case _:
            base.library.delete(report_id, by=COORDINATOR)


def spoil(base: KnowledgeBase, statement: str) -> None:
    """Change the records behind the program's back."""
    with base.database.writing() as connection:
        connection.exec_driver_sql(statement)


def hold(base: KnowledgeBase, brief_id: str) -> None:
    """Check that a brief which may leave is proven, sentence by sentence."""
    try:
        opened = base.briefs.for_export(brief_id, "docx", by=WRITER)
    except KnowledgeError:
        return
    texts = {r.id: base.library.text(r.id, viewer=EVERYTHING) for r in reports(base)}
    for sentence in opened.brief.body.sentences():
        assert sentence.lesson_ids
        for name in sentence.lesson_ids:
            lesson = base.lessons.lesson(name, viewer=EVERYTHING)
            assert lesson.status is LessonStatus.CONFIRMED
            assert all(quote.is_held_by(texts[lesson.report_id]) for quote in lesson.quotes)
        if sentence.quote is not None:
            assert sentence.quote.is_held_by(texts[sentence.quote.report_id])
            assert sentence.text == sentence.quote.exact
    assert_counters_stand(opened)


def assert_counters_stand(opened: OpenBrief) -> None:
    """Check that each lesson that says otherwise stands in the text, or was set aside."""
    body = opened.brief.body
    shown = {s.lesson_ids[0] for s in body.sentences() if s.kind is SentenceKind.COUNTER}
    for finding in body.findings:
        if body.claims(finding):
            assert all(c.is_set_aside or c.lesson_id in shown for c in finding.counters)


def reports(base: KnowledgeBase) -> list[Report]:
    """Return the published reports."""
    return list(base.library.reports(viewer=EVERYTHING, statuses=(ReportStatus.PUBLISHED,)))
