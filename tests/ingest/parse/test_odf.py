"""OpenDocument texts and presentations."""

import io

import pytest
from odfdo import Document, Header, List, Paragraph

from ingest.outcome import RefusalCode, Refused
from ingest.parse.odf import read
from knowledge.model.report_text import ReportText
from tests.ingest.parse.files import open_document

_PAGE_COUNT = '<meta:document-statistic meta:page-count="{}"/>'


def _p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def _places(text: ReportText) -> list[tuple[str, str, str]]:
    return [(s.locator.kind.value, s.locator.label, s.span.of(text.text)) for s in text.segments]


def test_a_document_as_an_office_program_makes_it_is_read_whole() -> None:
    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, "Wat werkte"))
    document.body.append(Paragraph("Een vaste kern."))
    document.body.append(List(["elke zaterdag", "met koffie"]))
    buffer = io.BytesIO()
    document.save(buffer)

    made = read(buffer.getvalue())

    assert made.text == "Wat werkte\n\nEen vaste kern.\n\nelke zaterdag\nmet koffie"
    assert _places(made)[0][:2] == ("section", "Wat werkte")


def test_white_space_tabs_and_line_breaks_are_read_as_the_format_says() -> None:
    made = read(
        open_document(_p("een\n twee<text:s text:c='3'/>drie<text:tab/>vier<text:line-break/>vijf"))
    )

    assert made.text == "een twee drie vier\nvijf"


def test_deleted_words_and_comments_are_no_text() -> None:
    made = read(
        open_document(
            "<text:tracked-changes><text:changed-region>"
            + _p("geschrapt")
            + "</text:changed-region></text:tracked-changes>"
            + _p(
                "Blijft<office:annotation><text:p>opmerking</text:p></office:annotation> staan"
                "<text:change/>."
            )
        )
    )

    assert made.text == "Blijft staan."


def test_notes_follow_their_section_or_the_text() -> None:
    note = (
        "<text:note text:note-class='{}'><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    made = read(
        open_document(
            "<text:h text:outline-level='1'>Een</text:h>"
            + _p(f"Bewering{note.format('footnote', 'Bron.')}{note.format('endnote', 'Dank.')}.")
            + "<text:h text:outline-level='2'>Twee</text:h>"
            + _p("Slot.")
        )
    )

    assert made.text == "Een\n\nBewering.\n\nBron.\n\nTwee\n\nSlot.\n\nDank."
    assert [heading.level for heading in made.headings] == [1, 2]


def test_tables_lists_and_boxes_stand_where_they_are() -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{_p(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("jaar", "leden"), ("2023", "41"))
    )
    box = f"<draw:frame><draw:text-box>{_p('In de doos.')}</draw:text-box></draw:frame>"
    made = read(open_document(_p(f"Vooraf.{box}") + f"<table:table>{rows}</table:table>"))

    assert made.text == "Vooraf.\n\nIn de doos.\n\njaar | leden\n2023 | 41"


def test_the_contents_list_is_left_out() -> None:
    contents = f"<text:table-of-content><text:index-body>{_p('Geld 3')}</text:index-body>"

    made = read(open_document(contents + "</text:table-of-content>" + _p("Tekst.")))

    assert made.text == "Tekst."


def test_soft_page_breaks_give_pages_where_the_count_agrees() -> None:
    body = _p("Een.") + "<text:soft-page-break/>" + _p("Twee <text:soft-page-break/>drie.")

    right = read(open_document(body, meta=_PAGE_COUNT.format(3)))
    wrong = read(open_document(body, meta=_PAGE_COUNT.format(9)))

    assert _places(right) == [("page", "1", "Een."), ("page", "2", "Twee"), ("page", "3", "drie.")]
    assert _places(wrong) == [("whole", "", "Een.\n\nTwee drie.")]


def test_what_the_document_states_is_taken() -> None:
    made = read(
        open_document(
            _p("Tekst."),
            meta="<dc:title>Jaarverslag</dc:title>"
            "<meta:creation-date>2023-04-05T10:00:00</meta:creation-date>",
            styles="<style:default-style style:family='paragraph'>"
            "<style:text-properties fo:language='nl' fo:country='NL'/></style:default-style>",
        )
    )

    assert (made.title, made.created, made.language) == ("Jaarverslag", "2023-04-05", "nl")


def test_slides_have_titles_text_and_notes() -> None:
    frame = "<draw:frame presentation:class='{}'><draw:text-box>{}</draw:text-box></draw:frame>"
    page = (
        "<draw:page>"
        + frame.format("outline", f"<text:list><text:list-item>{_p('punt')}</text:list-item>"
                       "</text:list>")
        + frame.format("title", _p("Kop"))
        + frame.format("footer", _p("voet"))
        + f"<presentation:notes>{frame.format('notes', _p('Zeg dit.'))}</presentation:notes>"
        "</draw:page>"
    )  # fmt: skip
    made = read(open_document("<draw:page/>" + page, kind="presentation"))

    assert made.text == "Kop\n\npunt\n\nZeg dit."
    assert _places(made)[0][:2] == ("slide", "2")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (open_document(""), RefusalCode.EMPTY),
        (
            open_document(_p("x"), manifest="<file-entry><encryption-data/></file-entry>"),
            RefusalCode.ENCRYPTED,
        ),
        (b"<office:document xmlns:office='x'/>", RefusalCode.DAMAGED),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, code: RefusalCode) -> None:
    with pytest.raises(Refused) as caught:
        read(data)

    assert caught.value.code is code
