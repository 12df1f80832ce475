"""Small real files that hold a number where their text does not, one function a hiding place."""

import io
from typing import Any

import docx
import openpyxl
import pptx
from openpyxl.comments import Comment
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.parse.files import open_document, word_file, word_paragraph

NUMBER = "111222333"
TOLD = f"burgerservicenummer {NUMBER}"
WORDS = "De balie bij de ingang schrijft elk apparaat in, en niemand wacht langer dan een uur."
_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DUBLIN = "http://purl.org/dc/elements/1.1/"


def word_with_comment() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph(WORDS)
    document.add_comment(paragraph.runs, text=TOLD, author="Sanne Bakker", initials="SB")
    return _saved(document)


def word_with_author() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.core_properties.author = "Sanne Bakker"
    document.core_properties.comments = TOLD
    return _saved(document)


def word_with_deleted_words() -> bytes:
    deleted = (
        f'<w:p><w:del w:id="1" w:author="Sanne Bakker"><w:r><w:delText>{TOLD}</w:delText></w:r>'
        "</w:del></w:p>"
    )
    return word_file(word_paragraph(WORDS) + deleted)


def word_with_hidden_words() -> bytes:
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{TOLD}</w:t></w:r></w:p>"
    return word_file(word_paragraph(WORDS) + hidden)


def slides_with_footer() -> bytes:
    body = (
        f'<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>{WORDS}</text:p>'
        f'</draw:text-box></draw:frame><draw:frame presentation:class="footer"><draw:text-box>'
        f"<text:p>{TOLD}</text:p></draw:text-box></draw:frame></draw:page>"
    )
    return open_document(body, kind="presentation")


def powerpoint_with(place: str) -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes[0].text_frame.text = WORDS
    if place == "footer":
        mark = _box(slide).nvSpPr.nvPr
        mark.append(mark.makeelement(f"{{{_PRESENTATION}}}ph", {"type": "ftr"}))
    elif place == "master":
        show.slide_master.shapes._spTree.append(_box(slide))
    elif place == "notes":
        slide.notes_slide.notes_text_frame.text = TOLD
    elif place == "hidden":
        _box(slide).nvSpPr.cNvPr.set("hidden", "1")
    else:
        _box(slide, words="").nvSpPr.cNvPr.set("descr", TOLD)
    return _saved(show)


def _box(slide: Any, words: str = TOLD) -> Any:
    box = slide.shapes.add_textbox(0, 0, 2_000_000, 1_000_000)
    box.text_frame.text = words
    return box._element


def workbook_with(place: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("wijk", "les"), ("Noord", WORDS), ("Zuid", WORDS)):
        sheet.append(row)
    if place == "comment":
        sheet["B2"].comment = Comment(TOLD, "Sanne Bakker")
    elif place == "hidden sheet":
        other = book.create_sheet("Salarissen")
        other.append([TOLD])
        other.sheet_state = "hidden"
    elif place == "footer":
        sheet.oddFooter.center.text = TOLD
    else:
        book.properties.creator = "Sanne Bakker"
        book.properties.keywords = TOLD
    return _saved(book)


def text_document_with(place: str) -> bytes:
    said = f"<text:p>{TOLD}</text:p>"
    who = f'<dc:creator xmlns:dc="{_DUBLIN}">Sanne Bakker</dc:creator>'
    pieces = {
        "comment": f"<office:annotation>{who}{said}</office:annotation>",
        "hidden": f'<text:hidden-text text:string-value="{TOLD}"/>',
    }
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        f"<office:change-info>{who}</office:change-info>{said}</text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    meta = (
        f"<meta:initial-creator>Sanne Bakker</meta:initial-creator><dc:subject>{TOLD}</dc:subject>"
    )
    return open_document(
        f"{changes if place == 'change' else ''}<text:p>{WORDS}{pieces.get(place, '')}</text:p>",
        meta=meta if place == "properties" else "",
    )


def rich_text_with(place: str) -> bytes:
    pieces = {
        "header": rf"{{\header \pard {TOLD}\par}}",
        "comment": rf"{{\*\atnauthor Sanne Bakker}}{{\*\annotation \pard {TOLD}\par}}",
        "hidden": rf"{{\v {TOLD}}}",
        "deleted": rf"{{\deleted {TOLD}}}",
        "properties": rf"{{\info{{\author Sanne Bakker}}{{\doccomm {TOLD}}}}}",
    }
    return rf"{{\rtf1\ansi{pieces[place]}\pard {WORDS}\par}}".encode()


def page_with(place: str) -> bytes:
    pieces = {
        "comment": f"<!-- {TOLD} -->",
        "alt": f'<img alt="{TOLD}" src="a.png">',
        "hidden": f'<p style="display:none">{TOLD}</p>',
        "link": '<a href="mailto:sanne@example.org?subject=x">mail ons</a>',
        "footer": f"<footer><p>{TOLD}</p></footer>",
        "meta": '<meta name="author" content="Sanne Bakker">'
        f'<meta name="description" content="{TOLD}">',
    }
    return (
        f"<!doctype html><html><body><main><h1>Balie</h1><p>{WORDS}</p><p>{WORDS}</p></main>"
        f"{pieces[place]}</body></html>"
    ).encode()


def mail_with(place: str) -> bytes:
    mail = [
        "From: Sanne Bakker <sanne@example.org>",
        "To: balie@example.org",
        "Subject: Verslag",
        "MIME-Version: 1.0",
        'Content-Type: multipart/mixed; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "",
        WORDS,
    ]
    name = f"{NUMBER}.txt" if place == "name" else "bijlage.txt"
    inner = TOLD if place == "attachment" else WORDS
    if place != "head":
        mail += ["--b", f'Content-Disposition: attachment; filename="{name}"', "", inner]
    return "\r\n".join((*mail, "--b--", "")).encode()


def pdf_with(place: str) -> bytes:  # noqa: C901 - one branch a hiding place
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for row in range(8):
        canvas.drawString(60, 740 - 18 * row, f"Regel {row}: {WORDS[:70]}")
    if place == "invisible":
        text = canvas.beginText(60, 400)
        text.setTextRenderMode(3)
        text.textOut(TOLD)
        canvas.drawText(text)
    elif place == "white":
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 400, TOLD)
    elif place == "off the page":
        canvas.drawString(60, -200, TOLD)
    elif place == "slanted":
        canvas.saveState()
        canvas.translate(200, 300)
        canvas.rotate(35)
        canvas.drawString(0, 0, TOLD)
        canvas.restoreState()
    elif place == "note":
        canvas.textAnnotation(TOLD, Rect=(300, 400, 320, 420), addtopage=1)
    elif place == "free text":
        canvas.freeTextAnnotation(TOLD, DA="/Helv 12 Tf 0 g", Rect=(60, 380, 400, 420), addtopage=1)
    elif place == "field":
        canvas.acroForm.textfield(value=TOLD, name="bsn", x=60, y=400, width=300)
    elif place == "link":
        canvas.linkURL("mailto:sanne@example.org", (60, 400, 200, 420))
    elif place == "properties":
        canvas.setAuthor("Sanne Bakker")
        canvas.setKeywords(TOLD)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
