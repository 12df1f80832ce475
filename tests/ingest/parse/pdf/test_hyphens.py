"""Words broken at a line's end are mended, real hyphens stay."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf import read_pdf
from ingest.parse.pdf.hyphens import Vocabulary, joint
from tests.ingest.parse.pdf.paper import HEIGHT, page_with, pdf_of, write

DUTCH = "Het is een zaak van de buurt en niet voor de raad, maar ook de zee en een egel bij beleid."
GERMAN = "Das ist nicht die Sache der Gemeinde und wird mit dem Verein auch von einer Gruppe getan."
ENGLISH = (
    "The term of the contract was long and that with this they were not from the term long ago."
)
FRENCH = (
    "Les voisins sont dans une salle pour que les enfants qui viennent avec des parents jouent."
)


def read_together(before: str, after: str, language_text: str) -> str:
    met = joint(before, after, Vocabulary([language_text]))
    return met.before + met.space + met.after


@pytest.mark.parametrize(
    ("before", "after", "text", "expected"),
    [
        ("samen-", "werking", DUTCH, "samenwerking"),
        ("Zusammen-", "arbeit,", GERMAN, "Zusammenarbeit,"),
        ("neighbour-", "hood", ENGLISH, "neighbourhood"),
        ("asso-", "ciation", FRENCH, "association"),
        ("CO2-", "uitstoot", DUTCH, "CO2-uitstoot"),
        ("EU-", "beleid", DUTCH, "EU-beleid"),
        ("e-", "mail", DUTCH, "e-mail"),
        ("Noord-", "Holland", DUTCH, "Noord-Holland"),
        ("Covid-", "19", DUTCH, "Covid-19"),
        ("zee-", "egel", DUTCH, "zee-egel"),
        ("voor-", "en nadelen", DUTCH, "voor- en nadelen"),
        ("ge-", "interesseerd", DUTCH, "geïnteresseerd"),
        ("long-", "term", ENGLISH, "long-term"),
        ("celle-", "ci", FRENCH, "celle-ci"),
        ("samen\u00ad", "werking", DUTCH, "samenwerking"),
        ("2010–", "2015", DUTCH, "2010–2015"),
        ("de buurt", "en", DUTCH, "de buurt en"),
        ("-", "en", DUTCH, "- en"),
    ],
)
def test_a_line_end_is_read_as_its_language_would(
    before: str, after: str, text: str, expected: str
) -> None:
    first, _, rest = after.partition(" ")
    read = read_together(before, first, text)

    assert (f"{read} {rest}" if rest else read) == expected


def test_the_documents_own_words_decide_first() -> None:
    known = Vocabulary(["Zij noemen het huis-aan-huis en soms buurt-app of buurt-huis."])

    assert joint("buurt-", "app", known) == ("buurt-", "app", "")
    assert joint("buurt-", "feest", known) == ("buurt", "feest", "")


def test_a_broken_word_is_mended_and_keeps_a_box_for_each_part() -> None:
    report = read_pdf(
        pdf_of(page_with("Het is een zaak van de buurt en de samen-", "werking van velen."))
    )

    boxes = [
        word
        for word in report.layouts[0].words
        if word.span.of(report.text) in {"samen", "werking"}
    ]
    assert report.text == "Het is een zaak van de buurt en de samenwerking van velen."
    assert [box.span.of(report.text) for box in boxes] == ["samen", "werking"]
    assert boxes[0].top < boxes[1].top


def test_a_word_broken_in_a_table_cell_is_mended() -> None:
    rows = [(160, "Post", "Som"), (174, "Koffie en samen-", "75"), (202, "Huur", "900")]

    def tabled(canvas: Canvas) -> None:
        for top, post, amount in rows:
            write(canvas, [post], top=top)
            write(canvas, [amount], top=top, left=272)
        write(canvas, ["werking"], top=187)
        for top in (150, 164, 192, 206):
            canvas.line(70, HEIGHT - top, 400, HEIGHT - top)

    text = read_pdf(pdf_of(tabled)).text

    assert text == "Post | Som\nKoffie en samenwerking | 75\nHuur | 900"


def test_a_word_broken_over_two_pages_lies_on_both() -> None:
    report = read_pdf(pdf_of(page_with("Zij zochten samen-"), page_with("werking met de raad.")))

    assert report.text == "Zij zochten samenwerking met de raad."
    assert [s.span.of(report.text) for s in report.segments] == [
        "Zij zochten samen",
        "werking met de raad.",
    ]
