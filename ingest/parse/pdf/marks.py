"""Raised and lowered signs: marks of notes go, powers and formulas stay.

A reader who copies "woning12" wants "woning": a raised number after a word is a note's
mark and is left out of the text, as is a raised star or dagger. Raised numbers after a
unit of length or after 10 are powers and are written as such ("m²", "10⁶"); lowered
signs and raised letters stay as they are ("CO2", "1er").
"""

import re
from collections.abc import Sequence

from ingest.parse.pdf.printed import PrintedWord

_SMALL = 0.85
_RAISED_EMS = 0.12
_TOUCHING_EMS = 0.12
_MARK = re.compile(r"[\d,;\s–*∗†‡§¶#()\[\]⁰¹²³⁴-⁹-]+")
_CLOSING = re.compile(r"[,.;:!?)\]}”’»…%]")
_UNIT = re.compile(r"(?:^|[\W\d])(?:[cdkmµ]?m|ha|ft|inch|[(/]s)$")
_POWER = re.compile(r"(?:^|\D)(?:10|2)$")
_SUPERSCRIPTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_PRINTED_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_])[¹²³⁰⁴-⁹]+|(?<=[.,;:!?)\]”’»])[¹²³⁰⁴-⁹]+")


def settled(
    words: Sequence[PrintedWord], *, base: float, size: float, keep_first: bool = False
) -> list[PrintedWord]:
    """Return a line's words without marks of notes, small signs glued to their words.

    Args:
        words: Of one line, in reading order.
        base: The height that most letters stand on.
        size: Of the main type, in points.
        keep_first: Keep a mark that opens the line: the number of the note itself.
    """
    result: list[PrintedWord] = []
    was_mark = opened = False
    for word in words:
        before = result[-1] if result else None
        if opened and word.style.size > _SMALL * size:
            result.append(_plain(word)._replace(is_glued=False))
            opened = False
            continue
        if word.style.size > _SMALL * size and not was_mark:
            result.append(_touching(before, _plain(word), size))
            continue
        if _is_raised(word, base, size) and _MARK.fullmatch(word.text):
            if before is None and keep_first:
                result.append(word._replace(is_glued=False))
                opened = True
                continue
            power = _power(before, word)
            if power is None:
                was_mark = True
                continue
            word = power
        elif was_mark and before is not None and _CLOSING.match(word.text):
            word = word._replace(is_glued=True)
        elif was_mark:
            word = word._replace(is_glued=False)
        was_mark = False
        result.append(_touching(before, word, size))
    return result


def _is_raised(word: PrintedWord, base: float, size: float) -> bool:
    return word.style.size <= _SMALL * size and word.base < base - _RAISED_EMS * size


def _plain(word: PrintedWord) -> PrintedWord:
    """Take ready-made superscript digits after a word for the marks that they are."""
    if word.text.isascii() or not _PRINTED_SUPERSCRIPT.search(word.text):
        return word
    bare = _PRINTED_SUPERSCRIPT.sub("", word.text)
    return word if _UNIT.search(bare) or not bare else word._replace(text=bare)


def _power(before: PrintedWord | None, word: PrintedWord) -> PrintedWord | None:
    if before is None or word.left - before.right > 0.3 * before.style.size:
        return None
    if not word.text.strip("-−").isdigit():
        return None
    if _UNIT.search(before.text) or _POWER.search(before.text):
        return word._replace(text=word.text.translate(_SUPERSCRIPTS), is_glued=True)
    return None


def _touching(before: PrintedWord | None, word: PrintedWord, size: float) -> PrintedWord:
    """Glue a word to the one before where no space is printed between them."""
    if before is None or word.is_glued:
        return word
    is_small = min(word.style.size, before.style.size) <= _SMALL * size
    is_closing = _CLOSING.fullmatch(word.text[0]) is not None and word.text[0] != "…"
    if not (is_small or is_closing):
        return word
    gap = word.left - before.right
    if -0.3 * size <= gap <= _TOUCHING_EMS * size:
        return word._replace(is_glued=True)
    return word
