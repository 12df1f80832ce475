"""Tesseract, run as a program on one picture at a time."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.outcome import RefusalCode, Refused
from ingest.parse.ocr.pictures import Picture

_LANGUAGES = {"nld": "nl", "deu": "de", "fra": "fr", "eng": "en"}
_CODES = {ours: theirs for theirs, ours in _LANGUAGES.items()}
_ORIENTATION_DATA = "osd"
_LISTING_SECONDS = 20
_PAGE_SECONDS = 60
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class SeenWord:
    """One word that was recognised, in pixels of the picture as given.

    Attributes:
        text: As recognised.
        left: Of its box, as top, right and bottom are.
        top: Counted downwards.
        right: Exclusive.
        bottom: Exclusive.
        confidence: Tesseract's own, as a share 0 to 1.
        block: Numbers its block of text within the page.
        paragraph: Numbers its paragraph within the block.
        line: Numbers its line within the paragraph.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    block: int
    paragraph: int
    line: int


def ocr_available() -> tuple[str, ...]:
    """Return the languages that can be recognised here (ISO 639-1), of nl, de, fr and en."""
    return tuple(ours for theirs, ours in _LANGUAGES.items() if theirs in _installed())


def words_in(picture: Picture, *, language: str) -> list[SeenWord]:
    """Return the words of a picture in reading order.

    Args:
        picture: Upright within a few degrees; Tesseract turns quarter turns itself.
        language: ISO 639-1, one of `ocr_available`; another means any that is there.

    Raises:
        Refused: NEEDS_OCR if Tesseract is not installed.
        TimeoutError: If the page takes more than a minute.
    """
    installed = _installed()
    known = [code for code in _LANGUAGES if code in installed]
    if not known:
        raise Refused(RefusalCode.NEEDS_OCR, ocr_missing=True)
    code = _CODES.get(language, "")
    chosen = code if code in known else "eng" if "eng" in known else known[0]
    segmentation = "1" if _ORIENTATION_DATA in installed else "3"
    command = [
        "tesseract", "stdin", "stdout", "-l", chosen, "--dpi", str(round(picture.dpi)),
        "--psm", segmentation, "-c", "tessedit_create_tsv=1",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command,
            input=picture.as_pgm(),
            capture_output=True,
            timeout=_PAGE_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError("recognising one page took too long") from error
    return list(_words(done.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[SeenWord]:
    reader = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in reader:
        if row["level"] != _WORD_LEVEL or not (row["text"] or "").strip():
            continue
        left, top = float(row["left"]), float(row["top"])
        yield SeenWord(
            text=row["text"].strip(),
            left=left,
            top=top,
            right=left + float(row["width"]),
            bottom=top + float(row["height"]),
            confidence=max(0.0, float(row["conf"])) / 100,
            block=int(row["block_num"]),
            paragraph=int(row["par_num"]),
            line=int(row["line_num"]),
        )


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """Return the trained data that Tesseract finds; nothing if it is not installed."""
    if shutil.which("tesseract") is None:
        return frozenset()
    try:
        done = subprocess.run(
            ["tesseract", "--list-langs"],
            capture_output=True,
            text=True,
            timeout=_LISTING_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(line.strip() for line in done.stdout.splitlines()[1:])
