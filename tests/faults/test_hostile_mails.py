"""Mail servers that talk nonsense, and mails that mean harm: each gets a definite answer."""

import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.looks import look_sentence
from app.outcomes import refusal_sentences
from ingest.collect.mailbox import Mailbox, look_into
from ingest.outcome import RefusalCode
from ingest.worker import Worker
from knowledge.bootstrap import open_base
from knowledge.knowledge_base import KnowledgeBase
from knowledge.model.job import Job, JobState
from knowledge.model.origin import Look, Origin, OriginKind
from knowledge.settings import read_settings
from tests.certificate import certified
from tests.ingest.collect.servers import Post, posting
from tests.ingest.collect.test_mailbox import mail, mailbox
from tests.samples import COORDINATOR

TALK = b"* OK " + b"x" * 10_000 + b"\r\n"
SERVERS: dict[str, tuple[dict[str, bytes], RefusalCode]] = {
    "refuses the login": ({"LOGIN": b"{tag} NO go away\r\n"}, RefusalCode.LOGIN),
    "has no such folder": ({"EXAMINE": b"{tag} NO none\r\n"}, RefusalCode.LOGIN),
    "says nothing": ({"SEARCH": b""}, RefusalCode.SLOW),
    "talks nonsense": ({"EXAMINE": b"\x00\xff\xfe garbage\r\n"}, RefusalCode.PROTOCOL),
    "refuses to search": ({"SEARCH": b"{tag} NO no\r\n"}, RefusalCode.PROTOCOL),
    "announces a terabyte": (
        {"FETCH": b"* 1 FETCH (BODY[] {1000000000000}\r\n"}, RefusalCode.PROTOCOL,
    ),
    "answers with a line without end": ({"FETCH": b"*" * 2_000_000}, RefusalCode.PROTOCOL),
    "never stops talking": ({"SEARCH": TALK * 2_500}, RefusalCode.PROTOCOL),
    "hangs up": ({"LOGIN": b"* BYE\r\n"}, RefusalCode.PROTOCOL),
    "gives a validity that is no number": (
        {"EXAMINE": b"* OK [UIDVALIDITY x]\r\n{tag} OK\r\n"}, RefusalCode.PROTOCOL,
    ),
}  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> KnowledgeBase:
    return open_base(
        read_settings({"DOORWERK_DATA": str(tmp_path), "DOORWERK_EMBEDDER": "hashing"})
    )


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as server:
        yield server


def origin_of(base: KnowledgeBase) -> Origin:
    address = "imap://verslagen@127.0.0.1/INBOX"
    return base.origins.add(address, by=COORDINATOR, kind=OriginKind.MAILBOX, is_due=False)


def look(base: KnowledgeBase, post: Post) -> Look:
    return look_into(mailbox(post), origin_of(base), base=base, by=COORDINATOR, look_seconds=60.0)


def jobs_of(base: KnowledgeBase, post: Post, mail_: bytes) -> tuple[Job, ...]:
    post.mails[1] = mail_
    assert look(base, post).code == ""
    Worker(base).run(until_empty=True)
    return base.queue.jobs()


@pytest.mark.parametrize("name", SERVERS)
def test_a_mail_server_that_makes_no_sense_gets_a_definite_answer(
    base: KnowledgeBase, post: Post, name: str
) -> None:
    post.mails[1] = mail("Verslag")
    post.instead, code = SERVERS[name]
    began = time.monotonic()

    ended = look(base, post)

    what, do = refusal_sentences(RefusalCode(ended.code), ended.data)
    assert ended.code == code
    assert what
    assert do
    assert base.queue.jobs() == ()
    assert time.monotonic() - began < 60


def test_a_server_that_is_no_mail_server_gets_a_code(base: KnowledgeBase, post: Post) -> None:
    post.greeting = b"HTTP/1.1 200 OK\r\n"

    assert look(base, post).code == RefusalCode.PROTOCOL


def test_a_server_that_is_not_there_gets_a_code(base: KnowledgeBase) -> None:
    with posting() as gone:
        pass

    assert look(base, gone).code == RefusalCode.UNREACHABLE


def test_a_server_whose_certificate_is_not_valid_learns_neither_name_nor_password(
    base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, certificate = certified(tmp_path)
    origin = origin_of(base)
    with posting(tls) as post:
        post.mails[1] = mail("Verslag")
        box = Mailbox("localhost", "verslagen", "geheim", port=post.port)

        refused = look_into(box, origin, base=base, by=COORDINATOR)
        said = list(post.said)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        trusted = look_into(box, origin, base=base, by=COORDINATOR)

    assert (refused.code, refused.data["reason"]) == (RefusalCode.UNREACHABLE, "certificate")
    assert said == []
    assert (trusted.code, trusted.taken_count) == ("", 1)


def test_a_server_without_tls_is_told_so(base: KnowledgeBase, post: Post) -> None:
    box = Mailbox("127.0.0.1", "verslagen", "geheim", port=post.port)

    ended = look_into(box, origin_of(base), base=base, by=COORDINATOR)

    assert (ended.code, ended.data["reason"]) == (RefusalCode.UNREACHABLE, "no_tls")


def test_a_connection_that_breaks_off_keeps_what_came_and_goes_on_from_there(
    base: KnowledgeBase, post: Post
) -> None:
    post.mails |= {1: mail("Eerste"), 2: mail("Tweede"), 3: mail("Derde")}
    post.breaks_after = "FETCH 2 (BODY"

    broken = look(base, post)
    post.breaks_after = ""
    origin = base.origins.finish(origin_of(base).id, broken)
    rest = look_into(mailbox(post), origin, base=base, by=COORDINATOR)

    assert (broken.code, broken.data["reason"]) == (RefusalCode.PROTOCOL, "cut_off")
    assert (broken.taken_count, rest.taken_count, rest.known_count) == (1, 2, 0)
    assert "1 new file" in look_sentence(origin)


def test_a_subject_in_bare_letters_of_an_old_encoding_is_read(
    base: KnowledgeBase, post: Post
) -> None:
    raw = mail("Ons cafe").replace(b"Ons cafe", "Ons café".encode("cp1252"))

    (job,) = jobs_of(base, post, raw)

    assert base.library.report(job.report_id, viewer=COORDINATOR).title == "Ons café"


def test_a_mail_that_vanished_is_no_trouble(base: KnowledgeBase, post: Post) -> None:
    post.mails[1] = mail("Weg")
    post.instead = {"FETCH": b"{tag} OK nothing\r\n"}

    ended = look(base, post)

    assert (ended.code, ended.taken_count) == ("", 0)


def test_a_mail_larger_than_any_report_is_refused_unseen(base: KnowledgeBase, post: Post) -> None:
    post.mails[1] = mail("Groot")
    post.instead = {"FETCH": b"* 1 FETCH (UID 1 RFC822.SIZE 999999999)\r\n{tag} OK x\r\n"}

    ended = look(base, post)

    assert (ended.code, ended.refused_count) == ("", 1)
    assert base.queue.jobs()[0].code == RefusalCode.TOO_BIG


def test_a_mail_of_two_thousand_parts_is_refused_as_a_bomb(base: KnowledgeBase, post: Post) -> None:
    part = b'--b\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nhallo\r\n'
    head = b'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'  # noqa: E501

    jobs = jobs_of(base, post, head + part * 2_000 + b"--b--\r\n")

    (job,) = jobs
    assert (job.file_name, job.state, job.code) == ("mail-1.eml", JobState.REFUSED, "bomb")
    assert "1,000" in refusal_sentences(RefusalCode(job.code), job.data)[0]


@pytest.mark.parametrize("depth", [100, 3_000])
def test_mails_within_mails_end_somewhere(base: KnowledgeBase, post: Post, depth: int) -> None:
    inner = b"Subject: binnen\r\nFrom: a@b.example\r\nTo: c@d.example\r\n\r\nHet verslag.\r\n"
    head = b"Subject: laag\r\nFrom: a@b.example\r\nTo: c@d.example\r\nContent-Type: message/rfc822\r\n\r\n"  # noqa: E501

    jobs = jobs_of(base, post, head * depth + inner)

    assert jobs
    assert all(job.state.is_final for job in jobs)
    assert len(jobs) < 10


def test_attachments_cannot_name_a_way_out(base: KnowledgeBase, post: Post) -> None:
    written = EmailMessage()
    written["From"], written["To"], written["Subject"] = "a@b.example", "c@d.example", "x"
    written.set_content("Zie de bijlage, daar staat het verslag van dit jaar in.\n")
    for name in ("../../etc/passwd", "C:\\Windows\\win.ini", "a\u202etxt.exe", ".bashrc"):
        written.add_attachment(f"Verslag over {name} en meer.\n", filename=name)

    jobs = jobs_of(base, post, written.as_bytes())

    names = {job.file_name for job in jobs}
    assert {"passwd", "win.ini"} <= names
    assert not any(set(name) & set("/\\\u202e") for name in names)


def test_a_subject_with_line_breaks_adds_no_header(base: KnowledgeBase, post: Post) -> None:
    hostile = mail("Verslag =?utf-8?q?=0D=0ABcc=3A_alle=40dorp.example?=")

    jobs_of(base, post, hostile)
    report = base.library.reports(viewer=COORDINATOR)[0]

    assert "\n" not in report.title
    assert "\r" not in report.title


def test_a_mail_in_an_encoding_that_it_lies_about_is_read(base: KnowledgeBase, post: Post) -> None:
    head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"  # noqa: E501

    jobs_of(base, post, head + "Die Bürger prüften, ob die Brücke hält.\r\n".encode("latin-1"))
    report = base.library.reports(viewer=COORDINATOR)[0]

    assert "Brücke" in base.library.text(report.id, viewer=COORDINATOR).text
