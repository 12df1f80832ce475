"""Reads the lexicons that are kept as tables beside the code."""

import csv
from pathlib import Path


def lexicon_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a lexicon by column; lines that begin with # are remarks.

    Args:
        path: Of a table in UTF-8 whose columns are parted by tabs, their names in the first row.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        return list(csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE))
