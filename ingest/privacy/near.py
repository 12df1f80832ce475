"""The words around a find: what precision hangs on."""

import re
from dataclasses import dataclass

_BEFORE_CHARS = 48
_AFTER_CHARS = 24


@dataclass(frozen=True, slots=True)
class Near:
    """A text with its lower-case twin, asked for the words beside a place.

    Attributes:
        text: The canonical text.
        lower: The same, lower-case, of the same length.
    """

    text: str
    lower: str

    @classmethod
    def of(cls, text: str) -> "Near":
        """Return the text ready to be asked; a letter that grows when lowered stays."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
        return cls(text, lower)

    def says_before(
        self, place: int, words: re.Pattern[str], *, chars: int = _BEFORE_CHARS
    ) -> bool:
        """Say whether one of the words stands in the characters before a place."""
        return words.search(self.lower, max(0, place - chars), place) is not None

    def says_after(self, place: int, words: re.Pattern[str], *, chars: int = _AFTER_CHARS) -> bool:
        """Say whether one of the words stands in the characters after a place."""
        return words.search(self.lower, place, place + chars) is not None


def any_of(words: str) -> re.Pattern[str]:
    """Return a pattern for whole words given as "a|b c|d"; a "*" lets a word go on."""
    parts = (re.escape(word).replace(r"\*", r"\w{0,20}") for word in words.split("|"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
