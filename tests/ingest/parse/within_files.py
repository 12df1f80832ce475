"""Small real files that hold a number in a file, a picture or a part within them."""

import base64
import io
import struct
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
import pypdfium2
from PIL import Image

from tests.ingest.parse.beside_files import TOLD, WORDS, pdf_with, workbook_with
from tests.ingest.parse.compound_file import Tree, compound_file, with_properties
from tests.ingest.parse.files import open_document

AUTHOR = "Sanne Bakker"
_ARTIST, _DESCRIPTION, _GPS = 0x013B, 0x010E, 0x8825


def photograph(*, place: bool = False) -> bytes:
    """Return a JPEG that names its maker and says something, and maybe where it was taken."""
    stated = Image.Exif()
    stated[_ARTIST], stated[_DESCRIPTION] = AUTHOR, TOLD
    if place:
        stated[_GPS] = {1: "N", 2: (52.0, 5.0, 3.0), 3: "E", 4: (5.0, 7.0, 1.0)}
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(file, "JPEG", exif=stated)
    return file.getvalue()


def drawing_with_packet() -> bytes:
    """Return a PNG whose metadata packet (XMP) says something."""
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><d:description xmlns:d="d">'
        f"{TOLD}</d:description></x:xmpmeta>"
    )
    file = io.BytesIO()
    Image.new("RGB", (16, 16), "red").save(file, "PNG")
    return file.getvalue() + packet.encode()


def word_with_picture(picture: bytes) -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.add_picture(io.BytesIO(picture))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def word_with_part(name: str, part: bytes) -> bytes:
    """Return a Word document with one part more."""
    document = docx.Document()
    document.add_paragraph(WORDS)
    file = io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, part)
    return file.getvalue()


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["naam", TOLD])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def packed_object(name: str, data: bytes) -> bytes:
    """Return the OLE object in which Word keeps a file that somebody put into a document."""
    label = name.encode() + b"\0"
    body = b"\2\0" + label + b"C:\\" + label + b"\0\0\3\0"
    body += struct.pack("<I", len(label)) + label + struct.pack("<I", len(data)) + data
    return compound_file({"\x01Ole10Native": struct.pack("<I", len(body)) + body})


def old_workbook_stream() -> bytes:
    """Return records of an old workbook: a footer, and a comment in two pieces with its author."""
    footer = struct.pack("<HB", len("Blad 1"), 0) + b"Blad 1"
    author = struct.pack("<HHHHHB", 0, 0, 0, 1, len(AUTHOR), 1) + AUTHOR.encode("utf-16-le")
    box = bytes(10) + struct.pack("<HHI", len(TOLD), 16, 0)
    pieces = (b"\0" + TOLD[:10].encode(), b"\1" + TOLD[10:].encode("utf-16-le"), bytes(17))
    records = ((0x15, footer), (0x1C, author), (0x1B6, box), *((0x3C, piece) for piece in pieces))
    stream = b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in records)
    return compound_file({"Workbook": stream})


def pdf_with_attachment() -> bytes:
    document = pypdfium2.PdfDocument(pdf_with("nothing"))
    document.new_attachment("lijst.txt").set_data(TOLD.encode())
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def pdf_with_photograph() -> bytes:
    document = pypdfium2.PdfDocument(pdf_with("nothing"))
    image = pypdfium2.PdfImage.new(document)
    image.load_jpeg(io.BytesIO(photograph()), inline=True)
    page = document[0]
    page.insert_obj(image)
    page.gen_content()
    file = io.BytesIO()
    document.save(file)
    document.close()
    return file.getvalue()


def mail_in_mail(depth: int = 1) -> bytes:
    """Return a mail on which another hangs, and on that one a list; or deeper still."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = f"{AUTHOR} <sanne@example.org>", "Verslag"
    mail.set_content(WORDS)
    mail.add_attachment(TOLD, filename="lijst.txt")
    for _level in range(depth):
        outer = EmailMessage()
        outer["From"], outer["Subject"] = "Balie <balie@example.org>", "Fwd: Verslag"
        outer.set_content(WORDS)
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


def outlook_mail_in_mail() -> bytes:
    inner = with_properties(
        bytes(24), {0x0037: (0x1F, "Binnen"), 0x1000: (0x1F, TOLD), 0x0C1A: (0x1F, AUTHOR)}
    )
    head = struct.pack("<8x4I8x", 0, 1, 0, 1)
    tree: Tree = with_properties(head, {0x0037: (0x1F, "Verslag"), 0x1000: (0x1F, WORDS)})
    attached = with_properties(bytes(8), {0x3707: (0x1F, "binnen"), 0x3705: (0x03, 5)})
    attached["__substg1.0_3701000D"] = inner
    tree["__attach_version1.0_#00000000"] = attached
    tree["__nameid_version1.0"] = {"__substg1.0_00020102": bytes(16)}
    return compound_file(tree)


def rich_text_with(held: str) -> bytes:
    digits = photograph().hex() if held == "pict" else (b"\1\5\0\0" + sheet()).hex()
    head = r"{\pict\jpegblip " if held == "pict" else r"{\object\objemb{\*\objdata "
    end = "}" if held == "pict" else "}}"
    return rf"{{\rtf1\ansi {WORDS}\par {head}{digits}{end}}}".encode()


def page_with(held: str) -> bytes:
    picture = base64.b64encode(photograph()).decode()
    pieces = {
        "picture": f'<img src="data:image/jpeg;base64,{picture}">',
        "script": f'<script>var told = "{TOLD}";</script>',
    }
    return f"<html><body><main><p>{WORDS}</p>{pieces[held]}</main></body></html>".encode()


def text_document_with(name: str, part: bytes) -> bytes:
    """Return an OpenDocument text with one part more."""
    file = io.BytesIO(open_document(f"<text:p>{WORDS}</text:p>"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, part)
    return file.getvalue()


def chart() -> bytes:
    return f'<c:chartSpace xmlns:c="c"><c:cat><c:v>{TOLD}</c:v></c:cat></c:chartSpace>'.encode()


def pivot_cache() -> bytes:
    """Return what a pivot table keeps of a sheet that may have been deleted since."""
    held = f'<sharedItems><s v="{TOLD}"/></sharedItems>'
    return f"<pivotCacheDefinition>{held}</pivotCacheDefinition>".encode()


def workbook_with_part(name: str, part: bytes) -> bytes:
    file = io.BytesIO(workbook_with("comment"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, part)
    return file.getvalue()
