"""Pages a second and words found: our PDF reader beside others, on real reports.

    python -m bench.pdf [--eval ../shared/eval]

Peers (PDFium without layout, pdftotext, pdfminer.six, pypdf) are left out where they are not
installed. Running headers that we leave out count against our recall.
"""

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median

import pypdfium2

from ingest.outcome import Refused
from ingest.parse.pdf import read_pdf

EVAL = Path("../shared/eval")
MIN_WORDS = 100  # fewer, and a file says little about either speed or recall
REPEATS = 3  # the fastest counts: others share the machine
_WORD = re.compile(r"[^\W_]+")

Read = Callable[[bytes], str]


def ours(data: bytes) -> str:
    """Return the canonical text."""
    return read_pdf(data).text


def pdfium_plain(data: bytes) -> str:
    """Return PDFium's text in the order of the file, without any layout."""
    with pypdfium2.PdfDocument(data) as document:
        texts = []
        for page in document:
            texts.append(page.get_textpage().get_text_bounded())
            page.close()
    return "\n".join(texts)


def pdftotext(data: bytes) -> str:
    """Return the text of poppler's tool, in its reading order."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        run = subprocess.run(["pdftotext", "-q", file.name, "-"], capture_output=True, check=False)
    return run.stdout.decode("utf-8", "replace")


def readers() -> dict[str, Read]:
    """Return what can be measured here, by name."""
    found: dict[str, Read] = {"ours": ours, "PDFium, plain": pdfium_plain}
    if shutil.which("pdftotext"):
        found["pdftotext"] = pdftotext
    for module, call in (("pdfminer.high_level", "extract_text"), ("pypdf", "PdfReader")):
        try:
            function = getattr(import_module(module), call)
        except ImportError:
            continue
        found[module.partition(".")[0]] = _python_reader(module, function)
    return found


def _python_reader(module: str, function: Callable[..., object]) -> Read:
    if module == "pypdf":
        return lambda data: "\n".join(
            page.extract_text()
            for page in function(io.BytesIO(data)).pages  # type: ignore[attr-defined]
        )
    return lambda data: str(function(io.BytesIO(data)))


def words(text: str) -> Counter[str]:
    """Return a text's words, case folded, words broken at a line's end put together."""
    text = re.sub(r"(?<=\w)[-\u00ad]\n(?=\w)", "", unicodedata.normalize("NFKC", text))
    return Counter(_WORD.findall(text.replace("\u00ad", "").casefold()))


def recall(found: Counter[str], wanted: Counter[str]) -> float:
    """Return the share of the wanted words, counted each time, that were found."""
    return (found & wanted).total() / max(1, wanted.total())


def seconds(read: Read, data: bytes) -> tuple[float, str]:
    """Return the wall clock of the fastest of a few runs, and the text."""
    best, text = float("inf"), ""
    for _ in range(REPEATS):
        start = time.perf_counter()
        text = read(data)
        best = min(best, time.perf_counter() - start)
    return best, text


def texts_in(folder: Path) -> list[tuple[str, bytes, int]]:
    """Return (name, bytes, pages) of the files whose text our reader accepts."""
    files = []
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        try:
            report = read_pdf(data)
        except Refused:
            continue
        if len(report.text.split()) >= MIN_WORDS:
            files.append((path.name, data, len(report.layouts)))
    return files


def table(folder: Path) -> str:
    """Return a Markdown table: a row for each reader, medians over files."""
    files = texts_in(folder)
    found = readers()
    reference = pdftotext if "pdftotext" in found else None
    lines = [
        f"{len(files)} files, {sum(pages for *_, pages in files)} pages",
        "",
        "| reader | pages/s, median | pages/s, all pages | words of pdftotext found, median |",
        "|---|---|---|---|",
    ]
    wanted = [words(reference(data)) if reference else Counter() for _, data, _ in files]
    for name, read in found.items():
        speeds, spent, recalls = [], 0.0, []
        for (_, data, pages), expected in zip(files, wanted, strict=True):
            took, text = seconds(read, data)
            speeds.append(pages / took)
            spent += took
            recalls.append(recall(words(text), expected))
        total = sum(pages for *_, pages in files) / spent
        share = f"{median(recalls):.3f}" if reference else "–"
        lines.append(f"| {name} | {median(speeds):.0f} | {total:.0f} | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or say that there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=EVAL, help="folder of evaluation data")
    folder = parser.parse_args().eval / "docs" / "files"
    if not folder.is_dir():
        sys.exit(f"no folder {folder}: nothing to measure on")
    print(table(folder))


if __name__ == "__main__":
    main()
