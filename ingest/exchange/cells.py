"""Cells that a spreadsheet shows as text and never runs, and lists within one cell.

A cell that begins like a formula gets an apostrophe in front (OWASP, "CSV Injection"), which
is taken away again when it is read. Only those: "'s-Hertogenbosch" stays as it is.
"""

import re

_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def escaped(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def unescaped(cell: str) -> str:
    """Return the text that `escaped` made the cell of."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell) else cell


def joined(entries: tuple[str, ...]) -> str:
    """Return a list as one cell, parted by semicolons."""
    return "; ".join(entry.replace("\\", "\\\\").replace(";", "\\;") for entry in entries)


def parted(cell: str) -> tuple[str, ...]:
    """Return the list that `joined` made the cell of; empty entries are left out."""
    entries, entry, signs = [], "", iter(cell)
    for sign in signs:
        if sign == "\\":
            entry += next(signs, "\\")
        elif sign == ";":
            entries.append(entry)
            entry = ""
        else:
            entry += sign
    return tuple(stripped for raw in (*entries, entry) if (stripped := raw.strip()))
