"""Words removed from a report leave briefs, letters, notes and whatever else quoted them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import JSON, Text

from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.brief import ProblemKind, SentenceKind
from knowledge.model.condition import Bearing, ConditionKind, Setting, Source
from knowledge.model.document_rights import DocumentRights
from knowledge.model.lesson import LessonContent, LessonProposal
from knowledge.model.letter import GivenAnswer, Verdict
from knowledge.model.origin import Look
from knowledge.model.person import Person, Role
from knowledge.model.personal import PersonalDecision, PersonalKind
from knowledge.model.policy import Decision, PolicyDraft, PolicyKind, UptakeRole
from knowledge.model.profile import FactValue, Field
from knowledge.model.report import ReportDetails, ReportStatus
from knowledge.model.search import SearchQuery
from knowledge.model.span import Span
from knowledge.open_brief import OpenBrief
from knowledge.records.brief_rows import body_row, seal
from knowledge.records.columns import metadata
from knowledge.records.forgetting import KEPT, OF_A_REPORT
from knowledge.settings import Settings
from tests.knowledge.brief_samples import drafted
from tests.knowledge.removing import places_of
from tests.samples import ADMIN, COORDINATOR, READER, WRITER

COLLEAGUE = Person("Bram", frozenset({Role.WRITER}))
NUMBER = "111222333"
NAME = "Fatima el Amrani"
SENTENCE = f"Mevrouw {NAME} gaf haar burgerservicenummer {NUMBER} op aan de balie."
TEXT = f"Wat we leerden\n\nDe balie schrijft elk apparaat in. {SENTENCE}\n"
OTHER = (
    f"Wat we leerden\n\nHet nummer {NUMBER} is van onze stichting, burgerservicenummer of niet.\n"
)
ADDRESS = "https://example.org/verslag"


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


def bring_in(base: KnowledgeBase, text: str, name: str) -> str:
    """Bring a report in that is published with all that it tells, as agreed."""
    details = {"initiative": name, "kind": "repair café", "country": "NL"}
    job = base.queue.receive(f"{name}.txt", text.encode(), by=COORDINATOR, details=details).job
    Worker(base).run(until_empty=True)
    report_id = base.queue.job(job.id).report_id
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [shown.finding.number for shown in found]
    base.personal_data.decide(report_id, numbers, PersonalDecision.CONSENTED, by=COORDINATOR)
    base.library.publish(report_id, by=COORDINATOR)
    return report_id


def learn(base: KnowledgeBase, report_id: str, words: str) -> str:
    text = base.library.text(report_id, viewer=COORDINATOR).text
    span = Span(text.index(words), text.index(words) + len(words))
    proposal = LessonProposal(LessonContent(words, (span,)), "nl")
    (lesson_id,) = base.lessons.propose(report_id, [proposal], by="rules")
    return base.lessons.confirm(lesson_id, by=COORDINATOR).id


def remove_all(base: KnowledgeBase, report_id: str, *kinds: PersonalKind) -> None:
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [s.finding.number for s in found if not kinds or s.finding.kind in kinds]
    base.personal_data.remove(report_id, numbers, by=COORDINATOR)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A report whose words were quoted all over the base."""

    report_id: str
    lesson_id: str
    brief_id: str


@pytest.fixture
def quoted(base: KnowledgeBase) -> Quoted:
    report_id = bring_in(base, TEXT, "Schroef")
    lesson_id = learn(base, report_id, SENTENCE)
    brief = drafted(base, lesson_id)
    return Quoted(report_id, lesson_id, brief.brief.id)


def brief_of(base: KnowledgeBase, quoted: Quoted) -> OpenBrief:
    return base.briefs.brief(quoted.brief_id, viewer=WRITER)


def write_about(base: KnowledgeBase, quoted: Quoted, words: str) -> None:
    """Write the words into everything that a person may write about a lesson or report."""
    brief_id = quoted.brief_id
    first = next(iter(brief_of(base, quoted).brief.body.sentences()))
    base.briefs.write(brief_id, "learned", f"Zie {words}.", by=WRITER)
    base.brief_review.comment(brief_id, f"Klopt {words}?", by=COLLEAGUE, sentence_id=first.id)
    base.brief_review.keep_version(brief_id, note=f"met {words}", by=WRITER)
    basket_id = base.baskets.make(f"Over {words}", by=WRITER)
    base.baskets.put(quoted.lesson_id, by=WRITER, note=f"wegens {words}", basket_id=basket_id)
    letter = base.letters.write(quoted.report_id, language="nl", by=COORDINATOR)
    given = GivenAnswer(Verdict.NOT_QUITE, quoted.lesson_id, f"Het was niet {words}.")
    base.letters.answer(letter.token, [given])
    rights = DocumentRights(holder=f"Stichting {words}", licence=words, source=ADDRESS)
    base.library.describe(quoted.report_id, ReportDetails(rights=rights), by=COORDINATOR)
    origin = base.origins.add(ADDRESS, by=COORDINATOR, is_due=False)
    base.origins.finish(origin.id, Look(title=f"Verslag van {words}"))
    _write_policy(base, quoted, words)


def _write_policy(base: KnowledgeBase, quoted: Quoted, words: str) -> None:
    draft = PolicyDraft("Motie", "Verzoekt een balie te betalen.", PolicyKind.MOTION, body="Raad")
    policy = base.uptakes.register(draft, by=WRITER)
    uptake = base.uptakes.link(
        quoted.lesson_id,
        policy.id,
        span=Span(0, len(draft.text)),
        role=UptakeRole.EVIDENCE,
        by=WRITER,
    )
    base.uptakes.decide(
        uptake.id, Decision.REJECTED, reason=f"om {words}", decided_on=date(2026, 1, 1), by=WRITER
    )


def write_elsewhere(base: KnowledgeBase, words: str) -> None:
    """Write the words where nothing says that they are of that report."""
    draft = PolicyDraft(f"Wet {words}", f"Gelet op {words}.", PolicyKind.MOTION, body=words)
    base.uptakes.register(draft, by=WRITER)
    initiative_id = base.initiatives.add(f"Initiatief {words}", by=COORDINATOR)
    stated: dict[Field, FactValue] = {
        Field.SUMMARY: f"Van {words}",
        Field.PLACES: (f"Plein {words}",),
    }
    base.initiatives.state(initiative_id, stated, by=COORDINATOR)
    base.initiatives.add_condition(
        initiative_id,
        Setting(ConditionKind.PAID_COORDINATION, least=8),
        bearing=Bearing.NEEDED,
        note=f"zei {words}",
        source=Source(),
        by=COORDINATOR,
    )
    base.origins.add(f"https://example.org/{words}", by=COORDINATOR, is_due=False)
    base.queue.receive(f"{words}.pdf", b"%PDF-1.4 cut off", by=COORDINATOR)
    base.queue.receive("elders.txt", b"A garden of another street.", by=COORDINATOR)
    Worker(base).run(until_empty=True)
    (other,) = base.library.reports(viewer=COORDINATOR, statuses=(ReportStatus.UNDER_REVIEW,))
    base.library.describe(other.id, ReportDetails(title=f"Na {words}"), by=COORDINATOR)
    base.library.publish(other.id, by=COORDINATOR)


def test_a_removed_number_is_in_no_brief_letter_note_or_origin_on_the_disk(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    write_about(base, quoted, NUMBER)
    write_elsewhere(base, NUMBER)
    assert "records.sqlite" in "".join(places_of(base.settings.data, NUMBER))

    remove_all(base, quoted.report_id)

    assert places_of(base.settings.data, NUMBER) == []
    assert places_of(base.settings.data, "Amrani") == []


def test_a_removed_name_is_in_nothing_that_was_written_about_the_report(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    write_about(base, quoted, NAME)
    remove_all(base, quoted.report_id, PersonalKind.NAME)

    assert places_of(base.settings.data, "Amrani") == []


def test_a_quote_in_a_brief_is_still_what_its_page_says_and_the_sentence_is_marked(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    remove_all(base, quoted.report_id)

    opened = brief_of(base, quoted)
    (quote,) = [s for s in opened.brief.body.sentences() if s.kind is SentenceKind.QUOTE]
    text = base.library.text(quoted.report_id, viewer=WRITER)
    assert quote.quote is not None
    assert quote.quote.is_held_by(text)
    assert (
        quote.text
        == quote.quote.exact
        == SENTENCE.replace(NUMBER, "█" * 9).replace(NAME, "█" * len(NAME))
    )
    assert {problem.kind for problem in opened.problems} == {ProblemKind.REDACTED}
    assert opened.blocking == ()


def test_a_kept_version_is_sealed_anew_and_the_record_says_so(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    base.brief_review.keep_version(quoted.brief_id, note="", by=WRITER)

    remove_all(base, quoted.report_id)

    versions = base.brief_review.versions(quoted.brief_id, viewer=WRITER)
    assert versions
    for version in versions:
        assert NUMBER not in repr(version.body)
        assert version.sha256 == seal(body_row(version.body))
    with base.database.reading() as connection:
        acts = connection.exec_driver_sql(
            "SELECT act FROM audit_events WHERE subject = ?", (quoted.brief_id,)
        ).scalars()
        assert list(acts)[-1] == "redacted"


def test_another_report_that_holds_the_number_by_right_keeps_it_in_briefs_too(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    other_id = bring_in(base, OTHER, "Moer")
    words = f"Het nummer {NUMBER} is van onze stichting, burgerservicenummer of niet."
    brief = drafted(base, learn(base, other_id, words))

    remove_all(base, quoted.report_id)

    text = base.library.text(other_id, viewer=COORDINATOR).text
    opened = base.briefs.brief(brief.brief.id, viewer=WRITER)
    assert words in text
    assert words in [sentence.text for sentence in opened.brief.body.sentences()]
    assert opened.problems == ()


def test_a_published_report_leaves_no_number_in_the_indexes(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    assert base.search(SearchQuery(f'"{NUMBER}"'), viewer=READER).hits

    remove_all(base, quoted.report_id)

    assert base.search(SearchQuery(f'"{NUMBER}"'), viewer=READER).hits == ()
    assert places_of(base.settings.data, NUMBER) == []
    assert all(finding.is_in_order for finding in base.upkeep.examine())


def test_what_a_deleted_report_said_is_in_nothing_that_was_written_about_it(
    base: KnowledgeBase, quoted: Quoted
) -> None:
    write_about(base, quoted, SENTENCE)

    base.library.delete(quoted.report_id, by=ADMIN)

    assert places_of(base.settings.data, NUMBER) == []
    assert places_of(base.settings.data, "Amrani") == []


def test_a_contact_that_agreed_to_be_named_stays() -> None:
    assert "initiative_contacts" in KEPT


def test_every_table_with_words_is_cleaned_or_named_as_one_that_is_not(
    base: KnowledgeBase,
) -> None:
    with_words = {
        table.name
        for table in metadata.sorted_tables
        if any(isinstance(column.type, Text | JSON) for column in table.columns)
    }

    assert set(metadata.tables) >= OF_A_REPORT | KEPT
    assert {"policies", "answers", "origins", "theme_edits"} <= with_words - OF_A_REPORT - KEPT
