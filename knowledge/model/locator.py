"""Where in a document a stretch of text stands, as a reader would cite it."""

from dataclasses import dataclass
from enum import StrEnum


class LocatorKind(StrEnum):
    """The kinds of locator, named as in the Citation Style Language where it has one."""

    PAGE = "page"
    SLIDE = "slide"
    ROW = "row"
    CHAPTER = "chapter"
    SECTION = "section"
    MESSAGE = "message"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Locator:
    """One citable position of a document: page iv, slide 3, Begroting!7.

    Attributes:
        kind: What the document is divided into.
        label: As printed or as a reader would say it; may be empty for WHOLE only.
        index: 0-based position in the document, in reading order.
    """

    kind: LocatorKind
    label: str
    index: int

    def __post_init__(self) -> None:
        if self.index < 0:
            raise ValueError(f"a locator's index counts from 0, got {self.index}")
        if not self.label and self.kind is not LocatorKind.WHOLE:
            raise ValueError(f"a {self.kind} locator needs a label")
