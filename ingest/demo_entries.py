"""What stands beside the demo's files: lists of entries, absent where a folder has none."""

import json
from pathlib import Path
from typing import Any


def demo_entries(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the entries of one list of the demo base; none if the folder does not hold it.

    Args:
        folder: Of the demo base.
        name: Of the file, such as "lessons.json".
    """
    path = folder / name
    if not path.is_file():
        return []
    entries: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return entries
