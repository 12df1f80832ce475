"""What a file holds in files, pictures and parts within it is looked over like the file itself."""

import pytest

from ingest.parse.margins.gathering import Gathering
from ingest.parse.margins.old_workbook import gather_old_workbook
from ingest.parse.reading import read_bytes
from ingest.privacy.scan import Scan, scan
from knowledge.model.margin_part import MarginPart
from knowledge.model.personal import PersonalKind
from tests.ingest.parse import beside_files as beside
from tests.ingest.parse import within_files as made

_PLACES = [
    ("a.docx", made.word_with_picture(made.photograph()), MarginPart.PROPERTIES),
    ("a.docx", made.word_with_picture(made.drawing_with_packet()), MarginPart.PROPERTIES),
    ("a.docx", made.word_with_part("word/embeddings/a.xlsx", made.sheet()), MarginPart.ATTACHED),
    (
        "a.docx",
        made.word_with_part(
            "word/embeddings/oleObject1.bin", made.packed_object("lijst.txt", beside.TOLD.encode())
        ),
        MarginPart.ATTACHED,
    ),
    ("a.docx", made.word_with_part("word/charts/chart1.xml", made.chart()), MarginPart.BESIDE),
    (
        "a.xlsx",
        made.workbook_with_part("xl/pivotCache/pivotCacheDefinition1.xml", made.pivot_cache()),
        MarginPart.HIDDEN,
    ),
    ("a.odt", made.text_document_with("Pictures/a.jpg", made.photograph()), MarginPart.PROPERTIES),
    ("a.pdf", made.pdf_with_attachment(), MarginPart.ATTACHED),
    ("a.pdf", made.pdf_with_photograph(), MarginPart.PROPERTIES),
    ("a.eml", made.mail_in_mail(), MarginPart.ATTACHED),
    ("a.msg", made.outlook_mail_in_mail(), MarginPart.ATTACHED),
    ("a.rtf", made.rich_text_with("pict"), MarginPart.PROPERTIES),
    ("a.rtf", made.rich_text_with("object"), MarginPart.ATTACHED),
    ("a.html", made.page_with("picture"), MarginPart.PROPERTIES),
    ("a.html", made.page_with("script"), MarginPart.CODE),
    ("a.md", f"{beside.WORDS}\n\n[//]: # ({beside.TOLD})\n".encode(), MarginPart.CODE),
]


@pytest.mark.parametrize(("name", "data", "part"), _PLACES)
def test_a_number_within_is_found_and_its_place_is_told(
    name: str, data: bytes, part: MarginPart
) -> None:
    looked_over = scan(read_bytes(data, file_name=name), language="nl")

    assert part in _places_of(looked_over, PersonalKind.BSN)


def test_who_made_a_picture_is_a_name() -> None:
    text = read_bytes(made.word_with_picture(made.photograph()), file_name="a.docx")

    assert made.AUTHOR in _names(scan(text, language="nl"))


def test_a_picture_that_tells_where_it_was_taken_is_told() -> None:
    text = read_bytes(made.word_with_picture(made.photograph(place=True)), file_name="a.docx")

    assert "beside_picture_places" in text.warnings


@pytest.mark.parametrize(
    "drawing",
    [
        b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(60),
        b"\xd7\xcd\xc6\x9a" + bytes(60),
        b"\x01\x00\x09\x00" + bytes(60),
        b"\x1f\x8b\x08" + bytes(60),
        b"%!PS-Adobe-3.0 EPSF-3.0\n(Jan) show",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Jan</text></svg>',
    ],
    ids=["emf", "placeable wmf", "wmf", "emz", "eps", "svg"],
)
def test_a_drawing_whose_words_nobody_looked_over_is_told(drawing: bytes) -> None:
    files = {
        "a.docx": made.word_with_part("word/media/image1.emf", drawing),
        "a.odt": made.text_document_with("Pictures/a.emf", drawing),
    }

    for name, data in files.items():
        assert "beside_drawings" in read_bytes(data, file_name=name).warnings


def test_a_photograph_is_no_drawing() -> None:
    text = read_bytes(made.word_with_picture(made.photograph()), file_name="a.docx")

    assert "beside_drawings" not in text.warnings


def test_a_file_within_that_cannot_be_looked_over_is_told() -> None:
    broken = made.word_with_part(
        "word/embeddings/oleObject1.bin", made.packed_object("a.exe", b"MZ\1\2")
    )

    assert "beside_embedded_files" in read_bytes(broken, file_name="a.docx").warnings


def test_files_within_files_are_looked_into_to_a_depth_and_the_rest_is_told() -> None:
    near = read_bytes(made.mail_in_mail(depth=2), file_name="a.eml")
    deep = read_bytes(made.mail_in_mail(depth=6), file_name="a.eml")

    assert "beside_attachments" not in near.warnings
    assert "beside_attachments" in deep.warnings


def test_comments_of_an_old_workbook_are_looked_over_with_who_wrote_them() -> None:
    gathering = Gathering(
        read_bytes(beside.WORDS.encode(), file_name="a.txt"), lambda data, _name: read_bytes(data)
    )

    gather_old_workbook(made.old_workbook_stream(), gathering)

    looked_over = scan(gathering.done(), language="nl")
    assert _places_of(looked_over, PersonalKind.BSN) == [MarginPart.COMMENT]
    assert made.AUTHOR in _names(looked_over)


def _places_of(looked_over: Scan, kind: PersonalKind) -> list[MarginPart]:
    return [
        looked_over.margins[draft.margin].part
        for draft in looked_over.personal
        if draft.margin and draft.kind is kind
    ]


def _names(looked_over: Scan) -> list[str]:
    return [
        draft.span.of(looked_over.margins[draft.margin].text)
        for draft in looked_over.personal
        if draft.margin and draft.kind is PersonalKind.NAME
    ]
