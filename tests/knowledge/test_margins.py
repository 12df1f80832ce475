"""What stands in a running header or footer alone is found, told where, and removed."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf.reader import read_pdf
from ingest.privacy.removal import blacken_pdf
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import PersonalDataOpen
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.personal import PersonalDecision, PersonalKind
from knowledge.personal_data import FileAfter
from knowledge.settings import Settings
from tests.ingest.parse import beside_files
from tests.ingest.parse.files import word_file, word_paragraph
from tests.knowledge.removing import places_of
from tests.samples import COORDINATOR

HEADER = "Vragen? Bel 06-12345678"
FOOTER = "Postadres: Dorpsstraat 12, 1234 AB Utrecht"
WORDS = (
    "De balie bij de ingang schrijft elk apparaat in. Daardoor wacht niemand langer.",
    "Zonder betaalde coördinator stopten na een jaar zes van de tien vrijwilligers.",
    "De gemeente gaf een schuur in bruikleen, en de buren brachten het gereedschap.",
)


def pdf(*, header: str = HEADER, footer: str = FOOTER, sideways: str = "") -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number, words in enumerate(WORDS, start=1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, header)
        canvas.drawString(60, 30, footer)
        canvas.drawString(500, 30, f"{number}")
        canvas.setFont("Helvetica", 11)
        for row in range(12):
            canvas.drawString(60, 740 - 18 * row, f"Regel {row} van blad {number}: {words}")
        if sideways and number == 1:
            canvas.saveState()
            canvas.translate(30, 300)
            canvas.rotate(90)
            canvas.drawString(0, 0, sideways)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def base(tmp_path: Path) -> Iterator[KnowledgeBase]:
    opened = open_base(Settings(data=tmp_path / "var", embedder="hashing"))
    yield opened
    opened.close()


@pytest.fixture
def report_id(base: KnowledgeBase) -> str:
    return bring_in(base, pdf())


def bring_in(base: KnowledgeBase, data: bytes) -> str:
    job = base.queue.receive("verslag.pdf", data, by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    return base.queue.job(job.id).report_id


def test_a_reader_keeps_what_it_left_out_once_for_all_pages_that_bear_it() -> None:
    text = read_pdf(pdf())

    margins = {margin.text: margin for margin in text.margins}
    header = margins[HEADER]
    assert HEADER not in text.text
    assert [locator.label for locator in header.locators] == ["1", "2", "3"]
    assert [box.page_index for box in header.boxes] == [0, 1, 2]
    box = header.boxes[0]
    assert box.span.of(header.text) == HEADER
    assert 15 < box.top < box.bottom < 35
    assert 55 < box.left < box.right < 200


def test_what_stands_in_a_header_or_footer_alone_is_found_with_its_page(
    base: KnowledgeBase, report_id: str
) -> None:
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)

    assert "12345678" not in base.library.text(report_id, viewer=COORDINATOR).text
    phone = next(s for s in found if s.finding.kind is PersonalKind.PHONE)
    address = next(s for s in found if s.finding.kind is PersonalKind.ADDRESS)
    assert (phone.words, phone.before) == ("06-12345678", "Vragen? Bel ")
    assert phone.finding.margin is not None
    assert phone.locator is not None
    assert phone.locator.label == "1"
    assert "Dorpsstraat 12" in address.words


def test_a_number_in_a_header_keeps_a_report_from_being_published(
    base: KnowledgeBase, report_id: str
) -> None:
    with pytest.raises(PersonalDataOpen, match="phone"):
        base.library.publish(report_id, by=COORDINATOR)


def test_a_decision_about_a_header_opens_the_way(base: KnowledgeBase, report_id: str) -> None:
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [shown.finding.number for shown in found]

    base.personal_data.decide(report_id, numbers, PersonalDecision.CONSENTED, by=COORDINATOR)

    base.library.publish(report_id, by=COORDINATOR)


def test_a_number_removed_from_a_header_is_black_on_every_page_and_nowhere_on_the_disk(
    base: KnowledgeBase, report_id: str
) -> None:
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    (number, *others) = next(s.alike for s in found if s.finding.kind is PersonalKind.PHONE)
    before = base.library.original(report_id, viewer=COORDINATOR)

    removal = base.personal_data.remove(
        report_id, [number, *others], by=COORDINATOR, blacken=blacken_pdf
    )

    after = base.library.original(report_id, viewer=COORDINATOR)
    shown = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert removal.file is FileAfter.BLACKENED
    assert places_of(base.settings.data, "12345678") == []
    assert "█" * 11 in [s.words for s in shown]
    for page in range(3):
        assert blackness(before, page) < 0.2
        assert blackness(after, page) > 0.9


def test_words_printed_sideways_are_found_too(base: KnowledgeBase) -> None:
    report_id = bring_in(base, pdf(header="Jaarverslag", sideways="Foto: foto@example.org"))

    found = base.personal_data.findings(report_id, viewer=COORDINATOR)

    assert "foto@example.org" in [shown.words for shown in found]


def test_what_stands_in_a_word_file_s_header_alone_is_found_and_goes_with_the_file(
    base: KnowledgeBase,
) -> None:
    data = word_file(word_paragraph(WORDS[0]), header=word_paragraph(HEADER))
    job = base.queue.receive("verslag.docx", data, by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    report_id = base.queue.job(job.id).report_id
    (found,) = base.personal_data.findings(report_id, viewer=COORDINATOR)
    assert (found.words, found.locator) == ("06-12345678", None)

    removal = base.personal_data.remove(report_id, found.alike, by=COORDINATOR, blacken=blacken_pdf)

    assert removal.file is FileAfter.GONE
    assert places_of(base.settings.data, "12345678") == []


def test_a_header_that_tells_of_nobody_is_not_kept(base: KnowledgeBase) -> None:
    report_id = bring_in(base, pdf(header="Jaarverslag van de wijk", footer="bladzijde"))

    assert base.personal_data.findings(report_id, viewer=COORDINATOR) == ()
    assert "records.sqlite" not in places_of(base.settings.data, "Jaarverslag van de wijk")


def blackness(data: bytes, page: int) -> float:
    """Return the share of dark points where the header's telephone number is printed."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[page].render(scale=2).to_pil().convert("L")
    points: bytes = picture.crop((104 * 2, 21 * 2, 146 * 2, 26 * 2)).tobytes()
    return sum(point < 60 for point in points) / len(points)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", beside_files.word_with_comment()),
        ("a.xlsx", beside_files.workbook_with("hidden sheet")),
        ("a.html", beside_files.page_with("comment")),
        ("a.eml", beside_files.mail_with("attachment")),
        ("a.pdf", beside_files.pdf_with("invisible")),
        ("a.pdf", beside_files.pdf_with("field")),
        ("a.pdf", beside_files.pdf_with("note")),
        ("a.pdf", beside_files.pdf_with("properties")),
        ("a.pdf", beside_files.pdf_with("slanted")),
    ],
)
def test_a_number_that_no_page_shows_blocks_and_is_nowhere_once_removed(
    base: KnowledgeBase, name: str, data: bytes
) -> None:
    job = base.queue.receive(name, data, by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    report_id = base.queue.job(job.id).report_id
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    with pytest.raises(PersonalDataOpen):
        base.library.publish(report_id, by=COORDINATOR)

    base.personal_data.remove(
        report_id, [s.finding.number for s in found], by=COORDINATOR, blacken=blacken_pdf
    )

    base.library.publish(report_id, by=COORDINATOR)
    assert places_of(base.settings.data, beside_files.NUMBER) == []
    assert places_of(base.settings.data, "Sanne Bakker") == []


def test_a_copy_of_a_pdf_has_no_note_field_or_author_any_more(base: KnowledgeBase) -> None:
    job = base.queue.receive("a.pdf", beside_files.pdf_with("note"), by=COORDINATOR).job
    Worker(base).run(until_empty=True)
    report_id = base.queue.job(job.id).report_id
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)

    removal = base.personal_data.remove(
        report_id, [s.finding.number for s in found], by=COORDINATOR, blacken=blacken_pdf
    )

    kept = base.library.original(report_id, viewer=COORDINATOR)
    with pypdfium2.PdfDocument(kept) as document:
        assert pypdfium2.raw.FPDFPage_GetAnnotCount(document[0]) == 0
    assert removal.file is FileAfter.BLACKENED
