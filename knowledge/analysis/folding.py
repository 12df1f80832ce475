"""One spelling for letters that readers take for the same: case, accents, ligatures."""

import unicodedata
from typing import Final

_SPELLED_OUT: Final = {
    "æ": "ae",
    "œ": "oe",
    "ĳ": "ij",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "ı": "i",
    "\u00ad": "",  # a soft hyphen is a hint to the printer
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
}


class _Folds(dict[int, str]):
    """Folds of single characters, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    lowered = character.casefold()
    spelled = "".join(_SPELLED_OUT.get(letter, letter) for letter in lowered)
    parts = unicodedata.normalize("NFKD", spelled)
    return "".join(part for part in parts if not unicodedata.combining(part))


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """Return the text in lower case, without accents, ligatures written out (ß is ss, ĳ is ij)."""
    return text.translate(_FOLDS)


def folded_offsets(text: str) -> list[int]:
    """Return, for each character of `fold(text)` and for its end, the offset in the text."""
    offsets = [
        offset for offset, character in enumerate(text) for _ in range(len(_FOLDS[ord(character)]))
    ]
    offsets.append(len(text))
    return offsets
