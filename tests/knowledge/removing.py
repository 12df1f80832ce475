"""Reports that hold a number, how it is removed, and a search for it on the disk."""

import base64
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.privacy.removal import blacken_pdf
from ingest.worker import Worker
from knowledge.knowledge_base import KnowledgeBase
from knowledge.personal_data import FileAfter
from tests.samples import COORDINATOR

NUMBER = "111222333"
TEXT = (
    f"Verslag van {NUMBER}\n\n"
    f"De balie schrijft elk apparaat in. Mevrouw gaf haar burgerservicenummer {NUMBER} op.\n\n"
    "De moestuin ligt aan het water, en iedereen die wil helpt er op zaterdag mee.\n"
)
PLAIN = b"De moestuin ligt aan het water, en iedereen die wil helpt er op zaterdag mee.\n"


def bring_in(base: KnowledgeBase, data: bytes, name: str) -> str:
    job = base.queue.receive(name, data, by=COORDINATOR, details={"title": f"T {NUMBER}"}).job
    Worker(base).run(until_empty=True)
    return base.queue.job(job.id).report_id


def remove_all(base: KnowledgeBase, report_id: str) -> FileAfter:
    found = base.personal_data.findings(report_id, viewer=COORDINATOR)
    numbers = [shown.finding.number for shown in found]
    return base.personal_data.remove(report_id, numbers, by=COORDINATOR, blacken=blacken_pdf).file


def pdf(*lines: str, header: str = "", pages: int = 1, title: str = "Verslag") -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setTitle(f"{title} {NUMBER}")
    for number in range(pages):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, header)
        canvas.setFont("Helvetica", 12)
        for row, line in enumerate(lines if not number else ()):
            canvas.drawString(60, 760 - 20 * row, line)
        canvas.drawString(60, 500, f"Dit is bladzijde {number + 1} van het verslag van de tuin.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def places_of(folder: Path, word: str) -> list[str]:
    """Return the files below a folder that hold a word: as they are, or unpacked."""
    written = _forms(word)
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if any(form in piece for piece in _pieces(data) for form in written):
                found.append(path.name)
    return found


def _forms(word: str) -> list[bytes]:
    """Return a word in each code in which a file may hold it."""
    plain = word.encode()
    # No four bytes a letter: a database counts its pages so, and 49 to 56 are "1" to "8".
    wide = [word.encode(code) for code in ("utf-16-le", "utf-16-be")]
    # Base64 has three ways to write a word; the letters that its neighbours share are left off.
    packed = [_packed(plain, gap) for gap in range(3)]
    return [plain, *wide, plain.hex().encode(), plain.hex().upper().encode(), *packed]


def _packed(word: bytes, gap: int) -> bytes:
    code = base64.b64encode(b"x" * gap + word)
    return code[4 if gap else 0 : -4 if (gap + len(word)) % 3 else None]


def _pieces(data: bytes) -> Iterator[bytes]:
    yield data
    for match in re.finditer(rb"stream\r?\n|\x78[\x01\x5e\x9c\xda]", data):
        start = match.end() if match.group().startswith(b"stream") else match.start()
        try:
            yield zlib.decompressobj().decompress(data[start:])
        except zlib.error:
            continue
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
