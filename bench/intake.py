"""Intake: every file of the evaluation folder through the sandbox, a definite answer for each.

    python -m bench.intake [--eval ../shared/eval]

Recall is the share of the words of the manifest's snippet that our text holds. The snippets are
other tools' output: those of HTML count menus and footers, which we leave out, against us, and
those of XML count identifiers; the ones marked as rough there are left out here.
"""

import argparse
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.outcome import RefusalCode, Refused
from ingest.parse.sandbox import Sandbox

_WORD = re.compile(r"\w+")
_HIGH_WATER = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)
_FEWEST_WORDS = 5
_EXPECTED = {
    "damaged": {RefusalCode.DAMAGED, RefusalCode.EMPTY, RefusalCode.NEEDS_OCR},
    "password/permissions": {RefusalCode.ENCRYPTED},
    "no text layer": {RefusalCode.NEEDS_OCR, RefusalCode.EMPTY},
    "scanned/image": {RefusalCode.NEEDS_OCR},
    "empty": {RefusalCode.EMPTY},
    "pdftotext fails": {RefusalCode.DAMAGED, RefusalCode.ENCRYPTED, RefusalCode.EMPTY},
}
_OLD_OFFICE = {"doc", "ppt"}
_IMAGES = {"jpg", "png", "tif"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one file ended as.

    Attributes:
        name: Of the file.
        kind: As the manifest names its type.
        code: Why it was refused, or empty.
        seconds: From hand-over to answer.
        page_count: Segments of the text, 0 for a refusal.
        recall: Share of the snippet's words that the text holds, None without a snippet.
        flags: What the manifest says is the matter with it.
        char_count: Of the text that the manifest's tool found.
    """

    name: str
    kind: str
    code: str
    seconds: float
    page_count: int
    recall: float | None
    flags: tuple[str, ...]
    char_count: int

    @property
    def surprise(self) -> str:
        """How it differs from the manifest, empty if it does not."""
        flags = ", ".join(self.flags) or "no flag"
        if not self.code:
            is_unread = bool(self.flags) and (not self.char_count or "damaged" in self.flags)
            return f"read, although {flags}" if is_unread else ""
        expected = {code for flag in self.flags for code in _EXPECTED[flag]}
        if self.kind in _OLD_OFFICE:
            expected.add(RefusalCode.UNSUPPORTED)
        if self.kind in _IMAGES:
            expected.add(RefusalCode.NEEDS_OCR)
        return "" if self.code in expected else f"{self.code}, {flags}"


def main() -> None:
    """Print a row a type, the child's memory, and the files where answer and manifest differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    folder = parser.parse_args().eval / "docs"
    if not (folder / "manifest.jsonl").is_file():
        print(f"left out: there is no {folder / 'manifest.jsonl'}")
        return
    answers, peak_bytes = _read_all(folder)
    print(_table(answers))
    print(f"\nMost memory that a reading child held: {peak_bytes / 1e6:.0f} MB")
    broken = [a.name for a in answers if a.code in (RefusalCode.TIMEOUT, RefusalCode.CRASHED)]
    print(f"Timed out or broke down: {', '.join(broken) or 'none'}")
    print("\nWhere answer and manifest differ (characters that its tool found):\n")
    for answer in answers:
        if answer.surprise:
            print(f"- {answer.name}: {answer.surprise} ({answer.char_count})")


def _read_all(folder: Path) -> tuple[list[Answer], int]:
    """Return all answers and the most memory that a child held, in bytes."""
    answers, peak = [], 0
    with Sandbox() as sandbox:
        for row in _rows(folder):
            answers.append(_answer(sandbox, folder / row["file"], row))
            peak = max(peak, _high_water_bytes(sandbox.process_id))
    return answers, peak


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _answer(sandbox: Sandbox, path: Path, row: dict[str, Any]) -> Answer:
    code, page_count, recall = "", 0, None
    started = time.perf_counter()
    try:
        text = sandbox.read(path, file_name=path.name)
    except Refused as refused:
        code = str(refused.code)
    seconds = time.perf_counter() - started
    if not code:
        page_count = len({segment.locator.index for segment in text.segments})
        is_rough = "rough" in (row["snippet_source"] or "")
        recall = None if is_rough else _recall(row["snippet"] or "", text.text)
    return Answer(
        name=path.name,
        kind=row["type"],
        code=code,
        seconds=seconds,
        page_count=page_count,
        recall=recall,
        flags=tuple(row["flags"] or ()),
        char_count=row["chars"] or 0,
    )


def _recall(snippet: str, text: str) -> float | None:
    wanted = _WORD.findall(snippet.casefold())[:-1]  # a snippet's last word may be cut
    if len(wanted) < _FEWEST_WORDS:
        return None
    held = set(_WORD.findall(text.casefold()))
    return sum(word in held for word in wanted) / len(wanted)


def _high_water_bytes(process_id: int | None) -> int:
    """Return the most memory that a living process has held, 0 where nothing tells."""
    try:
        status = Path(f"/proc/{process_id}/status").read_text("ascii")
    except OSError:
        return 0
    found = _HIGH_WATER.search(status)
    return int(found[1]) * 1024 if found else 0


def _table(answers: Sequence[Answer]) -> str:
    by_kind: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_kind[answer.kind].append(answer)
    ordered = sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0]))
    head = "| type | files | read | refused | s median | s max | pages/s | recall |"
    rows = [_row(kind, group) for kind, group in ordered]
    return "\n".join([head, "|---|---|---|---|---|---|---|---|", *rows, _row("**all**", answers)])


def _row(kind: str, group: Sequence[Answer]) -> str:
    read = [answer for answer in group if not answer.code]
    refused = Counter(answer.code for answer in group if answer.code)
    seconds = [answer.seconds for answer in group]
    recalls = [answer.recall for answer in read if answer.recall is not None]
    speed = ""
    if kind == "pdf" and read:
        speed = f"{sum(a.page_count for a in read) / sum(a.seconds for a in read):.0f}"
    cells = (
        kind,
        str(len(group)),
        str(len(read)),
        ", ".join(f"{code} {count}" for code, count in sorted(refused.items())),
        f"{statistics.median(seconds):.3f}",
        f"{max(seconds):.2f}",
        speed,
        f"{statistics.mean(recalls):.3f}" if recalls else "",
    )
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
