"""One row of a sheet, cell by cell."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds something.

    Attributes:
        sheet: Name of its sheet; empty for a delimited file.
        number: As the program shows it, from 1.
        cells: From the first column; empty ends are cut.
    """

    sheet: str
    number: int
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """As a locator names the row: "Lessen!12", or the bare number."""
        return f"{self.sheet}!{self.number}" if self.sheet else str(self.number)
