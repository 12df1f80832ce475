"""A scheme: themes that somebody wrote down before, such as a programme's chapters."""

from dataclasses import dataclass
from typing import Final

from knowledge.model.theme import InBoth

LEAST_ENTRIES: Final = 2
MOST_ENTRIES: Final = 300
MOST_CODE_CHARS: Final = 24
MOST_CHAPTER_CHARS: Final = 160
"""A longer name is a description, and is not read in a list or a table."""


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """One theme of a scheme.

    Attributes:
        code: Unique in the scheme, at most 24 characters.
        name: At least in one language.
        about: What it is about, in one line; may be empty.
        parent: Code of the entry that it is a part of, or empty.
    """

    code: str
    name: InBoth
    about: InBoth = InBoth()
    parent: str = ""

    def __post_init__(self) -> None:
        if not 0 < len(self.code) <= MOST_CODE_CHARS:
            raise ValueError(f"a code has 1 to {MOST_CODE_CHARS} characters, got {self.code!r}")
        if not self.name:
            raise ValueError(f"entry {self.code} needs a name in Dutch or English")


@dataclass(frozen=True, slots=True)
class Scheme:
    """Themes that are given.

    Attributes:
        id: Stable, such as "sdg".
        name: At least in one language.
        entries: Themes in their order, parts after the theme that they belong to.
        is_own: Whether it was brought in by a person of this base.
    """

    id: str
    name: InBoth
    entries: tuple[SchemeEntry, ...]
    is_own: bool = False

    def __post_init__(self) -> None:
        codes = [entry.code for entry in self.entries]
        if not LEAST_ENTRIES <= len(codes) <= MOST_ENTRIES:
            raise ValueError(
                f"a scheme has {LEAST_ENTRIES} to {MOST_ENTRIES} entries, got {len(codes)}"
            )
        if len(set(codes)) < len(codes):
            raise ValueError("each code stands once in a scheme")
        tops = {entry.code for entry in self.entries if not entry.parent}
        stray = [entry.code for entry in self.entries if entry.parent and entry.parent not in tops]
        if stray:
            raise ValueError(f"entry {stray[0]} is a part of an entry that is not there")

    def theme_id(self, code: str) -> str:
        """Return the id of the theme that an entry becomes."""
        return f"{self.id}:{code}"

    def parts(self, code: str) -> tuple[SchemeEntry, ...]:
        """Return the entries that are parts of another; of none, the themes themselves."""
        return tuple(entry for entry in self.entries if entry.parent == code)
