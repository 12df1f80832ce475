"""Words side by side become runs, and runs on one height become lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.parse.pdf.printed import PrintedWord, TextStyle

# In ems, the size of the type. Spaces between words are .25 to .6 em, gutters 1 em and more.
_GAP_IN_FILE_ORDER = 1.0
_GAP_OUT_OF_ORDER = 0.35
_OVERLAP = 0.35
_SAME_HEIGHT = 0.25
_RAISED = 0.85  # smaller than this share of its neighbour's size: may stand higher or lower
_LABEL_REACH_EMS = 7.0
_LABEL = re.compile(
    r"[•▪●◦‣○■□▫➢➤✓✔❖◆–—*∗†‡§·o\-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,5})[.):]?"
)
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side on one line, without a gap wide enough to part columns.

    Attributes:
        words: In reading order.
        left: Of the leftmost word.
        top: By the size of the main type, not of marks that rise above it.
        right: Of the rightmost word.
        bottom: As top.
        base: The line that most letters stand on.
        style: Of most letters.
        char_count: Letters, without spaces.
        is_bold: Whether every word with a letter or digit is bold.
        text: The words with a space between those that are not glued.
    """

    words: tuple[PrintedWord, ...]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    style: TextStyle
    char_count: int
    is_bold: bool
    text: str

    @property
    def size(self) -> float:
        """Of the main type, in points."""
        return self.style.size

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """Runs on one height, left to right: one of prose, several of a table's row.

    Attributes:
        runs: Left to right.
        whole: The same words as one run.
    """

    runs: tuple[Run, ...]
    whole: Run

    @property
    def text(self) -> str:
        """The words with a space between those that are not glued."""
        return self.whole.text


def joined(words: Iterable[PrintedWord]) -> str:
    """Return the words with a space between those that are not glued."""
    parts: list[str] = []
    for word in words:
        if parts and not word.is_glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def run_of(words: Sequence[PrintedWord]) -> Run:
    """Return the words as one run; there must be at least one."""
    main = words[0]
    counts: dict[tuple[TextStyle, float], int] = {}
    total = 0
    if len(words) > 1:
        for word in words:
            length = len(word.text)
            total += length
            key = (word.style, word.base)
            counts[key] = counts.get(key, 0) + length
        style, base = max(counts, key=lambda key: (counts[key], key[0].size))
    else:
        style, base, total = main.style, main.base, len(main.text)
    lettered = [w for w in words if w.style.is_bold or any(c.isalnum() for c in w.text)]
    reach = (
        main if len(words) == 1 else next(w for w in words if w.style == style and w.base == base)
    )
    return Run(
        words=tuple(words),
        left=min(word.left for word in words),
        top=reach.top,
        right=max(word.right for word in words),
        bottom=reach.bottom,
        base=base,
        style=style,
        char_count=total,
        is_bold=bool(lettered) and all(word.style.is_bold for word in lettered),
        text=joined(words),
    )


def runs_of(words: Sequence[PrintedWord]) -> list[Run]:
    """Group words that stand side by side, first by the order of the file, then by place."""
    groups: list[list[PrintedWord]] = []
    before: PrintedWord | None = None
    for word in words:
        if before is not None and _follows(before, word):
            groups[-1].append(word)
        else:
            groups.append([word])
        before = word
    return _merged([run_of(group) for group in groups])


def _follows(before: PrintedWord, word: PrintedWord) -> bool:
    one, two = before.style.size, word.style.size
    size = max(one, two)
    if not _on_one_height(before.base, one, word.base, two):
        return False
    gap = word.left - before.right
    if -_OVERLAP * size <= gap <= _GAP_IN_FILE_ORDER * size:
        return True
    back = before.left - word.right
    is_near = -_OVERLAP * size <= back <= _GAP_IN_FILE_ORDER * size
    return is_near and _RIGHT_TO_LEFT.search(word.text) is not None


def _on_one_height(base: float, size: float, other_base: float, other_size: float) -> bool:
    if size < other_size:
        base, size, other_base, other_size = other_base, other_size, base, size
    drop = other_base - base
    if other_size < _RAISED * size:
        return -0.7 * size <= drop <= 0.35 * size
    return abs(drop) <= _SAME_HEIGHT * size


def _merged(runs: list[Run]) -> list[Run]:
    """Put runs together that touch on one height, though the file has them apart."""
    result: list[Run] = []
    for row in _rows(runs):
        group: list[Run] = []
        for run in row:
            if group and _touches(group[-1], run):
                group[-1] = run_of(group[-1].words + run.words)
            else:
                group.append(run)
        result += _labelled(group)
    return result


def _labelled(row: list[Run]) -> list[Run]:
    """Put bullets and numbers together with what they label, however far it stands."""
    result: list[Run] = []
    for run in row:
        last = result[-1] if result else None
        if (
            last is not None
            and run.left - last.right <= _LABEL_REACH_EMS * run.size
            and _LABEL.fullmatch(last.text)
            and (last is row[0] or not last.text[0].isdigit())
            and any(c.isalpha() for c in run.text)
        ):
            result[-1] = run_of(last.words + run.words)
        else:
            result.append(run)
    return result


def _touches(run: Run, other: Run) -> bool:
    size = max(run.size, other.size)
    gap = other.left - run.right
    return -_OVERLAP * size <= gap <= _GAP_OUT_OF_ORDER * size and _on_one_height(
        run.base, run.size, other.base, other.size
    )


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """Group runs by height, top down; within a row from the left."""
    rows: list[list[Run]] = []
    lead: Run | None = None
    for run in sorted(runs, key=lambda run: (run.base, run.left)):
        if lead is not None and _on_one_height(lead.base, lead.size, run.base, run.size):
            rows[-1].append(run)
            if run.size > lead.size:
                lead = run
        else:
            rows.append([run])
            lead = run
    return [sorted(row, key=lambda run: run.left) for row in rows]


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """Group runs by height into lines, top down."""
    return [line_of(row) for row in _rows(runs)]


def line_of(runs: Sequence[Run]) -> Line:
    """Return runs, given left to right, as one line."""
    if len(runs) == 1:
        return Line((runs[0],), runs[0])
    return Line(tuple(runs), run_of([word for run in runs for word in run.words]))
