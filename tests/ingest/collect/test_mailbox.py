"""A mailbox is read and never changed; where it was left is remembered."""

import imaplib
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.collect.looking import Looking, mailbox_of
from ingest.collect.mailbox import Bounded, Mailbox, look_into
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.errors import SettingsError
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.origin import Origin, OriginKind
from knowledge.model.report import ReportStatus
from knowledge.settings import Settings, read_settings
from tests.ingest.collect.servers import Post, headers_of, posting
from tests.samples import COORDINATOR

BODY = "De dorpstuin kreeg water omdat de buren een pomp deelden, en dat hield stand.\r\n"
ATTACHED = "Verslag van de tuin. Wie de sleutel heeft, komt ook terug om te wieden.\r\n"


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as server:
        yield server


def mailbox(post: Post) -> Mailbox:
    def connect(wanted: Mailbox) -> imaplib.IMAP4:
        return Bounded(wanted.host, post.port, timeout=5)

    return Mailbox("127.0.0.1", "verslagen", "geheim", connect=connect)


def look(base: KnowledgeBase, post: Post) -> Origin:
    box = mailbox(post)
    origin = base.origins.add(box.address, by=COORDINATOR, kind=OriginKind.MAILBOX, is_due=False)
    return base.origins.finish(origin.id, look_into(box, origin, base=base, by=COORDINATOR))


def mail(subject: str, *, attached: str = "") -> bytes:
    fields = {"From": "buur@dorp.example", "To": "verslagen@x.example", "Subject": subject}
    if not attached:
        return headers_of({**fields, "Content-Type": "text/plain; charset=utf-8"}) + BODY.encode()
    head = headers_of({**fields, "Content-Type": 'multipart/mixed; boundary="b"'})
    parts = (
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{BODY}",
        f'--b\r\nContent-Disposition: attachment; filename="{attached}"\r\n\r\n{ATTACHED}',
        "--b--\r\n",
    )
    return head + "".join(parts).encode()


def test_body_and_attachment_become_reports_that_wait_for_review(
    base: KnowledgeBase, post: Post
) -> None:
    post.mails[3] = mail("Verslag tuin", attached="tuin.txt")

    origin = look(base, post)
    Worker(base).run(until_empty=True)
    reports = base.library.reports(viewer=COORDINATOR)

    assert (origin.code, origin.data["taken"]) == ("", 2)
    assert {report.file_name for report in reports} == {"mail-3.eml", "tuin.txt"}
    assert {report.status for report in reports} == {ReportStatus.UNDER_REVIEW}
    assert {report.rights.source for report in reports} == {"imap://verslagen@127.0.0.1/INBOX"}


def test_nothing_in_the_mailbox_is_changed(base: KnowledgeBase, post: Post) -> None:
    post.mails[3] = mail("Verslag tuin")

    look(base, post)

    words = {command.removeprefix("UID ").split(" ")[0] for command in post.said}
    assert words <= {"CAPABILITY", "LOGIN", "EXAMINE", "SEARCH", "FETCH"}
    assert not any("BODY[" in command for command in post.said)


def test_a_second_look_takes_only_what_came_since(base: KnowledgeBase, post: Post) -> None:
    post.mails[3] = mail("Eerste")
    look(base, post)
    post.mails[8] = mail("Tweede")

    again = look(base, post)

    assert again.data["taken"] == 1
    assert again.state == {"uidvalidity": 7, "uid": 8}
    assert sum("FETCH 3 (BODY" in command for command in post.said) == 1


def test_numbers_that_were_given_anew_start_over_and_known_mails_stay_known(
    base: KnowledgeBase, post: Post
) -> None:
    post.mails[3] = mail("Eerste")
    look(base, post)
    post.validity, post.mails = 8, {1: mail("Eerste"), 2: mail("Tweede")}

    again = look(base, post)

    assert (again.data["known"], again.data["taken"]) == (1, 1)


def test_an_empty_mailbox_is_no_trouble(base: KnowledgeBase, post: Post) -> None:
    assert (look(base, post).code, look(base, post).data["taken"]) == ("", 0)


def test_the_mailbox_of_the_settings_is_remembered_once(tmp_path: Path) -> None:
    settings = read_settings(
        {
            "DOORWERK_DATA": str(tmp_path),
            "DOORWERK_EMBEDDER": "hashing",
            "DOORWERK_MAIL_HOST": "mail.dorp.example",
            "DOORWERK_MAIL_USER": "verslagen",
            "DOORWERK_MAIL_PASSWORD": "geheim",
        }
    )
    base = open_base(settings)
    for _ in range(2):
        Looking(base).begin()

    origins = base.origins.everything(viewer=COORDINATOR)

    assert [origin.address for origin in origins] == ["imap://verslagen@mail.dorp.example/INBOX"]
    assert "geheim" not in repr(settings)
    assert b"geheim" not in (tmp_path / "records.sqlite").read_bytes()


def test_without_settings_there_is_no_mailbox() -> None:
    assert mailbox_of(Settings()) is None


def test_a_mailbox_needs_a_name_and_a_password() -> None:
    with pytest.raises(SettingsError, match="mail_user"):
        Settings(mail_host="mail.dorp.example")
