"""A pasted text as paragraphs, whatever program it was copied from."""

import re

_EMPTY_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SHORT_SHARE = 0.75


def as_paragraphs(pasted: str) -> str:
    """Return a pasted text with an empty line between its paragraphs.

    Word and many others copy a paragraph as one line, with no empty line behind it. Where the
    text has none at all, a line ends a paragraph if it ends a sentence or is clearly shorter
    than the longest: so words that a mail or a PDF broke over lines stay together.
    """
    lines = "\n".join(pasted.splitlines()).strip()
    if _EMPTY_LINE.search(lines):
        return "\n\n".join(part.strip() for part in _EMPTY_LINE.split(lines))
    return _by_lines([line.strip() for line in lines.split("\n")])


def _by_lines(lines: list[str]) -> str:
    longest = max(map(len, lines))
    text = ""
    for line in lines:
        text += line
        is_last = bool(_ENDS.search(line)) or len(line) < _SHORT_SHARE * longest
        text += "\n\n" if is_last else "\n"
    return text.strip()
