"""Follow-ups leave through a real mail server, over STARTTLS, once, or as a file."""

import io
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from docx import Document

from app.follow_up_names import log_words, why_names
from app.letters.follow_up_files import follow_up_file
from app.letters.post import MailNotSent, MailPerhapsSent, Why
from app.letters.sending import send, text_of
from knowledge.bootstrap import open_base
from knowledge.errors import Conflict, SettingsError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.follow_up import FollowUpState
from knowledge.model.lesson import Lesson, LessonKind
from knowledge.settings import Settings, read_settings
from tests.app.mail_server import PASSWORD, USER, Letterbox, mail_server
from tests.knowledge.test_follow_ups import EMAIL, approved, newest, with_contact
from tests.knowledge.test_uptakes import DRAFT, learned, linked
from tests.samples import COORDINATOR, WRITER

FROM = "lessen@gemeente.example"


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Letterbox]:
    with mail_server(tmp_path) as (opened, certificate):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        yield opened


@pytest.fixture
def base(tmp_path: Path, box: Letterbox) -> KnowledgeBase:
    settings = Settings(
        data=tmp_path / "base",
        embedder="hashing",
        address="https://doorwerk.example.org/",
        smtp_host="localhost",
        smtp_port=box.port,
        smtp_user=USER,
        smtp_password=PASSWORD,
        smtp_from=FROM,
    )
    opened = open_base(settings)
    found = learned(opened, "Schroef", kind=LessonKind.WORKED)
    linked(opened, found, opened.uptakes.register(DRAFT, by=WRITER))
    with_contact(opened, found)
    approved(opened)
    return opened


def lesson(base: KnowledgeBase) -> Lesson:
    return base.follow_ups.opened(newest(base).id, viewer=COORDINATOR).lessons[0]


def test_an_approved_letter_reaches_the_contact_with_its_quote(
    base: KnowledgeBase, box: Letterbox
) -> None:
    sent = send(newest(base).id, base=base, by=COORDINATOR)

    assert sent.state is FollowUpState.SENT
    (mail,) = box.mails
    assert (mail["To"], mail["From"], box.recipients) == (EMAIL, FROM, [[EMAIL]])
    assert mail["Subject"] == "Uw les is voorgelegd aan het beleid"
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert lesson(base).quotes[0].exact in " ".join(plain.get_content().split())


def test_a_letter_is_never_sent_twice(base: KnowledgeBase, box: Letterbox) -> None:
    send(newest(base).id, base=base, by=COORDINATOR)

    with pytest.raises(Conflict):
        send(newest(base).id, base=base, by=COORDINATOR)

    assert len(box.mails) == 1


def test_a_refused_letter_stays_approved_and_can_be_sent_later(
    base: KnowledgeBase, box: Letterbox
) -> None:
    box.answer = "554 no"
    with pytest.raises(MailNotSent, match="554"):
        send(newest(base).id, base=base, by=COORDINATOR)
    assert newest(base).state is FollowUpState.APPROVED

    box.answer = "250 OK"
    assert send(newest(base).id, base=base, by=COORDINATOR).state is FollowUpState.SENT


def test_a_letter_that_broke_off_halfway_waits_for_a_person(
    base: KnowledgeBase, box: Letterbox
) -> None:
    box.answer = "hang up"

    with pytest.raises(MailPerhapsSent):
        send(newest(base).id, base=base, by=COORDINATOR)

    assert newest(base).state is FollowUpState.SENDING


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"smtp_password": "verkeerd"}, Why.LOGIN),
        ({"smtp_port": 1}, Why.UNREACHABLE),
        ({"smtp_host": "127.0.0.1"}, Why.ENCRYPTION),
    ],
    ids=["wrong password", "nobody there", "certificate of another name"],
)
def test_nothing_leaves_where_the_server_is_not_the_right_one_and_the_log_says_why(
    base: KnowledgeBase, box: Letterbox, settings: dict[str, object], why: Why
) -> None:
    other = replace(base, settings=replace(base.settings, **settings))  # type: ignore[arg-type]

    with pytest.raises(MailNotSent) as refused:
        send(newest(base).id, base=other, by=COORDINATOR)

    log = base.follow_ups.log(newest(base).id, viewer=COORDINATOR)
    assert box.mails == []
    assert newest(base).state is FollowUpState.APPROVED
    assert refused.value.why is why
    assert log_words(log[-1]).endswith(why_names()[why])


def test_every_reason_has_its_words() -> None:
    assert set(why_names()) == set(Why)


def test_an_address_that_the_server_refuses_is_told_apart_from_its_settings(
    base: KnowledgeBase, box: Letterbox
) -> None:
    box.knows_nobody = True

    with pytest.raises(MailNotSent) as refused:
        send(newest(base).id, base=base, by=COORDINATOR)

    assert refused.value.why is Why.ADDRESS
    assert EMAIL not in str(refused.value)


def test_a_server_with_a_certificate_that_nobody_vouches_for_gets_no_letter(
    base: KnowledgeBase, box: Letterbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")

    with pytest.raises(MailNotSent, match="certificate"):
        send(newest(base).id, base=base, by=COORDINATOR)

    assert box.mails == []


def test_without_a_mail_server_the_letter_is_saved_instead(base: KnowledgeBase) -> None:
    without = replace(base, settings=replace(base.settings, smtp_host=""))

    with pytest.raises(Conflict, match="save"):
        send(newest(base).id, base=without, by=COORDINATOR)

    assert newest(base).state is FollowUpState.APPROVED


def test_both_files_hold_the_approved_words_and_no_address(base: KnowledgeBase) -> None:
    opened = base.follow_ups.opened(newest(base).id, viewer=COORDINATOR)
    letter = text_of(opened, base=base, person=COORDINATOR)

    document = Document(io.BytesIO(follow_up_file(letter, "docx")))
    mail = message_from_bytes(follow_up_file(letter, "eml"), policy=SMTP)

    written = "\n\n".join(paragraph.text for paragraph in document.paragraphs[1:])
    assert written == letter.words
    assert isinstance(mail, EmailMessage)
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == letter.words
    assert lesson(base).quotes[0].exact in page.get_content()
    assert EMAIL not in written + mail.as_string()


@pytest.mark.parametrize(
    ("name", "environment"),
    [
        ("smtp_from", {"SMTP_HOST": "mail.example.org"}),
        ("smtp_user", {"SMTP_HOST": "m.example", "SMTP_FROM": FROM, "SMTP_USER": "x"}),
        ("smtp_security", {"SMTP_SECURITY": "perhaps"}),
        (
            "smtp_security",
            {"SMTP_HOST": "m.example", "SMTP_FROM": FROM, "SMTP_SECURITY": "none"},
        ),
    ],
)
def test_a_mail_server_that_cannot_work_is_told_when_the_program_starts(
    name: str, environment: dict[str, str]
) -> None:
    with pytest.raises(SettingsError, match=name):
        read_settings({f"DOORWERK_{key}": value for key, value in environment.items()})


def test_the_password_of_the_mail_server_is_not_shown() -> None:
    settings = Settings(smtp_password=PASSWORD)

    assert PASSWORD not in repr(settings)
