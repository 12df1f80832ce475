"""The blocks of a page: paragraphs, headings, items, rows, notes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from ingest.parse.pdf.lines import Line
from ingest.parse.pdf.printed import PrintedWord


class Kind(Enum):
    """What a block is to its reader."""

    PROSE = auto()
    HEADING = auto()
    ITEM = auto()
    TABLE = auto()
    CONTENTS = auto()
    CAPTION = auto()
    LABEL = auto()
    NOTE = auto()


FLOATING = frozenset({Kind.TABLE, Kind.CAPTION, Kind.LABEL, Kind.NOTE})


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, in one column of one page.

    Attributes:
        kind: What it is to its reader.
        page: 0-based position of its page among those read.
        lines: Top down; of a table, none.
        rows: Of a table, each row's cells, each cell's words line by line.
        level: Of a heading, 1 to 6.
        box: Number of the drawn box around it, or -1.
        is_full: Whether its last line reaches the right edge of its column.
        is_indented: Whether its first line begins to the right of the others.
        is_column_start: Whether it stands at the top of its column.
        is_column_end: Whether it stands at the foot of its column.
    """

    kind: Kind
    page: int
    lines: tuple[Line, ...]
    rows: tuple[tuple[tuple[tuple[PrintedWord, ...], ...], ...], ...] = ()
    level: int = 0
    box: int = -1
    is_full: bool = False
    is_indented: bool = False
    is_column_start: bool = False
    is_column_end: bool = False

    @property
    def is_floating(self) -> bool:
        """Whether running text goes on around it."""
        return self.kind in FLOATING or self.box >= 0

    @property
    def text(self) -> str:
        """Its lines with a space between them, hyphens as printed; for looking at only."""
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        """Of its first line's type, in points."""
        return self.lines[0].whole.size if self.lines else 0.0


def letter_count(lines: Iterable[Line]) -> int:
    """Return how many characters, spaces apart, stand in the lines."""
    return sum(line.whole.char_count for line in lines)
