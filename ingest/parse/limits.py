"""How much one file may ask of the machine before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on reading one file.

    Attributes:
        wall_seconds: From hand-over to answer, after which the child is killed.
        memory_bytes: Address space of the child.
        file_bytes: Size of the file itself.
        text_chars: Length of the canonical text.
        page_count: Pages of a document that has fixed pages.
    """

    wall_seconds: float = 60.0
    memory_bytes: int = 1_500 * MEGABYTE
    file_bytes: int = 200 * MEGABYTE
    text_chars: int = 20_000_000
    page_count: int = 2_000

    def __post_init__(self) -> None:
        if self.wall_seconds <= 0:
            raise ValueError(f"wall_seconds is above 0, got {self.wall_seconds}")
        for name in ("memory_bytes", "file_bytes", "text_chars", "page_count"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is at least 1, got {getattr(self, name)}")


READING = Limits()
"""For reading a text that is there."""

RECOGNISING = Limits(wall_seconds=1_800.0, page_count=200)
"""For recognising text in pictures: a page takes seconds, and each has its own limit too."""
