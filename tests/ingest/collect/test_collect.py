"""Every file that was meant is collected once, and what cannot be opened is not lost."""

import os
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.collect import Source, collect, collect_upload
from ingest.collect.source import file_name_of, is_passed_over
from ingest.collect.unpacking import Allowance, sources_within
from ingest.outcome import RefusalCode
from tests.ingest.parse.files import word_file, word_paragraph, zipped

_DOCX = word_file(word_paragraph("Tekst."))


def _told(sources: list[Source]) -> list[tuple[str, RefusalCode | None]]:
    return [(s.origin, s.refusal.code if s.refusal else None) for s in sources]


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.nl", "c@d.nl", "Verslag"
    mail.set_content("Zie bijlage.")
    mail.add_attachment(b"een", maintype="text", subtype="plain", filename="een.txt")
    mail.add_attachment(
        zipped({"twee.txt": "twee"}), maintype="application", subtype="zip", filename="b.zip"
    )
    return mail.as_bytes()


def test_a_folder_gives_its_files_in_order_and_passes_over_what_programs_leave(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "verslagen"
    for name in (
        "b.txt", "a.txt", "2023/c.docx", "~$a.docx", ".DS_Store", "Thumbs.db", ".git/x",
        ".~lock.a.odt#", "__MACOSX/a.txt",
    ):  # fmt: skip
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (folder / "link.txt").symlink_to(tmp_path)

    assert [source.origin for source in collect([folder])] == [
        "verslagen/a.txt",
        "verslagen/b.txt",
        "verslagen/2023/c.docx",
    ]


def test_a_source_knows_its_bytes_its_name_and_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(_DOCX)

    (source,) = collect([path])

    assert source.data == _DOCX
    assert source.file_name == source.origin == "rapport.pdf"
    assert source.media_type.endswith("wordprocessingml.document")
    assert source.refusal is None


def test_an_archive_gives_its_files_and_a_document_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "alles.zip"
    path.write_bytes(
        zipped(
            {
                "map/een.docx": _DOCX,
                "__MACOSX/map/._een.docx": "x",
                "meer.zip": zipped({"twee.txt": "x"}),
            }
        )
    )

    assert _told(list(collect([path]))) == [
        ("alles.zip/map/een.docx", None),
        ("alles.zip/meer.zip/twee.txt", None),
    ]


def test_a_path_that_would_lead_out_of_the_archive_only_names_its_file(tmp_path: Path) -> None:
    data = zipped({"../../etc/kwaad.txt": "x", "C:\\Windows\\kwaad.txt": "y", "/abs.txt": "z"})

    sources = list(collect_upload("a.zip", data))

    assert [s.file_name for s in sources] == ["kwaad.txt", "kwaad.txt", "abs.txt"]
    assert sources[0].origin == "a.zip/etc/kwaad.txt"
    assert list(tmp_path.iterdir()) == []


def test_a_mail_gives_itself_and_its_files_at_any_depth() -> None:
    assert _told(list(collect_upload("brief.eml", _mail()))) == [
        ("brief.eml", None),
        ("brief.eml/een.txt", None),
        ("brief.eml/b.zip/twee.txt", None),
    ]


def test_archives_within_archives_end_somewhere() -> None:
    data = zipped({"kern.txt": "x"})
    for depth in range(6):
        data = zipped({f"{depth}.zip": data})

    sources = list(collect_upload("diep.zip", data))

    assert [s.refusal.code for s in sources if s.refusal] == [RefusalCode.BOMB]


def test_many_archives_may_not_hold_more_together_than_one_may() -> None:
    inner = zipped({f"{n}.txt": "x" for n in range(20)})
    data = zipped({f"{n}.zip": inner for n in range(20)})

    sources = list(sources_within(data, "a.zip", allowance=Allowance(file_count=50)))

    assert len(sources) < 60
    assert RefusalCode.BOMB in {s.refusal.code for s in sources if s.refusal}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped({"nul.txt": b"\0" * 60_000_000}), RefusalCode.BOMB),
        (zipped({}), RefusalCode.EMPTY),
        (zipped({"a/.DS_Store": "x"}), RefusalCode.EMPTY),
    ],
)
def test_an_archive_that_gives_nothing_says_why(data: bytes, code: RefusalCode) -> None:
    assert _told(list(collect_upload("a.zip", data))) == [("a.zip", code)]


def test_a_locked_archive_is_told_once_and_a_locked_file_by_itself() -> None:
    plain = bytearray(zipped({"a.txt": "x", "b.txt": "y"}, packing=zipfile.ZIP_STORED))
    locked = bytearray(plain)
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        offset = 6 if start == b"PK\x03\x04" else 8
        at = -1
        while (at := locked.find(start, at + 1)) >= 0:
            locked[at + offset] |= 1
    half = bytearray(plain)
    half[plain.find(b"PK\x01\x02") + 8] |= 1
    half[6] |= 1

    assert _told(list(collect_upload("a.zip", bytes(locked)))) == [("a.zip", RefusalCode.ENCRYPTED)]
    assert _told(list(collect_upload("a.zip", bytes(half)))) == [
        ("a.zip/a.txt", RefusalCode.ENCRYPTED),
        ("a.zip/b.txt", None),
    ]


def test_a_path_that_does_not_exist_stops_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")

    with pytest.raises(FileNotFoundError):
        next(collect([tmp_path / "a.txt", tmp_path / "weg.txt"]))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(201_000_000)

    (source,) = collect([path])

    assert source.refusal is not None
    assert source.refusal.code is RefusalCode.TOO_BIG
    assert stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - still there, untouched


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b/c.pdf", "c.pdf"),
        ("C:\\map\\c.pdf", "c.pdf"),
        ("..", "file"),
        ("", "file"),
        ("verslag\u202efdp.exe", "verslagfdp.exe"),
        ("a\x00b\n.txt", "ab.txt"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_names_are_made_fit_to_show(path: str, name: str) -> None:
    assert file_name_of(path) == name


@pytest.mark.parametrize("path", ["", "..", ".env", "a/.git/b", "~$x.docx", "THUMBS.DB"])
def test_programs_own_files_are_passed_over(path: str) -> None:
    assert is_passed_over(path)


def test_an_uploaded_lock_file_gives_nothing() -> None:
    assert list(collect_upload("~$rapport.docx", b"x")) == []
