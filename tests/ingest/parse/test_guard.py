"""Archives and XML are looked at before they are unpacked."""

import io
import zipfile

import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.guard import Archive, ArchiveLimits, parse_xml
from tests.ingest.parse.files import zipped


def _code(data: bytes, **limits: float) -> RefusalCode:
    with pytest.raises(Refused) as caught:
        Archive(data, limits=ArchiveLimits(**limits))  # type: ignore[arg-type]
    return caught.value.code


def test_a_harmless_archive_gives_its_files() -> None:
    archive = Archive(zipped({"map/een.txt": "1", "twee.txt": "22"}))

    assert archive.names == ("map/een.txt", "twee.txt")
    assert archive.read("map/een.txt") == b"1"
    assert archive.size_of("twee.txt") == 2


def test_what_would_unpack_a_thousandfold_is_a_bomb() -> None:
    assert _code(zipped({"nul": b"\0" * 30_000_000})) is RefusalCode.BOMB


def test_too_many_files_are_a_bomb() -> None:
    assert _code(zipped({f"{n}": "" for n in range(60)}), entry_count=50) is RefusalCode.BOMB


def test_too_much_altogether_is_a_bomb() -> None:
    files = {f"{n}": bytes([n]) * 1000 for n in range(20)}

    assert _code(zipped(files), unpacked_bytes=10_000) is RefusalCode.BOMB


def test_entries_that_share_their_bytes_are_a_bomb() -> None:
    data = zipped({"a": b"x" * 1000, "b": b"y" * 1000}, packing=zipfile.ZIP_STORED)
    lying = data.replace((1000).to_bytes(4, "little"), (90_000).to_bytes(4, "little"))

    assert _code(lying) is RefusalCode.BOMB


def test_a_cut_off_archive_is_damaged() -> None:
    assert _code(zipped({"a": "x" * 1000})[:-30]) is RefusalCode.DAMAGED


def test_a_flipped_byte_within_a_file_is_damage() -> None:
    data = bytearray(zipped({"a": bytes(range(256)) * 10}, packing=zipfile.ZIP_STORED))
    data[200] ^= 0xFF

    with pytest.raises(Refused) as caught:
        Archive(bytes(data)).read("a")

    assert caught.value.code is RefusalCode.DAMAGED


def test_a_missing_part_is_damage() -> None:
    with pytest.raises(Refused) as caught:
        Archive(zipped({"a": "x"})).read("word/document.xml")

    assert caught.value.data == {"missing_part": "document.xml"}


def test_names_that_a_program_wrote_as_utf_8_without_saying_so_are_read() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("cafe.txt", "x")
    data = buffer.getvalue().replace(b"cafe.txt", b"caf\xc3\xa9.tx")

    assert Archive(data).names == ("café.tx",)


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'.encode("utf-16"),
        b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><a/>',
    ],
)
def test_xml_that_declares_entities_is_refused(xml: bytes) -> None:
    with pytest.raises(Refused) as caught:
        parse_xml(xml)

    assert caught.value.code is RefusalCode.BOMB


def test_xml_with_a_forbidden_character_is_read_without_it() -> None:
    root = parse_xml(b"<a><b>voor\x0bdeel</b><b>na</b></a>")

    assert ["".join(b.itertext()) for b in root] == ["voordeel", "na"]  # type: ignore[arg-type]


@pytest.mark.parametrize("xml", [b"", b"<a><b></a>", b"<a>", b"tekst"])
def test_xml_that_is_not_well_formed_is_damaged(xml: bytes) -> None:
    with pytest.raises(Refused) as caught:
        parse_xml(xml)

    assert caught.value.code is RefusalCode.DAMAGED


def test_xml_nested_without_end_is_damaged_and_nothing_worse() -> None:
    with pytest.raises(Refused) as caught:
        parse_xml(b"<a>" * 100_000 + b"</a>" * 100_000)

    assert caught.value.code is RefusalCode.DAMAGED
