"""Headings, lists, tables, labels and properties are found."""

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf import read_pdf
from tests.ingest.parse.pdf.paper import HEIGHT, page_with, pdf_of, write

LONG = "De groep kwam iedere maand bijeen en besprak wat er sinds de vorige keer was gedaan,"
REST = "wat er nog moest gebeuren en wie daar de tijd en het gereedschap voor zou hebben."


def chapters(canvas: Canvas) -> None:
    top = write(canvas, ["1 Inleiding"], size=16, font="Helvetica-Bold")
    top = write(canvas, [LONG, REST], top=top + 8)
    top = write(canvas, ["1.1 Aanpak"], top=top + 12, size=12, font="Helvetica-Bold")
    top = write(canvas, [LONG, REST], top=top + 6)
    top = write(canvas, ["Wat het kostte"], top=top + 12, font="Helvetica-Bold")
    write(canvas, [LONG, REST], top=top + 6)


def outline(data: bytes) -> list[tuple[int, str]]:
    report = read_pdf(data)
    return [(heading.level, heading.span.of(report.text)) for heading in report.headings]


def test_headings_are_told_by_size_and_weight() -> None:
    assert outline(pdf_of(chapters)) == [
        (1, "1 Inleiding"),
        (2, "1.1 Aanpak"),
        (3, "Wat het kostte"),
    ]


def test_headings_stand_apart_from_the_body() -> None:
    blocks = read_pdf(pdf_of(chapters)).text.split("\n\n")

    assert blocks == [
        "1 Inleiding",
        f"{LONG} {REST}",
        "1.1 Aanpak",
        f"{LONG} {REST}",
        "Wat het kostte",
        f"{LONG} {REST}",
    ]


def test_a_bookmark_states_the_level_of_its_heading() -> None:
    def marked(canvas: Canvas) -> None:
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry("Inleiding", "a", level=0)
        canvas.bookmarkPage("b")
        canvas.addOutlineEntry("Aanpak", "b", level=1)
        chapters(canvas)

    assert outline(pdf_of(marked))[:2] == [(1, "1 Inleiding"), (2, "1.1 Aanpak")]


def test_a_heading_of_two_lines_is_one_heading() -> None:
    def long_heading(canvas: Canvas) -> None:
        lines = ["Samen sterker: wat acht jaar werk", "in de buurt ons heeft geleerd"]
        top = write(canvas, lines, size=18, font="Helvetica-Bold", pitch=22)
        write(canvas, [LONG, REST, LONG, REST], top=top + 10)

    assert outline(pdf_of(long_heading)) == [
        (1, "Samen sterker: wat acht jaar werk in de buurt ons heeft geleerd")
    ]


def test_bold_words_inside_a_paragraph_are_no_heading() -> None:
    def stressed(canvas: Canvas) -> None:
        write(canvas, [LONG])
        write(
            canvas,
            ["wat er nog moest gebeuren en wie daar de tijd en het gereedschap voor had, want"],
            top=113,
            font="Helvetica-Bold",
        )
        write(canvas, [LONG, REST], top=126)

    report = read_pdf(pdf_of(stressed))

    assert report.headings == ()
    assert "\n\n" not in report.text


def test_a_caption_is_no_heading() -> None:
    def captioned(canvas: Canvas) -> None:
        write(canvas, [LONG, REST])
        write(canvas, ["Figuur 1. Bezoekers per jaar"], top=160, font="Helvetica-Bold")
        write(canvas, [LONG, REST], top=190)

    assert read_pdf(pdf_of(captioned)).headings == ()


def test_bullets_and_numbers_begin_items_on_their_own_lines() -> None:
    def listed(canvas: Canvas) -> None:
        top = write(canvas, ["Wij raden aan:"])
        canvas.setFont("Helvetica", 10)
        for lines in (["zorg voor twee sleutels en", "twee mensen bij de bank;"], ["begin klein."]):
            canvas.drawString(72, HEIGHT - top, "•")
            top = write(canvas, lines, top=top, left=90)
        for number, line in enumerate(["Eerst de vraag.", "Dan het geld."], start=1):
            top = write(canvas, [f"{number}. {line}"], top=top + (12 if number == 1 else 0))

    assert read_pdf(pdf_of(listed)).text == (
        "Wij raden aan:\n\n"
        "• zorg voor twee sleutels en twee mensen bij de bank;\n"
        "• begin klein.\n"
        "1. Eerst de vraag.\n"
        "2. Dan het geld."
    )


def test_a_table_gives_a_line_for_each_row_and_bars_between_cells() -> None:
    rows = [("Soort", "Aantal", "Hersteld"), ("Fietsen", "624", "81 %"), ("Lampen", "402", "79 %")]

    def tabled(canvas: Canvas) -> None:
        write(canvas, [LONG, REST])
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                write(canvas, [cell], top=160 + 14 * number, left=72 + 120 * column)
        write(canvas, [LONG, REST], top=230)

    assert read_pdf(pdf_of(tabled)).text.split("\n\n")[1] == (
        "Soort | Aantal | Hersteld\nFietsen | 624 | 81 %\nLampen | 402 | 79 %"
    )


def test_a_ruled_table_keeps_the_lines_of_a_cell_together() -> None:
    cells = [
        (["Aanbeveling"], ["Aan wie"]),
        (["Leg het geld vooraf vast", "in een besluit"], ["de raad"]),
        (["Laat deelnemers kiezen", "wie zij horen"], ["het college"]),
        (["Volg de uitvoering"], ["allen"]),
    ]

    def ruled(canvas: Canvas) -> None:
        top = 160.0
        for first, second in cells:
            canvas.line(70, HEIGHT - top + 10, 400, HEIGHT - top + 10)
            write(canvas, first, top=top)
            write(canvas, second, top=top, left=260)
            top += 13 * max(len(first), len(second)) + 8

    assert read_pdf(pdf_of(ruled)).text == (
        "Aanbeveling | Aan wie\n"
        "Leg het geld vooraf vast in een besluit | de raad\n"
        "Laat deelnemers kiezen wie zij horen | het college\n"
        "Volg de uitvoering | allen"
    )


def test_leaders_of_a_table_of_contents_are_left_out() -> None:
    entries = [
        "1 Inleiding ................. 4",
        "2 Aanpak ................. 7",
        "3 Slot ........ 9",
    ]

    text = read_pdf(pdf_of(page_with(*entries))).text

    assert text == "1 Inleiding 4\n2 Aanpak 7\n3 Slot 9"


def test_ligatures_are_written_out() -> None:
    def ligature(canvas: Canvas) -> None:
        registerFont(TTFont("Vera", "Vera.ttf"))
        write(canvas, ["een \ufb01ets en een \ufb02es"], font="Vera")

    assert read_pdf(pdf_of(ligature)).text == "een fiets en een fles"


def test_pages_carry_the_labels_that_the_document_gives_them() -> None:
    def numbered(canvas: Canvas) -> None:
        write(canvas, ["Vooraf staat hier een woord."])
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=3)

    def arabic(canvas: Canvas) -> None:
        write(canvas, ["Daarna begint het verslag."])
        canvas.addPageLabel(1, style="ARABIC", start=1)

    report = read_pdf(pdf_of(numbered, arabic))

    assert [segment.locator.label for segment in report.segments] == ["iii", "1"]
    assert [segment.locator.index for segment in report.segments] == [0, 1]


def test_title_and_language_are_those_the_document_states() -> None:
    report = read_pdf(pdf_of(page_with("Tekst."), title="Acht jaar schroeven", language="nl-NL"))

    assert (report.title, report.language, report.reader) == ("Acht jaar schroeven", "nl", "pdf/1")
    assert report.created == "2000-01-01"


def test_a_title_that_says_nothing_gives_way_to_the_first_heading() -> None:
    assert read_pdf(pdf_of(chapters, title="untitled")).title == "1 Inleiding"
