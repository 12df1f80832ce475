"""Word documents: what a reader of the page sees, in order, and nothing that was taken out."""

import io

import docx
import pytest

from ingest.outcome import RefusalCode, Refused
from ingest.parse.docx import read
from knowledge.model.locator import LocatorKind
from knowledge.model.report_text import ReportText
from tests.ingest.parse.files import word_file, word_paragraph, zipped

_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mijnkop"><w:name w:val="Mijn kop"/>'
    '<w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoofdstuk"><w:name w:val="Hoofdstuk"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lijst"><w:name w:val="List Bullet"/></w:style>'
)


def _headings(text: ReportText) -> list[tuple[int, str]]:
    return [(heading.level, heading.span.of(text.text)) for heading in text.headings]


def _segments(text: ReportText) -> list[tuple[str, str, str]]:
    return [(s.locator.kind.value, s.locator.label, s.span.of(text.text)) for s in text.segments]


def test_a_document_as_word_makes_it_is_read_whole() -> None:
    document = docx.Document()
    document.core_properties.title = "Buurtmoestuin Oost"
    document.add_heading("Wat werkte", 1)
    document.add_paragraph("Een vaste kern van zes tuinders.")
    document.add_paragraph("elke zaterdag open", style="List Bullet")
    document.add_paragraph("gereedschap van de buurt", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (c for row in table.rows for c in row.cells), ["jaar", "leden", "2023", "41"], strict=True
    ):
        cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)

    made = read(buffer.getvalue())

    assert made.text == (
        "Wat werkte\n\nEen vaste kern van zes tuinders.\n\n"
        "elke zaterdag open\ngereedschap van de buurt\n\njaar | leden\n2023 | 41"
    )
    assert made.title == "Buurtmoestuin Oost"
    assert made.reader == "docx/1"


def test_headings_are_known_in_word_of_any_language() -> None:
    made = read(
        word_file(
            word_paragraph("Kop", style="Kop1")
            + word_paragraph("Eigen", style="Mijnkop")
            + word_paragraph("Hoofd", style="Hoofdstuk")
            + word_paragraph("Los", properties='<w:outlineLvl w:val="2"/>')
            + word_paragraph("Tekst."),
            styles=_STYLES,
        )
    )

    assert _headings(made) == [(1, "Kop"), (2, "Eigen"), (1, "Hoofd"), (3, "Los")]


@pytest.mark.parametrize(
    "style", ["Kop1", "berschrift1", "Überschrift 1", "Titre1", "Heading1", "Heading 1"]
)
def test_a_heading_is_known_by_its_style_id_where_the_styles_are_missing(style: str) -> None:
    made = read(word_file(word_paragraph("Kop", style=style) + word_paragraph("Tekst.")))

    assert _headings(made) == [(1, "Kop")]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    plain = word_paragraph("Er was te weinig geld voor een tweede jaar.")
    made = read(word_file((bold.format("Geld") + plain * 2) + bold.format("Tabel 1 Kosten")))

    assert _headings(made) == [(2, "Geld")]


def test_tracked_changes_are_read_as_accepted() -> None:
    made = read(
        word_file(
            "<w:p><w:r><w:t>Het werkte </w:t></w:r>"
            "<w:del><w:r><w:delText>niet </w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>wel </w:t></w:r></w:ins>"
            "<w:moveFrom><w:r><w:t>weg </w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>goed.</w:t></w:r></w:moveTo></w:p>"
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Samen</w:t></w:r></w:p>"
            + word_paragraph("gevoegd.")
        )
    )

    assert made.text == "Het werkte wel goed.\n\nSamengevoegd."


def test_comments_hidden_words_and_field_codes_are_no_text() -> None:
    made = read(
        word_file(
            "<w:p><w:commentRangeStart/><w:r><w:t>Zichtbaar</w:t></w:r>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>"
            "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
            "<w:r><w:commentReference/></w:r><w:r><w:softHyphen/><w:t>heid</w:t></w:r></w:p>"
        )
    )

    assert made.text == "Zichtbaarheid"


def test_footnotes_follow_their_section_and_endnotes_the_text() -> None:
    note = '<w:{0} w:id="{1}"><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>'
    made = read(
        word_file(
            word_paragraph("Een", style="Kop1")
            + '<w:p><w:r><w:t>Bewering.</w:t><w:footnoteReference w:id="2"/>'
            '<w:endnoteReference w:id="3"/></w:r></w:p>'
            + word_paragraph("Twee", style="Kop1")
            + word_paragraph("Slot."),
            styles=_STYLES,
            footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            + note.format("footnote", 2, "Bron: CBS."),
            endnotes=note.format("endnote", 3, "Met dank."),
        )
    )

    assert made.text == "Een\n\nBewering.\n\nBron: CBS.\n\nTwee\n\nSlot.\n\nMet dank."


def test_text_boxes_and_content_controls_are_read_once() -> None:
    box = (
        "<w:p><w:r><w:t>Alinea.</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>"
        + word_paragraph("In de doos.")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        + word_paragraph("In de doos.")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    control = f"<w:sdt><w:sdtContent>{word_paragraph('In het veld.')}</w:sdtContent></w:sdt>"

    assert read(word_file(box + control)).text == "Alinea.\n\nIn de doos.\n\nIn het veld."


def test_the_table_of_contents_is_left_out() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
    made = read(
        word_file(
            f"<w:sdt>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent>"
            + word_paragraph("Inhoud 1")
            + "</w:sdtContent></w:sdt>"
            + word_paragraph("Geld ... 3", style="Inhopg1")
            + word_paragraph("Geld", style="Kop1")
            + word_paragraph("Te weinig."),
            styles=_STYLES,
        )
    )

    assert made.text == "Geld\n\nTe weinig."


def test_merged_cells_and_line_breaks_in_cells_stay_one_row() -> None:
    cell = "<w:tc>{}</w:tc>".format
    rows = (
        f"<w:tr>{cell(word_paragraph('post') + word_paragraph('(vast)'))}"
        f"{cell(word_paragraph('bedrag'))}</w:tr>"
        f"<w:tr>{cell('<w:p/>')}{cell(word_paragraph('900'))}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{cell(word_paragraph('weg'))}</w:tr>"
    )

    assert read(word_file(f"<w:tbl>{rows}</w:tbl>")).text == "post (vast) | bedrag\n| 900"


def test_a_table_that_only_places_things_is_read_as_paragraphs() -> None:
    cells = "".join(f"<w:tc>{word_paragraph(words)}</w:tc>" for words in ("Links.", "Rechts."))

    assert read(word_file(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")).text == "Links.\n\nRechts."


def test_words_own_page_breaks_give_pages_where_its_count_agrees() -> None:
    body = (
        word_paragraph("Een.")
        + "<w:p><w:r><w:t>Loopt </w:t><w:lastRenderedPageBreak/><w:t>door.</w:t></w:r></w:p>"
    )

    assert _segments(read(word_file(body, page_count=2))) == [
        ("page", "1", "Een.\n\nLoopt"),
        ("page", "2", "door."),
    ]


@pytest.mark.parametrize("page_count", [None, 1, 3])
def test_page_numbers_that_word_does_not_confirm_are_not_claimed(page_count: int | None) -> None:
    body = word_paragraph("Kop", style="Kop1") + "<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>"

    made = read(word_file(body + word_paragraph("Tekst."), page_count=page_count))

    assert _segments(made) == [("section", "Kop", "Kop\n\nTekst.")]


def test_pages_that_are_not_numbered_from_one_are_not_claimed() -> None:
    body = (
        "<w:p><w:r><w:t>A</w:t><w:lastRenderedPageBreak/><w:t>B</w:t></w:r></w:p>"
        '<w:sectPr><w:pgNumType w:fmt="lowerRoman"/></w:sectPr>'
    )

    assert read(word_file(body, page_count=2)).segments[0].locator.kind is LocatorKind.WHOLE


def test_the_title_language_and_date_are_what_the_document_states() -> None:
    core = (
        "<dc:title>Microsoft Word - concept.doc</dc:title>"
        "<dcterms:created>2024-02-29T10:00:00Z</dcterms:created>"
    )
    run = '<w:p><w:r><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t>Tekst.</w:t></w:r></w:p>'
    made = read(word_file(run, core=core))

    assert (made.title, made.language, made.created) == ("", "nl", "2024-02-29")

    titled = read(word_file(word_paragraph("Jaarverslag", style="Titel") + run, styles=_STYLES))

    assert titled.title == "Jaarverslag"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word_file(""), RefusalCode.EMPTY),
        (zipped({"word/other.xml": "<a/>"}), RefusalCode.DAMAGED),
        (zipped({"word/document.xml": "<w:document"}), RefusalCode.DAMAGED),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            RefusalCode.BOMB,
        ),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as caught:
        read(data)

    assert caught.value.code is code


def test_a_strict_document_is_read_like_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = (
        f'<w:document xmlns:w="{strict}"><w:body>{word_paragraph("Streng.")}</w:body></w:document>'
    )

    assert read(zipped({"word/document.xml": document})).text == "Streng."
