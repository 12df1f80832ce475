"""Characters as PDFium reports them, and as they stand in a canonical text."""

import re
import unicodedata

from ingest.parse.pdf import pdfium

LINE_END_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at which it saw the line break
SOFT_HYPHEN = "\u00ad"

_SIGN = r"[^\s\x00-\x1f\x7f-\x9f\ufffe\uffff]"
# Pieces between white space, control characters and noncharacters; a line-end hyphen ends one.
_WORD = re.compile(rf"{_SIGN}+\ufffe?|\ufffe")
# The same, with leaders ("Aanpak.......12") parted from what they lead from and to.
_WORD_OR_LEADER = re.compile(
    rf"\.{{4,}}|_{{4,}}|…{{2,}}|(?:(?!\.{{4}}|_{{4}}|……){_SIGN})+\ufffe?|\ufffe"
)
LEADER = re.compile(r"\.{4,}|_{4,}|…{2,}")
_UNMAPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")

_WRITTEN_OUT = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    LINE_END_HYPHEN: "-",
    "\u2010": "-",
    "\u2011": "-",
    # Bullets of Symbol, Wingdings and their kin, which files map to the private use area.
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "▪",
    "\uf06e": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf06f": "□",
}
_TO_WRITE_OUT = re.compile("[" + "".join(_WRITTEN_OUT) + "]")
# Zero-width spaces and signs of direction; a soft hyphen too, unless the word ends with it.
_WITHOUT_WIDTH = re.compile(
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\u00ad(?!$)"
)
_SPACING_ACCENTS = {
    "´": "\u0301",
    "`": "\u0300",
    "¨": "\u0308",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "˘": "\u0306",
    "ˇ": "\u030c",
    "˚": "\u030a",
}
_TYPED_ACCENT = re.compile("([" + "".join(_SPACING_ACCENTS) + "])([^\\W\\d_]|ı)")


def text_of(text_page: int, char_count: int, bulk: str) -> str:
    """Return the page's text with exactly one character for each of PDFium's.

    Args:
        text_page: Address of the text page.
        char_count: PDFium's count of its characters.
        bulk: The text that PDFium gives in one call, which leaves out characters
            without a meaning; fast, and right on nearly all pages.
    """
    if len(bulk) == char_count:
        return bulk
    codes = (pdfium.unicode_of(text_page, index) for index in range(char_count))
    return "".join(_character(code) for code in codes)


def _character(code: int) -> str:
    if code == 2:
        return LINE_END_HYPHEN
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where words stand in a page's text."""
    has_leaders = "...." in text or "____" in text or "……" in text
    pattern = _WORD_OR_LEADER if has_leaders else _WORD
    return [match.span() for match in pattern.finditer(text)]


def unmapped_count(text: str) -> int:
    """Return how many characters of a text have no meaning that a reader could know."""
    return len(_UNMAPPED.findall(_TO_WRITE_OUT.sub("", text)))


def written_out(text: str) -> str:
    """Return a word in NFC with ligatures as letters and bullets as public characters."""
    if text.isascii():
        return text
    text = _TO_WRITE_OUT.sub(lambda match: _WRITTEN_OUT[match.group()], text)
    text = _WITHOUT_WIDTH.sub("", text)
    if "/" not in text:
        text = _TYPED_ACCENT.sub(_accented, text)
    return unicodedata.normalize("NFC", text)


def _accented(match: re.Match[str]) -> str:
    accent, letter = match.groups()
    composed = unicodedata.normalize(
        "NFC", ("i" if letter == "ı" else letter) + _SPACING_ACCENTS[accent]
    )
    return composed if len(composed) == 1 else match.group()
