"""Running headers, footers and page numbers are left out; footnotes follow the body."""

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from ingest.parse.pdf import read_pdf
from tests.ingest.parse.pdf.paper import HEIGHT, pdf_of, write

BODIES = [
    ["In het eerste jaar kwamen er twaalf mensen.", "Dat was genoeg om door te gaan."],
    ["In het tweede jaar kwam er een zaal bij.", "De huur betaalt de gemeente half."],
    ["In het derde jaar ging de oprichter weg.", "Niemand had een sleutel."],
    ["In het vierde jaar waren er drie sleutels.", "Dat bleek een goede keus."],
]


def report_page(number: int, header: str, footer: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        write(canvas, [header], top=40, size=8)
        write(canvas, BODIES[number], top=110)
        write(canvas, [footer], top=800, size=8)

    return draw


def test_headers_footers_and_page_numbers_are_left_out() -> None:
    pages = [
        report_page(n, "Jaarverslag De Schroef 2023", f"Pagina {n + 1} van 4") for n in range(4)
    ]

    text = read_pdf(pdf_of(*pages)).text

    assert text == "\n\n".join(" ".join(lines) for lines in BODIES)


def test_chapter_titles_beside_the_page_number_are_left_out() -> None:
    chapters = ["Begin", "Huur", "Vertrek", "Sleutels"]
    pages = [report_page(n, f"{n + 12}     {chapters[n]}", "De Schroef") for n in range(4)]

    text = read_pdf(pdf_of(*pages)).text

    assert text == "\n\n".join(" ".join(lines) for lines in BODIES)


def test_a_first_line_that_no_other_page_repeats_stays() -> None:
    pages = [report_page(n, "", str(n + 1)) for n in range(4)]

    assert read_pdf(pdf_of(*pages)).text.startswith("In het eerste jaar")


def noted(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, HEIGHT - 600, "Per woning")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(125, HEIGHT - 596, "12")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(135, HEIGHT - 600, "is dat veertig euro in de maand en wie")
    canvas.line(72, HEIGHT - 705, 200, HEIGHT - 705)
    canvas.setFont("Helvetica", 5)
    canvas.drawString(72, HEIGHT - 717, "12")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(79, HEIGHT - 720, "Gerekend over alle leden.")


def test_a_footnote_stands_apart_and_its_mark_is_not_glued_to_the_word() -> None:
    text = read_pdf(pdf_of(noted)).text

    assert text == (
        "Per woning is dat veertig euro in de maand en wie\n\n12 Gerekend over alle leden."
    )


def test_a_footnote_never_interrupts_a_sentence_that_runs_on() -> None:
    def following(canvas: Canvas) -> None:
        write(canvas, ["weinig heeft, betaalt minder."])

    report = read_pdf(pdf_of(noted, following))

    assert report.text == (
        "12 Gerekend over alle leden.\n\n"
        "Per woning is dat veertig euro in de maand en wie weinig heeft, betaalt minder."
    )
    assert report.segments[1].span.of(report.text) == "weinig heeft, betaalt minder."


def test_powers_are_kept_as_powers_and_lowered_digits_as_they_are() -> None:
    def formulas(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, HEIGHT - 100, "Een tuin van 40 m")
        right = 72 + canvas.stringWidth("Een tuin van 40 m", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(right, HEIGHT - 96, "2")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(right + 8, HEIGHT - 100, "bindt CO")
        right += 8 + canvas.stringWidth("bindt CO", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(right, HEIGHT - 102, "2")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(right + 7, HEIGHT - 100, "in de grond.")

    assert read_pdf(pdf_of(formulas)).text == "Een tuin van 40 m² bindt CO2 in de grond."
