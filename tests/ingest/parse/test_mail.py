"""Mails: subject and body are text, names and addresses are not, files travel apart."""

from email.message import EmailMessage

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse import eml, msg
from knowledge.model.locator import LocatorKind
from tests.ingest.parse.compound_file import outlook_message

_BODY = "Beste allen,\n\nDe tuin is af.\n\n- zeis geleend\n- hek gemaakt\n"
_DOT = b"\x89PNG\r\n\x1a\nx"


def _mail(subject: str = "Verslag één", body: str | None = _BODY) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Geheim Persoon <geheim@example.org>"
    mail["To"] = "raad@example.org"
    mail["Date"] = "Tue, 05 Mar 2024 10:00:00 +0100"
    mail["Subject"] = subject
    if body is not None:
        mail.set_content(body)
    return mail


def test_a_mail_is_its_subject_and_its_body() -> None:
    made = eml.read(_mail().as_bytes())

    assert made.text == (
        "Verslag één\n\nBeste allen,\n\nDe tuin is af.\n\nzeis geleend\nhek gemaakt"
    )
    assert made.title == "Verslag één"
    assert made.created == "2024-03-05"
    assert [(s.locator.kind, s.locator.label) for s in made.segments] == [
        (LocatorKind.MESSAGE, "Verslag één")
    ]


def test_the_names_of_sender_and_receiver_are_no_text() -> None:
    made = eml.read(_mail().as_bytes())

    assert "eheim" not in made.text
    assert "example.org" not in made.text


def test_the_plain_version_is_preferred_where_it_is_whole() -> None:
    mail = _mail(body="De tuin is af en iedereen is welkom.")
    mail.add_alternative("<p>De tuin is <b>af</b> en iedereen is welkom.</p>", subtype="html")

    assert eml.read(mail.as_bytes()).text.endswith("De tuin is af en iedereen is welkom.")


def test_the_html_is_read_where_the_plain_version_is_a_notice() -> None:
    mail = _mail(body="Bekijk online")
    mail.add_alternative(f"<h2>Nieuws</h2><p>{'De tuin is af. ' * 20}</p>", subtype="html")

    made = eml.read(mail.as_bytes())

    assert "Bekijk online" not in made.text
    assert [h.span.of(made.text) for h in made.headings] == ["Verslag één", "Nieuws"]


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"=?utf-8?q?Caf=C3=A9?= =?utf-8?q?_Ede?=", "Café Ede"),
        (b"=?iso-8859-1?B?Y2Fm6Q==?=", "café"),
        ("Café".encode(), "Café"),
        (b"Een lange\r\n regel", "Een lange regel"),
        (b"=?nonsense?q?x?=", "x"),
    ],
)
def test_subjects_are_read_however_they_are_written(header: bytes, subject: str) -> None:
    data = b"From: a@b.nl\r\nSubject: " + header + b"\r\n\r\nTekst.\r\n"

    assert eml.read(data).title == subject


def test_attached_files_are_given_and_logos_are_not() -> None:
    mail = _mail()
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../a/b.pdf")
    mail.add_attachment(
        _DOT, maintype="image", subtype="png", disposition="inline", filename="l.png"
    )
    mail.add_attachment(_DOT, maintype="image", subtype="png", filename="foto.png")
    mail.add_attachment("BEGIN:VCARD", subtype="vcard", filename="kaart.vcf")
    mail.add_attachment(_mail("Doorgestuurd"))

    names = [name for name, _ in eml.attachments(mail.as_bytes())]

    assert names == ["b.pdf", "foto.png", "3.eml"]


def test_a_forwarded_mail_is_a_file_of_its_own() -> None:
    mail = _mail()
    mail.add_attachment(_mail("Doorgestuurd"))

    ((_, inner),) = eml.attachments(mail.as_bytes())

    assert eml.read(inner).title == "Doorgestuurd"
    assert "Doorgestuurd" not in eml.read(mail.as_bytes()).text


def test_a_mail_without_a_body_is_empty_and_tells_of_its_files() -> None:
    mail = _mail(body=None)
    mail.add_attachment(_DOT, maintype="image", subtype="png", filename="foto.png")

    with pytest.raises(Refused) as caught:
        eml.read(mail.as_bytes())

    assert (caught.value.code, caught.value.data) == (RefusalCode.EMPTY, {"attachment_count": 1})


def test_an_encrypted_mail_is_refused_as_such() -> None:
    head = b"From: a@b.nl\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n"

    with pytest.raises(Refused) as caught:
        eml.read(head + b"\r\nAAAA")

    assert caught.value.code is RefusalCode.ENCRYPTED


def test_a_mail_of_a_thousand_parts_is_a_bomb() -> None:
    parts = b"--x\r\n\r\na\r\n" * 2_000
    head = b"From: a@b.nl\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"

    with pytest.raises(Refused) as caught:
        eml.read(head + parts + b"--x--\r\n")

    assert caught.value.code is RefusalCode.BOMB


def test_a_mail_that_outlook_saved_is_read_alike() -> None:
    data = outlook_message(
        {0x0037: "Verslag één", 0x1000: _BODY.replace("\n", "\r\n"), 0x0C1A: "Geheim Persoon"},
        attachments={"map\\begroting.txt": b"huur 900"},
    )

    made = msg.read(data)

    assert made.text == eml.read(_mail().as_bytes()).text
    assert list(msg.attachments(data)) == [("begroting.txt", b"huur 900")]


def test_a_broken_outlook_mail_is_damaged() -> None:
    whole = outlook_message({0x0037: "x", 0x1000: "y" * 9_000})

    with pytest.raises(Refused) as caught:
        msg.read(whole[:1_500])

    assert caught.value.code is RefusalCode.DAMAGED


def test_a_locked_outlook_mail_is_refused_as_such() -> None:
    with pytest.raises(Refused) as caught:
        msg.read(outlook_message({0x0037: "x"}, attachments={"smime.p7m": b"\x30\x80"}))

    assert caught.value.code is RefusalCode.ENCRYPTED
