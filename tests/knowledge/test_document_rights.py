"""What a holder allows binds everybody: no quote, no file, no day longer than agreed."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, InvalidEntry, NotFound, RightsForbid
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import ProblemKind
from knowledge.model.document_rights import DocumentRights, Permission, PersonalData
from knowledge.model.lesson import LessonContent, LessonProposal
from knowledge.model.report import ReportDetails
from knowledge.model.search import SearchQuery
from knowledge.model.span import Span
from knowledge.model.stated import details_from
from knowledge.settings import read_settings
from tests.knowledge.brief_samples import drafted
from tests.samples import COORDINATOR, PARAGRAPHS, READER, WRITER, draft_of, open_library, store

NO_QUOTES = DocumentRights(holder="Dorpsraad", may_quote=Permission.NO)
NO_SHARING = DocumentRights(licence="alle rechten voorbehouden", may_share_file=Permission.NO)


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


def published(base: KnowledgeBase, rights: DocumentRights, *, title: str = "Verslag") -> str:
    draft = draft_of(title=title)
    report_id = store(base.queue, base.library, draft, data=title.encode(), publish=True)
    base.library.describe(report_id, ReportDetails(rights=rights), by=COORDINATOR)
    return report_id


def test_what_was_stated_is_kept_whole(tmp_path: Path) -> None:
    queue, library = open_library(tmp_path)
    rights = DocumentRights(
        holder="Stichting Zuid",
        licence="CC BY 4.0",
        may_quote=Permission.YES,
        may_share_file=Permission.NO,
        source="https://zuid.example/verslag",
        retrieved=date(2026, 11, 25),
        keep_until=date(2031, 12, 31),
        personal_data=PersonalData.CONSENTED,
    )

    report_id = store(queue, library, draft_of())
    library.describe(report_id, ReportDetails(rights=rights), by=COORDINATOR)

    assert library.report(report_id, viewer=COORDINATOR).rights == rights


def test_nothing_is_stated_of_a_new_report(tmp_path: Path) -> None:
    queue, library = open_library(tmp_path)

    report_id = store(queue, library, draft_of())

    assert library.report(report_id, viewer=COORDINATOR).rights == DocumentRights()


def test_rights_that_came_along_with_the_file_are_kept(tmp_path: Path) -> None:
    queue, library = open_library(tmp_path)

    report_id = store(queue, library, draft_of(source="https://x.example/", retrieved="2026-01-02"))
    rights = library.report(report_id, viewer=COORDINATOR).rights

    assert (rights.source, rights.retrieved) == ("https://x.example/", date(2026, 1, 2))


@pytest.mark.parametrize(
    "stated",
    [{"retrieved": "gisteren"}, {"may_quote": "perhaps"}, {"holder": "x" * 301}],
    ids=["a day", "a permission", "a holder"],
)
def test_rights_that_cannot_be_read_are_refused(stated: dict[str, str | int]) -> None:
    with pytest.raises(InvalidEntry, match="rights"):
        details_from(stated)


def test_what_may_not_be_quoted_is_found_by_nobody(base: KnowledgeBase) -> None:
    closed = published(base, NO_QUOTES)

    for viewer in (READER, COORDINATOR):
        answer = base.search(SearchQuery("zes van de tien vrijwilligers"), viewer=viewer)
        assert closed not in {hit.report.id for hit in answer.hits}
    with pytest.raises(NotFound):
        base.more_like(f"{closed}.0", viewer=COORDINATOR)


def test_a_reader_sees_that_the_report_is_there_and_not_a_word_of_it(base: KnowledgeBase) -> None:
    closed = published(base, NO_QUOTES)
    library = base.library

    assert library.report(closed, viewer=READER).rights.holder == "Dorpsraad"
    for asked in (library.text, library.passages, library.original):
        with pytest.raises(RightsForbid, match="quote"):
            asked(closed, viewer=READER)
    with pytest.raises(RightsForbid):
        library.passage(f"{closed}.0", viewer=READER)


def test_who_reviews_reads_what_may_not_be_quoted(base: KnowledgeBase) -> None:
    closed = published(base, NO_QUOTES)

    assert PARAGRAPHS[0] in base.library.text(closed, viewer=COORDINATOR).text


def test_taking_the_ban_away_lets_it_be_found_again(base: KnowledgeBase) -> None:
    closed = published(base, NO_QUOTES)
    base.library.describe(closed, ReportDetails(rights=DocumentRights()), by=COORDINATOR)

    answer = base.search(SearchQuery("zes van de tien vrijwilligers"), viewer=READER)

    assert closed in {hit.report.id for hit in answer.hits}


def test_a_file_that_may_not_be_shared_is_given_to_nobody(base: KnowledgeBase) -> None:
    report_id = published(base, NO_SHARING)

    for viewer in (READER, COORDINATOR):
        with pytest.raises(RightsForbid, match="share"):
            base.library.file_to_share(report_id, viewer=viewer)
    assert base.library.text(report_id, viewer=READER).text


def test_reports_past_their_last_day_are_listed_on_the_day_after(base: KnowledgeBase) -> None:
    late = published(base, DocumentRights(keep_until=date(2026, 11, 24)), title="Oud")
    published(base, DocumentRights(keep_until=date(2026, 11, 25)), title="Net goed")
    published(base, DocumentRights(), title="Altijd")

    listed = base.library.reports(viewer=COORDINATOR, kept_too_long_on=date(2026, 11, 25))

    assert [report.id for report in listed] == [late]


def test_stating_rights_is_written_down_in_codes(base: KnowledgeBase) -> None:
    report_id = published(base, NO_QUOTES)

    acts = {e.act: e.data for e in base.library.history(report_id, viewer=COORDINATOR)}

    assert acts["stated_rights"]["may_quote"] == "no"
    assert "Dorpsraad" not in str(acts)


def test_lessons_of_what_may_not_be_quoted_are_shown_to_nobody_but_reviewers(
    base: KnowledgeBase,
) -> None:
    report_id = published(base, DocumentRights())
    content = LessonContent("Betaal een coördinator.", (Span(0, 20),))
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="Fatma")
    base.lessons.confirm(lesson_id, by=COORDINATOR)
    before = [lesson.id for lesson in base.lessons.confirmed(viewer=READER)]

    base.library.describe(report_id, ReportDetails(rights=NO_QUOTES), by=COORDINATOR)

    assert before == [lesson_id]
    assert base.lessons.confirmed(viewer=COORDINATOR) == ()
    with pytest.raises(NotFound):
        base.lessons.lesson(lesson_id, viewer=READER)


def test_a_brief_that_cites_what_may_not_be_quoted_cannot_leave(base: KnowledgeBase) -> None:
    report_id = published(base, DocumentRights())
    content = LessonContent("Betaal een coördinator.", (Span(0, 20),))
    (lesson_id,) = base.lessons.propose(report_id, [LessonProposal(content, "nl")], by="Fatma")
    base.lessons.confirm(lesson_id, by=COORDINATOR)
    brief = drafted(base, lesson_id).brief

    base.library.describe(report_id, ReportDetails(rights=NO_QUOTES), by=COORDINATOR)

    opened = base.briefs.brief(brief.id, viewer=WRITER)
    assert {problem.kind for problem in opened.blocking} == {ProblemKind.NOT_QUOTABLE}
    with pytest.raises(Conflict, match="not quotable"):
        base.briefs.for_export(brief.id, "docx", by=WRITER)
