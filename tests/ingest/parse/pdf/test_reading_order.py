"""Columns, paragraphs and pages are read as a person reads them."""

from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf import read_pdf
from tests.ingest.parse.pdf.paper import HEIGHT, page_with, pdf_of, write

LEFT_COLUMN = [
    "De werkplaats is iedere zaterdag open en",
    "wordt bemand door buren uit de straat die",
    "graag iets heel maken voor een ander. In",
    "het eerste jaar kwamen er gemiddeld twaalf",
    "bezoekers per keer, in het tweede jaar al",
    "meer dan dertig. De gemeente betaalt een",
]
RIGHT_COLUMN = [
    "deel van de huur zolang de zaal ook voor",
    "andere groepen beschikbaar blijft en de",
    "sleutel bij de beheerder ligt. De kosten",
    "van koffie en schroeven komen uit de pot",
    "op tafel, waar niemand in hoeft te doen.",
    "Zo is het begonnen en zo is het gebleven.",
]
PROSE = " ".join(LEFT_COLUMN + RIGHT_COLUMN)


def two_columns(canvas: Canvas) -> None:
    write(canvas, LEFT_COLUMN, top=140, left=72)
    write(canvas, RIGHT_COLUMN, top=140, left=310)


def test_two_columns_are_read_one_after_the_other() -> None:
    assert read_pdf(pdf_of(two_columns)).text == PROSE


def test_columns_drawn_row_by_row_are_still_read_one_after_the_other() -> None:
    def row_by_row(canvas: Canvas) -> None:
        for number, (one, two) in enumerate(zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True)):
            write(canvas, [one], top=140 + 13 * number, left=72)
            write(canvas, [two], top=140 + 13 * number, left=310)

    assert read_pdf(pdf_of(row_by_row)).text == PROSE


def test_a_title_over_both_columns_comes_first() -> None:
    def titled(canvas: Canvas) -> None:
        two_columns(canvas)
        title = "Acht jaar repareren in de buurt met velen"
        write(canvas, [title], top=100, size=20, font="Helvetica-Bold")

    report = read_pdf(pdf_of(titled))

    assert report.text == f"Acht jaar repareren in de buurt met velen\n\n{PROSE}"
    assert [h.span.of(report.text) for h in report.headings] == [report.text.split("\n")[0]]


def test_three_columns_are_read_in_turn() -> None:
    columns = [
        ["Een vaste dag en een plek", "doen meer dan reclame die", "in de bus wordt gegooid."],
        [
            "De bezoeker zit steeds naast",
            "de reparateur en leert zo",
            "iets wat hij mee kan nemen.",
        ],
        ["Het gesprek aan de tafel is", "voor velen de reden om nog", "eens terug te komen later."],
    ]

    def three(canvas: Canvas) -> None:
        for number, lines in enumerate(columns):
            write(canvas, lines, left=60 + 170 * number)

    assert read_pdf(pdf_of(three)).text == "\n\n".join(" ".join(lines) for lines in columns)


def test_a_paragraph_that_runs_on_to_the_next_page_is_joined_by_one_space() -> None:
    first = [
        "Wij vroegen alle leden van de vereniging wat",
        "zij van de nieuwe werkwijze vonden en",
    ]
    second = ["hoeveel tijd zij er zelf voor over hadden."]

    report = read_pdf(pdf_of(page_with(*first), page_with(*second)))

    assert report.text == " ".join(first + second)
    assert [s.span.of(report.text) for s in report.segments] == [" ".join(first), second[0]]


def test_white_space_and_indents_part_paragraphs() -> None:
    def paragraphs(canvas: Canvas) -> None:
        top = write(canvas, ["De eerste alinea vult hier een hele regel op deze bladzijde,"])
        top = write(canvas, ["en eindigt daarna vrij vlug."], top=top)
        write(canvas, ["De tweede staat los."], top=top + 8)

    assert read_pdf(pdf_of(paragraphs)).text == (
        "De eerste alinea vult hier een hele regel op deze bladzijde, en eindigt daarna vrij vlug."
        "\n\nDe tweede staat los."
    )


def test_a_page_turned_by_the_file_reads_as_it_is_shown() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(300, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Liggend gedrukt en rechtop te lezen")

    report = read_pdf(pdf_of(turned))
    page = report.layouts[0]

    assert report.text == "Liggend gedrukt en rechtop te lezen"
    assert (round(page.width), round(page.height)) == (595, 842)
    assert all(word.right - word.left > 0 for word in page.words)
    assert abs(page.words[0].left - 100) < 1


def test_a_table_printed_sideways_gets_boxes_on_the_page_as_shown() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Begroting van het jaar")

    word = read_pdf(pdf_of(sideways)).layouts[0].words[0]

    assert word.bottom - word.top > word.right - word.left
    assert abs(word.bottom - (HEIGHT - 100)) < 1


def test_text_at_an_odd_angle_is_left_out() -> None:
    def stamped(canvas: Canvas) -> None:
        write(canvas, ["De vereniging telt tachtig leden."])
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "CONCEPT")

    assert read_pdf(pdf_of(stamped)).text == "De vereniging telt tachtig leden."


def test_what_no_reader_of_the_page_sees_is_left_out() -> None:
    def hidden(canvas: Canvas) -> None:
        write(canvas, ["Zichtbaar op de bladzijde gedrukt."])
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, ["wit op wit"], top=200)
        canvas.setFillColorRGB(0, 0, 0)
        write(canvas, ["buiten de rand"], top=300, left=900)
        write(canvas, ["microscopisch klein"], top=400, size=0.5)

    assert read_pdf(pdf_of(hidden)).text == "Zichtbaar op de bladzijde gedrukt."


def test_white_letters_on_a_dark_bar_are_read() -> None:
    def barred(canvas: Canvas) -> None:
        canvas.rect(60, HEIGHT - 110, 300, 24, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        write(canvas, ["Wat wij leerden van de buurt"])

    assert read_pdf(pdf_of(barred)).text == "Wat wij leerden van de buurt"
