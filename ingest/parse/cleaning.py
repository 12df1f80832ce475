"""Characters made fit for a canonical text: NFC, no controls, nothing that hides."""

import re
import unicodedata

PAGE_MARK = "\f"
"""Stands in a reader's raw text where a new page begins."""

# HTML's own rule for the C1 controls (numeric character reference end state): they were
# meant as windows-1252.
_C1 = {code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0)}
_SPACES = (
    "\t",
    "\v",
    "\u00a0",
    "\u1680",
    *(chr(code) for code in range(0x2000, 0x200B)),
    "\u202f",
    "\u205f",
    "\u3000",
)
# Invisible: soft hyphen, zero-width space and word joiner, byte order mark, marks that turn
# the writing direction, and the tag characters, in which whole sentences can be hidden.
_INVISIBLE = (
    "\u00ad",
    "\u061c",
    "\u180e",
    "\u200b",
    "\u200e",
    "\u200f",
    *(chr(code) for code in range(0x202A, 0x202F)),
    *(chr(code) for code in range(0x2060, 0x2070)),
    "\ufeff",
    *(chr(code) for code in range(0xFFF9, 0xFFFC)),
    "\ufffe",
    "\uffff",
    *(chr(code) for code in range(0xE0000, 0xE0080)),
)
_TABLE: dict[int, str | int | None] = {
    **{code: None for code in range(0x20) if chr(code) not in "\n\f"},
    0x7F: None,
    **_C1,
    **{ord(char): " " for char in _SPACES},
    **{ord(char): None for char in _INVISIBLE},
    0x2028: "\n",
    0x2029: "\n\n",
}
_ODD = re.compile(
    "["
    + "".join(re.escape(chr(code)) for code in _TABLE if code < 0x10000)
    + "\U000e0000-\U000e007f]"
)
_UNWRITABLE = re.compile("[\ud800-\udfff\ue000-\uf8ff]")
_BLANKS = re.compile(r" {2,}")
_LINE_ENDS = re.compile(r" ?\n ?")
_LINE_GAPS = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Return the text in NFC with single spaces and at most one empty line in a row.

    Line breaks and page marks stay; other controls, surrogates, characters of private use
    and invisible ones go; every kind of space becomes a plain one.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text):
        text = text.translate(_TABLE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNWRITABLE.sub("", text))
    text = _LINE_ENDS.sub("\n", _BLANKS.sub(" ", text))
    return _LINE_GAPS.sub("\n\n", text).strip(" \n")


def clean_line(text: str) -> str:
    """Return the text as `clean` does, on one line and without page marks."""
    return " ".join(clean(text.replace(PAGE_MARK, " ")).split())
