"""The page behind a letter's link: one report, no cookie, every word escaped, answers kept."""

import io
import re
from dataclasses import replace

import pytest
from docx import Document
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from app.letters.letter_files import as_docx, as_mail, as_page, as_plain
from app.letters.letter_text import letter_text
from app.letters.link import link_of
from app.letters.wording import WORDING
from app.services import knowledge_base
from app.web.answers import Misses
from app.web.guards import OnlyAnswers, SafeHeaders, answer_host
from app.web.routes import routes
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.lesson import LessonStatus
from knowledge.model.letter import LETTER_LANGUAGES, Verdict, WrittenLetter
from knowledge.settings import Settings
from tests.app.lessons_base import lessons, report_id
from tests.samples import COORDINATOR

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'


@pytest.fixture
def written(own_base: KnowledgeBase) -> WrittenLetter:
    """A letter about two confirmed lessons, one with a hostile statement."""
    base = own_base
    first, second = lessons()[:2]
    base.lessons.confirm(first.id, replace(first.proposed, statement=HOSTILE), by=COORDINATOR)
    base.lessons.confirm(second.id, by=COORDINATOR)
    return base.letters.write(report_id(), language="nl", by=COORDINATOR)


@pytest.fixture
def client(written: WrittenLetter) -> TestClient:
    return TestClient(
        Starlette(routes=routes(), middleware=[Middleware(SafeHeaders)]),
        base_url="http://localhost",
    )


def test_the_page_shows_the_letters_lessons_escaped_and_nothing_runs(
    client: TestClient, written: WrittenLetter
) -> None:
    page = client.get(f"/answer/{written.token}")

    assert page.status_code == 200
    assert '<html lang="nl">' in page.text
    assert "&lt;script&gt;" in page.text
    assert "<script" not in page.text
    assert "<img" not in page.text
    assert "Een vaste coördinator houdt ze vast." in page.text
    assert "Zonder sleutel" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert "set-cookie" not in page.headers


def test_answers_are_kept_and_no_lesson_is_changed(
    client: TestClient, written: WrittenLetter
) -> None:
    before = lessons()
    first, second = written.letter.lesson_ids
    sent = client.post(
        f"/answer/{written.token}",
        data={
            f"verdict-{first}": "right",
            f"verdict-{second}": "wrong",
            f"words-{second}": "dat was\nhet jaar erna",
            "missing": "Zonder sleutel van het gebouw gaat geen avond door.",
            "verdict-les-elsewhere": "wrong",
        },
        follow_redirects=False,
    )

    assert (sent.status_code, sent.headers["location"]) == (
        303,
        f"/answer/{written.token}?received=3",
    )
    assert "3 antwoorden" in client.get(sent.headers["location"]).text
    kept = knowledge_base().letters.answers(viewer=COORDINATOR)
    assert [(one.verdict, one.words) for one in kept[:2]] == [
        (Verdict.RIGHT, ""),
        (Verdict.WRONG, "dat was\nhet jaar erna"),
    ]
    after = {lesson.id: lesson for lesson in lessons()}
    assert all(after[lesson.id] == lesson for lesson in before)
    assert after[kept[2].proposal_id].status is LessonStatus.PROPOSED


def test_what_is_sent_twice_waits_once_until_somebody_dealt_with_it(
    client: TestClient, written: WrittenLetter
) -> None:
    letters = knowledge_base().letters
    first = written.letter.lesson_ids[0]
    form = {f"verdict-{first}": "not_quite", f"words-{first}": "pas later", "missing": "Meer."}

    pages = [client.post(f"/answer/{written.token}", data=form) for _time in range(2)]

    kept = letters.answers(viewer=COORDINATOR)
    assert len(kept) == 2
    assert all("2 antwoorden" in page.text for page in pages)
    letters.handle(kept[0].id, by=COORDINATOR)
    client.post(f"/answer/{written.token}", data=form)
    assert len(letters.answers(viewer=COORDINATOR)) == 3


@pytest.mark.parametrize("around", [".", ">", ").", "%0A"])
def test_what_a_mail_program_takes_for_a_part_of_the_link_does_no_harm(
    client: TestClient, written: WrittenLetter, around: str
) -> None:
    assert client.get(f"/answer/{written.token}{around}").status_code == 200


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"missing": "Zonder water groeit hier niets."}, "Wij hebben uw antwoord ontvangen."),
        ({}, "Er stond niets in het antwoord."),
    ],
    ids=["one", "none"],
)
def test_the_page_thanks_for_what_came_in(
    client: TestClient, written: WrittenLetter, data: dict[str, str], told: str
) -> None:
    page = client.post(f"/answer/{written.token}", data=data)

    assert told in page.text


@pytest.mark.parametrize(
    "token",
    ["x", "..%2f..%2fetc%2fpasswd", "%00", "' OR 1=1 --", "a" * 3000, "%ed%a0%80"],
    ids=["short", "path", "nul", "sql", "long", "surrogate"],
)
def test_a_hostile_token_is_a_plain_404(client: TestClient, token: str) -> None:
    page = client.get(f"/answer/{token}", headers={"accept-language": "de-DE"})

    assert page.status_code == 404
    assert token not in page.text or token == "x"  # noqa: S105 - no secret


def test_guessing_is_slowed_down(client: TestClient, written: WrittenLetter) -> None:
    codes = [client.get(f"/answer/guess{number}").status_code for number in range(35)]

    assert codes[0] == 404
    assert codes[-1] == 429
    assert client.get(f"/answer/{written.token}").status_code == 200


def test_misses_are_forgotten_after_their_time() -> None:
    misses = Misses(most=2, seconds=10)

    assert [misses.note(moment) for moment in (0, 1, 2, 3, 20)] == [False, False, True, True, False]


def test_what_was_written_while_the_link_was_taken_back_is_given_back(
    client: TestClient, written: WrittenLetter
) -> None:
    first = written.letter.lesson_ids[0]
    knowledge_base().letters.revoke(written.letter.id, by=COORDINATOR)

    sent = client.post(
        f"/answer/{written.token}",
        data={f"words-{first}": HOSTILE, "missing": "Het duurde drie jaar.", "other": "niets"},
        headers={"accept-language": "de"},
    )

    assert sent.status_code == 404
    assert WORDING["de"].unsent in sent.text
    assert "Het duurde drie jaar." in sent.text
    assert "&lt;script&gt;" in sent.text
    assert "<script" not in sent.text
    assert "niets" not in sent.text
    assert knowledge_base().letters.answers(viewer=COORDINATOR) == ()


def test_another_site_cannot_send_the_form(client: TestClient, written: WrittenLetter) -> None:
    sent = client.post(
        f"/answer/{written.token}",
        data={"missing": "iets"},
        headers={"sec-fetch-site": "cross-site"},
    )

    assert sent.status_code == 403
    assert knowledge_base().letters.answers(viewer=COORDINATOR) == ()


@pytest.mark.parametrize(
    "body",
    [b"missing=" + b"a" * 600_000, b"missing=%ff%fe", b"&".join([b"a=b"] * 3000),
     b"missing=" + b"a" * 2001],
    ids=["large", "not utf-8", "many fields", "long answer"],
)  # fmt: skip
def test_a_form_that_cannot_be_kept_is_told_so(
    client: TestClient, written: WrittenLetter, body: bytes
) -> None:
    sent = client.post(f"/answer/{written.token}", content=body)

    kept = knowledge_base().letters.answers(viewer=COORDINATOR)
    assert sent.status_code == 400 or (len(kept) == 1 and "\ufffd" in kept[0].words)
    assert sent.status_code < 500


def test_under_its_public_name_the_server_answers_letters_alone(written: WrittenLetter) -> None:
    host = answer_host("https://lessen.example.org")
    client = TestClient(
        Starlette(routes=routes(), middleware=[Middleware(OnlyAnswers, host=host)]),
        base_url="http://lessen.example.org",
    )

    assert client.get(f"/answer/{written.token}").status_code == 200
    assert client.get("/look/answer.css").status_code == 200
    for path in ("/", "/reports", "/health", "/look/look.js", f"/files/{report_id()}"):
        assert client.get(path).status_code == 404
    assert client.get("/health", headers={"host": "localhost"}).status_code == 200


@pytest.mark.parametrize("language", LETTER_LANGUAGES)
def test_a_letter_says_the_same_in_every_form_and_language(
    written: WrittenLetter, language: str
) -> None:
    opened = knowledge_base().letters.opened(written.token)
    opened = replace(opened, letter=replace(opened.letter, language=language))
    link = link_of(written.token, Settings(answer_url="https://lessen.example.org"))
    text = letter_text(opened, link=link)

    page, plain = as_page(text), as_plain(text)
    document = tmp_document(as_docx(text))
    mail = as_mail(text)

    for form in (plain, document, page):
        assert "Een vaste coördinator houdt ze vast." in form
        assert WORDING[language].question in form
        assert link in form
    assert "<script" not in page
    assert b"X-Unsent: 1" in mail
    assert re.search(rb"(?m)^(To|From|Bcc):", mail) is None


def tmp_document(data: bytes) -> str:

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
