"""Headers and footers of office files are no text, and are kept to be looked over."""

from ingest.parse.docx import document
from ingest.parse.odf import read as read_odf
from tests.ingest.parse.files import open_document, word_file, word_paragraph

BODY = word_paragraph("De balie schrijft elk apparaat in.")


def test_a_header_of_a_word_file_is_kept_beside_the_text() -> None:
    header = (
        "<w:p><w:r><w:t>Dorpsstr</w:t></w:r><w:r><w:t>aat 12</w:t><w:tab/></w:r>"
        "<w:r><w:t>06-12345678</w:t></w:r></w:p>"
    )

    text = document.read(word_file(BODY, header=header, footer=word_paragraph("vertrouwelijk")))

    assert [margin.text for margin in text.margins] == [
        "Dorpsstraat 12 06-12345678",
        "vertrouwelijk",
    ]
    assert text.text == "De balie schrijft elk apparaat in."


def test_a_footer_of_an_opendocument_text_is_kept_once() -> None:
    page = "<style:footer><text:p>Bel <text:s/>06-12345678</text:p></style:footer>"
    styles = f"<office:master-styles>{page}{page}</office:master-styles>"

    text = read_odf(open_document("<text:p>De balie.</text:p>", styles=styles))

    assert [margin.text for margin in text.margins] == ["Bel 06-12345678"]
    assert "Bel" not in text.text


def test_a_file_without_headers_has_none() -> None:
    assert document.read(word_file(BODY)).margins == ()
