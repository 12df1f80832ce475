"""Build a scanned PDF: the pages of an ordinary one as slightly turned grey pictures, no text."""

import hashlib
import io

import numpy as np
import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from data.demo.builders import pdf
from data.demo.builders.text import DemoText

_DPI = 200
_PAPER, _INK = 244, 34
"""The grey of paper and of ink on the scanner's glass, of 255."""


def build(text: DemoText) -> bytes:
    """The bytes of the report as a PDF that holds pictures alone."""
    printed = pypdfium2.PdfDocument(pdf.build(text))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    pdf.date_document(canvas, text)
    canvas.setCreator("MFP scanner")
    seed = int.from_bytes(hashlib.sha256(text.id.encode()).digest()[:4], "big")
    random = np.random.default_rng(seed)
    for page in printed:
        picture = page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
        canvas.drawImage(
            ImageReader(io.BytesIO(_scanned(picture, random))), 0, 0, width=A4[0], height=A4[1]
        )
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _scanned(page: Image.Image, random: np.random.Generator) -> bytes:
    """A page as a flat-bed scanner sees it, as a JPEG: turned, softened, greyed and grained."""
    angle = float(random.uniform(0.25, 0.55)) * float(random.choice((-1.0, 1.0)))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(turned, dtype=np.float32) / 255
    grey = _INK + grey * (_PAPER - _INK)
    across = np.linspace(-1, 1, grey.shape[1], dtype=np.float32)
    shade = 3.0 * across + 9.0 * np.clip(np.abs(across) - 0.96, 0, None) * -25
    grain = random.normal(0.0, 2.2, grey.shape).astype(np.float32)
    picture = Image.fromarray(np.clip(grey + shade + grain, 0, 255).astype(np.uint8), "L")
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=42, dpi=(_DPI, _DPI))
    return stream.getvalue()
