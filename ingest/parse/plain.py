"""Reader of plain text: paragraphs out of lines, whoever broke them."""

import re
from itertools import pairwise

from ingest.parse.encoding import decode
from ingest.parse.text_builder import TextBuilder
from knowledge.model.report_text import ReportText

READER = "txt/1"

_BULLET = re.compile(r"[-–—*+•·‣◦▪o] {1,8}(?=\S)|(?=\(?(?:\d{1,2}[.)]|[a-z]\))\s)")
_RULE = re.compile(r"\s*[-=_*~+#]{4,}\s*$")
_LONG_LINE_CHARS = 130
_WIDTHS = range(40, _LONG_LINE_CHARS + 1)


def read(data: bytes) -> ReportText:
    """Return the text of a plain text file, whatever its encoding and line width.

    Raises:
        Refused: EMPTY.
    """
    builder = TextBuilder(READER)
    lay_plain(decode(data), builder)
    return builder.build()


def lay_plain(text: str, builder: TextBuilder) -> None:
    """Lay plain text: empty lines part paragraphs, lines broken at a width are joined.

    A block whose lines are short for other reasons, such as an address, keeps its line
    breaks; lines that begin with a bullet or a number are list items.
    """
    for block in _blocks(text):
        if any(_BULLET.match(line) for line in block):
            _lay_items(block, builder)
        elif _is_wrapped(block):
            builder.paragraph(_joined(block))
        elif _is_one_paragraph_a_line(block):
            for line in block:
                builder.paragraph(line)
        else:
            builder.paragraph("\n".join(block))


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.replace("\f", "\n\n").splitlines():
        if not line.strip() or _RULE.match(line):
            blocks.append([])
        else:
            blocks[-1].append(line.strip())
    return [block for block in blocks if block]


def _lay_items(block: list[str], builder: TextBuilder) -> None:
    lead: list[str] = []
    items: list[list[str]] = []
    for line in block:
        match = _BULLET.match(line)
        if match:
            items.append([line[match.end() :]])
        else:
            (items[-1] if items else lead).append(line)
    if lead:
        builder.paragraph(_joined(lead))
    for item in items:
        builder.item(_joined(item))
    builder.end_group()


def _is_wrapped(block: list[str]) -> bool:
    """Say whether the lines end where the next word would not have fitted."""
    width = max(len(line) for line in block)
    if len(block) < 2 or width not in _WIDTHS:
        return False
    full = sum(
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width * 0.97
        for line, after in pairwise(block)
    )
    return full >= 0.8 * (len(block) - 1)


def _is_one_paragraph_a_line(block: list[str]) -> bool:
    return sum(len(line) > _LONG_LINE_CHARS for line in block) * 2 > len(block)


def _joined(lines: list[str]) -> str:
    return " ".join(lines)
