"""What a file holds beside its text is kept, told where, and looked over for personal data."""

import pytest

from ingest.parse.reading import read_bytes
from ingest.privacy.scan import scan
from ingest.privacy.stated_names import people_in
from knowledge.model.margin_part import MarginPart, unseen_parts
from knowledge.model.personal import PersonalKind
from knowledge.model.report_text import Margin
from knowledge.model.span import Span
from tests.ingest.parse import beside_files as made

_PLACES = [
    ("a.docx", made.word_with_comment(), MarginPart.COMMENT),
    ("a.docx", made.word_with_author(), MarginPart.PROPERTIES),
    ("a.docx", made.word_with_deleted_words(), MarginPart.CHANGE),
    ("a.docx", made.word_with_hidden_words(), MarginPart.HIDDEN),
    ("a.odp", made.slides_with_footer(), MarginPart.EDGE),
    ("a.pptx", made.powerpoint_with("footer"), MarginPart.EDGE),
    ("a.pptx", made.powerpoint_with("master"), MarginPart.EDGE),
    ("a.pptx", made.powerpoint_with("hidden"), MarginPart.HIDDEN),
    ("a.pptx", made.powerpoint_with("description"), MarginPart.CODE),
    ("a.xlsx", made.workbook_with("comment"), MarginPart.COMMENT),
    ("a.xlsx", made.workbook_with("hidden sheet"), MarginPart.HIDDEN),
    ("a.xlsx", made.workbook_with("footer"), MarginPart.EDGE),
    ("a.xlsx", made.workbook_with("properties"), MarginPart.PROPERTIES),
    ("a.odt", made.text_document_with("comment"), MarginPart.COMMENT),
    ("a.odt", made.text_document_with("change"), MarginPart.CHANGE),
    ("a.odt", made.text_document_with("hidden"), MarginPart.HIDDEN),
    ("a.odt", made.text_document_with("properties"), MarginPart.PROPERTIES),
    ("a.rtf", made.rich_text_with("header"), MarginPart.EDGE),
    ("a.rtf", made.rich_text_with("comment"), MarginPart.COMMENT),
    ("a.rtf", made.rich_text_with("hidden"), MarginPart.HIDDEN),
    ("a.rtf", made.rich_text_with("deleted"), MarginPart.CHANGE),
    ("a.rtf", made.rich_text_with("properties"), MarginPart.PROPERTIES),
    ("a.html", made.page_with("comment"), MarginPart.CODE),
    ("a.html", made.page_with("alt"), MarginPart.CODE),
    ("a.html", made.page_with("hidden"), MarginPart.HIDDEN),
    ("a.html", made.page_with("footer"), MarginPart.EDGE),
    ("a.html", made.page_with("meta"), MarginPart.CODE),
    ("a.eml", made.mail_with("attachment"), MarginPart.ATTACHED),
    ("a.eml", made.mail_with("name"), MarginPart.ENVELOPE),
    ("a.pdf", made.pdf_with("invisible"), MarginPart.HIDDEN),
    ("a.pdf", made.pdf_with("white"), MarginPart.HIDDEN),
    ("a.pdf", made.pdf_with("off the page"), MarginPart.HIDDEN),
    ("a.pdf", made.pdf_with("slanted"), MarginPart.BESIDE),
    ("a.pdf", made.pdf_with("note"), MarginPart.COMMENT),
    ("a.pdf", made.pdf_with("free text"), MarginPart.BESIDE),
    ("a.pdf", made.pdf_with("field"), MarginPart.BESIDE),
    ("a.pdf", made.pdf_with("properties"), MarginPart.PROPERTIES),
]
_AUTHORS = [
    ("a.docx", made.word_with_comment()),
    ("a.docx", made.word_with_author()),
    ("a.docx", made.word_with_deleted_words()),
    ("a.xlsx", made.workbook_with("comment")),
    ("a.xlsx", made.workbook_with("properties")),
    ("a.odt", made.text_document_with("comment")),
    ("a.odt", made.text_document_with("properties")),
    ("a.rtf", made.rich_text_with("comment")),
    ("a.rtf", made.rich_text_with("properties")),
    ("a.html", made.page_with("meta")),
    ("a.eml", made.mail_with("head")),
    ("a.pdf", made.pdf_with("properties")),
]


@pytest.mark.parametrize(("name", "data", "part"), _PLACES)
def test_a_number_beside_the_text_is_found_and_its_place_is_told(
    name: str, data: bytes, part: MarginPart
) -> None:
    text = read_bytes(data, file_name=name)

    looked_over = scan(text, language="nl")

    assert made.NUMBER not in text.text
    found = [d for d in looked_over.personal if d.kind is PersonalKind.BSN and d.margin]
    assert found
    margins = [looked_over.margins[draft.margin or 0] for draft in found]
    assert [d.span.of(m.text) for d, m in zip(found, margins, strict=True)] == [made.NUMBER] * len(
        found
    )
    assert part in [margin.part for margin in margins]


@pytest.mark.parametrize(("name", "data"), _AUTHORS)
def test_whom_a_file_names_as_its_author_is_a_name(name: str, data: bytes) -> None:
    text = read_bytes(data, file_name=name)

    looked_over = scan(text, language="nl")

    names = [
        draft.span.of(looked_over.margins[draft.margin].text)
        for draft in looked_over.personal
        if draft.margin and draft.kind is PersonalKind.NAME
    ]
    assert "Sanne Bakker" in names


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", made.page_with("link")), ("a.pdf", made.pdf_with("link"))]
)
def test_an_address_behind_a_link_is_found(name: str, data: bytes) -> None:
    looked_over = scan(read_bytes(data, file_name=name), language="nl")

    assert [d.kind for d in looked_over.personal if d.margin] == [PersonalKind.EMAIL]
    assert {margin.part for margin in looked_over.margins.values()} == {MarginPart.LINK}


def test_notes_of_a_slide_are_part_of_the_text() -> None:
    text = read_bytes(made.powerpoint_with("notes"), file_name="a.pptx")

    assert made.NUMBER in text.text


@pytest.mark.parametrize(
    "who", ["Gebruiker", "Microsoft Office User", "python-docx", "Gemeente Ede"]
)
def test_a_program_or_a_public_body_is_no_person(who: str) -> None:
    margin = Margin(f"Author: {who}", part=MarginPart.PROPERTIES, people=(Span(8, 8 + len(who)),))

    assert people_in(margin) == []


def test_a_text_says_what_its_file_holds_and_its_pages_do_not_show() -> None:
    text = read_bytes(made.word_with_comment(), file_name="a.docx")

    assert MarginPart.COMMENT in unseen_parts(text.warnings)
    assert unseen_parts(read_bytes(made.rich_text_with("header")).warnings) == ()


def test_what_cannot_be_looked_into_keeps_no_file_from_being_read() -> None:
    broken = made.word_with_comment().replace(b"word/comments.xml", b"word/comments.xm_")

    text = read_bytes(broken, file_name="a.docx")

    assert text.text == made.WORDS
