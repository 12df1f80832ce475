"""Small PDFs, drawn line by line, so that a test knows every word's place."""

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT = 72.0
PITCH = 13.0
SIZE = 10.0
Drawing = Callable[[Canvas], None]


def pdf_of(*pages: Drawing, title: str = "", language: str = "", encrypt: object = None) -> bytes:
    """Return a PDF with one page for each drawing."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, lang=language or None, encrypt=encrypt)
    if title:
        canvas.setTitle(title)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write(
    canvas: Canvas,
    lines: Sequence[str],
    *,
    top: float = 100.0,
    left: float = LEFT,
    size: float = SIZE,
    font: str = "Helvetica",
    pitch: float = PITCH,
) -> float:
    """Write lines downwards from a height below the page's top; return the next height."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(left, HEIGHT - top, line)
        top += pitch
    return top


def page_with(*lines: str, **place: float) -> Drawing:
    """Return a drawing of some lines of body text."""
    return lambda canvas: void(write(canvas, lines, **place))  # type: ignore[arg-type]


def void(_: object) -> None:
    """Take a result that is of no use."""


def picture(width: int = 60, height: int = 80) -> ImageReader:
    """Return a grey picture."""
    return ImageReader(Image.new("RGB", (width, height), (120, 120, 120)))
