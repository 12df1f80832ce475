"""A stretch of a canonical text: 0-based, end-exclusive, never empty."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start … end of a text, so that `text[start:end]` is what it names."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}:{self.end}")

    def of(self, text: str) -> str:
        """Return the characters of the text that this span names.

        Raises:
            ValueError: If the span reaches beyond the text.
        """
        if self.end > len(text):
            raise ValueError(
                f"span {self.start}:{self.end} reaches beyond a text of {len(text)} chars"
            )
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
